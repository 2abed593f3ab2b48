"""A row of text with its marks, as HTML; long stretches without any are cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from newsclean.model import Severity
from newsclean.writers.html.escaping import lines, pointed_at
from newsclean.writers.html.marks import Mark, Role, Row
from newsclean.writers.html.naming import LETTERS

LONGEST = 1600  # characters of a stretch that are shown whole; a long paragraph of a newspaper has 1,000
KEPT = 400  # of a longer one, on either side


class Painter:
    """Writes the rows of one article; `severities` are those of its findings by number, `prefix` begins its anchors."""

    def __init__(self, severities: Mapping[int, Severity], prefix: str) -> None:
        self.severities = severities
        self.prefix = prefix

    def row(self, text: str, row: Row) -> str:
        """Return the inside of a row."""
        removers = {mark.number for mark in row.marks if mark.role is Role.CUT} if row.is_cut else set()
        inside = [mark for mark in row.marks if mark.number not in removers or mark.role is Role.RELATED]
        written = "".join(self._pieces(text, row, inside))
        if not row.is_cut:
            return written
        whole = (mark.within(row.start, row.end) for mark in row.marks if mark.number in removers)
        labels = "".join(self.label(mark) for mark in whole if mark.has_number)
        return f"<del>{written}</del>{labels}"

    def label(self, mark: Mark) -> str:
        """Return the number of a finding, at its place; it leads to what is said of it."""
        severity = self.severities[mark.number]
        anchor = f' id="{self.prefix}-m{mark.number}"' if mark.role is Role.FOUND else ""
        told = f"finding {mark.number}, {severity}"
        link = f'href="#{self.prefix}-{mark.number}" aria-label="{told}"'
        return f'<a class="n {LETTERS[severity]}"{anchor} {link}>{mark.number}</a>'

    def _pieces(self, text: str, row: Row, marks: Iterable[Mark]) -> Iterator[str]:
        """Yield the stretches between the places where a mark begins or ends, and the numbers behind marks."""
        begun: dict[int, list[Mark]] = {}
        ended: dict[int, list[Mark]] = {}
        for mark in (mark.within(row.start, row.end) for mark in marks):
            begun.setdefault(mark.start, []).append(mark)
            ended.setdefault(mark.end, []).append(mark)
        start, end = _visible(text, row, begun, ended)
        active: dict[Mark, None] = {}
        points = sorted({start, end, *begun, *ended})
        for here, there in pairwise((*points, points[-1])):
            for mark in begun.get(here, ()):
                active[mark] = None
                yield self._anchor(mark)
            yield self._empty(begun.get(here, ()), here)
            for mark in ended.get(here, ()):
                active.pop(mark, None)
                yield self.label(mark) if mark.has_number else ""
            yield self._stretch(text[here:there], tuple(active))

    def _anchor(self, mark: Mark) -> str:
        is_target = mark.role is Role.RELATED and mark.begins
        return f'<span id="{self.prefix}-r{mark.number}-{mark.order}"></span>' if is_target else ""

    def _empty(self, marks: Iterable[Mark], here: int) -> str:
        """Return a mark for a finding between two characters."""
        own = [mark for mark in marks if mark.start == mark.end == here and mark.role is not Role.CUT]
        return f'<mark class="between {self._worst(own)}"></mark>' if own else ""

    def _stretch(self, piece: str, marks: tuple[Mark, ...]) -> str:
        if not piece:
            return ""
        show = pointed_at if marks else lines
        if len(piece) <= LONGEST:
            inside = show(piece)
        else:
            inside = f"{show(piece[:KEPT])}{gap(len(piece) - 2 * KEPT)}{show(piece[-KEPT:])}"
        if any(mark.role is Role.CUT for mark in marks):
            inside = f"<del>{inside}</del>"
        return f'<mark class="{self._worst(marks)}">{inside}</mark>' if marks else inside

    def _worst(self, marks: Iterable[Mark]) -> str:
        """Return the class of the worst of the findings; that of a place that one is compared with has its own."""
        own = [self.severities[mark.number] for mark in marks if mark.role is not Role.RELATED]
        return LETTERS[max(own, key=lambda each: each.rank)] if own else "r"


def gap(length: int) -> str:
    """Return what stands for characters that are left out."""
    return f' <span class="gap">… {length:,} characters …</span> '


def _visible(text: str, row: Row, *points: Iterable[int]) -> tuple[int, int]:
    """Return the row without the blanks at its ends, unless a mark stands in them."""
    piece = text[row.start : row.end]
    start = row.start + len(piece) - len(piece.lstrip())
    end = max(start, row.start + len(piece.rstrip()))
    marked = [point for each in points for point in each]
    return min((start, *marked)), max((end, *marked))
