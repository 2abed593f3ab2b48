"""Lines of a page: one short block each, where it stands, and what the lexicon knows of it.

The recognisers of this package tell what a line is; the rules of the family tell the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from newsclean.lexicon.phrases import Hit
from newsclean.lexicon.pitches import Pitches, pitches_in
from newsclean.model import Block, Document, Safety
from newsclean.rules.boilerplate.lines.knowledge import phrases_in
from newsclean.text.folding import bare, fold, fold_chars
from newsclean.text.sentences import ends_sentence

MAX_LINE = 400  # no phrase of the lexicon is looked for in longer lines; consent banners are the longest
MAX_HEAD = 8  # blocks in which title, date, byline and menu stand, as in the annotation of documents
MAX_TAIL = 3  # the same at the end of a page without prose
MIN_PROSE_WORDS = 3
LONG_SENTENCE = 12  # words; a phrase in the midst of a longer sentence is the article's
LONG_PROSE = 250  # longer blocks are prose whatever they end in; the lexicon's caps stop there as well
# Scripts that write words together: Thai and Lao, Burmese, Khmer, Han and kana. Korean parts its words.
UNSPACED = (("\u0e00", "\u0f00"), ("\u1000", "\u10a0"), ("\u1780", "\u1800"), ("\u2e80", "\uac00"))
LABEL_MARKS = ":：/／=＝|｜ः"  # stand behind a label; the last is a Hindi sign that looks like a colon
SHOWN = 40  # characters of a line told in a message
SEPARATORS = " \t:：/／|｜=＝-–—·ः"  # stand between a label and what it labels


class Zone(StrEnum):
    """Where on the page a line stands."""

    HEAD = "head"  # above the first paragraph
    LEAD = "lead"  # below the first paragraph, which may be the summary under the title
    BODY = "body"
    TAIL = "tail"  # below the last paragraph


# What a recogniser may lean on, as the fields of a line: text, language, zone, is_title, has_title, is_first_below.
Circumstances = tuple[str, str, Zone, bool, bool, bool]


@dataclass(frozen=True)
class Line:
    """A block as the recognisers see it."""

    text: str
    index: int
    language: str
    zone: Zone
    is_title: bool = False
    has_title: bool = False  # another line is the title
    is_first_below: bool = False  # directly below the last paragraph

    @cached_property
    def hits(self) -> Mapping[str, Hit]:
        """Return the phrases of the lexicon the line holds, by function."""
        return phrases_in(self.text, self.language)

    def hit(self, function: str) -> Hit | None:
        """Return the hit of a function of the lexicon, None if none of its phrases is there."""
        return self.hits.get(function)

    @cached_property
    def pitches(self) -> Pitches:
        """Return the sentences of the line that ask the reader for something."""
        return pitches_in(self.text, self.language)

    @cached_property
    def folded(self) -> str:
        """Return the line in its normal form, without bullets and brackets around it."""
        return bare(fold(self.text))

    @cached_property
    def is_sentence(self) -> bool:
        """Tell whether the line ends as a sentence does."""
        return ends_sentence(self.text)

    @property
    def is_outside(self) -> bool:
        """Tell whether the line stands above or below the article."""
        return self.zone is not Zone.BODY

    def after(self, phrase: str) -> str:
        """Return what follows a folded phrase at the start of the line, as it is written; empty if unknown."""
        at = fold_chars(self.text).find(phrase)
        rest = self.text[at + len(phrase) :] if at >= 0 else self.text.replace("：", ":").partition(":")[2]
        return " ".join(rest.strip(SEPARATORS).split())


@dataclass(frozen=True, slots=True)
class Claim:
    """A line that is no article: by the code of the rule it belongs to, with what gave it away and what it says."""

    code: str
    index: int
    evidence: str = ""
    values: tuple[str, ...] = ()
    safety: Safety = Safety.SAFE

    def at(self, index: int) -> Claim:
        """Return the same claim on another block."""
        return Claim(self.code, index, self.evidence, self.values, self.safety)


def weight(text: str) -> int:
    """Return the length of a line in words; in scripts without spaces two and a half characters count as one."""
    words = text.split()
    if max(text, default="") < UNSPACED[0][0]:
        return len(words)
    return sum(1 + len(word) * 2 // 5 if is_unspaced(word[-1]) else 1 for word in words)


def is_unspaced(character: str) -> bool:
    """Tell whether a character belongs to a script that does not part its words."""
    return character >= "\u0e00" and any(first <= character < end for first, end in UNSPACED)


def shortened(text: str) -> str:
    """Return a text cut for a message."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


def lines(document: Document) -> Iterator[tuple[int, Circumstances]]:
    """Yield the lines of a document with their index; long paragraphs and what is certain to be article left out."""
    head, tail = zones(document)
    title = document.title if document.title is not None and document.title < head else None
    for zone, indices in _stretches(head, tail, len(document.blocks)):
        for index in indices:
            block = document.blocks[index]
            if len(block.text) <= MAX_LINE and not block.is_certain:
                has_title = title is not None and index != title
                yield index, (block.text, _read_in(block, document), zone, index == title, has_title, index == tail)


def language_of(block: Block, document: Document) -> str:
    """Return the block's language; a line too short to tell has the document's."""
    return document.language if block.language == "und" else block.language


def _read_in(block: Block, document: Document) -> str:
    """Return the language a line is read in: that of the document for its label before a foreign name."""
    language = language_of(block, document)
    if language == document.language or phrases_in(block.text, language):
        return language
    return document.language if phrases_in(block.text, document.language) else language


def _stretches(head: int, tail: int, count: int) -> Iterator[tuple[Zone, range]]:
    """Yield the zones of a page with the indices of their blocks."""
    head, tail = min(head, count), min(tail, count)
    below = min(head + 1, tail)
    yield Zone.HEAD, range(head)
    yield Zone.BODY, range(head, below)
    yield Zone.LEAD, range(below, min(below + 1, tail))
    yield Zone.BODY, range(below + 1, tail)
    yield Zone.TAIL, range(tail, count)


def zones(document: Document) -> tuple[int, int]:
    """Return where the head of the page ends and where its tail begins, as indices of blocks."""
    blocks, count = document.blocks, len(document.blocks)
    first = _first_prose(blocks, range(count), document)
    if first is None:
        head = min(MAX_HEAD, max(1, count - MAX_TAIL))
        return head, max(head, count - MAX_TAIL)
    last = _first_prose(blocks, range(count - 1, -1, -1), document)
    return min(first, MAX_HEAD), (count if last is None else last) + 1


def _first_prose(blocks: Sequence[Block], order: range, document: Document) -> int | None:
    return next((index for index in order if _is_prose(blocks[index], document)), None)


def _is_prose(block: Block, document: Document) -> bool:
    """Tell whether a block is a paragraph of an article: a long one, or a sentence the lexicon does not know."""
    text = block.text
    if len(text) > LONG_PROSE:
        return True
    words = weight(text) if ends_sentence(text) else 0
    if words < MIN_PROSE_WORDS:
        return False
    language = language_of(block, document)
    found = phrases_in(text, language).values()
    if not found:
        return not pitches_in(text, language).found
    return words >= LONG_SENTENCE and not any(fold(text).startswith(hit.phrase) for hit in found)
