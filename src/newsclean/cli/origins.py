"""Where settings come from: for a file, every table that has a say, in order, and the line on which it says it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.cli.options import Settings
from newsclean.config import Config, config_file
from newsclean.config.keys import KEYS
from newsclean.config.layers import key_of_field
from newsclean.config.overrides import overriding
from newsclean.config.reading import Source, chain
from newsclean.config.values import Place
from newsclean.writers.visible import visible

DEFAULT = "default"
COMMAND_LINE = "command line"


class Statement(NamedTuple):
    """What one table states, and what tells where a part of it stands."""

    layer: Mapping[str, Any]
    at: Callable[[Place], str]


@dataclass(frozen=True, slots=True)
class Origins:
    """The statements that hold for a file or a folder, the nearest last."""

    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    overrides: tuple[str, ...]  # where those stand that hold

    @classmethod
    def of(cls, path: str, settings: Settings, *, is_folder: bool) -> Origins:
        """Return the origins of what holds for a file; for a folder, of what holds before overrides."""
        found = settings.config or (None if settings.isolated else config_file(path))
        sources = tuple(chain(Source.of(Path(found))))[::-1] if found else ()
        statements = [Statement(source.layer, _places(source)) for source in sources]
        known = [(source, number) for source in sources for number in range(len(source.layer.get("overrides", ())))]
        numbers = () if is_folder or not known else overriding(_base(path, settings), path)
        for number in numbers:
            source, index = known[number]
            note = f" (override {number + 1})"
            layer = dict(source.layer["overrides"][index].layer)
            statements.append(Statement(layer, _places(source, ("overrides", index), note)))
        held = tuple(_places(known[number][0], ("overrides", known[number][1]))(()) for number in numbers)
        statements.append(Statement(dict(settings.layer), lambda _: COMMAND_LINE))
        return cls(sources, tuple(statements), held)

    def told(self, field: str, *keys: str) -> str:
        """Return where a field, or a key in it, is stated: each place that adds to it, or the one that counts."""
        places = [each.at((key_of_field(field), *keys)) for each in self.statements if _states(each.layer, field, keys)]
        if not places:
            return DEFAULT
        return ", ".join(places if KEYS[key_of_field(field)].merging == "adds" else places[-1:])


def _base(path: str, settings: Settings) -> Config:
    return settings.config_of(str(Path(path).parent))


def _places(source: Source, table: Place = (), note: str = "") -> Callable[[Place], str]:
    """Return what tells the place of a key in a table of a file."""

    def at(place: Place) -> str:
        line = source.line((*table, *place))
        return f"{shown(source.path)}{f':{line}' if line else ''}{note}"

    return at


def shown(path: str) -> str:
    """Return a path as people read it: from the working folder if that is shorter."""
    return visible(min(os.path.relpath(path), os.path.abspath(path), key=len))  # noqa: PTH100 - links stay


def _states(layer: Mapping[str, Any], field: str, keys: tuple[str, ...]) -> bool:
    value: Any = layer.get(field)
    if field == "ignore" and not keys and value == ():
        return False
    return field in layer and all(_has(value, key) and ((value := dict(value)[key]) or True) for key in keys)


def _has(value: Any, key: str) -> bool:
    return key in dict(value)


def labels(origins: Origins) -> Iterator[str]:
    """Yield the lines that tell which files and overrides hold."""
    if not origins.sources:
        yield "# no configuration file: the defaults"
    for number, source in enumerate(reversed(origins.sources)):
        yield f"# {'which extends' if number else 'from'} {visible(source.path)}"
    yield from (f"# with the override at {place}" for place in origins.overrides)
