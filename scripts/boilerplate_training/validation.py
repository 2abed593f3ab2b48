"""How good a forest is on sites that it has not seen: the measures of the benchmarks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from benchmarks.data import Row
from benchmarks.lines import measure
from benchmarks.scoring import PageScore, macro_score, score_page, set_score

from boilerplate_training.labels import ARTICLE
from boilerplate_training.samples import CLEAN, Floats, Sample
from newsclean.boilerplate.verdicts import decided
from newsclean.markup import Kind

# The sets of news articles with whole gold, as everybody is compared on; the others only train.
CORE = ("scrapinghub", "fundus", "fundus_eval", "wcxb_article", "daniel", "magic_article", "zh_hand")
DECIMALS = 2

Metrics = dict[str, float]


def kept(sample: Sample, probabilities: Floats) -> list[bool]:
    """Return which blocks of a page stay, by the rule of the classifier."""
    return list(decided(sample.blocks, probabilities.tolist(), is_page=True)[1])


def page_metrics(samples: Sequence[Sample], probabilities: Sequence[Floats]) -> Metrics:
    """Return F1 in % of each set of articles, of all (`macro`), and the share of pages below 0.6 (`bad`)."""
    scores: dict[str, list[PageScore]] = defaultdict(list)
    for sample, found in zip(samples, probabilities, strict=True):
        if not sample.is_lowered:
            texts = [block.text for block, stays in zip(sample.blocks, kept(sample, found), strict=True) if stays]
            scores[sample.source].append(score_page(sample.parts, "\n\n".join(texts)))
    names = [name for name in CORE if name in scores] or sorted(scores)
    sets = {name: set_score(scores[name]) for name in names}
    pages = [page for name in names for page in scores[name]]
    macro = macro_score(sets.values())
    whole = dict(macro=macro.f1, precision=macro.precision, recall=macro.recall, bad=set_score(pages).bad)
    return {name: _percent(value) for name, value in (whole | {name: sets[name].f1 for name in names}).items()}


def text_metrics(samples: Sequence[Sample], probabilities: Sequence[Floats]) -> dict[str, Metrics]:
    """Return F1 in % of each kind of text, by line, by word and by language, and what is lost of clean articles."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for sample, found in zip(samples, probabilities, strict=True):
        lines = [block.text for block in sample.blocks]
        _, stays = decided(sample.blocks, found.tolist(), is_page=False)
        kinds = [block.kind for block in sample.blocks]
        row = dict(lines=lines, labels=sample.labels.tolist(), lang=sample.language, kept=list(stays), kinds=kinds)
        rows["lowered " + sample.source if sample.is_lowered else sample.source].append(row)
    return {name: _clean(found) if name.endswith(CLEAN) else _lines(name, found) for name, found in rows.items()}


def _lines(source: str, rows: list[Row]) -> Metrics:
    result = measure(source, rows, {"forest": lambda row: row["kept"]})
    rule = result.rules[0]
    languages = {language: rule.languages[language].f1 for language in result.languages}
    figures = dict(line=rule.by_line.f1, word=rule.by_word.f1) | languages
    return {name: _percent(value) for name, value in figures.items()}


def _clean(rows: Sequence[Row]) -> Metrics:
    lines = [line for row in rows for line in zip(row["labels"], row["kinds"], row["kept"], strict=True)]
    stays = [is_kept for label, kind, is_kept in lines if label == ARTICLE and kind is Kind.PARAGRAPH]
    return dict(paragraphs=len(stays), lost=len(stays) - sum(stays), kept=_percent(sum(stays) / max(1, len(stays))))


def _percent(share: float) -> float:
    return round(100 * share, DECIMALS)
