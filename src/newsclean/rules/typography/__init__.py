"""Rules of the typography family: one text should keep to one way of writing; no convention is enforced.

Shared here: which of several ways the text uses most, what counts as a space beside a mark, and what looks like code.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.model import Block, Document, Kind
from newsclean.rules import characters_in

CODE = ("{", "}", "()", ");", " = ", ":=", "=>", "->", "==", "!=", "&&", "||", "::", "</")  # never in running text
BLANKS = " \xa0\u202f\u2009"  # plain, no-break, narrow no-break and thin space: four hands, one meaning


def majority(counts: Mapping[str, int]) -> str | None:
    """Return the way used most often; None if two share the first place or nothing was counted."""
    ranked = sorted(counts, key=lambda way: (-counts[way], way))
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]):
        return None
    return ranked[0]


def mixes_apostrophes(document: Document) -> bool:
    """Tell whether printed and typed apostrophes stand side by side, as where two sources were put together."""
    return "'" in characters_in(document) and "’" in characters_in(document)


def blank_behind(text: str, at: int) -> str:
    """Return the space that stands at `at`, or nothing."""
    return text[at] if at < len(text) and text[at] in BLANKS else ""


def blank_before(text: str, at: int) -> str:
    """Return the space that stands just before `at`, or nothing."""
    return text[at - 1] if at > 0 and text[at - 1] in BLANKS else ""


def is_code(block: Block) -> bool:
    """Tell whether a block is, or quotes, lines of a program: its marks and capitals follow other rules."""
    return block.kind is Kind.CODE or any(sign in block.text for sign in CODE)
