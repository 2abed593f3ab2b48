"""Boosted trees that tell two words written as one from a word."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

DATA: Final = Path(__file__).with_name("data") / "seams.trees"
# (feature, threshold, where a value up to it leads, where a greater one leads); a leaf is its score.
Node: TypeAlias = "tuple[int, float, Node, Node] | float"


def score(values: Sequence[float]) -> float:
    """Return the log odds of two words."""
    total = 0.0
    for node in trees():
        while node.__class__ is tuple:
            node = node[3 if values[node[0]] > node[1] else 2]  # noqa: PLW2901 - one step down
        total += node  # type: ignore[operator]
    return total


@cache
def trees() -> tuple[Node, ...]:
    """Return the trees, read from disk on first use."""
    return tuple(map(_node, json.loads(zlib.decompress(DATA.read_bytes()))))


def _node(stored: Any) -> Node:
    if not isinstance(stored, list):
        return float(stored)
    feature, threshold, low, high = stored
    return feature, threshold, _node(low), _node(high)


def packed(those: Iterable[Node]) -> bytes:
    """Return the bytes of trees."""
    return zlib.compress(json.dumps(list(those), separators=(",", ":")).encode(), 9)
