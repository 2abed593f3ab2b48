"""How far a run is, for people who watch it on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import closing
from typing import TypeVar

import click

T = TypeVar("T")
FEW = 20  # a shorter run is over before anyone looks
CLEAR_LINE = "\r\x1b[K"


def watched(results: Generator[T, None, None], length: int, *, quiet: bool) -> Generator[T, None, None]:
    """Yield `results`; on a terminal a bar on standard error shows how many of `length` are done."""
    with closing(results):
        if quiet or length < FEW or sys.stderr is None or not sys.stderr.isatty():
            yield from results
            return
        with click.progressbar(length=length, file=sys.stderr, show_pos=True) as bar:
            for result in results:
                sys.stderr.write(CLEAR_LINE)  # what is printed between two steps stands on a line of its own
                sys.stderr.flush()
                yield result
                bar.update(1)
