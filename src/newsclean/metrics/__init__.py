"""Named quality metrics of a text: one written formula and a version each, and no number where none is valid.

    >>> from newsclean import metrics
    >>> metrics.measure("Der Rat tagt am Montag.", language="de")["gopher.words@1"].value
    5

A family is one file; every `Definition` in it is a metric. Published limits stand beside a metric and judge nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from newsclean.errors import UnknownMetric

if TYPE_CHECKING:
    from newsclean.metrics.definition import Definition
    from newsclean.metrics.view import View

__all__ = ["Metric", "Metrics", "definitions", "measure"]

NOTHING = "nothing_to_count"  # the reason where the denominator is empty
_NOT_FAMILIES = frozenset(("article", "definition", "repetition", "view"))


class Metric(NamedTuple):
    """A number, or None and the reason: `not_applicable:` with a language, or `nothing_to_count`."""

    value: float | None
    reason: str = ""


class Metrics(Mapping[str, Metric]):
    """Metrics by name, in the order of their definitions; UnknownMetric for a name that is none."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Metric]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> Metric:
        """Return the metric of a name."""
        if name not in self._values:
            raise unknown(name, self._values)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Metrics({self._values!r})"

    def to_dict(self) -> dict[str, float | None]:
        """Return the values by name, None where there is no number."""
        return {name: metric.value for name, metric in self._values.items()}

    def reasons(self) -> dict[str, str]:
        """Return why there is no number, by the name of each metric without one."""
        return {name: metric.reason for name, metric in self._values.items() if metric.reason}


def measure(text: str, *, language: str | None = None, names: Iterable[str] | None = None) -> Metrics:
    """Return the metrics of a text as it is given; `newsclean.check(text).metrics` are those of its article alone.

    `language` is a BCP 47 tag, `und` for none; it is identified if None. `names` are the metrics that are wanted, all
    if None; UnknownMetric for one that there is not.
    """
    from newsclean.metrics.view import View

    wanted = definitions().values() if names is None else [_definition(name) for name in names]
    view = View(text, _identified(text) if language is None else language)
    return Metrics({each.name: _measured(each, view) for each in wanted})


@cache
def definitions() -> Mapping[str, Definition]:
    """Return all metrics by name, family by family."""
    from newsclean.metrics.definition import Definition

    families = sorted(info.name for info in iter_modules(__path__) if info.name not in _NOT_FAMILIES)
    found = (value for name in families for value in vars(import_module(f"{__name__}.{name}")).values())
    return MappingProxyType({each.name: each for each in found if isinstance(each, Definition)})


def unknown(name: str, known: Iterable[str]) -> UnknownMetric:
    """Return the error for a name that is no metric."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1, cutoff=0.5)
    return UnknownMetric(f"there is no metric '{name}'" + (f"; did you mean {close[0]}?" if close else ""))


def _definition(name: str) -> Definition:
    if name not in definitions():
        raise unknown(name, definitions())
    return definitions()[name]


def _measured(each: Definition, view: View) -> Metric:
    reason = each.reason_against(view)
    if reason:
        return Metric(None, reason)
    value = each.formula(view)
    return Metric(None, NOTHING) if value is None else Metric(value)


def _identified(text: str) -> str:
    from newsclean.langid import identify

    guesses = identify(text)
    return guesses[0].language if guesses else "und"
