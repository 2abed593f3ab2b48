"""For programs: one JSON object for the whole run."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, TextIO

from newsclean import __version__
from newsclean.model import Severity
from newsclean.report import Report
from newsclean.writers.visible import CONTROLS, HIDDEN

NAME = "json"
VERSION = 1  # of the layout; a key may be added under the same number
UNSAFE = re.compile(f"[{CONTROLS}{HIDDEN}]")  # they occur within strings only, where an escape says the same


def write(reports: Iterable[Report], stream: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - no one looks at it
    """Write the reports as they come, and their number by severity at the end."""
    head = dumped({"v": VERSION, "tool": {"name": "newsclean", "version": __version__}})
    stream.write(f'{head[:-1]}, "files": [')
    counts: Counter[Severity] = Counter()
    files = 0
    for report in reports:
        stream.write((",\n" if files else "\n") + dumped(report.to_dict()))
        counts.update(finding.severity for finding in report.findings)
        files += 1
    summary = {"files": files, "findings": counts.total(), **{str(level): counts[level] for level in Severity}}
    stream.write(f'\n], "summary": {dumped(summary)}}}\n')


def dumped(value: Any) -> str:
    """Return JSON in readable Unicode, with an escape for what a terminal would obey or hide."""
    return UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"
