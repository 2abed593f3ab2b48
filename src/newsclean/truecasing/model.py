"""The weights by which words are told that had a capital: a linear model in hashed features."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Final

from newsclean.truecasing.evidence import data, traits
from newsclean.truecasing.features import of_letters, of_place, of_word
from newsclean.truecasing.tokens import Token

NONE: Final = array("b", [0])
"""A table without weights."""
SHARED: Final = "*"
LETTERS: Final = "letters"
_REMEMBERED: Final = 1 << 14  # words whose own part of the score is kept


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of a language: those that all share, and its own."""

    key: str
    shared: Sequence[int]
    own: Sequence[int]
    bias: float
    threshold: float
    step: float
    letters: Sequence[int]
    letters_bias: float
    _words: dict[str, float] = field(default_factory=dict, repr=False)

    def score(self, words: Sequence[Token], at: int, states: Sequence[str]) -> float:
        """Return the log odds of a capital, given what was decided on the words before."""
        word = words[at].word
        own = self._words.get(word)
        if own is None:
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            own = self._words[word] = self.bias + self._sum(of_word(word, traits(word, self.key)))
        return own + self._sum(of_place(words, at, states, partial(traits, key=self.key)))

    def acronym(self, word: str) -> float:
        """Return the log odds of capitals throughout for a word that has one."""
        last = len(self.letters) - 1
        return self.letters_bias + self.step * sum(self.letters[hashed(each) & last] for each in of_letters(word))

    def _sum(self, features: Iterable[str]) -> float:
        shared, own = self.shared, self.own
        in_shared, in_own = len(shared) - 1, len(own) - 1
        total = 0
        for feature in features:
            place = hashed(feature)
            total += shared[place & in_shared] + own[place & in_own]
        return total * self.step


def hashed(feature: str) -> int:
    """Return the place of a feature, of which a table uses as many bits as it has."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass"))


@cache
def weights_of(key: str) -> Model | None:
    """Return the weights of a language, None if it has none."""
    head, found = tables()
    language = head["languages"].get(key)
    if language is None:
        return None
    shared = found[SHARED] if language["shared"] else NONE
    threshold, step = language["threshold"], head["step"]
    return Model(key, shared, found[key], head["bias"], threshold, step, found[LETTERS], head["letters_bias"])


@cache
def tables() -> tuple[Mapping[str, Any], Mapping[str, Sequence[int]]]:
    """Return the head of the file of weights, and its tables by language."""
    line, _, packed = data("weights.bin").partition(b"\n")
    head = json.loads(line)
    weights = array("b", zlib.decompress(packed))
    bits = {
        SHARED: head["bits"],
        **{key: language["bits"] for key, language in head["languages"].items()},
        LETTERS: head["letters_bits"],
    }
    found: dict[str, Sequence[int]] = {}
    start = 0
    for name, size in bits.items():
        found[name] = weights[start : start + (1 << size)]
        start += 1 << size
    return head, found
