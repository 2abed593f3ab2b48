"""Many ranges, asked about one: each question takes a binary search, however the ranges overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

Extent = tuple[float, float]


class Intervals:
    """Half-open ranges that answer questions about another in O(log n)."""

    def __init__(self, extents: Iterable[Extent]) -> None:
        ordered = sorted(extents)
        ends = [end for _, end in ordered]
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate(ends, max))  # how far those up to here reach
        self._nearest = list(accumulate(reversed(ends), min))[::-1]  # where the first of those from here on ends

    def meet(self, extent: Extent) -> bool:
        """Tell whether one of the ranges shares something with it."""
        index = bisect_left(self._starts, extent[1])
        return index > 0 and self._reach[index - 1] > extent[0]

    def hold(self, extent: Extent) -> bool:
        """Tell whether one of the ranges holds all of it."""
        index = bisect_right(self._starts, extent[0])
        return index > 0 and self._reach[index - 1] >= extent[1]

    def lie_in(self, extent: Extent) -> bool:
        """Tell whether one of the ranges lies in it."""
        index = bisect_left(self._starts, extent[0])
        return index < len(self._nearest) and self._nearest[index] <= extent[1]
