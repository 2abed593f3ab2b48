"""Files of records, a batch at a time: read in order, worked on by all cores, written back whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from newsclean.errors import NewscleanError
from newsclean.files import Stamp, Unchanged, opened, replacing

if TYPE_CHECKING:
    from newsclean.cli.repair import Repair
    from newsclean.cli.work import Task
    from newsclean.containers import Gap, Record, RecordFile

MAX_RECORDS = 1000  # of a batch: enough to hide the cost of the hand-over to another process
MAX_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Records (and what stands between them) that follow one another; the last of a file says so."""

    entries: tuple[Record | Gap, ...]
    packing: Mapping[str, str]  # compression and encoding of the file
    stamp: Stamp
    is_first: bool = False
    is_last: bool = False


def batches(task: Task) -> Iterator[Batch]:
    """Yield the records of a task's file, some at a time; raises what opening and decompressing it raises."""
    from newsclean.containers import open_records

    fields, limit = task.config.fields, task.settings.max_bytes
    with _opened(task) as (stream, stamp), open_records(
        stream, container=task.format, fields=fields, limit=limit
    ) as file:  # fmt: skip
        packing = {"compression": file.compression, "encoding": file.encoding}
        is_first = True
        for entries, is_last in _grouped(file):
            yield Batch(entries, packing, stamp, is_first=is_first, is_last=is_last)
            is_first = False


@contextmanager
def _opened(task: Task) -> Iterator[tuple[BinaryIO, Stamp]]:
    if task.is_stdin:
        yield sys.stdin.buffer, Stamp(0, 0, 0, 0)
        return
    with opened(task.target.path) as (stream, state):
        yield stream, Stamp.of(state)


def _grouped(file: RecordFile) -> Iterator[tuple[tuple[Record | Gap, ...], bool]]:
    """Yield entries in groups, each with whether it is the last; before an error, what could be read."""
    group: list[Record | Gap] = []
    size = 0
    try:
        for entry in file.entries():
            if len(group) >= MAX_RECORDS or size >= MAX_BYTES:
                yield tuple(group), False
                group, size = [], 0
            group.append(entry)
            size += len(entry.raw)
    except (OSError, NewscleanError):
        yield tuple(group), False
        raise
    yield tuple(group), True


class Rewriting:
    """Writes batches back into files, one file after the other; a file is replaced behind its last batch, if at all."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._stream: BinaryIO | None = None
        self._changes = 0

    def __enter__(self) -> Self:
        """Return itself; whatever is half written when the block ends is thrown away."""
        return self

    def __exit__(self, *_error: object) -> None:
        self.drop()

    def add(self, path: str, batch: Batch, made: Repair, *, is_copy: bool = False) -> int:
        """Add what a batch has become, and return at how many places a file changed that is written by now.

        With its last batch a new file takes the place of the old, if anything changed. A copy goes elsewhere, is
        written in any case, and is not compressed.
        """
        if batch.is_first:
            self.drop()
            self._stream = self._open.enter_context(_copying(path) if is_copy else _rewriting(path, batch))
            self._changes = 0
        if self._stream is None:  # a batch before this one failed
            return 0
        self._stream.write(made.data)
        self._changes += made.changes
        if not batch.is_last:
            return 0
        if self._changes or is_copy:
            self._open.close()
        self.drop()
        return self._changes

    def drop(self) -> None:
        """Throw away what is half written."""
        self._stream = None
        with suppress(Unchanged, OSError):  # a full disk cannot even take the end of what is thrown away
            self._open.__exit__(Unchanged, Unchanged(), None)
        self._open = ExitStack()


@contextmanager
def _rewriting(path: str, batch: Batch) -> Iterator[BinaryIO]:
    from newsclean.containers import packing

    with replacing(path, seen=batch.stamp) as stream, packing(stream, **batch.packing) as packed:
        yield packed


def _copying(path: str) -> AbstractContextManager[BinaryIO]:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return replacing(path)
