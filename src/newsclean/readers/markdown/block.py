"""The block of Markdown that is being read: takes pieces, and knows which are links, code, images or remarks."""

from __future__ import annotations

from newsclean.readers.directives import Directive, parse
from newsclean.readers.html.elements import CODE_TAGS
from newsclean.readers.markdown.addresses import addresses
from newsclean.readers.markdown.content import Content
from newsclean.readers.markdown.inline import Piece, Role, tag_name
from newsclean.readers.markdown.places import Places
from newsclean.readers.markdown.view import View

Range = tuple[int, int]


class OpenBlock:
    """Lives for one leaf, also if its line breaks make several blocks of it."""

    def __init__(self, view: View, places: Places, content: Content) -> None:
        self.view = view
        self.places = places
        self.content = content
        self.link_start = self.code_start = -1
        self.link_place = 0  # in the content
        self.begin()

    def begin(self) -> None:
        """Begin the first block, or the one behind a line break; a link may go on in it."""
        self.linked = 0
        self.exempt: list[Range] = []
        self.remarks: list[tuple[Directive, int]] = []
        self.has_image_before = self.has_image_behind = False
        self.link_start, self.code_start = min(self.link_start, 0), min(self.code_start, 0)

    def take(self, piece: Piece) -> None:
        """Take what is not a line break."""
        role, before = piece.role, self.view.size
        if role is Role.TEXT:
            self._add(piece.start, piece.end)
        elif role is Role.ATOM:
            self.view.add(piece.text, *self.content.origin.span(piece.start, piece.end))
        elif role is Role.CODE:
            start = piece.start + (piece.end - piece.start - len(piece.text)) // 2
            self._add(start, start + len(piece.text))
            self.exempt.append((before, self.view.size))
        elif role is Role.LINK:
            self.link_start, self.link_place = before, piece.start
        elif role is Role.LINK_END:
            self._exempt_mail(piece, before)
            self._end_link()
        elif role is Role.IMAGE:
            self._image()
        elif role is Role.TAG:
            self._tag(piece)
        if self.view.size > before:
            self.has_image_behind = False

    def end(self) -> tuple[int, list[Range]]:
        """Return how many characters are linked, and the ranges on which rules are silent, before the view closes."""
        size = self.view.size
        if self.link_start >= 0:
            self.linked += size - self.link_start
        if self.code_start >= 0:
            self.exempt.append((self.code_start, size))
        text = "".join([piece.text for piece in self.view.open])
        return self.linked, [*self.exempt, *addresses(text)]

    def _add(self, start: int, end: int) -> None:
        for text, source_start, source_end in self.content.stretches(start, end):
            self.view.add(" " if text == "\n" else text, source_start, source_end)

    def _end_link(self) -> None:
        if self.link_start >= 0:
            self.linked += self.view.size - self.link_start
            self.link_start = -1

    def _exempt_mail(self, piece: Piece, end: int) -> None:
        """Exempt the address of an automatic link; web addresses are found in the text like all others."""
        text = self.content.text
        if text[piece.start] == ">" and not any(addresses(text[self.link_place + 1 : piece.start])):
            self.exempt.append((self.link_start, end))

    def _image(self) -> None:
        self.has_image_behind = True
        if not self.view.size:
            self.has_image_before = True

    def _tag(self, piece: Piece) -> None:
        """Take an inline tag or a comment."""
        name = tag_name(piece.text)
        if not name:
            self._remark(piece)
        elif name == "img":
            self._image()
        elif name == "a":
            self.link_start = self.view.size
        elif name == "/a":
            self._end_link()
        elif name in CODE_TAGS and self.code_start < 0:
            self.code_start = self.view.size
        elif name[1:] in CODE_TAGS and self.code_start >= 0:
            self.exempt.append((self.code_start, self.view.size))
            self.code_start = -1

    def _remark(self, piece: Piece) -> None:
        start, end = (self.places.at(each) for each in self.content.origin.span(piece.start, piece.end))
        directive = parse(self.places.source[start:end], start) if piece.text.startswith("<!--") else None
        if directive is not None:
            self.remarks.append((directive, self.view.size))
