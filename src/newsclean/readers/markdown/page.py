"""Puts a Markdown document together: a leaf becomes a block, or several where it holds line breaks or HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsclean.langid.tags import known_tag
from newsclean.model import Block, Document, Exemption, Kind, Markup, Span
from newsclean.offsets import OffsetMap
from newsclean.readers.directives import Directive, exemptions, from_mapping
from newsclean.readers.markdown.addresses import addresses
from newsclean.readers.markdown.block import OpenBlock
from newsclean.readers.markdown.content import content_of, content_of_cell
from newsclean.readers.markdown.escaping import escape
from newsclean.readers.markdown.fragments import Fragment
from newsclean.readers.markdown.front_matter import FrontMatter, front_matter
from newsclean.readers.markdown.inline import MARK, Piece, Role, pieces
from newsclean.readers.markdown.leaves import CELL, CODE, DEEP, HTML, Leaf, leaves
from newsclean.readers.markdown.places import Places
from newsclean.readers.markdown.view import BLANKS, LINES, PARAGRAPHS, Shown, View, origin

# A line costs the parser 5 to 50 microseconds. Of so many so short lines a list of data consists, no article.
FREE_LINES = 5_000
CHARACTERS_PER_LINE = 32
# Each mark costs the parser 3 to 15 microseconds, HTML as much as 20 of them. A paragraph of so many is no prose (real
# ones have under a hundred), nor is a document in which every eighth character is one; what is beyond is shown as
# it is written, and rules are silent on it.
MAX_MARKS = 4_000
FREE_MARKS = 5_000
CHARACTERS_PER_MARK = 8
MARKS_OF_HTML = 20


class Seen(NamedTuple):
    """A block as it was met; what stands behind it is not known yet."""

    text: str
    start: int
    kind: Kind
    markup: Markup


def document(source: str) -> Document:
    """Return the document of a Markdown source."""
    lines = source.count("\n") + source.count("\r") - source.count("\r\n")
    if lines > FREE_LINES + len(source) // CHARACTERS_PER_LINE:
        return _data(source)
    places = Places(source)
    matter = front_matter(places.text)
    page = Page(places, matter.end)
    page.read()
    text, inner, outer = page.view.finish()
    blocks = tuple(page.blocks())
    stated = exemptions(page.standing, blocks, length=len(text))
    return Document(
        text,
        blocks,
        origin(inner, places.all_at(outer)),
        text,
        language=known_tag(matter.language) or "und",
        published=matter.published,
        facts=matter.facts,
        exemptions=(*page.by_nature, *_of_front_matter(matter, places, len(text)), *stated),
        escapes=(escape,),
    )


def _data(source: str) -> Document:
    """Return the document of a source that is no prose: one block of code, its text the source."""
    text = source.strip()
    start = source.find(text)
    whole = Block(text, start, Kind.CODE, "und", Markup())
    silent = (Exemption(whole.whole),)
    return Document(source, (whole,) if text else (), OffsetMap.identity(len(source)), source, exemptions=silent)


def _of_front_matter(matter: FrontMatter, places: Places, length: int) -> tuple[Exemption, ...]:
    if matter.own is None:
        return ()
    return from_mapping(matter.own, Span(0, length), Span(*places.all_at(matter.own_place)))


class Page:
    """Reads one document; lives for one call."""

    def __init__(self, places: Places, start: int) -> None:
        self.places = places
        # Blanks in the place of the front matter: the parser sees none of it, and every place stays what it is.
        self.source = " " * (start - 1) + "\n" + places.text[start:] if start else places.text
        self.view = View(self.source)
        self.environment: dict[str, Any] = {}
        self.budget = FREE_MARKS + len(self.source) // CHARACTERS_PER_MARK
        self.seen: list[Seen] = []
        self.by_nature: list[Exemption] = []
        self.standing: list[tuple[Directive, int]] = []
        self.image_pending = False

    def read(self) -> None:
        """Read every leaf; all are found before the first is read, as links may be defined behind their use."""
        for leaf in leaves(self.source, self.environment, self.places.at):
            if leaf.what == CODE:
                self._code(leaf)
            elif leaf.what == HTML:
                self._html(leaf)
            else:
                self._text(leaf)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks, each with the images around it."""
        following = [seen.markup.image_before for seen in self.seen[1:]] + [self.image_pending]
        for (text, start, kind, markup), has_next in zip(self.seen, following, strict=False):
            yield Block(text, start, kind, "und", markup._replace(image_after=has_next))

    def _text(self, leaf: Leaf) -> None:
        raw = "\n".join([self.source[start:end] for start, end in leaf.lines])
        if leaf.what == DEEP or not MARK.search(raw):
            self._plain(leaf, is_exempt=leaf.what == DEEP)
            return
        content = (
            content_of_cell(self.source, *leaf.lines[0]) if leaf.what == CELL else content_of(self.source, leaf.lines)
        )
        found = None if leaf.what == DEEP else self._pieces(content.text)
        if found is None:
            self._plain(leaf, is_exempt=True)
            return
        block = OpenBlock(self.view, self.places, content)
        separator = PARAGRAPHS
        for piece in found:
            if piece.role is not Role.BREAK:
                block.take(piece)
                continue
            self._close(block, leaf, separator)
            self.view.line_break = content.origin.span(piece.start, piece.end)
            separator = LINES
        self._close(block, leaf, separator)

    def _pieces(self, text: str) -> list[Piece] | None:
        """Return the pieces of a content; None if it has so many marks that it is no prose."""
        marks = len(MARK.findall(text))
        if marks > min(self.budget, MAX_MARKS):
            return None
        self.budget -= marks
        return pieces(text, self.environment)

    def _plain(self, leaf: Leaf, *, is_exempt: bool = False) -> None:
        """Read a leaf that shows what is written, line ends as spaces; where that may be marks, rules are silent."""
        shown: list[Shown] = []
        for start, end in leaf.lines:
            text = self.source[start:end].rstrip(BLANKS)
            if shown:
                shown.append(Shown(" ", shown[-1].end, start))
            shown.append(Shown(text, start, start + len(text)))
        put = self.view.put(shown)
        if put is not None:
            text, start = put
            self._exempt(text, start, ((0, len(text)),) if is_exempt else addresses(text))
            self._see(text, start, leaf.kind, Markup(leaf.ancestors, 0, self.image_pending))

    def _close(self, block: OpenBlock, leaf: Leaf, separator: str) -> None:
        """End the open block and begin another."""
        linked, ranges = block.end()
        closed = self.view.close(separator)
        if closed is None:
            self.image_pending = self.image_pending or block.has_image_before
            self.standing += ((directive, self._behind()) for directive, _ in block.remarks)
        else:
            text, start = closed
            self.standing += ((directive, start) for directive, _ in block.remarks)
            self._exempt(text, start, ranges)
            has_image = self.image_pending or block.has_image_before
            self._see(text, start, leaf.kind, Markup(leaf.ancestors, min(linked, len(text)), has_image))
            self.image_pending = block.has_image_behind
        block.begin()

    def _exempt(self, text: str, start: int, ranges: Iterable[tuple[int, int]]) -> None:
        for left, right in ranges:
            if left < (end := min(right, len(text))):
                self.by_nature.append(Exemption(Span(start + left, start + end)))

    def _see(self, text: str, start: int, kind: Kind, markup: Markup) -> None:
        self.seen.append(Seen(text, start, kind, markup))
        self.image_pending = False

    def _behind(self) -> int:
        """Return the offset of what stands behind the last block."""
        return self.view.length + 1 if self.seen else 0

    def _code(self, leaf: Leaf) -> None:
        blank = [not self.source[start:end].strip() for start, end in leaf.lines]
        if all(blank):
            return
        lines = leaf.lines[blank.index(False) : len(blank) - blank[::-1].index(False)]
        content = content_of(self.source, lines)
        shown = [Shown(*each) for each in content.stretches(0, len(content.text))]
        put = self.view.put(shown)
        if put is not None:
            text, start = put
            self._exempt(text, start, [(0, len(text))])
            self._see(text, start, Kind.CODE, Markup(leaf.ancestors, 0, self.image_pending))

    def _html(self, leaf: Leaf) -> None:
        if self.budget < MARKS_OF_HTML:
            self._code(leaf)
            return
        self.budget -= MARKS_OF_HTML
        fragment = Fragment(self.places, content_of(self.source, leaf.lines), leaf.ancestors)
        starts = []
        for shown, separator, kind, markup in fragment.parts():
            put = self.view.put(shown, separator)
            if put is not None:
                starts.append(put[1])
                self._see(*put, kind, markup._replace(image_before=markup.image_before or self.image_pending))
        if starts:
            self.image_pending = fragment.has_media_behind
            self.by_nature += fragment.exemptions(starts[0] - fragment.first)
        else:
            self.image_pending = self.image_pending or fragment.has_media
        for directive, index in fragment.directives():
            self.standing.append((directive, self._behind() if index is None else starts[index]))
