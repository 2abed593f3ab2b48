"""What was found in a file is remembered: by its bytes, its settings, and what newsclean and its plug-ins are.

An entry holds what a report says (findings with their repairs, the facts that the text states of itself) and a digest
for comparison, and none of the rest of the text. Standard input and files of records are never remembered.
"""

# ruff: noqa: PTH100, PTH118, PTH120, PTH113, PTH116, PTH123, PTH208 - a warm run over many files is done with strings

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import newsclean
from newsclean.cli.cache_entries import packed, unpacked
from newsclean.cli.cache_folder import NAME, CacheFolder
from newsclean.cli.looking import Checked, looked_at
from newsclean.cli.options import Settings
from newsclean.cli.work import Result, Task
from newsclean.config import Config
from newsclean.errors import NewscleanError, UsageError
from newsclean.sidecar import SUFFIX

FEW = 20  # files that are checked as fast as anyone looks: a folder without a configuration is not made for them
INSTALLED = frozenset(("site-packages", "dist-packages"))
CRASHED = "NCL903"  # the same rule may not crash next time, with more memory
MAX_SIDECAR = 1_000_000  # bytes, as of any configuration
# What a configuration says of a run, and not of a text.
OF_A_RUN = {"path": "", "fail_on": "warning", "include": (), "exclude": (), "baseline": ""}


@dataclass(frozen=True, slots=True)
class Cache:
    """Remembers what was found in files; `tool` is what newsclean is."""

    folder: CacheFolder
    tool: bytes
    missed: set[str] = field(default_factory=set, compare=False)  # keys of what was looked at

    def __reduce__(self) -> tuple[type[Cache], tuple[CacheFolder, bytes]]:
        """Tell pickle what a worker needs."""
        return Cache, (self.folder, self.tool)

    def recall(self, task: Task) -> Result[Checked] | None:
        """Return what was found in a task's file, None if that is not known; whatever is wrong is told by who reads."""
        if not is_remembered(task):
            return None
        try:
            data = task.content().data
            key = self._key(task, data)
        except (OSError, NewscleanError):
            return None
        entry = self.folder.get(key)
        found = unpacked(entry, data, path=task.target.name) if entry else None
        if found is None:
            self.missed.add(key)
            return None
        return Result(Checked((found,)))

    def looked_at(self, task: Task) -> Checked:
        """Return what is found in a file or in a batch of records, and remember it."""
        if not is_remembered(task):
            return looked_at(task)
        data = task.content().data
        found = looked_at(task, data)
        ((report, digest),) = found.reports
        entry = None if any(each.code == CRASHED for each in report.findings) else packed(report, digest, data)
        if entry:
            self.folder.put(self._key(task, data), entry)
        return found

    def _key(self, task: Task, data: bytes) -> str:
        settings = task.settings
        stated = repr((settings.lang, settings.encoding, settings.published, task.format)).encode()
        config, home = _of_text(task.config)
        key = blake2b(config, digest_size=16, key=self.tool)
        name = os.fsencode(_below(home, task.target.path))  # configurations have patterns for it
        for part in (stated, name, _beside(task.target.path), data):
            key.update(b"%d:" % len(part))
            key.update(part)
        return key.hexdigest()


def is_remembered(task: Task) -> bool:
    """Tell whether a task is one that may be remembered: a file of one text, that can be worked on."""
    return not (task.is_stdin or task.batch or task.broken or task.holds_records)


def cache_for(todo: Collection[Task], settings: Settings, options: Mapping[str, Any]) -> Cache | None:
    """Return the cache of a run, None if it is to have none; UsageError for a folder that holds something else.

    It is made where there is a configuration, or where many files are checked.
    """
    if options["no_cache"] or options["fix"]:
        return None
    folder = folder_for(settings, options["cache_dir"])
    number = sum(map(is_remembered, todo))
    is_wanted = bool(options["cache_dir"] or _home(settings) or number >= FEW)
    if not folder.is_ours and not (number and is_wanted and folder.is_free and folder.made()):
        return None
    return Cache(folder, tool())


def folder_for(settings: Settings, stated: str | None) -> CacheFolder:
    """Return the folder of the cache: as stated, beside the configuration, or in the working folder."""
    folder = CacheFolder(os.path.abspath(stated or os.path.join(_home(settings), NAME)))
    if stated and not folder.is_ours and not folder.is_free:
        raise UsageError(f"--cache-dir {stated} holds something else; name a new or an empty folder")
    return folder


def _home(settings: Settings) -> str:
    """Return the folder of the configuration that holds here, empty if there is none."""
    if settings.config:
        return os.path.dirname(os.path.abspath(settings.config))
    try:
        path = settings.config_of("").path
    except NewscleanError:  # it is told with the files
        return ""
    return os.path.dirname(os.path.abspath(path)) if path else ""


def tool() -> bytes:
    """Return a digest of what newsclean is now: its version, that of Python, and those of what is installed beside."""
    parts = [newsclean.__version__, sys.version, unicodedata.unidata_version, *sorted(_distributions())]
    home = Path(newsclean.__file__).parent
    if INSTALLED.isdisjoint(home.parts):  # a checkout changes without its version
        parts += sorted(_sources(str(home)))
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=32).digest()


def _distributions() -> Iterator[str]:
    """Yield name and version of what is installed: plug-ins, and what rules lean on."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def _sources(home: str) -> Iterator[str]:
    for folder, _, names in os.walk(home):
        for name in names:
            if not name.endswith(".pyc"):
                state = os.stat(os.path.join(folder, name))
                yield f"{os.path.join(folder, name)} {state.st_size} {state.st_mtime_ns}"


@lru_cache(maxsize=64)
def _of_text(config: Config) -> tuple[bytes, str]:
    """Return a digest of what a configuration says of texts, and where its paths begin."""
    home = os.path.abspath(os.path.dirname(config.path))
    stated = blake2b(repr(config.with_(**OF_A_RUN)).encode("utf-8", "surrogatepass"), digest_size=32)
    if config.site_profile:
        stated.update(Path(home, config.site_profile).read_bytes())
    return stated.digest(), home


def _below(home: str, path: str) -> str:
    whole = os.path.abspath(path)
    return whole[len(home) :] if whole.startswith(home + os.sep) else os.path.relpath(whole, home)


def _beside(path: str) -> bytes:
    """Return what stands beside a file of what is right in it."""
    if not os.path.isfile(f"{path}{SUFFIX}"):
        return b""
    with open(f"{path}{SUFFIX}", "rb") as stream:
        return stream.read(MAX_SIDECAR + 1)
