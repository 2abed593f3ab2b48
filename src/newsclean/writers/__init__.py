"""Writers print reports and nothing else, one file a format; whatever a text holds, its report is safe to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import tee, zip_longest
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO

from newsclean.plugins import Registry, modules_of

if TYPE_CHECKING:
    from newsclean.report import Report

NOT_FORMATS = frozenset(("elements", "excerpt", "visible"))  # they show a piece of a report


class Writer(Protocol):
    """What a writer module offers."""

    NAME: str  # of our own; that of a plug-in is the name of its entry point
    FOR_PEOPLE: bool  # what a program reads comes without a summary, even on another stream

    def pieces(self, reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
        """Yield what to write: a piece for each report as it comes, be it empty, and then what ends the whole.

        `color` is for terminals and means nothing to machine formats.
        """
        ...


class Output(NamedTuple):
    """A stream, and the pieces that a report becomes on it (as `Writer.pieces`)."""

    pieces: Callable[[Iterable[Report]], Iterator[str]]
    stream: TextIO


def _own() -> tuple[str, ...]:
    return modules_of(__name__, without=NOT_FORMATS)


FORMATS: Registry[Writer] = Registry(__name__, needs=("FOR_PEOPLE", "pieces"), own=_own, word="output format")


def formats() -> tuple[str, ...]:
    """Return the names of the output formats, those of plug-ins behind our own; no writer is imported."""
    return FORMATS.names


def writer(name: str) -> Writer:
    """Return the writer of a format; UsageError for an unknown one, and for a plug-in that cannot be loaded."""
    return FORMATS[name]


def write(reports: Iterable[Report], *outputs: Output) -> None:
    """Write every report to all outputs as it comes; however many there are, one report is held at a time."""
    copies = tee(reports, len(outputs))
    running = [output.pieces(copy) for output, copy in zip(outputs, copies, strict=True)]
    for pieces in zip_longest(*running, fillvalue=""):
        for output, piece in zip(outputs, pieces, strict=True):
            output.stream.write(piece)
