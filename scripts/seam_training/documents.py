"""The texts that are learned from and measured on, by language, with the site of each."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from truecasing_training.samples import Sample, samples

from newsclean.langid.seams import pieces_of

FOLDS: Final = 4
TOGETHER: Final = 8  # single sentences that make a text
ONE_BY_ONE: Final = "pud"  # a treebank: each of its texts is of another source
LETTERS: Final = re.compile(r"[^\W\d_]+")
LONG: Final = re.compile(r"(?<![\w@#./'’-])[^\W\d_]{8,40}(?![\w@'’-])")
PAIR: Final = re.compile(r"(?<![\w@#./'’-])([^\W\d_]{4,24}) (?=([^\W\d_]{4,24})(?![\w@'’-]))")


class Text:
    """A text; `is_edited` tells an article from sentences and from what was taken off a page."""

    def __init__(self, name: str, site: str, paragraphs: Sequence[str], *, is_edited: bool) -> None:
        self.name, self.site, self.paragraphs, self.is_edited = name, site, paragraphs, is_edited

    @property
    def fold(self) -> int:
        """Return the part of the data that all texts of the site belong to."""
        return zlib.crc32(self.site.encode()) % FOLDS

    @cached_property
    def pieces(self) -> frozenset[str]:
        """Return what stands between blanks, in small letters."""
        return pieces_of("\n".join(self.paragraphs))

    @cached_property
    def words(self) -> Mapping[str, int]:
        """Return how often each run of letters occurs, in small letters."""
        return Counter(word for text in self.paragraphs for word in LETTERS.findall(text.lower()))

    @cached_property
    def small(self) -> frozenset[str]:
        """Return the words that occur in small letters."""
        found = {word for text in self.paragraphs for word in LETTERS.findall(text)}
        return frozenset(word for word in found if word == word.lower())

    def long_words(self) -> list[str]:
        """Return the words in small letters that are long enough to be two, and occur once."""
        found = {word for text in self.paragraphs for word in LONG.findall(text)}
        return sorted(word for word in found if word == word.lower() and self.words[word] == 1)

    def neighbours(self) -> list[tuple[str, str]]:
        """Return the words in small letters with nothing but a space between them."""
        found = [pair for text in self.paragraphs for pair in PAIR.findall(text)]
        return [(left, right) for left, right in found if left + right == (left + right).lower()]


def texts(folder: Path) -> dict[str, list[Text]]:
    """Return the texts by language."""
    return {key: list(_texts(those)) for key, those in sorted(samples(folder).items())}


def _texts(those: Iterable[Sample]) -> Iterator[Text]:
    single: list[Sample] = []
    for sample in those:
        if sample.site == sample.name:
            single.append(sample)
            continue
        site = sample.name if sample.site == ONE_BY_ONE else sample.site
        yield Text(sample.name, site, (sample.title, *sample.paragraphs), is_edited=sample.is_measured)
    for at in range(0, len(single), TOGETHER):
        group = single[at : at + TOGETHER]
        yield Text(group[0].name, group[0].name, [text for s in group for text in s.paragraphs], is_edited=False)
