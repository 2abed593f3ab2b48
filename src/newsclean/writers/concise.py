"""For logs and editors: one finding a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from newsclean.model import Finding, Safety
from newsclean.report import Report
from newsclean.writers.excerpt import message
from newsclean.writers.visible import visible, visible_name

NAME = "concise"
FIXES = {Safety.SAFE: " [*]", Safety.UNSAFE: " [~]", Safety.DISPLAY: ""}


def write(reports: Iterable[Report], stream: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - logs keep no colour
    """Write `path:line:column: severity CODE [*] message`; `[*]` has a safe fix, `[~]` an unsafe one."""
    for report in reports:
        for finding in report.findings:
            line, column, *_ = report.position(finding)
            place = f"{visible_name(report.path)}:{line}:{column}"
            stream.write(f"{place}: {finding.severity} {visible(finding.code)}{_fix(finding)} {message(finding)}\n")


def _fix(finding: Finding) -> str:
    return FIXES[finding.safety] if finding.edits else ""
