"""Finds language menus: lines made of the names of languages, glued together or not."""

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

from newsclean.lexicon import common
from newsclean.text.folding import bare_start, fold_chars
from newsclean.text.patterns import lazy

__all__ = ["language_names", "menu"]

_SHORTEST_MENU: Final = 6
_LONGEST_MENU: Final = 3000
_NAMES_OF_MENU: Final = 3
# Glued menus measured 1.0, prose that lists languages 0.63 to 0.77 of its letters.
_COVERAGE: Final = 0.9
_HEAD: Final = 48
_DOT: Final = "\u093c"
_SENTENCE_END: Final = ".!?。।"
_CODE_START: Final = lazy(r"\W{0,3}[A-Za-z]{2,3}[\s|/·•,–—-]{1,5}[A-Za-z]{2,3}(?!\w)")
_CODE_SEPARATOR: Final = lazy(r"[\s|/·•,–—-]+")


@cache
def language_names() -> frozenset[str]:
    """Return the folded names of languages, in their own and in other languages."""
    table = (files(__package__) / "data" / "autonyms.tsv").read_text("utf-8")
    rows = (row.partition("\t")[2] for row in table.splitlines() if not row.startswith("#"))
    return frozenset(name for row in rows for name in row.split(" | "))


def menu(line: str) -> tuple[str, ...] | None:
    """Return the language names of a line, as written, if the line is a language menu.

    A menu is three names, or two in different scripts, that cover nine tenths of the letters; or three codes such as
    "EN | FR | DE". A sentence that lists languages is not one.
    """
    if not _SHORTEST_MENU <= len(line) <= _LONGEST_MENU or line.rstrip()[-1:] in _SENTENCE_END:
        return None
    return _named(line) or _coded(line)


def _named(line: str) -> tuple[str, ...] | None:
    """Return the names a line is made of, found without the dots under Hindi letters, which folding leaves out."""
    places = [place for place, character in enumerate(line) if character != _DOT] if _DOT in line else range(len(line))
    bare = line.replace(_DOT, "")
    head = fold_chars(bare[:_HEAD])
    label = head.find(":") + 1
    start = label if label and _begins(head[label:]) else 0
    if not start and not _begins(head):
        return None
    names = _cover(fold_chars(bare), start)
    if names is None:
        return None
    ends = (*places, len(line))
    written = tuple(line[ends[first] : ends[min(end, len(bare))]] for first, end in names)
    distinct = {name.casefold() for name in written}
    scripts = {_script(name) for name in written}
    return written if len(distinct) >= _NAMES_OF_MENU or len(scripts) > 1 else None


def _begins(head: str) -> bool:
    start = bare_start(head)
    return _name_end(start, 0) > 0


def _name_end(lowered: str, at: int) -> int:
    """Return the end of the longest name at a place, or the place itself."""
    names = language_names()
    for length in _lengths().get(lowered[at : at + 2], ()):
        if lowered[at : at + length] in names:
            return at + length
    return at


def _cover(lowered: str, start: int) -> list[tuple[int, int]] | None:
    """Return the spans of the names from a place on, or None if too many letters belong to no name."""
    letters = sum(map(str.isalpha, lowered[start:]))
    allowed = 0 if "," in lowered or "、" in lowered else letters * (1 - _COVERAGE)
    found: list[tuple[int, int]] = []
    missed, at = 0, start
    while at < len(lowered):
        end = _name_end(lowered, at)
        if end > at:
            found.append((at, end))
        else:
            missed += lowered[at].isalpha()
            if missed > allowed:
                return None
        at = max(end, at + 1)
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return the lengths of the names that begin with two characters, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in language_names():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


def _script(name: str) -> str:
    return unicodedata.name(name[0], "").partition(" ")[0]


def _coded(line: str) -> tuple[str, ...] | None:
    if not _CODE_START.match(line):
        return None
    codes = tuple(filter(None, _CODE_SEPARATOR.split(line)))
    lowered = {code.lower() for code in codes}
    known, major = _codes()
    if not _NAMES_OF_MENU <= len(lowered) == len(codes) or not lowered <= known or lowered.isdisjoint(major):
        return None
    separated = any(mark in line for mark in "|/·•")
    return codes if separated or (line.isupper() and not lowered.isdisjoint({"en", "eng"})) else None


@cache
def _codes() -> tuple[frozenset[str], frozenset[str]]:
    """Return the codes that stand in language menus, and those of which every such menu has one."""
    return frozenset(common()["menu_codes"].split()), frozenset(common()["major_menu_codes"].split())
