"""Positions through change: a map between two texts, a patch that can be composed and undone, and lines.

Integers and strings only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Breakpoints `(inner[i], outer[i])`, both non-decreasing; between two, offsets advance 1:1, capped.

    Duplicate breakpoints are kept on purpose: a span that ends at a deletion maps before it,
    one that starts there maps after it.
    """

    inner: tuple[int, ...]
    outer: tuple[int, ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Return the map of a text of `length` code points to itself."""
        return cls((0, length), (0, length))

    def start(self, offset: int) -> int:
        """Return the source position of the character at `offset`."""
        i = bisect_right(self.inner, offset) - 1
        if i + 1 == len(self.inner):
            return self.outer[i]
        return min(self.outer[i] + offset - self.inner[i], self.outer[i + 1])

    def end(self, offset: int) -> int:
        """Return one past the source position of the character before `offset`."""
        i = bisect_left(self.inner, offset)
        return self.outer[i] if self.inner[i] == offset else self.start(offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source range of `[start, end)`."""
        first = self.start(start)
        return first, max(first, self.end(end))

    @property
    def inverse(self) -> OffsetMap:
        """Return the map that leads from the source to the text; markup between two pieces maps to where they meet."""
        return OffsetMap(self.outer, self.inner)

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield `(start, end, source start, source end)` of each stretch of `[start, end)` that is whole in the source.

        Between two of them the source may hold what the text does not. A stretch whose lengths differ (a character
        reference, a folded space) is yielded whole, even if only a part of it is asked for.
        """
        first = bisect_right(self.inner, start) - 1
        for i in range(max(first, 0), len(self.inner) - 1):
            left, right = self.inner[i], self.inner[i + 1]
            if left >= end:
                return
            if left == right:
                continue
            if right - left == self.outer[i + 1] - self.outer[i]:
                left, right = max(left, start), min(right, end)
                yield left, right, self.start(left), self.end(right)
            else:
                yield left, right, self.outer[i], self.outer[i + 1]

    def then(self, outer: OffsetMap) -> OffsetMap:
        """Return the map that leads through this one and on through `outer`, which begins where this one ends.

        Every character has the span it has through both. O(n log m + m) for n and m breakpoints.
        """
        if self.inner == self.outer == (0, outer.inner[-1]):
            return outer
        points = [(self.inner[0], outer.start(self.outer[0]))]
        for start, end, low, high in self._even():
            points.append((start, outer.start(low)))
            if end - start == high - low > 1:
                between = range(bisect_right(outer.inner, low), bisect_left(outer.inner, high))
                points += ((start + outer.inner[j] - low, outer.outer[j]) for j in between)
            points.append((end, outer.end(high)))
        points.append((self.inner[-1], outer.end(self.outer[-1])))
        return OffsetMap(tuple(i for i, _ in points), tuple(accumulate((o for _, o in points), max)))

    def _even(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield pieces (start, end, source start, source end) that advance 1:1, hold one character or stand still."""
        for (start, low), (end, high) in pairwise(zip(self.inner, self.outer, strict=True)):
            cut = end - 1 if high - low > end - start else start + high - low
            if start < cut:
                yield start, cut, low, low + cut - start
            if start <= cut < end:
                yield cut, end, low + cut - start, high


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


@dataclass(frozen=True)
class Patch:
    """How an old text became a new one: sorted, non-overlapping replacements, composable and reversible.

    Places that touch stay apart, so that each can be undone by its own label.
    """

    changes: tuple[Replaced, ...] = ()

    def then(self, old_text: str, edits: Sequence[Replacement]) -> tuple[str, Patch]:
        """Return the text after `edits` of the new text `old_text`, and the patch that includes them.

        `edits` are sorted and do not overlap; ValueError if they do. O(edits + changes + text).
        """
        pieces: list[str] = []
        steps: list[Replaced] = []
        cursor = length = 0
        for start, end, text, label in edits:
            if start < cursor:
                raise ValueError(f"edit at {start} overlaps the edit that ends at {cursor}")
            pieces += (old_text[cursor:start], text)
            length += start - cursor
            steps.append(Replaced(start, end, length, length + len(text), old_text[start:end], frozenset((label,))))
            length, cursor = length + len(text), end
        pieces.append(old_text[cursor:])
        return "".join(pieces), Patch(tuple(_composed(self.changes, steps, old_text)))

    @cached_property
    def backward(self) -> OffsetMap:
        """Return the map from the new text to the old one."""
        inner, outer = [0], [0]
        for change in self.changes:
            inner += (change.new_start, change.new_end)
            outer += (change.old_start, change.old_end)
        return OffsetMap((*inner, _BEYOND + inner[-1]), (*outer, _BEYOND + outer[-1]))

    @cached_property
    def forward(self) -> OffsetMap:
        """Return the map from the old text to the new one."""
        return OffsetMap(self.backward.outer, self.backward.inner)

    def undone(self, new_text: str, *, labels: Iterable[Hashable] | None = None) -> str:
        """Return the text without the changes that carry one of `labels` (all changes if None)."""
        wanted = None if labels is None else frozenset(labels)
        pieces: list[str] = []
        cursor = 0
        for change in self.changes:
            if wanted is None or not wanted.isdisjoint(change.labels):
                pieces += (new_text[cursor : change.new_start], change.before)
                cursor = change.new_end
        return "".join((*pieces, new_text[cursor:]))


class LineIndex:
    """Lines of a text, ended by CRLF, LF or CR and nothing else (as editors and LSP count them)."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in NEWLINE.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of `offset`, both from 1, the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Return the offset at which line number `line` (from 1) begins."""
        return self._starts[line - 1]


NEWLINE = re.compile(r"\r\n|\n|\r")
_BEYOND = 1 << 62  # past the last change offsets advance 1:1 for as long as any text is


def _composed(first: Sequence[Replaced], second: Sequence[Replaced], middle: str) -> Iterator[Replaced]:
    """Yield `first` followed by `second` as one list; changes that overlap in the `middle` text become one.

    Where both touch one place without overlap they stay apart, `first` in front.
    """
    i = j = first_shift = second_shift = 0  # shift: new minus old, behind the cursor
    while i < len(first) or j < len(second):
        if j == len(second) or (i < len(first) and first[i].new_end <= second[j].old_start):
            change = first[i]
            first_shift, i = change.new_end - change.old_end, i + 1
            yield change._replace(new_start=change.new_start + second_shift, new_end=change.new_end + second_shift)
        elif i == len(first) or second[j].old_end <= first[i].new_start:
            step = second[j]
            second_shift, j = step.new_end - step.old_end, j + 1
            yield step._replace(old_start=step.old_start - first_shift, old_end=step.old_end - first_shift)
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
