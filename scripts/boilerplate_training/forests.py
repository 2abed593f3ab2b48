"""Boosted trees: trained with LightGBM, kept as rows of numbers, and walked as the classifier walks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt

from boilerplate_training.columns import Candidates
from boilerplate_training.samples import Floats

DECIMALS = 4
# One thread and fixed seeds: the same sums in the same order, so the same trees on every run.
FIXED = dict(
    objective="binary", min_data_in_leaf=60, bagging_fraction=0.7, bagging_freq=1, lambda_l2=5.0, max_bin=63, seed=1,
    num_threads=1, deterministic=True, force_row_wise=True, verbose=-1,
)  # fmt: skip

Row = list[float]
Tree = list[Row]


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a forest is, and how it is walked: `early` trees decide alone if their score is beyond `margin`."""

    trees: int
    leaves: int
    rate: float
    early: int
    margin: float
    sampled: float = 0.5  # share of features that a tree may use


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Trees as lists of rows: `[feature, threshold, left, right]`, or `[score]` for a leaf."""

    features: tuple[str, ...]
    trees: list[Tree]
    shape: Shape

    def probabilities(self, values: npt.NDArray[np.float32]) -> Floats:
        """Return the probability of each row, with the same shortcut that the classifier takes."""
        early = self.shape.early
        score = _score(self.trees[:early], values)
        is_open = np.abs(score) < self.shape.margin
        score[is_open] += _score(self.trees[early:], values[is_open])
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float64)


def train(found: Candidates, shape: Shape, *, held_out: int | None = None) -> Forest:
    """Return a forest that was trained without the sites of a fold."""
    rows = found.trainable(held_out)
    settings = FIXED | dict(num_leaves=shape.leaves, learning_rate=shape.rate, feature_fraction=shape.sampled)
    data = lightgbm.Dataset(found.values[rows], found.labels[rows], weight=found.weights[rows])
    booster = lightgbm.train(settings, data, shape.trees)
    trees = [_tree(each["tree_structure"]) for each in booster.dump_model()["tree_info"]]
    return Forest(found.features, trees, shape)


def held_out_probabilities(found: Candidates, shape: Shape, folds: int) -> Floats:
    """Return the probability of each row by a forest that saw no page of its site."""
    probabilities = np.zeros(len(found.labels))
    for fold in range(folds):
        rows = found.folds == fold
        probabilities[rows] = train(found, shape, held_out=fold).probabilities(found.values[rows])
    return probabilities


def _tree(root: dict[str, Any]) -> Tree:
    """Return a tree as rows, a node before its children."""
    rows: Tree = []
    waiting: list[tuple[dict[str, Any], Row | None, int]] = [(root, None, 0)]
    while waiting:
        node, parent, side = waiting.pop()
        if parent is not None:
            parent[side] = len(rows)
        if "leaf_value" in node:
            rows.append([round(node["leaf_value"], DECIMALS)])
            continue
        row: Row = [node["split_feature"], round(node["threshold"], DECIMALS), 0, 0]
        rows.append(row)
        waiting += ((node["right_child"], row, 3), (node["left_child"], row, 2))
    return rows


def _score(trees: Sequence[Tree], values: npt.NDArray[np.float32]) -> Floats:
    total = np.zeros(len(values))
    for tree in trees:
        total += _walked(tree, values)
    return total


def _walked(tree: Tree, values: npt.NDArray[np.float32]) -> Floats:
    """Return the leaf of each row, found by dividing the rows from the root down."""
    leaves = np.zeros(len(values))
    waiting = [(0, np.arange(len(values)))]
    while waiting:
        number, rows = waiting.pop()
        node = tree[number]
        if len(node) == 1:
            leaves[rows] = node[0]
            continue
        is_low = values[rows, int(node[0])] <= node[1]
        waiting += ((int(node[2]), rows[is_low]), (int(node[3]), rows[~is_low]))
    return leaves
