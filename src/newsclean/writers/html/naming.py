"""What articles, languages and severities are called on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from newsclean.lexicon import languages, lexicon
from newsclean.model import Finding, Severity
from newsclean.report import Report
from newsclean.writers.html.escaping import file_name, language_attribute, shortened, shown
from newsclean.writers.visible import visible_name

LETTERS = {Severity.ERROR: "e", Severity.WARNING: "w", Severity.INFO: "i"}  # classes, and on the page letters
LONGEST_TITLE = 160  # characters
LONGEST_RECORD = 160


def badge(severity: Severity) -> str:
    """Return the letter of a severity."""
    letter = LETTERS[severity]
    return f'<span class="s {letter}" role="img" aria-label="{severity}">{letter.upper()}</span>'


def title_of(report: Report) -> str:
    """Return the headline of an article, or what else it can be called by."""
    stated = report.metadata.get("title", "")
    headline = " ".join(stated.split()) if isinstance(stated, str) else ""
    return shortened(headline or report.record or visible_name(PurePath(report.path).name) or "text", LONGEST_TITLE)


def place_of(report: Report) -> str:
    """Return path and record of an article, as HTML."""
    record = f" · {shown(shortened(report.record, LONGEST_RECORD))}" if report.record else ""
    return f"<bdi>{file_name(report.path)}</bdi>{record}"


def language(tag: str) -> str:
    """Return the name of a language; our script knows those that no word list names."""
    return f'<span class="tag" data-tag="{tag}">{language_name(tag)}</span>' if language_attribute(tag) else "unknown"


def language_name(tag: str) -> str:
    """Return the English name of a language that has word lists, the tag of another."""
    return lexicon(tag).name if tag in languages() else tag


def tally(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity that occurs."""
    counts = Counter(finding.severity for finding in findings)
    told = (f"<span>{badge(level)} {counts[level]:,}</span>" for level in Severity if counts[level])
    return f'<span class="tally">{" ".join(told)}</span>'
