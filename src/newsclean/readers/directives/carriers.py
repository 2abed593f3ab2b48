"""Suppressions that are no comments: an attribute, a table of front matter or of a record, and "[sic]"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newsclean.model import Exemption, Span
from newsclean.readers.directives.grammar import MAX_WORDS, NAME, TOO_LONG, problem, quoted
from newsclean.text.patterns import lazy

KEYS = ("ignore", "matches", "lang", "reason")
# Behind a word, "[sic]" says that it was written so. How many words before it the rules of what kind are silent on:
# one that is misspelt, two that are the same, four that are a date with its weekday.
SIC = lazy(r"[sS][iI][cC](?<=[\[(].{3})[!.]?[\])]")
SILENT = ((1, ("UNI301", "TYP204", "TYP206", "TYP301")), (2, ("DUP101",)), (4, ("DAT101", "DAT102")))
MAX_LOOK = 120  # characters before "[sic]" that are looked at: four long words
WORD = lazy(r"\S++")


def for_subtree(value: str, span: Span, place: Span) -> tuple[Exemption, ...]:
    """Return what `data-newsclean-ignore="TYP BPL201"` silences: `span` of the text inside, `place` in the source."""
    names = value.replace(",", " ").split()
    wrong = next((name for name in names if not NAME.fullmatch(name)), None)
    if wrong is not None:
        return (problem(f'{quoted(wrong)} is no rule; write data-newsclean-ignore="TYP201 mojibake"', place),)
    if not names:
        return (problem('the list lacks a rule; write data-newsclean-ignore="TYP201"', place),)
    return (Exemption(span, tuple(names), "", place),)


def from_mapping(values: object, span: Span, place: Span) -> tuple[Exemption, ...]:
    """Return what front matter or a record silences: `{ignore: [rule], matches: [{rule, text}], lang, reason}`.

    What has a wrong type or an unknown key is a problem of its own; the rest holds. `lang` is the reader's to heed.
    """
    if not isinstance(values, Mapping):
        return (problem('suppressions are a table; {"ignore": ["TYP201"]} works', place),)
    reason = values.get("reason")
    found = [problem(told, place) for told in _wrong_keys(values)]
    for rule, words in _entries(values):
        wrong = _wrong_entry(rule, words)
        reads = reason if isinstance(reason, str) else ""
        found.append(problem(wrong, place) if wrong else Exemption(span, (rule,), words, place, reads))
    return tuple(found)


def sic(text: str) -> tuple[Exemption, ...]:
    """Return what "[sic]" behind words silences: rules on single words, on doubled words and on dates."""
    if not any(form in text for form in ("sic", "SIC", "Sic")):  # ten times faster than the pattern
        return ()
    return tuple(exemption for match in SIC.finditer(text) for exemption in _vouched(text, match.start() - 1))


def _wrong_keys(values: Mapping[Any, Any]) -> Iterator[str]:
    for key in values:
        if key not in KEYS:
            yield f"{_told(key)} is no key; known: {', '.join(KEYS)}"
    for key, kind, wanted in (
        ("ignore", list, "a list of rules"),
        ("matches", list, "a list of tables"),
        ("lang", str, "a language tag"),
        ("reason", str, "a string"),
    ):
        if key in values and not isinstance(values[key], kind):
            yield f"'{key}' takes {wanted}, got {_told(values[key])}"


def _entries(values: Mapping[Any, Any]) -> Iterator[tuple[Any, Any]]:
    """Yield each rule and its words: none behind `ignore`, None where `matches` lacks them."""
    plain, matches = (
        entries if isinstance(entries, list) else [] for entries in map(values.get, ("ignore", "matches"))
    )
    yield from ((rule, "") for rule in plain)
    for entry in matches:
        yield (entry.get("rule"), entry.get("text") or None) if isinstance(entry, Mapping) else (None, None)


def _wrong_entry(rule: object, words: object) -> str:
    """Return what is wrong with a rule and its words, nothing if they are right."""
    if not isinstance(words, str):
        return 'a match takes a rule and its words, as {"rule": "DUP101", "text": "que que"}'
    if len(words) > MAX_WORDS:
        return TOO_LONG
    is_rule = isinstance(rule, str) and NAME.fullmatch(rule)
    return "" if is_rule else f"{_told(rule)} is no rule; a code or name such as 'TYP201' works"


def _told(value: object) -> str:
    """Return a value for a message; what is no string may be huge, and is told by its kind."""
    return quoted(value) if isinstance(value, str) else f"a {type(value).__name__}"


def _vouched(text: str, end: int) -> Iterator[Exemption]:
    """Yield what "[sic]" at `end` silences: the last words of its line."""
    before = text[max(0, end - MAX_LOOK) : end]
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    words = [match.start() + end - len(line) for match in WORD.finditer(line)]
    for count, rules in SILENT if words else ():
        yield Exemption(Span(words[-count:][0], end), rules)
