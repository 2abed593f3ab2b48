"""For the test pages of CI servers: JUnit's XML, a suite for each file and a test case for each finding in it.

The layout is that of Jenkins' junit-10.xsd, with `file` and `line` as GitLab reads them
(https://docs.gitlab.com/ci/testing/unit_test_reports/). It knows no columns: they stand in the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.model import Finding, Severity
from newsclean.report import Report
from newsclean.writers.elements import DECLARATION, escaped, tag
from newsclean.writers.excerpt import help_text, message
from newsclean.writers.visible import visible_name

NAME = "junit"
FOR_PEOPLE = False
CLEAN = "no findings"
# What fails a run unless --fail-on says otherwise fails its test; the rest is told by a test that passes.
FAILING = frozenset((Severity.ERROR, Severity.WARNING))
Case = tuple[str, bool]  # its element, whether it fails


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield a suite behind the last report of each file; a clean file is one test that passes."""
    lead = f"{DECLARATION}<{tag('testsuites', name='newsclean')}>\n"
    cases: list[Case] = []
    path = None
    for report in reports:
        suite = _suite(path, cases) if path is not None and report.path != path else ""
        cases = [] if report.path != path else cases
        path = report.path
        cases += (_case(report, finding) for finding in report.findings)
        yield lead + suite
        lead = ""
    yield f"{lead}{'' if path is None else _suite(path, cases)}</testsuites>\n"


def _suite(path: str, cases: list[Case]) -> str:
    name = visible_name(path)
    told = cases or [(f"<{tag('testcase', classname=name, name=CLEAN, file=name)}/>\n", False)]
    failures = sum(fails for _, fails in told)
    head = tag("testsuite", name=name, tests=len(told), failures=failures, errors=0, skipped=0)
    return "".join((f"<{head}>\n", *(element for element, _ in told), "</testsuite>\n"))


def _case(report: Report, finding: Finding) -> Case:
    line, column, *_ = report.position(finding)
    path = visible_name(report.path)
    name = f"{finding.code} {finding.name} {line}:{column}"
    repair = help_text(report, finding)
    body = escaped(f"{path}:{line}:{column}: {message(finding)}{repair and f'; {repair}'}")
    fails = finding.severity in FAILING
    failure = tag("failure", type=str(finding.severity), message=message(finding))
    inside = f"<{failure}>{body}</failure>" if fails else f"<system-out>{body}</system-out>"
    return f"<{tag('testcase', classname=path, name=name, file=path, line=line)}>{inside}</testcase>\n", fails
