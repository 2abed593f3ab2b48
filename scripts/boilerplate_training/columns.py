"""The features of candidate blocks, each page seen with a first look that was learned without its site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from boilerplate_training.labels import UNUSED
from boilerplate_training.looks import Look
from boilerplate_training.samples import CLEAN, Floats, Integers, Sample
from newsclean.boilerplate.features import FEATURES
from newsclean.boilerplate.features import Candidates as Part
from newsclean.boilerplate.surroundings import Surroundings

# Nothing weighs as much as to lose a paragraph of an article that was whole. In the first look, which knows nothing but
# the line, the same weight keeps menus as well.
KEPT_WHOLE = 6.0


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Blocks that the first look leaves open, as rows: `sample` and `block` say which they are."""

    features: tuple[str, ...]
    values: npt.NDArray[np.float32]
    labels: Integers
    weights: Floats
    folds: Integers
    sample: Integers
    block: Integers

    def trainable(self, held_out: int | None = None) -> npt.NDArray[np.bool_]:
        """Return the rows to learn from, without the sites of a fold."""
        return np.asarray((self.labels != UNUSED) & (self.folds != held_out), dtype=np.bool_)

    def per_sample(self, samples: Sequence[Sample], probabilities: Floats) -> list[Floats]:
        """Return probabilities parallel to the blocks of each sample; 0 for what is no candidate."""
        found = [np.zeros(len(sample.blocks)) for sample in samples]
        for sample, block, probability in zip(self.sample, self.block, probabilities, strict=True):
            found[sample][block] = probability
        return found


def candidates(
    samples: Sequence[Sample], looks: Sequence[Look], features: Sequence[str], *, least: float
) -> Candidates:
    """Return the blocks whose first look, by the look of their fold, is at least so likely."""
    columns = [FEATURES[name] for name in features]
    tables: list[npt.NDArray[np.float32]] = []
    where: list[tuple[int, int]] = []
    for number, sample in enumerate(samples):
        look = looks[sample.fold]
        page = Surroundings(sample.blocks, look.evidence, look.first, sample.said)
        open_blocks = [index for index, likely in enumerate(page.likely) if likely >= least]
        part = Part(page, open_blocks)
        tables.append(np.array([column(part) for column in columns], dtype=np.float32).T)
        where += [(number, index) for index in open_blocks]
    return _gathered(samples, tuple(features), np.concatenate(tables), where)


def _weight(sample: Sample, index: int) -> float:
    return float(sample.weights[index]) * (KEPT_WHOLE if sample.source == CLEAN else 1.0)


def _gathered(
    samples: Sequence[Sample], features: tuple[str, ...], values: npt.NDArray[np.float32], where: list[tuple[int, int]]
) -> Candidates:
    sample, block = np.array(where, dtype=np.int64).reshape(len(where), 2).T
    return Candidates(
        features,
        values,
        np.array([samples[number].labels[index] for number, index in where], dtype=np.int64),
        np.array([_weight(samples[number], index) for number, index in where], dtype=np.float64),
        np.array([samples[number].fold for number, _ in where], dtype=np.int64),
        sample,
        block,
    )
