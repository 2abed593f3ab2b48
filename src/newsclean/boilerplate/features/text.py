"""Features of the text of a block itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_uppercase
from string import digits as ascii_digits

from newsclean.boilerplate.evidence import HEAD
from newsclean.boilerplate.features.columns import MAX_SIZE, Candidates, Column, feature

LEAD = 3 * HEAD  # characters of a block whose commas and bars are counted
OPENERS = frozenset("\"“„«「『‘'")
BULLETS = frozenset("-–—•*►▶»>#+·")
LAST_MARKS = {":": 1.0, "：": 1.0, "…": 2.0, **dict.fromkeys(")]）】", 3.0)}
BARS = "|/›•»"
COMMAS = ",，、،;；"
QUOTES = '"“«„「”'
NON_ASCII = re.compile(r"[^\x00-\x7f]+")


@feature
def size(blocks: Candidates) -> Column:
    """Return the characters of the block, those of scripts without spaces counted for more."""
    return [min(MAX_SIZE, size) for size in blocks.of(blocks.page.sizes)]


@feature
def words(blocks: Candidates) -> Column:
    """Return the spaces between words in the head of the block."""
    return [float(head.count(" ")) for head in blocks.heads]


@feature
def ends_sentence(blocks: Candidates) -> Column:
    """Tell whether the block ends as a sentence does."""
    return list(map(float, blocks.of(blocks.page.ends)))


@feature
def last_mark(blocks: Candidates) -> Column:
    """Return 1 for a colon at the end, 2 for an ellipsis, 3 for a closing bracket, 4 for a digit."""
    return list(map(_last_mark, blocks.texts))


@feature
def first_mark(blocks: Candidates) -> Column:
    """Return what the block begins with: 1 capital, 2 small letter, 3 quotation mark, 4 bullet, 5 digit, 0 other."""
    return [_first_mark(text[0]) for text in blocks.texts]


@feature
def commas(blocks: Candidates) -> Column:
    """Return the commas of the head; next to letters beyond ASCII, semicolons too."""
    leads = [text[:LEAD] for text in blocks.texts]
    return [float(lead.count(",") if lead.isascii() else _counted(lead, COMMAS)) for lead in leads]


@feature
def sentences(blocks: Candidates) -> Column:
    """Return how many sentences end inside the block."""
    return [float(_sentences(text)) for text in blocks.texts]


@feature
def capitals(blocks: Candidates) -> Column:
    """Return the share of capital letters in the head."""
    return _shares(blocks.heads, ascii_uppercase.encode(), str.isupper)


@feature
def capital_words(blocks: Candidates) -> Column:
    """Return the share of words of the head that begin with a capital letter."""
    return [sum([word[0].isupper() for word in found]) / (len(found) or 1) for found in blocks.words]


@feature
def digits(blocks: Candidates) -> Column:
    """Return the share of digits in the head."""
    return _shares(blocks.heads, ascii_digits.encode(), str.isdigit)


@feature
def common_words(blocks: Candidates) -> Column:
    """Return the share of function words in the head."""
    is_common = blocks.page.evidence.common.__contains__
    folded = [head.lower().split() for head in blocks.heads]
    return [sum(map(is_common, found)) / (len(found) or 1) for found in folded]


@feature
def longest_word(blocks: Candidates) -> Column:
    """Return the length of the longest word in the head."""
    return [float(max(map(len, found), default=0)) for found in blocks.words]


@feature
def bars(blocks: Candidates) -> Column:
    """Return the separators of menus in the head."""
    return [float(_counted(text[:LEAD], "|/" if text.isascii() else BARS)) for text in blocks.texts]


@feature
def brackets(blocks: Candidates) -> Column:
    """Return the opening brackets."""
    return [float(text.count("(") + text.count("[") + text.count("（")) for text in blocks.texts]


@feature
def addresses(blocks: Candidates) -> Column:
    """Return 1 for an address of mail or of a handle, 2 for one of a page, 4 for a copyright sign, summed up."""
    return [("@" in text) + 2.0 * ("http" in text or "www." in text) + 4.0 * ("©" in text) for text in blocks.texts]


@feature
def quotes(blocks: Candidates) -> Column:
    """Return the quotation marks of the block."""
    return [float(text.count('"') if text.isascii() else _counted(text, QUOTES)) for text in blocks.texts]


@feature
def first_words(blocks: Candidates) -> Column:
    """Return what the first words say."""
    return blocks.of(blocks.page.words)


@feature
def first_look(blocks: Candidates) -> Column:
    """Return how likely the block is main content at first look."""
    return blocks.of(blocks.page.likely)


def _last_mark(text: str) -> float:
    last = text[-1]
    if last.isalpha():
        return 0.0
    if last == ".":
        return 2.0 if text.endswith("...") else 0.0
    return LAST_MARKS.get(last) or (4.0 if last.isdigit() else 0.0)


def _first_mark(first: str) -> float:
    if first.isalpha():
        return 2.0 if first.islower() else 1.0
    if first in OPENERS:
        return 3.0
    if first in BULLETS:
        return 4.0
    return 5.0 if first.isdigit() else 0.0


def _counted(text: str, marks: str) -> int:
    return sum(map(text.count, marks))


def _sentences(text: str) -> int:
    count = text.count(". ") + text.count("? ") + text.count("! ")
    return count if text.isascii() else count + text.count("。") + text.count("। ")


def _shares(heads: list[str], plain: bytes, test: Callable[[str], bool]) -> Column:
    """Return the share of characters that pass the test; of ASCII, `plain` do."""
    shares = []
    for head in heads:
        known = head.encode("ascii", "ignore")
        count = len(known) - len(known.translate(None, plain))
        if len(known) < len(head):
            count += sum(map(test, "".join(NON_ASCII.findall(head))))
        shares.append(count / len(head))
    return shares
