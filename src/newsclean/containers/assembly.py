"""From a scanned JSON object to a record: its texts, what it says of them, and what is wrong with its bytes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.containers.fields import Plan
from newsclean.containers.literal import decoded
from newsclean.containers.paths import Path, dotted, found
from newsclean.containers.record import About, Part, Place, Record, Suppression
from newsclean.containers.scan import Value
from newsclean.model import Exemption, Finding, Severity, Span
from newsclean.readers.directives import problem as malformed
from newsclean.readers.directives.grammar import MAX_WORDS, NAME, TOO_LONG, quoted
from newsclean.readers.encoding import ESCAPED

UNDECODABLE, UNPARSABLE = "NCL901", "NCL902"
NAMES = {UNDECODABLE: "undecodable-bytes", UNPARSABLE: "unparsable-record"}
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
HALF = re.compile("\udced[\udca0-\udcbf]")  # how a surrogate that lacks its other half begins
KINDS = {"{": "an object", "[": "an array", '"': "a string", "t": "true", "f": "false", "n": "null"}
SUPPRESSION_KEYS = ("ignore", "matches", "lang", "reason")
WANTED = {
    "ignore": "'ignore' takes rules, as [\"TYP201\"]",
    "matches": 'a match takes a rule and its words, as {"rule": "DUP101", "text": "que que"}',
}


class Text(NamedTuple):
    """Bytes as text; in `escaped`, as long as `source`, every byte that is no UTF-8 is a surrogate escape."""

    source: str
    escaped: str

    @classmethod
    def of(cls, raw: bytes) -> Text:
        """Return the text of bytes that should be UTF-8."""
        try:
            source = raw.decode()
        except UnicodeDecodeError:
            escaped = raw.decode("utf-8", "surrogateescape")
            return cls(ESCAPED.sub("\ufffd", escaped), escaped)
        return cls(source, source)

    def row(self, start: int, end: int, *, raw: bytes | None = None) -> Row:
        """Return the row that a stretch is; `raw` are its bytes, if they are at hand."""
        raw = self.raw(start, end) if raw is None else raw
        return Row(self.source[start:end], raw, start, self.damage(start, end))

    def raw(self, start: int, end: int) -> bytes:
        """Return the bytes of a stretch."""
        return self.escaped[start:end].encode("utf-8", "surrogateescape")

    def damage(self, start: int, end: int) -> Finding | None:
        """Return the finding of bytes that are no UTF-8 in a stretch, placed in it, if there are any."""
        if self.escaped is self.source:
            return None
        places = [match.start() - start for match in ESCAPED.finditer(self.escaped[:end], start)]
        if not places:
            return None
        first = start + places[0]
        is_half = HALF.match(self.escaped, first)
        what = "half a character" if is_half else f"byte {ord(self.escaped[first]) - 0xDC00:02X}"
        more = f" (and {len(places) - 1} more bytes)" if len(places) > 1 else ""
        message = f"{what} is no UTF-8 text; it became U+FFFD, and the record is not rewritten{more}"
        return problem(message, Span(places[0], places[0] + 1), code=UNDECODABLE)


def problem(message: str, span: Span, *, code: str = UNPARSABLE) -> Finding:
    """Return the finding of a record that cannot be read as it should."""
    return Finding(span, message, code=code, name=NAMES[code], severity=Severity.ERROR)


class Row(NamedTuple):
    """A record's source and bytes; `shift` is by how much the scanner's offsets are larger than offsets in it."""

    source: str
    raw: bytes
    shift: int = 0
    damage: Finding | None = None

    def span(self, value: Value) -> Span:
        """Return where a value stands in the source."""
        return Span(value.start - self.shift, value.end - self.shift)

    def literal(self, value: Value) -> str:
        """Return a value as it is written."""
        return self.source[value.start - self.shift : value.end - self.shift]

    def string(self, value: Value) -> str | None:
        """Return what a string says, None for another value."""
        literal = self.literal(value)
        return decoded(literal[1:-1]) if literal.startswith('"') else None

    def kind(self, value: Value) -> str:
        """Return what a value is."""
        return KINDS.get(self.source[value.start - self.shift], "a number")


def record_of(row: Row, value: Value, plan: Plan, *, place: Place) -> Record:
    """Return the record that a row is, with the JSON value in it."""
    if row.kind(value) != "an object":
        no_object = problem(f"a record is an object; this is {row.kind(value)}", row.span(value))
        return Record(place, row.raw, row.source, problem=no_object)
    about = _about(row, value, plan)
    return Record(place, row.raw, row.source, tuple(_parts(row, value, plan, about)), about, row.damage)


def _parts(row: Row, value: Value, plan: Plan, about: About) -> Iterator[Part]:
    """Yield the texts in reading order; a field that two formats name has the first one's."""
    places: dict[int, Part] = {}
    for format_, path in plan.texts:
        if path[0] in value.children or path[0] is None:
            for names, at in _strings(row, value, path):
                span = Span(at.start + 1 - row.shift, at.end - 1 - row.shift)
                inside = row.source[span.start : span.end]
                places.setdefault(at.start, Part(dotted(names), format_, span, inside, about))
    yield from (places[start] for start in sorted(places))


