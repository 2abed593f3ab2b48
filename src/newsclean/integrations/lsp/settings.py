"""What the user states in the editor, on top of the configuration files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

from newsclean.config import Config
from newsclean.config.layers import layered
from newsclean.errors import ConfigError
from newsclean.linter import check_tag
from newsclean.rules.selectors import check_selector, suggestion

RUNS = ("onType", "onSave")
MAX_DELAY = 60_000  # milliseconds
SECTION = "newsclean"
LAYER = ("select", "extend_select", "ignore", "lang", "preset")  # what lies on top of a configuration


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the section `newsclean`, in the editor's spelling: `extendSelect` is `extend_select`."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lang: str = ""
    preset: str = ""
    configuration: str = ""  # a file, instead of the nearest one; from the folder of the workspace
    run: str = "onType"
    delay: int = 300  # milliseconds after the last key: slower than one types, faster than one waits
    rule_pages: str = ""  # an address to which a rule's code is added

    def __post_init__(self) -> None:
        for selector in (*self.select, *self.extend_select, *self.ignore):
            if not selector.startswith("X"):  # what is from outside is known where its configuration is
                check_selector(selector)
        check_tag(self.lang)
        if self.run not in RUNS:
            raise ConfigError(f"'run' takes {' or '.join(RUNS)}, got '{self.run}'")
        if not 0 <= self.delay <= MAX_DELAY:
            raise ConfigError(f"'delay' takes 0 to {MAX_DELAY} milliseconds, got {self.delay}")
        Config(preset=self.preset or Config().preset)

    @classmethod
    def from_mapping(cls, values: object) -> Self:
        """Return the settings that an editor states; ConfigError for an unknown one, or one of a wrong type."""
        if not isinstance(values, Mapping):
            raise ConfigError(f"the settings of newsclean are a table, got {type(values).__name__}")
        known = {_spelled(field.name): field.name for field in fields(cls)}
        made: dict[str, Any] = {}
        for key, value in values.items():
            if key not in known:
                raise ConfigError(f"unknown setting '{key}'{suggestion(str(key), known)}")
            if value is not None:
                made[known[key]] = _typed(key, value, getattr(cls(), known[key]))
        return cls(**made)

    def config(self, path: Path | None, folder: Path | None) -> Config:
        """Return the configuration of a file: the nearest one, or that of the workspace, these settings on top.

        ConfigError if it is broken.
        """
        if self.configuration:
            base = Config.load((folder or Path()) / self.configuration)
        else:
            start = path.parent if path else folder
            base = Config.discover(start) if start else Config()
        own = {name: getattr(self, name) for name in LAYER if getattr(self, name)}
        return layered(base.for_path(str(path)) if path else base, own)


def stated(values: object) -> object | None:
    """Return the section of newsclean where an editor sends all it has; None if it speaks of something else."""
    found: object = values.get(SECTION) if isinstance(values, Mapping) else None
    return found


def _spelled(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _typed(key: str, value: object, default: object) -> Any:
    if isinstance(default, tuple):
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f"'{key}' takes a list of rules, got {str(value)[:80]}")
        return tuple(value)
    if isinstance(value, float) and value.is_integer() and isinstance(default, int):  # JSON has one kind of number
        return int(value)
    if type(value) is not type(default):
        wanted = "a number" if isinstance(default, int) else "a string"
        raise ConfigError(f"'{key}' takes {wanted}, got {str(value)[:80]}")
    return value
