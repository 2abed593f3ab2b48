"""The place of a finding as people see it: its line, shortened around it, with carets under it."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.model import Edit, Finding, Safety
from newsclean.offsets import NEWLINE
from newsclean.report import Report
from newsclean.writers.visible import marked, shortened, visible, width

CONTEXT = 40  # characters shown on either side
LONGEST = 60  # columns of a finding that are shown; a paragraph is named by its beginning
LONGEST_MESSAGE = 300  # columns; messages may quote the text
TAB = "    "
NEWLINES = "\r\n"
LABELS = {Safety.SAFE: "safe fix", Safety.UNSAFE: "unsafe fix", Safety.DISPLAY: "shown only"}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of source and the carets below it."""

    number: int
    line: str
    carets: str


def excerpt(report: Report, finding: Finding) -> Excerpt | None:
    """Return the line on which a finding begins; None for a finding of the whole document.

    Looks at a bounded piece of the source, so that a thousand findings on one endless line cost no more than on many.
    """
    if finding.span is None:
        return None
    source, start, end = report.source, finding.span.start, finding.span.end
    _, column = report.lines.position(start)
    number, _ = report.place(start)
    before = source[max(start - column + 1, start - CONTEXT) : start]
    inside_end = _line_end(source, start, min(end, start + LONGEST + 1))
    is_cut = inside_end < end and source[inside_end] not in NEWLINES
    after_end = inside_end if is_cut else _line_end(source, inside_end, inside_end + CONTEXT)
    goes_on = not is_cut and after_end < len(source) and source[after_end] not in NEWLINES
    head = "…" * (column - 1 > CONTEXT) + _shown(before)
    inside = shortened(marked(source[start:inside_end]), LONGEST)
    tail = _shown(source[inside_end:after_end]) + "…" * goes_on
    if visible(head + inside + tail) != head + inside + tail:  # a command of a log, its parts in different pieces
        head, inside, tail = (piece.replace("#", "<U+0023>") for piece in (head, inside, tail))
    return Excerpt(number, head + inside + tail, " " * width(head) + "^" * max(width(inside), 1))


def _line_end(source: str, start: int, end: int) -> int:
    """Return where the line ends that holds `start`, or `end` if it goes on."""
    match = NEWLINE.search(source, start, end)
    return match.start() if match else min(end, len(source))


def _shown(text: str) -> str:
    return visible(text.replace("\t", TAB))


def message(finding: Finding) -> str:
    """Return the finding's message on one line."""
    return shortened(visible(finding.message), LONGEST_MESSAGE)


def help_text(report: Report, finding: Finding) -> str:
    """Return what the fix does and how far it may be trusted; empty if there is none."""
    if not finding.edits:
        return ""
    first = _edit_text(report, finding.edits[0])
    more = f" and {len(finding.edits) - 1} more" if len(finding.edits) > 1 else ""
    return f"{first}{more} ({LABELS[finding.safety]})"


def _edit_text(report: Report, edit: Edit) -> str:
    start, end = edit.span.start, edit.span.end
    old = _quoted(report.source[start : min(end, start + LONGEST)])
    if not edit.replacement:
        return f"remove {old}"
    new = _quoted(edit.replacement[:LONGEST])
    return f"replace {old} with {new}" if start < end else f"insert {new}"


def _quoted(text: str) -> str:
    return f"`{shortened(marked(text.rstrip(NEWLINES) or text), CONTEXT)}`"
