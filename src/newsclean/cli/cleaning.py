"""What `newsclean clean` does: repair every file, and bring the clean text where it was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from newsclean.cli import streams
from newsclean.cli.checking import NO_FILES, Run
from newsclean.cli.options import Settings
from newsclean.cli.progress import watched
from newsclean.cli.repair import Repair, cleaned, repair
from newsclean.cli.search import Target
from newsclean.cli.work import Outcome, Task, outcomes, tasks
from newsclean.errors import NewscleanError, UsageError
from newsclean.files import replacing
from newsclean.linter import damage_findings
from newsclean.writers.json import dumped
from newsclean.writers.visible import visible_name

DESTINATIONS = ("output", "in_place", "diff")


@dataclass(frozen=True, slots=True)
class Clean:
    """What becomes of a file: its clean text (or the difference), its changes as JSON Lines, and what to warn of."""

    text: str
    provenance: str
    repair: Repair | None
    warning: str


def clean(paths: Iterable[str], settings: Settings, options: Mapping[str, Any]) -> int:
    """Clean files, and return the exit code."""
    if sum(bool(options[name]) for name in DESTINATIONS) > 1:
        raise UsageError("-o, --in-place and --diff each say where the result goes; give one of them")
    run = Run()
    todo = _without_output(tasks(paths, settings, run.complaints.add_of), options["output"])
    places = _places(todo, options)
    if not todo and not run.complaints and not settings.quiet:
        streams.note(NO_FILES)
    work = partial(
        clean_text,
        unsafe=options["unsafe"],
        in_place=options["in_place"],
        as_diff=options["diff"],
        with_provenance=options["provenance"] is not None,
    )
    results = watched(outcomes(work, todo, jobs=settings.jobs), len(todo), quiet=settings.quiet)
    with _provenance(options["provenance"]) as record, closing(results):
        for outcome in results:
            if _is_brought(outcome, run, places.get(outcome.task.target.path, "")) and record and outcome.value:
                record.write(outcome.value.provenance.encode("utf-8", "backslashreplace"))
    return run.exit_code


def clean_text(task: Task, *, unsafe: bool, in_place: bool, as_diff: bool, with_provenance: bool) -> Clean:
    """Return what becomes of a file."""
    made = cleaned(task, unsafe=unsafe, boilerplate=True)
    found = [*(() if in_place else damage_findings(made.decoded)), *made.result.problems]
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    changes = made.result.provenance() if with_provenance else []
    return Clean(
        text=made.diff() if as_diff else made.result.text,
        provenance="".join(dumped({"path": task.target.name, **change}) + "\n" for change in changes),
        repair=repair(made) if in_place else None,
        warning=f"{found[0].message}{more}" if found else "",
    )


def _is_brought(outcome: Outcome[Clean], run: Run, place: str) -> bool:
    """Write a clean text into its file, into the output folder or to standard output; tell whether it is there."""
    target, made = outcome.task.target, outcome.value
    if made is None:
        run.complaints.add(outcome.error)
        return False
    try:
        if made.repair:
            made.repair.write(target.path)
        elif place:
            _write(place, made.text)
        else:
            streams.show(made.text)
    except BrokenPipeError:
        raise
    except (OSError, NewscleanError) as error:
        run.complaints.add_of(Target(place) if place else target, error)
        return False
    for warning in filter(None, (made.warning, made.repair and made.repair.warning)):
        streams.note(f"warning: {visible_name(target.name)}: {warning}")
    return True


def _write(place: str, text: str) -> None:
    Path(place).parent.mkdir(parents=True, exist_ok=True)
    with replacing(place) as stream:
        stream.write(text.encode("utf-8", "backslashreplace"))


def _without_output(todo: list[Task], folder: str | None) -> list[Task]:
    """Return the tasks without what an earlier run wrote into the output folder, should it lie in a folder to clean."""
    if folder is None:
        return todo
    home = Path(folder).resolve()
    return [task for task in todo if not (task.target.root and Path(task.target.path).resolve().is_relative_to(home))]


def _places(todo: list[Task], options: Mapping[str, Any]) -> dict[str, str]:
    """Return the file in the output folder for each path; UsageError if one would be written twice, or is a source."""
    if options["output"] and any(task.data is not None and not task.settings.stdin_filename for task in todo):
        raise UsageError("-o needs a name for the text of standard input; --stdin-filename gives it")
    sources = {os.path.realpath(task.target.path) for task in todo}
    if options["provenance"] and os.path.realpath(options["provenance"]) in sources:
        raise UsageError(f"--provenance would overwrite {options['provenance']}, which is to be cleaned")
    if not options["output"]:
        _refuse_mixture(todo, options)
        return {}
    taken: dict[str, str] = {}
    for task in todo:
        place = str(Path(options["output"], task.target.below_root))
        if place in taken:
            raise UsageError(f"{taken[place]} and {task.target.path} would both become {place}; clean their folder")
        if os.path.realpath(place) in sources:
            raise UsageError(f"{place} would overwrite a source; --in-place does that safely")
        taken[place] = task.target.path
    return {path: place for place, path in taken.items()}


def _refuse_mixture(todo: list[Task], options: Mapping[str, Any]) -> None:
    if options["in_place"] and any(task.data is not None for task in todo):
        raise UsageError("--in-place needs files; standard input has no place to write to")
    if len(todo) > 1 and not options["in_place"] and not options["diff"]:
        raise UsageError(f"{len(todo)} texts would run together on standard output; give -o DIR, --in-place or --diff")


@contextmanager
def _provenance(path: str | None) -> Iterator[BinaryIO | None]:
    """Open the record of changes; nothing is left of it if the run fails."""
    if path is None:
        yield None
        return
    with replacing(path) as record:
        yield record
