"""Which blocks of a page belong to its article, by the article's text as an editor took it down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

BOILERPLATE, ARTICLE, UNUSED = 0, 1, 2  # what no one can tell, as optional paragraphs, trains nothing

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
NOT_LETTERS = re.compile(r"[\W_]+")
SHINGLE = 4  # tokens
FEW_TOKENS, FEW_LETTERS = 5, 20  # of a block that has too few shingles to go by
LEAST_TOKENS, LEAST_LETTERS = 3, 8  # of the beginning or end of a paragraph that stands as a block of its own
SHARE, QUOTED_SHARE = 0.6, 0.5  # of a block's shingles that the article has; less if it stands there word for word

Part = tuple[str, str]  # kind and text; kind `opt` may be taken or left


class Gold:
    """The article of a page, used up as its blocks are met: a teaser that repeats a sentence of it is none of it."""

    def __init__(self, parts: Iterable[Part]) -> None:
        parts = list(parts)
        wanted = [text for kind, text in parts if kind != "opt"]
        self.optional = {squeezed(text) for kind, text in parts if kind == "opt"}
        self.lines = Counter(filter(None, (squeezed(line) for text in wanted for line in text.split("\n"))))
        self.shingles = _shingles([token for text in wanted for token in _tokens(text)])
        self.letters = squeezed(" ".join(wanted))
        self.ends = list(self.lines)

    def label(self, text: str) -> int:
        """Return the label of the next block."""
        letters, tokens = squeezed(text), _tokens(text)
        if self.lines[letters] > 0:
            self.lines[letters] -= 1
            self.shingles.subtract(_shingles(tokens))
            return ARTICLE
        if letters in self.optional:
            return UNUSED
        if len(tokens) < FEW_TOKENS or len(letters) < FEW_LETTERS:
            return ARTICLE if len(tokens) >= LEAST_TOKENS and self._is_end(letters) else BOILERPLATE
        return self._longer(letters, _shingles(tokens))

    def _is_end(self, letters: str) -> bool:
        if len(letters) < LEAST_LETTERS:
            return False
        return any(line.startswith(letters) or line.endswith(letters) for line in self.ends)

    def _longer(self, letters: str, found: Counter[tuple[str, ...]]) -> int:
        left = self.shingles
        share = sum(min(count, max(0, left[shingle])) for shingle, count in found.items()) / max(1, found.total())
        if share < QUOTED_SHARE or (share < SHARE and letters not in self.letters):
            return BOILERPLATE
        left.subtract(found)
        return ARTICLE


def label_blocks(parts: Iterable[Part], title: str, texts: Sequence[str]) -> list[int]:
    """Return the label of each block; the title is a fact of the article, not part of its text."""
    gold, headline = Gold(parts), squeezed(title)
    return [_with_title(gold, headline, text) for text in texts]


def squeezed(text: str) -> str:
    """Return the lower-cased letters and digits."""
    return NOT_LETTERS.sub("", text).lower()


def _with_title(gold: Gold, headline: str, text: str) -> int:
    letters = squeezed(text)
    if not letters or (letters == headline and not gold.lines[letters]):
        return BOILERPLATE
    return gold.label(text)


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(text.lower())


def _shingles(tokens: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[start : start + SHINGLE]) for start in range(len(tokens) - SHINGLE + 1))
