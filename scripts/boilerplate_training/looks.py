"""The first look: a logistic regression over names of elements, class names and first words of a block."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from boilerplate_training.labels import UNUSED
from boilerplate_training.samples import Floats, Integers, Sample, sizes
from newsclean.boilerplate.evidence import Evidence, element_tokens, first_words
from newsclean.boilerplate.line_words import LineEvidence, line_words
from newsclean.lexicon import languages, lexicon
from newsclean.model import Block
from newsclean.text.sentences import ends_sentence

MIN_SITES_TOKEN, MIN_SITES_WORD = 8, 12  # that must have a class name or a word, so that it is none of one site
# What the weights are multiplied with: their sum over a page is about 1.
SCALE = 100.0
ROUNDS, TOLERANCE = 50, 1e-3
DECIMALS, CONSTANT_DECIMALS = 2, 3
DENSE = 3  # columns: logarithm of size, end of a sentence, share of links


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What the regression learned, in the form the classifier takes it."""

    evidence: Evidence
    first: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """How words are read, what is made of their weights, and the inverse of the penalty on these."""

    words: Callable[[str], list[str]]
    evidence: type[Evidence]
    freedom: float


OF_PAGES, OF_LINES = Manner(first_words, Evidence, 0.2), Manner(line_words, LineEvidence, 0.1)


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """All blocks of all samples as rows of counts."""

    manner: Manner
    matrix: sparse.csr_matrix
    tokens: tuple[str, ...]
    words: tuple[str, ...]
    labels: Integers
    weights: Floats
    folds: Integers

    def look(self, held_out: int | None = None) -> Look:
        """Return what can be learned without the sites of a fold."""
        rows = (self.labels != UNUSED) & (self.folds != held_out)
        model = LogisticRegression(C=self.manner.freedom, max_iter=ROUNDS, tol=TOLERANCE)
        with threadpool_limits(1), warnings.catch_warnings():  # sums in one order
            warnings.simplefilter("ignore", ConvergenceWarning)  # two decimals need no more rounds
            model.fit(self.matrix[rows], self.labels[rows], sample_weight=self.weights[rows] * SCALE)
        found = [float(value) for value in np.round(model.coef_[0], DECIMALS)]
        size, end, link = found[-DENSE:]
        constant = round(float(model.intercept_[0]), CONSTANT_DECIMALS)
        tokens = _named(self.tokens, found)
        words = _named(self.words, found[len(self.tokens) :])
        return Look(self.manner.evidence(tokens, words, common_words()), (constant, size, end, link, 1.0, 1.0))


def observations(samples: Sequence[Sample], manner: Manner) -> Observations:
    """Return the blocks of samples as rows of a matrix, with a column for each name and word that many sites have."""
    pairs = [(sample.site, block) for sample in samples for block in sample.blocks]
    tokens = _frequent(((site, _tokens(block)) for site, block in pairs), MIN_SITES_TOKEN)
    words = _frequent(((site, manner.words(block.text)) for site, block in pairs), MIN_SITES_WORD)
    columns = {name: number for number, name in enumerate([*tokens, *(" " + word for word in words)])}
    counts = _counts((block for _, block in pairs), columns, manner)
    dense = np.concatenate([_dense(sample.blocks) for sample in samples])
    return Observations(
        manner,
        sparse.hstack([counts, sparse.csr_matrix(dense)]).tocsr(),
        tokens,
        words,
        np.concatenate([sample.labels for sample in samples]),
        np.concatenate([sample.weights for sample in samples]),
        np.concatenate([np.full(len(sample.blocks), sample.fold) for sample in samples]),
    )


@cache
def common_words() -> frozenset[str]:
    """Return the function words of all languages of the lexicon."""
    return frozenset().union(*(lexicon(language).stop_words for language in languages()))


def _named(names: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    return {name: value for name, value in zip(names, values, strict=False) if value}


def _tokens(block: Block) -> list[str]:
    around = block.markup.ancestors if block.markup is not None else ()
    return [token for element in around for token in _of_element(element.name, element.tokens)]


@cache
def _of_element(name: str, tokens: tuple[str, ...]) -> list[str]:
    return element_tokens(name, tokens)


def _frequent(found: Iterable[tuple[str, Sequence[str]]], least: int) -> tuple[str, ...]:
    sites: dict[str, set[str]] = defaultdict(set)
    for site, names in found:
        for name in names:
            sites[name].add(site)
    return tuple(sorted(name for name, where in sites.items() if len(where) >= least))


def _counts(blocks: Iterable[Block], columns: dict[str, int], manner: Manner) -> sparse.csr_matrix:
    """Return the counts of names and words, whose columns begin with a space."""
    indices: list[int] = []
    ends = [0]
    for block in blocks:
        names = (*_tokens(block), *(" " + word for word in manner.words(block.text)))
        indices += sorted(columns[name] for name in names if name in columns)
        ends.append(len(indices))
    matrix = sparse.csr_matrix(
        (np.ones(len(indices)), np.array(indices, dtype=np.int32), np.array(ends)), shape=(len(ends) - 1, len(columns))
    )
    matrix.sum_duplicates()
    return matrix


def _dense(blocks: Sequence[Block]) -> npt.NDArray[np.float64]:
    rows = [
        (log(1 + size), float(not block.text[-1].isalpha() and ends_sentence(block.text)), _linked(block))
        for block, size in zip(blocks, sizes(blocks), strict=True)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(blocks), DENSE)


def _linked(block: Block) -> float:
    markup = block.markup
    return min(1.0, markup.linked_chars / len(block.text)) if markup is not None and markup.ancestors else 0.0
