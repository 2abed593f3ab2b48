"""The words of a language that its news uses, how often, and which of them are hardly ever part of others."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress
from pathlib import Path
from typing import Final, NamedTuple

DATA: Final = Path(__file__).with_name("data") / "words"
SUFFIX: Final = ".words"
HIGHEST: Final = 15
"""The grade of the most frequent words; a word of a grade is half as frequent as one of the next."""
FREQUENT: Final = 6
"""Grade of the words that are looked for as parts: one in 16,000."""
MANY: Final = 3
"""Step of the words that begin, or end, so many others that they tell nothing."""
EDGE: Final = 4
"""Letters of the shortest word that is listed."""
LONG_EDGE: Final = 5
"""Letters of longer ones that are looked at first."""
_BEGIN_BITS, _END_BITS = 4, 6  # the first bits of the steps; the grade is in the bits before
# What of all marks belongs to a frequent word that hardly ever begins, or ends, another one.
_LEADS: Final = bytes(mark & HIGHEST >= FREQUENT and mark >> _BEGIN_BITS & MANY < MANY for mark in range(256))
_ENDS: Final = bytes(mark & HIGHEST >= FREQUENT and mark >> _END_BITS < MANY for mark in range(256))
_KEYS: Final = {"nb": "no", "nn": "no", "bs": "hr", "sr": "hr", "sh": "hr", "ms": "id"}


class Listed(NamedTuple):
    """A word, its grade, and the steps by which others begin and end with it."""

    word: str
    grade: int
    begins: int = 0
    ends: int = 0


_NOTHING: Final = Listed("", 0)


@dataclass(frozen=True)
class WordList:
    """Words of a language in order, and a mark of each."""

    words: Sequence[str]
    marks: bytes
    size: float  # natural logarithm of the words that were counted
    strictness: float  # nats by which one word in a hundred that is not listed looks like two

    def listed(self, word: str) -> Listed:
        """Return what is known of a word; its grade is 0 if it is not listed."""
        at = bisect_left(self.words, word)
        if at == len(self.words) or self.words[at] != word:
            return _NOTHING
        mark = self.marks[at]
        return Listed(word, mark & HIGHEST, mark >> _BEGIN_BITS & MANY, mark >> _END_BITS)

    def shared_beginning(self, word: str) -> int:
        """Return how many letters at the beginning of a word another one has as well."""
        at = bisect_left(self.words, word)
        return max((_common(other, word) for other in self.words[max(0, at - 1) : at + 1]), default=0)

    @cached_property
    def all(self) -> frozenset[str]:
        """Return the words as a set."""
        return frozenset(self.words)

    @cached_property
    def leads(self) -> frozenset[str]:
        """Return the frequent words that hardly ever begin another one."""
        return frozenset(compress(self.words, self.marks.translate(_LEADS)))

    @cached_property
    def ends(self) -> frozenset[str]:
        """Return the frequent words that hardly ever end another one."""
        return frozenset(compress(self.words, self.marks.translate(_ENDS)))

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return the first five letters of the words that hardly ever begin another one, or the whole word."""
        return frozenset(word[:LONG_EDGE] for word in self.leads)

    @cached_property
    def tails(self) -> frozenset[str]:
        """Return the last five letters of the words that hardly ever end another one, or the whole word."""
        return frozenset(word[-LONG_EDGE:] for word in self.ends)


def key_of(language: str) -> str:
    """Return the language whose list serves for a primary language: "nb" and "nn" are read as "no"."""
    return _KEYS.get(language, language)


@lru_cache(maxsize=64)
def word_list(language: str) -> WordList | None:
    """Return the list of a primary language, read from disk on first use; None if there is none."""
    path = DATA / f"{key_of(language)}{SUFFIX}"
    return unpacked(path.read_bytes()) if language.isalpha() and path.exists() else None


def packed(those: Iterable[Listed], *, size: float, strictness: float) -> bytes:
    """Return the bytes of a list: a line of numbers, then deflated the marks and the words in order."""
    ordered = sorted(those)
    marks = bytes(each.grade | each.begins << _BEGIN_BITS | each.ends << _END_BITS for each in ordered)
    body = marks + " ".join(each.word for each in ordered).encode()
    return f"{len(marks)} {size:.3f} {strictness:.3f}\n".encode() + zlib.compress(body, 9)


def unpacked(data: bytes) -> WordList:
    """Return the list that `packed` wrote."""
    head, _, deflated = data.partition(b"\n")
    count, size, strictness = head.split()
    body = zlib.decompress(deflated)
    return WordList(body[int(count) :].decode().split(" "), body[: int(count)], float(size), float(strictness))


def _common(one: str, other: str) -> int:
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)
