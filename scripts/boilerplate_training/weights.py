"""The file of weights: readable, a tree or an entry a line, the same bytes for the same data."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from boilerplate_training.forests import Forest
from boilerplate_training.samples import Sample

LIBRARIES = ("lightgbm", "numpy", "scikit-learn", "scipy")


def origin(pages: Sequence[Sample], texts: Sequence[Sample]) -> dict[str, Any]:
    """Return what tells one training from another: a hash of all that was learned from, its sources, the libraries."""
    digest = hashlib.sha256()
    for sample in (*pages, *texts):
        digest.update(json.dumps([sample.source, sample.site, sample.labels.tolist()]).encode())
        for block in sample.blocks:
            digest.update(block.text.encode("utf-8", "surrogatepass") + b"\n")
    return dict(
        training_set=digest.hexdigest(),
        pages=_sources(pages),
        texts=_sources(texts),
        libraries={name: version(name) for name in LIBRARIES},
    )


def forest_table(forest: Forest) -> dict[str, Any]:
    """Return a forest as the classifier reads it."""
    return dict(
        features=list(forest.features), early=forest.shape.early, margin=forest.shape.margin, trees=forest.trees
    )


def written(table: Mapping[str, Any]) -> str:
    """Return the file: the lists and mappings of the first and second level have a line for each entry."""
    return "{\n" + ",\n".join(f"{_json(name)}: {_entries(value)}" for name, value in table.items()) + "\n}\n"


def _entries(value: Any) -> str:
    if isinstance(value, dict):
        lines = [f"{_json(name)}: {_trees(each) if _is_trees(each) else _json(each)}" for name, each in value.items()]
        return "{\n" + ",\n".join(lines) + "\n}"
    return _json(value)


def _is_trees(value: Any) -> bool:
    """Tell trees from a weight of the word "trees"."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], list)


def _trees(trees: Sequence[Any]) -> str:
    return "[\n" + ",\n".join(map(_json, trees)) + "\n]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sources(samples: Sequence[Sample]) -> dict[str, int]:
    return dict(sorted(Counter(sample.source for sample in samples if not sample.is_lowered).items()))
