"""How much of a text is said again: repeated lines and runs of words, in linear time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Again(NamedTuple):
    """How many pieces are copies of an earlier one, and their characters; the first of equals is no copy."""

    pieces: int
    characters: int


def again(pieces: Iterable[str]) -> Again:
    """Return what of the pieces stood before."""
    counts = Counter(pieces)
    repeated = [(piece, number - 1) for piece, number in counts.items() if number > 1]
    return Again(sum(number for _, number in repeated), sum(len(piece) * number for piece, number in repeated))


def top_run(words: Sequence[str], size: int) -> int:
    """Return the characters of the most frequent run of words, single spaces within, times how often it occurs.

    Occurrences may overlap; of equally frequent runs the first counts. 0 if no run occurs twice.
    """
    counts = Counter(zip(*(words[start:] for start in range(size)), strict=False))
    if not counts:
        return 0
    ((run, number),) = counts.most_common(1)
    return number * len(" ".join(run)) if number > 1 else 0


def repeats(words: Sequence[str], size: int) -> bool:
    """Tell whether a run of that many words occurs twice."""
    runs = len(words) - size + 1
    return runs > 1 and len(set(zip(*(words[start:] for start in range(size)), strict=False))) < runs


def repeated_runs(words: Sequence[str], size: int) -> int:
    """Return the characters, spaces left out, of runs of words that stood before, found from left to right.

    A repeated run is passed over as a whole, so no word counts twice.
    """
    seen: set[tuple[str, ...]] = set()
    at = characters = 0
    while at <= len(words) - size:
        run = tuple(words[at : at + size])
        if run in seen:
            characters += sum(map(len, run))
            at += size
        else:
            seen.add(run)
            at += 1
    return characters
