"""For GitLab's merge requests: a code quality report (https://docs.gitlab.com/ci/testing/code_quality/).

It is the part of Code Climate's format that GitLab reads. Lines and columns count from 1 (Code Climate's SPEC.md,
"Locations"); a column is a code point here. A fingerprint that occurs twice is shown once, so each is unique.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsclean.fingerprints import Numbered
from newsclean.model import Finding, Severity
from newsclean.report import Report
from newsclean.writers.excerpt import message
from newsclean.writers.json import array
from newsclean.writers.visible import visible, visible_name

NAME = "gitlab"
FOR_PEOPLE = False
SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}  # no text is a "blocker"


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield one array of all findings."""
    known = Numbered()
    yield from array((_issue(report, finding, known) for finding in report.findings) for report in reports)
    yield "\n"


def _issue(report: Report, finding: Finding, known: Numbered) -> dict[str, Any]:
    line, column, end_line, end_column = report.position(finding)
    return {
        "description": f"{visible(finding.code)} {visible(finding.name)}: {message(finding)}",
        "check_name": f"newsclean/{visible(finding.code)}",
        "fingerprint": known.of(report, finding),
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": visible_name(report.path).removeprefix("./"),  # a path with "./" is not found in the repository
            "positions": {
                "begin": {"line": line, "column": column},
                "end": {"line": end_line, "column": end_column},
            },
        },
    }
