"""Rules of the encoding family: characters that were read or written in the wrong charset."""

from __future__ import annotations

import re

from newsclean.model import Block
from newsclean.text.patterns import lazy

MAX_WORD = 40
WORD_BEFORE = lazy(r"[^\W\d_]{1,40}$")
WORD_BEHIND = lazy(r"[^\W\d_]{1,40}")
EAST_ASIAN_LANGUAGES = frozenset(("ja", "ko", "yue", "zh"))


def is_east_asian(block: Block) -> bool:
    """Tell whether the block is Chinese, Japanese or Korean."""
    return block.language.partition("-")[0] in EAST_ASIAN_LANGUAGES


def sides_of_word(block: Block, match: re.Match[str]) -> tuple[str, str]:
    """Return the letters of a word that stand before and behind a lost one, forty of each at most."""
    before = WORD_BEFORE.search(block.text[max(0, match.start() - MAX_WORD) : match.start()])
    behind = WORD_BEHIND.match(block.text, match.end())
    return before[0] if before else "", behind[0] if behind else ""


def shown(text: str, *, most: int = 24) -> str:
    """Return a text for a message, cut and with invisible characters escaped."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut)
