"""Plain text: paragraphs between blank lines, or one a line, with hard-wrapped lines seen as one block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from newsclean.model import Block, Document, Exemption, Kind
from newsclean.offsets import NEWLINE, OffsetMap
from newsclean.readers.directives import sic
from newsclean.text.density import DENSE, weight
from newsclean.text.patterns import lazy
from newsclean.text.sentences import SENTENCE_END, ends_sentence

SUFFIXES = (".txt", ".text")
MAX_LINES = 100_000  # a novel has 15,000; a file with more holds no article, and would keep its reader waiting
# Mail and terminals wrap at 60-80 columns, old wires at 40-72; a line over 130 was not wrapped by anyone.
WRAP_WIDTHS = range(24, 131)
FULL_LINES = 0.8  # share of line ends that must be forced by the width; a ragged poem or list stays far below
MAX_FINISHED = 0.5  # share of line ends that end a sentence: above it the lines are short paragraphs of their own
PAIR = 2  # lines: too few to show a width
LONG_LINE = 45  # characters of a first line of two: a heading over its paragraph is mostly shorter
MAX_OVERHANG = 24  # characters by which the second of two wrapped lines may be longer: one word
BULLETS = frozenset("•▪◦●■·")
DASHES = frozenset("-*–—")  # a bullet before a space, a hyphen before a letter
MAX_HEADING_CHARS = 120  # by weight; longer lines without a final mark are cut paragraphs, seldom headings
MAX_HEADING_WORDS = 16
MAX_TWO_SENTENCES = 60  # characters of a heading with a full stop inside
HANGUL = lazy("[\uac00-\ud7a3]")  # Korean wraps between words, the other dense scripts anywhere
IDEOGRAPHIC_SPACE = "\u3000"  # begins a paragraph in Chinese and Japanese print


class Line(NamedTuple):
    """A line without its indentation, trailing blanks and end mark."""

    text: str
    start: int
    is_indented: bool

    @property
    def end(self) -> int:
        """Return where the line ends, in the text."""
        return self.start + len(self.text)


def read(source: str) -> Document:
    """Return the document of a plain text; its text is the source, unchanged."""
    return _described(Document(source, (), OffsetMap.identity(len(source)), source))


def reread(document: Document) -> Document:
    """Return the repaired document with its blocks as they would be read."""
    return _described(document)


def _described(document: Document) -> Document:
    """Return the document with its blocks; the lines beyond those that are told apart are one, and not judged."""
    text = document.text
    end = len(text)
    if text.count("\n") + text.count("\r") >= MAX_LINES:
        end = next((match.end() for match in islice(NEWLINE.finditer(text), MAX_LINES - 1, None)), end)
    if not text[end:].strip():
        return replace(document, blocks=blocks(text), exemptions=sic(text))
    rest = Block(text[end:], end, Kind.CODE)
    return replace(
        document,
        blocks=(*blocks(text[:end]), rest),
        exemptions=(*sic(text[:end]), Exemption(rest.whole)),
        facts=(("problem", f"what stands behind the first {MAX_LINES:,} lines is kept as it is, and not judged"),),
    )


def looks_like(_source: str) -> bool:
    """Tell that anything may be plain text."""
    return True


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
    kept = raw.strip(" \t")
    return Line(kept, start + len(raw) - len(raw.lstrip(" \t")), raw[0] in " \t" or kept[0] == IDEOGRAPHIC_SPACE)


def _paragraphs(text: str) -> Iterator[tuple[Line, Line]]:
    """Yield the first and last line of every block."""
    groups = list(_groups(text))
    wrapped = [len(group) > PAIR and is_hard_wrapped([line.text for line in group]) for group in groups]
    is_column = any(wrapped)
    for group, is_wrapped in zip(groups, wrapped, strict=True):
        if is_wrapped:
            yield from _paragraphs_of_column(group)
        elif len(group) == PAIR and _is_broken(group[0].text, group[1].text, is_column=is_column):
            yield group[0], group[1]
        else:
            yield from ((line, line) for line in group)


def _groups(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank lines."""
    group: list[Line] = []
    for line in _lines(text):
        if line is not None:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def is_hard_wrapped(lines: list[str]) -> bool:
    """Tell whether the ends of three or more lines are forced by a width: the next line's first word never fitted."""
    if _is_hyphenated(lines):
        return True
    width = max(map(len, lines))
    if width not in WRAP_WIDTHS or any(map(_is_item, lines[1:])):
        return False
    full = sum(_is_full(line, following, width) for line, following in pairwise(lines))
    finished = sum(map(ends_sentence, lines[:-1]))
    ends = sum(following[0] == IDEOGRAPHIC_SPACE for following in lines[1:])  # of paragraphs, short for good reason
    return full >= FULL_LINES * (len(lines) - 1 - ends) and finished <= MAX_FINISHED * (len(lines) - 1)


def _is_broken(first: str, second: str, *, is_column: bool) -> bool:
    """Tell whether two lines are one paragraph; a heading over its paragraph looks nearly the same.

    Evidence is a text whose other paragraphs are wrapped, or a small letter below an unfinished line.
    """
    if _is_hyphenated([first, second]):
        return True
    if (
        len(first) < LONG_LINE
        or len(second) > len(first) + MAX_OVERHANG
        or max(len(first), len(second)) not in WRAP_WIDTHS
    ):
        return False
    return not ends_sentence(first) and not _is_item(second) and (is_column or second[0].islower())


def _paragraphs_of_column(group: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield the paragraphs of wrapped lines: one ends with a sentence short of the width, or before indentation."""
    width = max(len(line.text) for line in group)
    by_indent = not all(line.is_indented for line in group[1:])
    first = group[0]
    for line, following in pairwise(group):
        is_short = ends_sentence(line.text) and not _is_full(line.text, following.text, width)
        if is_short or (by_indent and following.is_indented):
            yield first, line
            first = following
    yield first, group[-1]


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the next line's first word did not fit any more."""
    return len(line) + 1 + _first_word_length(following) > width


def _is_item(line: str) -> bool:
    """Tell whether a line begins with a bullet."""
    return line[0] in BULLETS or (line[0] in DASHES and line[1:2] in (" ", "\t", ""))


def _is_hyphenated(lines: list[str]) -> bool:
    """Tell whether every line but the last ends within a word, at a hyphen."""
    return all(len(line) > 1 and line[-1] in "-\u2010" and line[-2].isalpha() for line in lines[:-1])


def _first_word_length(line: str) -> int:
    """Return the length of the first word; a script without spaces wraps anywhere."""
    if line[0] >= DENSE and not HANGUL.match(line):
        return 1
    return len(line[:40].partition(" ")[0])


def _with_headings(plain: list[Block]) -> Iterator[Block]:
    """Yield the blocks; a short line without a final mark, followed by a longer block, is taken for a heading."""
    for block, following in zip(plain, [*plain[1:], None], strict=False):
        is_heading = following is not None and len(following.text) > len(block.text) and looks_like_heading(block.text)
        yield replace(block, kind=Kind.HEADING) if is_heading else block


def looks_like_heading(text: str) -> bool:
    """Tell whether a line is as short as a heading, stands on one line and does not end as a sentence does."""
    if weight(text) > MAX_HEADING_CHARS or "\n" in text or "\r" in text:
        return False
    if len(text) > MAX_TWO_SENTENCES and SENTENCE_END.search(text, 0, len(text) - 1):
        return False
    return len(text.split()) <= MAX_HEADING_WORDS and (not ends_sentence(text) or text[-1] in "?？؟")
