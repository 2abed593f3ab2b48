"""The inside of a tag, from behind its `<` to its first `>`: whether that is all of it, its name, its attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.readers.html.attributes import MARKS, WHITE
from newsclean.readers.html.elements import NOTHING, TOKENS, asks, words
from newsclean.readers.html.tokens import RAW_TEXT
from newsclean.readers.html.unseen import CLASSES

NAME = re.compile(rf"/?[a-zA-Z][^{WHITE}/>]*+")
# What stands between the values of a tag all of whose attributes are of the form ` class="x"`.
BETWEEN = re.compile(rf"[{WHITE}]*+([^{WHITE}/>=\"']++)=")
TAILS = frozenset(("", " ", "/", " /"))  # what stands behind them
UNSURE = frozenset(f"={WHITE}")  # a mark behind one of these may begin a value
STRETCH = 1 << 17  # characters of a source that are parted at once: a bound on memory
RAW = frozenset(RAW_TEXT)
MAX_NAMES, MAX_NAME = 2048, 64  # names of attributes that are remembered, and their characters: programs have any


class _Asked(dict[str, int | None]):
    """What is asked of an attribute, by what stands before its value; None if that is not its name alone.

    A look-up costs a third of that in an `lru_cache`.
    """

    def __missing__(self, piece: str) -> int | None:
        match = BETWEEN.fullmatch(piece)
        found = asks(match[1]) if match else None
        if len(self) >= MAX_NAMES:
            self.clear()
        if len(piece) <= MAX_NAME:
            self[piece] = found
        return found


ASKED = _Asked()


def plain_words(attributes: str) -> tuple[str, ...] | None:
    """Return the classes, id and role in a raw attribute string, None if it must be read more closely.

    That is if it is not all of the form ` class="x"`, which also tells that the tag ends where it seems to, or if it
    may hide its element.
    """
    pieces = attributes.split('"')
    if pieces[-1] not in TAILS or len(pieces) % 2 == 0:
        return None
    tokens: list[str] = []
    each, asked = iter(pieces), ASKED
    for name, value in zip(each, each):  # noqa: B905 - the last piece has no value
        found = asked[name]
        if found is not NOTHING:
            if found is not TOKENS or "&" in value:
                return None
            tokens += words(value.strip("'"))
    return tuple(tokens) if CLASSES.isdisjoint(tokens) else None


def is_whole(inner: str) -> bool:
    """Tell whether a tag surely ends at its first `>`: no value goes on behind it."""
    if "'" not in inner:
        if '"' not in inner:
            return True
        shown = inner.rstrip(" /")
        if shown[-1] == '"' and shown[-2] not in UNSURE:
            return True
    return not any(mark in inner and inner.rpartition(mark)[0].rstrip(WHITE).endswith("=") for mark in MARKS)


def split(inner: str) -> tuple[bool, str, str] | None:
    """Return whether a tag is an end tag, its name as it stands, and its raw attributes.

    None if more than the tag itself has to be looked at: what is no tag, what has a `>` in a value, and names behind
    which there is no markup.
    """
    match = NAME.match(inner)
    if match is None or not is_whole(inner):
        return None
    name = match[0]
    if name[0] == "/":
        return True, name[1:], inner[len(name) :]
    return None if name.lower() in RAW else (False, name, inner[len(name) :])


def stretches(source: str) -> Iterator[tuple[int, Iterator[str]]]:
    """Yield for stretches of a source the place of their first `<`, and what stands behind each `<` up to the next.

    Python splits a text at a character in a fifth of the time that a search for tags takes.
    """
    at = source.find("<")
    while at >= 0:
        stop = source.find("<", at + STRETCH)
        yield at, iter(source[at + 1 : stop if stop >= 0 else None].split("<"))
        at = stop


def behind(pieces: Iterator[str], start: int, end: int) -> int:
    """Return where the first piece stands that is not inside a token up to `end`; the next one stands at `start`."""
    while start < end:
        piece = next(pieces, None)
        if piece is None:
            return end
        start += len(piece) + 1
    return start
