"""For people at a terminal: every finding with the line it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.model import Finding, Severity
from newsclean.report import Report
from newsclean.writers.excerpt import excerpt, help_text, message
from newsclean.writers.visible import visible, visible_name

NAME = "pretty"
FOR_PEOPLE = True
BOLD, BLUE = "1", "34"
COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}  # SGR of ECMA-48: red, yellow, cyan


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield each finding as a header, its line with carets, and what the fix would do."""
    for report in reports:
        yield "".join("\n".join((*_lines(report, finding, color=color), "", "")) for finding in report.findings)


def _lines(report: Report, finding: Finding, *, color: bool) -> Iterator[str]:
    line, column, *_ = report.position(finding)
    severity = _painted(f"{finding.severity}[{visible(finding.code)}]", COLORS[finding.severity], color=color)
    name = _painted(visible(finding.name), BOLD, color=color)
    yield f"{visible_name(report.path)}:{line}:{column}: {severity} {name}: {message(finding)}"
    place = excerpt(report, finding)
    margin = " " * len(str(place.number if place else ""))
    bar = _painted("|", BLUE, color=color)
    if place:
        yield f"{margin} {bar}"
        yield f"{place.number} {bar} {place.line}".rstrip()
        yield f"{margin} {bar} " + _painted(place.carets, COLORS[finding.severity], color=color)
    if help_line := help_text(report, finding):
        yield f"{margin} = help: {help_line}"


def _painted(text: str, style: str, *, color: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if color else text
