"""A folder of small files that may be lost at any time: whatever is wrong with one, it is not there."""

# ruff: noqa: PTH103, PTH105, PTH108, PTH114, PTH118, PTH119, PTH120, PTH123 - strings are faster

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

NAME = ".newsclean-cache"
TAG = "CACHEDIR.TAG"  # https://bford.info/cachedir/: backups pass over such a folder
SIGNATURE = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# What newsclean found in texts that have not changed since. May be "
    "deleted at any time.\n"
)
LAYOUT = "1"  # a folder below, so that an older newsclean and a newer one do not meet
CHECKSUM = 32  # hexadecimal digits before each entry
MAX_ENTRY = 1_000_000  # bytes
MAX_SHARD = 500_000  # bytes in each of the 256 folders: 128 MB at most, or the findings of some 50,000 articles
DAY = 86_400  # seconds; an entry that is read is young again, but not written to each time
STRAY = 3600  # seconds after which a file that a killed run left half written is nobody's


@dataclass(frozen=True, slots=True)
class CacheFolder:
    """Entries by key (hexadecimal digits); several runs may share the folder, as each entry is replaced at once."""

    path: str

    @property
    def is_ours(self) -> bool:
        """Tell whether it is there and was made by newsclean."""
        try:
            return not os.path.islink(self.path) and (Path(self.path) / TAG).read_text("utf-8") == SIGNATURE
        except (OSError, ValueError):
            return False

    @property
    def is_free(self) -> bool:
        """Tell whether there is nothing yet, or an empty folder."""
        try:
            with os.scandir(self.path) as inside:
                return not os.path.islink(self.path) and not any(inside)
        except FileNotFoundError:
            return True
        except OSError:
            return False

    def made(self) -> bool:
        """Make the folder, kept out of version control and backups, and tell whether it can be used."""
        try:
            Path(self.path).mkdir(parents=True, exist_ok=True)
            (Path(self.path) / ".gitignore").write_text("*\n", "utf-8")
            (Path(self.path) / TAG).write_text(SIGNATURE, "utf-8")
        except OSError:
            return False
        return True

    def get(self, key: str) -> bytes | None:
        """Return an entry, None if there is none or if it is not what was put there."""
        path = self._path(key)
        try:
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # no pipe in its place makes us wait
            with os.fdopen(handle, "rb") as stream:
                data = stream.read(CHECKSUM + MAX_ENTRY + 1)
                age = time.time() - os.fstat(stream.fileno()).st_mtime
        except OSError:
            return None
        body = data[CHECKSUM:]
        if len(body) > MAX_ENTRY or data[:CHECKSUM] != _checksum(key, body):
            return None
        if age > DAY:
            with suppress(OSError):
                os.utime(path)
        return body

    def put(self, key: str, body: bytes) -> None:
        """Keep an entry, or do not: a full disk and a folder that cannot be written to are no errors."""
        if len(body) > MAX_ENTRY:
            return
        path = self._path(key)
        spare = f"{path}.{os.urandom(4).hex()}"
        try:
            try:
                self._write(spare, _checksum(key, body) + body)
            except FileNotFoundError:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                self._write(spare, _checksum(key, body) + body)
            os.replace(spare, path)
        except OSError:
            with suppress(OSError):
                os.unlink(spare)

    def prune(self, keys: Iterable[str]) -> None:
        """Drop the oldest entries where the new ones are, if there are too many."""
        for shard in sorted({key[:2] for key in keys}):
            with suppress(OSError):
                _prune(os.path.join(self.path, LAYOUT, shard))

    def clear(self) -> int:
        """Delete all entries, and return how many there were."""
        import shutil

        home = Path(self.path) / LAYOUT
        number = sum(len(files) for _, _, files in os.walk(home))
        shutil.rmtree(home, ignore_errors=True)
        return number

    def _path(self, key: str) -> str:
        return f"{self.path}{os.sep}{LAYOUT}{os.sep}{key[:2]}{os.sep}{key[2:]}"

    @staticmethod
    def _write(path: str, data: bytes) -> None:
        with open(path, "xb") as stream:
            stream.write(data)


def _checksum(key: str, body: bytes) -> bytes:
    return blake2b(body, digest_size=CHECKSUM // 2, key=key.encode()).hexdigest().encode()


def _prune(folder: str) -> None:
    with os.scandir(folder) as entries:
        states = [(entry.stat(follow_symlinks=False), entry.path) for entry in entries]
    states.sort(key=lambda pair: pair[0].st_mtime_ns, reverse=True)
    total, now = 0, time.time()
    for state, path in states:
        total += state.st_size
        is_stray = "." in os.path.basename(path) and now - state.st_mtime > STRAY
        if total > MAX_SHARD or is_stray:
            with suppress(OSError):
                os.unlink(path)
