"""The containers there are, each a module of this package with suffixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from newsclean.containers.compression import ENDINGS
from newsclean.containers.fields import Fields
from newsclean.containers.record import Gap, Record
from newsclean.plugins import Registry, modules_of

PACKAGE = "newsclean.containers"


class Container(Protocol):
    """What a container module offers; `lines` are rows if it is read by line, else the whole file is one."""

    SUFFIXES: tuple[str, ...]
    IS_BY_LINE: bool

    def records(self, lines: Iterable[bytes], fields: Fields = ...) -> Iterator[Record]:
        """Yield the records of a file."""
        ...

    def entries(self, lines: Iterable[bytes], fields: Fields = ...) -> Iterator[Record | Gap]:
        """Yield the records and what stands between them; their bytes, joined, are the file's."""
        ...


@cache
def containers() -> dict[str, Container]:
    """Return every container of our own by the name of its module, sorted."""
    modules = {name: import_module(f"{PACKAGE}.{name}") for name in modules_of(PACKAGE)}
    return {name: cast("Container", module) for name, module in modules.items() if hasattr(module, "SUFFIXES")}


CONTAINERS: Registry[Container] = Registry(
    PACKAGE, needs=("SUFFIXES", "IS_BY_LINE", "records", "entries"), own=lambda: tuple(containers()), word="container"
)


@cache
def container(name: str) -> Container:
    """Return a container; UsageError for an unknown one, and for a plug-in that cannot be loaded."""
    return CONTAINERS[name]


def container_of(path: str) -> str | None:
    """Return the name of the container a file's name ends as, compressed or not; None if it is no container's."""
    name = _unpacked(path)
    return next((found for found, module in containers().items() if name.endswith(module.SUFFIXES)), None)


def plugged_container_of(path: str) -> str | None:
    """Return the name of a plug-in's container that a file's name ends as; None if it is none's."""
    name = _unpacked(path)
    return CONTAINERS.plugged_with(lambda each: name.endswith(tuple(each.SUFFIXES)))


def _unpacked(path: str) -> str:
    name = path.lower()
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    return name
