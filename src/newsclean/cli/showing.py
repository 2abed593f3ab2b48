"""What standard output gets: findings in a format, how many of each rule there are, or what GitHub Actions shows."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from newsclean.cli import streams
from newsclean.cli.statistics import statistics
from newsclean.errors import UsageError
from newsclean.writers import Output, writer

TABLES = ("concise", "grouped", "pretty", "json", "jsonl")  # formats that have a word for --statistics
# https://docs.github.com/actions/reference/workflows-and-actions/variables
ACTIONS, SUMMARY = "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"


@contextmanager
def shown(stream: TextIO, options: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Output, ...]]]:
    """Give the name of the format of standard output, and what goes there.

    In GitHub Actions, and if no format is asked for, a log gets marks for the changed files as well, and the page of
    the run a summary.
    """
    stated = options["output_format"]
    if stated or options["statistics"] or not os.environ.get(ACTIONS):
        name = stated or ("pretty" if stream.isatty() else "concise")
        yield name, (_output(name, stream, options),)
        return
    summary = io.StringIO()
    names = "concise", "github"
    yield (
        names[0],
        (*(Output(writer(name).pieces, stream) for name in names), Output(writer("markdown").pieces, summary)),
    )
    _append(summary.getvalue())


def _output(name: str, stream: TextIO, options: Mapping[str, Any]) -> Output:
    """Return the findings, or how many of each rule there are."""
    if not options["statistics"]:
        return Output(partial(writer(name).pieces, color=streams.wants_color(options["color"], stream)), stream)
    if name not in TABLES:
        raise UsageError(f"--statistics is a table, not {name}; --output-format pretty or json shows it")
    return Output(partial(statistics, as_json=not writer(name).FOR_PEOPLE), stream)


def _append(summary: str) -> None:
    """Add to the summary of the run, be there one or not; nothing fails for want of it."""
    path = os.environ.get(SUMMARY)
    if path:
        with suppress(OSError, ValueError), Path(path).open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(summary)
