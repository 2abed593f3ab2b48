"""What single words, elements and class names say of a block: learned weights, in log-odds of being main content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

PART = re.compile(r"[a-z]{2,}")  # `article-body__text` says what `article`, `body` and `text` say
MAX_TOKEN = 64  # characters of a class name that are looked at; longer ones are made by programs
MAX_WORDS = 8  # words at the beginning of a block: labels and prompts are short
HEAD = 80  # characters of a block in which they stand
MARKS = ".,:;!?\"'()«»“”„‘’…|-–—•"  # what stands around a word
SHORT = 40  # characters of a block that may well stand on the next page too: of those the weight is kept
KEPT_TOKENS = 200  # characters of class names that are kept: a bound on memory
_UNSPACED = re.compile("[\u2e80-\uabff\ud7a4-\U0010ffff]+")  # Han, kana and what follows, Hangul aside
_LIGHT = bytes(range(0xE2))  # bytes of UTF-8 that do not begin a character from U+2000 on


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Learned weights; `tokens` holds names of elements as `<p`, class names as `=entry-content`, parts as `entry`."""

    tokens: Mapping[str, float]
    words: Mapping[str, float]
    common: frozenset[str]  # function words of all languages of the lexicon

    def of_element(self, name: str, tokens: tuple[str, ...]) -> float:
        """Return the weight of an element by its name, classes, id and role."""
        if sum(map(len, tokens)) > KEPT_TOKENS:
            return _of_element(self, name, tokens)
        return _kept_of_element(self, name, tokens)

    def of_text(self, text: str) -> float:
        """Return the weight of the first words of a block."""
        return _kept_of_text(self, text) if len(text) <= SHORT else _of_text(self, text)


def element_tokens(name: str, tokens: tuple[str, ...]) -> list[str]:
    """Return what is known of an element, as the names under which weights are kept."""
    found = {"<" + name: None}
    for token in tokens:
        found["=" + token[:MAX_TOKEN]] = None
        for part in PART.findall(token[:MAX_TOKEN]):
            found[part] = None
    return list(found)


def first_words(text: str) -> list[str]:
    """Return the first words of a block, as the names under which weights are kept, each once.

    The first one counts for itself as well (`^photo`), and a block of few words as a whole (`$read more`).
    """
    head = text[:HEAD]
    if is_unspaced(head):
        pairs = [head[i : i + 2] for i in range(min(len(head), 2 * MAX_WORDS) - 1)]
        return list(dict.fromkeys((*pairs, "^" + head[:2])))
    words = [word.strip(MARKS) for word in head.lower().split(None, MAX_WORDS)[:MAX_WORDS]]
    if not words:
        return []
    names = dict.fromkeys(words)
    names["^" + words[0]] = None
    if len(words) < MAX_WORDS // 2:
        names["$" + " ".join(words)] = None
    return list(names)


def is_unspaced(text: str) -> bool:
    """Tell whether a third of the characters belong to scripts that write words together."""
    if text.isascii():
        return False
    heavy = len(text.encode("utf-8", "surrogatepass").translate(None, _LIGHT))  # far cheaper than a look at each
    return 3 * heavy > len(text) and 3 * sum(map(len, _UNSPACED.findall(text))) > len(text)


def _of_element(evidence: Evidence, name: str, tokens: tuple[str, ...]) -> float:
    return sum(map(evidence.tokens.get, element_tokens(name, tokens), repeat(0.0)))


def _of_text(evidence: Evidence, text: str) -> float:
    return sum(map(evidence.words.get, first_words(text), repeat(0.0)))


_kept_of_element = lru_cache(maxsize=4096)(_of_element)  # the pages of a site have most of their elements in common
_kept_of_text = lru_cache(maxsize=4096)(_of_text)
