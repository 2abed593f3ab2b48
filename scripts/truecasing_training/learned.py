"""Names that stand with a capital in the texts of several languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from .samples import ALONE, Sample, is_capital, words_of

LEAST = 3  # sites
SHARE = 0.93  # of the places
Counts = Mapping[str, Mapping[str, tuple[int, int, int]]]


def counted(found: Mapping[str, Sequence[Sample]], *, measured: bool) -> dict[str, dict[str, tuple[int, int, int]]]:
    """Return how often each word stands with a capital, without, and on how many sites with one, by language."""
    return {
        key: _counts([sample for sample in those if measured or not sample.is_measured])
        for key, those in found.items()
        if key not in ALONE
    }


def _counts(those: Sequence[Sample]) -> dict[str, tuple[int, int, int]]:
    capital, small, sites = Counter[str](), Counter[str](), defaultdict[str, set[str]](set)
    for sample in those:
        for text, words in words_of(sample):
            for word in words:
                if not word.opens:
                    (capital if is_capital(text, word) else small)[word.word] += 1
                    if is_capital(text, word):
                        sites[word.word].add(sample.origin)
    return {each: (capital[each], small[each], len(sites[each])) for each in capital.keys() | small.keys()}


def learned(counts: Counts, *, without: str = "") -> frozenset[str]:
    """Return the words that have a capital nearly always, what is known from one language left out."""
    capital, small, texts = Counter[str](), Counter[str](), Counter[str]()
    for key, table in counts.items():
        if key != without:
            for word, (big, little, number) in table.items():
                capital[word] += big
                small[word] += little
                texts[word] += number
    return frozenset(
        word
        for word, count in capital.items()
        if len(word) > 1 and texts[word] >= LEAST and count >= SHARE * (count + small[word])
    )
