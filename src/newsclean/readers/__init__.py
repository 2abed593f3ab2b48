"""Readers turn a source into a Document; they make blocks and never judge."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from newsclean.model import Document
from newsclean.plugins import Registry, modules_of

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


def _own() -> tuple[str, ...]:
    return (PLAIN, *modules_of(__name__, without=(*NOT_FORMATS, PLAIN)))


FORMATS: Registry[Reader] = Registry(
    __name__, needs=("SUFFIXES", "read", "reread", "looks_like"), own=_own, word="format"
)


def formats() -> tuple[str, ...]:
    """Return the names of the readers: plain text, the others of our own, those of plug-ins; none is imported."""
    return FORMATS.names


@cache
def reader(name: str) -> Reader:
    """Return the reader of a format; UsageError for an unknown one, and for a plug-in that cannot be loaded."""
    return FORMATS[name]


def format_of_suffix(name: str) -> str | None:
    """Return the format of our own that a file's name, in lower case, ends as; None if it is none's."""
    return next((each for each in FORMATS.own if name.endswith(reader(each).SUFFIXES)), None)


def plugged_format_of_suffix(name: str) -> str | None:
    """Return the format of a plug-in that a file's name, in lower case, ends as; None if it is none's."""
    return FORMATS.plugged_with(lambda each: name.endswith(tuple(each.SUFFIXES)))


def sniffed(source: str) -> str:
    """Return the format of a source that nobody states: the first that knows its own, plain text in the end.

    Plug-ins are not asked: what newsclean makes of a text does not depend on what is installed beside it.
    """
    if "<" not in source[:HEAD]:
        return PLAIN
    return next((name for name in FORMATS.own if name != PLAIN and reader(name).looks_like(source)), PLAIN)
