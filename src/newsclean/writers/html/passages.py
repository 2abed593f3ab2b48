"""The texts of a report as people read them: without markup and escapes, with the way to and from the source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from newsclean.containers.literal import decoded
from newsclean.containers.record import Part
from newsclean.errors import UsageError
from newsclean.model import Block, Document, Span
from newsclean.offsets import OffsetMap
from newsclean.readers import sniffed
from newsclean.report import Report
from newsclean.sources import format_of_name, holds_records, read_source


@dataclass(frozen=True)
class Passage:
    """A text with its blocks; `extent` is where it stands in the source, `name` the field of a record."""

    text: str
    blocks: tuple[Block, ...]
    origin: OffsetMap
    extent: Span
    read: Callable[[str], str]  # what a piece of source says
    name: str = ""

    def span(self, source: Span) -> Span:
        """Return where a span of the source stands in the text; of one in markup, the place between two characters."""
        start, end = (min(max(offset, self._first), self._last) for offset in (source.start, source.end))
        return Span(*self._inward.span(start, end))

    def holds(self, offset: int) -> bool:
        """Tell whether an offset of the source stands in this text."""
        return self.extent.start <= offset <= self.extent.end

    @cached_property
    def _inward(self) -> OffsetMap:
        return self.origin.inverse

    @property
    def _first(self) -> int:
        return self.origin.outer[0]

    @property
    def _last(self) -> int:
        return self.origin.outer[-1]


def passages(report: Report) -> tuple[Passage, ...]:
    """Return the texts of a report: that of its file, or those of its record's fields."""
    if not report.record:
        name = format_of_name(report.path)
        known = None if name is None or holds_records(name) else name
        return (_passage(read_source(report.source, format=known).document, Span(0, len(report.source))),)
    return tuple(_of_field(report, name, span) for name, span in report.fields)


def _of_field(report: Report, name: str, span: Span) -> Passage:
    inside = report.source[span.start : span.end]
    try:
        part = Part(name, sniffed(decoded(inside)), span, inside)
        return _passage(part.document(), span, name, _read_literal)
    except UsageError:  # no literal: a report that was put together by hand
        origin = OffsetMap((0, len(inside)), (span.start, span.end))
        return Passage(inside, (Block(inside, 0),), origin, span, str, name)


def _passage(document: Document, extent: Span, name: str = "", read: Callable[[str], str] = str) -> Passage:
    is_markup = any(block.markup is not None for block in document.blocks)
    understood = (lambda piece: unescape(read(piece))) if is_markup else read
    return Passage(document.text, document.blocks, document.origin, extent, understood, name)


def _read_literal(piece: str) -> str:
    try:
        return decoded(piece)
    except UsageError:  # half an escape
        return piece
