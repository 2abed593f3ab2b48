"""The measure of the scrapinghub article-extraction-benchmark: precision and recall of shingles of four tokens.

Precision and recall are averaged over the pages of a set, F1 is that of the two averages, and the figures of several
sets are averaged again (macro), so that a large set does not drown a small one. One change to the original: a
character of Chinese or Japanese script is a token of its own, as these scripts put no space between words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from benchmarks.data import Part

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
SHINGLE = 4
BAD = 0.6  # below it a reader would call the page spoilt: a third of it is missing or foreign
EMPTY = 25  # characters; what is shorter holds a headline or a date at most
OPTIONAL_START = 80  # characters of an optional paragraph that tell whether it was extracted


@dataclass(frozen=True, slots=True)
class PageScore:
    """How well one page was extracted; precision of no text and recall of no gold are undefined (None)."""

    precision: float | None
    recall: float | None
    empty: bool

    @property
    def f1(self) -> float:
        """F1 of the page."""
        return f1(self.precision or 0.0, self.recall or 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """Means over pages or over sets, as fractions of 1; `bad` is the share of pages below an F1 of 0.6."""

    f1: float
    precision: float
    recall: float
    bad: float
    empty: float


def tokens(text: str) -> list[str]:
    """Return the words of a text, and each Chinese or Japanese character on its own."""
    return TOKEN.findall(text)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def score_page(gold: Sequence[Part], text: str) -> PageScore:
    """Return the score of an extracted text against its gold."""
    wanted, found = _shingles(gold_text(gold, text)), _shingles(text)
    common = (wanted & found).total()
    return PageScore(
        precision=common / found.total() if found else None,
        recall=common / wanted.total() if wanted else None,
        empty=len(text.strip()) < EMPTY,
    )


def gold_text(gold: Sequence[Part], text: str) -> str:
    """Return the gold for an extracted text: of the optional paragraphs only those that were extracted."""
    if all(kind != "opt" for kind, _ in gold):
        return "\n\n".join(part for _, part in gold)
    extracted = _one_line(text)
    return "\n\n".join(part for kind, part in gold if kind != "opt" or _one_line(part)[:OPTIONAL_START] in extracted)


def set_score(pages: Sequence[PageScore]) -> Score:
    """Return the score of a data set."""
    precision, recall = _mean(page.precision for page in pages), _mean(page.recall for page in pages)
    bad, empty = _mean(page.f1 < BAD for page in pages), _mean(page.empty for page in pages)
    return Score(f1(precision, recall), precision, recall, bad, empty)


def macro_score(sets: Iterable[Score]) -> Score:
    """Return the mean of the scores of data sets, each counting the same."""
    return Score(*(_mean(column) for column in zip(*map(astuple, sets), strict=True)))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    found = tokens(text)
    starts = range(max(1, len(found) - SHINGLE + 1)) if found else range(0)
    return Counter(tuple(found[start : start + SHINGLE]) for start in starts)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _mean(values: Iterable[float | None]) -> float:
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else 0.0
