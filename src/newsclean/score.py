"""One number for an article: 100 less what each part of it loses, from what was found in it.

A part is a kind of damage with the most points it can take. Its load is the weight of its findings against the size of
the article, so that a long article may have more of them, or in whole where a finding speaks of the article as a whole.
Loss grows with load and never beyond the most: `most * load / (load + half)`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from newsclean.metrics.article import Article
from newsclean.model import Finding, Severity
from newsclean.text.scripts import WEIGHTS, letters_in, scripts_in_word

BEST = 100.0
# What a finding weighs: an error is damage, a warning is damage now and then, a note is a matter of style.
WEIGHT = {Severity.ERROR: 1.0, Severity.WARNING: 0.5, Severity.INFO: 0.1}
FEWEST_LETTERS = 500  # a shorter text is weighed as one of that length: one slip in a headline is one slip
FEWEST_BLOCKS = 4
# What these say holds of the article as a whole, wherever it shows: it ends too soon, is in one case or in another
# language, stands there twice, or states a day that cannot be.
OF_THE_WHOLE = ("CUT101", "CUT102", "CUT107", "STR401", "STR402", "LNG102", "LNG103", "DUP107", "DAT")
# Not of the article alone: equal to another text of the run; how the run went; how a file ends.
LEFT_OUT = ("DUP201", "NCL", "STR105", "LNG101")
SINGLE = ("DUP", "CUT")  # other places of such a finding are not damaged themselves
SHOWN = 4  # codes of an explanation


class Size(StrEnum):
    """Against what findings are counted."""

    LETTERS = "per 1,000 letters"
    BLOCKS = "per paragraph"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage: the most points it takes, the load that takes half of them, and the codes that tell of it."""

    name: str
    most: float
    half: float
    size: Size
    codes: tuple[str, ...]


KINDS = (
    Kind("encoding", 60, 3.0, Size.LETTERS, ("ENC", "UNI")),
    Kind("leftovers", 50, 1.5, Size.LETTERS, ("MRK",)),
    Kind("boilerplate", 50, 0.4, Size.BLOCKS, ("BPL",)),
    Kind("completeness", 40, 1.0, Size.BLOCKS, ("CUT",)),
    Kind("duplication", 40, 0.3, Size.BLOCKS, ("DUP",)),
    Kind("language", 40, 0.5, Size.BLOCKS, ("LNG",)),
    Kind("casing", 30, 0.5, Size.BLOCKS, ("STR4",)),
    Kind("structure", 25, 1.0, Size.LETTERS, ("STR",)),
    Kind("typography", 20, 3.0, Size.LETTERS, ("TYP",)),
    Kind("dates", 20, 1.0, Size.BLOCKS, ("DAT",)),
    Kind("other", 20, 3.0, Size.LETTERS, ("",)),  # rules of plug-ins and of the configuration
)


class Part(NamedTuple):
    """What a kind of damage took: its load as `value`, the points `lost`, the most it could take, and why."""

    name: str
    value: float
    lost: float
    most: float
    explanation: str


class Score(NamedTuple):
    """How sound an article is, from 0 to 100, higher is better: 100 less the points its parts lost, and not below 0."""

    value: float
    parts: tuple[Part, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the score as JSON-safe values; parts that lost nothing are left out."""
        parts = [
            {"name": part.name, "lost": part.lost, "most": part.most, "explanation": part.explanation}
            for part in self.parts
            if part.lost
        ]
        return {"value": self.value, "parts": parts}


def score(findings: Iterable[Finding], article: Article) -> Score:
    """Return the score of an article with its findings; one without a letter has 0."""
    letters = weighed_letters(article.prose)
    if not letters:
        return Score(0.0, (Part("text", 0.0, BEST, BEST, "there is no article"),))
    told = sorted_out(findings)
    sizes = {
        Size.LETTERS: max(letters, FEWEST_LETTERS) / 1000,
        Size.BLOCKS: float(max(len(article.spans), FEWEST_BLOCKS)),
    }
    parts = tuple(_part(kind, told[kind.name], sizes[kind.size]) for kind in KINDS)
    return Score(round(max(0.0, BEST - sum(part.lost for part in parts)), 1), parts)


def sorted_out(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return findings by the name of their kind; what does not speak of the article alone is left out."""
    told: dict[str, list[Finding]] = {kind.name: [] for kind in KINDS}
    for finding in findings:
        if not finding.code.startswith(LEFT_OUT) and not _is_remark(finding):
            told[next(kind.name for kind in KINDS if finding.code.startswith(kind.codes))].append(finding)
    return told


def weighed_letters(text: str) -> int:
    """Return the letters of a text; one of Han or kana counts as three, one of Hangul as two, as they say as much."""
    letters = sum(map(str.isalpha, text))
    if text.isascii():
        return letters
    dense = (script for script in sorted(scripts_in_word(text)) if script in WEIGHTS)
    return letters + sum(letters_in(text, script) * (WEIGHTS[script] - 1) // WEIGHTS[script] for script in dense)


def _is_remark(finding: Finding) -> bool:
    """Tell whether a finding is a note on what stands around the article of a page, which is no defect there."""
    return finding.code.startswith("BPL") and finding.severity is Severity.INFO


def _part(kind: Kind, found: Sequence[Finding], size: float) -> Part:
    load = sum(_load(finding, size) for finding in found)
    lost = round(kind.most * load / (load + kind.half), 1)
    return Part(kind.name, round(load, 3), lost, kind.most, _explanation(found, f"load {load:.2f}"))


def _load(finding: Finding, size: float) -> float:
    weight = WEIGHT[finding.severity]
    is_whole = finding.span is None or finding.code.startswith(OF_THE_WHOLE)
    return weight if is_whole else weight * _places(finding) / size


def _places(finding: Finding) -> int:
    """Return how many places a finding tells of."""
    return 1 if finding.code.startswith(SINGLE) else 1 + len(finding.related)


def _explanation(found: Sequence[Finding], load: str) -> str:
    """Return what was counted, in words; nothing for nothing."""
    counts: Counter[str] = Counter()
    for finding in found:
        counts[f"{finding.code} {finding.name}".rstrip()] += _places(finding)
    told = [f"{code} ×{number:,}" if number > 1 else code for code, number in sorted(counts.items())]
    more = [f"{len(told) - SHOWN} more"] if len(told) > SHOWN else []
    return f"{', '.join(told[:SHOWN] + more)}; {load}" if told else ""
