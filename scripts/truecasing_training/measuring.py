"""How many of the lost capitals are restored, and how many of the restored ones are right, by language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import newsclean.truecasing as engine
from newsclean.lexicon import lexicon
from newsclean.truecasing import Known, Passage, known_names, restored
from newsclean.truecasing.evidence import names
from newsclean.truecasing.model import Model, weights_of
from newsclean.truecasing.tokens import tokens

from .samples import Sample, has_case, lowered

MOST = 150_000  # characters measured of a language
GRID = tuple(0.5 + 0.25 * step for step in range(0, 19, 2))
PRECISION = 0.97
PRIOR = 100  # words of all languages that are put to those of one
STAGES = ("starts", "text", "names", "weights")

Weights = Callable[[str], Model | None]
Curve = Mapping[float, "Figures"]


class Figures(Counter[str]):
    """Words that had a capital, got one, and got it rightly; those inside sentences besides."""

    def precision(self, where: str) -> float:
        """Return the share of restored words that are as they were."""
        return self[f"right {where}"] / max(1, self[f"restored {where}"])

    def recall(self, where: str) -> float:
        """Return the share of words with capitals that are as they were."""
        return self[f"right {where}"] / max(1, self[f"lost {where}"])


def total(those: Iterable[Figures]) -> Figures:
    """Return the sum of figures."""
    found = Figures()
    for each in those:
        found.update(each)
    return found


def measured(sample: Sample, stage: str, weights: Weights) -> Figures:
    """Return the figures of a sample whose capitals are taken away and restored."""
    engine.weights_of = weights if stage == "weights" else _none  # type: ignore[assignment,attr-defined]
    texts = [text for text in sample.paragraphs if has_case(text)]
    passages = [Passage(lowered(text, sample.key), sample.key) for text in texts]
    letters = [list(passage.text) for passage in passages]
    for index, capital in restored(passages, _known(sample, stage)):
        letters[index][capital.start : capital.end] = capital.letter
    figures = Figures()
    for text, passage, those in zip(texts, passages, letters, strict=True):
        _count(figures, text, passage, "".join(those))
    return figures


def _known(sample: Sample, stage: str) -> Known:
    if stage == "starts":
        return {}
    known = dict(known_names([sample.title]))
    if stage == "names":
        known |= {word: word.capitalize() for word, kind in names().get(sample.key, {}).items() if kind in "DTYL"}
    return known


def _count(figures: Figures, text: str, passage: Passage, repaired: str) -> None:
    abbreviations = lexicon(passage.language).abbreviations
    for word in tokens(passage.text, passage.language, abbreviations):
        old, new = text[word.start : word.end], repaired[word.start : word.end]
        small = passage.text[word.start : word.end]
        for where in ("all",) if word.opens else ("all", "inside"):
            figures[f"lost {where}"] += old != small
            figures[f"restored {where}"] += new != small
            figures[f"right {where}"] += new == old != small


def chosen(those: Iterable[Sample]) -> list[Sample]:
    """Return samples to measure on, up to a number of characters, in order of their names."""
    found: list[Sample] = []
    left = MOST
    for sample in sorted((each for each in those if each.is_measured), key=lambda each: each.name):
        if left > 0:
            found.append(sample)
        left -= sum(map(len, sample.paragraphs))
    return found


def curves(those: Sequence[Sample], key: str) -> tuple[Curve, Curve]:
    """Return the figures at each threshold for either half of the samples of a language."""
    weights = weights_of(key)
    if weights is None:
        raise LookupError(key)
    first, second = (
        {
            least: total(
                measured(sample, "weights", partial(_same, replace(weights, threshold=least))) for sample in half
            )
            for least in GRID
        }
        for half in (those[::2], those[1::2])
    )
    return first, second


def pooled(every: Iterable[Curve]) -> dict[float, float]:
    """Return the precision inside sentences at each threshold over all languages."""
    found = list(every)
    return {least: total(curve[least] for curve in found).precision("inside") for least in GRID}


def joined(first: Curve, second: Curve) -> Curve:
    """Return the figures of both halves."""
    return {least: total((first[least], second[least])) for least in GRID}


def lowest(curve: Curve, prior: Mapping[float, float]) -> float:
    """Return the lowest threshold at which what is restored inside sentences is right often enough.

    Of a language with few words, what holds for all languages decides.
    """
    for least in GRID:
        figures = curve[least]
        right = figures["right inside"] + PRIOR * prior[least]
        if right >= PRECISION * (figures["restored inside"] + PRIOR):
            return least
    return GRID[-1]


def _none(key: str) -> None:  # noqa: ARG001 - as one that looks them up
    return None


def _same(weights: Model, key: str) -> Model:  # noqa: ARG001 - as one that looks them up
    return weights
