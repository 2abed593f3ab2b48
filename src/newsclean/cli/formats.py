"""What a file is read as: by what the command line says, by the configuration, by its name."""

from __future__ import annotations

from functools import lru_cache

from newsclean.cli.options import Settings
from newsclean.config import Config
from newsclean.sources import format_of_name, format_stated


def format_of(path: str, settings: Settings, config: Config) -> str | None:
    """Return the format of a file, None if only its content can tell."""
    if settings.format:
        return settings.format
    named = format_stated(path, settings.extension) if settings.extension else None
    return named or config.format or _stated(path, config.extensions) or format_of_name(path)


@lru_cache(maxsize=1024)
def _stated(path: str, pairs: tuple[tuple[str, str], ...]) -> str | None:
    return format_stated(path, pairs)
