"""The visible text of a page, piece by piece, with the place of each: white space folded, references decoded."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate

from newsclean.offsets import OffsetMap
from newsclean.readers.html.references import REFERENCE, character

FOLDED = " \t\n\f\r"  # what HTML folds
SPACES = rf"[{FOLDED}]"
# One alternative for each first character lets the search skip to these: it takes half the time.
SPECIAL = re.compile(rf"\n{SPACES}*+|\t{SPACES}*+|\r{SPACES}*+|\f{SPACES}*+| {SPACES}++|{REFERENCE.pattern}")
BREAKS = "\r\n"
WHITE = frozenset(FOLDED)  # a reference may mean one as well
PARAGRAPHS, LINES = "\n\n", "\n"  # what parts two blocks: another element, or a line break alone


class View:
    """Collects the visible text; lives for one page.

    A block begins with its first visible character and ends when it is closed; between two blocks stands a separator.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        # Where the parts stand in the source. Lists take in numbers several times as fast as arrays do, but a page may
        # have a million parts: of blocks that have ended the places are packed into machine words from time to time.
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.packed_starts, self.packed_ends = array("q"), array("q")
        self.length = 0
        self.is_open = False  # a block has begun
        self.at_gap = True  # a space here would be a second one
        self.block_start = self.first_part = 0
        self.separator = PARAGRAPHS

    @property
    def shown_length(self) -> int:
        """Return where the text ends, without a space that a block may not end with."""
        return self.length - 1 if self.is_open and self.at_gap and len(self.parts) > self.first_part else self.length

    def open(self, start: int) -> None:
        """Begin a block with the text that stands at `start`, a separator before it unless it is the first."""
        self.is_open = self.at_gap = True
        parts = self.parts
        if self.length:
            separator = self.separator
            parts.append(separator)
            self.starts.append(start)
            self.ends.append(start)
            self.length += len(separator)
        self.first_part, self.block_start = len(parts), self.length

    def add(self, raw: str, start: int) -> None:
        """Add a run of text that stands at `start`, white space folded and references decoded."""
        # A run without any of these is visible as it stands; six searches for a word take a third of the time of one
        # for six.
        if "\n" in raw or "&" in raw or "  " in raw or "\t" in raw or "\r" in raw or "\f" in raw:
            self._add_special(raw, start)
            return
        if self.at_gap and raw[0] == " ":
            raw, start = raw[1:], start + 1
            if not raw:
                return
        width = len(raw)
        self.parts.append(raw)
        self.starts.append(start)
        self.ends.append(start + width)
        self.length += width
        self.at_gap = raw[-1] == " "

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

    def taken(self) -> str:
        """End the block and return its text, nothing if none of it can be seen."""
        self.is_open = False
        first, parts = self.first_part, self.parts
        count = len(parts) - first
        if count and self.at_gap and self._drop_last_space():
            count -= 1
        text = parts[first] if count == 1 else "".join(parts[first:])
        if text and not text.isspace():
            return text
        self._take_back()
        return ""

    def pack(self) -> None:
        """Pack the places of the blocks that have ended."""
        count = self.first_part - 1 if self.is_open else len(self.parts)
        count -= len(self.packed_starts)
        if count > 0:
            self.packed_starts.fromlist(self.starts[:count])
            self.packed_ends.fromlist(self.ends[:count])
            del self.starts[:count], self.ends[:count]

    def origin(self) -> OffsetMap:
        """Return the map from the text to the source."""
        self.packed_starts.fromlist(self.starts)
        self.packed_ends.fromlist(self.ends)
        count = len(self.parts)
        after = array("q", list(accumulate(map(len, self.parts))))
        inner = array("q", bytes(8 * (2 * count + 2)))
        outer = array("q", inner)
        inner[2:-1:2], inner[3:-1:2] = after, after[:-1]
        outer[2:-1:2], outer[1:-1:2] = self.packed_ends, self.packed_starts
        inner[-1], outer[-1] = self.length, len(self.source)
        return OffsetMap(inner, outer)

    def _append(self, text: str, start: int, end: int) -> None:
        self.parts.append(text)
        self.starts.append(start)
        self.ends.append(end)
        self.length += len(text)

    def _add_special(self, raw: str, start: int) -> None:
        """Add a run of text with white space to fold at either end, as most have it, or anywhere and references."""
        inner = raw.strip(FOLDED)
        if not inner:
            if not self.at_gap:
                self._append(" ", start, start + len(raw))
                self.at_gap = True
            return
        if "&" in inner or SPECIAL.search(inner) is not None:
            self._add_pieces(raw, start)
            return
        first = len(raw) - len(raw.lstrip(FOLDED))
        last = first + len(inner)
        if first > 1 or (first and raw[0] != " "):
            if not self.at_gap:
                self._append(" ", start, start + first)
                self.at_gap = True
        elif first:
            first, inner = 0, " " + inner
        if raw[last:] == " ":
            last, inner = last + 1, inner + " "
        self._add_plain(inner, start + first)
        if last < len(raw):
            self._append(" ", start + last, start + len(raw))
            self.at_gap = True

    def _add_pieces(self, raw: str, start: int) -> None:
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
        self._append(text, start, start + len(text))
        self.at_gap = text[-1] == " "

    def _drop_last_space(self) -> bool:
        """Take back the space before the end of a block; tell whether it was a part of its own."""
        self.length -= 1
        last = self.parts[-1]
        if last == " ":
            del self.parts[-1], self.starts[-1], self.ends[-1]
            return True
        self.parts[-1] = last[:-1]
        self.ends[-1] -= 1
        return False

    def _take_back(self) -> None:
        """Forget a block of which nothing can be seen, and the separator before it."""
        first = self.first_part - len(self.packed_starts)
        if first and self.starts[first - 1] == self.ends[first - 1]:
            first -= 1
        count = first + len(self.packed_starts)
        self.length = self.block_start - sum(map(len, self.parts[count : self.first_part]))
        del self.parts[count:], self.starts[first:], self.ends[first:]