def _strings(row: Row, value: Value, path: Path) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Yield the strings a path leads to; an array of strings stands for each of them."""
    for names, at in found(value, path):
        for below, item in found(at, (None,), names) if row.kind(at) == "an array" else ((names, at),):
            if row.kind(item) == "a string":
                yield below, item


def _about(row: Row, value: Value, plan: Plan) -> About:
    facts = {key: _first(row, value, paths) for key, paths in plan.facts}
    published, facts["published"] = _date(facts["published"])
    facts["language"] = _tag(facts["language"])
    ours = next(found(value, plan.suppressions), None) if plan.suppressions else None
    suppressions, wrong, language = _suppressions(row, ours[1]) if ours else ((), (), "")
    facts["language"] = language or facts["language"]
    stated = tuple((key, fact) for key, fact in facts.items() if fact)
    return About(stated, published, facts["language"], suppressions, wrong)


def _first(row: Row, value: Value, paths: tuple[Path, ...]) -> str:
    """Return the first string or number that one of the paths leads to."""
    for path in paths:
        if path[0] in value.children or path[0] is None:
            for _, at in found(value, path):
                stated = row.string(at) if row.kind(at) == "a string" else row.literal(at)
                if stated and row.kind(at) in ("a string", "a number"):
                    return stated
    return ""


def _date(stated: str) -> tuple[dt.date | None, str]:
    """Return a date and its ISO form, with the time if one is stated; what is no ISO date is no date."""
    if not ISO_DATE.match(stated):
        return None, ""
    for text in (stated.strip(), stated[:10]):  # a time of day that cannot be read does not spoil the date
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError:
            continue
        return moment.date(), text if len(text) == len("2024-09-08") else moment.isoformat()
    return None, ""


def _tag(stated: str) -> str:
    """Return a language tag as BCP 47 writes it, nothing for what is none."""
    if not TAG.fullmatch(stated):
        return ""
    language, *others = stated.replace("_", "-").split("-")
    return "-".join((language.lower(), *others))


def _suppressions(row: Row, value: Value) -> tuple[tuple[Suppression, ...], tuple[Exemption, ...], str]:
    """Return what is suppressed, what makes no sense in it, and the language stated beside it."""
    if row.kind(value) == "null":
        return (), (), ""
    if row.kind(value) != "an object":
        told = f'suppressions are an object, as {{"ignore": ["TYP201"]}}; this is {row.kind(value)}'
        return (), (malformed(told, row.span(value)),), ""
    wrong = [
        malformed(f"{quoted(key)} is no key; known: {', '.join(SUPPRESSION_KEYS)}", row.span(each))
        for key, each in value.children.items()
        if key not in SUPPRESSION_KEYS
    ]
    reason = _stated(row, value, "reason", wrong)
    ignored = [_ignored(row, at, reason, wrong) for at in _items(row, value, "ignore", wrong)]
    matches = [_match(row, at, reason, wrong) for at in _items(row, value, "matches", wrong)]
    stated = _stated(row, value, "lang", wrong)
    language = _tag(stated)
    if stated and not language:
        told = f"{quoted(stated)} is no language tag; a BCP 47 tag such as fr works"
        wrong.append(malformed(told, row.span(value.children["lang"])))
    return tuple(each for each in (*ignored, *matches) if each), tuple(wrong), language


def _items(row: Row, value: Value, key: str, wrong: list[Exemption]) -> Iterator[Value]:
    """Yield the items under a key that are what they must be: strings under `ignore`, objects under `matches`."""
    at = value.children.get(key)
    if at is None:
        return
    expected = "a string" if key == "ignore" else "an object"
    for item in at.children.values() if row.kind(at) == "an array" else (at,):
        if row.kind(item) == expected:
            yield item
        else:
            wrong.append(malformed(f"{WANTED[key]}; this is {row.kind(item)}", row.span(item)))


def _ignored(row: Row, value: Value, reason: str, wrong: list[Exemption]) -> Suppression | None:
    rule = row.string(value) or ""
    if NAME.fullmatch(rule):
        return Suppression(rule, row.span(value), reason=reason)
    wrong.append(malformed(f"{quoted(rule)} is no rule; a code or name such as 'TYP201' works", row.span(value)))
    return None


def _match(row: Row, value: Value, reason: str, wrong: list[Exemption]) -> Suppression | None:
    """Return the suppression of `{"rule": …, "text": …}`."""
    rule, text = _stated(row, value, "rule", wrong), _stated(row, value, "text", wrong)
    if NAME.fullmatch(rule) and 0 < len(text) <= MAX_WORDS:
        return Suppression(rule, row.span(value), text, _stated(row, value, "reason", wrong) or reason)
    wrong.append(malformed(TOO_LONG if len(text) > MAX_WORDS else WANTED["matches"], row.span(value)))
    return None


def _stated(row: Row, value: Value, key: str, wrong: list[Exemption]) -> str:
    """Return the string under a key, nothing if there is none."""
    at = value.children.get(key)
    stated = row.string(at) if at else ""
    if at and stated is None:
        wrong.append(malformed(f"'{key}' takes a string; this is {row.kind(at)}", row.span(at)))
    return stated or ""
