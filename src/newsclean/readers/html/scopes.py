"""Stretches of a page that an element sets apart: not shown, or silent for rules as code or by its author's will."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.model import Exemption, Span
from newsclean.readers.directives import for_subtree
from newsclean.readers.html.elements import Traits
from newsclean.readers.html.view import PARAGRAPHS, View

MAX_OPEN = 8  # inline elements inside one another; a bound keeps unclosed ones linear


class Open(NamedTuple):
    """An element that has begun inside `depth` block-level ones; `nested` counts plain ones of its name inside it."""

    name: str
    depth: int
    offset: int
    found: Traits
    place: Span
    nested: int = 0


class Scopes:
    """Collects exemptions by nature and by attribute; knows what is not shown. Lives for one page.

    An inline element that is never closed ends with the block-level element it stands in.
    """

    def __init__(self) -> None:
        self.inline: list[Open] = []
        self.blocks: list[Open] = []
        self.by_nature: list[Exemption] = []
        self.stated: list[Exemption] = []
        self.unseen = ""  # the outermost open inline element that is not shown

    @property
    def is_spoken(self) -> bool:
        """Tell whether what is not shown is for screen readers: a label in a line, which goes on behind it."""
        return next((opened.found.is_spoken for opened in self.inline if opened.found.is_unseen), False)

    def begin_inline(self, opened: Open) -> None:
        """Take the start of an inline element that is set apart."""
        if len(self.inline) == MAX_OPEN:
            self.enter(opened.name)
            return
        self.inline.append(opened)
        if opened.found.is_unseen:
            self.unseen = self.unseen or opened.name

    def enter(self, name: str) -> None:
        """Take the start of another inline element, whose end tag must not be taken for one that is waited for."""
        index = self._innermost(name)
        if index >= 0:
            self.inline[index] = self.inline[index]._replace(nested=self.inline[index].nested + 1)

    def end_inline(self, name: str, view: View) -> None:
        """Take the end of an inline element, and of those inside it that were not closed."""
        index = self._innermost(name)
        if index < 0:
            return
        if opened := self.inline[index].nested:
            self.inline[index] = self.inline[index]._replace(nested=opened - 1)
        else:
            self._end_inline(index, view)

    def block_ended(self, start: int, end: int, *, is_code: bool) -> None:
        """Take the end of a block; inline elements that go on begin anew in the next one."""
        if is_code:
            self.by_nature.append(Exemption(Span(start, end)))
        for index, opened in enumerate(self.inline):
            self._end(opened, end, start)
            self.inline[index] = opened._replace(offset=end)

    def block_lost(self, length: int) -> None:
        """Take note that a block of which nothing can be seen was taken back, and the text with it."""
        for found in (self.by_nature, self.stated):
            for index in range(len(found) - 1, -1, -1):
                start, end = found[index].span.start, found[index].span.end
                if end <= length:
                    break
                found[index] = found[index]._replace(span=Span(min(start, length), length))
        self.inline[:] = (opened._replace(offset=min(opened.offset, length)) for opened in self.inline)

    def begin_block(self, found: Traits, depth: int, view: View, place: Span) -> None:
        """Take the start of a block-level element, which is the `depth`th that is open; no block is open."""
        offset = view.length + len(PARAGRAPHS) if view.length else 0
        self.blocks.append(Open("", depth, offset, found, place))

    def leave(self, depth: int, view: View) -> None:
        """Take the end of block-level elements: of those that are open `depth` are left."""
        while self.blocks and self.blocks[-1].depth > depth:
            self._end(self.blocks.pop(), view.length, 0)
        for index, opened in enumerate(self.inline):
            if opened.depth > depth:
                self._end_inline(index, view)
                return

    def _innermost(self, name: str) -> int:
        for index in range(len(self.inline) - 1, -1, -1):
            if self.inline[index].name == name:
                return index
        return -1

    def _end_inline(self, index: int, view: View) -> None:
        for opened in self.inline[index:]:
            self._end(opened, view.shown_length, view.block_start)
        del self.inline[index:]
        self.unseen = next((opened.name for opened in self.inline if opened.found.is_unseen), "")

    def _end(self, opened: Open, end: int, at_least: int) -> None:
        start = min(max(opened.offset, at_least), end)
        if opened.found.ignored is not None:
            self.stated += for_subtree(opened.found.ignored, Span(start, end), opened.place)
        if opened.found.is_untranslated and start < end:
            self.by_nature.append(Exemption(Span(start, end)))
