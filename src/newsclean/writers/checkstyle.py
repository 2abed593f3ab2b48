"""For Jenkins, SonarQube and whatever else reads Checkstyle's XML (https://checkstyle.org/result_reports.html)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.model import Finding
from newsclean.report import Report
from newsclean.writers.elements import DECLARATION, tag
from newsclean.writers.excerpt import message
from newsclean.writers.visible import visible_name

NAME = "checkstyle"
FOR_PEOPLE = False
VERSION = "4.3"  # of Checkstyle, whose layout this is; the one other linters state as well
# `severity` is one of ignore, info, warning, error, `line` and `column` are positive numbers
# (checkstyle-report-1.0.0.xsd); a column counts characters, as code points here.


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield an `error` for each finding, within a `file` for each path that has some."""
    lead = f"{DECLARATION}<{tag('checkstyle', version=VERSION)}>\n"
    end = ""
    last = None
    for report in reports:
        if report.findings and report.path != last:
            lead += f"{end}<{tag('file', name=visible_name(report.path))}>\n"
            last, end = report.path, "</file>\n"
        yield lead + "".join(f"<{_error(report, finding)}/>\n" for finding in report.findings)
        lead = ""
    yield f"{lead}{end}</checkstyle>\n"


def _error(report: Report, finding: Finding) -> str:
    line, column, *_ = report.position(finding)
    return tag(
        "error",
        line=line,
        column=column,
        severity=str(finding.severity),
        message=message(finding),
        source=f"newsclean.{finding.code}",
    )
