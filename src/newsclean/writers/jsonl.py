"""For pipes: one finding a line, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from newsclean.report import Report
from newsclean.writers.json import VERSION, dumped

NAME = "jsonl"


def write(reports: Iterable[Report], stream: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - no one looks at it
    """Write each finding with its path and the language of its text; a clean text writes nothing."""
    for report in reports:
        for finding in report.findings:
            head = {"v": VERSION, "type": "finding", "path": report.path, "lang": report.language}
            stream.write(dumped(head | report.finding_dict(finding)) + "\n")
