"""Rules of the cut family: what is missing at the end of a text, a paragraph, a sentence or a pair of marks.

Shared here: which blocks are running text, and what the words at their edges tell.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Kind
from newsclean.text.casing import begins_with_capitals
from newsclean.text.density import weight
from newsclean.text.folding import fold
from newsclean.text.sentences import SENTENCE_END, ends_sentence, sentences, word_before

RUNNING = frozenset((Kind.PARAGRAPH, Kind.QUOTE))
MAX_TITLE = 60  # characters of a title with a full stop inside
LONG = 60  # letters; a signature, a label or a place name without a final mark is shorter
LONGEST_CREDIT = 50  # letters
ADDRESS = frozenset("/.@_")
DECK = 2  # blocks from the title on that may be title and deck, which need no final mark
WITNESSES_TO_ONE = 8  # that end with a mark, to one that does not
MIN_WITNESSES = 2  # other paragraphs that all end with a mark, before a missing one means anything
APOSTROPHES = "'’"


def running(document: Document) -> Sequence[tuple[int, Block]]:
    """Return index and block of the paragraphs and quotations, the title left out unless it holds two sentences."""
    known: Sequence[tuple[int, Block]] | None = document.memo.get(running)
    if known is None:
        known = document.memo[running] = [
            (index, block)
            for index, block in enumerate(document.blocks)
            if block.kind in RUNNING and (index != document.title or is_paragraph(block.text))
        ]
    return known


def is_paragraph(text: str) -> bool:
    """Tell whether a first line was taken for a title only because its end is lost."""
    return len(text) > MAX_TITLE and SENTENCE_END.search(text, 0, len(text) - 1) is not None


def writes_capitals(document: Document) -> bool:
    """Tell whether the document begins its paragraphs with capitals; found out once."""
    known: bool | None = document.memo.get(writes_capitals)
    if known is None:
        known = document.memo[writes_capitals] = begins_with_capitals(block.text for block in document.blocks)
    return known


def dangles(text: str, end: int, language: str) -> bool:
    """Tell whether the word that ends at `end` cannot end a sentence in the language, an elided one included."""
    word = last_word(text, end)
    return bool(word) and fold(word) in lexicon(language).dangling


def stands_elsewhere(document: Document, word: str) -> bool:
    """Tell whether the text has the word between two blanks, without a mark."""
    known: frozenset[str] | None = document.memo.get(stands_elsewhere)
    if known is None:
        known = document.memo[stands_elsewhere] = frozenset(
            word for block in document.blocks for word in block.text.split()[:-1]
        )
    return word in known


def ends_in_letter(text: str) -> bool:
    """Tell whether a text ends in a letter, or in a sign of vowel or tone that belongs to one."""
    return text[-1].isalpha() or unicodedata.category(text[-1])[0] == "M"


def last_word(text: str, end: int) -> str:
    """Return the word that ends at `end`, with its apostrophe if it ends in one (d', qu')."""
    if text[end - 1 : end] and text[end - 1] in APOSTROPHES:
        return word_before(text, end - 1) + "'"
    return word_before(text, end)


def may_be_deck(document: Document, index: int) -> bool:
    """Tell whether a block stands where title and deck do."""
    title = document.title
    return title is not None and index < title + DECK and not is_paragraph(document.blocks[title].text)


def last_sentence(document: Document, index: int) -> str:
    """Return the last sentence of a block if another one stands before it; none otherwise."""
    block = document.blocks[index]
    *before, (start, end) = sentences(block.text, lexicon(document.language_of(block)).abbreviations)
    return block.text[start:end] if before else ""


def is_sentence(text: str) -> bool:
    """Tell whether words are too many and too small for a signature, a credit, a headline or an address."""
    words = text.split()
    return (
        weight(text) >= LONGEST_CREDIT
        and 2 * sum(not word[0].islower() for word in words) <= len(words)
        and ADDRESS.isdisjoint(words[-1])
    )


def others_end_well(document: Document, index: int) -> bool:
    """Tell whether enough other long paragraphs are there, and nearly all of them end as a paragraph does."""
    witnesses, cut = _long_paragraphs(document)
    others = len(witnesses) - (index in witnesses)
    return others >= MIN_WITNESSES and (len(cut) - (index in cut)) * WITNESSES_TO_ONE <= others


def _long_paragraphs(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """Return the indices of the long paragraphs, and of those among them that end badly; found out once."""
    known: tuple[frozenset[int], frozenset[int]] | None = document.memo.get(_long_paragraphs)
    if known is None:
        long = {at: _ends_well(block) for at, block in running(document) if weight(block.text) >= LONG}
        badly = (at for at, ends_well in long.items() if not ends_well and not may_be_deck(document, at))
        known = frozenset(long), frozenset(badly)
        document.memo[_long_paragraphs] = known
    return known


def _ends_well(block: Block) -> bool:
    return ends_sentence(block.text) or block.text[-1] in ":：」』"
