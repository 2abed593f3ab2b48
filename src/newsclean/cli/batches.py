"""Files of records, a batch at a time: read in order, worked on by all cores, written back whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Self

from newsclean.files import Stamp, replacing

if TYPE_CHECKING:
    from newsclean.cli.repair import Repair
    from newsclean.cli.work import Task
    from newsclean.containers import Gap, Record, RecordFile

MAX_RECORDS = 256  # of a batch: enough to hide the cost of the hand-over to another process
MAX_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Records (and what stands between them) that follow one another; the last of a file says so."""

    entries: tuple[Record | Gap, ...]
    compression: str
    stamp: Stamp
    is_first: bool = False
    is_last: bool = False


def batches(task: Task) -> Iterator[Batch]:
    """Yield the records of a task's file, some at a time; raises what opening and decompressing it raises."""
    from newsclean.containers import open_records

    source = sys.stdin.buffer if task.is_stdin else task.target.path
    with open_records(source, container=task.format, fields=task.config.fields, limit=task.settings.max_bytes) as file:
        stamp = Stamp(0, 0, 0, 0) if task.is_stdin else Stamp.of(os.stat(task.target.path))  # noqa: PTH116 (a string)
        pending: tuple[Record | Gap, ...] = ()
        is_first = True
        for entries in _grouped(file):
            if pending:
                yield Batch(pending, file.compression, stamp, is_first=is_first)
                is_first = False
            pending = entries
        yield Batch(pending, file.compression, stamp, is_first=is_first, is_last=True)


def _grouped(file: RecordFile) -> Iterator[tuple[Record | Gap, ...]]:
    group: list[Record | Gap] = []
    size = 0
    for entry in file.entries():
        group.append(entry)
        size += len(entry.raw)
        if len(group) >= MAX_RECORDS or size >= MAX_BYTES:
            yield tuple(group)
            group, size = [], 0
    if group:
        yield tuple(group)


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

    def add(self, path: str, batch: Batch, made: Repair, *, always: bool = False) -> None:
        """Add what a batch has become; the new file takes its place with the last one, if anything changed."""
        if batch.is_first:
            self.drop()
            seen = None if always else batch.stamp
            self._stream = self._open.enter_context(_rewriting(path, batch.compression, seen))
            self._changes = 0
        if self._stream is None:
            return
        self._stream.write(made.data)
        self._changes += made.changes
        if batch.is_last:
            if self._changes or always:
                self._open.close()
            self.drop()

    def drop(self) -> None:
        """Throw away what is half written."""
        self._stream = None
        with suppress(_Dropped):
            self._open.__exit__(_Dropped, _Dropped(), None)
        self._open = ExitStack()


class _Dropped(Exception):  # noqa: N818 - nothing is wrong
    """A file is left as it was."""


@contextmanager
def _rewriting(path: str, compression: str, seen: Stamp | None) -> Iterator[BinaryIO]:
    from newsclean.containers.compression import compressing

    with replacing(path, seen=seen) as stream, compressing(stream, compression) as packed:
        yield packed
