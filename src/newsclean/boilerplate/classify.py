"""Which blocks of a page or text are its main content, and with what probability."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.boilerplate.features import Candidates
from newsclean.boilerplate.model import Judge, model
from newsclean.boilerplate.presets import PRESETS
from newsclean.boilerplate.surroundings import Statements, Surroundings
from newsclean.model import Block

# A page whose best text is doubtful keeps the best of it: half of the likely text has at least this share of the
# threshold. Cross-validated; without it 1 page in 300 comes out empty.
DOUBT = 0.6
AT_ONCE = 1000  # candidates whose features are held in memory together: some 3 MB


def probabilities(blocks: Sequence[Block], said: Statements) -> list[float]:
    """Return for each block the probability, 0 to 1, that it is main content."""
    if not blocks:
        return []
    has_markup = any(block.markup is not None and block.markup.ancestors for block in blocks)
    judge = model().page if has_markup else model().text
    return _judged(Surroundings(blocks, judge.evidence, judge.first, said), judge)


def _judged(page: Surroundings, judge: Judge) -> list[float]:
    forest = judge.forest
    rows = [index for index, likely in enumerate(page.likely) if likely >= judge.candidate]
    found = [0.0] * page.count
    for first in range(0, len(rows), AT_ONCE):
        part = rows[first : first + AT_ONCE]
        candidates = Candidates(page, part)
        columns = [column(candidates) for column in forest.columns]
        for index, probability in zip(part, forest.probabilities(columns), strict=True):
            found[index] = probability
    return found


def threshold(found: Sequence[float], sizes: Sequence[float], preset: str = "balanced") -> float:
    """Return the probability from which blocks are kept: the preset's, or less where all text is doubtful."""
    wanted = PRESETS[preset]
    total = sum(map(float.__mul__, found, sizes)) / 2
    if total <= 0:
        return wanted
    for one, size in sorted(zip(found, sizes, strict=True), reverse=True):
        total -= one * size
        if total <= 0:
            return wanted * min(1.0, 2 * DOUBT * one)
    return wanted
