"""A file of records, opened: its container, its compression, its records, and a way to write it back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from newsclean.containers import encodings, registry
from newsclean.containers.compression import compressing, decompressed
from newsclean.containers.fields import Fields
from newsclean.containers.record import Gap, Record
from newsclean.containers.rows import MAX_ROW, rows, whole
from newsclean.errors import UsageError

DEFAULT = Fields()


@dataclass(frozen=True, slots=True)
class RecordFile:
    """An open file of records, to be read once.

    `compression` is gzip, zstd or nothing, `encoding` as its byte order mark says, `content` what is inside, as UTF-8.
    """

    container: str
    compression: str
    encoding: str
    content: BinaryIO
    fields: Fields = DEFAULT
    limit: int = MAX_ROW

    def entries(self) -> Iterator[Record | Gap]:
        """Yield records and gaps, a row in memory at a time; `rewritten()` of each, joined, is the content.

        UsageError behind the last row that could be read, if compressed data is cut short or damaged.
        """
        module = registry.container(self.container)
        if module.IS_BY_LINE:
            return module.entries(rows(self.content, limit=min(self.limit, MAX_ROW)), self.fields)
        return module.entries(whole(self.content, limit=self.limit), self.fields)

    def __iter__(self) -> Iterator[Record]:
        """Yield the records only."""
        return (entry for entry in self.entries() if isinstance(entry, Record))

    def writing(self, stream: BinaryIO) -> AbstractContextManager[BinaryIO]:
        """Open a stream that writes into another, which stays open, compressed and encoded as this file is."""
        return packing(stream, compression=self.compression, encoding=self.encoding)


@contextmanager
def packing(stream: BinaryIO, *, compression: str, encoding: str) -> Iterator[BinaryIO]:
    """Open a stream that takes UTF-8 and writes it into another, encoded and then compressed."""
    with compressing(stream, compression) as packed, encodings.writing(packed, encoding) as encoded:
        yield encoded


@contextmanager
def open_records(
    source: str | PathLike[str] | BinaryIO,
    *,
    container: str | None = None,
    fields: Fields = DEFAULT,
    limit: int = MAX_ROW,
) -> Iterator[RecordFile]:
    """Open a file of records by its path, or a binary stream, whose container must be named and which stays open.

    Compression and encoding are told by the first bytes. `limit` is in bytes of a row (at most `MAX_ROW`; of the file,
    for JSON) after decompression: a longer one is passed over, as a record with a problem. UsageError if no container
    is known by the file's name, or zstd is met without its library.
    """
    if limit < 1:
        raise UsageError(f"the limit of a row must be at least 1 byte, got {limit}")
    name = container_for(source, container)
    if isinstance(source, str | PathLike):
        with Path(source).open("rb") as stream:
            yield _opened(name, stream, fields, limit)
    else:
        yield _opened(name, source, fields, limit)


def container_for(source: str | PathLike[str] | BinaryIO, stated: str | None) -> str:
    """Return the name of a source's container, the one that is stated or the one its name tells.

    UsageError if none is known, TypeError for a stream of text.
    """
    if isinstance(source, io.TextIOBase):
        raise TypeError("records are read from bytes; open the file in binary mode, as open(path, 'rb')")
    path = fspath(source) if isinstance(source, str | PathLike) else ""
    if stated:
        registry.container(stated)
        return stated
    if found := registry.container_of(path):
        return found
    raise UsageError(f"no container is known for {path or 'a stream'}; state one: container='jsonl'")


def _opened(name: str, stream: BinaryIO, fields: Fields, limit: int) -> RecordFile:
    compression, unpacked = decompressed(stream)
    encoding, content = encodings.as_utf8(unpacked)
    return RecordFile(name, compression, encoding, content, fields, limit)
