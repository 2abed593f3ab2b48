"""The settings that hold for a file, written as a `newsclean.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from newsclean.cli.options import Settings
from newsclean.config import TABLES, Config
from newsclean.writers.json import dumped
from newsclean.writers.visible import visible


def lines(path: str, settings: Settings) -> Iterator[str]:
    """Yield the settings of the files in a folder, or of a file, each with where it comes from."""
    config = settings.config_of(path)
    source = settings.config or config.path
    stated = Config.load(source) if source else Config()
    yield f"# for {visible(path)}"
    yield f"# from {visible(source)}" if source else "# no configuration file: the defaults"
    for key in (field.name for field in fields(Config) if field.name not in (*TABLES, "path")):
        yield f"{key.replace('_', '-')} = {dumped(_plain(getattr(config, key)))}  # {_origin(key, config, stated)}"
    tables = {"severity": config.severity, "rule": config.rule, "extensions": config.extensions, "input": config.input}
    for table, values in tables.items():
        yield from _table(table, values)
    for each in config.suppressions:
        yield f"[[ignore]]\nrule = {dumped(each.rule)}"
        rest = {"text": each.text, "files": each.files, "reason": each.reason}
        yield from (f"{key} = {dumped(_plain(value))}" for key, value in rest.items() if value)
    yield f"# {len(config.rules())} rules run: {' '.join(rule.code for rule in config.rules())}"


def _origin(key: str, config: Config, stated: Config) -> str:
    """Return what a setting was last changed by."""
    value = getattr(config, key)
    if value != getattr(stated, key):
        return "command line"
    return "default" if value == getattr(Config(), key) else "configuration file"


def _table(name: str, values: tuple[tuple[str, Any], ...]) -> Iterator[str]:
    for key, value in values:
        if isinstance(value, tuple):
            yield f"[{name}.{dumped(key)}]"
            yield from (f"{dumped(option)} = {dumped(_plain(choice))}" for option, choice in value)
    scalars = [(key, value) for key, value in values if not isinstance(value, tuple)]
    if scalars:
        yield f"[{name}]"
        yield from (f"{dumped(key)} = {dumped(value)}" for key, value in scalars)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
