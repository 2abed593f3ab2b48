"""Readers turn a source into a Document; they make blocks and never judge."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from newsclean.errors import UsageError
from newsclean.model import Block, Document

NOT_FORMATS = frozenset(("encoding", "soup"))  # they read bytes and trees, not a format's text


class Reader(Protocol):
    """What a reader module offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, source: str) -> Document:
        """Return the document of a source."""
        ...

    def blocks(self, text: str) -> tuple[Block, ...]:
        """Return the blocks of a document's text after repair, so that cleaning twice sees what cleaning once left."""
        ...


@cache
def formats() -> dict[str, Reader]:
    """Return every reader by the name of its module, sorted."""
    names = sorted(info.name for info in iter_modules(__path__) if info.name not in NOT_FORMATS)
    return {name: cast("Reader", import_module(f"{__name__}.{name}")) for name in names}


def reader(name: str) -> Reader:
    """Return the reader of a format; UsageError for an unknown one."""
    if name not in formats():
        raise UsageError(f"unknown format '{name}'; known: {', '.join(formats())}")
    return formats()[name]
