"""The lines around a line: how long and how likely they are, where prose stands, which lines look alike."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from newsclean.boilerplate.line_words import shape_of

PROSE = 100  # characters of a line that ends a sentence
MOST = 300  # characters of a line that count where the length of its neighbours does
SHORT = 40  # characters
BEGINNING, SHAPE = 12, 3  # characters of a short line, and of their shape, by which such lines are compared
BINS = (15, 40, 100)  # characters: lengths by which lines are compared
STAY = 0.9  # how probable it is that a line is what the line before it is
SUREST = 0.98  # what the first look says at most for or against a line, where neighbours are heard as well
APART = 60  # lines to the next prose; more is no farther


class Stretches:
    """What is around each line of a text; sequences are parallel to its lines."""

    def __init__(
        self, texts: Sequence[str], sizes: Sequence[float], ends: Sequence[bool], likely: Sequence[float]
    ) -> None:
        self.texts, self.sizes, self.likely, self.count = texts, sizes, likely, len(texts)
        self._spans: dict[int, list[tuple[int, int, float]]] = {}
        self.is_prose = [is_end and size >= PROSE for is_end, size in zip(ends, sizes, strict=True)]

    def spans(self, reach: int) -> list[tuple[int, int, float]]:
        """Return for each line where those up to `reach` before and behind it begin and end, and 1 / their number."""
        known = self._spans.get(reach)
        if known is None:
            count = self.count
            before = [0] * min(reach, count) + list(range(count - reach))
            behind = list(range(reach + 1, count + 1))
            behind += [count] * (count - len(behind))
            shares = [0.0, *[1 / number for number in range(1, min(count, 2 * reach + 1) + 1)]]
            known = [(first, end, shares[end - first]) for first, end in zip(before, behind, strict=True)]
            self._spans[reach] = known
        return known

    @cached_property
    def likely_sums(self) -> list[float]:
        """Return the running sums of the first look, beginning with 0."""
        return list(accumulate(self.likely, initial=0.0))

    @cached_property
    def size_sums(self) -> list[float]:
        """Return the running sums of the sizes up to MOST, beginning with 0."""
        return list(accumulate([min(size, MOST) for size in self.sizes], initial=0.0))

    @cached_property
    def prose_sums(self) -> list[int]:
        """Return how many lines of prose stand before each line; the last is that of all."""
        return list(accumulate(self.is_prose, initial=0))

    @cached_property
    def median(self) -> float:
        """Return the median size of a line."""
        return sorted(self.sizes)[self.count // 2]

    @cached_property
    def short_share(self) -> float:
        """Return the share of short lines."""
        return sum([size < SHORT for size in self.sizes]) / self.count

    @cached_property
    def smooth(self) -> list[float]:
        """Return how likely each line is, where its neighbours are probably what it is (forward-backward algorithm)."""
        odds = [one / (1 - one) for one in [max(1 - SUREST, min(SUREST, one)) for one in self.likely]]
        before, behind = _messages(odds), _messages(odds[::-1])[::-1]
        return [
            one / (1 + one)
            for one in [odd * first * last for odd, first, last in zip(odds, before, behind, strict=True)]
        ]

    @cached_property
    def gap(self) -> list[float]:
        """Return how many lines stand between the prose before and behind each line; more where it is on one side."""
        before, behind = _distances(self.is_prose), _distances(self.is_prose[::-1])[::-1]
        return [float(first + last) for first, last in zip(before, behind, strict=True)]

    @cached_property
    def alike(self) -> tuple[list[float], list[float]]:
        """Return the mean first look of the other lines of one shape, or -1, and their number."""
        parts: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        for index, (text, size) in enumerate(zip(self.texts, self.sizes, strict=True)):
            length, last = bisect_right(BINS, size), text[-1]
            shape = shape_of(text[:BEGINNING])[:SHAPE] if length < len(BINS) else ""
            parts[shape, "a" if last.isalnum() else last, length].append(index)
        means, counts = [-1.0] * self.count, [0.0] * self.count
        for group in parts.values():
            others = len(group) - 1
            if others:
                total = sum([self.likely[index] for index in group])
                for index in group:
                    means[index], counts[index] = (total - self.likely[index]) / others, float(others)
        return means, counts


def _messages(odds: Sequence[float]) -> list[float]:
    """Return for each line the odds that the lines before it give it."""
    found, message = [], 1.0
    for odd in odds:
        found.append(message)
        told = message * odd
        message = (told * STAY + 1 - STAY) / (told * (1 - STAY) + STAY)
    return found


def _distances(is_prose: Sequence[bool]) -> list[int]:
    """Return how many lines each stands behind the last prose, at most APART."""
    found, distance = [], 2 * APART
    for is_one in is_prose:
        found.append(distance)
        distance = 1 if is_one else distance + 1 if distance < APART else distance
    return found
