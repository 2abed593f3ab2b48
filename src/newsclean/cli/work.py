"""The work of a run: tasks in, outcomes out, in order; one bad file, or one that kills its worker, stops no other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from newsclean.cli.complaints import worded
from newsclean.cli.formats import format_of
from newsclean.cli.options import STDIN, Settings, linter
from newsclean.cli.search import Search, Target
from newsclean.cli.streams import reason
from newsclean.config import Config
from newsclean.errors import ConfigError, NewscleanError, UsageError
from newsclean.files import Content, Stamp, read, read_stream
from newsclean.sources import holds_records
from newsclean.writers.visible import visible_name

if TYPE_CHECKING:
    from newsclean.cli.batches import Batch

T = TypeVar("T")
FILES_PER_WORKER = 4  # a process takes as long to start as it takes to read about that many articles
MAX_CHUNK = 8  # files handed to a process at once: the hand-over takes a tenth of the time of a short article
NOWHERE = Stamp(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to work on, with its configuration, or a batch of the records that it holds.

    `data` is what standard input held, `broken` why it cannot be done, `format` what it is read as (None: found out).
    """

    target: Target
    config: Config
    settings: Settings
    data: bytes | None = None
    broken: str = ""
    format: str | None = None
    batch: Batch | None = None

    @property
    def is_stdin(self) -> bool:
        """Tell whether it came by standard input."""
        return self.data is not None

    @property
    def holds_records(self) -> bool:
        """Tell whether the file holds many texts, and is worked on batch by batch."""
        return self.batch is None and holds_records(self.format)

    def content(self) -> Content:
        """Return the bytes to work on; raises what `files.read` raises."""
        if self.data is not None:
            return Content(self.data, NOWHERE)
        return read(self.target.path, limit=self.settings.max_bytes)


class Result(NamedTuple, Generic[T]):
    """A value, or an error told in a line."""

    value: T | None
    error: str = ""


def unknown(_task: Task) -> None:
    """Recall nothing."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of a task: a value, or an error told in a line."""

    task: Task
    value: T | None
    error: str = ""


def tasks(paths: Iterable[str], settings: Settings, complain_of: Callable[[Target, Exception], None]) -> list[Task]:
    """Return a task for each file that `paths` name, sorted by path, standard input first."""
    names = list(paths)
    found = [_stdin_task(settings)] if STDIN in names else []
    search = Search(settings.config_of, complain_of, settings.exclude, settings.force_exclude)
    targets = search.find(name for name in names if name != STDIN)
    return [*found, *(_task(target, settings) for target in targets)]


def _task(target: Target, settings: Settings, data: bytes | None = None) -> Task:
    try:
        config = settings.config_for(target.path)
    except ConfigError as error:
        return Task(target, Config(), settings, data, broken=str(error))
    return Task(target, config, settings, data, format=format_of(target.path, settings, config))


def _stdin_task(settings: Settings) -> Task:
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    task = _task(Target(settings.stdin_filename or "<stdin>"), settings, b"")
    if task.holds_records:  # they are read as they come
        return task
    try:
        return replace(task, data=read_stream(sys.stdin.buffer, limit=settings.max_bytes))
    except (OSError, NewscleanError) as error:
        raise UsageError(f"standard input: {reason(error)}") from error


def attempt(work: Callable[[Task], T], task: Task) -> Result[T]:
    """Return what came of a task, whatever happened."""
    if task.broken:
        return Result(None, task.broken)
    try:
        return Result(work(task))
    except Exception as error:
        if task.settings.debug and not isinstance(error, OSError | NewscleanError):
            raise
        return Result(None, worded(task.target, error, config=task.config.path))


def outcomes(
    work: Callable[[Task], T],
    todo: list[Task],
    *,
    jobs: int | None,
    recall: Callable[[Task], Result[T] | None] = unknown,
) -> Generator[Outcome[T], None, None]:
    """Yield what comes of each task, and of each batch of records, in order; processes share the work if it pays.

    `recall` gives what is known without work.
    """
    has_records = any(task.holds_records for task in todo)
    workers = min(jobs or _cores(), max(1, len(todo) // FILES_PER_WORKER))
    if jobs:  # the batches of one file are shared if that is asked for
        workers = jobs if has_records else min(jobs, len(todo) or 1)
    chunk = 1 if has_records else max(1, min(MAX_CHUNK, len(todo) // (workers * FILES_PER_WORKER)))
    pieces = iter(_in_batches(todo) if has_records else todo)
    for task in pieces:
        if known := recall(task):
            yield Outcome(task, *known)
        elif workers == 1:
            yield Outcome(task, *attempt(work, task))
        else:
            left = chain((task,), pieces)
            yield from _shared(partial(attempt, work), left, workers=workers, chunk=chunk, recall=recall)


def _shared(
    work: Callable[[Task], Result[T]],
    left: Iterator[Task],
    *,
    workers: int,
    chunk: int,
    recall: Callable[[Task], Result[T] | None],
) -> Iterator[Outcome[T]]:
    """Yield what comes of the tasks that are left; what all workers need is loaded before they part."""
    from newsclean.cli.pool import pooled

    first = next(left)
    with suppress(NewscleanError, OSError):  # who works on it tells
        linter(first.config)
    for task, result in pooled(work, chain((first,), left), workers, chunk=chunk, recall=recall):
        killed = f"{visible_name(task.target.name)}: the process that read it was killed"
        yield Outcome(task, *(result or Result(None, killed)))


def _in_batches(todo: Iterable[Task]) -> Iterator[Task]:
    from newsclean.cli.batches import batches

    for task in todo:
        if not task.holds_records or task.broken:
            yield task
            continue
        try:
            yield from (replace(task, batch=batch) for batch in batches(task))
        except (OSError, NewscleanError) as error:  # behind the last record that could be read
            yield replace(task, batch=None, broken=worded(task.target, error, config=task.config.path))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
