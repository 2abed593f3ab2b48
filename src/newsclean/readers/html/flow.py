"""What can be seen of a page, block by block: its text, what is around it, its links, the images between."""

from __future__ import annotations

from typing import TypeAlias

from newsclean.model import LONG_HIDDEN, Element
from newsclean.readers.html.elements import CODE
from newsclean.readers.html.remarks import Remarks
from newsclean.readers.html.scopes import Scopes
from newsclean.readers.html.view import BREAKS, LINES, PARAGRAPHS, View

# The longest of 1,659 real pages has 3,079; what is beyond the limit is kept as one block, and not judged.
MAX_BLOCKS = 50_000
MAX_ANCESTORS = 8  # evidence kept of a block; a bound keeps deep pages linear
ROOT = Element("")
KIND = Element._fields.index("kind")

# A block as it was met, when what stands behind it is not known yet: text, start, the element around, all of them, the
# number of linked characters, whether an image stands before it. A bare tuple is made in a third of the time.
Seen: TypeAlias = tuple[str, int, Element, tuple[Element, ...], int, bool]


class Full(Exception):  # noqa: N818 - nothing is wrong
    """A page has as many blocks as are told apart."""


class Flow(View):
    """Collects blocks; lives for one page. `stack` holds the block-level elements that are open."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.stack: list[Element] = [ROOT]
        self.seen: list[Seen] = []
        self.remarks = Remarks(source)
        self.scopes = Scopes()
        self.linked = self.link_start = 0
        self.in_link = self.keeps_space = self.image_pending = self.image_before = False
        self.unseen = ""  # the inline element that hides the open block
        self.around: Element = ROOT  # the innermost element around the last block, and all of them
        self.ancestors: tuple[Element, ...] = ()

    def text(self, raw: str, start: int) -> None:
        """Add a run of text as it is shown where it stands; what is not shown is a block of its own.

        Words for screen readers within a line are passed over, as the words that stand for a picture are: a block of
        them would part the line, as no block may stand behind text that follows it in the source.
        """
        unseen = self.scopes.unseen
        if self.is_open and self.unseen != unseen:
            if not self.unseen and self.scopes.is_spoken and len(raw) < LONG_HIDDEN:
                return
            if not raw.isspace():
                self.close()
        if not self.is_open:
            is_code = self.stack[-1][KIND] is CODE
            if not is_code and raw.isspace():
                return
            self.open(start)
            self.keeps_space, self.unseen, self.link_start = is_code, unseen, self.length
            self.image_before = self.image_pending
            if not unseen:  # else the image is also before what can be seen
                self.image_pending = False
        if self.keeps_space:
            self.add_kept(start, start + len(raw))
        else:
            self.add(raw, start)

    def close(self) -> None:
        """End the block that is open, if there is one."""
        if not self.is_open:
            return
        linked, self.linked = self.linked, 0
        if self.in_link:
            linked += self.length - self.link_start
        text, start = self.taken(), self.block_start
        if self.keeps_space:
            text, start = without_breaks(text, start)
        if self.remarks.found:
            self.remarks.block_ended(start + len(text) if text else self.length + 1)
        if not text:
            self.image_pending = self.image_pending or self.image_before
            self.scopes.block_lost(self.length)
            return
        self.separator = PARAGRAPHS
        self._see(text, start, min(linked, len(text)) if linked else 0)

    def break_line(self) -> None:
        """End a line: of two breaks in a row the second parts paragraphs."""
        count = len(self.seen)
        self.close()
        self.separator = LINES if len(self.seen) > count else PARAGRAPHS

    def end_link(self, *_tag: object) -> None:
        """End the link that is open, if there is one."""
        if self.in_link and self.is_open:
            self.linked += self.length - self.link_start
        self.in_link = False
        if self.scopes.inline:
            self.scopes.end_inline("a", self)

    def _see(self, text: str, start: int, linked: int) -> None:
        """Keep a block, with what is around it."""
        stack, seen = self.stack, self.seen
        around = stack[-1]
        if around is not self.around:
            self.around = around
            self.ancestors = tuple(stack[1:] if len(stack) <= MAX_ANCESTORS else stack[-MAX_ANCESTORS:])
        ancestors = self.ancestors
        if self.unseen:
            around = around._replace(name=self.unseen, tokens=(), is_hidden=True)
            ancestors = (*ancestors, around)[-MAX_ANCESTORS:]
        seen.append((text, start, around, ancestors, linked, self.image_before))
        if self.keeps_space or self.scopes.inline:
            self.scopes.block_ended(start, start + len(text), is_code=self.keeps_space)
        if len(seen) == MAX_BLOCKS:
            raise Full


def without_breaks(text: str, start: int) -> tuple[str, int]:
    """Return text whose white space is kept, and its start, without the line breaks it begins or ends with."""
    shown = text.lstrip(BREAKS)
    return shown.rstrip(BREAKS), start + len(text) - len(shown)
