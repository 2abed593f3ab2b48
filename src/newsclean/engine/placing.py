"""Findings of a text led to its source: edits go around markup, and are written as the source has it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from newsclean.model import Document, Edit, Finding, Safety, Span


def placed(document: Document, finding: Finding) -> Finding:
    """Return the finding with its positions, and its edits, in the source.

    A deletion that covers markup becomes several around it; a replacement that covers markup cannot be written, so the
    finding is shown only. What takes out a whole element of a page is not safe there: a menu is where it belongs.
    """
    if document.source_is_text and not document.escapes:
        return finding
    edits: list[Edit] = []
    for edit in finding.edits:
        written = _written(document, edit)
        if written is None:
            edits = []
            break
        edits += written
    return replace(
        finding,
        span=finding.span and document.source_span(finding.span),
        edits=tuple(edits),
        safety=_safety(document, finding) if edits or not finding.edits else Safety.DISPLAY,
        related=tuple(map(document.source_span, finding.related)),
    )


def _safety(document: Document, finding: Finding) -> Safety:
    is_safe = finding.safety is Safety.SAFE
    return Safety.UNSAFE if is_safe and any(_is_removal(document, edit) for edit in finding.edits) else finding.safety


def _is_removal(document: Document, edit: Edit) -> bool:
    """Tell whether an edit takes out a block that stands in markup."""
    index = bisect_left(document.block_starts, edit.span.start)
    block = document.blocks[index] if index < len(document.blocks) else None
    return block is not None and block.markup is not None and block.end <= edit.span.end and not edit.replacement


def _written(document: Document, edit: Edit) -> list[Edit] | None:
    """Return the edit as edits of the source; None if markup stands in its way."""
    start, end, text = _trimmed(document.text, edit)
    if start == end:
        return [Edit(_between(document, start), document.escaped(text))] if text else []
    stretches = list(_stretches(document, start, end))
    if text and len(stretches) != 1:
        return None
    return [
        Edit(span, document.escaped(head + text + tail) if head or text or tail else "")
        for span, head, tail in stretches
    ]


def _trimmed(text: str, edit: Edit) -> tuple[int, int, str]:
    """Return start, end and text of an edit without what stays as it is at either end."""
    start, end, new = edit.span.start, edit.span.end, edit.replacement
    while new and start < end and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while new and start < end and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def _between(document: Document, offset: int) -> Span:
    """Return the place in the source between two characters: behind the first, unless the second begins a block."""
    starts = document.block_starts
    index = bisect_left(starts, offset)
    begins_block = index < len(starts) and starts[index] == offset
    at = document.origin.start(offset) if begins_block else document.origin.end(offset)
    return Span(at, at)


def _stretches(document: Document, start: int, end: int) -> Iterator[tuple[Span, str, str]]:
    """Yield the stretches of source that make `[start, end)`, with the text at either end that they hold besides.

    A reference or an escape is one stretch, however much of what it stands for is meant.
    """
    last: tuple[Span, str, str] | None = None
    for left, right, first, behind in document.origin.pieces(start, end):
        if first == behind:
            continue
        head, tail = document.text[left:start], document.text[end:right]
        if last and last[0].end == first:
            last = (Span(last[0].start, behind), last[1], tail)
        else:
            if last:
                yield last
            last = (Span(first, behind), head, tail)
    if last:
        yield last
