"""`--metrics` and `--fail-under`: the numbers and the score of every article, computed where it is checked."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsclean.errors import UsageError

if TYPE_CHECKING:
    from newsclean.cli.looking import Checked
    from newsclean.cli.work import Task

# Formats that have no place for numbers; a plug-in's format may have one.
WITHOUT = frozenset(
    ("checkstyle", "concise", "github", "gitlab", "grouped", "junit", "markdown", "pretty", "rdjsonl", "sarif")
)


def is_wanted(options: Mapping[str, Any]) -> bool:
    """Tell whether articles are to be measured; UsageError if no output can show it, or if it cannot be."""
    if options["fail_under"] is not None and math.isnan(options["fail_under"]):
        raise UsageError("--fail-under takes a score from 0 to 100, got nan")
    names = {options["output_format"] or "pretty", *(name for name, _ in options["output"])}
    if options["metrics"] and (options["statistics"] or names <= WITHOUT):
        raise UsageError("--metrics goes into json, jsonl and html; --output-format json shows it")
    return options["metrics"] or options["fail_under"] is not None


def measured(look: Callable[[Task], Checked], task: Task) -> Checked:
    """Return what is found in a file or in a batch of records, with metrics and scores."""
    found = look(task)
    return replace(found, reports=tuple((report.with_measures(), digest) for report, digest in found.reports))


def unmeasured(look: Callable[[Task], Checked], task: Task) -> Checked:
    """Return what is found, without what measures would be taken of: it need not go to another process."""
    found = look(task)
    return replace(found, reports=tuple((replace(report, article=None), digest) for report, digest in found.reports))
