"""Places in a text as an editor counts them: lines from 0, columns in the units that client and server agreed on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from lsprotocol import types

from newsclean.model import Span
from newsclean.offsets import NEWLINE

UTF8, UTF16, UTF32 = (str(kind.value) for kind in (
    types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf32,
))  # fmt: skip
STEP: Final = 1024  # code points between two places whose unit is known, so that an endless line takes linear time


class Lines:
    """The lines of a text, ended by CRLF, LF or CR and nothing else (LSP 3.17, "Text Documents").

    pygls' own documents end a line at U+2028 and the like as well, so that every line below would be another.
    """

    def __init__(self, text: str, encoding: str = UTF16) -> None:
        ends = [(match.start(), match.end()) for match in NEWLINE.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]
        self._text = text
        self._encoding = encoding
        self._is_even = encoding == UTF32 or text.isascii()
        sizes = () if self._is_even else (self._size(text[i : i + STEP]) for i in range(0, len(text), STEP))
        self._known = list(accumulate(sizes, initial=0))

    def position(self, offset: int) -> types.Position:
        """Return where a code point stands; between CR and LF is the end of the line."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return types.Position(line, self._units(min(offset, self._ends[line])) - self._units(start))

    def range(self, span: Span) -> types.Range:
        """Return where a span begins and ends."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """Return the code point at a position; behind the end of a line is its end, inside a character its start."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[position.line], self._ends[position.line]
        return min(self._code_point(self._units(start) + position.character, start), end)

    def span(self, place: types.Range) -> Span:
        """Return the span of a range, whichever end is stated first."""
        first, last = self.offset(place.start), self.offset(place.end)
        return Span(min(first, last), max(first, last))

    def line_of(self, offset: int) -> Span:
        """Return the span of the line that holds an offset, without its end."""
        line = bisect_right(self._starts, offset) - 1
        return Span(self._starts[line], self._ends[line])

    def _units(self, offset: int) -> int:
        """Return how many units stand before a code point."""
        if self._is_even:
            return offset
        step = offset // STEP
        return self._known[step] + self._size(self._text[step * STEP : offset])

    def _code_point(self, units: int, start: int) -> int:
        """Return the code point, not before `start`, that holds a unit."""
        if self._is_even:
            return units
        step = bisect_right(self._known, units) - 1
        left = units - self._known[step]
        for offset in range(step * STEP, min((step + 1) * STEP, len(self._text))):
            left -= self._size(self._text[offset])
            if left < 0:
                return max(offset, start)
        return min((step + 1) * STEP, len(self._text))

    def _size(self, text: str) -> int:
        """Return the units of a text; half a character, which JSON can hold, takes those of U+FFFD."""
        if self._encoding == UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
