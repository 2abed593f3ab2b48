"""Boilerplate taken out of the caller's own tree, text nodes repaired, and everything put back on request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from bs4 import BeautifulSoup, Tag

from newsclean.api import clean, read
from newsclean.config import Config
from newsclean.errors import UsageError
from newsclean.readers.soup import serialised
from newsclean.report import metadata
from newsclean.stripping.operation import Operation, Removed, Rewritten
from newsclean.stripping.repaired import Repaired
from newsclean.stripping.surgery import Surgery

__all__ = ["Removed", "Rewritten", "Stripped", "strip_boilerplate"]

MAX_ROUNDS = 10  # real pages need two, the last of which finds nothing; one that needs more keeps what it has come to


@dataclass(frozen=True, slots=True, eq=False)
class Stripped:
    """What `strip_boilerplate` did to a tree, all of which can be undone.

    `removed` has the elements and text nodes that were taken out, `changes` the text nodes that stayed with another
    text. Their spans count code points of `source`, the tree as HTML before anything was done.
    """

    tree: BeautifulSoup | Tag = field(repr=False)
    source: str = field(repr=False)
    removed: tuple[Removed, ...]
    changes: tuple[Rewritten, ...]
    metadata: dict[str, str | tuple[str, ...]]
    language: str
    _surgery: Surgery = field(repr=False)

    def restore(self) -> None:
        """Put the tree back as it was, the removed elements included; doing so twice is doing it once.

        UsageError, and nothing is done, if the places in question were changed in the meantime.
        """
        self._surgery.undo()


def strip_boilerplate(  # noqa: PLR0913 - keyword-only, each with a default that works
    tree: BeautifulSoup | Tag,
    *,
    lang: str | None = None,
    published: str | dt.date | None = None,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    unsafe: bool = False,
    config: Config | None = None,
) -> Stripped:
    """Take boilerplate out of a BeautifulSoup tree, in place, and repair its text nodes.

    An element goes if nothing is left to see in it; pictures stay, unless what went brought its own (links to other
    articles, advertising). Other markup and text are not touched. Arguments as in `newsclean.clean`.
    UsageError for anything that is no tree, and for an argument that cannot work.
    """
    if not isinstance(tree, Tag):
        raise UsageError(f"strip_boilerplate edits a BeautifulSoup or a Tag; got {type(tree).__name__}")
    select, extend_select, ignore = None if select is None else _listed(select), _listed(extend_select), _listed(ignore)
    repair = partial(
        clean,
        lang=lang,
        format="html",
        published=published,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        to="same",
        unsafe=unsafe,
        config=config,
    )
    serial = first = serialised(tree)
    operation = Operation(tree, serial)
    results = []
    for _ in range(MAX_ROUNDS):
        result = repair(serial.html)
        results.append(result)
        view = read(serial.html, format="html")
        if not operation.carry_out(Repaired(serial, view, result.text, result.document.patch.changes)):
            break
        serial = serialised(tree)
    language = results[0].language
    facts = (("language", language), *(fact for result in results for fact in result.facts))
    removed, changes = operation.record()
    return Stripped(tree, first.html, removed, changes, metadata(facts), language, operation.surgery)


def _listed(names: Iterable[str]) -> Iterable[str]:
    """Return selectors in a form that can be read again."""
    return names if isinstance(names, str) else tuple(names)
