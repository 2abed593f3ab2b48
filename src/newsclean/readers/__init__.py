"""Readers turn a source into a Document; they make blocks and never judge."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from newsclean.errors import UsageError
from newsclean.model import Document

NOT_FORMATS = frozenset(("directives", "encoding", "soup"))  # they read bytes, trees and remarks, not a format
PLAIN = "text"
HEAD = 1000  # characters in which a source that is no plain text shows a tag; only white space and comments go before


class Reader(Protocol):
    """What a reader module offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, source: str) -> Document:
        """Return the document of a source."""
        ...

    def reread(self, document: Document) -> Document:
        """Return a repaired document with its blocks as a reader would see them: cleaning twice changes nothing."""
        ...

    def looks_like(self, source: str) -> bool:
        """Tell whether a source whose format nobody states is of this one."""
        ...


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the readers, plain text first; none is imported."""
    names = (info.name for info in iter_modules(__path__) if info.name not in NOT_FORMATS)
    return tuple(sorted(names, key=lambda name: (name != PLAIN, name)))


@cache
def reader(name: str) -> Reader:
    """Return the reader of a format; UsageError for an unknown one."""
    if name not in formats():
        raise UsageError(f"unknown format '{name}'; known: {', '.join(formats())}")
    return cast("Reader", import_module(f"{__name__}.{name}"))


def sniffed(source: str) -> str:
    """Return the format of a source that nobody states: the first that knows its own, plain text in the end."""
    if "<" not in source[:HEAD]:
        return PLAIN
    return next((name for name in formats() if name != PLAIN and reader(name).looks_like(source)), PLAIN)
