"""Files: read within a limit, and put a repaired one in the place of the old, whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from newsclean.errors import InputTooLarge, UsageError

MAX_BYTES = 64_000_000
CHUNK = 1 << 20  # bytes read at once, so that a limit is met before the memory is
SPECIAL = {
    stat.S_ISDIR: "a folder",
    stat.S_ISFIFO: "a pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}


class Stamp(NamedTuple):
    """By what a file is known to be the one that was read."""

    device: int
    inode: int
    size: int
    modified: int  # nanoseconds

    @classmethod
    def of(cls, state: os.stat_result) -> Stamp:
        """Return the stamp of a file's state."""
        return cls(state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)


class Unchanged(Exception):  # noqa: N818 - nothing is wrong
    """Raised in the block of `replacing`, it leaves the file as it was."""


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file, and which file that was."""

    data: bytes
    stamp: Stamp


def read(path: str, *, limit: int = MAX_BYTES) -> Content:
    """Return the bytes of a regular file.

    InputTooLarge over `limit` bytes, UsageError for a folder, device, pipe or socket, OSError if it cannot be read.
    """
    with opened(path) as (stream, state):
        if state.st_size > limit:
            raise _too_large(limit)
        return Content(read_stream(stream, limit=limit), Stamp.of(state))


@contextmanager
def opened(path: str) -> Iterator[tuple[BinaryIO, os.stat_result]]:
    """Open a regular file, and tell its state; UsageError for a folder, device, pipe or socket."""
    _refuse_special(os.stat(path))  # noqa: PTH116 - of every file of a run
    with open(path, "rb", opener=_without_waiting) as stream:
        state = os.fstat(stream.fileno())
        _refuse_special(state)
        yield stream, state


def read_stream(stream: BinaryIO, *, limit: int = MAX_BYTES) -> bytes:
    """Return all bytes of a stream; InputTooLarge over `limit`."""
    data = bytearray()
    while chunk := stream.read(CHUNK):
        data += chunk
        if len(data) > limit:
            raise _too_large(limit)
    return bytes(data)


def write_back(path: str, data: bytes, *, seen: Stamp) -> None:
    """Put `data` in the place of a file, at once and with its mode; raises what `replacing` raises."""
    with replacing(path, seen=seen) as stream:
        stream.write(data)


@contextmanager
def replacing(path: str, *, seen: Stamp | None = None) -> Iterator[BinaryIO]:
    """Open a new file that takes the place of `path` when the block ends; whatever goes wrong, `path` is as it was.

    The new file is on disk before the name is moved to it, so that a crash leaves the old file or the new one. It has
    the mode of the old one; a link's target is written, the link stays. UsageError if the file is no longer the one
    that was `seen`, or has a second name (a hard link would come apart).
    """
    if seen is not None:
        _refuse_links(path)
    target = Path(os.path.realpath(path))
    spare = target.with_name(f".newsclean-{os.urandom(8).hex()}.tmp")
    try:
        with spare.open("xb") as stream:
            _keep_mode(spare, target)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _refuse_changed(target, seen)
        spare.replace(target)
    except BaseException:  # a signal as well
        with suppress(OSError):
            spare.unlink()
        raise
    _sync_folder(target.parent)


def _refuse_special(state: os.stat_result) -> None:
    if stat.S_ISREG(state.st_mode):
        return
    for is_special, name in SPECIAL.items():
        if is_special(state.st_mode):
            raise UsageError(f"is {name}, not a file")


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that took its place meanwhile does not hang the run."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _too_large(limit: int) -> InputTooLarge:
    return InputTooLarge(f"is over the limit of {limit / 1_000_000:g} MB (--max-size)")


def _refuse_changed(target: Path, seen: Stamp | None) -> None:
    if seen is not None and Stamp.of(target.stat()) != seen:
        raise UsageError("was changed by someone else meanwhile; nothing was written")


def _refuse_links(path: str) -> None:
    names = Path(path).stat().st_nlink
    if names > 1:
        raise UsageError(f"has {names} hard links, which writing would take apart; write a copy with 'clean -o DIR'")


def _keep_mode(spare: Path, target: Path) -> None:
    """Give the new file the owner (where that is allowed) and the mode of the old one, if there is one."""
    try:
        state = target.stat()
    except FileNotFoundError:
        return
    _refuse_special(state)
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root may give files away
            os.chown(spare, state.st_uid, state.st_gid)
    spare.chmod(stat.S_IMODE(state.st_mode))


def _sync_folder(folder: Path) -> None:
    """Write the folder's entry to disk, where folders can be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
