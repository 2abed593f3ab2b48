"""What a run of `check` has met, for its last line and its exit code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from newsclean.model import Safety, Severity
from newsclean.report import Report


@dataclass
class Tally:
    """Counts of files, findings and repairs; lives from the first file to the last line."""

    fails: bool = False
    fail_under: float | None = None
    poor: int = 0  # articles that score lower
    files: int = 0
    files_with_findings: int = 0
    files_fixed: int = 0
    places_fixed: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    _has_findings: bool = False
    _last: str | None = None
    _last_found: str | None = None
    _last_fixed: str | None = None
    fixes: Counter[Safety] = field(default_factory=Counter)

    def add(self, report: Report, *, fail_on: str) -> None:
        """Count a report; one finding of severity `fail_on` makes the run fail."""
        if self.fail_under is not None and report.measured and report.measured.score.value < self.fail_under:
            self.fails, self.poor = True, self.poor + 1
        if report.ok:
            return
        self.fails = self.fails or (fail_on != "never" and bool(report.at_least(fail_on)))
        self._has_findings = True
        self.severities.update(finding.severity for finding in report.findings)
        self.fixes.update(finding.safety for finding in report.findings if finding.edits)

    def add_file(self, path: str) -> None:
        """Count a file whose reports have been added; one of many batches counts once."""
        self.files += path != self._last
        self.files_with_findings += self._has_findings and path != self._last_found
        self._last, self._last_found = path, path if self._has_findings else self._last_found
        self._has_findings = False

    def add_repair(self, path: str, places: int) -> None:
        """Count a repaired file; one of many batches counts once."""
        if places:
            self.files_fixed += path != self._last_fixed
            self.places_fixed += places
            self._last_fixed = path

    def summary(self, *, known: int = 0) -> str:
        """Return what was fixed and found, and how much of it is known, in a line."""
        fixed = f"Fixed {_number(self.places_fixed, 'place')} in {_number(self.files_fixed, 'file')}. "
        head = fixed if self.places_fixed else ""
        tail = f" {_number(known, 'known finding')} in the baseline." if known else ""
        tail += f" {_number(self.poor, 'article')} below a score of {self.fail_under:g}." if self.poor else ""
        total = self.severities.total()
        if not total:
            return f"{head}No {'new ' if known else ''}findings in {_number(self.files, 'file')}.{tail}"
        levels = ", ".join(_number(self.severities[level], level) for level in Severity if self.severities[level])
        found = f"Found {_number(total, 'finding')} ({levels}) in {_number(self.files_with_findings, 'file')}."
        return f"{head}{found}{self._fixable()}{tail}"

    def _fixable(self) -> str:
        safe, unsafe = self.fixes[Safety.SAFE], self.fixes[Safety.UNSAFE]
        if safe and unsafe:
            return f" {safe:,} fixable with --fix, {unsafe:,} more with --unsafe-fixes."
        if safe or unsafe:
            return f" {safe or unsafe:,} fixable with --fix{'' if safe else ' --unsafe-fixes'}."
        return ""


def _number(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 or word == Severity.INFO else f"{number:,} {word}s"
