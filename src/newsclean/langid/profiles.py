"""The n-gram profiles of the languages that share a script, and the score of a word in all of them at once.

A score is one large integer with a lane of 16 bits for every language, so that adding two integers adds the scores
of all languages. A lane never overflows: SAMPLE letters, each of the most steps, and what rarity adds stay below 2**16.
"""

import re
import struct
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count
from pathlib import Path
from typing import Final

from newsclean.langid.tags import RAREST, RARITY
from newsclean.text.scripts import letter_class

DATA: Final = Path(__file__).with_name("data")
SUFFIX: Final = ".profile"
STEPS: Final = 7
"""Steps of a stored byte per nat; finer ones tell no sentence more right (36: as many errors in 2,062)."""
EPSILON: Final = 1e-3
"""The probability of a letter below which it does not matter how improbable it is."""
SAMPLE: Final = 1200
"""Characters scored at once, at most; of 636 articles none is told wrong from that many."""
LONGEST: Final = 5
"""Letters of the longest n-grams."""

LANE: Final = 2  # bytes
WORDS_REMEMBERED: Final = 1 << 14  # 6 MB at most; news repeats nine words in ten
# Longer words are scored in pieces, so that what is remembered stays small on hostile text.
LONGEST_WORD: Final = 40
# Romanian is typed with either mark below, and ß, ﬁ or a Turkish İ leave marks when lower-cased.
MERGED: Final = str.maketrans({"ș": "ş", "ț": "ţ", "\u0307": None})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of the languages of one script; `gain` maps a lower-case word to its lanes."""

    languages: tuple[str, ...]
    fits: tuple[float, ...]  # steps to be expected of each character of a language
    words: re.Pattern[str]
    gain: Callable[[str], int]
    _lanes: struct.Struct
    _usual: int  # what every text has before its first word: the less, the rarer the language

    def words_of(self, text: str) -> list[str]:
        """Return the lower-case words of the text that are written in this script."""
        return self.words.findall(text.lower())

    def scores(self, words: Iterable[str]) -> tuple[int, ...]:
        """Return the score of the words in each language, in steps, comparable for the same words only."""
        return self._lanes.unpack(sum(map(self.gain, words), self._usual).to_bytes(self._lanes.size, "little"))


@cache
def profile(script: str) -> Profile:
    """Return the profile of a script, read from disk on first use."""
    head, grams, rows = (DATA / f"{script}{SUFFIX}").read_bytes().split(b"\n", 2)
    fits = dict(pair.split("=") for pair in head.decode().split())
    languages = tuple(fits)
    gains = dict(zip(grams.decode().split("|"), count(-1, -1), strict=False))
    words = re.compile(f"[{letter_class(script)}\u0300-\u036f]{{1,{LONGEST_WORD}}}")
    gain = lru_cache(maxsize=WORDS_REMEMBERED)(word_gain(gains, _widened(rows, len(languages))))
    lanes = struct.Struct(f"<{len(languages)}H")
    usual = (round(STEPS * (RAREST - RARITY.get(tag, 0.0))) for tag in languages)
    return Profile(
        languages, tuple(map(float, fits.values())), words, gain, lanes, int.from_bytes(lanes.pack(*usual), "little")
    )


def _widened(rows: bytes, languages: int) -> Callable[[int], int]:
    """Return what makes an integer with a lane for each language of a numbered row."""

    def lanes(row: int) -> int:
        wide = bytearray(LANE * languages)
        wide[::LANE] = rows[row * languages : (row + 1) * languages]
        return int.from_bytes(wide, "little")

    return lanes


def word_gain(gains: dict[str, int], lanes: Callable[[int], int] = int) -> Callable[[str], int]:
    """Return the function that scores a lower-case word.

    `gains` holds for each n-gram its lanes, or ~i for row i that no word has needed yet: few texts need many rows.
    """
    known = gains.get

    def gain(word: str) -> int:
        """Return the sum over the letters and the space after them, each after as many letters as are known."""
        padded = f" {word if word.isascii() else merged(word)} "
        start = total = 0
        for end in range(2, len(padded) + 1):
            # What no longer n-gram ends in begins none: the next one starts where this one did, or later.
            if end - start > LONGEST:
                start += 1
            while start < end:
                if (value := known(padded[start:end])) is not None:
                    if value < 0:
                        value = gains[padded[start:end]] = lanes(~value)
                    total += value
                    break
                start += 1
        return total

    return gain


def merged(word: str) -> str:
    """Return a lower-case word as the n-grams spell it; never longer, so that no lane runs over."""
    return unicodedata.normalize("NFKC", word).translate(MERGED)[: len(word)]
