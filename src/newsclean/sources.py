"""What callers hand in (a str, bytes, a soup), read: the text, how its bytes were decoded, and who reads it again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Union

from newsclean.errors import UsageError
from newsclean.model import MAX_JUDGED, Block, Document, Exemption, Finding, Kind, Severity, Span
from newsclean.offsets import OffsetMap
from newsclean.readers import FORMATS, format_of_suffix, plugged_format_of_suffix, reader, sniffed
from newsclean.readers.encoding import Decoded, decode
from newsclean.suppressions import Suppression, excused

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

Source = Union[str, bytes, "BeautifulSoup", "Tag"]
UNDECODABLE = "NCL901"
PARTLY_READ = "NCL905"
MAX_DAMAGE = 0.2  # of the characters; a megabyte of random bytes has 0.45
NO_TEXT = "most of its bytes are no text in any encoding that was tried; it is kept as it is, and not judged"
TOO_LONG = f"a paragraph of over {MAX_JUDGED:,} characters is kept as it is, and not judged"
# Whoever checks a text mostly cleans it next: the last few documents are kept, with what is known of them.
KEPT, MAX_KEPT = 4, 200_000  # documents, code points
MAX_DAMAGE_FINDINGS = 20  # one finding a place; a binary file would have thousands


@dataclass(frozen=True, slots=True)
class Text:
    """A source as it was read: its text, how its bytes were decoded, its document, and how to read both anew."""

    decoded: Decoded
    document: Document
    read: Callable[[str], Document]
    reread: Callable[[Document], Document]
    format: str = "text"

    def excused(self, general: Iterable[Suppression], beside: Iterable[Suppression]) -> Text:
        """Return the text with what its configuration and its sidecar silence, now and whenever it is read again."""
        excuse = partial(excused, general=tuple(general), beside=tuple(beside))
        read, reread = partial(_after, self.read, excuse), partial(_after, self.reread, excuse)
        return replace(self, document=excuse(self.document), read=read, reread=reread)


def read_source(source: Source, *, format: str | None = None, encoding: str | None = None) -> Text:  # noqa: A002
    """Return a str, bytes, or a BeautifulSoup tree as it is read; TypeError for anything else.

    Without a `format`, what begins and ends as a page or fragment is HTML, anything else plain text.
    UsageError for an unknown format or encoding.
    """
    is_bytes = isinstance(source, bytes | bytearray | memoryview)
    if isinstance(source, bytes | bytearray | memoryview):
        decoded = _decoded(bytes(source), format, encoding)
    elif isinstance(source, str):
        decoded = Decoded(source, "utf-8", "given")
    elif type(source).__module__.partition(".")[0] == "bs4":
        from newsclean.readers.soup import serialised

        decoded, format = Decoded(serialised(source).html, "utf-8", "given"), "html"  # noqa: A001
    else:
        raise TypeError(f"newsclean reads str, bytes, a BeautifulSoup or a Tag; got {type(source).__name__}")
    if len(decoded.damage) > MAX_DAMAGE * len(decoded.text):
        return Text(decoded, _unjudged(decoded.text), _unjudged, _kept)
    name = format or sniffed(decoded.text)
    read = _Reading(name, is_file=is_bytes and name == "text")
    return Text(decoded, read(decoded.text), read, reader(name).reread, name)


def _after(read: Callable[[Any], Document], change: Callable[[Document], Document], source: Any) -> Document:
    return change(read(source))


def _unjudged(source: str) -> Document:
    """Return the document of what is no text: kept as it is, and judged by no rule."""
    whole = Block(source, 0, Kind.CODE)
    origin = OffsetMap.identity(len(source))
    exemptions = (Exemption(whole.whole),)
    return Document(source, (whole,), origin, source, exemptions=exemptions, facts=(("problem", NO_TEXT),))


def _kept(document: Document) -> Document:
    return document


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads sources of one format."""

    format: str
    is_file: bool

    def __call__(self, source: str) -> Document:
        read = _read_kept if len(source) <= MAX_KEPT else _read
        return read(source, self.format, is_file=self.is_file)


def _decoded(data: bytes, format: str | None, encoding: str | None) -> Decoded:  # noqa: A002
    if encoding is None and (format == "html" or (format is None and data[:64].lstrip()[:1] == b"<")):
        from newsclean.readers.html.charset import declared_charset

        return decode(data, declared=declared_charset(data))
    return decode(data, encoding=encoding)


def _read(source: str, format: str, *, is_file: bool) -> Document:  # noqa: A002
    document = reader(format).read(source)
    return replace(document, is_file=is_file) if is_file else document


_read_kept = lru_cache(maxsize=KEPT)(_read)


def format_of_name(path: str) -> str | None:
    """Return the format, or the kind of file with records, that a file's name ends as; None if it tells nothing."""
    name = path.lower()
    found = format_of_suffix(name)
    if found or "." not in os.path.basename(name):  # noqa: PTH119 - no name is too long for it
        return found
    from newsclean.containers import container_of, plugged_container_of

    return container_of(name) or plugged_format_of_suffix(name) or plugged_container_of(name)


def format_stated(path: str, pairs: Iterable[tuple[str, str]]) -> str | None:
    """Return the format of the longest ending that is stated for a file's name; None if none is."""
    name = path.lower()
    known = [(len(ending), format_) for ending, format_ in pairs if name.endswith(f".{ending.lower().lstrip('.')}")]
    return max(known)[1] if known else None


def holds_records(format: str | None) -> bool:  # noqa: A002
    """Tell whether a format is of files that hold many texts."""
    if format is None or format in FORMATS.own:
        return False
    from newsclean.containers import CONTAINERS

    return format in CONTAINERS.own or format not in FORMATS


def check_format(name: str) -> str:
    """Return the name of a format or kind of file with records; UsageError for an unknown one."""
    if name not in FORMATS.own:
        from newsclean.containers import CONTAINERS

        if name not in CONTAINERS.own and name not in FORMATS and name not in CONTAINERS:
            raise UsageError(f"unknown format '{name}'; known: {', '.join((*FORMATS.names, *CONTAINERS.names))}")
    return name


def damage_findings(decoded: Decoded) -> Iterator[Finding]:
    """Yield a finding for each place whose bytes could not be decoded, the rest counted in the last."""
    untold = len(decoded.damage) - MAX_DAMAGE_FINDINGS
    for number, damage in enumerate(decoded.damage[:MAX_DAMAGE_FINDINGS], 1):
        raw = damage.raw.hex().upper()
        message = f"byte {damage.byte_start} ({raw}) is no {decoded.encoding} text; it became U+FFFD"
        if number == MAX_DAMAGE_FINDINGS and untold > 0:
            message += f" (and {untold} more places)"
        span = Span(damage.offset, min(damage.offset + 1, len(decoded.text)))
        yield Finding(span, message, code=UNDECODABLE, name="undecodable-bytes", severity=Severity.ERROR)


def reading_problems(document: Document) -> Iterator[Finding]:
    """Yield a finding for each thing that the reader could not read as it should."""
    told = [message for key, message in document.facts if key == "problem"]
    told += (TOO_LONG for block in document.blocks if len(block.text) > MAX_JUDGED and block.kind is not Kind.CODE)
    for message in told:
        yield Finding(None, message, code=PARTLY_READ, name="partly-read")
