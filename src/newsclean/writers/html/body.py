"""The text of an article with its findings marked, and beside each row what is said of them; long runs are folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsclean.report import Report
from newsclean.writers.html.escaping import language_attribute, shortened, shown
from newsclean.writers.html.manual import words
from newsclean.writers.html.marks import Numbered, Role, Row, marks, rows
from newsclean.writers.html.notes import Notes
from newsclean.writers.html.passages import Passage, passages
from newsclean.writers.html.prose import Painter

MAX_TEXT = 40_000  # characters of an article without findings; a long read has as many, a page of comments ten times
MAX_FOLDED = 60  # rows behind a fold
FEW = 3  # rows of one kind, one after another, that are not folded
CUT, MARKED, CLEAN = "cut", "marked", "clean"


class Body:
    """Writes the text of one article; `prefix` begins its anchors."""

    def __init__(self, report: Report, found: Sequence[Numbered], prefix: str) -> None:
        self.texts = passages(report)
        self.found = found
        self.rows = [rows(text, marks(text, found)) for text in self.texts]
        every = [mark for table in self.rows for row in table for mark in row.marks]
        self.placed = frozenset(mark.number for mark in every if mark.role is Role.FOUND)
        related = frozenset((mark.number, mark.order) for mark in every if mark.role is Role.RELATED)
        self.notes = Notes(report, self.texts, prefix, related)
        self.painter = Painter({each.number: each.severity for each in found}, prefix)
        self.left = MAX_TEXT

    def pieces(self) -> Iterator[str]:
        """Yield what is said of the whole text, and then each text."""
        yield self.notes.listed([each for each in self.found if each.number not in self.placed], is_placed=False)
        for text, table in zip(self.texts, self.rows, strict=True):
            if len(self.texts) > 1:
                yield f'<h4 class="field">{shown(shortened(text.name, 60))}</h4>'
            for state, group in groupby(table, key=_state):
                yield from self._group(text, state, list(group))

    def _group(self, text: Passage, state: str, group: list[Row]) -> Iterator[str]:
        if state == MARKED or len(group) <= FEW:
            yield from (self._row(text, row) for row in group if state == MARKED or self._has_room(row))
        elif state == CUT:
            yield self._folded_away(text, group)
        else:
            first, *between, last = group
            told = f"{len(between):,} paragraphs without findings"
            yield self._row(text, first) if self._has_room(first) else ""
            yield self._row_of(_fold(told, self._paragraphs(text, between), CLEAN), "")
            yield self._row(text, last) if self._has_room(last) else ""

    def _row(self, text: Passage, row: Row) -> str:
        return self._row_of(self._paragraph(text, row), self._notes([row]))

    def _row_of(self, written: str, notes: str) -> str:
        return f'<div class="row">{written}{notes}</div>\n'

    def _folded_away(self, text: Passage, group: list[Row]) -> str:
        """Return blocks that are taken out behind a fold; with them what is said of them, unless that is little."""
        begun = {number for row in group for number in _begins(row)}
        found = [each for each in self.found if each.number in begun]
        told = f"{len(group):,} blocks taken out"
        if len(found) <= FEW:
            return self._row_of(_fold(told, self._paragraphs(text, group), CUT), self._notes(group))
        rules = Counter(words(each.finding.name) for each in found)
        why = ", ".join(f"{shown(name)} {number:,}" for name, number in rules.most_common())
        kept = self._kept(group)
        inside = "".join((*(self._row(text, row) for row in kept), _left_out(len(group) - len(kept))))
        return _fold(f'{told} <span class="why">{why}</span>', inside, CUT)

    def _paragraphs(self, text: Passage, group: Sequence[Row]) -> str:
        kept = self._kept(group)
        return "\n".join((*(self._paragraph(text, row) for row in kept), _left_out(len(group) - len(kept))))

    def _kept(self, group: Sequence[Row]) -> list[Row]:
        """Return the rows of a fold that are written: the first ones, and those to which a link leads."""
        first = (place < MAX_FOLDED and self._has_room(row) for place, row in enumerate(group))
        return [row for row, is_kept in zip(group, first, strict=True) if is_kept or _is_target(row)]

    def _paragraph(self, text: Passage, row: Row) -> str:
        kind = f"{row.kind} cut" if row.is_cut else str(row.kind)
        return f'<p class="{kind}" dir="auto"{language_attribute(row.language)}>{self.painter.row(text.text, row)}</p>'

    def _notes(self, group: Sequence[Row]) -> str:
        """Return what is said of the findings that begin in these rows."""
        begun = {number for row in group for number in _begins(row)}
        cut = {mark.number for row in group if row.is_cut for mark in row.marks if mark.role is Role.CUT}
        return self.notes.listed([each for each in self.found if each.number in begun], cut=cut)

    def _has_room(self, row: Row) -> bool:
        """Tell whether the article may still grow by a row in which no finding begins."""
        self.left -= row.end - row.start
        return self.left >= 0


def _fold(told: str, inside: str, kind: str) -> str:
    return f'<details class="fold {kind}"><summary lang="en">{told}</summary>\n{inside}</details>\n'


def _left_out(number: int) -> str:
    return f'<p class="gap" lang="en">… and {number:,} more …</p>\n' if number else ""


def _begins(row: Row) -> set[int]:
    """Return the numbers of the findings that begin in a row."""
    return {mark.number for mark in row.marks if mark.role is Role.FOUND and mark.start >= row.start}


def _is_target(row: Row) -> bool:
    """Tell whether a link leads to a place in a row."""
    return any(mark.role in (Role.FOUND, Role.RELATED) and mark.start >= row.start for mark in row.marks)


def _state(row: Row) -> str:
    return CUT if row.is_cut else MARKED if row.marks else CLEAN
