"""Names that a text shows elsewhere: in its title, in what its source states, in a heading that kept its capitals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from newsclean.text.casing import lower_and_upper
from newsclean.truecasing.letters import small
from newsclean.truecasing.tokens import tokens

Known = Mapping[str, str]
"""The form of each word by the word in lower case."""
NOTHING: Known = {}
_MAX_CHARS = 2_000  # of a text in which names are looked for; a title is shorter
_MAX_TEXTS = 64
# Of the words behind the first: where fewer are small, as in English headlines, capitals say nothing.
_LEAST_SMALL = 0.4
_SHORTEST = 2  # letters


def known_names(texts: Iterable[str], people: Iterable[str] = ()) -> Known:
    """Return the words with a capital inside `texts` that have their case, and those of the names of `people`."""
    found: dict[str, str] = {}
    for text in islice(people, _MAX_TEXTS):
        _note(found, text[:_MAX_CHARS].split())
    for text in islice(texts, _MAX_TEXTS):
        _note(found, _inside(text[:_MAX_CHARS]))
    return found


def _inside(text: str) -> list[str]:
    """Return the words of a text that begin no sentence, none if its capitals say nothing."""
    words = tokens(text, "und", frozenset())
    inside = [text[word.start : word.end] for word in words if not word.opens]
    usual = sum(word.islower() for word in inside)
    lower, upper = lower_and_upper(text)
    return inside if usual and usual >= _LEAST_SMALL * len(inside) and upper < lower else []


def _note(found: dict[str, str], words: Iterable[str]) -> None:
    for word in words:
        key = small(word)
        if len(key) >= _SHORTEST and len(key) == len(word) and key != word and word.isalpha():
            found.setdefault(key, word)
