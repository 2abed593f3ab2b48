"""Read a unified diff: which files it names, and which lines of each are new.

The format is that of GNU diff (https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html) with what
git adds to it (https://git-scm.com/docs/diff-format): names in quotes, renames, binary files, combined diffs.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from newsclean.errors import UsageError

HUNK = re.compile(r"(@{2,17})((?: -\d{1,18}(?:,\d{1,18})?){1,16}) \+(\d{1,18})(?:,(\d{1,18}))? \1")
COUNT = re.compile(r" -\d+(?:,(\d+))?")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)"')
ESCAPE = re.compile(r"\\([0-7]{3}|.)")
LETTERS = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
BINARY = re.compile(r"Binary files (.+) differ$")
NOWHERE = "/dev/null"
OLD_SIDE, NEW_SIDE = "aciow", "bciw"  # git's prefixes: a/ and b/, or with diff.mnemonicPrefix c/ i/ o/ w/
AND = " and "


class Names(NamedTuple):
    """What a patch calls a file before and after; a prefix such as b/ may be on them."""

    old: str
    new: str

    @property
    def possible(self) -> tuple[str, ...]:
        """Return what the file may be called, the likelier name first."""
        is_prefixed = self.new[1:2] == "/" and self.new[0] in NEW_SIDE
        is_prefixed = is_prefixed and (self.old == NOWHERE or self.old[:2] != self.new[:2])
        is_prefixed = is_prefixed and (self.old == NOWHERE or (self.old[1:2] == "/" and self.old[0] in OLD_SIDE))
        if self.new == NOWHERE:
            return ()
        return (self.new[2:], self.new) if is_prefixed else (self.new,)


@dataclass(slots=True)
class Change:
    """What a patch does to a file: the lines that are new, from 1, or all of them."""

    names: Names
    lines: list[int] = field(default_factory=list)
    is_whole: bool = False


class Patch:
    """Reads a patch line by line; whatever stands between its files (mail, messages of commits) is passed over."""

    def __init__(self, data: bytes, *, name: str) -> None:
        is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))  # what `>` of PowerShell 5 writes
        self._lines = data.decode(*("utf-16", "replace") if is_wide else ("utf-8", "surrogateescape")).split("\n")
        self._name = name
        self._at = 0

    def changes(self) -> Iterator[Change]:
        """Yield what is told of each file; UsageError, with `name` and line, for what is broken or cut short.

        One that is deleted is now called `/dev/null`.
        """
        while self._at < len(self._lines):
            line = self._next()
            if line.startswith("--- ") and self._peek().startswith("+++ "):
                names = Names(_name(line[4:]), _name(self._next()[4:]))
                yield Change(names, list(self._hunks(names.new)))
            elif line.startswith(("rename to ", "copy to ")):
                name = _name(line.partition(" to ")[2])
                yield Change(Names(name, name))
            elif match := BINARY.match(line.rstrip("\r")):
                yield Change(_both(match[1]), is_whole=True)
            elif HUNK.match(line):
                raise self._error("a hunk without the name of its file ('+++') before it")

    def _hunks(self, file: str) -> Iterator[int]:
        """Yield the new lines of the hunks that follow."""
        if not HUNK.match(self._peek()):
            raise self._error(f"a hunk ('@@ -1 +1 @@') of {file} is missing", ahead=1)
        while self._peek().startswith("@@"):
            match = HUNK.match(self._next())
            if not match:
                raise self._error("the head of a hunk cannot be read")
            yield from self._hunk(match)

    def _hunk(self, head: re.Match[str]) -> Iterator[int]:
        """Yield the new lines of a hunk; a combined diff has a column for each of its parents."""
        columns = len(head[1]) - 1
        old = [int(count or 1) for count in COUNT.findall(head[2])]
        number, new = int(head[3]), int(head[4] or 1)
        if len(old) != columns:
            raise self._error("the head of a hunk has another number of files than of columns")
        while new or any(old):
            marks = self._in_hunk(columns)
            if marks[0] == "\\":  # "\ No newline at end of file"
                continue
            is_kept = "-" not in marks
            if is_kept and "+" in marks:
                yield number
            number, new = number + is_kept, new - is_kept
            old = [n - (mark == "-" or (is_kept and mark == " ")) for n, mark in zip(old, marks, strict=True)]
            if new < 0 or min(old) < 0:
                raise self._error("a hunk has more lines than its head says")
        if self._peek().startswith("\\"):
            self._next()

    def _in_hunk(self, columns: int) -> str:
        if self._at >= len(self._lines) or (self._at == len(self._lines) - 1 and not self._lines[-1]):
            raise self._error("the patch ends within a hunk; it was cut short")
        marks = self._next().rstrip("\r")[:columns].ljust(columns)  # mail programs take blanks from the end of a line
        if marks[0] != "\\" and marks.strip(" +-"):
            raise self._error("a line of a hunk begins with a blank, + or -")
        return marks

    def _peek(self) -> str:
        return self._lines[self._at] if self._at < len(self._lines) else ""

    def _next(self) -> str:
        self._at += 1
        return self._lines[self._at - 1]

    def _error(self, what: str, *, ahead: int = 0) -> UsageError:
        return UsageError(f"{self._name}, line {self._at + ahead}: {what}")


def _both(text: str) -> Names:
    """Return two names with `and` between them, which may be a word of a name as well."""
    half = (len(text) - len(AND)) // 2
    if text[half : half + len(AND)] == AND:
        return Names(_name(text[:half]), _name(text[half + len(AND) :]))
    old, _, new = text.rpartition(AND)
    return Names(_name(old), _name(new))


def _name(text: str) -> str:
    """Return a file's name as a patch states it: in quotes, or up to a tab and the time behind it."""
    text = text.rstrip("\r")
    if match := QUOTED.match(text):
        return ESCAPE.sub(_byte, match[1]).encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    name, tab, _ = text.partition("\t")
    return name if tab else name.rstrip()


def _byte(escape: re.Match[str]) -> str:
    """Return the byte that an escape stands for; those beyond ASCII are put together when all are there."""
    code = escape[1]
    byte = int(code, 8) & 255 if code.isdigit() else LETTERS.get(code, ord(code) & 127)
    return chr(byte) if byte < 128 else chr(0xDC00 + byte)  # noqa: PLR2004 - ASCII
