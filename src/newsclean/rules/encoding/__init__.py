"""Rules of the encoding family: characters that were read or written in the wrong charset."""

from __future__ import annotations

from newsclean.model import Block

EAST_ASIAN_LANGUAGES = frozenset(("ja", "ko", "yue", "zh"))


def is_east_asian(block: Block) -> bool:
    """Tell whether the block is Chinese, Japanese or Korean."""
    return block.language.partition("-")[0] in EAST_ASIAN_LANGUAGES


def shown(text: str, *, most: int = 24) -> str:
    """Return a text for a message, cut and with invisible characters escaped."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut)
