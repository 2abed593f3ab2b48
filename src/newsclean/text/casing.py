"""Letter case: most scripts have none, and many texts have lost theirs."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.text.patterns import lazy

_NEAR_START = 16  # a quotation mark, a dash or a number may stand before the first letter
_CAPITALS = (
    0.5  # of the first letters: a damaged text of two paragraphs has one small letter, a lower-cased one only such
)
# Georgian has capitals in Unicode, but no sentence begins with one: Mtavruli is for headlines.
_GEORGIAN = lazy("[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f]+")


def first_letter(text: str) -> str:
    """Return the first letter of a text if it stands near its start, an empty string otherwise."""
    if text[:1].isalpha():
        return text[0]
    return next((character for character in text[:_NEAR_START] if character.isalpha()), "")


def begins_with_capitals(texts: Iterable[str]) -> bool:
    """Tell whether paragraphs begin with capitals, so that a lower-case letter at a start means something."""
    letters = [letter for letter in map(first_letter, texts) if letter.isupper() or letter.islower()]
    return bool(letters) and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)


def lower_and_upper(text: str) -> tuple[int, int]:
    """Return how many lower-case and upper-case letters a text has, scripts without sentence case aside."""
    kept = _GEORGIAN.sub("", text)
    return sum(map(str.islower, kept)), sum(map(str.isupper, kept))
