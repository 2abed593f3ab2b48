"""Rules of the structure family: headings, paragraphs, lines, and the letter case of a whole text.

Shared here: where the lines of a block end, and what follows what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.model import Block, Document, Edit, Kind
from newsclean.text.casing import lower_and_upper
from newsclean.text.patterns import lazy
from newsclean.text.sentences import ends_sentence
from newsclean.truecasing import Capital, Known, Passage, known_names

# A line end inside a block, with the blanks before it and the indentation behind it. Bounded, so linear.
LINE_END = lazy(r"(?<![ \t])[ \t]{0,64}(?:\r\n|\n|\r)[ \t]{0,64}")
HYPHENS = "-\u2010"
RUNNING = frozenset((Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM, Kind.CAPTION, Kind.HEADING))
OPENING = frozenset((Kind.PARAGRAPH, Kind.QUOTE, Kind.HEADING))  # kinds that begin with a sentence
STATED = frozenset(("title", "headline", "description"))  # facts that are sentences
PEOPLE = "byline"
HEAD = 24  # characters in which a text in capitals has no small letter
FEW_CAPITALS = 20  # acronyms and initials are no text in capitals
UNSPACED = "\u0e00"  # from Thai on, scripts that do not part words; Korean and Ethiopic do
SPACED_LATER = lazy("[\uac00-\ud7a3\u1100-\u11ff\u1200-\u137f\u13a0-\u13ff\u1820-\u1877]")


def line_ends(block: Block) -> Iterator[re.Match[str]]:
    """Yield the line ends inside a block of running text."""
    if block.kind in RUNNING and ("\n" in block.text or "\r" in block.text):
        yield from LINE_END.finditer(block.text)


def is_hyphenated(text: str, end: re.Match[str]) -> bool:
    """Tell whether a line ends with a hyphen between two letters."""
    before = text[end.start() - 2 : end.start()] if end.start() > 1 else ""
    return before[-1:] in HYPHENS and before[:1].isalpha() and text[end.end() : end.end() + 1].isalpha()


def writes_spaces(before: str, after: str) -> bool:
    """Tell whether a space belongs between two characters: yes, unless both are of a script without spaces."""
    return not (_is_unspaced(before) and _is_unspaced(after))


def _is_unspaced(char: str) -> bool:
    return _is_dense_mark(char) or (char >= UNSPACED and char.isalpha() and not SPACED_LATER.match(char))


def _is_dense_mark(char: str) -> bool:
    """Tell whether a character is a full-width mark of Chinese or Japanese."""
    return "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff65"


def neighbours(document: Document) -> Iterator[tuple[int, Block, Block]]:
    """Yield index of the second, and both, of two blocks that nothing but white space parts."""
    blocks = document.blocks
    for index in range(1, len(blocks)):
        before, after = blocks[index - 1], blocks[index]
        if document.text[before.end : after.start].isspace():
            yield index, before, after


def shown_names(document: Document) -> Known:
    """Return the names that a document shows with capitals: in paragraphs that have their case, in what it states."""
    stated = [value for name, value in document.facts if name in STATED]
    kept = (block.text for block in document.blocks if not block.text.islower())
    return known_names((*stated, *kept), (value for name, value in document.facts if name == PEOPLE))


def edits_of(blocks: Sequence[Block], capitals: Iterable[tuple[int, Capital]]) -> tuple[Edit, ...]:
    """Return the edits that put capitals, or words in another case, into blocks."""
    return tuple(Edit(blocks[index].span(each.start, each.end), each.letter) for index, each in capitals)


def passages_of(document: Document, blocks: Iterable[Block]) -> list[Passage]:
    """Return blocks as they are read for their capitals: items of lists and captions often begin no sentence."""
    return [
        Passage(block.text, document.language_of(block), block.kind in OPENING or ends_sentence(block.text))
        for block in blocks
    ]


def is_upper_cased(text: str) -> bool:
    """Tell whether more than nine tenths of a text's letters with case are capitals, a few acronyms aside."""
    head = text[:HEAD]
    if head.upper() != head or head.lower() == head:
        return False
    lower, upper = lower_and_upper(text)
    return upper > FEW_CAPITALS and upper > 9 * lower
