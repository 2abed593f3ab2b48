"""Positions through change: a map between two texts, a patch that can be composed and undone, and lines.

Integers and strings only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from newsclean.offsets.changes import Replaced, Replacement, composed
from newsclean.offsets.lines import NEWLINE, LineIndex

__all__ = ["NEWLINE", "LineIndex", "OffsetMap", "Patch", "Replaced", "Replacement"]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Breakpoints `(inner[i], outer[i])`, both non-decreasing; between two, offsets advance 1:1, capped.

    Duplicate breakpoints are kept on purpose: a span that ends at a deletion maps before it,
    one that starts there maps after it. They are kept as machine words: a page may have a million.
    """

    inner: Sequence[int]
    outer: Sequence[int]

    def __post_init__(self) -> None:
        for name in ("inner", "outer"):
            points = getattr(self, name)
            if not isinstance(points, array):
                object.__setattr__(self, name, array("q", points))

    def __hash__(self) -> int:
        return hash((len(self.inner), self.inner[-1], self.outer[-1]))

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
        if self == OffsetMap.identity(outer.inner[-1]):
            return outer
        points = [(self.inner[0], outer.start(self.outer[0]))]
        for start, end, low, high in self._even():
            points.append((start, outer.start(low)))
            if end - start == high - low > 1:
                between = range(bisect_right(outer.inner, low), bisect_left(outer.inner, high))
                points += ((start + outer.inner[j] - low, outer.outer[j]) for j in between)
            points.append((end, outer.end(high)))
        points.append((self.inner[-1], outer.end(self.outer[-1])))
        return OffsetMap([i for i, _ in points], list(accumulate((o for _, o in points), max)))

    def _even(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield pieces (start, end, source start, source end) that advance 1:1, hold one character or stand still."""
        for (start, low), (end, high) in pairwise(zip(self.inner, self.outer, strict=True)):
            cut = end - 1 if high - low > end - start else start + high - low
            if start < cut:
                yield start, cut, low, low + cut - start
            if start <= cut < end:
                yield cut, end, low + cut - start, high


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
        labels: dict[Hashable, frozenset[Hashable]] = {}  # many edits may have one
        cursor = length = 0
        for start, end, text, label in edits:
            if start < cursor:
                raise ValueError(f"edit at {start} overlaps the edit that ends at {cursor}")
            pieces += (old_text[cursor:start], text)
            length += start - cursor
            why = labels.get(label) or labels.setdefault(label, frozenset((label,)))
            steps.append(Replaced(start, end, length, length + len(text), old_text[start:end], why))
            length, cursor = length + len(text), end
        pieces.append(old_text[cursor:])
        return "".join(pieces), self.joined(Patch(tuple(steps)), old_text)

    def joined(self, step: Patch, middle: str) -> Patch:
        """Return this patch and the one behind it as one; `middle` is the text between the two."""
        if not (self.changes and step.changes):
            return self if self.changes else step
        return Patch(tuple(composed(self.changes, step.changes, middle)))

    @cached_property
    def backward(self) -> OffsetMap:
        """Return the map from the new text to the old one."""
        inner, outer = array("q", (0,)), array("q", (0,))
        for change in self.changes:
            inner.extend((change.new_start, change.new_end))
            outer.extend((change.old_start, change.old_end))
        inner.append(_BEYOND + inner[-1])
        outer.append(_BEYOND + outer[-1])
        return OffsetMap(inner, outer)

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


_BEYOND = 1 << 62  # past the last change offsets advance 1:1 for as long as any text is
