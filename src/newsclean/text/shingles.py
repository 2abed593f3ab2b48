"""Shingles: the short runs of words by which two texts are compared."""

from __future__ import annotations

SIZE = 3  # words; one changed word then costs three shingles
UNSPACED_SIZE = 6  # characters, where a script writes words together
_FEW_SPACES = 24  # characters a word: above it a text is written without spaces


def shingles(text: str) -> frozenset[tuple[str, ...] | str]:
    """Return the runs of three words of a text, of six characters where words are not parted."""
    words = text.casefold().split()
    if len(words) * _FEW_SPACES < len(text):
        solid = "".join(words)
        return frozenset(solid[at : at + UNSPACED_SIZE] for at in range(max(1, len(solid) - UNSPACED_SIZE + 1)))
    if len(words) < SIZE:
        return frozenset((tuple(words),))
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def resemblance(one: str, other: str) -> float:
    """Return the share of the larger text's shingles that the other text has too, from 0 to 1."""
    first, second = shingles(one), shingles(other)
    return len(first & second) / max(len(first), len(second))
