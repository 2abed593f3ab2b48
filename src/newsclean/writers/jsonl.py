"""For pipes: one finding a line, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.report import Report
from newsclean.writers.json import VERSION, dumped

NAME = "jsonl"
FOR_PEOPLE = False


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield each finding with its path and the language of its text; a clean text has none."""
    for report in reports:
        head = {"v": VERSION, "type": "finding", "path": report.path, "lang": report.language}
        yield "".join(dumped(head | report.finding_dict(finding)) + "\n" for finding in report.findings)
