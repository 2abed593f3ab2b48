"""A page as site profiles see it: a digest of every block, and where its article stands; no text is kept."""

from __future__ import annotations

import re
from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import NamedTuple, Self

from newsclean.lexicon import languages, lexicon
from newsclean.model import Block, Kind
from newsclean.text.density import weight
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.sentences import ends_sentence

BEFORE, INSIDE, AFTER = PLACES = ("before", "inside", "after")
DIGEST_SIZE = 8  # bytes: of a million different blocks, two have one digest with a chance of 1 in 37 million
NEVER = 0  # the digest of what is nobody's boilerplate: numbers alone, code, a block as long as an article
MAX_BLOCK = 10_000  # characters; the terms of use that sites repeat are shorter
MAX_BLOCKS = 5_000  # of a page to learn from; the longest of 1,659 real pages has 3,079
# The article is the run of blocks with the greatest merit: letters that are no link, less the price of a block.
# Merit is bounded, so that one endless paragraph is no article; without a full stop little of a block is prose.
PRICE, MOST, LONG, UNENDED = 40, 400, 60, 0.3
REMEMBERED = 200  # characters of a block worth remembering
# ASCII, Arabic, Persian, Devanagari, Bengali, Thai, fullwidth.
ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)
DIGITS = frozenset("0123456789").union(*(map(chr, range(zero, zero + 10)) for zero in ZEROS))
NUMBER = lazy(r"\d+(?:[.,:/-]\d+)*+")
WORD = lazy(r"(?<![^\W\d_])[^\W\d_]{3,20}+(?![^\W\d_])")
NUMBERS = lazy(r"0(?:[ ,.:/-]{1,3}0)++")


class PageDigest(NamedTuple):
    """A page: the digest and the merit of every block, in order; `identity` tells it from other pages."""

    digests: array[int]
    merits: array[int]
    identity: bytes

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Self:
        """Return the digest of a page; of an endless one the first and the last `MAX_BLOCKS` / 2 blocks count."""
        half = MAX_BLOCKS // 2
        kept = blocks if len(blocks) <= MAX_BLOCKS else (*blocks[:half], *blocks[-half:])
        digests = array("Q", map(digest, kept))
        names = b"".join(each.to_bytes(DIGEST_SIZE) for each in digests)
        return cls(digests, array("h", map(merit, kept)), blake2b(names, digest_size=16).digest())

    def paragraphs(self) -> frozenset[int]:
        """Return the digests of the blocks that look like paragraphs of an article."""
        pairs = zip(self.digests, self.merits, strict=True)
        return frozenset(each for each, worth in pairs if worth >= LONG) - {NEVER}

    def placed(self, repeated: Container[int]) -> frozenset[tuple[int, str]]:
        """Return each digest with the places where it stands; what the site repeats is no part of the article."""
        known = [each in repeated for each in self.digests]
        return frozenset(zip(self.digests, places(self.merits, known), strict=True))


def digest(block: Block) -> int:
    """Return the digest of a block: its element's name and its folded text, numbers and dates all the same."""
    text = block.text
    if block.kind is Kind.CODE or len(text) > MAX_BLOCK:
        return NEVER
    element = block.markup.ancestors[-1].name if block.markup and block.markup.ancestors else ""
    take = _remembered if len(text) <= REMEMBERED else _digest
    return take(text, element, has_number(block))


def has_number(block: Block) -> bool:
    """Tell whether a block's text has a digit."""
    return not block.characters.isdisjoint(DIGITS)


def without_numbers(folded: str) -> str:
    """Return a folded text with a 0 for each number, and for each run of numbers and names of months and days."""
    return NUMBERS.sub("0", WORD.sub(_day_or_word, NUMBER.sub("0", folded)))


def _digest(text: str, element: str, numbered: bool) -> int:  # noqa: FBT001 - a memo's key
    folded = without_numbers(fold(text)) if numbered else fold(text)
    if not any(map(str.isalpha, folded)):
        return NEVER
    name = f"{element}\0{folded}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(name, digest_size=DIGEST_SIZE).digest())


_remembered = lru_cache(maxsize=16_384)(_digest)  # a site's pages repeat them, that is the point


def merit(block: Block) -> int:
    """Return how much a block looks like a paragraph of an article, from -40 to 400."""
    size = len(block.text)
    linked = min(block.markup.linked_chars, size) if block.markup else 0
    worth = weight(block.text) * (size - linked) / (size or 1)
    if (block.markup and block.markup.is_hidden) or not ends_sentence(block.text):
        worth *= UNENDED
    return min(int(worth) - PRICE, MOST)


def places(merits: Iterable[int], repeated: Sequence[bool]) -> Iterator[str]:
    """Yield where each block of a page stands: before its article, inside or after; without an article, after."""
    start, end = _article(-PRICE if known else worth for worth, known in zip(merits, repeated, strict=True))
    for index in range(len(repeated)):
        yield BEFORE if index < start else INSIDE if index < end else AFTER


def _article(merits: Iterable[int]) -> tuple[int, int]:
    """Return the run of greatest merit (Kadane's maximum subarray), of equals the first."""
    best = total = start = end = begun = 0
    for index, worth in enumerate(merits):
        if total <= 0:
            total, begun = 0, index
        total += worth
        if total > best:
            best, start, end = total, begun, index + 1
    return start, end


def _day_or_word(match: re.Match[str]) -> str:
    return "0" if match[0] in _days() else match[0]


@cache
def _days() -> frozenset[str]:
    """Return the names of months and days in all languages: a block may be too short to tell its own."""
    tables = map(lexicon, languages())
    return frozenset(name for each in tables for forms in (*each.months, *each.weekdays) for name in forms)
