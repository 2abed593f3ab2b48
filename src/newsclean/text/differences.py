"""Where two versions of a text differ, word by word: the spans of a repair that was made on the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from newsclean.text.patterns import lazy

# A repair of characters keeps the words apart; NBSP belongs to its word, since mojibake is full of it.
WORD = lazy(r"[^ \t\r\n]+")


class Difference(NamedTuple):
    """`old[start:end]` became `new`."""

    start: int
    end: int
    new: str


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return where `old` became `new`, one for each run of changed words, trimmed to the characters that differ.

    Linear: words are paired in order; if the blanks between them changed, the whole stretch between the first and the
    last difference is one.
    """
    if old == new:
        return ()
    if WORD.split(old) != WORD.split(new):
        return (_trimmed(old, (0, len(old)), new),)
    pairs = list(zip(WORD.finditer(old), WORD.finditer(new), strict=True))
    return tuple(_trimmed(old, *run) for run in _runs(pairs, new))


def applied(old: str, places: Iterable[Difference]) -> str:
    """Return the text with the differences, which are in order, put in."""
    pieces: list[str] = []
    cursor = 0
    for start, end, new in places:
        pieces += (old[cursor:start], new)
        cursor = end
    return "".join((*pieces, old[cursor:]))


def _runs(pairs: list[tuple[re.Match[str], re.Match[str]]], new: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the span of each run of changed words in the old text, and what stands there in the new one."""
    for is_changed, run in groupby(pairs, key=lambda pair: pair[0][0] != pair[1][0]):
        if is_changed:
            members = list(run)
            (first, first_new), (last, last_new) = members[0], members[-1]
            yield (first.start(), last.end()), new[first_new.start() : last_new.end()]


def _trimmed(old: str, span: tuple[int, int], new: str) -> Difference:
    """Return the difference without what both texts begin and end with."""
    start, end = span
    before = old[start:end]
    shorter = min(len(before), len(new))
    head = next((i for i in range(shorter) if before[i] != new[i]), shorter)
    shorter -= head
    tail = next((i for i in range(shorter) if before[-1 - i] != new[-1 - i]), shorter)
    return Difference(start + head, end - tail, new[head : len(new) - tail])
