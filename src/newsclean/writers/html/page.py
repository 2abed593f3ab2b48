"""The page: head, totals, charts, tables, articles; one file that loads nothing and works without JavaScript."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from newsclean import __version__
from newsclean.model import Safety, Severity
from newsclean.writers.html import charts, quality
from newsclean.writers.html.escaping import language_attribute
from newsclean.writers.html.manual import words
from newsclean.writers.html.naming import LETTERS, language_name
from newsclean.writers.html.tables import LEVELS, Entry, by_article, by_language, by_rule, by_source
from newsclean.writers.html.totals import Totals
from newsclean.writers.html.worst import Worst

MAX_BARS = 8  # of a chart
MEANINGS = {
    Severity.ERROR: "damaged, or not the article",
    Severity.WARNING: "likely defects",
    Severity.INFO: "style and layout",
}
LEGEND = (
    '<p class="legend"><span><mark class="e">solid line</mark> error</span> <span><mark class="w">dashed</mark> warning'
    '</span> <span><mark class="i">dotted</mark> info</span> <span><del>struck through</del> is taken out</span> '
    '<span><abbr class="unseen" title="a label stands for a character that cannot be seen">U+200B</abbr> cannot be seen'
    "</span></p>\n"
)
FILTER = (
    '<form id="filter" hidden><label>Search <input type="search" name="words" autocomplete="off"></label> '
    '<label>Severity <select name="levels"><option value="">all</option></select></label> '
    '<label>Rule <select name="rules"><option value="">all</option></select></label> '
    '<label>Language <select name="language"><option value="">all</option></select></label> '
    '<output aria-live="polite"></output></form>\n'
)
PARTS = {"summary": "Summary", "rules": "Rules", "sources": "Sources", "quality": "Quality", "articles": "Articles"}


@cache
def asset(name: str) -> str:
    """Return a file that stands in the page."""
    return (files(__package__) / name).read_text("utf-8").replace("\r\n", "\n").strip()


def head(totals: Totals) -> str:
    """Return what stands before the first heading; the policy lets nothing run, load or be sent but our own."""
    style, script = asset("report.css"), asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    links = "".join(
        f'<a href="#{name}">{told}</a>' for name, told in PARTS.items() if name != "quality" or totals.quality.scores
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<title>newsclean report</title>\n<link rel="icon" href="data:,">\n<style>{style}</style>\n</head>\n<body>\n'
        '<a class="skip" href="#summary">Skip to the summary</a>\n'
        '<a class="skip" href="#articles">Skip to the articles</a>\n'
        '<header class="top"><p class="brand">newsclean</p>'
        f'<nav aria-label="Parts of the report">{links}</nav></header>\n<main>\n'
    )


def foot() -> str:
    """Return what ends the page."""
    return (
        f"</main>\n<footer>newsclean {__version__}</footer>\n<script>{asset('report.js')}</script>\n</body>\n</html>\n"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def summary(totals: Totals) -> str:
    """Return the totals, in words, in figures and as charts."""
    return (
        f'<section id="summary">\n<h1>{_headline(totals)}</h1>\n<p class="lead">{_repairs(totals)}</p>\n'
        f'<dl class="tiles">{"".join(_tiles(totals))}</dl>\n<div class="charts">{"".join(_charts(totals))}</div>\n'
        "</section>\n"
    )


def _headline(totals: Totals) -> str:
    every = totals.all
    if not every.articles:
        return "No article was checked"
    if not every.findings:
        return f"Nothing was found in {_many(every.articles, 'article')}"
    return (
        f"{_many(every.findings, 'finding')} in {every.articles - every.clean:,} of {_many(every.articles, 'article')}"
    )


def _repairs(totals: Totals) -> str:
    safe, unsafe = totals.repairs[Safety.SAFE], totals.repairs[Safety.UNSAFE]
    if not totals.all.findings:
        return "There is nothing to repair."
    doubtful = (
        f", and {_many(unsafe, 'more')} with <code>--unsafe-fixes</code> once you have looked at them" if unsafe else ""
    )
    return f"<code>newsclean check --fix</code> repairs {safe:,} of them{doubtful}."


def _tiles(totals: Totals) -> Iterator[str]:
    every = totals.all
    files = f"in {_many(totals.files, 'file')}" if totals.files != every.articles else "one a file"
    share = f"{100 * every.clean / every.articles:.0f} % without findings" if every.articles else ""
    yield _tile("Articles", every.articles, files)
    yield _tile("Clean", every.clean, share, kind="ok")
    for level, name in LEVELS.items():
        yield _tile(name, every.levels[level], MEANINGS[level], kind=LETTERS[level])


def _tile(name: str, value: int, told: str, *, kind: str = "") -> str:
    style = f"tile {kind}".rstrip()
    return f'<div class="{style}"><dt>{name}</dt><dd>{value:,}</dd><dd class="told">{told}</dd></div>'


def _charts(totals: Totals) -> Iterator[str]:
    if totals.all.findings:
        yield charts.figure("Most frequent", charts.bars("Most frequent", _rule_bars(totals)))
    if totals.all.articles:
        yield charts.figure(
            "Findings per article", charts.histogram("Articles by findings", charts.binned(totals.per_article))
        )
        yield charts.figure("Languages", charts.bars("Articles by language", _language_bars(totals)))


def _rule_bars(totals: Totals) -> list[charts.Bar]:
    most = sorted(totals.rules.values(), key=lambda rule: (-rule.findings, rule.code))[:MAX_BARS]
    return [charts.Bar(words(r.name), ((LETTERS[r.severity], r.findings),), f"{r.findings:,}") for r in most]


def _language_bars(totals: Totals) -> list[charts.Bar]:
    most = sorted(totals.languages.items(), key=lambda item: (-item[1].articles, item[0]))[:MAX_BARS]
    return [
        charts.Bar(
            language_name(name) if language_attribute(name) else "unknown",
            (("has", group.articles - group.clean), ("ok", group.clean)),
            f"{group.articles - group.clean:,} of {group.articles:,} with findings",
            tag=name if language_attribute(name) else "",
        )
        for name, group in most
    ]


def tables(totals: Totals) -> str:
    """Return the tables of rules, sources and languages, and what was measured."""
    rules = by_rule(totals.rules.values(), totals.all.articles) if totals.rules else "<p>No rule found anything.</p>\n"
    return (
        f'<section id="rules">\n<h2>By rule</h2>\n{rules}</section>\n<section id="sources">\n<h2>By source</h2>\n'
        f"{by_source(totals.sources)}<h2>By language</h2>\n{by_language(totals.languages)}</section>\n"
        f"{quality.section(totals.quality)}"
    )


def articles(totals: Totals, listed: Worst[Entry], shown: Mapping[int, str], clean: Sequence[str]) -> Iterator[str]:
    """Yield the table of articles, the names of those without findings, and each that is shown in full."""
    yield '<section id="articles">\n<h2>Articles</h2>\n'
    if shown:
        yield f"{FILTER}{by_article(listed, shown, has_score=bool(totals.quality.scores))}"
    if listed.seen > len(listed):
        yield _not_shown(listed.seen - len(listed), "listed")
    if clean:
        names = "".join(f"<li>{each}</li>\n" for each in clean)
        left = totals.all.clean - len(clean)
        more = f"<li>and {left:,} more</li>\n" if left else ""
        told = f"{_many(totals.all.clean, 'article')} without findings"
        yield f'<details class="names"><summary>{told}</summary><ul>\n{names}{more}</ul></details>\n'
    yield "</section>\n"
    if shown:
        yield '<section id="texts">\n<h2>Articles and what was found in them</h2>\n'
        yield f"{LEGEND}{_not_shown(listed.seen - len(shown), 'shown here')}"
        yield from shown.values()
        yield "</section>\n"


def _not_shown(number: int, where: str) -> str:
    told = f"{_many(number, 'article')} with fewer findings: counted above, not {where}."
    return f'<p class="left">{told}</p>\n' if number else ""


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1 and word != 'more')}"
