"""What the caller gets: a report of findings, and a clean text with every change on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from newsclean.errors import FindingsError
from newsclean.model import Document, Finding, Safety, Severity, Span
from newsclean.offsets import LineIndex, Replaced
from newsclean.text.unified import Place, unified_diff

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


@dataclass(frozen=True)
class Report:
    """The findings of one text, in reading order; spans are code points of `source`."""

    source: str = field(repr=False)
    findings: tuple[Finding, ...]
    language: str = "und"
    facts: tuple[tuple[str, str], ...] = ()
    path: str = ""
    encoding: str = "utf-8"

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

    def position(self, finding: Finding) -> tuple[int, int, int, int]:
        """Return line, column, end line and end column, from 1, columns in code points, end exclusive."""
        span = finding.span or Span(0, 0)
        return *self.lines.position(span.start), *self.lines.position(span.end)

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
            "language": self.language,
            "encoding": self.encoding,
            "metadata": {k: list(v) if isinstance(v, tuple) else v for k, v in self.metadata.items()},
            "findings": [self.finding_dict(finding) for finding in self.findings],
        }

    def finding_dict(self, finding: Finding) -> dict[str, Any]:
        """Return one finding as JSON-safe values; `span` counts code points, lines and columns from 1."""
        line, column, end_line, end_column = self.position(finding)
        return {
            "code": finding.code,
            "name": finding.name,
            "severity": str(finding.severity),
            "message": finding.message,
            "span": {"start": finding.span.start, "end": finding.span.end} if finding.span else None,
            "start": {"line": line, "column": column},
            "end": {"line": end_line, "column": end_column},
            "fix": _fix_dict(finding),
            "related": [{"start": span.start, "end": span.end} for span in finding.related],
        }


def _fix_dict(finding: Finding) -> dict[str, Any] | None:
    if not finding.edits:
        return None
    edits = [{"start": e.span.start, "end": e.span.end, "text": e.replacement} for e in finding.edits]
    return {"applicability": str(finding.safety), "edits": edits}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change was made."""

    code: str
    name: str
    message: str
    safety: Safety


class Action(StrEnum):
    """What a change did."""

    REMOVE = "remove"
    INSERT = "insert"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Change:
    """One place where the clean text differs from the source, and why."""

    action: Action
    source_span: Span
    output_span: Span
    before: str
    after: str
    reasons: tuple[Reason, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the rules that made it, sorted."""
        return tuple(sorted({reason.code for reason in self.reasons}))

    def to_dict(self) -> dict[str, Any]:
        """Return the change as JSON-safe values."""
        return {
            "action": str(self.action),
            "source_span": {"start": self.source_span.start, "end": self.source_span.end},
            "output_span": {"start": self.output_span.start, "end": self.output_span.end},
            "before": self.before,
            "after": self.after,
            "reasons": [
                {"code": r.code, "name": r.name, "message": r.message, "safety": str(r.safety)} for r in self.reasons
            ],
        }


@dataclass(frozen=True)
class CleanResult:
    """The clean text, with every change on record and reversible."""

    document: Document = field(repr=False)
    source: str = field(repr=False)
    facts: tuple[tuple[str, str], ...] = ()
    problems: tuple[Finding, ...] = ()
    path: str = ""
    encoding: str = "utf-8"
    recheck: Callable[[str], Report] | None = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """Return the clean text."""
        return self.document.text

    @property
    def language(self) -> str:
        """Return the language of the article, a BCP 47 tag or `und`."""
        return self.document.language

    @property
    def metadata(self) -> dict[str, str | tuple[str, ...]]:
        """Return what the text said of itself, facts of removed lines included."""
        return metadata((("language", self.language), *self.facts))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Return every change, in reading order."""
        return tuple(self._change(place) for place in self.document.patch.changes)

    def _change(self, place: Replaced) -> Change:
        after = self.text[place.new_start : place.new_end]
        action = Action.REMOVE if not after else Action.INSERT if not place.before else Action.REPLACE
        reasons = tuple(sorted((r for r in place.labels if isinstance(r, Reason)), key=lambda r: (r.code, r.message)))
        source = Span(*self.document.origin.span(place.old_start, place.old_end))
        return Change(action, source, Span(place.new_start, place.new_end), place.before, after, reasons)

    @property
    def removed(self) -> tuple[Change, ...]:
        """Return the changes that took out whole lines, with what they held."""
        return tuple(c for c in self.changes if c.action is Action.REMOVE and c.before.strip())

    @cached_property
    def report(self) -> Report:
        """Return the findings that are left in the clean text; computed when first asked for."""
        return self.recheck(self.text) if self.recheck else Report(self.text, self.problems, self.language)

    def revert(self, rules: Iterable[str] | None = None) -> str:
        """Return the text without the changes of `rules` (codes, names or code prefixes), or as it was read if None."""
        if rules is None:
            return self.document.patch.undone(self.text)
        wanted = tuple(rules)
        reasons = {r for place in self.document.patch.changes for r in place.labels if isinstance(r, Reason)}
        chosen = [r for r in reasons if r.name in wanted or r.code.startswith(tuple(w for w in wanted if w))]
        return self.document.patch.undone(self.text, labels=chosen)

    def source_offset(self, offset: int) -> int:
        """Return the source position of the clean text's character at `offset`."""
        return self.document.origin.start(self.document.patch.backward.start(offset))

    def output_offset(self, offset: int) -> int:
        """Return where the source's character at `offset` stands in the clean text, or where it was removed."""
        return min(self.document.patch.forward.start(offset), len(self.text))

    def diff(self) -> str:
        """Return a unified diff from the source to the clean text."""
        places = (Place(p.old_start, p.old_end, p.new_start, p.new_end) for p in self.document.patch.changes)
        return unified_diff(self.document.original, self.text, places, name=self.path or "text")

    def provenance(self) -> list[dict[str, Any]]:
        """Return every change as JSON-safe values."""
        return [change.to_dict() for change in self.changes]

    def to_dict(self) -> Mapping[str, Any]:
        """Return text, metadata and changes as JSON-safe values."""
        kept = {k: list(v) if isinstance(v, tuple) else v for k, v in self.metadata.items()}
        return {"path": self.path, "text": self.text, "metadata": kept, "changes": self.provenance()}
