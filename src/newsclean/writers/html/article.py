"""An article as a section of the page: what it is, what was found, its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.model import Finding
from newsclean.report import Report
from newsclean.writers.html.body import Body
from newsclean.writers.html.escaping import language_attribute, shortened, shown
from newsclean.writers.html.marks import Numbered
from newsclean.writers.html.naming import language, place_of, tally, title_of
from newsclean.writers.html.scores import of_article

MAX_FINDINGS = 100  # of an article that are shown in its text, the worst first; the rest is counted
LONGEST_FACT = 160  # characters
FACTS = ("published", "modified", "byline", "section", "source", "site_name", "tags", "url", "languages", "id")


def article(report: Report, number: int) -> str:
    """Return the section of an article; `number` makes its anchors."""
    prefix = f"a{number}"
    found = numbered(report.findings)
    own = language_attribute(report.language)
    left = len(report.findings) - len(found)
    more = f'<p class="left">{left:,} more findings are counted above and not shown here.</p>' if left else ""
    body = "".join(Body(report, found, prefix).pieces())
    return (
        f'<article id="{prefix}" aria-labelledby="{prefix}-t">\n<header><h3 id="{prefix}-t" dir="auto"{own}>'
        f'{shown(title_of(report))}</h3>\n<p class="about"><span class="path">{place_of(report)}</span> '
        f"{language(report.language)} {tally(report.findings)}</p>\n{''.join(_facts(report))}"
        f"{of_article(report.measured)}"
        f'<a class="back" href="#articles">All articles</a></header>\n{more}'
        f'<div class="text"{own}>\n{body}</div>\n</article>\n'
    )


def numbered(findings: Sequence[Finding]) -> list[Numbered]:
    """Return the findings that are shown, in reading order: all, or the worst."""
    by_severity = sorted(range(len(findings)), key=lambda index: (-findings[index].severity.rank, index))
    return [Numbered(number, findings[index]) for number, index in enumerate(sorted(by_severity[:MAX_FINDINGS]), 1)]


def _facts(report: Report) -> Iterator[str]:
    """Yield what the article states of itself."""
    stated = report.metadata
    rows = [(key, stated[key]) for key in FACTS if stated.get(key)]
    if rows:
        yield '<dl class="facts">'
        for key, value in rows:
            told = shortened(value if isinstance(value, str) else ", ".join(value), LONGEST_FACT)
            yield f'<div><dt>{key.replace("_", " ")}</dt><dd dir="auto">{shown(told)}</dd></div>'
        yield "</dl>\n"
