"""The rule protocol and the registry: a rule is one function in one file under `rules/<family>/`."""

from __future__ import annotations

import inspect
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal

from newsclean.errors import ConfigError
from newsclean.model import MAX_JUDGED, Block, Document, Finding, Kind, Safety, Severity

SHORT = 64  # characters
FEW = 4  # characters are looked for one by one
Findings = Iterator[Finding]
Check = Callable[..., Iterable[Finding]]
Scope = Literal["block", "document", "corpus"]

# Folder -> first letters of its codes. The order is the order of repair: characters, then what is not the article,
# then the article itself; a language rule never sees mojibake, a typography rule never pays for a menu.
FAMILIES: Mapping[str, str] = {
    "encoding": "ENC",
    "unicode": "UNI",
    "markup": "MRK",
    "boilerplate": "BPL",
    "cut": "CUT",
    "duplicate": "DUP",
    "structure": "STR",
    "typography": "TYP",
    "language": "LNG",
    "dates": "DAT",
}


@dataclass(frozen=True)
class Rule:
    """A check with its identity. Options are the check's keyword-only parameters."""

    code: str
    name: str
    family: str
    scope: Scope
    check: Check
    severity: Severity = Severity.WARNING
    default: bool = True
    languages: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    max_chars: int = 0
    kinds: frozenset[Kind] = frozenset()
    sees_boilerplate: bool = False
    once: bool = False

    @property
    def doc(self) -> str:
        """Return the manual page, in Markdown."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """Return the first line of the manual page."""
        return self.doc.partition("\n")[0]

    @cached_property
    def options(self) -> Mapping[str, Any]:
        """Return the options and their defaults."""
        parameters = inspect.signature(self.check).parameters.values()
        return {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY}

    def validated(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Return `options` if the rule has them and their types fit; ConfigError otherwise."""
        for key, value in options.items():
            if key not in self.options:
                known = ", ".join(sorted(self.options)) or "none"
                raise ConfigError(f"{self.code} {self.name} has no option '{key}'; its options: {known}")
            wanted = type(self.options[key])
            if not isinstance(value, wanted) or isinstance(value, bool) is not (wanted is bool):
                raise ConfigError(f"{self.code}.{key} takes {wanted.__name__}, got {value!r}")
        return dict(options)

    def findings(self, document: Document, **options: Any) -> list[Finding]:
        """Return the rule's findings in the document, stamped with its identity."""
        if self.needs and self.needs.isdisjoint(characters_in(document)):
            return []
        found = self._found(document, **options)
        return [self._stamped(finding) for finding in (gathered(found) if self.once else found)]

    def _found(self, document: Document, **options: Any) -> Iterable[Finding]:
        if self.scope == "document":
            return self.check(document, **options)
        return (finding for block in self._admitted(document) for finding in self.check(block, **options))

    def _admitted(self, document: Document) -> Sequence[Block]:
        """Return the blocks that can hold what the rule looks for."""
        blocks: Sequence[Block] = document.blocks
        if self.max_chars:
            blocks = [block for block in blocks if len(block.text) <= self.max_chars]
        if self.languages:
            blocks = [block for block in blocks if block.language.partition("-")[0] in self.languages]
        if self.kinds:
            blocks = [block for block in blocks if block.kind in self.kinds]
        return _having(blocks, self.needs & characters_in(document)) if self.needs else blocks

    def compare(self, digest: object, corpus: object, **options: Any) -> Findings:
        """Yield a corpus rule's findings in a text, given its digest and the texts before it."""
        for finding in self.check(digest, corpus, **options):
            yield self._stamped(finding)

    def _stamped(self, f: Finding) -> Finding:
        """Return a finding with the rule's identity; a page may have a hundred thousand."""
        identity = self.code, self.name, self.severity
        return Finding(f.span, f.message, f.edits, f.safety, f.facts, f.related, *identity, f.probability)


def _having(blocks: Sequence[Block], wanted: frozenset[str]) -> list[Block]:
    """Return the blocks with one of the characters; a short text is looked at faster than it is summed up."""
    if len(wanted) == 1:
        (character,) = wanted
        return [block for block in blocks if character in block.text]
    if len(wanted) <= FEW:
        return [block for block in blocks if any(character in block.text for character in wanted)]
    return [
        block for block in blocks if not wanted.isdisjoint(block.text if len(block.text) < SHORT else block.characters)
    ]


