"""The settings that hold for a file, written as a `newsclean.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.cli.options import Settings
from newsclean.cli.origins import Origins, labels
from newsclean.config import Config
from newsclean.config.keys import KEYS, field_of, key_of
from newsclean.config.layers import joined
from newsclean.config.values import is_table
from newsclean.writers.json import dumped
from newsclean.writers.visible import visible

if TYPE_CHECKING:
    from newsclean.config.patterns import Pattern
    from newsclean.suppressions import Suppression


def lines(path: str, settings: Settings) -> Iterator[str]:
    """Yield the settings of a file, overrides applied, or of a folder, each with the line that it comes from."""
    is_folder = Path(path).is_dir()
    config = settings.config_of(path) if is_folder else settings.config_for(path)
    origins = Origins.of(path, settings, is_folder=is_folder)
    yield f"# for {visible(path)}"
    yield from labels(origins)
    for key in (name for name, key in KEYS.items() if key.kind in ("string", "list") and name != "extend"):
        field = field_of(key)
        value = _ignored(config) if key == "ignore" else _toml(getattr(config, field))
        yield f"{key} = {value}  # {origins.told(field)}"
    for field in ("severity", "extensions", "rule", "input"):
        yield from _table(field, getattr(config, field), origins)
    for tag, layer in _languages(config).items():
        yield f"[language.{dumped(tag)}]  # {origins.told('language', tag)}"
        yield from _stated(layer)
    yield from _listed(config)
    codes = dict.fromkeys(rule.code for rule in config.rules())
    yield f"# {len(codes)} rules run: {' '.join(codes)}"


def _table(field: str, pairs: Iterable[tuple[str, Any]], origins: Origins) -> Iterator[str]:
    """Yield a table: what is in it by name, then the tables in it."""
    scalars = [(key, value) for key, value in pairs if not isinstance(value, tuple)]
    if scalars:
        yield f"[{field}]"
        yield from (f"{dumped(key)} = {_toml(value)}  # {origins.told(field, key)}" for key, value in scalars)
    for key, value in pairs:
        if isinstance(value, tuple):
            yield f"[{field}.{dumped(key)}]"
            yield from (f"{dumped(name)} = {_toml(v)}  # {origins.told(field, key, name)}" for name, v in value)


def _languages(config: Config) -> dict[str, dict[str, Any]]:
    """Return what is stated for each language, the statements of several files joined."""
    languages: dict[str, dict[str, Any]] = {}
    for tag, layer in config.language:
        known = languages.setdefault(tag, {})
        for field, value in layer:
            known[field] = joined(field, known[field], value) if field in known else value
    return languages


def _ignored(config: Config) -> str:
    """Return the rules of `ignore`, and what is silent in some files as tables among them: it is one list in TOML."""
    tables = (f"{{ {', '.join(_entry(each))} }}" for each in config.suppressions)
    return f"[{', '.join((*map(dumped, config.ignore), *tables))}]"


def _listed(config: Config) -> Iterator[str]:
    """Yield the lists of tables: patterns, and overrides that are yet to apply."""
    for pattern in config.pattern:
        yield "[[pattern]]"
        yield from _entry(pattern)
    for override in config.overrides:
        yield f"[[overrides]]\nfiles = {_toml(override.files)}"
        yield from _stated(dict(override.layer))


def _entry(entry: Pattern | Suppression) -> Iterator[str]:
    stated = [each.name for each in fields(entry) if getattr(entry, each.name) != each.default]
    return (f"{key_of(key)} = {_toml(getattr(entry, key))}" for key in stated)


def _stated(layer: dict[str, Any]) -> Iterator[str]:
    for field, value in layer.items():
        yield f"{key_of(field)} = {_inline(value) if KEYS[key_of(field)].kind == 'table' else _toml(value)}"


def _inline(pairs: Iterable[tuple[str, Any]]) -> str:
    inner = (f"{dumped(key)} = {_inline(v) if v and is_table(v) else _toml(v)}" for key, v in pairs)
    return f"{{ {', '.join(inner)} }}"


def _toml(value: Any) -> str:
    return f"[{', '.join(map(_toml, value))}]" if isinstance(value, tuple) else dumped(value)
