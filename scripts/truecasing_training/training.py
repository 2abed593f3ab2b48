"""Weights of a logistic regression over the words of all languages at once: shared ones, and each language's own."""

from __future__ import annotations

import json
import random
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from newsclean.truecasing import evidence
from newsclean.truecasing.evidence import traits
from newsclean.truecasing.features import of_letters, of_place, of_word
from newsclean.truecasing.model import hashed

from .learned import Counts, learned
from .samples import ALONE, Sample, is_capital, words_of

SHARED_BITS = 18
OWN_BITS = 14
LETTERS_BITS = 14
MOST_SITES = 5  # by which a word counts
BITS = {"de": 16, "en": 15}
MOST = 700_000  # characters learned from of a language
MOST_OF = {"en": 2_500_000}
LEAST = 2, 2  # sites that must have a feature, for a language's own weights and the shared ones
STRENGTH = 0.3  # the inverse of the regularization
STEP = 0.04  # of a stored weight


class Examples(NamedTuple):
    """Words inside sentences, with the features of each as they are hashed."""

    features: array[int]
    ends: array[int]
    labels: array[int]
    languages: array[int]
    sites: array[int]
    forms: dict[str, set[tuple[str, str]]]  # acronyms and names, each with the sites on which it stands


def examples(found: Mapping[str, Sequence[Sample]], keys: Sequence[str], counts: Counts, *, measured: bool) -> Examples:
    """Return the words to learn from; those of the samples to be measured on only if `measured`.

    A language sees the names that the others know, as a text that is repaired will have names that it knows.
    """
    data = Examples(array("I"), array("q", [0]), array("b"), array("h"), array("i"), defaultdict(set))
    sites: dict[str, int] = {}
    for language, key in enumerate(keys):
        those = [sample for sample in found[key] if measured or not sample.is_measured]
        _pretend(learned(counts, without=key))
        random.Random(7).shuffle(those)  # noqa: S311 - the same order each time
        left = MOST_OF.get(key, MOST)
        for sample in those:
            left -= sum(map(len, sample.paragraphs))
            for form in names_of(sample):
                data.forms[form].add((key, sample.site))
            for features, label in labelled(sample):
                data.features.extend(map(hashed, features))
                data.ends.append(len(data.features))
                data.labels.append(label)
                data.languages.append(language)
                data.sites.append(sites.setdefault(sample.site, len(sites)))
            if left < 0:
                break
    return data


def _pretend(known: frozenset[str]) -> None:
    """Put what is known of names in the place of the file that is still to be written."""
    evidence.learned = lambda: known  # type: ignore[assignment]
    evidence.traits.cache_clear()
    evidence.stems.cache_clear()


def labelled(sample: Sample) -> Iterator[tuple[list[str], bool]]:
    """Yield the features of each word inside a sentence, and whether it has a capital."""
    trait = partial(traits, key=sample.key)
    for text, words in words_of(sample):
        capitals = [is_capital(text, word) for word in words]
        states = ["S" if word.opens else "C" if big else "c" for word, big in zip(words, capitals, strict=True)]
        for at, word in enumerate(words):
            if not word.opens:
                own = of_word(word.word, trait(word.word))
                yield own + of_place(words, at, states, trait), capitals[at]


def names_of(sample: Sample) -> Iterator[str]:
    """Yield the words inside sentences that are acronyms or have one capital at the beginning."""
    for text, words in words_of(sample):
        for word in words:
            form = text[word.start : word.end]
            if not word.opens and len(form) > 1 and form in (word.word.upper(), word.word.capitalize()):
                yield form


def acronyms(data: Examples) -> tuple[float, np.ndarray[Any, Any]]:
    """Return bias and weights by which an acronym is told from a name."""
    features, ends, labels = array("I"), array("q", [0]), array("b")
    for form, sites in sorted(data.forms.items()):
        for _ in range(min(len(sites), MOST_SITES)):
            features.extend(hashed(each) & ((1 << LETTERS_BITS) - 1) for each in of_letters(form.lower()))
            ends.append(len(features))
            labels.append(form.isupper())
    ones = np.ones(len(features), dtype=np.float32)
    shape = (len(labels), 1 << LETTERS_BITS)
    matrix = csr_matrix(
        (ones, np.frombuffer(features, np.uint32).astype(np.int64), np.frombuffer(ends, np.int64)), shape
    )
    fitted = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(
        matrix, np.frombuffer(labels, np.int8)
    )
    return float(fitted.intercept_[0]), _steps(fitted.coef_[0])


def _steps(weights: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.clip(np.rint(weights / STEP), -127, 127).astype(np.int8)


def trained(data: Examples, keys: Sequence[str]) -> tuple[dict[str, Any], np.ndarray[Any, Any]]:
    """Return the head of the file of weights and the weights."""
    features = np.frombuffer(data.features, dtype=np.uint32)
    ends = np.frombuffer(data.ends, dtype=np.int64)
    counts = np.diff(ends)
    languages = np.repeat(np.frombuffer(data.languages, dtype=np.int16), counts).astype(np.uint64)
    sites = np.repeat(np.frombuffer(data.sites, dtype=np.int32), counts)
    bits = [BITS.get(key, OWN_BITS) for key in keys]
    starts = np.cumsum([1 << SHARED_BITS, *(1 << each for each in bits)])
    own = (features & (np.array([(1 << each) - 1 for each in bits], dtype=np.uint32)[languages])) + starts[languages]
    rows = np.repeat(np.arange(len(counts)), counts)
    kept_own = _frequent((languages << np.uint64(32)) | features, sites, LEAST[0])
    is_alone = np.isin(languages, [keys.index(key) for key in ALONE])
    kept_shared = _frequent(features.astype(np.uint64), sites, LEAST[1]) & ~is_alone
    columns = np.concatenate((own[kept_own], (features & np.uint32((1 << SHARED_BITS) - 1))[kept_shared]))
    places = np.concatenate((rows[kept_own], rows[kept_shared]))
    ones = np.ones(len(columns), dtype=np.float32)
    matrix = csr_matrix((ones, (places, columns)), shape=(len(counts), int(starts[-1])))
    labels = np.frombuffer(data.labels, dtype=np.int8)
    fitted = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=60, tol=1e-3, random_state=0).fit(
        matrix, labels
    )
    bias, letters = acronyms(data)
    head = {
        "letters_bits": LETTERS_BITS,
        "letters_bias": round(bias, 4),
        "bits": SHARED_BITS,
        "step": STEP,
        "bias": round(float(fitted.intercept_[0]), 4),
        "languages": {
            key: {"bits": each, "threshold": 0.0, "shared": key not in ALONE}
            for key, each in zip(keys, bits, strict=True)
        },
    }
    return head, np.concatenate((_steps(fitted.coef_[0]), letters))


def _frequent(features: np.ndarray[Any, Any], sites: np.ndarray[Any, Any], least: int) -> np.ndarray[Any, Any]:
    """Tell which features stand on so many sites: what stands on fewer is of one site and would not be met again."""
    order = np.lexsort((sites, features))
    ordered, of_site = features[order], sites[order]
    is_new = np.concatenate(([True], (ordered[1:] != ordered[:-1]) | (of_site[1:] != of_site[:-1])))
    group = np.cumsum(np.concatenate(([0], ordered[1:] != ordered[:-1])))
    number = np.bincount(group, weights=is_new)
    kept = np.empty(len(features), dtype=bool)
    kept[order] = number[group] >= least
    return kept


def written(head: Mapping[str, Any], weights: np.ndarray[Any, Any]) -> bytes:
    """Return the file of weights."""
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + zlib.compress(weights.tobytes(), 9)
