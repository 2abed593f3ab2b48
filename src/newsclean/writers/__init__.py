"""Writers print reports and nothing else, one file a format; whatever a text holds, its report is safe to show."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from newsclean.errors import UsageError

if TYPE_CHECKING:
    from newsclean.report import Report

NOT_FORMATS = frozenset(("excerpt", "visible"))  # they show a text, not a report


class Writer(Protocol):
    """What a writer module offers."""

    NAME: str

    def write(self, reports: Iterable[Report], stream: TextIO, *, color: bool = False) -> None:
        """Write every report as it comes; `color` is for terminals and means nothing to machine formats."""
        ...


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the output formats, sorted; no writer is imported."""
    return tuple(sorted(info.name for info in iter_modules(__path__) if info.name not in NOT_FORMATS))


def writer(name: str) -> Writer:
    """Return the writer of a format; UsageError for an unknown one."""
    if name not in formats():
        raise UsageError(f"unknown output format '{name}'; known: {', '.join(formats())}")
    return cast("Writer", import_module(f"{__name__}.{name}"))
