"""What is done with one file, or one batch of records, be it in another process: look at it, repair it, compare.

Rules and readers are loaded when a file is looked at: a run whose files are all known does without.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsclean.cli.options import linter
from newsclean.cli.work import Task

if TYPE_CHECKING:
    from newsclean.cli.repair import Repair
    from newsclean.corpus import Digest
    from newsclean.report import Report


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a file or a batch of records, as it is or as it is after its repair."""

    reports: tuple[tuple[Report, Digest], ...]
    repair: Repair | None = None


def looked_at(task: Task, data: bytes | None = None) -> Checked:
    """Return what is found in a file, whose bytes may have been read, or in a batch of records."""
    from newsclean.cli import rows

    if task.batch:
        return Checked(rows.checked(task, task.batch.entries))
    return _checked(task, task.content().data if data is None else data)


def fixed(task: Task, *, unsafe: bool) -> Checked:
    """Return what is left in a file or in a batch of records after repair, and the repair."""
    from newsclean.cli import rows
    from newsclean.cli.repair import cleaned, repair

    if task.batch:
        made = rows.cleaned(task, unsafe=unsafe, boilerplate=False)
        return Checked(rows.checked(task, rows.read_again(task, made)), rows.repair(made, task))
    repaired = repair(cleaned(task, unsafe=unsafe, boilerplate=False))
    return replace(_checked(task, repaired.data), repair=repaired)


def diff(task: Task, *, unsafe: bool, boilerplate: bool) -> str:
    """Return what repair would change, as a unified diff."""
    from newsclean.cli import rows
    from newsclean.cli.repair import cleaned

    if task.batch:
        return rows.diff(rows.cleaned(task, unsafe=unsafe, boilerplate=boilerplate))
    return cleaned(task, unsafe=unsafe, boilerplate=boilerplate).diff()


def _checked(task: Task, data: bytes) -> Checked:
    from newsclean.cli.repair import text_of
    from newsclean.corpus import digest

    settings = task.settings
    report = linter(task.config).check(
        text_of(task, data), lang=settings.lang, published=settings.published, path=task.target.name
    )
    return Checked(((report, digest(report.source)),))
