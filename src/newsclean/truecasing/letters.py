"""How a word is written with its capital: by the letters of its language, by what is known of its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from newsclean.truecasing.evidence import data

DOT: Final = "\u0307"  # what is left of İ where it was lower-cased as in no language
_TURKIC: Final = frozenset(("tr", "az"))
_ANY: Final = "*"
_OFTEN_BARE: Final = frozenset(("fr", "es", "pt", "it", "ca", "gl", "ro"))
_SHORTEST_MC: Final = 5  # letters of McGee


class Capital(NamedTuple):
    """A letter that was a capital, or was none: `[start, end)` of a text, and what belongs there."""

    start: int
    end: int
    letter: str


class Form(NamedTuple):
    """How a word is written, and whether it is never another word, which is small."""

    word: str
    is_sure: bool = False


NO_FORM: Final = Form("")


@cache
def forms() -> Mapping[str, Mapping[str, Form]]:
    """Return the words that are not written with one capital at the beginning, by language; "*" are those of all."""
    found: dict[str, dict[str, Form]] = {}
    for line in data("forms.tsv").decode().splitlines():
        if not line.startswith("#"):
            language, kind, words = line.split("\t")
            table = found.setdefault(language, {})
            table.update((word.lower(), Form(word, kind == "always")) for word in words.split())
    return found


def form_of(word: str, key: str) -> Form:
    """Return the form that is known of a lower-case word, an empty one if none is."""
    known = forms().get(key, {}).get(word) or forms().get(_ANY, {}).get(word)
    if known is None and len(word) >= _SHORTEST_MC and word.startswith("mc"):
        return Form(f"Mc{word[2:].capitalize()}")
    return known or NO_FORM


def small(word: str) -> str:
    """Return a word in lower case, İ as i."""
    return word.lower().replace(DOT, "")


def lowered(text: str, key: str) -> str:
    """Return a text in capitals in small letters, an empty string if its letters cannot be told.

    Greek capitals have no accents, those of some languages are often set without; a Turkish text without İ has lost it.
    """
    if key == "el" or (key in _OFTEN_BARE and text.isascii()):
        return ""
    if key in _TURKIC:
        if "I" in text and "İ" not in text:
            return ""
        text = text.replace("I", "ı").replace("İ", "i")
    found = text.lower()
    return found if len(found) == len(text) else ""


def upper(word: str, key: str) -> str:
    """Return a word in capitals as its language writes them."""
    return (word.replace("i", "İ") if key in _TURKIC else word).upper()


def capitals(word: str, start: int, key: str, form: str = "") -> Iterator[Capital]:
    """Yield the letters to change in a word that begins at `start`, so that it has the form, or one capital."""
    if form and small(form) == word and len(form) == len(word):
        yield from (Capital(start + at, start + at + 1, big) for at, big in enumerate(form) if big != word[at])
    elif word.startswith("i" + DOT):
        yield Capital(start, start + 2, "İ")
    elif word[0] == "i" and key in _TURKIC:
        yield Capital(start, start + 1, "İ")
    elif len(big := word[0].title()) == 1 and big != word[0]:
        yield Capital(start, start + 1, big)
        if key == "nl" and word.startswith("ij"):
            yield Capital(start + 1, start + 2, "J")
