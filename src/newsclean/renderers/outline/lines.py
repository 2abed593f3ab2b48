"""The lines of a clean text with the places they came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model import Block, Document, Kind


class Line(NamedTuple):
    """A block of the clean text, and where it stood.

    `start` and `end` are places in the clean text, `view_…` in the text as it was read, `source_…` in the source.
    `glue` is what parts it from the line before. A block that a line break parted from another one is a line too.
    """

    block: Block
    glue: str
    start: int
    end: int
    view_start: int
    view_end: int
    source_start: int
    source_end: int
    is_title: bool

    @property
    def kind(self) -> Kind:
        """Return what it is on the page."""
        return self.block.kind


class Places:
    """Leads from places in the source to places in the clean text."""

    def __init__(self, document: Document) -> None:
        self._view = document.origin.inverse
        self._first = document.origin.outer[0]
        self._clean = document.patch.forward

    def after(self, offset: int) -> int:
        """Return where the text that follows a tag begins; text put in there stands before it."""
        return self._clean.start(self.view(offset))

    def before(self, offset: int) -> int:
        """Return where the text before a tag ends; text put in there stands behind it."""
        return self._clean.end(self._view.end(max(offset, self._first)))

    def view(self, offset: int) -> int:
        """Return the place in the text as it was read."""
        return self._view.start(max(offset, self._first))


def lines(document: Document) -> list[Line]:
    """Return the lines of the clean text; together they hold all of it but white space."""
    blocks = document.blocks or ((Block(document.text, 0),) if document.text.strip() else ())
    found: list[Line] = []
    cursor = 0
    for number, (block, (start, end)) in enumerate(zip(blocks, _bounds(document.text, blocks), strict=True)):
        view_start, view_end = document.patch.backward.span(start, end)
        source_start, source_end = document.origin.span(view_start, view_end)
        glue, cursor = document.text[cursor:start], end
        is_title = number == document.title
        found.append(Line(block, glue, start, end, view_start, view_end, source_start, source_end, is_title))
    return found


def _bounds(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends; what a repair put between two blocks goes to one of them."""
    if not blocks:
        return
    start = blocks[0].start - len(text[: blocks[0].start].lstrip())
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        limit = following.start if following else len(text)
        gap = text[block.end : limit]
        cut = gap.rfind("\n") + 1 if following else len(gap)
        yield start, block.end + len(gap[:cut].rstrip())
        start = limit - len(gap[cut:].lstrip())
