"""The normal form in which text and lexicon entries are compared."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from newsclean.text.patterns import lazy

_APOSTROPHES = "\u2018\u2019\u02bb\u02bc\u00b4`\u2032\uff07\u05f3"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u05f4"
_HYPHENS = "\u2010\u2011\u05be"
# The zero-width non-joiner parts what Persian sites part with a space as often.
_SPACES = (
    "\u200c"
    "\t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
# Zero-width marks, the dot left by a lower-cased İ, Arabic tatweel and vowel signs, the Persian hamza above a final he,
# the dot under Hindi letters: invisible or optional in print.
_IGNORED = (
    "\u200b\u200e\u200f\u2060\ufeff\u00ad\u061c\u0307\u0640\u0670"
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u093c\ufe0e\ufe0f"
)
_DOT: Final = "\u093c"
# Hindi letters with a dot: sites write क़ and क, ड़ and ड.
_DOTTED = dict(zip("\u0929\u0931\u0934\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", "नरळकखगजडढफय", strict=True))

_ONE_TO_ONE: Final[dict[int, str]] = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{ord(c): "'" for c in _APOSTROPHES},
    **{ord(c): '"' for c in _QUOTES},
    **{ord(c): "-" for c in _HYPHENS},
    **{ord(c): " " for c in _SPACES},
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    **dict.fromkeys(map(ord, "ىی"), "ي"),
    ord("ک"): "ك",
    ord("ё"): "е",  # print rarely writes ё
    ord("ı"): "i",  # upper-case Turkish loses the difference
    ord("ς"): "σ",
    ord("ș"): "ş",  # Romanian sites write the comma below and the cedilla
    ord("ț"): "ţ",
    ord("ँ"): "ं",
    **{ord(dotted): plain for dotted, plain in _DOTTED.items()},
}
_USUAL: Final = {chr(code): usual for code, usual in _ONE_TO_ONE.items()} | dict.fromkeys(_IGNORED, "") | {"…": "..."}


def _any_of(characters: Iterable[str]) -> re.Pattern[str]:
    return lazy("[" + "".join(map(re.escape, sorted(characters))) + "]")


_UNUSUAL: Final = _any_of(character for character in _USUAL if not character.isspace())
_LOOKALIKE: Final = _any_of(map(chr, _ONE_TO_ONE))
_SPACED_MARK: Final = lazy(" ([?!:])")


def _decoration() -> frozenset[str]:
    """Return bullets, brackets, arrows, separators and pictographs."""
    blocks = [(0x2012, 0x2028), (0x2030, 0x205F), (0x2190, 0x2C00), (0x3001, 0x3004), (0x3008, 0x3021)]
    blocks += [(0x1F000, 0x1FB00), (0xFE0E, 0xFE10)]
    pictographs = (chr(code) for first, end in blocks for code in range(first, end))
    return frozenset(" !()*,-./:;<=>[\\]^_`{|}~\u00a6\u00ab\u00b7\u00bb\u30fb\u200d").union(pictographs)


_DECORATION: Final = _decoration()
_QUOTE: Final = "\"'"
_LINE: Final = 200  # characters


def fold(text: str) -> str:
    """Return the form of a text in which two spellings of one phrase are equal; never for output."""
    return _fold_line(text) if len(text) <= _LINE else _fold(text)


def fold_lines(table: str) -> list[str]:
    """Return what `fold` returns of each line of a table that has single spaces only, three times as fast."""
    return _closed_up(_lettered_alike(table)).split("\n")


def _fold(text: str) -> str:
    return _closed_up(" ".join(_lettered_alike(text).split()))


def _closed_up(folded: str) -> str:
    return _SPACED_MARK.sub(r"\1", folded) if " ?" in folded or " !" in folded or " :" in folded else folded


def _lettered_alike(text: str) -> str:
    folded = text.casefold()
    if folded.isascii():
        return folded.replace("`", "'")
    folded = unicodedata.normalize(
        "NFC", folded.replace(_DOT, "")
    )  # a text with the dot is normalised ten times slower
    return _UNUSUAL.sub(_usual, folded)


def _usual(match: re.Match[str]) -> str:
    return _USUAL[match[0]]


_fold_line = lru_cache(maxsize=4096)(_fold)  # whoever looks a line up folds it


def fold_chars(text: str) -> str:
    """Return a text of the same length, lower-cased and with look-alike characters unified.

    Offsets in the result are offsets in the text.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower()[0] for c in text)
    return lowered if lowered.isascii() else _LOOKALIKE.sub(_usual, lowered)


def bare(folded: str) -> str:
    """Return a folded line without the bullets, brackets, arrows and separators around it.

    A quoted line keeps its quotation marks: somebody says it.
    """
    if not folded or (folded[0].isalnum() and folded[-1].isalnum()):
        return folded
    if folded[0] in _QUOTE and folded.rstrip(".!?,")[-1:] == folded[0]:
        return folded
    start, end = 0, len(folded)
    while start < end and (folded[start] in _DECORATION or folded[start] in _QUOTE):
        start += 1
    while start < end and (folded[end - 1] in _DECORATION or folded[end - 1] in _QUOTE):
        end -= 1
    return folded[start:end]


def bare_start(folded: str) -> str:
    """Return a folded line without the bullets, brackets and arrows before it."""
    start = 0
    while start < len(folded) and folded[start] in _DECORATION:
        start += 1
    return folded[start:]
