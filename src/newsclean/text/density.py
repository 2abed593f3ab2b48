"""How much a character says: a Han character, a kana or a Hangul syllable as much as two or three letters."""

from __future__ import annotations

DENSE = "\u2e80"  # from here on, the scripts of East Asia and their marks


def is_dense(text: str) -> bool:
    """Tell whether a text is written in a dense script, by the character in its middle."""
    return text[len(text) // 2 : len(text) // 2 + 1] >= DENSE


def weight(text: str) -> int:
    """Return the length of a text in letters, the characters of a dense script counted twice."""
    return 2 * len(text) if is_dense(text) else len(text)
