"""A source as the parser wants it, with `\\n` as its only line end, and the way back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Places:
    """The lines of a source ended by `\\n`, and where each character stood."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source
        self._pairs = _pairs(source) if len(self.text) < len(source) else []

    def at(self, place: int) -> int:
        """Return the place in the source."""
        return place + bisect_left(self._pairs, place) if self._pairs else place

    def all_at(self, places: Iterable[int]) -> list[int]:
        """Return many places in the source."""
        return [self.at(place) for place in places] if self._pairs else list(places)


def _pairs(source: str) -> list[int]:
    """Return where the text has one character for two."""
    pieces = source.split("\r\n")
    pairs, place = [], -1
    for piece in pieces[:-1]:
        place += len(piece) + 1
        pairs.append(place)
    return pairs
