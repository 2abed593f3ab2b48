"""For GitHub Actions: a workflow command for each finding, which becomes a mark in the changed files.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions. GitHub shows ten marks of a level for
each step; the log has all, and `--output markdown=$GITHUB_STEP_SUMMARY` shows what the marks leave out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.model import Finding, Severity
from newsclean.report import Report
from newsclean.writers.excerpt import help_text, message
from newsclean.writers.visible import visible, visible_name

NAME = "github"
FOR_PEOPLE = False
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# As actions/toolkit (packages/core/src/command.ts) escapes: the data of a command, and its properties.
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield a command a line: what was found, and on its second line how it is repaired."""
    for report in reports:
        yield "".join(_command(report, finding) for finding in report.findings)


def _command(report: Report, finding: Finding) -> str:
    properties = {
        "title": f"newsclean {visible(finding.code)} {visible(finding.name)}",
        "file": visible_name(report.path),
        **_place(report, finding),
    }
    stated = ",".join(f"{key}={str(value).translate(PROPERTY)}" for key, value in properties.items())
    repair = help_text(report, finding)
    text = f"{message(finding)}{repair and chr(10)}{repair}"
    return f"::{COMMANDS[finding.severity]} {stated}::{text.translate(DATA)}\n"


def _place(report: Report, finding: Finding) -> dict[str, int]:
    """Return lines, and columns (code points from 1) where both are of one line: the Checks API takes no others."""
    line, column, end_line, end_column = report.position(finding)
    lines = {"line": line, "endLine": end_line}
    return lines if finding.span is None or line != end_line else {**lines, "col": column, "endColumn": end_column}
