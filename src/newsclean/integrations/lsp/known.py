"""Findings that a baseline knows are not shown: an old archive is as quiet in the editor as on the command line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from newsclean.baseline import FILE_NAME, Baseline, Known, known_of
from newsclean.config import Config
from newsclean.files import Stamp
from newsclean.report import Report


class KnownFindings:
    """What is known of a file; each entry of its baseline holds back one finding."""

    def __init__(self, config: Config, path: str) -> None:
        baseline = _baseline(config) if path else None
        self._left = Counter(baseline.files.get(baseline.name_of(path), {})) if baseline else Counter[Known]()

    def without(self, report: Report) -> Report:
        """Return a report without what is known, report by report in reading order."""
        if not self._left:
            return report
        return replace(report, findings=tuple(each for each in report.findings if self._is_new(known_of(report, each))))

    def _is_new(self, known: Known) -> bool:
        is_new = self._left[known] <= 0
        self._left[known] -= 1
        return is_new


def _baseline(config: Config) -> Baseline | None:
    """Return the baseline that a configuration names, or that stands beside it; UsageError for a broken one."""
    if not config.path:
        return None
    path = Path(config.path).parent / (config.baseline or FILE_NAME)
    try:
        return _loaded(str(path), Stamp.of(path.stat()))
    except FileNotFoundError:
        return Baseline.load(str(path)) if config.baseline else None


@lru_cache(maxsize=8)
def _loaded(path: str, _stamp: Stamp) -> Baseline:
    return Baseline.load(path)
