"""What an editor shows when the pointer rests on a finding: the finding, and the manual page of its rule."""

from __future__ import annotations

import re

from lsprotocol import types

from newsclean.integrations.lsp.checking import Judged
from newsclean.integrations.lsp.diagnostics import place
from newsclean.manual.notices import NOTICES
from newsclean.model import Finding, Span
from newsclean.rules import Rule
from newsclean.writers.excerpt import help_text, message
from newsclean.writers.visible import visible

MAX_PAGES = 5  # findings in one place that are explained
MARKS = re.compile(r"[\\`*_{}\[\]()<>#+.!|~&:@-]")  # what could be markup: a message quotes the article


def hover(judged: Judged, position: types.Position, *, is_markdown: bool) -> types.Hover | None:
    """Return the pages of the findings at a position, None if there are none."""
    lines = judged.document.lines
    at = lines.offset(position)
    found = [f for f in judged.report.findings if f.span and f.span.start <= at <= max(f.span.end - 1, f.span.start)]
    if not found:
        return None
    pages: dict[str, str] = {}
    for finding in found[:MAX_PAGES]:
        pages.setdefault(finding.code, _page(judged, finding, is_markdown=is_markdown))
    around = Span(min(place(judged, f).start for f in found), max(place(judged, f).end for f in found))
    kind = types.MarkupKind.Markdown if is_markdown else types.MarkupKind.PlainText
    text = ("\n\n---\n\n" if is_markdown else "\n\n").join(pages.values())
    return types.Hover(types.MarkupContent(kind, text), lines.range(around))


def _page(judged: Judged, finding: Finding, *, is_markdown: bool) -> str:
    pages = {notice.code: notice.doc for notice in NOTICES} | {rule.code: rule.doc for rule in _rules(judged)}
    page = pages.get(finding.code, "")
    head = f"{visible(finding.code)} {visible(finding.name)} ({finding.severity})"
    said = [message(finding), help_text(judged.report, finding)]
    if not is_markdown:
        return "\n".join(filter(None, (head, *said, "", page))).rstrip()
    return "\n\n".join(filter(None, (f"**{head}**", *map(_escaped, said), page)))


def _rules(judged: Judged) -> tuple[Rule, ...]:
    return judged.job.config.rules() if judged.job else ()


def _escaped(text: str) -> str:
    """Return a text that Markdown shows as it is: a page must not load a picture because an article names one."""
    return MARKS.sub(r"\\\g<0>", text)
