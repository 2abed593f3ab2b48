"""A repaired file in the bytes of the old one: its encoding and BOM, and every byte that was no text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from newsclean.cli.options import linter
from newsclean.cli.work import Task
from newsclean.errors import UsageError
from newsclean.files import Content, Stamp, write_back
from newsclean.readers.encoding import Damage, Decoded, encode
from newsclean.results import CleanResult
from newsclean.sidecar import suppressions_beside
from newsclean.sources import Text, read_source
from newsclean.writers.visible import visible

REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file as it was read, and what cleaning made of it; stays in its worker."""

    content: Content
    decoded: Decoded
    result: CleanResult

    @property
    def is_changed(self) -> bool:
        """Tell whether cleaning changed anything."""
        return self.result.text != self.decoded.text

    def diff(self) -> str:
        """Return what cleaning changed, as a unified diff."""
        return self.result.diff(name=visible(self.result.path))


@dataclass(frozen=True, slots=True)
class Repair:
    """What a file becomes: its bytes, how many places changed, and what its owner should know."""

    data: bytes
    changes: int
    stamp: Stamp
    warning: str = ""

    def write(self, path: str) -> None:
        """Put the repaired file in the place of the old one, if anything changed."""
        if self.changes:
            write_back(path, self.data, seen=self.stamp)


def cleaned(  # noqa: PLR0913 - what repair may do and what is to come of it
    task: Task, *, unsafe: bool, boilerplate: bool, to: str = "same", images: bool = True, links: bool = True
) -> Cleaned:
    """Return a task's file, read and cleaned."""
    settings, content = task.settings, task.content()
    text = text_of(task, content.data)
    result = linter(task.config).clean(
        text,
        lang=settings.lang,
        published=settings.published,
        path=task.target.name,
        to=to,
        images=images,
        links=links,
        unsafe=unsafe,
        boilerplate=boilerplate,
    )
    return Cleaned(content, text.decoded, result)


def text_of(task: Task, data: bytes) -> Text:
    """Return a task's file as it is read, with what its configuration and what stands beside it silence."""
    text = read_source(data, format=task.format, encoding=task.settings.encoding)
    general = task.config.suppressions_for(task.target.path)
    beside = () if task.is_stdin else suppressions_beside(task.target.path, check=task.config.known)
    return text.excused(general, beside) if general or beside else text


def repair(made: Cleaned) -> Repair:
    """Return a file's repair in its own encoding; UsageError if its undecodable bytes could not be kept as they are."""
    content, decoded, result = made.content, made.decoded, made.result
    if not made.is_changed:
        return Repair(content.data, 0, content.stamp)
    changes = len(result.changes)
    if decoded.damage:
        return Repair(with_damage(decoded, content.data, result), changes, content.stamp)
    data = encode(decoded, result.text)
    is_kept = data[len(decoded.bom) :].decode(decoded.encoding, "replace") == result.text
    warning = "" if is_kept else f"is now UTF-8, as {decoded.encoding} lacks a character of the repaired text"
    return Repair(data, changes, content.stamp, warning)


def with_damage(decoded: Decoded, data: bytes, result: CleanResult) -> bytes:
    """Return the repaired text's bytes with every undecodable byte where it was; UsageError if one is lost."""
    places = _places_in_output(decoded, result)
    try:
        before = decoded.bom + _escaped(decoded.text, decoded.damage, None).encode(decoded.encoding, "surrogateescape")
        after = decoded.bom + _escaped(result.text, decoded.damage, places).encode(decoded.encoding, "surrogateescape")
    except UnicodeError as error:
        raise UsageError(f"has bytes that are no {decoded.encoding} text, and not all can be kept: {error}") from error
    if before != data:
        raise UsageError(
            f"has bytes that are no {decoded.encoding} text and cannot be written back; state its --encoding"
        )
    return after


def _places_in_output(decoded: Decoded, result: CleanResult) -> list[int]:
    """Return where each damage stands in the repaired text; UsageError if a repair took one out."""
    starts = [change.source_span.start for change in result.changes]
    places = []
    for damage in decoded.damage:
        index = bisect_right(starts, damage.offset) - 1
        is_touched = index >= 0 and damage.offset < result.changes[index].source_span.end
        place = result.output_offset(damage.offset)
        if is_touched or result.text[place : place + 1] != REPLACEMENT or len(damage.raw) != 1:
            where = f"byte {damage.byte_start} is no {decoded.encoding} text"
            raise UsageError(f"{where} and a repair would lose it; state the right --encoding")
        places.append(place)
    return places


def _escaped(text: str, damages: tuple[Damage, ...], places: list[int] | None) -> str:
    """Return a text with its undecodable bytes as Python's surrogate escapes, at `places` or where they were read."""
    pieces: list[str] = []
    cursor = 0
    for index, damage in enumerate(damages):
        place = damage.offset if places is None else places[index]
        pieces += (text[cursor:place], chr(0xDC00 + damage.raw[0]))
        cursor = place + 1
    return "".join((*pieces, text[cursor:]))
