"""The grammar of a suppression: `newsclean: ignore[mojibake, TYP2, DUP101:"que que"] -- reason`.

A list of rules is required: who silences all of them writes ALL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model import Exemption, Span
from newsclean.text.patterns import lazy

MARK = "ewsclean"  # newsclean or Newsclean; a source without it states nothing
MAX_WORDS = 200  # characters of the words of one match; longer stretches are what ignore and disable are for
MAX_QUOTED = 40  # characters of somebody's words in a message
VERBS = ("ignore", "disable", "enable", "ignore-file")
OPENING, CLOSINGS = "<!--", ("-->", "--!>")
HEAD = lazy(r"\s*+[nN]ewsclean\s*+:\s*+")
NEARLY = lazy(r"\s*+[nN]ewsclean[\s-]++(?:ignore|disable|enable)\b")  # meant, but the colon is missing
VERB = lazy(r"(?P<verb>[A-Za-z-]++)\s*+")
RULE = r"[A-Za-z][A-Za-z0-9-]{0,63}+"
NAME = lazy(RULE)
ITEM = lazy(rf'\s*+(?P<whole>(?P<rule>{RULE})(?::"(?P<words>(?:[^"\\]|\\.)*+)")?)\s*+(?P<end>[],])', re.DOTALL)
ESCAPE = lazy(r"\\(.)", re.DOTALL)
EXAMPLE = "newsclean: ignore[TYP201]"
TOO_LONG = f"the words of a match have {MAX_WORDS} characters at most; a part of them is enough"


class Selector(NamedTuple):
    """A rule or several, named in a list; with `words`, only where they find something in exactly these words."""

    rule: str
    place: Span
    words: str = ""


class Directive(NamedTuple):
    """A comment that speaks to newsclean, with its place in the source; one with a `problem` has no effect."""

    place: Span
    verb: str = ""
    selectors: tuple[Selector, ...] = ()
    reason: str = ""
    problem: str = ""


class _Malformed(Exception):  # noqa: N818 - the name says what is wrong
    """Is raised and caught in here: what is wrong with a directive, and what would work."""


def is_mentioned(source: str) -> bool:
    """Tell whether a source can hold a suppression at all; costs one search."""
    return MARK in source


def parse(comment: str, at: int) -> Directive | None:
    r"""Return the directive of a comment (with or without its `<!--` and `-->`) at `at`, None if it is none.

    One that was meant but is malformed is returned with its problem. Words may hold `\"` and `\\`. Linear.
    """
    place = Span(at, at + len(comment))
    start, end = _inside(comment)
    head = HEAD.match(comment, start, end)
    if head is None:
        is_meant = NEARLY.match(comment, start, end)
        return Directive(place, problem=f"a colon is missing; write {EXAMPLE}") if is_meant else None
    try:
        return _parsed(comment, (head.end(), end), place)
    except _Malformed as error:
        return Directive(place, problem=str(error))


def problem(message: str, place: Span) -> Exemption:
    """Return an exemption that exempts nothing: it carries what is wrong with a suppression to the engine."""
    return Exemption(Span(0, 0), (), "", place, message)


def quoted(text: str) -> str:
    """Return somebody's words for a message, cut and with invisible characters escaped."""
    cut = text if len(text) <= MAX_QUOTED else f"{text[: MAX_QUOTED - 1]}…"
    return "".join(("'", *(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut), "'"))


def _inside(comment: str) -> tuple[int, int]:
    closing = next((mark for mark in CLOSINGS if comment.endswith(mark)), "")
    start = len(OPENING) if comment.startswith(OPENING) else 0
    return start, max(start, len(comment) - len(closing))


def _parsed(text: str, inside: tuple[int, int], place: Span) -> Directive:
    position, end = inside
    match = VERB.match(text, position, end)
    if match is None or match["verb"] not in VERBS:
        raise _Malformed(f"{quoted(text[position:end])} is no directive; write ignore, disable, enable or ignore-file")
    if not text.startswith("[", match.end(), end):
        raise _Malformed(f"'{match['verb']}' needs a list of rules; write newsclean: {match['verb']}[TYP201]")
    selectors = tuple(_selectors(text, (match.end() + 1, end), place.start))
    rest = text[selectors[-1].place.end - place.start : end].partition("]")[2].strip()
    if rest and not rest.startswith("--"):
        raise _Malformed(f"{quoted(rest)} stands behind the list; a reason begins with --, as {EXAMPLE} -- archive")
    return Directive(place, match["verb"], selectors, rest[2:].strip())


def _selectors(text: str, inside: tuple[int, int], at: int) -> Iterator[Selector]:
    position, end = inside
    while True:
        item = ITEM.match(text, position, end)
        if item is None or item["words"] == "":
            raise _Malformed(_wrong_item(text[position:end].strip()))
        words = ESCAPE.sub(r"\1", item["words"] or "")
        if len(words) > MAX_WORDS:
            raise _Malformed(TOO_LONG)
        yield Selector(item["rule"], Span(at + item.start("whole"), at + item.end("whole")), words)
        if item["end"] == "]":
            return
        position = item.end()


def _wrong_item(rest: str) -> str:
    """Return what is wrong with the rest of a list, which begins where a rule should stand."""
    if "]" not in rest:
        return f"the list of rules is not closed; write {EXAMPLE}"
    if rest[0] in "],":
        return f"the list lacks a rule; write {EXAMPLE}"
    name = NAME.match(rest)
    if name and rest.startswith(":", name.end()):
        return f'words stand in straight quotation marks, as {name[0]}:"que que"'
    if name and rest[name.end() :].lstrip()[:1].isalpha():
        return f"rules are parted by commas, as {EXAMPLE[:-1]}, DUP101]"
    return f"{quoted(rest)} is no list of rules; write {EXAMPLE}"
