"""Which writing system letters belong to (ISO 15924 codes, ranges after Scripts.txt of Unicode 15.1)."""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import Final

NO_SCRIPT: Final = "Zyyy"
"""The code for text without letters."""

# Letters and the marks that belong to one script; digits and punctuation belong to none.
RANGES: Final = {
    "Arab": "610-61A 620-63F 641-65F 66E-6D3 6D5-6DC 6DF-6E8 6EA-6EF 6FA-6FC 6FF 750-77F 870-887 889-88E "
    "898-8E1 8E3-8FF FB50-FBB1 FBD3-FD3D FD50-FDC7 FDF0-FDFB FE70-FEFC",
    "Armn": "531-556 559 560-588 FB13-FB17",
    "Beng": "980-9E3 9F0-9F1 9FC 9FE",
    "Bopo": "3105-312F 31A0-31BF",
    "Cans": "1401-166C 166F-167F 18B0-18F5",
    "Cher": "13A0-13FD AB70-ABBF",
    "Copt": "3E2-3EF 2C80-2CE4 2CEB-2CF3",
    "Cyrl": "400-481 483-484 487-52F 1C80-1C88 1D2B 2DE0-2DFF A640-A672 A674-A67D A67F-A69F",
    "Deva": "900-950 955-963 971-97F A8E0-A8F7 A8FB A8FD-A8FF",
    "Ethi": "1200-135F 1380-138F 2D80-2DDE AB01-AB2E",
    "Geor": "10A0-10FA 10FC-10FF 1C90-1CBF 2D00-2D2D",
    "Grek": "370-373 376-377 37A-37D 37F 386 388-3E1 3F0-3F5 3F7-3FF 1D26-1D2A 1F00-1FBC 1FBE 1FC2-1FCC 1FD0-1FDB "
    "1FE0-1FEC 1FF2-1FFC",
    "Gujr": "A81-AE3 AF9-AFF",
    "Guru": "A01-A51 A59-A5E A70-A75",
    "Hang": "1100-11FF 302E-302F 3131-318E A960-A97C AC00-D7FB FFA0-FFDC",
    "Hani": "3005 3007 3400-4DBF 4E00-9FFF F900-FAD9 20000-323AF",
    "Hebr": "591-5BD 5BF 5C1-5C2 5C4-5C5 5C7 5D0-5F2 FB1D-FB28 FB2A-FB4F",
    "Hira": "3041-3096 309D-309F 1B001-1B11F 1B132 1B150-1B152",
    "Kana": "30A1-30FA 30FD-30FF 31F0-31FF FF66-FF6F FF71-FF9D",
    "Khmr": "1780-17D3 17D7 17DC-17DD",
    "Knda": "C80-C83 C85-CE3 CF1-CF3",
    "Laoo": "E81-ECE EDC-EDF",
    "Latn": "41-5A 61-7A AA BA C0-D6 D8-F6 F8-2B8 1D00-1D25 1D6B-1D77 1D79-1D9A 1E00-1EFF 2184 2C60-2C7F A722-A787 "
    "A78B-A7FF AB30-AB5A AB5C-AB64 FB00-FB06 FF21-FF3A FF41-FF5A",
    "Mlym": "D00-D4E D54-D57 D5F-D63 D7A-D7F",
    "Mong": "1820-18AA",
    "Mtei": "AAE0-AAEF AAF2-AAF6 ABC0-ABEA ABEC-ABED",
    "Mymr": "1000-103F 1050-108F 109A-109D A9E0-A9EF AA60-AA76 AA7A-AA7F",
    "Nkoo": "7CA-7F5",
    "Olck": "1C5A-1C7D",
    "Orya": "B01-B63 B71",
    "Sinh": "D81-DDF DF2-DF3",
    "Syrc": "710-74F 860-86A",
    "Taml": "B82-BD7",
    "Telu": "C00-C63",
    "Tfng": "2D30-2D6F 2D7F",
    "Thaa": "780-7B1",
    "Thai": "E01-E3A E40-E4E",
    "Tibt": "F00 F40-F84 F86-FBC",
}
# One Han or kana letter says as much as about three alphabetic ones, a Hangul syllable as much as two.
WEIGHTS: Final = {"Hani": 3, "Hira": 3, "Kana": 3, "Hang": 2}
# Chinese names and slogans carry a stray の; from one kana in thirteen letters on the text is Japanese.
HAN_PER_KANA: Final = 12


def _bounds(code: str) -> list[tuple[int, int]]:
    pairs = (part.partition("-") for part in RANGES[code].split())
    return [(int(first, 16), int(last or first, 16)) for first, _, last in pairs]


_STARTS: Final = sorted((first, last, code) for code in RANGES for first, last in _bounds(code))
_LATIN: Final = frozenset(("Latn",))
_KEYS: Final = [first for first, _, _ in _STARTS]


def letter_class(*codes: str) -> str:
    """Return the inside of a regex character class with every letter of these scripts."""
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for code in codes for first, last in _bounds(code))


@cache
def letters_of(*codes: str) -> re.Pattern[str]:
    """Return the pattern of a run of letters of these scripts."""
    return re.compile(f"[{letter_class(*codes)}]+")


@cache
def _not_latin() -> re.Pattern[str]:
    return letters_of(*(code for code in RANGES if code != "Latn"))


@lru_cache(maxsize=1 << 14)
def script_of_character(character: str) -> str:
    """Return the script of one letter, `"Zyyy"` for digits, punctuation, surrogates and marks that scripts share."""
    point = ord(character)
    index = bisect_right(_KEYS, point) - 1
    if index < 0 or point > _STARTS[index][1]:
        return NO_SCRIPT
    return _STARTS[index][2]


def scripts_in_word(word: str) -> frozenset[str]:
    """Return the scripts of the letters of a word; kana, Han and Hangul count as the scripts they are."""
    if word.isascii() or not _not_latin().search(word):
        return _LATIN if letters_of("Latn").search(word) else frozenset()
    return frozenset(map(script_of_character, set(word))) - {NO_SCRIPT}


def script_of(text: str) -> str:
    """Return the dominant script by letters: `"Jpan"` for Han with kana, `"Kore"` for Hangul, `"Zyyy"` for none."""
    return dominant_script(text)[0]


def dominant_script(text: str) -> tuple[str, int]:
    """Return the dominant script and the number of its letters, weighed as in `letters_in`."""
    if text.isascii() or not _not_latin().search(text):
        letters = letters_in(text, "Latn")
        return ("Latn" if letters else NO_SCRIPT), letters
    counts = {code: letters_in(text, code) for code in sorted(scripts_in_word(text))}
    kana = counts.pop("Hira", 0) + counts.pop("Kana", 0)
    han = counts.pop("Hani", 0)
    counts["Jpan" if kana * HAN_PER_KANA > han else "Hani"] = han + kana
    counts["Kore"] = counts.pop("Hang", 0)
    winner = max(counts, key=counts.__getitem__)
    return winner, counts[winner]


def letters_in(text: str, code: str) -> int:
    """Return how many letters of a script there are; a Han or kana letter counts as three, a Hangul one as two."""
    return WEIGHTS.get(code, 1) * sum(map(len, letters_of(code).findall(text)))
