"""The tables of the page: findings by rule, by source, by language, and by article."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import NamedTuple

from newsclean.model import Severity
from newsclean.report import Report
from newsclean.writers.html.escaping import language_attribute, plain, shortened, shown
from newsclean.writers.html.manual import anchor, manual_page, summary, title
from newsclean.writers.html.naming import badge, language, place_of, tally, title_of
from newsclean.writers.html.totals import Group, RuleCount

MAX_GROUPS = 30  # sources or languages, those with most findings; the rest is one row
LONGEST_NAME = 120  # characters
LONGEST_CODE = 24
LEVELS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Info"}
COUNTED = (
    "Articles",
    "Clean",
    *LEVELS.values(),
    "Findings",
    "Share",
    "Score",
    "Least",
    "Median",
    "Most",
)  # columns of numbers


def table(label: str, columns: Iterable[str], bodies: Iterable[str]) -> str:
    """Return a table that scrolls by itself where it is too wide."""
    heads = "".join(f'<th scope="col"{_kind(name)}>{name}</th>' for name in columns)
    return (
        f'<div class="scroll" role="region" aria-label="{label}" tabindex="0"><table>\n'
        f"<thead><tr>{heads}</tr></thead>\n{''.join(bodies)}</table></div>\n"
    )


def by_rule(rules: Iterable[RuleCount], articles: int) -> str:
    """Return the table of rules, each with its manual page below it."""
    most = sorted(rules, key=lambda rule: (-rule.findings, rule.code))
    columns = ("Rule", "Findings", "Articles", "Share")
    return table("Findings by rule", columns, ("<tbody>\n", *(_rule(rule, articles) for rule in most), "</tbody>\n"))


def _rule(rule: RuleCount, articles: int) -> str:
    told, page = summary(rule.code, rule.name), manual_page(rule.code, rule.name)
    manual = f"<details><summary>{told}</summary><div>{page}</div></details>" if page else f"<p>{told}</p>" * bool(told)
    code = f'<span class="code">{shown(shortened(rule.code, LONGEST_CODE))}</span>'
    share = number(rule.articles, _share(rule.articles, articles))
    head = f"<p>{badge(rule.severity)} <b>{title(rule.name)}</b> {code}</p>"
    return (
        f'<tr id="{anchor(rule.code)}"><td><div class="rule">{head}{manual}</div></td>'
        f"{number(rule.findings)}{number(rule.articles)}{share}</tr>\n"
    )


def by_source(sources: Mapping[str, Group]) -> str:
    """Return the table of sites and folders."""
    return _grouped("Source", sources, lambda name: f"<bdi>{shown(shortened(name or 'no folder', LONGEST_NAME))}</bdi>")


def by_language(languages: Mapping[str, Group]) -> str:
    """Return the table of languages."""
    return _grouped("Language", languages, language)


def _grouped(kind: str, groups: Mapping[str, Group], name_of: Callable[[str], str]) -> str:
    columns = (kind, "Articles", "Clean", "Findings", *LEVELS.values())
    most = sorted(groups.items(), key=lambda item: (-item[1].findings, -item[1].articles, item[0]))
    rows = [_group(name_of(name), group) for name, group in most[:MAX_GROUPS]]
    if rest := [group for _, group in most[MAX_GROUPS:]]:
        rows.append(_group(f"{len(rest):,} more", sum(rest, Group())))
    return table(f"Findings by {kind.lower()}", columns, ("<tbody>\n", *rows, "</tbody>\n"))


def _group(name: str, group: Group) -> str:
    levels = "".join(number(group.levels[level]) for level in Severity)
    counts = f"{number(group.articles)}{number(group.clean)}{number(group.findings)}{levels}"
    return f'<tr><th scope="row">{name}</th>{counts}</tr>\n'


class Entry(NamedTuple):
    """A row of the table of articles, in pieces of HTML."""

    number: int
    known: str  # what it can be found by
    name: str
    place: str
    cells: str
    score: float | None
    findings: int


def by_article(entries: Iterable[Entry], in_full: Container[int], *, has_score: bool) -> str:
    """Return the table of articles; the title of one whose text is shown leads there."""
    columns = ("Article", "Language", "Severity", *(["Score"] if has_score else []), "Findings")
    rows = (_article(each, is_shown=each.number in in_full, has_score=has_score) for each in entries)
    return table("Articles with findings", columns, ("<tbody>\n", *rows, "</tbody>\n"))


def entry(report: Report, place: int) -> Entry:
    """Return what the table of articles says of a report."""
    name = f'{language_attribute(report.language)} dir="auto">{shown(title_of(report))}'
    codes = " ".join(sorted({anchor(finding.code) for finding in report.findings}))
    levels = " ".join(sorted({str(finding.severity) for finding in report.findings}))
    known = (
        f'data-article="{place}" data-rules="{codes}" data-levels="{levels}" data-language="{plain(report.language)}"'
    )
    cells = f"<td>{language(report.language)}</td><td>{tally(report.findings)}</td>"
    score = report.measured.score.value if report.measured else None
    return Entry(place, known, name, place_of(report), cells, score, len(report.findings))


def _article(row: Entry, *, is_shown: bool, has_score: bool) -> str:
    told = f"{row.score:g}" if row.score is not None else "–"
    numbers = (number(row.score or 0.0, told) if has_score else "") + number(row.findings)
    name = f'<a href="#a{row.number}"{row.name}</a>' if is_shown else f"<span{row.name}</span>"
    head = f'<th scope="row">{name}<span class="path">{row.place}</span></th>'
    return f"<tr {row.known}>{head}{row.cells}{numbers}</tr>\n"


def number(value: float, told: str = "") -> str:
    """Return a cell with a number, and how it is told if that is not its digits."""
    kind = "num" if value else "num zero"
    return f'<td class="{kind}" data-value="{value}">{told or f"{value:,}"}</td>'


def _share(part: int, whole: int) -> str:
    percent = 100 * part / max(whole, 1)
    return "under 1 %" if 0 < percent < 1 else f"{percent:.0f} %"


def _kind(name: str) -> str:
    return ' class="num"' if name in COUNTED else ""
