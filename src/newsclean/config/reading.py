"""Files of configuration: found by place, read, and followed to those that they extend."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from newsclean.config.layers import Layer, layer_of
from newsclean.config.lines import Lines
from newsclean.config.values import MisstatedError, Place, a_string, short
from newsclean.errors import ConfigError

FILE_NAMES = ("newsclean.toml", ".newsclean.toml")
PROJECT = "pyproject.toml"
MAX_BYTES = 1_000_000  # a longer configuration is another file, named by mistake
MAX_CHAIN = 16  # files that extend one another: a house, a desk and a project are three
ONE_IGNORE = "'ignore' is one list: write each rule as [[ignore]], or tables into the list"


@dataclass(frozen=True)
class Source:
    """One table of settings and the file it stands in; `path` is empty for a table that was never in one."""

    path: str
    table: Mapping[str, Any]
    text: str = field(default="", repr=False)

    @classmethod
    def of(cls, path: Path) -> Source:
        """Return the table of a `newsclean.toml`, or that in `[tool.newsclean]`; ConfigError if it cannot be read."""
        text = _text(path)
        table = _parsed(path, text)
        return cls(str(path), (own_table(table) or {}) if path.name == PROJECT else table, text)

    @cached_property
    def layer(self) -> Layer:
        """Return what the table states; MisstatedError for what cannot work."""
        return layer_of({key: value for key, value in self.table.items() if key != "extend"})

    @property
    def extended(self) -> str:
        """Return the path of the file that this one goes on from, empty if there is none."""
        stated = a_string("extend", self.table.get("extend", ""))
        return os.path.normpath(Path(self.path).parent / stated) if stated else ""

    def line(self, place: Place) -> int:
        """Return the line on which a value, or the table around it, is stated; 0 if that is not known."""
        return self._lines.of(("tool", "newsclean", *place) if Path(self.path).name == PROJECT else place)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """Name the file, and the line if it is known, in every ConfigError that is raised within."""
        try:
            yield
        except ConfigError as error:
            line = self.line(error.place) if isinstance(error, MisstatedError) else 0
            where = f"{self.path}:{line}" if line else self.path or "configuration"
            raise ConfigError(f"{where}: {error}") from error


def chain(nearest: Source) -> Iterator[Source]:
    """Yield a source and those it goes on from, the nearest first; ConfigError for a circle."""
    source, seen = nearest, [_identity(nearest.path)] if nearest.path else []
    yield source
    while True:
        with source.blamed():
            path = source.extended
            if not path:
                return
            if _identity(path) in seen:
                circle = " → ".join(Path(each).name for each in (*seen, path))
                raise MisstatedError(f"'extend' goes in a circle: {circle}", "extend")
            if len(seen) >= MAX_CHAIN:
                raise MisstatedError(f"'extend' leads over more than {MAX_CHAIN} files", "extend")
            if not Path(path).is_file():
                raise MisstatedError(f"'extend' names '{short(source.table['extend'])}', which is no file", "extend")
        source = Source.of(Path(path))
        seen.append(_identity(path))
        yield source


def config_file(path: str | Path) -> Path | None:
    """Return the nearest file at or above `path` that configures newsclean, None if there is none."""
    start = Path(path).absolute()
    for folder in (start, *start.parents):
        for candidate in (*(folder / name for name in FILE_NAMES), folder / PROJECT):
            if candidate.is_file() and (candidate.name != PROJECT or _is_ours(candidate)):
                return candidate
    return None


def toml_table(path: Path) -> Mapping[str, Any]:
    """Return the tables of a TOML file; ConfigError if it cannot be read."""
    return _parsed(path, _text(path))


def own_table(pyproject: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return what a pyproject.toml states for newsclean, None if it does not speak of it."""
    tools = pyproject.get("tool")
    table = tools.get("newsclean") if isinstance(tools, Mapping) else None
    return table if isinstance(table, Mapping) else None


def _is_ours(pyproject: Path) -> bool:
    """Tell whether a pyproject.toml speaks of newsclean; a broken one is somebody else's to repair."""
    try:
        return own_table(toml_table(pyproject)) is not None
    except ConfigError:
        return False


def _text(path: Path) -> str:
    if not path.is_file():
        raise ConfigError(f"{path}: no such configuration file")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        text = data[:MAX_BYTES].decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: {short(error)}") from error
    if len(data) > MAX_BYTES:
        raise ConfigError(f"{path}: is over the limit of {MAX_BYTES / 1_000_000:g} MB for a configuration")
    return text


def _parsed(path: Path, text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # its own error is a ValueError, as is an endless number
        hint = f"; {ONE_IGNORE}" if "namespace" in str(error) and "'ignore'" in str(error) else ""
        raise ConfigError(f"{path}: {short(error)}{hint}") from error


def _identity(path: str) -> str:
    return os.path.realpath(path)
