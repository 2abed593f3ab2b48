"""JSON: a file that is one record, an array of records, or holds such an array somewhere inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.containers.assembly import Text, problem, record_of
from newsclean.containers.fields import Fields, plan
from newsclean.containers.paths import found
from newsclean.containers.record import BOM, Gap, Place, Record
from newsclean.containers.rows import Cut
from newsclean.containers.scan import Malformed, Value, scan
from newsclean.model import Span
from newsclean.offsets import LineIndex

SUFFIXES = (".json",)
IS_BY_LINE = False
DEFAULT = Fields()


def records(lines: Iterable[bytes], fields: Fields = DEFAULT) -> Iterator[Record]:
    """Yield the records of a file."""
    return (entry for entry in entries(lines, fields) if isinstance(entry, Record))


def entries(lines: Iterable[bytes], fields: Fields = DEFAULT) -> Iterator[Record | Gap]:
    """Yield the records and what stands between them; their bytes, joined, are the file's."""
    pieces = iter(lines)
    kept: list[bytes] = []
    for raw in pieces:
        if isinstance(raw, Cut):
            yield Record(
                Place(), raw, "", problem=problem("the file is over the size limit and was not read", Span(0, 0))
            )
            yield from map(Gap, pieces)
            return
        kept.append(raw)
    yield from _entries(b"".join(kept), fields)


def _entries(raw: bytes, fields: Fields) -> Iterator[Record | Gap]:
    text = Text.of(raw.removeprefix(BOM))
    values = _values(text.source, fields)
    if isinstance(values, Malformed):
        yield Record(Place(), raw, text.source, problem=problem(str(values), values.span))
        return
    lines, ready = LineIndex(text.source), plan(fields)
    cursor, bom = 0, raw[: len(raw) - len(raw.removeprefix(BOM))]
    for number, value in enumerate(values, 1):
        if gap := bom + text.raw(cursor, value.start):
            yield Gap(gap)
        place = Place(number, *lines.position(value.start), value.start)
        yield record_of(text.row(value.start, value.end), value, ready, place=place)
        cursor, bom = value.end, b""
    if gap := bom + text.raw(cursor, len(text.source)):
        yield Gap(gap)


def _values(source: str, fields: Fields) -> list[Value] | Malformed:
    """Return the values that are the records, in reading order."""
    top = scan(source, plan(fields).wanted_of_file)
    if isinstance(top, Malformed):
        return Malformed(f"the file is no JSON: {top}", top.span.start, top.span.end)
    ends = [value for _, value in found(top, plan(fields).records)] if fields.records else [top]
    if not ends:
        return Malformed(f"'{fields.records}' leads to nothing in this file", top.start, top.start)
    chosen = (child for end in ends for child in (end.children.values() if source[end.start] == "[" else (end,)))
    return sorted(chosen, key=lambda value: value.start)
