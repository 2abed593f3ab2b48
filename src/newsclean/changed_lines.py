"""Which lines of which files a unified diff adds or changes, and which findings touch them; no git is asked."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newsclean.errors import UsageError
from newsclean.model import Finding, Span
from newsclean.report import Report
from newsclean.text.patches import Change, Patch

GIT = re.compile(rb"^diff --(?:git|cc|combined) ", re.MULTILINE)  # of modes and names only: nothing to look at
NO_DIFF = "is no unified diff; 'git diff --unified=0 > changes.patch' writes one"


@dataclass(frozen=True)
class ChangedLines:
    """The files of a patch, by their real path, with the new lines of each in order; None is all of a file."""

    files: dict[str, list[int] | None]

    def has(self, path: str) -> bool:
        """Tell whether a file is in the patch."""
        return os.path.realpath(path) in self.files

    def kept(self, report: Report, path: str) -> tuple[Finding, ...]:
        """Return the findings that touch a new line; those of the whole document stay, if it touches one or is a file.

        Lines are counted as a patch counts them: they end with a line feed and nothing else.
        """
        lines = self.files.get(os.path.realpath(path), [])
        if lines is None or not report.findings:
            return report.findings
        touched = _Touched(report, lines)
        return tuple(finding for finding in report.findings if touched.by(finding))


class _Touched:
    def __init__(self, report: Report, lines: list[int]) -> None:
        self._report = report
        self._lines = lines

    @cached_property
    def _ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self._report.source)]

    def by(self, finding: Finding) -> bool:
        """Tell whether a finding, or a place that belongs to it, touches one of the lines."""
        if finding.span is None:
            return not self._report.record or self._has(Span(0, len(self._report.source)))
        return any(self._has(span) for span in (finding.span, *finding.related))

    def _has(self, span: Span) -> bool:
        first = bisect_left(self._ends, span.start) + self._report.start.line
        last = bisect_left(self._ends, max(span.start, span.end - 1)) + self._report.start.line
        at = bisect_left(self._lines, first)
        return at < len(self._lines) and self._lines[at] <= last


def changed_lines(patch: bytes, *, name: str, folder: str = "") -> ChangedLines:
    """Return the changed lines that a patch tells; UsageError, by `name`, for what is no unified diff or is cut short.

    Its paths begin at `folder`; if that is empty, at the working folder or, as those of `git diff` do, at the top of
    the repository around it: where more of its files are.
    """
    changes = list(Patch(patch, name=name).changes())
    if patch.strip() and not changes and not GIT.search(patch):
        raise UsageError(f"{name}: {NO_DIFF}")
    homes = [folder] if folder else _homes()
    home = max(homes, key=lambda home: sum(bool(_path(home, each)) for each in changes))
    lines: defaultdict[str, set[int]] = defaultdict(set)
    whole: set[str] = set()
    for change in changes:
        if path := _path(home, change):
            lines[path].update(change.lines)
            whole |= {path} if change.is_whole else set()
    return ChangedLines({path: None if path in whole else sorted(new) for path, new in lines.items()})


def _path(home: str, change: Change) -> str:
    """Return the real path of a changed file, empty if there is none of its name."""
    paths = (os.path.join(home, name) for name in change.names.possible)  # noqa: PTH118 - the name as it stands
    return next((os.path.realpath(path) for path in paths if os.path.isfile(path)), "")  # noqa: PTH113 - any string


def _homes() -> list[str]:
    """Return the top of the repository and the working folder; which comes first wins if both would do."""
    here = Path.cwd()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return [str(top), str(here)]
