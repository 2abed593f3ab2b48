"""Inline markup: which words of a line are stressed, linked or otherwise marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from newsclean.readers.html.attributes import parsed
from newsclean.renderers.outline.addresses import LINKED, address
from newsclean.renderers.outline.nodes import Node

# Elements that mark words, under the name they are written with: one for what means the same.
MARKS = {
    **{name: name for name in ("a", "em", "strong", "sub", "sup", "q", "cite", "abbr", "mark")},
    **{name: name for name in ("small", "time", "code")},
    "i": "em", "b": "strong", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
FOLDED = " \t\n\f\r"  # white space as HTML folds it; other spaces are the text's own
MAX_STATED = 200  # characters of a title or date in an attribute


class Event(NamedTuple):
    """A tag of inline markup, by places in the source."""

    name: str
    is_end: bool
    attributes: str
    start: int
    end: int
    is_spaced: bool = False  # white space follows in the source
    link: str = ""  # the attributes of the link around it


class Mark(NamedTuple):
    """What a stretch of words is marked as."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()


class Run(NamedTuple):
    """Words, or a picture, under the same marks, the outermost first."""

    content: str | Node
    marks: tuple[Mark, ...] = ()

    @property
    def is_space(self) -> bool:
        """Tell whether it is white space only."""
        return isinstance(self.content, str) and not self.content.strip(FOLDED)


class Marks:
    """The marks that are open at a place; elements that overlap need no care, as a set of marks is always nested."""

    def __init__(self, base: str, *, links: bool) -> None:
        self._base = base
        self._links = links
        self._open: dict[str, tuple[Mark, int]] = {}
        self.now: tuple[Mark, ...] = ()

    def clear(self) -> None:
        """Close everything, as the end of a block does."""
        self._open.clear()
        self.now = ()

    def take(self, event: Event) -> None:
        """Open or close what a tag says."""
        name = MARKS[event.name]
        mark, count = self._open.get(name, (None, 0))
        if event.is_end:
            self._close(name, mark, count)
        elif name == "a" or mark is None:  # a link ends the one before it
            self._open.pop(name, None)
            if opened := self._mark(name, event.attributes):
                self._open[name] = opened, 1
        else:
            self._open[name] = mark, count + 1
        self.now = tuple(mark for mark, _ in self._open.values())

    def _close(self, name: str, mark: Mark | None, count: int) -> None:
        if mark is not None and count > 1:
            self._open[name] = mark, count - 1
        else:
            self._open.pop(name, None)

    def _mark(self, name: str, raw: str) -> Mark | None:
        if name == "a":
            goal = address(parsed(raw).get("href", ""), self._base, schemes=LINKED) if self._links else ""
            return Mark("a", (("href", goal),)) if goal else None
        if name == "abbr":
            return Mark(name, _stated(parsed(raw), "title"))
        if name == "time":
            when = _stated(parsed(raw), "datetime")
            return Mark(name, when) if when else None
        return Mark(name)


def _stated(attributes: Mapping[str, str], name: str) -> tuple[tuple[str, str], ...]:
    value = " ".join(attributes.get(name, "").split())
    return ((name, value),) if 0 < len(value) <= MAX_STATED and value.isprintable() else ()


def grown(runs: list[Run]) -> list[Node | str]:
    """Return runs as a tree; white space at the edge of a mark stands outside of it."""
    if len(runs) == 1 and not runs[0].marks:  # most lines
        return [runs[0].content]
    return _grown(list(_trimmed(runs)), 0)


def _grown(runs: list[Run], depth: int) -> list[Node | str]:
    grown: list[Node | str] = []
    for mark, group in groupby(runs, lambda run: run.marks[depth] if len(run.marks) > depth else None):
        if mark is not None:
            grown.append(Node(mark.name, dict(mark.attributes), _grown(list(group), depth + 1)))
            continue
        for content in (run.content for run in group):
            if isinstance(content, str) and grown and isinstance(grown[-1], str):
                grown[-1] += content
            else:
                grown.append(content)
    return grown


def _trimmed(runs: list[Run]) -> Iterator[Run]:
    """Yield the runs with white space at their edges under the marks that both neighbours share."""
    parts = [part for run in runs for part in _parts(run)]
    following: tuple[Mark, ...] = ()
    behind: list[tuple[Mark, ...]] = []  # the marks of the next words, for each part
    for part in reversed(parts):
        behind.append(following)
        following = following if part.is_space else part.marks
    before: tuple[Mark, ...] = ()
    for part, after in zip(parts, reversed(behind), strict=True):
        if part.is_space:
            yield Run(part.content, _shared(before, after))
        else:
            before = part.marks
            yield part


def _parts(run: Run) -> Iterator[Run]:
    """Yield the white space before the words, the words, and the white space behind them."""
    if not isinstance(run.content, str):
        yield run
        return
    words = run.content.strip(FOLDED)
    if not words:
        yield run
        return
    start = len(run.content) - len(run.content.lstrip(FOLDED))
    for part in (run.content[:start], words, run.content[start + len(words) :]):
        if part:
            yield Run(part, run.marks)


def _shared(one: tuple[Mark, ...], other: tuple[Mark, ...]) -> tuple[Mark, ...]:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return one[:count]
