"""What a file is read as: by what the command line says, by the configuration, by its name."""

from __future__ import annotations

from functools import lru_cache

from newsclean.cli.options import Settings
from newsclean.config import Config
from newsclean.sources import format_of_name


def format_of(path: str, settings: Settings, config: Config) -> str | None:
    """Return the format of a file, None if only its content can tell."""
    if settings.format:
        return settings.format
    return _stated(path.lower(), settings.extension, config.extensions) or format_of_name(path)


@lru_cache(maxsize=1024)
def _stated(path: str, first: tuple[tuple[str, str], ...], second: tuple[tuple[str, str], ...]) -> str | None:
    """Return the format of the longest ending that is stated; the command line goes before the configuration."""
    for pairs in (first, second):
        known = [(len(ending), name) for ending, name in pairs if path.endswith(f".{ending.lower().lstrip('.')}")]
        if known:
            return max(known)[1]
    return None
