"""Comments of a page that may speak to us, and where in the text they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.model import Block, Exemption
from newsclean.readers.directives import exemptions, parse
from newsclean.readers.html.view import View

OWN_WORD = "newsclean"


class Remark(NamedTuple):
    """A comment: its place in the source, and where the text had come to.

    Between two blocks that is one behind the end of the first.
    """

    start: int
    end: int
    offset: int


class Remarks:
    """Collects comments; lives for one page."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: list[Remark] = []

    def add(self, start: int, end: int, view: View) -> None:
        """Take a comment, or whatever is markup but no tag."""
        if self.source.find(OWN_WORD, start, end) >= 0:
            self.found.append(Remark(start, end, view.length + (not view.is_open)))

    def block_ended(self, end: int) -> None:
        """Place those that stand behind the last visible character of a block at its end."""
        for index in range(len(self.found) - 1, -1, -1):
            if self.found[index].offset <= end:
                return
            self.found[index] = self.found[index]._replace(offset=end)

    def exemptions(self, blocks: Sequence[Block], length: int) -> tuple[Exemption, ...]:
        """Return what they exempt in a text of that length."""
        if not self.found:
            return ()
        parsed = ((parse(self.source[start:end], start), offset) for start, end, offset in self.found)
        return exemptions([(each, offset) for each, offset in parsed if each], blocks, length=length)
