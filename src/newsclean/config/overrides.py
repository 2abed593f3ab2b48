"""Overrides: settings that hold for some files only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from newsclean.config.layers import OVERRIDING, layer_of, layered
from newsclean.config.values import MisstatedError, Pairs, a_list
from newsclean.errors import ConfigError
from newsclean.suppressions import matches, spec

if TYPE_CHECKING:
    from newsclean.config.settings import Config


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for the files that match: gitignore-style patterns, from the folder of the configuration."""

    files: tuple[str, ...]
    layer: Pairs = ()  # (field of Config, value)

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Self:
        """Return the override that a TOML table states; ConfigError for what cannot work."""
        files = a_list("files", table.get("files", []))
        if not files:
            raise MisstatedError("'overrides' lacks its 'files'; write patterns, as files = [\"wire/**\"]")
        try:
            spec(files)
        except ConfigError as error:
            raise MisstatedError(str(error), "files") from error
        stated = {key: value for key, value in table.items() if key != "files"}
        layer = layer_of(stated, OVERRIDING, " in 'overrides'")
        if "suppressions" in layer:
            raise MisstatedError("'ignore' in 'overrides' takes rules; [[ignore]] has 'files' of its own", "ignore")
        return cls(files, tuple(layer.items()))

    def holds_for(self, path: str, *, home: str) -> bool:
        """Tell whether a file, named from the working folder, is among the files."""
        return matches(self.files, path, home=home)


def overriding(config: Config, path: str) -> tuple[int, ...]:
    """Return the numbers of the overrides that hold for a file; `""` is a text without one, for which none does."""
    if not config.overrides or not path:
        return ()
    home = str(Path(config.path).parent) if config.path else ""
    return tuple(number for number, each in enumerate(config.overrides) if each.holds_for(path, home=home))


@lru_cache(maxsize=256)
def overridden(config: Config, numbers: tuple[int, ...]) -> Config:
    """Return a configuration with some of its overrides applied, in order, and none left to apply."""
    made = config.with_(overrides=())
    for number in numbers:
        made = layered(made, dict(config.overrides[number].layer))
    return made
