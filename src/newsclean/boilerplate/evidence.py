"""What single words, elements and class names say of a block: learned weights, in log-odds of being main content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

PART = re.compile(r"[a-z]{2,}")  # `article-body__text` says what `article`, `body` and `text` say
MAX_TOKEN = 64  # characters of a class name that are looked at; longer ones are made by programs
MAX_WORDS = 8  # words at the beginning of a block: labels and prompts are short
HEAD = 80  # characters of a block in which they stand
MARKS = ".,:;!?\"'()«»“”„‘’…|-–—•"  # what stands around a word
SHORT = 40  # characters of a block that may well stand on the next page too: of those the weight is kept
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
        found = {"": self.tokens.get("<" + name, 0.0)}
        for token in tokens:
            found |= _of_token(self, token[:MAX_TOKEN])
        return sum(found.values())

    def of_text(self, text: str) -> float:
        """Return the weight of the first words of a block."""
        return _kept_of_text(self, text) if len(text) <= SHORT else _of_text(self, text)


def element_tokens(name: str, tokens: tuple[str, ...]) -> list[str]:
    """Return what is known of an element, as the names under which weights are kept, each once."""
    return list(dict.fromkeys(("<" + name, *(each for token in tokens for each in token_names(token)))))


def token_names(token: str) -> list[str]:
    """Return what is known of a class name, as the names under which weights are kept: the whole, and its parts."""
    token = token[:MAX_TOKEN]
    is_one = token.isalpha() and token.isascii() and token.islower() and len(token) > 1
    return ["=" + token, token] if is_one else ["=" + token, *PART.findall(token)]


def first_words(text: str) -> list[str]:
    """Return the first words of a block, as the names under which weights are kept, each once.

    The first one counts for itself as well (`^photo`), and a block of few words as a whole (`$read more`).
    """
    return list(_first_words(text))


def _first_words(text: str) -> Iterable[str]:
    head = text[:HEAD]
    if not head.isascii() and is_unspaced(head):
        pairs = [head[i : i + 2] for i in range(min(len(head), 2 * MAX_WORDS) - 1)]
        return dict.fromkeys((*pairs, "^" + head[:2]))
    found = head.lower().split(None, MAX_WORDS)
    del found[MAX_WORDS:]
    words = [word.strip(MARKS) for word in found]
    names = dict.fromkeys(words)
    if words:
        names["^" + words[0]] = None
        if len(words) < MAX_WORDS // 2:
            names["$" + " ".join(words)] = None
    return names


def is_unspaced(text: str) -> bool:
    """Tell whether a third of the characters belong to scripts that write words together."""
    if text.isascii():
        return False
    encoded = text.encode("utf-8", "surrogatepass")
    if 3 * (len(encoded) - len(text)) <= 2 * len(text):  # each such character takes two bytes more, or three
        return False
    heavy = len(encoded.translate(None, _LIGHT))  # far cheaper than a look at each
    return 3 * heavy > len(text) and 3 * sum(map(len, _UNSPACED.findall(text))) > len(text)


@lru_cache(maxsize=8192)  # the elements of a page, and the pages of a site, have many class names in common
def _of_token(evidence: Evidence, token: str) -> Mapping[str, float]:
    """Return the weights of a class name and its parts, by name."""
    known = evidence.tokens
    return {name: known[name] for name in token_names(token) if name in known}


def _of_text(evidence: Evidence, text: str) -> float:
    return sum(map(evidence.words.get, _first_words(text), repeat(0.0)))


_kept_of_text = lru_cache(maxsize=4096)(_of_text)
