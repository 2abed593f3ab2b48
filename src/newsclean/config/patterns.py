"""Pattern rules: a rule that a configuration states, without code."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from importlib import import_module
from typing import Any, Self

from newsclean.config.linear import ENDLESS, MAX_STEPS, bounded, steps
from newsclean.config.outside import NAME
from newsclean.config.values import LEVELS, MisstatedError, a_list, refuse_key, refuse_unless, short
from newsclean.model import Block, Edit, Finding, Safety, Severity
from newsclean.rules import Rule
from newsclean.rules.selectors import DIGITS
from newsclean.text.words import MARKS

CODE = re.compile(r"X[A-Z]{2}[0-9]{3}")
LANGUAGE = re.compile(r"[a-z]{2,3}")
MAX_PATTERN = 2000  # characters; a list of a hundred words has as many
LISTS = ("bad", "good", "lang")
BOOLEANS = ("ignore-case", "whole-word")
INLINE = "flags of the whole, as (?i), are not read; ignore-case = true works, or (?s:…) around a part"


@dataclass(frozen=True)
class Pattern:
    """A rule without code: what matches is found, and `replace`, if it is stated, is put in its place.

    `match` is a regular expression of Python whose repetitions have an end; `replace` may name its groups, as `\\1`.
    `lang` are languages (none: all), `fix` is safe, unsafe or display, `bad` and `good` are texts to test it with.
    """

    code: str
    name: str
    match: str
    message: str
    replace: str | None = None
    lang: tuple[str, ...] = ()
    ignore_case: bool = False
    whole_word: bool = False
    fix: str = ""
    severity: str = "warning"
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._fits("code", CODE, "X, two capitals and three digits, as XHS001")
        self._fits("name", NAME, "words in lower case, as house-style")
        refuse_unless(bool(self.message.strip()), "'message' takes what is wrong, in a line", self.message, "message")
        refuse_unless(self.severity in LEVELS, "'severity' takes error, warning or info", self.severity, "severity")
        refuse_unless(self.fix in ("", *Safety), "'fix' takes safe, unsafe or display", self.fix, "fix")
        for tag in self.lang:
            refuse_unless(bool(LANGUAGE.fullmatch(tag)), "'lang' takes languages such as fr or de", tag, "lang")
        if self.fix in ("safe", "unsafe") and self.replace is None:
            raise MisstatedError(f"fix = '{self.fix}' lacks its 'replace'; an empty one takes out what matches", "fix")
        self._check_match()
        self._check_replace()

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Self:
        """Return the pattern that a TOML table states; ConfigError for what cannot work."""
        known = {each.name.replace("_", "-"): each for each in fields(cls)}
        for key in table:
            if key not in known:
                refuse_key(key, known, " in 'pattern'")
        for key, each in known.items():
            if each.default is MISSING and key not in table:
                raise MisstatedError(f"'pattern' lacks its '{key}'")
        return cls(**{known[key].name: _value(key, value) for key, value in table.items()})

    @property
    def safety(self) -> Safety:
        """Return how far its repair is trusted."""
        return Safety(self.fix or ("display" if self.replace is None else "unsafe"))

    @property
    def rule(self) -> Rule:
        """Return the rule that it is."""
        check = PatternCheck(self)
        return Rule(
            self.code,
            self.name,
            self.code.rstrip(DIGITS),
            "block",
            check,
            severity=Severity(self.severity),
            languages=frozenset(self.lang),
            needs=frozenset(check.literal[:1]),
        )

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Return the expression as it is looked for."""
        whole = rf"(?<![\w{MARKS}])(?:{self.match})(?![\w{MARKS}])" if self.whole_word else self.match
        return re.compile(whole, re.IGNORECASE if self.ignore_case else 0)

    def _fits(self, key: str, form: re.Pattern[str], told: str) -> None:
        value = getattr(self, key)
        refuse_unless(bool(form.fullmatch(value)), f"'{key}' takes {told}", value, key)

    def _check_match(self) -> None:
        is_short = len(self.match) <= MAX_PATTERN
        refuse_unless(is_short, f"'match' has {MAX_PATTERN} characters at most", self.match, "match")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # what Python may read in another way one day is not taken
                flags = re.compile(self.match).flags & ~re.UNICODE
                cost = steps(self.match, re.IGNORECASE if self.ignore_case else 0)
            is_empty = not _parsed(self.match).getwidth()[0]
        except (re.error, RecursionError, OverflowError, Warning) as error:
            raise MisstatedError(f"'match' is no regular expression: {error}", "match") from error
        if flags:  # behind what `whole-word` puts in front they would have no effect
            raise MisstatedError(f"'match': {INLINE}", "match")
        if is_empty:
            raise MisstatedError(f"'match' matches where there is nothing, got {short(repr(self.match))}", "match")
        if cost > MAX_STEPS:
            raise MisstatedError(_too_slow(self.match, cost), "match")

    def _check_replace(self) -> None:
        try:
            self.compiled.sub(self.replace or "", "")
        except (re.error, IndexError) as error:
            raise MisstatedError(f"'replace' is no template for what matches: {error}", "replace") from error


