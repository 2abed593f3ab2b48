"""HTML inside Markdown, read by the reader of HTML, with places in the Markdown source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model import Block, Document, Element, Exemption, Kind, Markup, Span
from newsclean.readers.directives import Directive, parse
from newsclean.readers.html import read
from newsclean.readers.html.page import MAX_ANCESTORS
from newsclean.readers.markdown.content import Content
from newsclean.readers.markdown.places import Places
from newsclean.readers.markdown.view import PARAGRAPHS, Shown

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
MEDIA = re.compile(r"<(?:img|picture|figure|video|audio|iframe)\b", re.IGNORECASE)


class Part(NamedTuple):
    """A block of a fragment: what is shown, what parts it from the one before, its kind and markup."""

    shown: list[Shown]
    separator: str
    kind: Kind
    markup: Markup


class Fragment:
    """The HTML of one leaf inside `ancestors`."""

    def __init__(self, places: Places, content: Content, ancestors: tuple[Element, ...]) -> None:
        self.places = places
        self.content = content
        self.ancestors = ancestors
        self.document: Document = read(content.text)
        self.has_media = MEDIA.search(content.text) is not None
        blocks = self.document.blocks
        self.has_media_behind = bool(blocks and blocks[-1].markup and blocks[-1].markup.image_after)
        self.first = blocks[0].start if blocks else 0  # in the fragment's own text

    def parts(self) -> Iterator[Part]:
        """Yield the blocks."""
        text, end = self.document.text, 0
        for block in self.document.blocks:
            kind = block.kind
            if kind is Kind.PARAGRAPH and self.ancestors:
                kind = self.ancestors[-1].kind
            separator = text[end : block.start] if end else PARAGRAPHS
            yield Part(list(self._shown(block)), separator, kind, self._markup(block.markup or Markup()))
            end = block.end

    def directives(self) -> Iterator[tuple[Directive, int | None]]:
        """Yield what comments say to us, each with the number of the block it stands in or before."""
        ends = [self.document.origin.end(block.end) for block in self.document.blocks]
        for match in COMMENT.finditer(self.content.text):
            directive = parse(*self._source(*match.span()))
            if directive is not None:
                yield directive, next((i for i, end in enumerate(ends) if end > match.start()), None)

    def exemptions(self, shift: int) -> Iterator[Exemption]:
        """Yield what is exempt by nature or attribute, `shift` being where the fragment's text begins."""
        for each in self.document.exemptions:
            start, end = each.span.start + shift, each.span.end + shift
            if each.place is None:
                yield each._replace(span=Span(start, end))
            elif not self.content.text.startswith("<!--", each.place.start):
                _, at = self._source(each.place.start, each.place.end)
                yield each._replace(span=Span(start, end), place=Span(at, at + each.place.end - each.place.start))

    def _shown(self, block: Block) -> Iterator[Shown]:
        origin = self.content.origin
        for left, right, start, end in self.document.origin.pieces(block.start, block.end):
            if right - left == end - start:
                yield from (Shown(*each) for each in self.content.stretches(start, end))
            else:
                yield Shown(self.document.text[left:right], *origin.span(start, end))

    def _markup(self, markup: Markup) -> Markup:
        inside = tuple(each._replace(start=self._source(each.start, each.start)[1]) for each in markup.ancestors)
        return markup._replace(ancestors=(*self.ancestors, *inside)[-MAX_ANCESTORS:])

    def _source(self, start: int, end: int) -> tuple[str, int]:
        """Return a stretch of the fragment as the source has it, and where."""
        first, behind = (self.places.at(each) for each in self.content.origin.span(start, end))
        return self.places.source[first:behind], first
