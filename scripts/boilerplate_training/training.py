"""From samples to a table of weights: a first look and a forest for pages, and both for plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from boilerplate_training.columns import Candidates, candidates
from boilerplate_training.forests import held_out_probabilities, train
from boilerplate_training.looks import Look, Manner, common_words, observations
from boilerplate_training.samples import FOLDS, Sample
from boilerplate_training.settings import PAGE_LEAST, PAGE_SHAPE, TEXT_LEAST, TEXT_SHAPE
from boilerplate_training.validation import page_metrics, text_metrics
from boilerplate_training.weights import forest_table, origin


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Samples with what was made of them: the look from all of them, and candidates as their fold's look sees them."""

    samples: Sequence[Sample]
    look: Look
    found: Candidates


def prepared(samples: Sequence[Sample], manner: Manner, features: Sequence[str], *, least: float) -> Prepared:
    """Return samples ready for a forest."""
    seen = observations(samples, manner)
    looks = [seen.look(fold) for fold in range(FOLDS)]
    return Prepared(samples, seen.look(), candidates(samples, looks, features, least=least))


def weights(pages: Prepared, texts: Prepared) -> dict[str, Any]:
    """Return all that the classifier reads, with what it was learned from and how good it is on unseen sites."""
    page, text = train(pages.found, PAGE_SHAPE), train(texts.found, TEXT_SHAPE)
    held_out = held_out_probabilities(pages.found, PAGE_SHAPE, FOLDS)
    metrics = {
        "pages": page_metrics(pages.samples, pages.found.per_sample(pages.samples, held_out)),
    }
    held_out = held_out_probabilities(texts.found, TEXT_SHAPE, FOLDS)
    metrics |= text_metrics(texts.samples, texts.found.per_sample(texts.samples, held_out))
    return {
        "about": origin(pages.samples, texts.samples),
        "metrics": metrics,
        "candidate": PAGE_LEAST,
        "candidate_text": TEXT_LEAST,
        "first": pages.look.first,
        "first_text": texts.look.first,
        "page": forest_table(page),
        "text": forest_table(text),
        "tokens": pages.look.evidence.tokens,
        "words": pages.look.evidence.words,
        "words_text": texts.look.evidence.words,
        "common": sorted(common_words()),
    }