def blocks_with(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[int, Block]]:
    """Yield index and block of the blocks in which a pattern matches; the text is looked at once.

    The pattern takes in one character and looks around it. What stands outside the block is looked at too, so a block
    without a match may be among them.
    """
    last = -1
    for match in pattern.finditer(document.text):
        index = bisect_right(document.block_starts, match.start()) - 1
        if index > last:
            last = index
            yield index, document.blocks[index]


def characters_in(document: Document) -> frozenset[str]:
    """Return the characters that occur in a text, which the families see as one document each."""
    return document.characters if len(document.text) > MAX_JUDGED else _characters_of(document.text)


@lru_cache(maxsize=8)
def _characters_of(text: str) -> frozenset[str]:
    return frozenset(text)


def gathered(findings: Iterable[Finding]) -> Findings:
    """Yield one finding for all that share a safety: it stands at the first place, the others are related."""
    groups: dict[Safety, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.safety, []).append(finding)
    for first, *others in groups.values():
        more = f" (and in {len(others)} more place{'s' * (len(others) > 1)})" if others else ""
        edits = tuple(edit for finding in (first, *others) for edit in finding.edits)
        places = (place for finding in others for place in (finding.span, *finding.related) if place is not None)
        yield replace(first, message=first.message + more, edits=edits, related=(*first.related, *places))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes a rule of a function; the function's folder is its family."""

    scope: Scope
    traits: Mapping[str, Any]

    def __call__(self, check: Check) -> Rule:
        family = check.__module__.rpartition(".")[0].rpartition(".")[2]
        return Rule(family=family, scope=self.scope, check=check, **self.traits)


def block_rule(  # noqa: PLR0913 - what a rule declares of itself
    code: str,
    name: str,
    *,
    severity: Severity = Severity.WARNING,
    default: bool = True,
    languages: str = "",
    needs: Iterable[str] = (),
    max_chars: int = 0,
    kinds: Iterable[Kind] = (),
    once: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a check that sees one block at a time.

    The engine runs it only on blocks in `languages` (space-separated; none = all), of one of `kinds`, with at least
    one of the characters in `needs`, and of at most `max_chars` characters (0 = any). `once` makes one finding of the
    document's, for damage that has one cause however often it shows.
    """
    identity = dict(code=code, name=name, severity=severity, default=default)
    gates = dict(languages=frozenset(languages.split()), needs=frozenset(needs), kinds=frozenset(kinds))
    return _Maker("block", identity | gates | dict(max_chars=max_chars, once=once))


def document_rule(  # noqa: PLR0913 - what a rule declares of itself
    code: str,
    name: str,
    *,
    severity: Severity = Severity.WARNING,
    default: bool = True,
    needs: Iterable[str] = (),
    sees_boilerplate: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a check that needs the whole document; it runs if one of the characters in `needs` occurs.

    A rule behind the boilerplate family sees the blocks that are the article, unless `sees_boilerplate`.
    """
    gates = dict(needs=frozenset(needs), sees_boilerplate=sees_boilerplate)
    return _Maker("document", dict(code=code, name=name, severity=severity, default=default) | gates)


def corpus_rule(
    code: str, name: str, *, severity: Severity = Severity.WARNING, default: bool = True
) -> Callable[[Check], Rule]:
    """Make a rule of a check `(digest, corpus)` that compares a document with those before it."""
    return _Maker("corpus", dict(code=code, name=name, severity=severity, default=default))


@cache
def registry() -> Mapping[str, Rule]:
    """Return every rule by code, in order of repair; ValueError when two claim one code or name."""
    rules: dict[str, Rule] = {}
    names: dict[str, str] = {}
    for family in FAMILIES:
        for rule in _rules_in(family):
            if rule.code in rules or names.get(rule.name, rule.code) != rule.code:
                raise ValueError(f"{rule.code} {rule.name} is claimed twice")
            rules[rule.code] = rule
            names[rule.name] = rule.code
    return rules


def _rules_in(family: str) -> Iterator[Rule]:
    package = import_module(f"{__name__}.{family}")
    found: list[Rule] = []
    for name in sorted(info.name for info in iter_modules(package.__path__)):
        module = import_module(f"{package.__name__}.{name}")
        found += (value for value in vars(module).values() if isinstance(value, Rule))
    yield from sorted(found, key=lambda rule: rule.code)
