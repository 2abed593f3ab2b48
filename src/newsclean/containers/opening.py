"""A file of records, opened: its container, its compression, its records, and a way to write it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from newsclean.containers.compression import compressing, decompressed
from newsclean.containers.fields import Fields
from newsclean.containers.record import Gap, Record
from newsclean.containers.registry import container, container_of
from newsclean.containers.rows import MAX_ROW, rows, whole
from newsclean.errors import UsageError

DEFAULT = Fields()


@dataclass(frozen=True, slots=True)
class RecordFile:
    """An open file of records, to be read once; `compression` is gzip, zstd or nothing, `content` what is inside."""

    container: str
    compression: str
    content: BinaryIO
    fields: Fields = DEFAULT
    limit: int = MAX_ROW

    def entries(self) -> Iterator[Record | Gap]:
        """Yield records and gaps, a row in memory at a time; `rewritten()` of each, joined, is the file.

        UsageError behind the last row that could be read, if compressed data is cut short or damaged.
        """
        module = container(self.container)
        cut = rows if module.IS_BY_LINE else whole
        return module.entries(cut(self.content, limit=self.limit), self.fields)

    def __iter__(self) -> Iterator[Record]:
        """Yield the records only."""
        return (entry for entry in self.entries() if isinstance(entry, Record))

    def writing(self, stream: BinaryIO) -> AbstractContextManager[BinaryIO]:
        """Open a stream that writes into another, which stays open, compressed as this file is."""
        return compressing(stream, self.compression)


@contextmanager
def open_records(
    source: str | PathLike[str] | BinaryIO,
    *,
    container: str | None = None,
    fields: Fields = DEFAULT,
    limit: int = MAX_ROW,
) -> Iterator[RecordFile]:
    """Open a file of records by its path, or a binary stream, whose container must be named and which stays open.

    Compression is told by the first bytes. `limit` is in bytes of a row (of the file, for JSON) after decompression: a
    longer one is passed over, as a record with a problem. UsageError if no container is known by the file's name, or
    zstd is met without its library.
    """
    if limit < 1:
        raise UsageError(f"the limit of a row must be at least 1 byte, got {limit}")
    if isinstance(source, str | PathLike):
        name = container or container_of(fspath(source)) or _refused(fspath(source))
        with Path(source).open("rb") as stream:
            yield RecordFile(name, *decompressed(stream), fields, limit)
    else:
        name = container or _refused("a stream")
        yield RecordFile(name, *decompressed(source), fields, limit)


def _refused(name: str) -> str:
    raise UsageError(f"no container is known for {name}; state one: container='jsonl'")
