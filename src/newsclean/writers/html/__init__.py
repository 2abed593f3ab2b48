"""For editors: a page to look at, with totals, tables, charts, and each article with its findings in place.

Totals come first in the page and are known last, so nothing is written before the end; what is kept till then has a
bound, whatever the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from newsclean.model import Severity
from newsclean.report import Report
from newsclean.writers.html import page
from newsclean.writers.html.article import article
from newsclean.writers.html.naming import place_of
from newsclean.writers.html.tables import Entry, entry
from newsclean.writers.html.totals import Totals
from newsclean.writers.html.worst import Worst

NAME = "html"
FOR_PEOPLE = False
MAX_IN_FULL = 200  # articles whose text is shown, those with the worst findings; a page of 50 has 1 MB
MAX_LISTED = 2000  # articles with findings that are rows of a table
MAX_CLEAN = 1000  # articles without findings that are named


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - pages have their own
    """Yield nothing until all reports are counted, then the page."""
    totals = Totals()
    listed: Worst[Entry] = Worst(MAX_LISTED)
    in_full: Worst[tuple[int, str]] = Worst(MAX_IN_FULL)
    clean: list[str] = []
    for number, report in enumerate(reports, 1):
        totals.add(report)
        if report.findings:
            listed.offer(_rank(report), partial(entry, report, number))
            in_full.offer(_rank(report), partial(_in_full, report, number))
        elif len(clean) < MAX_CLEAN:
            clean.append(place_of(report))
        yield ""
    yield page.head(totals)
    yield page.summary(totals)
    yield page.tables(totals)
    yield from page.articles(totals, listed, dict(in_full), clean)
    yield page.foot()


def _in_full(report: Report, number: int) -> tuple[int, str]:
    return number, article(report, number)


def _rank(report: Report) -> tuple[int, ...]:
    levels = [finding.severity for finding in report.findings]
    return tuple(levels.count(level) for level in Severity)
