"""Choose findings whose edits do not touch one another's characters."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from newsclean.model import Edit, Finding


def without_collisions(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings to repair in this pass, in order: earlier start first, then code.

    A finding's edits apply together or not at all; one that collides is left for the next pass. O(n log n).
    """
    chosen: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for finding in sorted(findings, key=lambda f: (min((e.span.start, e.span.end) for e in f.edits), f.code)):
        if not any(_collides(edit, taken) for edit in finding.edits):
            for edit in finding.edits:
                insort(taken, (edit.span.start, edit.span.end))
            chosen.append(finding)
    return chosen


def _collides(edit: Edit, taken: list[tuple[int, int]]) -> bool:
    """Tell whether an edit shares a character or an insertion point with one of the sorted, disjoint ranges."""
    start, end = edit.span.start, edit.span.end
    at = bisect_left(taken, (start, end))
    before = at > 0 and (taken[at - 1][1] > start or taken[at - 1] == (start, end))
    return before or (at < len(taken) and (taken[at][0] < end or taken[at] == (start, end)))
