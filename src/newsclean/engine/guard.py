"""The quotation guard: what somebody said is altered with one degree of trust less."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache

from newsclean.model import Block, Document, Edit, Finding, Safety
from newsclean.rules import Rule
from newsclean.text.quotations import quotations
from newsclean.text.words import is_of_word

# Encoding, invisible characters, markup and line breaks never were somebody's words; boilerplate goes as a whole.
UNGUARDED = frozenset(("encoding", "unicode", "markup", "boilerplate", "structure"))
LOWERED = {Safety.SAFE: Safety.UNSAFE, Safety.UNSAFE: Safety.DISPLAY, Safety.DISPLAY: Safety.DISPLAY}


def guarded(rule: Rule, document: Document, findings: list[Finding]) -> list[Finding]:
    """Return the findings, those that alter words inside a quotation one level lower."""
    if not findings or rule.family in UNGUARDED:
        return findings
    return [
        replace(finding, safety=LOWERED[finding.safety]) if _alters_quotation(document, finding) else finding
        for finding in findings
    ]


def _alters_quotation(document: Document, finding: Finding) -> bool:
    return any(
        _is_of_words(document, edit) and not _is_second_copy(document, edit) and _inside_quotation(document, edit)
        for edit in finding.edits
    )


def _is_of_words(document: Document, edit: Edit) -> bool:
    """Tell whether an edit touches letters, vowel signs or digits: other marks are the writer's, not the speaker's."""
    before = document.text[edit.span.start : edit.span.end]
    return any(map(is_of_word, before + edit.replacement))


def _is_second_copy(document: Document, edit: Edit) -> bool:
    """Tell whether an edit takes away a word that stands right before it as well: the speaker said it once."""
    start, end = edit.span.start, edit.span.end
    copy = document.text[start:end].split()
    if edit.replacement or len(copy) != 1:
        return False
    return document.text[max(0, start - len(copy[0])) : start].lower() == copy[0].lower()


def _inside_quotation(document: Document, edit: Edit) -> bool:
    """Tell whether an edit lies strictly between two quotation marks of its block."""
    start, end = edit.span.start, edit.span.end
    block = _block_at(document, start)
    if block is None:
        return False
    spoken = _quotations(block.text)
    index = bisect_left(spoken, (start - block.start, 0)) - 1  # the last that opens before the edit
    return index >= 0 and end - block.start < spoken[index][1]


_quotations = lru_cache(maxsize=64)(quotations)  # a block has one set of quotations and may have many findings


def _block_at(document: Document, offset: int) -> Block | None:
    index = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    return document.blocks[index] if index >= 0 and offset <= document.blocks[index].end else None
