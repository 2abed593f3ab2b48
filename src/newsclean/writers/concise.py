"""For logs and editors: one finding a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.model import Finding, Safety
from newsclean.report import Report
from newsclean.writers.excerpt import message
from newsclean.writers.visible import visible, visible_name

NAME = "concise"
FOR_PEOPLE = True
FIXES = {Safety.SAFE: " [*]", Safety.UNSAFE: " [~]", Safety.DISPLAY: ""}


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - logs keep no colour
    """Yield `path:line:column: severity CODE [*] message`; `[*]` has a safe fix, `[~]` an unsafe one."""
    for report in reports:
        name = visible_name(report.path)
        yield "".join([_line(report, finding, name) for finding in report.findings])


def _line(report: Report, finding: Finding, name: str) -> str:
    line, column = report.place(finding.start)
    return f"{name}:{line}:{column}: {finding.severity} {told(finding)}\n"


def told(finding: Finding) -> str:
    """Return code, mark of the fix, and message."""
    fix = FIXES[finding.safety] if finding.edits else ""
    return f"{visible(finding.code)}{fix} {message(finding)}"
