"""By what a finding is known again: its rule, its words and the words around it; no line number, no offset."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from newsclean.model import Finding, fact_of
from newsclean.report import Report

WORDS = 2  # on either side, as Harper's ignored lints have it: enough to tell two findings of a rule apart
AROUND = 80  # characters in which they are looked for
LONGEST = 500  # characters of a finding that count, so that many long ones cost no more than short ones


def fingerprint(report: Report, finding: Finding) -> str:
    """Return 32 hexadecimal digits that stay as they are when lines are added before or behind."""
    if finding.span is None:
        return _digest(finding.code)
    start, end = finding.span.start, finding.span.end
    before = report.source[max(0, start - AROUND) : start].split()[-WORDS:]
    inside = report.source[start : min(end, start + LONGEST)].split()
    behind = report.source[end : end + AROUND].split()[:WORDS]
    return _digest(finding.code, *(" ".join(words) for words in (before, inside, behind)))


class Numbered:
    """Makes the fingerprints of a run unique: with the path, the id of a record, and a number for equal ones."""

    def __init__(self) -> None:
        self._path = ""
        self._seen: Counter[str] = Counter()

    def of(self, report: Report, finding: Finding) -> str:
        """Return the next finding's fingerprint; findings of one file follow one another."""
        if report.path != self._path:
            self._path = report.path
            self._seen.clear()
        known = _digest(report.path, fact_of(report.facts, "id"), fingerprint(report, finding))
        self._seen[known] += 1
        return known if self._seen[known] == 1 else _digest(known, str(self._seen[known]))


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
