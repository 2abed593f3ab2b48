"""The containers there are, each a module of this package with suffixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from newsclean.containers.compression import ENDINGS
from newsclean.containers.fields import Fields
from newsclean.containers.record import Gap, Record
from newsclean.errors import UsageError

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
    """Return every container by the name of its module, sorted."""
    names = sorted(info.name for info in iter_modules(import_module(PACKAGE).__path__))
    modules = {name: import_module(f"{PACKAGE}.{name}") for name in names}
    return {name: cast("Container", module) for name, module in modules.items() if hasattr(module, "SUFFIXES")}


def container(name: str) -> Container:
    """Return a container; UsageError for an unknown one."""
    if name not in containers():
        raise UsageError(f"unknown container '{name}'; known: {', '.join(containers())}")
    return containers()[name]


def container_of(path: str) -> str | None:
    """Return the name of the container a file's name ends as, compressed or not; None if it is no container's."""
    name = path.lower()
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    return next((found for found, module in containers().items() if name.endswith(module.SUFFIXES)), None)
