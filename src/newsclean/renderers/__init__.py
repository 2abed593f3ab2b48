"""Renderers write a clean article, one file a format; all of them walk the same outline of what was kept."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from newsclean.errors import UsageError
from newsclean.results import CleanResult

NOT_FORMATS = frozenset(("commonmark", "outline"))  # they serve formats


class Renderer(Protocol):
    """What a renderer module offers."""

    def render(self, result: CleanResult, *, images: bool = True, links: bool = True) -> str:
        """Return the clean article; without `images` or `links` they are left out, the words of a link stay."""
        ...


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the output formats, sorted; no renderer is imported."""
    return tuple(sorted(info.name for info in iter_modules(__path__) if info.name not in NOT_FORMATS))


def renderer(name: str) -> Renderer:
    """Return the renderer of a format; UsageError for an unknown one."""
    if name not in formats():
        raise UsageError(f"unknown output format '{name}'; known: {', '.join(formats())}")
    return cast("Renderer", import_module(f"{__name__}.{name}"))
