"""What the command line does with a batch of records: the work of `newsclean.records`, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsclean.cli.options import linter
from newsclean.writers.visible import visible

if TYPE_CHECKING:
    from newsclean.cli.repair import Repair
    from newsclean.cli.work import Task
    from newsclean.containers import Gap, Record
    from newsclean.corpus import Digest
    from newsclean.model import Finding
    from newsclean.records import CleanRecord
    from newsclean.report import Report


def checked(task: Task, entries: Iterable[Record | Gap]) -> tuple[tuple[Report, Digest], ...]:
    """Return the report of every record."""
    from newsclean.containers import Gap
    from newsclean.records import checked

    records = (entry for entry in entries if not isinstance(entry, Gap))
    return tuple(checked(linter(task.config), records, terms=_terms(task), path=task.target.name))


def cleaned(task: Task, *, unsafe: bool, boilerplate: bool) -> tuple[CleanRecord | Gap, ...]:
    """Return every record after repair, and what stands between records."""
    from newsclean.records import cleaned

    terms = _terms(task)._replace(unsafe=unsafe, boilerplate=boilerplate)
    entries = task.batch.entries if task.batch else ()
    return tuple(cleaned(linter(task.config), entries, terms=terms, path=task.target.name))


def read_again(task: Task, made: Iterable[CleanRecord | Gap]) -> Iterator[Record]:
    """Yield the records after repair as they are read now."""
    from newsclean.containers import Gap
    from newsclean.records import reread

    fields = task.config.fields
    return (reread(entry, fields) for entry in made if not isinstance(entry, Gap))


def repair(made: Iterable[CleanRecord | Gap], task: Task, *, as_utf8: bool = False) -> Repair:
    """Return a batch's repair; `as_utf8`, bytes that are no text are U+FFFD."""
    from newsclean.cli.repair import Repair
    from newsclean.cli.work import NOWHERE
    from newsclean.containers import Gap

    pieces = [
        (entry.raw, 0) if isinstance(entry, Gap) else (entry.written(as_utf8=as_utf8), entry.changes) for entry in made
    ]
    stamp = task.batch.stamp if task.batch else NOWHERE
    return Repair(b"".join(raw for raw, _ in pieces), sum(changes for _, changes in pieces), stamp)


def diff(made: Iterable[CleanRecord | Gap]) -> str:
    """Return what repair changes, as a unified diff for every text."""
    return "".join(result.diff(name=visible(result.path)) for _, _, result in _results(made))


def problems(made: Iterable[CleanRecord | Gap]) -> Iterator[Finding]:
    """Yield what is wrong with records, and with their repair."""
    from newsclean.containers import Gap

    for entry in made:
        if not isinstance(entry, Gap):
            yield from (entry.record.problem,) if entry.record.problem else ()
            yield from (problem for _, result in entry.results for problem in result.problems)


def provenance(made: Iterable[CleanRecord | Gap]) -> Iterator[dict[str, Any]]:
    """Yield every change as JSON-safe values, with its record and field."""
    for entry, name, result in _results(made):
        for change in result.provenance():
            yield {"record": entry.record.facts.get("id") or str(entry.record.number), "field": name, **change}


def _results(made: Iterable[CleanRecord | Gap]) -> Iterator[tuple[CleanRecord, str, Any]]:
    from newsclean.containers import Gap

    for entry in made:
        if not isinstance(entry, Gap):
            for name, result in entry.results:
                yield entry, name, result


def _terms(task: Task) -> Any:
    from newsclean.records import Terms
    from newsclean.sidecar import suppressions_beside

    general = task.config.suppressions_for(task.target.path)
    beside = () if task.is_stdin else suppressions_beside(task.target.path, check=task.config.known)
    return Terms(task.settings.lang, task.settings.published, (*general, *beside))
