"""What the repair of a finding does, as the text before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.model import Edit, Finding, Safety
from newsclean.report import Report
from newsclean.writers.html.escaping import lines, pointed_at, shortened
from newsclean.writers.html.passages import Passage

SHOWN = 3  # edits of a finding
LONGEST = 240  # characters of an edit
AROUND = 20  # characters on either side, to know the place by
LINE_END = re.compile(r"[\r\n]")
TRUST = {
    Safety.SAFE: "safe repair",
    Safety.UNSAFE: "doubtful repair",
    Safety.DISPLAY: "a suggestion only",
}


def trust(finding: Finding, *, is_cut: bool) -> str:
    """Return how far the repair of a finding may be trusted, empty if there is none."""
    if is_cut:
        by = "by newsclean clean" if finding.safety is Safety.DISPLAY else TRUST[finding.safety]
        return f"taken out, {by}"
    left = len(finding.edits) - SHOWN
    more = f", {left:,} more place{'s' * (left > 1)}" if left > 0 else ""
    return f"{TRUST[finding.safety]}{more}" if finding.edits else ""


def repair(report: Report, texts: Sequence[Passage], finding: Finding) -> str:
    """Return the edits of a finding, the first ones."""
    edits = "".join(_shown(report, texts, edit) for edit in finding.edits[:SHOWN])
    return f'<dl class="fix">{edits}</dl>' if edits else ""


def _shown(report: Report, texts: Sequence[Passage], edit: Edit) -> str:
    before, old, new, behind = _edited(report, texts, edit)
    deleted = f"<del>{_piece(old)}</del>" if old else ""
    inserted = f"<ins>{_piece(new)}</ins>" if new else ""
    return (
        f'<div><dt>Before</dt><dd dir="auto">{before}{deleted}{behind}</dd>'
        f'<dt>After</dt><dd dir="auto">{before}{inserted}{behind}</dd></div>'
    )


def _edited(report: Report, texts: Sequence[Passage], edit: Edit) -> tuple[str, str, str, str]:
    """Return what stands before an edit, what it takes out and puts in, what stands behind; in the words of the text.

    What the text does not show, as a tag, is in the words of the source.
    """
    for text in texts:
        place = text.span(edit.span)
        if text.holds(edit.span.start) and (place.start < place.end or edit.span.start == edit.span.end):
            around = _around(text.text, place.start, place.end)
            return around[0], text.text[place.start : place.end], text.read(edit.replacement), around[1]
    source, (start, end) = report.source, (edit.span.start, edit.span.end)
    around = _around(source, start, end)
    return around[0], source[start:end], edit.replacement, around[1]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands on either side on the same line, whole words if there are any."""
    before = LINE_END.split(text[max(0, start - AROUND) : start])[-1]
    behind = LINE_END.split(text[end : end + AROUND])[0]
    if len(before) == AROUND < start:
        before = f"…{before[before.find(' ') + 1 :]}"
    if len(behind) == AROUND < len(text) - end:
        behind = f"{behind[: behind.rfind(' ') + 1] or behind}…"
    return lines(before), lines(behind)


def _piece(text: str) -> str:
    return pointed_at(shortened(text, LONGEST))
