"""What `newsclean clean` does: repair every file, and bring the clean text where it was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from newsclean.cli import rows, streams
from newsclean.cli.options import Settings
from newsclean.cli.progress import watched
from newsclean.cli.repair import Repair, cleaned, repair
from newsclean.cli.running import NO_FILES, Run
from newsclean.cli.search import Target
from newsclean.cli.work import Outcome, Task, outcomes, tasks
from newsclean.errors import NewscleanError, UsageError
from newsclean.files import replacing
from newsclean.sources import UNDECODABLE
from newsclean.writers.json import dumped
from newsclean.writers.visible import visible_name

DESTINATIONS = ("output", "in_place", "diff")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a run."""

    to: str
    images: bool
    links: bool
    unsafe: bool
    in_place: bool
    as_diff: bool
    is_shown: bool  # on standard output
    with_provenance: bool


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
        wish=Wish(
            to=_form(options),
            images=options["images"],
            links=options["links"],
            unsafe=options["unsafe"],
            in_place=options["in_place"],
            as_diff=options["diff"],
            is_shown=not options["output"] and not options["in_place"],
            with_provenance=options["provenance"] is not None,
        ),
    )
    results = watched(outcomes(work, todo, jobs=settings.jobs), len(todo), quiet=settings.quiet)
    with run.rewriting, _provenance(options["provenance"]) as record, closing(results):
        for outcome in results:
            if _is_brought(outcome, run, places.get(outcome.task.target.path, "")) and record and outcome.value:
                record.write(outcome.value.provenance.encode("utf-8", "backslashreplace"))
    return run.exit_code


def clean_text(task: Task, *, wish: Wish) -> Clean:
    """Return what becomes of a file, or of a batch of records."""
    if task.batch:
        return _clean_records(task, wish)
    made = cleaned(task, unsafe=wish.unsafe, boilerplate=True, to=wish.to, images=wish.images, links=wish.links)
    found = [f for f in made.result.problems if not (wish.in_place and f.code == UNDECODABLE)]
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    changes = made.result.provenance() if wish.with_provenance else []
    return Clean(
        text=made.diff() if wish.as_diff else ended(made.result.output, is_source=made.result.is_source),
        provenance=_lines({"path": task.target.name, **change} for change in changes),
        repair=repair(made) if wish.in_place else None,
        warning=f"{found[0].message}{more}" if found else "",
    )


def _clean_records(task: Task, wish: Wish) -> Clean:
    if wish.to not in ("text", "same"):
        raise UsageError(f"holds records, which stay records; --to {wish.to} is for files of one text")
    made = rows.cleaned(task, unsafe=wish.unsafe, boilerplate=True)
    problems = [f.message for f in rows.problems(made)]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    changes = rows.provenance(made) if wish.with_provenance else ()
    written = rows.repair(made, task, as_utf8=not wish.in_place)
    return Clean(
        text=rows.diff(made) if wish.as_diff else written.data.decode("utf-8", "replace"),
        provenance=_lines({"path": task.target.name, **change} for change in changes),
        repair=None if wish.as_diff or wish.is_shown else written,
        warning=f"{problems[0]}{more}" if problems else "",
    )


def ended(text: str, *, is_source: bool) -> str:
    """Return what is written to a file: what was made of a page ends its last line, a text ends as it ended."""
    return text if is_source or not text or text.endswith("\n") else f"{text}\n"


def _lines(changes: Iterable[Mapping[str, Any]]) -> str:
    return "".join(f"{dumped(change)}\n" for change in changes)


def _form(options: Mapping[str, Any]) -> str:
    """Return the form of the result; UsageError for one that cannot be where it is to go."""
    if not options["in_place"]:
        return str(options["to"])
    if options["to"] not in ("text", "same"):
        raise UsageError(f"--in-place leaves a file what it is; --to {options['to']} goes to -o DIR or standard output")
    return "same"


def _is_brought(outcome: Outcome[Clean], run: Run, place: str) -> bool:
    """Write a clean text into its file, into the output folder or to standard output; tell whether it is there."""
    task, target, made = outcome.task, outcome.task.target, outcome.value
    if made is None:
        run.rewriting.drop()
        run.complaints.add(outcome.error)
        return False
    try:
        if task.batch and made.repair:
            place = place or target.path
            run.rewriting.add(place, task.batch, made.repair, is_copy=place != target.path)
        elif made.repair:
            made.repair.write(target.path)
        elif place:
            _write(place, made.text)
        else:
            streams.show(made.text)
    except BrokenPipeError:
        raise
    except (OSError, NewscleanError) as error:
        run.rewriting.drop()
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
        place = str(Path(options["output"], unpacked(task)))
        if place in taken:
            raise UsageError(f"{taken[place]} and {task.target.path} would both become {place}; clean their folder")
        if os.path.realpath(place) in sources:
            raise UsageError(f"{place} would overwrite a source; --in-place does that safely")
        taken[place] = task.target.path
    return {path: place for place, path in taken.items()}


def unpacked(task: Task) -> str:
    """Return the name of a task's file in the output folder, where nothing is compressed."""
    name = task.target.below_root
    return name.removesuffix(".gz").removesuffix(".zst") if task.holds_records else name


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
