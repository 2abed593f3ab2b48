"""Renderers write a clean article, one file a format; all of them walk the same outline of what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from newsclean.plugins import Registry, modules_of

if TYPE_CHECKING:
    from newsclean.results import CleanResult

NOT_FORMATS = frozenset(("commonmark", "outline"))  # they serve formats


class Renderer(Protocol):
    """What a renderer module offers."""

    def render(self, result: CleanResult, *, images: bool = True, links: bool = True) -> str:
        """Return the clean article; without `images` or `links` they are left out, the words of a link stay."""
        ...


def _own() -> tuple[str, ...]:
    return modules_of(__name__, without=NOT_FORMATS)


FORMATS: Registry[Renderer] = Registry(__name__, needs=("render",), own=_own, word="output format")


def formats() -> tuple[str, ...]:
    """Return the names of the output formats, those of plug-ins behind our own; no renderer is imported."""
    return FORMATS.names


def renderer(name: str) -> Renderer:
    """Return the renderer of a format; UsageError for an unknown one, and for a plug-in that cannot be loaded."""
    return FORMATS[name]
