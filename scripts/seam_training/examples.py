"""Words of texts whose site the lists do not know: two neighbours written as one, and whole words."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsclean.langid.seams import Evidence, evidence, is_there, unknown
from newsclean.langid.wordlists import WordList

from .documents import FOLDS, Text
from .lists import folds

PAIRS: Final = 12  # of neighbours that are joined in a text
SAMPLED: Final = {"en": 6}  # of the pages of a language one in so many
ONE_IN: Final = 100
CYRILLIC: Final = "\u0400"
TWO, STRICTNESS = 2, 16  # columns of the evidence


class Example(NamedTuple):
    """A word and what tells whether it is two; none if it is passed over."""

    language: str
    text: Text
    word: str
    left: str  # of two words, the first
    values: Sequence[float] | None

    @property
    def is_two(self) -> bool:
        """Tell whether two words were joined."""
        return bool(self.left)


def examples(key: str, those: Sequence[Text]) -> tuple[list[Example], float]:
    """Return the examples of a language, and how strict it is."""
    chance = random.Random(key)  # noqa: S311 - which neighbours are joined is no secret
    found: list[Example] = []
    for known, held in folds(those, key, FOLDS):
        for text in held:
            if text.is_edited or zlib.crc32(text.name.encode()) % SAMPLED.get(key, 1) == 0:
                found += _whole(key, text, known)
                found += _joined(key, text, known, chance)
    twos = sorted((each.values[TWO] for each in found if each.values and not each.is_two), reverse=True)
    wholes = sum(not each.is_two for each in found)
    strictness = round(twos[wholes // ONE_IN], 3) if len(twos) > wholes // ONE_IN else 0.0
    return [_with(each, strictness) for each in found], strictness


def _with(example: Example, strictness: float) -> Example:
    if example.values is None:
        return example
    values = list(example.values)
    values[STRICTNESS] = strictness
    return example._replace(values=values)


def _whole(key: str, text: Text, known: WordList) -> Iterator[Example]:
    for word in text.long_words():
        found = _evidence(key, word, known, text.pieces)
        yield Example(key, text, word, "", found.values if found else None)


def _joined(key: str, text: Text, known: WordList, chance: random.Random) -> Iterator[Example]:
    pairs = text.neighbours()
    for left, right in chance.sample(pairs, min(PAIRS, len(pairs))):
        once = {sign for part in (left, right) if text.words[part] == 1 for sign in (part, f"{part},", f"{part}.")}
        pieces, word = text.pieces - once, left + right
        found = None if is_there(word, pieces) else _evidence(key, word, known, pieces)
        is_parted = found is not None and found.at == len(left)
        yield Example(key, text, word, left, found.values if found and is_parted else None)


def _evidence(key: str, word: str, known: WordList, pieces: frozenset[str]) -> Evidence | None:
    language = "sr" if key == "hr" and word[0] >= CYRILLIC else key
    places = next((places for _, places in unknown(known, {word})), ())
    return evidence(word, places, language, pieces, known) if places else None
