"""Letter case: most scripts have none, and many texts have lost theirs."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.text.patterns import lazy
from newsclean.text.sentences import ends_sentence

_NEAR_START = 16  # a quotation mark, a dash or a number may stand before the first letter
_CAPITALS = (
    0.5  # of the first letters: a damaged text of two paragraphs has one small letter, a lower-cased one only such
)
_PARAGRAPH = 60  # characters of the shortest paragraph that is prose
_LINES = 3  # of the shortest stanza
_SHORT_LINE = 56  # characters; wrapped prose has lines of 60 to 80, a hexameter has 50
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


def is_prose(texts: Iterable[str]) -> bool:
    """Tell whether most of a text stands in paragraphs of whole sentences: lines of verse and of a chat do not."""
    prose = other = 0
    for text in texts:
        if len(text) >= _PARAGRAPH and ends_sentence(text) and not is_verse(text):
            prose += len(text)
        else:
            other += len(text)
    return prose > other


def is_verse(text: str) -> bool:
    """Tell whether a paragraph is broken into short lines, as poems are."""
    lines = text.splitlines()
    return len(lines) >= _LINES and len(text) < _SHORT_LINE * len(lines)
