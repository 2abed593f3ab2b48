"""Changes of a text as values, and two lists of them as one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple


class Replaced(NamedTuple):
    """One place where two texts differ: `old[old_start:old_end]` became `new[new_start:new_end]`."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    before: str
    labels: frozenset[Hashable]


class Replacement(NamedTuple):
    """One wanted change of `[start, end)` to `text`; `label` tells why."""

    start: int
    end: int
    text: str
    label: Hashable = None


def composed(first: Sequence[Replaced], second: Sequence[Replaced], middle: str) -> Iterator[Replaced]:
    """Yield `first` followed by `second` as one list; changes that overlap in the `middle` text become one.

    Where both touch one place without overlap they stay apart, `first` in front.
    """
    i = j = first_shift = second_shift = 0  # shift: new minus old, behind the cursor
    while i < len(first) or j < len(second):
        if j == len(second) or (i < len(first) and first[i].new_end <= second[j].old_start):
            change, i = first[i], i + 1
            old_start, old_end, new_start, new_end, before, labels = change
            first_shift = new_end - old_end
            yield Replaced(old_start, old_end, new_start + second_shift, new_end + second_shift, before, labels)
        elif i == len(first) or second[j].old_end <= first[i].new_start:
            step, j = second[j], j + 1
            old_start, old_end, new_start, new_end, before, labels = step
            second_shift = new_end - old_end
            yield Replaced(old_start - first_shift, old_end - first_shift, new_start, new_end, before, labels)
        else:
            changes, steps = _group(first, second, i, j)
            yield _merged(changes, steps, middle, (first_shift, second_shift))
            i, j = i + len(changes), j + len(steps)
            first_shift = changes[-1].new_end - changes[-1].old_end
            second_shift = steps[-1].new_end - steps[-1].old_end


def _group(
    first: Sequence[Replaced], second: Sequence[Replaced], i: int, j: int
) -> tuple[list[Replaced], list[Replaced]]:
    """Return the changes and steps that hang together by overlap, beginning with `first[i]` and `second[j]`."""
    changes, steps = [first[i]], [second[j]]
    while True:
        reach = max(changes[-1].new_end, steps[-1].old_end)
        if i + len(changes) < len(first) and first[i + len(changes)].new_start < reach:
            changes.append(first[i + len(changes)])
        elif j + len(steps) < len(second) and second[j + len(steps)].old_start < reach:
            steps.append(second[j + len(steps)])
        else:
            return changes, steps


def _merged(changes: list[Replaced], steps: list[Replaced], middle: str, shifts: tuple[int, int]) -> Replaced:
    """Return one change for a group; what stood there at first is `middle` with every change undone."""
    start = min(changes[0].new_start, steps[0].old_start)
    end = max(changes[-1].new_end, steps[-1].old_end)
    pieces: list[str] = []
    cursor = start
    for change in changes:
        pieces += (middle[cursor : change.new_start], change.before)
        cursor = change.new_end
    pieces.append(middle[cursor:end])
    return Replaced(
        start - shifts[0],
        end - (changes[-1].new_end - changes[-1].old_end),
        start + shifts[1],
        end + (steps[-1].new_end - steps[-1].old_end),
        "".join(pieces),
        frozenset().union(*(place.labels for place in (*changes, *steps))),
    )
