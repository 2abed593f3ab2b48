"""Boosted trees over the examples, and how many of them they tell rightly."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, Final

import lightgbm
import numpy as np

from newsclean.langid.seam_trees import Node

from .examples import Example

PARAMETERS: Final[dict[str, Any]] = {
    "objective": "binary", "num_leaves": 15, "learning_rate": 0.15, "min_data_in_leaf": 60, "num_threads": 1,
    "seed": 1, "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
ROUNDS: Final = 70
FOLDS: Final = 5
DIGITS: Final = 3
NEVER: Final = -99.0


def trees(found: Sequence[Example]) -> list[Node]:
    """Return the trees that tell two words from one."""
    dump = _booster(found).dump_model()
    return [_node(tree["tree_structure"]) for tree in dump["tree_info"]]


def scores(found: Sequence[Example]) -> np.ndarray[Any, Any]:
    """Return the log odds of each example by trees that have seen nothing of its site."""
    result = np.full(len(found), NEVER)
    parts = np.array([zlib.crc32(f"{each.text.site} ".encode()) % FOLDS for each in found])
    for part in range(FOLDS):
        booster = _booster([each for each, own in zip(found, parts, strict=True) if own != part])
        those = [at for at, each in enumerate(found) if parts[at] == part and each.values is not None]
        result[those] = booster.predict(_table([found[at] for at in those]), raw_score=True)
    return result


def _booster(found: Sequence[Example]) -> lightgbm.Booster:
    known = [each for each in found if each.values is not None]
    data = lightgbm.Dataset(_table(known), label=np.array([each.is_two for each in known], dtype=float))
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def _table(found: Sequence[Example]) -> np.ndarray[Any, Any]:
    return np.array([each.values for each in found], dtype=np.float64)


def _node(node: dict[str, Any]) -> Node:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), DIGITS)
    branches = _node(node["left_child"]), _node(node["right_child"])
    return int(node["split_feature"]), round(float(node["threshold"]), DIGITS), *branches
