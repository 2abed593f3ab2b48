"""Findings of a text led to its source: edits go around markup, and are written as the source has it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from newsclean.model import Block, Document, Edit, Finding, Safety, Span

LONGEST = 33  # characters of the longest character reference
OPENING = re.compile(r"(?:<|&#?[a-zA-Z0-9]{0,32})\Z")  # what begins a tag or a reference where a text is cut
BEGUN = re.compile(r"(?P<tag><[a-zA-Z/!?])|&#?[a-zA-Z0-9]{1,32};?")


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
        span=finding.span and _whole(document, finding.span),
        edits=tuple(edits),
        safety=_safety(document, finding) if edits or not finding.edits else Safety.DISPLAY,
        related=tuple(_whole(document, span) for span in finding.related),
    )


def _whole(document: Document, span: Span) -> Span:
    """Return the source span; of a reference that stands for two characters, all if one of them is meant."""
    found = document.source_span(span)
    if span.start == span.end:
        return found
    starts = (start for _, _, start, _ in document.origin.pieces(span.start, span.start + 1))
    ends = (end for _, _, _, end in document.origin.pieces(span.end - 1, span.end))
    return Span(min((found.start, *starts)), max((found.end, *ends)))


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
    start, end, text = _distinct(document, *_trimmed(document.text, edit))
    if _needs_markup(document, start, end, text):
        return None
    if start == end:
        return [_inserted(document, start, text)] if text else []
    stretches = list(_stretches(document, start, end))
    if text and len(stretches) != 1:
        return None
    return [
        Edit(span, document.escaped(head + text + tail) if head or text or tail else "")
        for span, head, tail in stretches
    ]


def _needs_markup(document: Document, start: int, end: int, text: str) -> bool:
    """Tell whether an edit makes one block of two, or two of one: in markup that takes tags."""
    before, behind = _block_with(document, start - 1), _block_with(document, end)
    either = before or behind
    if either is None or either.markup is None:
        return False
    return "\n" in text or (before is not None and behind is not None and before is not behind)


def _block_with(document: Document, offset: int) -> Block | None:
    """Return the block that holds the character at `offset`."""
    index = bisect_right(document.block_starts, offset) - 1
    return document.blocks[index] if index >= 0 and offset < document.blocks[index].end else None


def _trimmed(text: str, edit: Edit) -> tuple[int, int, str]:
    """Return start, end and text of an edit without what stays as it is at either end."""
    start, end, new = edit.span.start, edit.span.end, edit.replacement
    while new and start < end and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while new and start < end and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def _distinct(document: Document, start: int, end: int, text: str) -> tuple[int, int, str]:
    """Return the edit, widened by a "<" or "&" before it that would begin a tag or reference with what is behind it."""
    opening = OPENING.search(document.text, max(0, start - LONGEST), start)
    if opening is None or not document.escapes:
        return start, end, text
    first, behind = document.origin.span(opening.start(), opening.start() + 1)
    begun = BEGUN.match(opening[0] + text + document.text[end : end + LONGEST])
    if begun is None or behind - first > 1 or document.escaped("<&") == "<&":
        return start, end, text
    if begun["tag"] is None and unescape(begun[0]) == begun[0]:
        return start, end, text
    return opening.start(), end, opening[0] + text


def _inserted(document: Document, offset: int, text: str) -> Edit:
    """Return the insertion behind the character before `offset`, before the one there if it begins a block."""
    for left, right, first, behind in document.origin.pieces(max(offset - 1, 0), offset + 1):
        if left < offset < right and right - left != behind - first:  # the middle of a reference for two characters
            whole = document.text[left:offset] + text + document.text[offset:right]
            return Edit(Span(first, behind), document.escaped(whole))
    starts = document.block_starts
    index = bisect_left(starts, offset)
    begins_block = index < len(starts) and starts[index] == offset
    at = document.origin.start(offset) if begins_block else document.origin.end(offset)
    return Edit(Span(at, at), document.escaped(text))


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
