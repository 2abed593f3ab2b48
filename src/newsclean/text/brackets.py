"""Brackets: which ones have lost their partner."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy

# Full-width and plain brackets close one another: East Asian texts mix them.
_SAME = {"（": "(", "）": ")", "［": "[", "］": "]"}
PAIRS = {"(": ")", "[": "]", "{": "}", "【": "】", "〔": "〕", "「": "」", "『": "』", "《": "》", "〈": "〉"}
OPENERS = {closer: opener for opener, closer in PAIRS.items()}
MARKS = frozenset((*PAIRS, *OPENERS, *_SAME))
_MARK = lazy(f"[{re.escape(''.join(sorted(MARKS)))}]")
# Faces, and the letters or numbers of a list: a) 1) iv) at the start of a line or behind a stop, a comma, a colon.
_NO_BRACKET = lazy(
    r"(?:[:;]|(?<!\w)[=8xX])[-‑'^oO]?[()\[\]D]{1,8}|[()]{1,4}[-‑'^oO]?[:;=](?!\w)|(?:^|(?<=[\n.;:,–—]\s))\s{0,4}\w{1,4}\.?[)）]",
)
_LIST_MARK = lazy(r"(?<!\w)\w{1,2}[)）]")
_MAX_DEPTH = 16  # brackets within one another; deeper ones are no prose


def plain(mark: str) -> str:
    """Return the bracket that a full-width one stands for."""
    return _SAME.get(mark, mark)


def lone_brackets(text: str) -> tuple[int, ...]:
    """Return the positions of the brackets without partner, in order; faces and list letters such as a) are none."""
    if MARKS.isdisjoint(text):
        return ()
    apart = {at for match in _NO_BRACKET.finditer(text) for at in range(*match.span())}
    opened: list[int] = []
    lone: list[int] = []
    for at in (match.start() for match in _MARK.finditer(text)):
        mark = plain(text[at])
        if mark in PAIRS:
            opened.append(at)
            lone += opened[:-_MAX_DEPTH]
            del opened[:-_MAX_DEPTH]
            continue
        partner = _partner(text, opened, OPENERS[mark])
        if partner is None:
            lone.append(at)
        else:
            lone += opened[partner + 1 :]
            del opened[partner:]
    return tuple(sorted({*lone, *opened} - apart - _list_marks(text, lone)))


def _list_marks(text: str, lone: list[int]) -> set[int]:
    """Return the brackets behind the numbers of a list in running text; one alone may have lost its partner."""
    marks = {match.end() - 1 for match in _LIST_MARK.finditer(text)}.intersection(lone)
    return marks if len(marks) > 1 else set()


def _partner(text: str, opened: list[int], opener: str) -> int | None:
    """Return the index of the latest open bracket of a kind."""
    return next((level for level in range(len(opened) - 1, -1, -1) if plain(text[opened[level]]) == opener), None)
