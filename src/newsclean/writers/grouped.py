"""For people with many findings in few files: the name of a file once, its findings below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.report import Report
from newsclean.writers.concise import told
from newsclean.writers.visible import visible_name

NAME = "grouped"
FOR_PEOPLE = True


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - logs keep no colour
    """Yield each file that has findings, a line a finding, in columns; the records of a file stand together."""
    last = None
    for report in reports:
        head = ""
        if report.findings and report.path != last:
            head = f"{'' if last is None else chr(10)}{visible_name(report.path)}:\n"
            last = report.path
        yield head + _table(report)


def _table(report: Report) -> str:
    places = ["{}:{}".format(*report.position(finding)) for finding in report.findings]
    wide = max(map(len, places), default=0)
    return "".join(
        f"  {place:>{wide}}  {finding.severity:<7}  {told(finding)}\n"
        for place, finding in zip(places, report.findings, strict=True)
    )
