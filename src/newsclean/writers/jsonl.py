"""For pipes: one finding a line, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.report import Report
from newsclean.writers.json import VERSION, dumped

NAME = "jsonl"
FOR_PEOPLE = False


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield each finding with its path and the language of its text, and its measures, if it has any.

    A clean text that was not measured has no line.
    """
    for report in reports:
        head = {"v": VERSION, "type": "finding", "path": report.path, "lang": report.language}
        yield measures(report) + "".join(
            dumped(head | report.finding_dict(finding)) + "\n" for finding in report.findings
        )


def measures(report: Report) -> str:
    """Return the line of a text's metrics and score, empty for one that was not measured."""
    if report.measured is None:
        return ""
    record = {"record": report.record} if report.record else {}
    head = {"v": VERSION, "type": "measures", "path": report.path, **record, "lang": report.language}
    return dumped(head | report.measured.to_dict()) + "\n"
