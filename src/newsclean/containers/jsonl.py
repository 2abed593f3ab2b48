"""JSON Lines: one object a line; a row that is none is a finding, and the run goes on."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from newsclean.containers.assembly import Text, problem, record_of
from newsclean.containers.fields import Fields, plan
from newsclean.containers.record import BOM, Gap, Place, Record
from newsclean.containers.rows import Cut
from newsclean.containers.scan import Malformed, scan
from newsclean.model import Span

SUFFIXES = (".jsonl", ".ndjson")
IS_BY_LINE = True
OTHER_ENCODINGS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)  # UTF-32-LE begins as UTF-16-LE
CONTINUATION = bytes(range(0x80, 0xC0))  # bytes of UTF-8 that begin no character
SAMPLE = 64  # bytes of a file in UTF-16 of which some are NUL, as every ASCII character has one
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
        self._is_foreign = False  # the file is in another encoding
        self._is_passing = False  # over the rest of a row that is too long

    def entry(self, raw: bytes) -> Record | Gap:
        """Return the record of the next row, or the gap it is."""
        is_first = self._place.offset == 0 and self._place.line == 1
        row = raw.removeprefix(BOM) if is_first else raw
        if self._is_foreign or self._is_passing or not (isinstance(raw, Cut) or row.strip(b" \t\r\n")):
            entry: Record | Gap = Gap(raw)
        elif is_first and raw.startswith(OTHER_ENCODINGS) and b"\0" in raw[:SAMPLE]:
            entry = self._refused(raw, "the file is UTF-16 or UTF-32, and JSON is UTF-8; its rows were not read")
            self._is_foreign = True
        elif isinstance(raw, Cut):
            entry = self._refused(raw, "the row is over the size limit and was not read")
        else:
            entry = self._read(raw, Text.of(row))
        self._is_passing = isinstance(raw, Cut) and not raw.endswith(b"\n")
        self._pass_over(row, entry)
        return entry

    def _read(self, raw: bytes, text: Text) -> Record:
        value = scan(text.source, self._plan.wanted)
        if isinstance(value, Malformed):
            found = problem(f"the row is no JSON: {value}", value.span)
            return Record(self._place, raw, text.source, problem=found)
        row = text.row(0, len(text.source), raw=raw)
        return record_of(row, value, self._plan, place=self._place)

    def _refused(self, raw: bytes, message: str) -> Record:
        return Record(self._place, raw, "", problem=problem(message, Span(0, 0)))

    def _pass_over(self, row: bytes, entry: Record | Gap) -> None:
        """Move behind a row, or a piece of one; lines end as `LineIndex` has them."""
        is_record = isinstance(entry, Record)
        source = entry.source if isinstance(entry, Record) else ""
        lines = row.count(b"\n") + row.count(b"\r") - row.count(b"\r\n")
        lines -= self._is_after_cr and row.startswith(b"\n")
        self._is_after_cr = row.endswith(b"\r")
        length = len(source) or len(row.translate(None, CONTINUATION))
        number, line, column, offset = self._place
        self._place = Place(number + is_record, line + lines, column, offset + length)
