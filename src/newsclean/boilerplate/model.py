"""The learned model: weights of single words, a first look, and boosted trees over the features of a block."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from newsclean.boilerplate.evidence import Evidence
from newsclean.boilerplate.features import FEATURES
from newsclean.boilerplate.forest import Forest, Node
from newsclean.boilerplate.line_words import LineEvidence

__all__ = ["Forest", "Judge", "Model", "model"]

WEIGHTS = "weights.json"


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """What was learned of pages, or of plain text: the weights of single words, a first look, and a forest.

    Blocks whose first look is at least `candidate` get through the forest; the others are no main content.
    """

    evidence: Evidence
    first: tuple[float, ...]
    candidate: float
    forest: Forest


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What was learned: a judge each for pages, and for text that has lost its markup."""

    page: Judge
    text: Judge


@cache
def model() -> Model:
    """Return the model that newsclean comes with."""
    table = json.loads((files(__package__) / "data" / WEIGHTS).read_text("utf-8"))
    common = frozenset(table["common"])
    return Model(
        Judge(
            Evidence(table["tokens"], table["words"], common),
            tuple(table["first"]),
            table["candidate"],
            _forest(table["page"]),
        ),
        Judge(
            LineEvidence({}, table["words_text"], common),
            tuple(table["first_text"]),
            table["candidate_text"],
            _forest(table["text"]),
        ),
    )


def _forest(table: Mapping[str, Any]) -> Forest:
    columns = tuple(FEATURES[name] for name in table["features"])
    return Forest(columns, tuple(map(_tree, table["trees"])), table["early"], table["margin"])


def _tree(rows: Sequence[Sequence[float]]) -> Node:
    """Return a tree of rows `[feature, threshold, left, right]` and leaves `[score]`; children stand behind parents."""
    nodes: dict[int, Node] = {}
    for number in range(len(rows) - 1, -1, -1):
        row = rows[number]
        if len(row) == 1:
            nodes[number] = row[0]
        else:
            nodes[number] = (int(row[0]), row[1], nodes[int(row[2])], nodes[int(row[3])])
    return nodes[0]
