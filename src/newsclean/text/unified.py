"""A unified diff of two texts whose differences are known, in linear time.

`difflib` has to search for them: with a repair in every second line, 400 kB take it 17 s, and twice the text takes four
times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

CONTEXT = 3  # unchanged lines around a change, as `diff -u` has them
NO_NEWLINE = "\\ No newline at end of file\n"


class Place(NamedTuple):
    """`old[old_start:old_end]` became `new[new_start:new_end]`."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def unified_diff(old: str, new: str, places: Iterable[Place], *, name: str) -> str:
    """Return the unified diff of texts that differ at sorted, non-overlapping `places` only; lines end at LF."""
    real = [place for place in places if old[place.old_start : place.old_end] != new[place.new_start : place.new_end]]
    if not real:
        return ""
    hunks = _hunks(old, new, list(_joined(_whole_lines(old, new, real))))
    return f"--- a/{name}\n+++ b/{name}\n{''.join(hunks)}"


def _whole_lines(old: str, new: str, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the places widened to whole lines, those that share a line as one."""
    old_end = new_end = 0  # where the last one yielded ends
    start: tuple[int, int] | None = None
    for place, stop in zip(places, [*(place.old_start for place in places[1:]), None], strict=True):
        if start is None:
            back = place.old_start - max(old.rfind("\n", old_end, place.old_start) + 1, old_end)
            start = (place.old_start - back, place.new_start - back)
        end = _line_end(old, new, place, stop)
        if end is not None:
            old_end, new_end = end
            yield Place(start[0], old_end, start[1], new_end)
            start = None


def _joined(regions: Iterable[Place]) -> Iterator[Place]:
    """Yield regions that follow one another without a line between them as one: what went, then what came."""
    last: Place | None = None
    for region in regions:
        if last and last.old_end == region.old_start:
            last = last._replace(old_end=region.old_end, new_end=region.new_end)
            continue
        if last:
            yield last
        last = region
    if last:
        yield last


def _line_end(old: str, new: str, place: Place, stop: int | None) -> tuple[int, int] | None:
    """Return where the line of a place ends in both texts; None if another place begins at `stop`, before it."""
    if _starts_line(old, place.old_end) and _starts_line(new, place.new_end):
        return place.old_end, place.new_end
    newline = old.find("\n", place.old_end, stop)
    if newline >= 0:
        return newline + 1, place.new_end + newline + 1 - place.old_end
    return (len(old), len(new)) if stop is None else None


def _starts_line(text: str, offset: int) -> bool:
    return offset == 0 or text[offset - 1] == "\n"


def _hunks(old: str, new: str, regions: Sequence[Place]) -> Iterator[str]:
    """Yield a hunk for each group of regions whose contexts meet."""
    group: list[Place] = []
    line = shift = cursor = 0  # lines of the old text before `cursor`, and how many more the new one has
    for region, following in zip(regions, [*regions[1:], None], strict=True):
        group.append(region)
        if following and old.count("\n", region.old_end, following.old_start) <= 2 * CONTEXT:
            continue
        first = _back(old, group[0].old_start, cursor)
        line += old.count("\n", cursor, first)
        cursor = _forth(old, region.old_end)
        body, removed, added = _body(old, new, group, first, cursor)
        yield f"@@ -{_range(line, removed)} +{_range(line + shift, added)} @@\n{body}"
        line, shift, group = line + removed, shift + added - removed, []


def _body(old: str, new: str, group: Sequence[Place], first: int, last: int) -> tuple[str, int, int]:
    """Return the lines of a hunk with their marks, and how many of them the old and the new text have."""
    lines: list[str] = []
    cursor = first
    for region in group:
        lines += _marked(" ", old[cursor : region.old_start])
        lines += _marked("-", old[region.old_start : region.old_end])
        lines += _marked("+", new[region.new_start : region.new_end])
        cursor = region.old_end
    lines += _marked(" ", old[cursor:last])
    marks = [line[0] for line in lines]
    return "".join(lines), len(lines) - marks.count("+"), len(lines) - marks.count("-")


def _marked(mark: str, text: str) -> Iterator[str]:
    """Yield the lines of a text behind a mark."""
    *lines, rest = text.split("\n")
    yield from (f"{mark}{line}\n" for line in lines)
    if rest:
        yield f"{mark}{rest}\n{NO_NEWLINE}"


def _back(text: str, offset: int, least: int) -> int:
    """Return where the context before a line start begins."""
    for _ in range(CONTEXT):
        if offset <= least:
            break
        offset = max(text.rfind("\n", least, offset - 1) + 1, least)
    return offset


def _forth(text: str, offset: int) -> int:
    """Return where the context behind a line start ends."""
    for _ in range(CONTEXT):
        offset = text.find("\n", offset) + 1 or len(text)
    return offset


def _range(before: int, count: int) -> str:
    """Return lines as `diff -u` writes them: the first, and how many if not one."""
    first = before + 1 if count else before
    return f"{first}" if count == 1 else f"{first},{count}"
