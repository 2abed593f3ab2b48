"""What a run found in all: by severity, rule, source and language, and how it is spread over the articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import urlsplit

from newsclean.model import Finding, Safety, Severity, fact_of
from newsclean.report import Report
from newsclean.writers.html.measures import Quality
from newsclean.writers.visible import visible_name

MAX_HOST = 100  # characters


@dataclass(slots=True)
class RuleCount:
    """How often a rule found something, and in how many articles."""

    code: str
    name: str
    severity: Severity
    findings: int = 0
    articles: int = 0


@dataclass(slots=True)
class Group:
    """What was found in the articles that have something in common."""

    articles: int = 0
    clean: int = 0
    levels: Counter[Severity] = field(default_factory=Counter)

    def add(self, findings: tuple[Finding, ...]) -> None:
        """Count an article."""
        self.articles += 1
        self.clean += not findings
        self.levels.update(finding.severity for finding in findings)

    def __add__(self, other: Group) -> Group:
        return Group(self.articles + other.articles, self.clean + other.clean, self.levels + other.levels)

    @property
    def findings(self) -> int:
        """Return how many findings there are."""
        return self.levels.total()


@dataclass(slots=True)
class Totals:
    """Counts that grow with every report."""

    all: Group = field(default_factory=Group)
    files: int = 0
    repairs: Counter[Safety] = field(default_factory=Counter)
    rules: dict[str, RuleCount] = field(default_factory=dict)
    sources: dict[str, Group] = field(default_factory=dict)
    languages: dict[str, Group] = field(default_factory=dict)
    per_article: Counter[int] = field(default_factory=Counter)
    quality: Quality = field(default_factory=Quality)
    last_path: str | None = None

    def add(self, report: Report) -> None:
        """Count a report."""
        found = report.findings
        self.files += report.path != self.last_path
        self.last_path = report.path
        for group in (
            self.all,
            self.sources.setdefault(source_of(report), Group()),
            self.languages.setdefault(report.language, Group()),
        ):
            group.add(found)
        self.per_article[len(found)] += 1
        self.repairs.update(each.safety for each in found if each.edits)
        self.quality.add(report.measured)
        self._add_rules(found)

    def _add_rules(self, found: tuple[Finding, ...]) -> None:
        for each in found:
            rule = self.rules.setdefault(each.code, RuleCount(each.code, each.name, each.severity))
            rule.findings += 1
            rule.severity = max(rule.severity, each.severity, key=lambda level: level.rank)
        for code in {each.code for each in found}:
            self.rules[code].articles += 1


def source_of(report: Report) -> str:
    """Return where an article comes from: the site that it states, or else its folder."""
    try:
        host = urlsplit(fact_of(report.facts, "url")).hostname or ""
    except ValueError:  # no address
        host = ""
    if host and len(host) <= MAX_HOST:
        return host.removeprefix("www.")
    path = PurePath(report.path)
    folder = visible_name(str(path if report.record else path.parent))
    return "" if folder == "." else folder
