"""For reviewdog: a diagnostic a line, with what to put in its place.

The layout is reviewdog's (proto/rdf/reviewdog.proto): lines and columns from 1, ends behind the last character, and
a column counts bytes of UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Any

from newsclean.model import Edit, Finding, Safety, Severity, Span
from newsclean.report import Report
from newsclean.writers.excerpt import message
from newsclean.writers.json import dumped
from newsclean.writers.visible import LONE, visible, visible_name

NAME = "rdjsonl"
FOR_PEOPLE = False
SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
STEP = 1024  # code points between two places whose byte is known, so that an endless line takes linear time
LONGEST = 2000  # code points that a suggestion replaces; edits that are further apart are none to click on


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield a `Diagnostic` for each finding."""
    for report in reports:
        places = _Bytes(report)
        yield "".join(f"{dumped(_diagnostic(places, finding))}\n" for finding in report.findings)


class _Bytes:
    """Places of a source as reviewdog counts them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        source = report.source if report.findings else ""
        self._is_ascii = source.isascii()
        sizes = () if self._is_ascii else (_size(source[i : i + STEP]) for i in range(0, len(source), STEP))
        self._known = tuple(accumulate(sizes, initial=0))

    def position(self, offset: int) -> dict[str, int]:
        """Return line and column; no column where what stands before the record, on the same line, is not known."""
        line, _ = self.report.place(offset)
        own_line, column = self.report.lines.position(offset)
        before = self.report.start.column - 1 if own_line == 1 else 0
        if before:
            return {"line": line}
        return {"line": line, "column": self._byte(offset) - self._byte(offset - column + 1) + 1}

    def range(self, span: Span) -> dict[str, dict[str, int]]:
        """Return where a span begins and ends; a range has both columns or none."""
        ends = {"start": self.position(span.start), "end": self.position(span.end)}
        has_columns = all("column" in end for end in ends.values())
        return ends if has_columns else {name: {"line": end["line"]} for name, end in ends.items()}

    def _byte(self, offset: int) -> int:
        if self._is_ascii:
            return offset
        step = offset // STEP
        return self._known[step] + _size(self.report.source[step * STEP : offset])


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _diagnostic(places: _Bytes, finding: Finding) -> dict[str, Any]:
    path = visible_name(places.report.path).removeprefix("./")
    whole = {"start": {"line": places.position(0)["line"]}}
    suggestion = _suggestion(places, finding)
    return {
        "message": message(finding),
        "location": {"path": path, "range": places.range(finding.span) if finding.span else whole},
        "severity": SEVERITIES[finding.severity],
        "source": {"name": "newsclean"},
        "code": {"value": visible(finding.code)},
        **({"suggestions": [suggestion]} if suggestion else {}),
    }


def _suggestion(places: _Bytes, finding: Finding) -> dict[str, Any] | None:
    """Return all edits as one, as they belong together; None if they are shown only, or no one could click on them."""
    if finding.safety is Safety.DISPLAY or not finding.edits:
        return None
    edits = sorted(finding.edits, key=lambda edit: (edit.span.start, edit.span.end))
    whole = Span(edits[0].span.start, max(edit.span.end for edit in edits))
    is_plain = all(left.span.end <= right.span.start for left, right in pairwise(edits))
    if not is_plain or whole.end - whole.start > LONGEST:
        return None
    text, place = _applied(places.report.source, edits), places.range(whole)
    return None if LONE.search(text) or "column" not in place["start"] else {"range": place, "text": text}


def _applied(source: str, edits: list[Edit]) -> str:
    """Return what stands from the first edit to the last, once they are made."""
    between = (source[left.span.end : right.span.start] for left, right in pairwise(edits))
    return edits[0].replacement + "".join(
        kept + edit.replacement for kept, edit in zip(between, edits[1:], strict=True)
    )
