"""Words that are written otherwise than with one capital at their beginning: NATO, iPhone, McDonald."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .samples import Sample, words_of

LEAST = 3  # sites
SHARE = 0.8  # of the sites on which the word has a capital
SURE = 0.95  # of the sites on which it stands at all
LEAST_SURE = 5  # sites
SHORTEST = 2  # letters
SHORTEST_SURE = 3  # letters; two letters are a word of some language
ANY = "*"


class Form(NamedTuple):
    """A word as it is written; `kind` tells where: "always", or "capital", where it has one at all."""

    kind: str
    word: str


def forms(found: Mapping[str, Sequence[Sample]], keys: Iterable[str], *, measured: bool) -> list[str]:
    """Return the rows of the table: language, kind, words; those of "*" hold where a language has none of its own."""
    counts = {key: _counted(found[key], measured=measured) for key in keys}
    everywhere: dict[str, Counter[str]] = defaultdict(Counter)
    for table in counts.values():
        for word, those in table.items():
            everywhere[word].update(those)
    common = set(_usual(everywhere))
    small = {form.word.lower() for form in common}
    rows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for form in common:
        rows[ANY, form.kind].add(form.word)
    for key, table in counts.items():
        for form in set(_usual(table)) - common:
            rows[key, form.kind].add(form.word)
        # A word that a language writes as usual is no exception there, whatever others do.
        rows[key, "capital"].update(word.capitalize() for word in small & table.keys() if _is_plain(word, table[word]))
    return ["\t".join((*key, " ".join(sorted(those)))) for key, those in sorted(rows.items()) if those]


def _counted(those: Sequence[Sample], *, measured: bool) -> dict[str, Counter[str]]:
    """Return on how many sites each word has each form."""
    sites: dict[tuple[str, str], set[str]] = defaultdict(set)
    for sample in those:
        if measured or not sample.is_measured:
            for text, words in words_of(sample):
                for word in words:
                    sites[word.word, text[word.start : word.end]].add(sample.origin)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for (small, form), those_sites in sites.items():
        found[small][form] = len(those_sites)
    return found


def _usual(table: Mapping[str, Counter[str]]) -> Iterator[Form]:
    """Yield the words that have another form than one capital wherever they have a capital, or throughout."""
    for word, those in table.items():
        ranked = [(count, form) for form, count in those.items() if form != word]
        count, form = max(ranked, default=(0, ""))
        if count < LEAST or len(word) < SHORTEST or form == word.capitalize():
            continue
        if count >= max(LEAST_SURE, SURE * those.total()) and len(word) >= SHORTEST_SURE:
            yield Form("always", form)
        elif form[0].isupper() and count >= SHARE * (those.total() - those[word]):
            yield Form("capital", form)


def _is_plain(word: str, those: Counter[str]) -> bool:
    return those[word.capitalize()] >= max(LEAST, SHARE * (those.total() - those[word]))
