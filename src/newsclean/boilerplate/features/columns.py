"""Features as columns: a feature takes the candidates of a page, and returns a number for each.

So what they ask in common is found once, and a call is paid once a column. MISSING stands where a number cannot be
told, as of the markup of plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeAlias, TypeVar

from newsclean.boilerplate.containers import MISSING, NOWHERE, Container
from newsclean.boilerplate.evidence import HEAD
from newsclean.boilerplate.surroundings import Surroundings
from newsclean.boilerplate.words import squeezed
from newsclean.markup import Markup

__all__ = ["FEATURES", "MISSING", "Candidates", "Column", "Feature", "feature", "named"]

FAR = 20  # blocks; farther is no nearer than not at all
MAX_SIZE = 1500.0  # characters; more says no more
LEVELS = 4  # elements around a block that are told apart
QUOTED = 60  # characters compared with what the page states

T = TypeVar("T")
Column: TypeAlias = list[float]
Feature: TypeAlias = "Callable[[Candidates], Column]"
FEATURES: dict[str, Feature] = {}


def feature(function: Feature) -> Feature:
    """Register a feature under its name."""
    return named(function.__name__, function)


def named(name: str, function: Feature) -> Feature:
    """Register a feature of a family under the name it has there."""
    FEATURES[name] = function
    return function


class Candidates:
    """Blocks of a page that are looked at closely, by their indices; sequences are parallel to `rows`."""

    def __init__(self, page: Surroundings, rows: Sequence[int]) -> None:
        self.page, self.rows = page, rows
        self.texts = self.of(page.texts)
        self.heads = [text[:HEAD] for text in self.texts]

    def of(self, values: Sequence[T], offset: int = 0) -> list[T]:
        """Return what stands for each candidate, or for the block `offset` behind it, in a sequence for all blocks."""
        if not offset:
            return list(map(values.__getitem__, self.rows))
        return [values[row + offset] for row in self.rows]

    def alike(self, value: float) -> Column:
        """Return the column of a feature that all blocks of a page share."""
        return [value] * len(self.rows)

    @cached_property
    def words(self) -> list[list[str]]:
        """Return the words of each head."""
        return [head.split() for head in self.heads]

    @cached_property
    def content_words(self) -> list[set[str]]:
        """Return the content words of each."""
        return list(map(self.page.content_words, self.rows))

    @cached_property
    def quotable(self) -> list[str]:
        """Return the letters with which each begins."""
        return [squeezed(text[:QUOTED]) for text in self.texts]

    @cached_property
    def markups(self) -> list[Markup]:
        """Return the markup of each."""
        return self.of(self.page.markups)

    @cached_property
    def inner(self) -> list[Container]:
        """Return the container that each stands in, or NOWHERE."""
        return self.of(self.page.inner)

    @cached_property
    def names(self) -> list[frozenset[str]]:
        """Return the names of all elements around each."""
        return [around.path.names for around in self.inner]

    @cached_property
    def levels(self) -> list[list[Container]]:
        """Return the containers around each, measured; the nearest ones first."""
        levels = [self.inner]
        while len(levels) < LEVELS:
            levels.append([around.inside for around in levels[-1]])
        likely_total = max(1.0, self.page.likely_total)
        for around in dict.fromkeys(chain.from_iterable(levels)):
            if around is not NOWHERE:
                around.measure(likely_total)
        return levels
