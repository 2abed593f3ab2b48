"""Quotations: what stands between a pair of quotation marks is somebody's words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsclean.text.patterns import lazy

MAX_QUOTATION = 1200  # longer stretches are two marks whose partners are lost
MAX_OPEN = 4  # quotations within one another; older unclosed marks are forgotten, so the work stays linear
LONG_PARAGRAPH = 5000  # characters
# What closes what. „…“ and “…” share a mark, so the opening one decides; ”…” and »…» are Swedish and Finnish.
_CLOSERS = {
    "«": "»",
    "»": "«»",
    "„": "“”",
    "“": "”",
    "”": "”",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"',
}
# These close whatever stands around them; the others could as well open another quotation.
_SURE = frozenset(("«»", "„”", "“”", "‹›", "「」", "『』"))
MARKS = frozenset("".join(_CLOSERS) + "".join(_CLOSERS.values()))
MARK = lazy(f"[{''.join(sorted(MARKS))}]")
_BEFORE_OPENING = frozenset("([{<—–-/…¿¡:'’‘‚（【") | (MARKS - {"」", "』", "›"})
_AFTER_CLOSING = frozenset(".,;:!?)]}>…—–-/'’。，、；：！？）】؟،؛۔।") | (MARKS - {"「", "『", "‹"})


class Quotation(NamedTuple):
    """A pair of quotation marks in a text."""

    start: int  # of the opening mark
    end: int  # behind the closing mark
    depth: int  # how many open quotations it stands in
    marks: str  # both marks, as "«»"


def pairs(text: str) -> tuple[Quotation, ...]:
    """Return the paired quotation marks of a paragraph in the order in which they close.

    Marks without partner are passed over: inches, Hebrew gershayim, quotations that run on in the next paragraph.
    """
    return _of_paragraph(text) if len(text) <= LONG_PARAGRAPH else _of_long_one(text)


def _all(text: str) -> tuple[Quotation, ...]:
    return tuple(_paired(text))


# Half a dozen rules ask for the marks of each paragraph; a huge one is not kept for long.
_of_paragraph = lru_cache(maxsize=512)(_all)
_of_long_one = lru_cache(maxsize=2)(_all)


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of what stands inside quotation marks, marks excluded, in order, not nested."""
    found: list[tuple[int, int]] = []
    for start, end, *_ in sorted(pairs(text)):
        if not found or start >= found[-1][1]:
            found.append((start + 1, end - 1))
    return tuple(found)


def _paired(text: str) -> Iterator[Quotation]:
    opened: list[int] = []
    for match in MARK.finditer(text):
        at = match.start()
        opened = [mark for mark in opened[-MAX_OPEN:] if at - mark <= MAX_QUOTATION]
        may_open, may_close = _roles(text, at)
        level = _partner(text, at, opened, may_close=may_close)
        if level is not None:
            yield Quotation(opened[level], at + 1, level, text[opened[level]] + text[at])
            del opened[level:]
        elif may_open and text[at] in _CLOSERS:
            opened = [mark for mark in opened if text[mark] != text[at]] + [at]


def _partner(text: str, at: int, opened: list[int], *, may_close: bool) -> int | None:
    """Return the index in `opened` of the mark that the one at `at` closes."""
    for level in range(len(opened) - 1, -1, -1):
        mark = text[opened[level]]
        if text[at] in _CLOSERS[mark] and (may_close or mark + text[at] in _SURE):
            return level
    return None


def _roles(text: str, at: int) -> tuple[bool, bool]:
    """Tell whether a mark can open, and whether it can close a quotation, by what stands around it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = not before or before.isspace() or before in _BEFORE_OPENING
    closes = not after or after.isspace() or after in _AFTER_CLOSING
    if opens and closes:
        # « word » and " word " with spaces inside, or a mark beside another; spaced » stands in breadcrumbs
        return text[at] not in "»”" and after not in tuple(".,;)"), True
    if opens or closes:
        return opens, closes
    between_letters = before.isalnum() and after.isalnum() and before < "\u2e80" and after < "\u2e80"
    inside_word = between_letters or before == "="
    return not inside_word, not inside_word