class PatternCheck:
    """Finds a pattern in a block; its manual page is made of what the pattern says of itself."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.literal = "" if pattern.ignore_case else literal(pattern.match)
        self.__doc__ = page(pattern)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PatternCheck) and self.pattern == other.pattern

    def __hash__(self) -> int:
        return hash(self.pattern)

    def __call__(self, block: Block) -> Iterator[Finding]:
        """Yield a finding for each place that is not written as `replace` wants it."""
        pattern = self.pattern
        if self.literal not in block.text:
            return
        for match in pattern.compiled.finditer(block.text):
            span = block.span(*match.span())
            if pattern.replace is None:
                yield Finding(span, pattern.message, safety=Safety.DISPLAY)
            elif (right := match.expand(pattern.replace)) != match[0]:
                told = f"write '{right}'" if right else f"leave out '{match[0]}'"
                yield Finding(span, f"{pattern.message}: {short(told)}", (Edit(span, right),), pattern.safety)


def page(pattern: Pattern) -> str:
    """Return the manual page of a pattern, in Markdown."""
    head = pattern.message if pattern.message.rstrip().endswith((".", "!", "?")) else f"{pattern.message.rstrip()}."
    examples = [f"```{kind}\n{text}\n```" for kind in ("bad", "good") for text in getattr(pattern, kind)]
    shown = "\n\n## Example\n" + "\n".join(examples) if examples else ""
    written = "Nothing is written." if pattern.replace is None else f"`{pattern.replace}` is written; {pattern.safety}."
    return f"{head}\n\nA pattern of the configuration: `{pattern.match}`{shown}\n\n## Fix\n{written}"


def literal(match: str) -> str:
    """Return the longest piece of text that stands in everything an expression matches, empty if none is known."""
    pieces = [""]
    for op, value in _parsed(match):
        if str(op) == "LITERAL":
            pieces[-1] += chr(value)
        elif str(op) != "AT":
            pieces.append("")
    return max(pieces, key=len)


def _parsed(match: str) -> Any:
    return import_module("re._parser").parse(match)  # what `re.compile` itself begins with


def _too_slow(match: str, cost: int) -> str:
    hint = bounded(match)
    if hint != match and _is_fast(hint):
        return f"'match' repeats without an end, which takes too long on some texts; write {short(repr(hint))}"
    if cost >= ENDLESS:
        return "'match' repeats without an end (+, * or {2,}), or far too often; bounds such as {1,64} work"
    return (
        f"'match' may take {cost:,} steps at each character, over {MAX_STEPS:,}, as its repetitions trade characters; "
        "smaller bounds, or a possessive {1,64}+, work"
    )


def _value(key: str, value: Any) -> Any:
    if key in LISTS:
        return a_list(key, [value] if isinstance(value, str) else value)
    wanted, kind = ("true or false", bool) if key in BOOLEANS else ("a string", str)
    refuse_unless(isinstance(value, kind), f"'{key}' in 'pattern' takes {wanted}", value, key)
    return value


def _is_fast(match: str) -> bool:
    try:
        return steps(match) <= MAX_STEPS
    except re.error:
        return False
