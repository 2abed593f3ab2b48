"""Boosted trees over the features of a block: nested tuples, and Python compiled of them; no library is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import TypeAlias

from newsclean.boilerplate.features import Column, Feature

# (feature, threshold, where a value up to it leads, where a greater one leads); a leaf is its score.
Node: TypeAlias = "tuple[int, float, Node, Node] | float"
Walk: TypeAlias = Callable[..., float]  # takes the values of a row, returns the sum of its scores
# Rows that are walked as tuples before the trees are compiled: to compile 100 trees costs what compiled ones win in
# some 500 rows. So a single page does not wait for it, and of many pages only the first few take longer.
WALKED = 500
SUMMED = 40  # trees of one expression; Python parses no more than some hundred levels


@dataclass(slots=True, eq=False)
class Forest:
    """Trees over columns of features; `early` of them decide alone if their score is beyond `margin`."""

    columns: tuple[Feature, ...]
    trees: tuple[Node, ...]
    early: int
    margin: float
    _seen: int = field(default=0, init=False, repr=False)
    _compiled: tuple[Walk, Walk] | None = field(default=None, init=False, repr=False)

    def probabilities(self, columns: Sequence[Column]) -> list[float]:
        """Return for each row of the columns the probability that its block is main content."""
        first, others = self._walks()
        margin, found = self.margin, []
        for row in zip(*columns, strict=True):
            score = first(*row)
            if -margin < score < margin:
                score += others(*row)
            found.append(1 / (1 + exp(-score)) if score > -50 else 0.0)  # noqa: PLR2004 - where exp is of no use
        self._seen += len(found)
        return found

    def _walks(self) -> tuple[Walk, Walk]:
        """Return how a row gets through the early trees and through the others; both ways, the scores are the same."""
        halves = self.trees[: self.early], self.trees[self.early :]
        if self._seen < WALKED:
            return walk(halves[0]), walk(halves[1])
        if self._compiled is None:
            width = len(self.columns)
            self._compiled = compiled(halves[0], width), compiled(halves[1], width)
        return self._compiled


def walk(trees: Sequence[Node]) -> Walk:
    """Return the function that walks the tuples."""

    def walked(*values: float) -> float:
        score = 0.0
        for node in trees:
            while node.__class__ is tuple:
                feature, threshold, low, high = node
                node = low if values[feature] <= threshold else high  # noqa: PLW2901 - down the tree
            score += node  # type: ignore[operator]  # it is a leaf
        return score

    return walked


def compiled(trees: Sequence[Node], width: int) -> Walk:
    """Return the function with the trees as conditional expressions over `width` local variables."""
    names = ", ".join(f"v{number}" for number in range(width))
    # One sum of up to SUMMED trees: between them the score need not be stored.
    sums = [" + ".join(map(_expression, trees[at : at + SUMMED])) for at in range(0, len(trees), SUMMED)]
    lines = [f" score = score + {each}" for each in sums]
    source = "\n".join((f"def walked({names}):", " score = 0.0", *lines, " return score"))
    space: dict[str, Walk] = {}
    exec(source, {"__builtins__": {}}, space)  # noqa: S102 - nothing but numbers of our own gets into it
    return space["walked"]


def _expression(node: Node) -> str:
    if not isinstance(node, tuple):
        return repr(float(node))
    feature, threshold, low, high = node
    return f"({_expression(low)} if v{int(feature)} <= {float(threshold)!r} else {_expression(high)})"
