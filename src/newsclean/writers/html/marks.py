"""Where a report's findings stand in a text, and the rows of text in which they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from newsclean.model import Finding, Kind, Safety, Severity, Span
from newsclean.rules import FAMILIES
from newsclean.writers.html.passages import Passage

MAX_PLACES = 400  # of a finding: a rule may gather those of a page
MAX_MARKS = 4000  # of an article
MAX_ROWS = 2000  # of a text; what stands behind is one row
BOILERPLATE = FAMILIES["boilerplate"]


class Role(StrEnum):
    """What a mark says of its place."""

    FOUND = "found"  # here the finding begins
    ALSO = "also"  # another place of it
    RELATED = "related"  # what it is compared with
    CUT = "cut"  # what its repair takes out


class Numbered(NamedTuple):
    """A finding with its number in the article."""

    number: int
    finding: Finding

    @property
    def severity(self) -> Severity:
        """Return how bad it is."""
        return self.finding.severity


class Mark(NamedTuple):
    """A stretch of text that a finding speaks of."""

    start: int
    end: int
    number: int
    role: Role
    order: int = 0  # among the places of its finding
    begins: bool = True  # here, and not in a row before

    def within(self, start: int, end: int) -> Mark:
        """Return the part that stands in a stretch."""
        return self._replace(start=max(self.start, start), end=min(self.end, end), begins=self.start >= start)

    @property
    def has_number(self) -> bool:
        """Tell whether the number of the finding stands behind it."""
        return self.begins and self.role in (Role.FOUND, Role.ALSO)


@dataclass(slots=True)
class Row:
    """A block and what stands behind it up to the next; `is_cut` if repair takes out all that can be seen of it."""

    start: int
    end: int
    kind: Kind = Kind.PARAGRAPH
    language: str = "und"
    marks: list[Mark] = field(default_factory=list)
    is_cut: bool = False


def marks(passage: Passage, found: Iterable[Numbered]) -> list[Mark]:
    """Return the marks of a text, in reading order."""
    every = (mark for each in found for mark in islice(_marks(passage, each), MAX_PLACES))
    return sorted(islice(every, MAX_MARKS))


def _marks(passage: Passage, numbered: Numbered) -> Iterator[Mark]:
    number, finding = numbered
    if finding.span is None or not passage.holds(finding.span.start):
        return
    yield _mark(passage, finding.span, number, Role.FOUND)
    repaired = sorted(edit.span for edit in finding.edits)
    is_boilerplate = finding.code.startswith(BOILERPLATE)
    for order, place in enumerate(finding.related, 1):
        if passage.holds(place.start):
            is_place = is_boilerplate or _touches(place, repaired)
            yield _mark(passage, place, number, Role.ALSO if is_place else Role.RELATED)._replace(order=order)
    if is_boilerplate:  # `clean` takes it out, be there an edit or not
        cuts: Iterable[Span] = (finding.span, *finding.related)
    else:
        cuts = (edit.span for edit in finding.edits if not edit.replacement and finding.safety is not Safety.DISPLAY)
    yield from (_mark(passage, place, number, Role.CUT) for place in cuts if passage.holds(place.start))


def _mark(passage: Passage, place: Span, number: int, role: Role) -> Mark:
    inside = passage.span(place)
    return Mark(inside.start, inside.end, number, role)


def _touches(place: Span, repaired: Sequence[Span]) -> bool:
    at = bisect_right(repaired, place)
    return any(place.overlaps(edit) for edit in repaired[max(0, at - 1) : at + 1])


def rows(passage: Passage, found: Sequence[Mark]) -> list[Row]:
    """Return the rows of a text with the marks that stand in each."""
    blocks = passage.blocks[:MAX_ROWS]
    starts = [0, *(block.start for block in blocks[1:])]
    ends = (*starts[1:], len(passage.text))
    made = [Row(start, end) for start, end in zip(starts, ends, strict=True)]
    for row, block in zip(made, blocks, strict=False):
        row.kind, row.language = block.kind, block.language
    for mark in found:
        first = bisect_right(starts, mark.start) - 1
        last = bisect_right(starts, max(mark.start, mark.end - 1)) - 1
        for row in made[first : last + 1]:
            row.marks.append(mark)
    for row in made:
        row.is_cut = _is_cut(passage.text, row)
    return made


def _is_cut(text: str, row: Row) -> bool:
    """Tell whether deletions cover all that can be seen of a row."""
    cursor = row.start
    for mark in row.marks:
        if mark.role is Role.CUT and mark.end > cursor:
            if text[cursor : mark.start].strip():
                return False
            cursor = mark.end
    return cursor > row.start and not text[cursor : row.end].strip()
