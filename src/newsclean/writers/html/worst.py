"""The worst of many, in the order in which they came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import heappush, heappushpop
from typing import Generic, TypeVar

T = TypeVar("T")
Rank = tuple[int, ...]


class Worst(Generic[T]):
    """Keeps the `limit` entries of the highest rank; of equals, those that came first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.seen = 0
        self._kept: list[tuple[Rank, int, T]] = []

    def offer(self, rank: Rank, make: Callable[[], T]) -> None:
        """Keep what `make` returns, which is asked only if the rank is high enough."""
        self.seen += 1
        if len(self._kept) < self.limit:
            heappush(self._kept, (rank, -self.seen, make()))
        elif self._kept and (rank, -self.seen) > self._kept[0][:2]:
            heappushpop(self._kept, (rank, -self.seen, make()))

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[T]:
        yield from (entry for *_, entry in sorted(self._kept, key=lambda each: -each[1]))
