"""For programs: one JSON object for the whole run."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from newsclean import __version__
from newsclean.model import Severity
from newsclean.report import Report
from newsclean.writers.visible import UNSAFE

NAME = "json"
FOR_PEOPLE = False
VERSION = 1  # of the layout; a key may be added under the same number


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield the reports as they come, and their number by severity at the end."""
    lead = dumped({"v": VERSION, "tool": {"name": "newsclean", "version": __version__}})[:-1] + ', "files": ['
    counts: Counter[Severity] = Counter()
    files = 0
    for report in reports:
        yield f"{lead}\n{dumped(report.to_dict())}"
        counts.update(finding.severity for finding in report.findings)
        files += 1
        lead = ","
    summary = {"files": files, "findings": counts.total(), **{str(level): counts[level] for level in Severity}}
    yield f'{"" if files else lead}\n], "summary": {dumped(summary)}}}\n'


def array(groups: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield a JSON array of what all groups hold, a value a line: a piece for each group, and one that ends it."""
    lead = "[\n"
    for group in groups:
        rows = ",\n".join(map(dumped, group))
        yield lead + rows if rows else ""
        lead = ",\n" if rows else lead
    yield "[]" if lead == "[\n" else "\n]"


def dumped(value: Any) -> str:
    """Return JSON in readable Unicode, with an escape for what a terminal or a CI log would obey or hide.

    That occurs within strings only, where an escape says the same.
    """
    return UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\u{ord(character):04x}" if character.isascii() else json.dumps(character)[1:-1]
