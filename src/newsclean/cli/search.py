"""Find what a run reads: files by name, folders by configuration, patterns."""

# ruff: noqa: PTH100, PTH112, PTH114, PTH118, PTH119, PTH120 - a walk over a million names is done with strings

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.config import Config
from newsclean.errors import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

PATTERN = re.compile(r"[*?]|\[[^/\[\]]+\]")  # what makes a name that no file has a pattern
ENDING = re.compile(r"\*\*/\*((?:\.\w+)+)", re.ASCII)  # any file of that ending
SKIPPED_FOLDERS = frozenset(("node_modules", "__pycache__"))  # and those whose name starts with a dot


@dataclass(frozen=True, slots=True)
class Target:
    """A file to read: its path, and the folder it was found under (empty if it was named itself)."""

    path: str
    root: str = ""

    @property
    def name(self) -> str:
        """Return the path as people read it: UTF-8 whatever the locale, foreign bytes as lone surrogates."""
        try:
            return os.fsencode(self.path).decode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            return self.path

    @property
    def below_root(self) -> str:
        """Return the path below the folder it was found under, or its last part."""
        return os.path.relpath(self.path, self.root) if self.root else os.path.basename(self.path)


@dataclass(frozen=True, slots=True)
class Search:
    """Finds files: `config_of` gives a folder's configuration, `complain` is told what cannot be looked into.

    In folders the `include` and `exclude` of the folder's configuration decide, and `exclude` (relative to the working
    folder); hidden folders and links to folders are passed over. A file that is named itself is not excluded, unless
    `force_exclude`: hooks and editors name every file that changed.
    """

    config_of: Callable[[str], Config]
    complain: Callable[[Target, Exception], None]
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False

    def find(self, arguments: Iterable[str]) -> list[Target]:
        """Return the files that `arguments` (files, folders, patterns) name, sorted by path.

        A file named itself is among them even if it does not exist. Each is there once: a link to one that is
        there anyway is left out, or two repairs would meet in it.
        """
        targets = [target for argument in arguments for target in self._expanded(argument)]
        found: dict[str, Target] = {}
        for target in sorted(targets, key=lambda target: os.path.islink(target.path)):
            found.setdefault(_identity(target.path), target)
        return sorted(found.values(), key=lambda target: target.path)

    def _expanded(self, argument: str) -> Iterator[Target]:
        if os.path.isdir(argument):
            return self._below(argument)
        if os.path.lexists(argument) or not PATTERN.search(argument):
            return iter(() if self.force_exclude and self._is_excluded(argument) else (Target(argument),))
        return self._below(*_split_pattern(argument))

    def _is_excluded(self, path: str) -> bool:
        """Tell whether a file that is named itself is excluded; a configuration that is broken tells so later."""
        folder, name = os.path.split(path)
        try:
            _, *excluded = self._globs(folder or os.curdir, folder or os.curdir, "")
        except ConfigError:
            return False
        return any(globs.match(name) for globs in excluded)

    def _below(self, root: str, pattern: str = "") -> Iterator[Target]:
        pending = [os.path.normpath(root)]
        while pending:
            folder = pending.pop()
            try:
                included, *excluded = self._globs(root, folder, pattern)
                with os.scandir(folder) as entries:
                    for entry in entries:
                        path = entry.name if folder == os.curdir else os.path.join(folder, entry.name)
                        if entry.is_dir(follow_symlinks=False):
                            pending += [path] * _is_entered(entry.name, excluded)
                        elif _is_taken(entry.name, included, excluded) and not os.path.isdir(path):
                            yield Target(path, root)
            except (OSError, ConfigError) as error:
                self.complain(Target(folder), error)

    def _globs(self, root: str, folder: str, pattern: str) -> tuple[Globs, Globs, Globs]:
        """Return what decides in a folder: what is included, excluded by configuration, excluded by the caller."""
        config = self.config_of(folder)
        home = os.path.dirname(config.path) or os.curdir
        included = (
            Globs((f"/{pattern}",), _prefix(folder, root, root))
            if pattern
            else Globs(config.include, _prefix(folder, home, root))
        )
        return (
            included,
            Globs(config.exclude, _prefix(folder, home, root)),
            Globs(self.exclude, _prefix(folder, os.curdir, root)),
        )


@dataclass(frozen=True, slots=True)
class Globs:
    """Gitignore-style patterns, asked for the names in one folder; `prefix` leads there from where they stand."""

    patterns: tuple[str, ...]
    prefix: str

    def match(self, name: str) -> bool:
        """Tell whether a pattern matches; a folder's name ends with a slash. ConfigError for an impossible pattern."""
        if not self.patterns:
            return False
        endings = _endings(self.patterns)
        if endings and not any(f"{ending}/" in self.prefix for ending in endings):
            return name.removesuffix("/").endswith(endings)
        return _spec(self.patterns).match_file(self.prefix + name)


def _identity(path: str) -> str:
    return os.path.realpath(path) if os.path.islink(path) else os.path.abspath(path)


def _is_entered(name: str, excluded: Iterable[Globs]) -> bool:
    """Tell whether a folder is looked into."""
    is_skipped = name.startswith(".") or name in SKIPPED_FOLDERS
    return not is_skipped and not any(globs.match(f"{name}/") for globs in excluded)


def _is_taken(name: str, included: Globs, excluded: Iterable[Globs]) -> bool:
    """Tell whether a file is among those to read."""
    return included.match(name) and not any(globs.match(name) for globs in excluded)


def _prefix(folder: str, home: str, root: str) -> str:
    """Return the way from `home` down to a folder, or from `root` if it lies elsewhere."""
    below = os.path.relpath(folder, home)
    if below.startswith(os.pardir):
        below = os.path.relpath(folder, root)
    return "" if below == os.curdir else f"{below}/"


@lru_cache(maxsize=256)
def _endings(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the endings of names that patterns ask for, none if one asks for anything else; they need no pathspec."""
    found = [ENDING.fullmatch(pattern) for pattern in patterns]
    return tuple(match[1] for match in found if match) if all(found) else ()


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # a run over named files needs none

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except (ValueError, re.error) as error:
        raise ConfigError(f"a pattern of {', '.join(patterns)} cannot be read: {error}") from error


def _split_pattern(argument: str) -> tuple[str, str]:
    """Return the folder in front of the first part that is a pattern, and the rest."""
    parts = argument.split("/")
    first = next(index for index, part in enumerate(parts) if PATTERN.search(part))
    return "/".join(parts[:first]) or ("/" if argument.startswith("/") else os.curdir), "/".join(parts[first:])
