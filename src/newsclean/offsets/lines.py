"""Lines of a text, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right

NEWLINE = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """Lines of a text, ended by CRLF, LF or CR and nothing else (as editors and LSP count them)."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in NEWLINE.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of `offset`, both from 1, the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Return the offset at which line number `line` (from 1) begins."""
        return self._starts[line - 1]
