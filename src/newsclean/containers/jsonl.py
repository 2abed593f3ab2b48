"""JSON Lines: one object a line; a row that is none is a finding, and the run goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.containers.assembly import Text, problem, record_of
from newsclean.containers.fields import Fields, plan
from newsclean.containers.record import BOM, Gap, Place, Record
from newsclean.containers.rows import Cut
from newsclean.containers.scan import Malformed, scan
from newsclean.model import Span

SUFFIXES = (".jsonl", ".ndjson")
IS_BY_LINE = True
CONTINUATION = bytes(range(0x80, 0xC0))  # bytes of UTF-8 that begin no character
KEPT, MAX_KEPT = 16, 20_000  # rows, bytes of one: dumps hold the same row again and again, mostly close together
DEFAULT = Fields()


def records(lines: Iterable[bytes], fields: Fields = DEFAULT) -> Iterator[Record]:
    """Yield the record of every row; blank lines are passed over."""
    return (entry for entry in entries(lines, fields) if isinstance(entry, Record))


def entries(lines: Iterable[bytes], fields: Fields = DEFAULT) -> Iterator[Record | Gap]:
    """Yield the records and what stands between them; their bytes, joined, are the file's."""
    return map(_Reading(fields).entry, lines)


class _Reading:
    """How far a file has been read."""

    def __init__(self, fields: Fields) -> None:
        self._plan = plan(fields)
        self._place = Place()
        self._is_after_cr = False
        self._is_passing = False  # over the rest of a row that is too long
        self._kept: dict[bytes, tuple[Record, int, int]] = {}  # with their lines and code points

    def entry(self, raw: bytes) -> Record | Gap:
        """Return the record of the next row, or the gap it is."""
        known = None if self._is_passing else self._kept.get(raw)
        if known:
            record, lines, length = known
            return self._passed(record.at(self._place), lines, length)
        is_first = self._place.offset == 0 and self._place.line == 1
        row = raw.removeprefix(BOM) if is_first else raw
        if self._is_passing or not (isinstance(raw, Cut) or row.strip(b" \t\r\n")):
            entry: Record | Gap = Gap(raw)
        elif isinstance(raw, Cut):
            too_long = problem("the row is over the size limit and was not read", Span(0, 0))
            entry = Record(self._place, raw, "", problem=too_long)
        else:
            entry = self._read(raw, Text.of(row))
        self._is_passing = isinstance(raw, Cut) and not raw.endswith(b"\n")
        lines, length = self._extent(row, entry)
        if isinstance(entry, Record) and raw.startswith(b"{") and len(raw) <= MAX_KEPT:
            self._keep(entry, lines, length)
        return self._passed(entry, lines, length)

    def _read(self, raw: bytes, text: Text) -> Record:
        value = scan(text.source, self._plan.wanted)
        if isinstance(value, Malformed):
            found = problem(f"the row is no JSON: {value}", value.span)
            return Record(self._place, raw, text.source, problem=found)
        row = text.row(0, len(text.source), raw=raw)
        return record_of(row, value, self._plan, place=self._place)

    def _keep(self, record: Record, lines: int, length: int) -> None:
        if len(self._kept) == KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[record.raw] = record, lines, length

    def _extent(self, row: bytes, entry: Record | Gap) -> tuple[int, int]:
        """Return by how many lines and code points a row, or a piece of one, goes on; lines as `LineIndex` has them."""
        lines = row.count(b"\n") + row.count(b"\r") - row.count(b"\r\n")
        lines -= self._is_after_cr and row.startswith(b"\n")
        source = entry.source if isinstance(entry, Record) else ""
        return lines, len(source) or len(row.translate(None, CONTINUATION))

    def _passed(self, entry: Record | Gap, lines: int, length: int) -> Record | Gap:
        """Return an entry, and move behind it."""
        self._is_after_cr = entry.raw.endswith(b"\r")
        number, line, column, offset = self._place
        self._place = Place(number + isinstance(entry, Record), line + lines, column, offset + length)
        return entry
