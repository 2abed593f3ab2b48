"""Suppressions beside a text: `article.txt.newsclean.toml` says what is right in `article.txt` as it stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from newsclean.config import toml_table
from newsclean.errors import ConfigError
from newsclean.rules.selectors import check_selector, suggestion
from newsclean.suppressions import MAX_QUOTED, Suppression

SUFFIX = ".newsclean.toml"
KEYS = ("ignore",)


def suppressions_beside(
    path: str | Path, *, check: Callable[[str], object] = check_selector
) -> tuple[Suppression, ...]:
    """Return what the sidecar of a file suppresses, nothing if it has none; ConfigError for a wrong one.

    `check` raises for a rule that there is not.
    """
    beside = Path(f"{path}{SUFFIX}")
    if not os.path.isfile(beside):  # noqa: PTH113 - no name is too long for it
        return ()
    table = toml_table(beside)
    try:
        return _suppressions(table, check)
    except ConfigError as error:
        raise ConfigError(f"{beside}: {error}") from error


def _suppressions(table: Mapping[str, Any], check: Callable[[str], object]) -> tuple[Suppression, ...]:
    for key in table:
        if key not in KEYS:
            raise ConfigError(f"unknown key '{key[:MAX_QUOTED]}'{suggestion(key, KEYS)}")
    entries = table.get("ignore", [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise ConfigError(f"'ignore' takes tables, as [[ignore]], got {repr(entries)[:MAX_QUOTED]}")
    if any("files" in entry for entry in entries):
        raise ConfigError("'files' in 'ignore' has no place here: what stands beside a file is said of that file")
    return tuple(Suppression.from_table(entry, check=check) for entry in entries)
