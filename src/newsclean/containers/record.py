"""A record of a file: its texts, what it says of them, and the way back into its bytes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from newsclean.containers.literal import decoded, escaped, escaped_in_ascii, origin_of
from newsclean.containers.scan import STRING
from newsclean.errors import UsageError
from newsclean.model import Document, Exemption, Finding, Span
from newsclean.offsets import LineIndex, OffsetMap
from newsclean.readers import reader

BOM = "\ufeff".encode()
IN_DOCUMENT = ("published", "title", "language", "url")  # facts of the article; the id is the record's
SURROGATE = re.compile("[\ud800-\udfff]")
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Suppression:
    """A rule the author wants silent in this record; with `match`, only on exactly these words.

    `place` is where the record's source states it.
    """

    rule: str
    place: Span
    match: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a record says of its texts; `malformed` carries to the engine what is wrong with its suppressions."""

    facts: tuple[tuple[str, str], ...] = ()
    published: dt.date | None = None
    language: str = ""
    suppressions: tuple[Suppression, ...] = ()
    malformed: tuple[Exemption, ...] = ()

    def exemptions(self, whole: Span, *, placed: bool) -> Iterator[Exemption]:
        """Yield the suppressions as exemptions of a whole text, with their places in the record or without."""
        for each in self.suppressions:
            yield Exemption(whole, (each.rule,), each.match, each.place if placed else None, each.reason)
        if placed:
            yield from self.malformed


@dataclass(frozen=True)
class Part:
    """A text of a record: the string literal whose inside stands at `span` of the record's source.

    `name` is the path to it, array indexes included; `format` is the reader's.
    """

    name: str
    format: str
    span: Span
    inside: str = field(repr=False)
    about: About = field(default_factory=About, repr=False)

    @cached_property
    def text(self) -> str:
        """Return what the literal says; lone surrogates are kept."""
        return decoded(self.inside)

    @property
    def origin(self) -> OffsetMap:
        """Return the map from the text to the record's source."""
        return origin_of(self.inside, start=self.span.start)

    def document(self) -> Document:
        """Return the text's document; its source is the record's."""
        return self._document(self.inside, start=self.span.start, placed=True)

    def read(self, inside: str) -> Document:
        """Return the document of another inside of the literal, which is its source: what repair in place reads again.

        UsageError if it is not the inside of a JSON string.
        """
        return self._document(inside, start=0, placed=False)

    def _document(self, inside: str, *, start: int, placed: bool) -> Document:
        about, text = self.about, decoded(inside)
        document = reader(self.format).read(text)
        origin = origin_of(inside, start=start)
        escape = escaped_in_ascii if inside.isascii() and not text.isascii() else escaped
        theirs = (each._replace(place=each.place and _led(each.place, origin)) for each in document.exemptions)
        return replace(
            document,
            origin=document.origin.then(origin),
            language=about.language or document.language,
            published=about.published or document.published,
            facts=(*(fact for fact in about.facts if fact[0] in IN_DOCUMENT), *document.facts),
            exemptions=(*about.exemptions(Span(0, len(document.text)), placed=placed), *theirs),
            escapes=(*document.escapes, escape),
        )


class Place(NamedTuple):
    """Where a record begins in its file: number, line and column from 1, offset from 0.

    Offset and column count code points, without a byte order mark; lines end as `LineIndex` has them.
    """

    number: int = 1
    line: int = 1
    column: int = 1
    offset: int = 0


@dataclass(frozen=True)
class Record:
    """One record, where it begins, its texts and what it says of them.

    `raw` are its bytes as they were read, `source` is their text, without a byte order mark; bytes that are no UTF-8
    are U+FFFD in it. A record with a `problem` (NCL901, NCL902) is never rewritten; one that is no JSON has no parts.
    """

    place: Place
    raw: bytes = field(repr=False)
    source: str = field(repr=False)
    parts: tuple[Part, ...] = ()
    about: About = field(default_factory=About)
    problem: Finding | None = None

    def at(self, place: Place) -> Record:
        """Return the record that the same bytes are at another place."""
        return Record(place, self.raw, self.source, self.parts, self.about, self.problem)

    @property
    def number(self) -> int:
        """Return which record of the file it is, from 1."""
        return self.place.number

    @property
    def line(self) -> int:
        """Return the line of the file on which it begins, from 1."""
        return self.place.line

    @property
    def offset(self) -> int:
        """Return how many code points stand before it in the file."""
        return self.place.offset

    @property
    def facts(self) -> Mapping[str, str]:
        """Return what the record states of its texts: id, title, published, language, url."""
        return dict(self.about.facts)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the file's line and column, from 1, of an offset in the record's source."""
        line, column = self._lines.position(offset)
        return line + self.line - 1, column + (self.place.column - 1 if line == 1 else 0)

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.source)

    def rewritten(self, new_inside: Mapping[str, str] = NOTHING) -> bytes:
        """Return the record's bytes with other insides in the literals of the parts named, all else as it was.

        UsageError for an unknown part, for what is not the inside of a JSON string, and for a record with a problem.
        """
        if unknown := new_inside.keys() - {part.name for part in self.parts}:
            raise UsageError(
                f"record {self.number} has no part {min(unknown)!r}; it has {[p.name for p in self.parts]}"
            )
        changed = [part for part in self.parts if new_inside.get(part.name, part.inside) != part.inside]
        if not changed:
            return self.raw
        if self.problem:
            raise UsageError(f"record {self.number} cannot be rewritten: {self.problem.message}")
        pieces: list[str] = []
        cursor = 0
        for part in changed:
            pieces += (self.source[cursor : part.span.start], _checked(new_inside[part.name]))
            cursor = part.span.end
        written = "".join((*pieces, self.source[cursor:])).encode()
        return BOM + written if self.raw.startswith(BOM) else written


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between records, kept for writing: blank lines, an array's brackets, a row too long to be read."""

    raw: bytes

    def rewritten(self) -> bytes:
        """Return the bytes as they were read."""
        return self.raw


def _checked(inside: str) -> str:
    if not STRING.fullmatch(f'"{inside}"') or SURROGATE.search(inside):
        raise UsageError(f"{inside[:60]!r} is not the inside of a JSON string")
    return inside


def _led(place: Span, origin: OffsetMap) -> Span:
    return Span(*origin.span(place.start, place.end))
