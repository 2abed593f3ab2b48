"""What is trained on: blocks of pages and lines of texts, labelled and weighed, of sites that are held out together."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from benchmarks.data import data_files, read_rows

from boilerplate_training.labels import ARTICLE, UNUSED, Part, label_blocks
from newsclean.boilerplate.surroundings import Statements, size_of
from newsclean.markup import Kind
from newsclean.model import Block
from newsclean.readers.html import read

FOLDS = 5
LOWERED = 4  # of as many samples, one is there a second time in small letters
LOWERED_WEIGHT = 0.5
# Sets whose gold is of another kind count for less; a large set must not drown a small one, though it has more to tell.
SET_WEIGHTS = {"wcxb_other": 0.3, "readability": 0.7, "newspaper4k": 0.7}
NO_GOLD = frozenset(("goose3", "trafilatura"))  # snippets of the article only
COMMON_SIZE, GROWTH = 60, 0.35  # pages of a set of weight 1, power by which a larger one weighs less
SHORT_ARTICLE = 300  # characters; of a shorter article too, no block weighs more than so
BLOCK_BASE = 30  # characters by which a block weighs more than its text
PARALLEL = "pud"  # one text in many languages: held out language by language
CLEAN, CLEAN_WEIGHT = "clean", 3.0
WHOLE, WHOLE_WEIGHT = "naive", 1.2  # whole pages; none of them is there in small letters
SOURCE_WEIGHTS = {CLEAN: CLEAN_WEIGHT, WHOLE: WHOLE_WEIGHT}
LINE, LONG_LINE, LINE_BASE = 300, 1200, 0.35  # characters of a line of weight 1, of the heaviest; for being a line
# A lost line of an article is worse than one that should not be there: so 0.5 means what 0.4 would.
ARTICLE_WEIGHT = 1.5
FEW_LINES = 3  # lines by which a text weighs more than its own
# Power by which a longer text weighs less a line: of clean articles, of others. At 0.5, long pages lose 0.2 of F1 by
# line; at 0.2, Russian loses 2.
CLEAN_SPREAD, SPREAD = 0.5, 0.4
# Languages of which there is little count for more: power of what there is of the commonest one to what there is of
# each, and the most that comes of it; all extracted texts then count for less, beside clean articles. At 0, Russian and
# Polish lose 3.
RARITY, MOST_RARE, EXTRACTED = 0.3, 6.0, 0.5
# Pages as the reader of this package reads them, cut off a few lines before and behind the article: more sites.
CUT, MOST_BEFORE, MOST_BEHIND, LONGEST_PAGE = "cut", 12, 25, 1500

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


NOTHING_SAID = Statements()


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A page or a text: `labels` and `weights` are parallel to `blocks`, `parts` is the gold of a page."""

    source: str
    site: str
    language: str
    blocks: tuple[Block, ...]
    labels: Integers
    weights: Floats
    said: Statements = NOTHING_SAID
    parts: tuple[Part, ...] = ()
    is_lowered: bool = False

    @property
    def fold(self) -> int:
        """Return the number of the fold that the site is held out with."""
        return digest_number(self.site) % FOLDS


def digest_number(text: str) -> int:
    """Return a number that is the same on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])


def sizes(blocks: Sequence[Block]) -> Floats:
    """Return the characters of each block as the classifier counts them."""
    return np.fromiter((size_of(block.text) for block in blocks), dtype=np.float64, count=len(blocks))


def read_pages(folder: Path) -> list[Sample]:
    """Return the pages of a benchmark's folder that have gold, with copies of some in small letters."""
    found = [
        sample
        for name, path in data_files(folder / "extract").items()
        if name not in NO_GOLD
        for row in read_rows(path)
        if row.get("gold_body") and (sample := _page(name, row)).blocks
    ]
    pages = Counter(sample.source for sample in found)
    weighed = [_weighed(sample, _set_weight(sample.source, pages)) for sample in found]
    return [*weighed, *_lowered(weighed)]


def read_texts(folder: Path, pages: Sequence[Sample]) -> list[Sample]:
    """Return texts that were extracted by something else, clean articles, which must stay whole, and cut pages."""
    extracted = [
        _text(name, row, [(Block(text, 0), label) for text, label in zip(row["lines"], row["labels"], strict=True)])
        for name, path in data_files(folder / "lines").items()
        for row in read_rows(path)
    ]
    extracted += filter(None, map(_cut, pages))
    extracted = _balanced(extracted)
    clean = [
        _text(CLEAN, row, list(_clean_lines(row)))
        for name, path in data_files(folder / "text").items()
        if name.startswith("articles")
        for row in read_rows(path)
        if row.get("prose", True)  # tickers and tables are no prose
    ]
    return [*extracted, *clean, *_lowered([each for each in extracted if each.source not in {WHOLE, CUT}] + clean)]


