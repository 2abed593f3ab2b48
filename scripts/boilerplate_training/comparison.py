"""Models of several sizes: how good each is on sites it has not seen, and what it costs a page."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from boilerplate_training.forests import Shape, held_out_probabilities, train
from boilerplate_training.samples import FOLDS, Sample
from boilerplate_training.settings import PAGE_LEAST, PAGE_SHAPE
from boilerplate_training.training import Prepared
from boilerplate_training.validation import CORE, Metrics, page_metrics
from boilerplate_training.weights import forest_table
from newsclean.boilerplate.features import Candidates
from newsclean.boilerplate.model import Forest
from newsclean.boilerplate.model import _forest as forest_of
from newsclean.boilerplate.surroundings import Surroundings

SHAPES = (
    replace(PAGE_SHAPE, trees=30),
    replace(PAGE_SHAPE, trees=75),
    PAGE_SHAPE,
    replace(PAGE_SHAPE, leaves=15, rate=0.08),
)
TIMED = 100  # pages
TURNS = 5  # a page, of which the fastest counts


@dataclass(frozen=True, slots=True)
class Contender:
    """A model with its figures; milliseconds are those of the classifier alone, in CPU time."""

    name: str
    metrics: Metrics
    milliseconds: float
    is_chosen: bool = False


def contenders(pages: Prepared) -> list[Contender]:
    """Return the first look alone, and forests of several sizes."""
    timed = [sample for sample in pages.samples if sample.source in CORE and not sample.is_lowered]
    timed = timed[:: max(1, len(timed) // TIMED)]
    column = pages.found.values[:, pages.found.features.index("first_look")].astype(float)
    alone = page_metrics(pages.samples, pages.found.per_sample(pages.samples, column))
    return [
        Contender("first look", alone, _milliseconds(timed, lambda sample: _look(pages, sample))),
        *(_contender(pages, timed, shape) for shape in SHAPES),
    ]


def _contender(pages: Prepared, timed: Sequence[Sample], shape: Shape) -> Contender:
    held_out = held_out_probabilities(pages.found, shape, FOLDS)
    metrics = page_metrics(pages.samples, pages.found.per_sample(pages.samples, held_out))
    forest = forest_of(forest_table(train(pages.found, shape)))
    spent = _milliseconds(timed, lambda sample: _judge(pages, forest, sample))
    name = f"{shape.trees} × {shape.leaves}"
    return Contender(name, metrics, spent, is_chosen=shape == PAGE_SHAPE)


def _look(pages: Prepared, sample: Sample) -> Surroundings:
    return Surroundings(sample.blocks, pages.look.evidence, pages.look.first, sample.said)


def _judge(pages: Prepared, forest: Forest, sample: Sample) -> list[float]:
    page = _look(pages, sample)
    part = Candidates(page, [index for index, likely in enumerate(page.likely) if likely >= PAGE_LEAST])
    return list(forest.probabilities([column(part) for column in forest.columns]))


def _milliseconds(samples: Sequence[Sample], act: Callable[[Sample], object]) -> float:
    """Return the mean over samples of the fastest turn of each: what else the machine does shall not count."""
    gc.freeze()  # nor what the training holds in memory
    fastest = [min(_seconds(sample, act) for _ in range(TURNS)) for sample in samples]
    return 1000 * sum(fastest) / max(1, len(fastest))


def _seconds(sample: Sample, act: Callable[[Sample], object]) -> float:
    start = time.process_time()
    act(sample)
    return time.process_time() - start
