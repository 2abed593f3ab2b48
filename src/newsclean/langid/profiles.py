"""The n-gram profiles of the languages that share a script, and the score of a word in all of them at once.

A score is one large integer with a lane of 32 bits for every language, so that adding two integers adds the scores
of all languages. A lane never overflows: 1,200 characters of at most 255 stay far below 2**32.
"""

import re
import struct
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from newsclean.text.scripts import letter_class

DATA: Final = Path(__file__).with_name("data")
SUFFIX: Final = ".profile"
STEPS: Final = 36
"""Steps of a stored byte per nat; ln(1 / EPSILON) of them must fit in a byte."""

LANE: Final = 4  # bytes
WORDS_REMEMBERED: Final = 1 << 15  # 13 MB at most; news repeats nine words in ten
# Longer words are scored in pieces, so that what is remembered stays small on hostile text.
LONGEST_WORD: Final = 40
# langdetect counts these letters as one, so its profiles hold only the right-hand side.
MERGED: Final = str.maketrans(
    {"ș": "ş", "ț": "ţ", "ی": "ي", "\u0307": None} | {chr(point): "ể" for point in range(0x1EA0, 0x1F00)}
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of the languages of one script; `gain` maps a lower-case word to its lanes."""

    languages: tuple[str, ...]
    fits: tuple[int, ...]  # steps to be expected of each character of a language
    words: re.Pattern[str]
    gain: Callable[[str], int]
    _lanes: struct.Struct

    def words_of(self, text: str) -> list[str]:
        """Return the lower-case words of the text that are written in this script."""
        return self.words.findall(text.lower())

    def scores(self, words: Iterable[str]) -> tuple[int, ...]:
        """Return the score of the words in each language, in steps, comparable for the same words only."""
        return self._lanes.unpack(sum(map(self.gain, words)).to_bytes(self._lanes.size, "little"))


@cache
def profile(script: str) -> Profile:
    """Return the profile of a script, read from disk on first use."""
    head, grams, rows = (DATA / f"{script}{SUFFIX}").read_bytes().split(b"\n", 2)
    fits = dict(pair.split("=") for pair in head.decode().split())
    languages = tuple(fits)
    gains = dict(zip(grams.decode().split("|"), _lanes(rows, len(languages)), strict=True))
    words = re.compile(f"[{letter_class(script)}\u0300-\u036f]{{1,{LONGEST_WORD}}}")
    lanes = struct.Struct(f"<{len(languages)}I")
    return Profile(languages, tuple(map(int, fits.values())), words, _word_gain(gains), lanes)


def _lanes(rows: bytes, languages: int) -> list[int]:
    """Return every row of bytes as an integer with a lane for each language."""
    wide = bytearray(LANE * len(rows))
    wide[::LANE] = rows
    step = LANE * languages
    return [int.from_bytes(wide[start : start + step], "little") for start in range(0, len(wide), step)]


def _word_gain(gains: Mapping[str, int]) -> Callable[[str], int]:
    known = gains.get

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def gain(word: str) -> int:
        """Return the sum over the letters and the space after them; unseen n-grams fall back on shorter ones."""
        padded = f" {_merged(word)} "
        total = known(padded[:2]) or known(padded[1], 0)
        for end in range(3, len(padded) + 1):
            total += known(padded[end - 3 : end]) or known(padded[end - 2 : end]) or known(padded[end - 1], 0)
        return total

    return gain


def _merged(word: str) -> str:
    return word if word.isascii() else unicodedata.normalize("NFKC", word).translate(MERGED)
