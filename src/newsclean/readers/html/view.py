"""The visible text of a page, piece by piece, with the place of each: white space folded, references decoded."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate

from newsclean.offsets import OffsetMap
from newsclean.readers.html.references import REFERENCE, character

FOLDED = re.compile(r"[\t\n\f\r&]|  ")  # a run without one of these is visible as it stands
SPECIAL = re.compile(rf"[ \t\n\f\r]{{2,}}+|[\t\n\f\r]|{REFERENCE.pattern}")
BREAKS = "\r\n"
WHITE = frozenset("\t\n\f\r ")  # what HTML folds; a reference may mean one as well
PARAGRAPHS, LINES = "\n\n", "\n"  # what parts two blocks: another element, or a line break alone


class View:
    """Collects the visible text; lives for one page.

    A block begins with its first visible character and ends when it is closed; between two blocks stands a separator.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.starts = array("q")  # of the parts, in the source; machine words, as a page may have a million
        self.ends = array("q")
        self.length = 0
        self.is_open = False  # a block has begun
        self.at_gap = True  # a space here would be a second one
        self.block_start = self.first_part = 0
        self.separator = ""

    @property
    def end(self) -> int:
        """Return where the text ends, without a space that a block may not end with."""
        return self.length - 1 if self.is_open and self.at_gap and len(self.parts) > self.first_part else self.length

    def open(self, start: int) -> None:
        """Begin a block with the text that stands at `start`, a separator before it unless it is the first."""
        self.is_open = self.at_gap = True
        if self.separator and self.length:
            self._append(self.separator, start, start)
        self.first_part = len(self.parts)
        self.block_start = self.length

    def add(self, raw: str, start: int) -> None:
        """Add a run of text that stands at `start`, white space folded and references decoded."""
        if FOLDED.search(raw) is not None:
            self._add_special(raw, start)
        else:
            self._add_plain(raw, start)

    def add_kept(self, start: int, end: int) -> None:
        """Add the text of `[start, end)` with its white space, references decoded."""
        self.at_gap = False
        cursor = start
        for match in REFERENCE.finditer(self.source, start, end):
            text, width = character(match[0])
            if width:
                if cursor < match.start():
                    self._append(self.source[cursor : match.start()], cursor, match.start())
                cursor = match.start() + width
                self._append(text, match.start(), cursor)
        if cursor < end:
            self._append(self.source[cursor:end], cursor, end)

    def add_break(self, at: int) -> None:
        """Add a line break that the source has none for, unless the block or a line has just begun."""
        if len(self.parts) > self.first_part and self.parts[-1] != LINES:
            self._append(LINES, at, at)
            self.at_gap = True

    def close(self) -> tuple[str, int]:
        """End the block and return its text and where it starts; an empty text if nothing can be seen of it."""
        self.is_open = False
        if self.at_gap and len(self.parts) > self.first_part:
            self._drop_last_space()
        text = "".join(self.parts[self.first_part :])
        if not text or text.isspace():
            self._take_back()
            return "", 0
        shown = text.lstrip(BREAKS)  # only text whose white space is kept begins or ends with line breaks
        return shown.rstrip(BREAKS), self.block_start + len(text) - len(shown)

    def origin(self) -> OffsetMap:
        """Return the map from the text to the source."""
        count = len(self.parts)
        after = array("q", accumulate(map(len, self.parts)))
        inner = array("q", bytes(8 * (2 * count + 2)))
        outer = array("q", inner)
        inner[2:-1:2], inner[1:-1:2] = after, array("q", (0, *after[:-1])) if count else after
        outer[2:-1:2], outer[1:-1:2] = self.ends, self.starts
        inner[-1], outer[-1] = self.length, len(self.source)
        return OffsetMap(inner, outer)

    def _append(self, text: str, start: int, end: int) -> None:
        self.parts.append(text)
        self.starts.append(start)
        self.ends.append(end)
        self.length += len(text)

    def _add_special(self, raw: str, start: int) -> None:
        cursor = 0
        for match in SPECIAL.finditer(raw):
            at, end = match.span()
            text, width = (" ", end - at) if raw[at] != "&" else character(match[0])
            if not width:
                continue
            if cursor < at:
                self._add_plain(raw[cursor:at], start + cursor)
            cursor = at + width
            is_space = text in WHITE
            if not (is_space and self.at_gap):
                self._append(" " if is_space else text, start + at, start + cursor)
            self.at_gap = is_space
        if cursor < len(raw):
            self._add_plain(raw[cursor:], start + cursor)

    def _add_plain(self, text: str, start: int) -> None:
        """Add text without references; a space may stand at either end, one at most."""
        if self.at_gap and text[0] == " ":
            text, start = text[1:], start + 1
            if not text:
                return
        self.parts.append(text)
        self.starts.append(start)
        self.ends.append(start + len(text))
        self.length += len(text)
        self.at_gap = text[-1] == " "

    def _drop_last_space(self) -> None:
        """Take back the space before the end of a block."""
        self.length -= 1
        if self.parts[-1] == " ":
            del self.parts[-1], self.starts[-1], self.ends[-1]
        else:
            self.parts[-1] = self.parts[-1][:-1]
            self.ends[-1] -= 1

    def _take_back(self) -> None:
        """Forget a block of which nothing can be seen, and the separator before it."""
        first = self.first_part
        if first and self.starts[first - 1] == self.ends[first - 1]:
            first -= 1
        self.length = self.block_start - sum(map(len, self.parts[first : self.first_part]))
        del self.parts[first:], self.starts[first:], self.ends[first:]
