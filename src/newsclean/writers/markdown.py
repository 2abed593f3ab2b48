"""For the summary page of a CI run, or a comment: what was found, by rule, and the first places, as Markdown tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from newsclean.model import Finding, Severity
from newsclean.report import Report
from newsclean.writers.excerpt import message
from newsclean.writers.visible import shortened, visible, visible_name

NAME = "markdown"
FOR_PEOPLE = False
LISTED = 100  # places; GitHub takes a summary of 1 MiB a step, and nobody reads further
LONGEST_PATH = 200  # columns
# Whatever could begin markup, a link or a cell is a character reference, which "cannot be used in place of symbols
# indicating structure" (CommonMark 0.31, section 2.5); a bare address is no link without its colon or dot.
MARKUP = re.compile(r"""[&<>"'`*_{}\[\]()#+!|~\\:$^=]|(?<=www)\.""", re.IGNORECASE)
MENTION = "<code>&#64;</code>"  # GitHub tells the user of that name, reference or not, unless it is code


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield nothing until all reports are counted, then the summary."""
    rules: Counter[tuple[str, str, Severity]] = Counter()
    files = 0
    places: list[str] = []
    last = None
    for report in reports:
        files += report.path != last
        last = report.path
        rules.update((finding.code, finding.name, finding.severity) for finding in report.findings)
        places += (_place(report, finding) for finding in report.findings[: LISTED - len(places)])
        yield ""
    yield "## newsclean\n\n" + _counts(rules, files) + _rules(rules) + _places(places, rules.total())


def escaped(text: str) -> str:
    """Return visible text as a Markdown cell that shows it and does nothing."""
    return MARKUP.sub(lambda match: f"&#{ord(match[0])};", text).replace("@", MENTION)


def _counts(rules: Counter[tuple[str, str, Severity]], files: int) -> str:
    levels = {level: sum(n for (*_, own), n in rules.items() if own is level) for level in Severity}
    told = ", ".join(f"{number} {level}" for level, number in levels.items() if number)
    return f"Findings: {rules.total()}{told and f' ({told})'}. Files: {files}.\n"


def _rules(rules: Counter[tuple[str, str, Severity]]) -> str:
    rows = sorted(rules.items(), key=lambda row: (-row[1], row[0]))
    return _table(("rule", "name", "severity", "findings"), (_row(*rule, str(number)) for rule, number in rows))


def _places(places: list[str], total: int) -> str:
    left = f"\nNot listed: {total - len(places)}.\n" if total > len(places) else ""
    return _table(("place", "severity", "rule", "message"), places) + left


def _place(report: Report, finding: Finding) -> str:
    line, column, *_ = report.position(finding)
    place = f"{shortened(visible_name(report.path), LONGEST_PATH)}:{line}:{column}"
    return _row(place, finding.severity, finding.code, message(finding))


def _row(*cells: str) -> str:
    return f"| {' | '.join(escaped(visible(cell)) for cell in cells)} |\n"


def _table(head: tuple[str, ...], rows: Iterable[str]) -> str:
    """Return a table, or nothing for no rows."""
    body = "".join(rows)
    return f"\n{_row(*head)}|{'---|' * len(head)}\n{body}" if body else ""
