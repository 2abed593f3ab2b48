"""The visible text of a Markdown document as it grows, and its way back to the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.offsets import OffsetMap

PARAGRAPHS, LINES = "\n\n", "\n"  # what parts two blocks: a blank line, or a line break that is meant
BLANKS = " \t"


class Shown(NamedTuple):
    """Text and the stretch of the source it stands for."""

    text: str
    start: int
    end: int


class Laid(NamedTuple):
    """Where a block lies in the source, and whether nothing but its text lies there."""

    start: int
    end: int
    is_whole: bool


class View:
    """Collects blocks; lives for one document."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.inner: list[int] = [0]
        self.outer: list[int] = [0]
        self.length = 0
        self.open: list[Shown] = []
        self.size = 0  # of the open block
        self.last: Laid | None = None
        self.line_break: tuple[int, int] | None = None  # between the last block and the open one

    def add(self, text: str, start: int, end: int) -> None:
        """Add text to the open block; a space behind another is not shown."""
        if text[:1] == " " and (not self.open or self.open[-1].text[-1] == " "):
            shown = text.lstrip(" ")
            start = start + len(text) - len(shown) if len(text) == end - start else start
            text = shown
        if text:
            self.open.append(Shown(text, start, end))
            self.size += len(text)

    def close(self, separator: str = PARAGRAPHS) -> tuple[str, int] | None:
        """End the block; return its text and where it starts, None if nothing can be seen of it."""
        pieces, self.open, self.size = self.open, [], 0
        _strip_end(pieces)
        return self.put(pieces, separator)

    def put(self, pieces: Sequence[Shown], separator: str = PARAGRAPHS) -> tuple[str, int] | None:
        """Add a block as it is; return its text and where it starts, None if nothing can be seen of it."""
        text = "".join([piece.text for piece in pieces])
        if not text.strip():
            return None
        laid = Laid(pieces[0].start, pieces[-1].end, all(a.end == b.start for a, b in pairwise(pieces)))
        if self.last is not None:
            self._part(separator, self.last, laid)
        start = self.length
        self._lay(pieces)
        self.parts.append(text)
        self.last, self.line_break = laid, None
        return text, start

    def finish(self) -> tuple[str, list[int], list[int]]:
        """Return the text and the breakpoints to the source; the line end of the last line is kept."""
        if self.last is not None and self.source.endswith("\n") and self.last.end < len(self.source):
            self._lay((Shown("\n", len(self.source) - 1, len(self.source)),))
            self.parts.append("\n")
        return "".join(self.parts), [*self.inner, self.length], [*self.outer, len(self.source)]

    def _part(self, separator: str, before: Laid, behind: Laid) -> None:
        """Put a separator; where nothing but it stands between the two blocks, it is what stands there."""
        self.parts.append(separator)
        self.length += len(separator)
        if not self._is_alone(before, behind):
            self.inner.append(self.length)
            self.outer.append(before.end)

    def _is_alone(self, before: Laid, behind: Laid) -> bool:
        """Tell whether a block may be taken out with its separator, with no mark of either left behind."""
        if not (before.is_whole and behind.is_whole):
            return False
        if self.line_break is not None:
            return self.line_break == (before.end, behind.start)
        source = self.source
        between = source[before.end : behind.start]
        is_line = source[before.start - 1 : before.start] in ("\n", "") and between[-1:] == "\n"
        return is_line and between.isspace() and source[behind.end : behind.end + 1] in ("\n", "")

    def _lay(self, pieces: Iterable[Shown]) -> None:
        for piece in pieces:
            self.inner += (self.length, self.length + len(piece.text))
            self.outer += (piece.start, piece.end)
            self.length += len(piece.text)


def _strip_end(pieces: list[Shown]) -> None:
    """Take back the blanks before the end of a block."""
    while pieces:
        text, start, end = pieces.pop()
        shown = text.rstrip(BLANKS)
        if shown:
            is_exact = len(text) == end - start
            pieces.append(Shown(shown, start, start + len(shown) if is_exact else end))
            return


def origin(inner: list[int], outer: list[int]) -> OffsetMap:
    """Return the map of breakpoints, equal ones in a row left out."""
    kept = [i for i in range(len(inner)) if not i or inner[i] != inner[i - 1] or outer[i] != outer[i - 1]]
    return OffsetMap(tuple([inner[i] for i in kept]), tuple([outer[i] for i in kept]))
