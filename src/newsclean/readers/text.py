"""Plain text: paragraphs between blank lines, or one a line, with hard-wrapped lines seen as one block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from newsclean.model import Block, Document, Kind
from newsclean.offsets import NEWLINE, OffsetMap
from newsclean.text.sentences import ends_sentence

SUFFIXES = (".txt", ".text")
# Mail and terminals wrap at 60-80 columns, old wires at 40-72; a line over 130 was not wrapped by anyone.
WRAP_WIDTHS = range(24, 131)
FULL_LINES = 0.8  # share of line ends that must be forced by the width; a ragged poem or list stays far below
BULLETS = frozenset("-*•–—·▪◦●■")
PAIR = 2
MIN_WRAPPED_PAIR = 45  # columns; a shorter first line of two is a heading or a label
MAX_HEADING_CHARS = 120  # longer lines without a final mark are cut paragraphs, seldom headings
MAX_HEADING_WORDS = 16


class Line(NamedTuple):
    """A line without its indentation, trailing blanks and end mark."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where the line's text ends."""
        return self.start + len(self.text)


def read(source: str) -> Document:
    """Return the document of a plain text; its text is the source, unchanged."""
    return Document(source, blocks(source), OffsetMap.identity(len(source)), source)


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text, headings guessed."""
    plain = [Block(text[first.start : last.end], first.start) for first, last in _paragraphs(text)]
    return tuple(_with_headings(plain))


def _lines(text: str) -> Iterator[Line | None]:
    """Yield the lines, None for a blank one."""
    start = 0
    for match in NEWLINE.finditer(text):
        yield _line(text, start, match.start())
        start = match.end()
    yield _line(text, start, len(text))


def _line(text: str, start: int, end: int) -> Line | None:
    raw = text[start:end]
    if not raw or raw.isspace():
        return None
    return Line(raw.strip(" \t"), start + len(raw) - len(raw.lstrip(" \t")))


def _paragraphs(text: str) -> Iterator[tuple[Line, Line]]:
    """Yield the first and last line of every block."""
    group: list[Line] = []
    for line in _lines(text):
        if line is not None:
            group.append(line)
            continue
        yield from _split(group)
        group = []
    yield from _split(group)


def _split(group: list[Line]) -> Iterable[tuple[Line, Line]]:
    """Return a run of lines as one block if it is hard-wrapped, as one block a line otherwise."""
    if len(group) > 1 and is_hard_wrapped([line.text for line in group]):
        return [(group[0], group[-1])]
    return [(line, line) for line in group]


def is_hard_wrapped(lines: list[str]) -> bool:
    """Tell whether the line ends are forced by a width: the next line's first word would not have fitted."""
    width = max(map(len, lines))
    if width not in WRAP_WIDTHS or any(line[0] in BULLETS for line in lines):
        return _is_hyphenated(lines)
    if (
        len(lines) == PAIR
    ):  # two lines may be a heading and its paragraph; wrapped only if the first is plainly unfinished
        return _is_hyphenated(lines) or (
            len(lines[0]) >= MIN_WRAPPED_PAIR and not ends_sentence(lines[0]) and ends_sentence(lines[1])
        )
    pairs = pairwise(lines)
    full = sum(len(line) + 1 + _first_word_length(following) > width for line, following in pairs)
    return full >= FULL_LINES * (len(lines) - 1)


def _is_hyphenated(lines: list[str]) -> bool:
    """Tell whether every line but the last ends within a word, at a hyphen."""
    return all(len(line) > 1 and line[-1] in "-\u2010" and line[-2].isalpha() for line in lines[:-1])


def _first_word_length(line: str) -> int:
    """Return the length of the first word; a script without spaces wraps anywhere."""
    if line[0] >= "\u2e80":
        return 1
    return len(line[:40].partition(" ")[0])


def _with_headings(plain: list[Block]) -> Iterator[Block]:
    """Yield the blocks; a short line without a final mark, followed by a longer block, is taken for a heading."""
    for block, following in zip(plain, [*plain[1:], None], strict=True):
        is_heading = following is not None and len(following.text) > len(block.text) and looks_like_heading(block.text)
        yield replace(block, kind=Kind.HEADING) if is_heading else block


def looks_like_heading(text: str) -> bool:
    """Tell whether a line is as short as a heading, stands on one line and does not end as a sentence does."""
    if len(text) > MAX_HEADING_CHARS or "\n" in text or "\r" in text:
        return False
    return len(text.split()) <= MAX_HEADING_WORDS and (not ends_sentence(text) or text[-1] in "?？؟")
