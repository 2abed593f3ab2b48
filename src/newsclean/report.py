"""What was found in a text: a report of findings with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.errors import FindingsError
from newsclean.metrics import Metrics, measure
from newsclean.metrics.article import Article
from newsclean.model import Finding, Severity, Span
from newsclean.offsets import LineIndex

if TYPE_CHECKING:
    from newsclean.score import Score

PLURAL_FACTS = frozenset(("languages", "tags", "byline"))  # facts a text may state several of


def metadata(facts: Iterable[tuple[str, str]]) -> dict[str, str | tuple[str, ...]]:
    """Return facts as a mapping, sorted by key; the first statement wins, plural facts become tuples."""
    found: dict[str, str | tuple[str, ...]] = {}
    for key, value in facts:
        if key in PLURAL_FACTS:
            known = found.get(key, ())
            found[key] = known if value in known else (*known, value)
        else:
            found.setdefault(key, value)
    return dict(sorted(found.items()))


class Start(NamedTuple):
    """Where a source begins in its file: line and column from 1, offset in code points."""

    line: int = 1
    column: int = 1
    offset: int = 0


FIRST = Start()


class Measured(NamedTuple):
    """The metrics and the score of an article, computed because somebody asked."""

    metrics: Metrics
    score: Score

    def to_dict(self) -> dict[str, Any]:
        """Return both as JSON-safe values; `not_measured` says why a metric is null."""
        return {
            "score": self.score.to_dict(),
            "metrics": self.metrics.to_dict(),
            "not_measured": self.metrics.reasons(),
        }


@dataclass(frozen=True)
class Report:
    """The findings of one text, in reading order; spans are code points of `source`.

    A record of a file that holds many has its `record` (its id, or else its number) and begins at `start` in the file;
    `fields` are the places of its texts.
    """

    source: str = field(repr=False)
    findings: tuple[Finding, ...]
    language: str = "und"
    facts: tuple[tuple[str, str], ...] = ()
    path: str = ""
    encoding: str = "utf-8"
    start: Start = FIRST
    record: str = ""
    fields: tuple[tuple[str, Span], ...] = ()
    article: Article | None = field(default=None, repr=False, compare=False)
    measured: Measured | None = field(default=None, repr=False, compare=False)  # what writers show

    @property
    def ok(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings

    @property
    def metadata(self) -> dict[str, str | tuple[str, ...]]:
        """Return what the text says of itself: published, section, byline, source, languages, tags."""
        return metadata((("language", self.language), *self.facts))

    @cached_property
    def lines(self) -> LineIndex:
        """Return the line index of the source."""
        return LineIndex(self.source)

    @property
    def metrics(self) -> Metrics:
        """Return the metrics of the article, boilerplate left out, by name; computed when first asked for."""
        return self.measured.metrics if self.measured else self._metrics

    @property
    def score(self) -> Score:
        """Return how sound the article is, from 0 to 100, and what takes points away."""
        return self.measured.score if self.measured else self._score

    @cached_property
    def _metrics(self) -> Metrics:
        return measure(self._article.prose, language=self.language)

    @cached_property
    def _score(self) -> Score:
        from newsclean.score import score

        return score(self.findings, self._article)

    @property
    def _article(self) -> Article:
        return self.article or Article.of_text(self.source)

    def with_measures(self) -> Report:
        """Return the report with its metrics and its score, for writers to show."""
        return replace(self, measured=Measured(self.metrics, self.score), article=None)

    def position(self, finding: Finding) -> tuple[int, int, int, int]:
        """Return line, column, end line and end column in the file, from 1, columns in code points, end exclusive."""
        span = finding.span or Span(0, 0)
        return *self.place(span.start), *self.place(span.end)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column in the file, from 1, of an offset in the source."""
        line, column = self.lines.position(offset)
        return line + self.start.line - 1, column + (self.start.column - 1 if line == 1 else 0)

    def field_of(self, finding: Finding) -> str:
        """Return the name of the record's field in which a finding stands; empty if it is in none."""
        at = finding.span.start if finding.span else -1
        return next((name for name, span in self.fields if span.start <= at <= span.end), "")

    def by_rule(self) -> dict[str, tuple[Finding, ...]]:
        """Return the findings grouped by code, codes sorted."""
        codes = sorted({finding.code for finding in self.findings})
        return {code: tuple(f for f in self.findings if f.code == code) for code in codes}

    def at_least(self, severity: str) -> tuple[Finding, ...]:
        """Return the findings of that severity or worse."""
        rank = Severity(severity).rank
        return tuple(finding for finding in self.findings if finding.severity.rank >= rank)

    def raise_for(self, severity: str = "error") -> None:
        """Raise FindingsError if a finding is that bad or worse."""
        if found := self.at_least(severity):
            line, column, *_ = self.position(found[0])
            where = f"{self.path or 'text'}:{line}:{column}"
            raise FindingsError(f"{len(found)} findings; the first at {where}: {found[0].code} {found[0].message}")

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON-safe values."""
        return {
            "path": self.path,
            **({"record": self.record} if self.record else {}),
            "language": self.language,
            "encoding": self.encoding,
            "metadata": {k: list(v) if isinstance(v, tuple) else v for k, v in self.metadata.items()},
            **(self.measured.to_dict() if self.measured else {}),
            "findings": [self.finding_dict(finding) for finding in self.findings],
        }

    def finding_dict(self, finding: Finding) -> dict[str, Any]:
        """Return one finding as JSON-safe values; spans count code points of the file, lines and columns from 1."""
        line, column, end_line, end_column = self.position(finding)
        return {
            "code": finding.code,
            "name": finding.name,
            "severity": str(finding.severity),
            "message": finding.message,
            **({"field": self.field_of(finding)} if self.fields else {}),
            "span": self._span_dict(finding.span) if finding.span else None,
            "start": {"line": line, "column": column},
            "end": {"line": end_line, "column": end_column},
            "fix": self._fix_dict(finding),
            "related": [self._span_dict(span) for span in finding.related],
        }

    def _span_dict(self, span: Span) -> dict[str, int]:
        return {"start": span.start + self.start.offset, "end": span.end + self.start.offset}

    def _fix_dict(self, finding: Finding) -> dict[str, Any] | None:
        if not finding.edits:
            return None
        edits = [{**self._span_dict(edit.span), "text": edit.replacement} for edit in finding.edits]
        return {"applicability": str(finding.safety), "edits": edits}
