"""Word lists, counted in texts."""

from __future__ import annotations

import math
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from newsclean.langid.wordlists import EDGE, HIGHEST, Listed, WordList, packed, unpacked

from .documents import Text

MOST: Final = 10_000  # words of a list
MOST_OF: Final = {"en": 20_000}
LONGEST: Final = 24  # letters
STEPS: Final = (1, 4, 16)  # words that begin, or end, with a word, from which on it is of a higher step
NOUNS: Final = ("de",)  # have a capital
TEXTS_OF_A_NAME: Final = 2
MILLION: Final = 1e6
LAST: Final = "\U0010ffff"


def word_list(key: str, those: Sequence[Text], *, strictness: float = 0.0) -> bytes:
    """Return the list of a language."""
    words, texts = Counter[str](), Counter[str]()
    small = set[str]().union(*(text.small for text in those))
    for text in those:
        words.update(text.words)
        texts.update(text.words.keys())
    kept = [
        word
        for word in words
        if EDGE <= len(word) <= LONGEST
        and word.isalpha()
        and word == word.lower()
        and (word in small or key in NOUNS or texts[word] >= TEXTS_OF_A_NAME)
    ]
    kept = sorted(kept, key=lambda word: (-texts[word], -words[word], word))[: MOST_OF.get(key, MOST)]
    total = words.total()
    grades = {word: _grade(words[word] / total) for word in kept}
    return packed(_listed(grades), size=math.log(total), strictness=strictness)


def _grade(share: float) -> int:
    return min(HIGHEST, max(1, int(math.log2(share * MILLION))))


def _listed(grades: Mapping[str, int]) -> Iterator[Listed]:
    words, mirrored = sorted(grades), sorted(word[::-1] for word in grades)
    for word, grade in grades.items():
        yield Listed(word, grade, _step(words, word), _step(mirrored, word[::-1]))


def _step(words: Sequence[str], word: str) -> int:
    """Return how many of the sorted words begin with one and go on, as a step."""
    return bisect(STEPS, bisect_left(words, word + LAST) - bisect(words, word))


def folds(those: Sequence[Text], key: str, count: int) -> Iterator[tuple[WordList, list[Text]]]:
    """Yield lists learned without the sites of one part of the texts, each with that part."""
    for fold in range(count):
        others = [text for text in those if text.fold != fold]
        if others:
            yield unpacked(word_list(key, others)), [text for text in those if text.fold == fold]