def _balanced(samples: Sequence[Sample]) -> list[Sample]:
    """Return texts with weights by which each language is heard."""
    totals: dict[str, float] = defaultdict(float)
    for sample in samples:
        totals[sample.language] += float(sample.weights.sum())
    most = max(totals.values(), default=1.0)
    shares = {name: EXTRACTED * min(MOST_RARE, (most / total) ** RARITY) for name, total in totals.items()}
    return [replace(sample, weights=sample.weights * shares[sample.language]) for sample in samples]


def _page(source: str, row: Mapping[str, Any]) -> Sample:
    document = read(row["html"])
    blocks, said = document.blocks, Statements.of(document)
    parts = tuple((str(kind), str(text)) for kind, text in row["gold_parts"])
    labels = label_blocks(parts, row.get("gold_title") or "", [block.text for block in blocks])
    return Sample(
        source, row.get("domain") or row["id"], row.get("lang") or "und", blocks, np.array(labels, dtype=np.int64),
        np.zeros(0), said, parts,
    )  # fmt: skip


def _weighed(sample: Sample, weight: float) -> Sample:
    """Return the page with weights: a block counts for its share of the article."""
    size = sizes(sample.blocks)
    whole = max(float(size[sample.labels == ARTICLE].sum()), SHORT_ARTICLE)
    return replace(sample, weights=np.minimum(1.0, (size + BLOCK_BASE) / whole * weight))


def _set_weight(source: str, pages: Counter[str]) -> float:
    return SET_WEIGHTS.get(source, float((COMMON_SIZE / pages[source]) ** GROWTH))


def _lowered(samples: Sequence[Sample]) -> Iterator[Sample]:
    for number, sample in enumerate(samples):
        if digest_number(f"{sample.site} {number}") % LOWERED == 0:
            blocks = tuple(replace(block, text=block.text.lower()) for block in sample.blocks)
            yield replace(sample, blocks=blocks, weights=sample.weights * LOWERED_WEIGHT, is_lowered=True)


def _cut(page: Sample) -> Sample | None:
    """Return the lines of a page from a few before its article to a few behind it, without markup."""
    (gold,) = np.nonzero(page.labels == ARTICLE)
    if page.is_lowered or not len(gold) or len(page.blocks) > LONGEST_PAGE:
        return None
    number = digest_number(f"{page.site} {page.blocks[0].text}")
    first = max(0, int(gold[0]) - number % (MOST_BEFORE + 1))
    end = int(gold[-1]) + 1 + number // (MOST_BEFORE + 1) % (MOST_BEHIND + 1)
    lines = zip(page.blocks[first:end], page.labels[first:end].tolist(), strict=True)
    row = dict(domain=page.site, lang=page.language)
    return _text(CUT, row, [(Block(block.text, 0), label) for block, label in lines])


def _text(source: str, row: Mapping[str, Any], lines: Sequence[tuple[Block, int]]) -> Sample:
    lines = [(replace(block, text=block.text.strip()), label) for block, label in lines if not block.text.isspace()]
    blocks, site = tuple(block for block, _ in lines), row.get("domain") or row["id"]
    labels = np.array([label for _, label in lines], dtype=np.int64)
    weights = np.minimum(sizes(blocks), LONG_LINE) / LINE + LINE_BASE
    weights *= np.where(labels == ARTICLE, ARTICLE_WEIGHT, 1.0)
    length = (labels == ARTICLE).sum() + FEW_LINES
    weights *= SOURCE_WEIGHTS.get(source, 1.0) / length ** (CLEAN_SPREAD if source == CLEAN else SPREAD)
    if site == PARALLEL:
        site += " " + row["lang"]
    return Sample(source, site, row.get("lang") or "und", blocks, labels, weights)


def _clean_lines(row: Mapping[str, Any]) -> Iterator[tuple[Block, int]]:
    """Yield title, headings and paragraphs in order."""
    if row["title"]:
        yield Block(row["title"], 0, Kind.HEADING), UNUSED
    headings: dict[int, list[str]] = {}
    for index, text in row["headings"]:
        headings.setdefault(index, []).append(text)
    for index, paragraph in enumerate(row["paragraphs"]):
        yield from ((Block(text, 0, Kind.HEADING), ARTICLE) for text in headings.get(index, ()))
        yield Block(paragraph, 0), ARTICLE
