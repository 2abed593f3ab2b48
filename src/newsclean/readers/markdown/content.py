"""The content of a leaf as one string, and the way back to its lines in the source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsclean.offsets import OffsetMap

ESCAPED_PIPE = "\\|"


class Content(NamedTuple):
    """The lines of a leaf, `\\n` between them; what a quote or list puts before a line belongs to the line end."""

    text: str
    origin: OffsetMap

    def stretches(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Yield the pieces of `[start, end)` that are whole in the source, with their places there."""
        for left, right, source_start, source_end in self.origin.pieces(start, end):
            yield self.text[left:right], source_start, source_end


def content_of(source: str, lines: list[tuple[int, int]]) -> Content:
    """Return the content of the lines `[start, end)` of a source."""
    inner: list[int] = []
    length = 0
    for start, end in lines:
        inner += (length, length := length + end - start)
        length += 1
    text = "\n".join([source[start:end] for start, end in lines])
    return Content(text, OffsetMap(tuple(inner), tuple([place for line in lines for place in line])))


def content_of_cell(source: str, start: int, end: int) -> Content:
    """Return the content of a table cell, in which a pipe is written with a backslash."""
    if ESCAPED_PIPE not in source[start:end]:
        return content_of(source, [(start, end)])
    parts = source[start:end].split(ESCAPED_PIPE)
    inner, outer = [0], [start]
    for part, _ in pairwise(parts):
        inner += (inner[-1] + len(part), inner[-1] + len(part) + 1)
        outer += (outer[-1] + len(part), outer[-1] + len(part) + 2)
    text = "|".join(parts)
    return Content(text, OffsetMap((*inner, len(text)), (*outer, end)))
