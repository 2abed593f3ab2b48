"""What a metric is: a name with a version, one written formula, and where its number means something."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from newsclean.metrics.view import View

Number = int | float
Formula = Callable[[View], Number | None]


class Need(StrEnum):
    """What a language must have for the number to mean something."""

    SPACES = "words parted by spaces"
    FINAL_MARKS = "final marks of sentences"
    CASE = "upper and lower case"
    STOP_WORDS = "a list of stop words"
    ENGLISH = "English"


class Threshold(NamedTuple):
    """A published limit: texts are dropped below or above it."""

    sign: str  # "<" or ">"
    limit: Number
    source: str

    def drops(self, value: Number) -> bool:
        """Tell whether a text of that value is dropped."""
        return value < self.limit if self.sign == "<" else value > self.limit


@dataclass(frozen=True)
class Definition:
    """A metric: its formula, its unit, what a language must have for it, and published limits, which judge nothing."""

    name: str
    unit: str
    formula: Formula
    needs: tuple[Need, ...] = ()
    drop: tuple[Threshold, ...] = ()

    @property
    def family(self) -> str:
        """Return the first part of the name."""
        return self.name.partition(".")[0]

    @property
    def doc(self) -> str:
        """Return the formula in words, in one line."""
        return " ".join((inspect.getdoc(self.formula) or "").split())

    def reason_against(self, view: View) -> str:
        """Return why there is no number for a text, empty if there is one: `not_applicable:` and its language."""
        return "" if all(_has(view, need) for need in self.needs) else f"not_applicable:{view.writing}"


def metric(
    name: str, *, unit: str, needs: tuple[Need, ...] = (), drop: tuple[Threshold, ...] = ()
) -> Callable[[Formula], Definition]:
    """Make a metric of a formula; its docstring states tokens, denominator and which copies count."""
    return lambda formula: Definition(name, unit, formula, needs, drop)


def _has(view: View, need: Need) -> bool:
    match need:
        case Need.SPACES:
            return view.has_spaces
        case Need.FINAL_MARKS:
            return view.has_final_marks
        case Need.CASE:
            return view.has_case
        case Need.STOP_WORDS:
            return bool(view.lexicon.stop_words)
        case Need.ENGLISH:
            return view.is_english
