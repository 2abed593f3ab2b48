"""Bytes of UTF-8 that the charset it was read in does not have, and that became U+FFFD: which of them it was.

Windows-1252 lacks five bytes, so a lost one has five values at most. Case, script and the other letters of the word
leave one of them, or a model of the language does; what stays open stays lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, product, zip_longest
from typing import Final

from newsclean.text.charsets import FIRST, Charset, is_plausible
from newsclean.text.patterns import lazy

LOST: Final = "\ufffd"
FIRST_CHARACTER: Final = 0xA0  # behind the C1 controls
MAX_SPELLINGS: Final = 125  # three letters of five values
# By what the best spelling must surpass the second, in nats of the model, for each letter that was lost.
MARGIN: Final = 2.0
WORD = lazy("[^\x00-\x40\x5b-\x60\x7b-\x7f]{2,80}")
# A closing quotation mark is the one mark of General Punctuation that windows-1252 loses.
CLOSING_QUOTE = lazy(f"â€[{LOST}?](?!\\w)")
QUOTE_READ: Final = "â€\x9d"
RARE_MARKS: Final = frozenset("\u2001\u200d\u200f\u2010")  # what no text has where a letter or a mark was lost

Likelihood = Callable[[str], float]
"""The log-likelihood of a word in its language, in nats; comparable for words of one length."""


def with_lost_bytes(text: str, charset: Charset, likelihood: Likelihood | None = None) -> str:
    """Return the text with those lost bytes put back, as C1 controls, that can be told from their word."""
    text = CLOSING_QUOTE.sub(QUOTE_READ, text)
    if LOST not in text:
        return text
    return WORD.sub(lambda match: _spelled(match[0], charset, likelihood), text)


def _spelled(word: str, charset: Charset, likelihood: Likelihood | None) -> str:
    """Return the word with its lost bytes, or as it is if they cannot be told."""
    lost = word.count(LOST)
    missing = _missing(charset)
    if not lost or len(missing) ** lost > MAX_SPELLINGS:
        return word
    spellings = dict(_spellings(word, charset, missing))
    if not spellings:
        return word
    if len(spellings) == 1:
        return next(iter(spellings.values()))
    return (_likeliest(spellings, likelihood, lost) if likelihood else "") or word


def _likeliest(spellings: dict[str, str], likelihood: Likelihood, lost: int) -> str:
    ranked = sorted(((likelihood(decoded), decoded) for decoded in spellings), reverse=True)
    (best, decoded), (second, _) = ranked[:2]
    return spellings[decoded] if best - second >= MARGIN * lost else ""


def _spellings(word: str, charset: Charset, missing: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what the word stands for and how it was read, for all values of its lost bytes that make a word."""
    for values in product(missing, repeat=word.count(LOST)):
        read = "".join(chain.from_iterable(zip_longest(word.split(LOST), values, fillvalue="")))
        decoded = charset.sequence.sub(charset.decoded, read)
        if charset.sequence.sub("", read).isascii() and _is_word(decoded):
            yield decoded, read


def _is_word(decoded: str) -> bool:
    """Tell whether a decoded word is of one script, with capitals at its beginning or all through it."""
    if not RARE_MARKS.isdisjoint(decoded) or not is_plausible(decoded):
        return False
    letters = "".join(filter(str.isalpha, decoded))
    return letters[1:] == letters[1:].lower() or letters == letters.upper()


@cache
def _missing(charset: Charset) -> tuple[str, ...]:
    """Return the bytes that the charset lacks, as C1 controls."""
    return tuple(control for control in map(chr, range(FIRST, FIRST_CHARACTER)) if control in charset.characters)
