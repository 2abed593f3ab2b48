"""What is said of each finding, beside the text: rule, message, repair, and places that belong to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newsclean.report import Report
from newsclean.writers.html.escaping import plain, shortened, shown
from newsclean.writers.html.manual import anchor, title
from newsclean.writers.html.marks import Numbered
from newsclean.writers.html.naming import LETTERS
from newsclean.writers.html.passages import Passage
from newsclean.writers.html.repairs import repair, trust

RELATED = 8  # places that are linked
LONGEST = 300  # characters of a message
LONGEST_CODE = 24


@dataclass(frozen=True, slots=True)
class Notes:
    """Writes what is said of the findings of one article; `related` are the anchors that its text has."""

    report: Report
    texts: Sequence[Passage]
    prefix: str
    related: Collection[tuple[int, int]] = ()  # number of the finding, order of the place

    def listed(self, found: Sequence[Numbered], *, cut: Collection[int] = (), is_placed: bool = True) -> str:
        """Return findings as a list: those in `cut` are struck through, those not `is_placed` are of the whole text."""
        items = "".join(self._note(each, is_cut=each.number in cut, is_placed=is_placed) for each in found)
        return f'<ol class="notes" lang="en" dir="ltr">{items}</ol>' if items else ""

    def _note(self, numbered: Numbered, *, is_cut: bool, is_placed: bool) -> str:
        number, finding = numbered
        letter = LETTERS[finding.severity]
        line, *_ = self.report.position(finding)
        back = f'<a class="n {letter}" href="#{self.prefix}-m{number}" aria-label="finding {number} in the text">'
        head = f"{back}{number}</a>" if is_placed else f'<span class="n {letter}">{number}</span>'
        rule = f'<a class="code" href="#{anchor(finding.code)}">{plain(shortened(finding.code, LONGEST_CODE))}</a>'
        where = f"line {line:,}" if finding.span else "whole text"
        facts = " · ".join(filter(None, (finding.severity, where, trust(finding, is_cut=is_cut))))
        return (
            f'<li id="{self.prefix}-{number}" class="{letter}"><p class="head">{head} <b>{title(finding.name)}</b> '
            f'{rule}</p><p class="message" dir="auto">{shown(shortened(finding.message, LONGEST))}</p>'
            f"{'' if is_cut else repair(self.report, self.texts, finding)}{self._related(numbered)}"
            f'<p class="where">{facts}</p></li>\n'
        )

    def _related(self, numbered: Numbered) -> str:
        """Return links to the places that a finding is compared with."""
        number, finding = numbered
        places = [
            f'<a href="#{self.prefix}-r{number}-{order}">line {self.report.place(place.start)[0]:,}</a>'
            for order, place in enumerate(finding.related, 1)
            if (number, order) in self.related
        ]
        left = f" and {len(places) - RELATED:,} more" if len(places) > RELATED else ""
        return f'<p class="see">Compare {", ".join(places[:RELATED])}{left}</p>' if places else ""
