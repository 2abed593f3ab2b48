"""Results as Markdown tables."""

import os
import platform
from collections.abc import Iterable, Sequence

from benchmarks.extraction import Comparison, PeerResult
from benchmarks.lines import FlavourResult, LineScore

OWN = "newsclean"
EXTRACTION = """\
Figures in %, macro over the data sets: F1, precision (P) and recall (R) of 4-token shingles, pages with an F1 below
60, pages without text. CPU milliseconds a page; peak memory of the peer's process in MB.
"""
LINES = """\
Precision (P), recall (R) and F1 of the kept lines in %, counted by line and by word, then F1 by line in the languages
with ten pages or more. CPU milliseconds a page.
"""
Rows = Iterable[Sequence[str]]


def markdown_table(head: Sequence[str], rows: Rows) -> str:
    """Return a table with the first column to the left and the others to the right."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, rule, *rows))


def extraction_report(comparison: Comparison) -> str:
    """Return the tables of a comparison of extractors: all figures, then F1 by data set."""
    parts = [
        f"# Main content: pages {sum(comparison.pages.values())}, data sets {len(comparison.pages)}\n",
        EXTRACTION,
        markdown_table(
            ("peer", "F1", "P", "R", "F1 < 60", "empty", "errors", "ms mean", "ms median", "ms p99", "MB"),
            map(_peer_row, comparison.peers),
        ),
        "F1 by data set (pages):\n",
        markdown_table(
            ("peer", *(f"{name} ({pages})" for name, pages in comparison.pages.items())),
            ([_label(peer), *(percent(peer.sets[name].f1) for name in comparison.pages)] for peer in comparison.peers),
        ),
        *(f"Not measured: {name} ({reason}).\n" for name, reason in comparison.missing.items()),
        f"{_machine()}.\n",
    ]
    return "\n".join(parts)


def lines_report(flavours: Iterable[FlavourResult]) -> str:
    """Return the tables of the rules for leftover text, one a flavour."""
    parts = [
        "# Leftover text: which lines belong to the article\n",
        LINES,
        *(f"## {flavour.name}: pages {flavour.pages}\n\n{_flavour_table(flavour)}" for flavour in flavours),
        f"{_machine()}.\n",
    ]
    return "\n".join(parts)


def percent(fraction: float) -> str:
    """Return a fraction in percent with one decimal."""
    return f"{100 * fraction:.1f}"


def _peer_row(peer: PeerResult) -> list[str]:
    score, speed = peer.score, peer.speed
    shares = (score.f1, score.precision, score.recall, score.bad, score.empty)
    times = [f"{value:.1f}" for value in (speed.mean, speed.median, speed.p99)] if speed else [""] * 3
    memory = f"{peer.rss:.0f}" if peer.rss else ""
    return [_label(peer), *map(percent, shares), str(len(peer.errors)), *times, memory]


def _label(peer: PeerResult) -> str:
    name = f"{peer.name} {peer.version}".strip()
    return f"**{name}**" if peer.name == OWN else name


def _flavour_table(flavour: FlavourResult) -> str:
    head = ("rule", *("P", "R", "F1") * 2, "ms", *(f"{lang} ({pages})" for lang, pages in flavour.languages.items()))
    rows = (
        [
            f"**{rule.name}**" if rule.name == OWN else rule.name,
            *_three(rule.by_line),
            *_three(rule.by_word),
            f"{rule.milliseconds:.1f}",
            *(percent(rule.languages[lang].f1) for lang in flavour.languages),
        ]
        for rule in flavour.rules
    )
    by = f"By line, then by word; {flavour.lines} lines, {percent(flavour.article_share)} % of them article.\n\n"
    return by + markdown_table(head, rows)


def _three(score: LineScore) -> list[str]:
    return [percent(value) for value in (score.precision, score.recall, score.f1)]


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
