"""Reads a page token by token: what can be seen between two block-level tags is a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from sys import intern
from typing import ClassVar

from newsclean.model import Span
from newsclean.readers.html.attributes import closes_itself
from newsclean.readers.html.elements import (
    BLOCK_TAGS,
    CODE,
    CODE_TAGS,
    IMPLIED_ENDS,
    INLINE,
    MARKED,
    MARKED_RAW,
    MEDIA,
    NO_END,
    NO_TRAITS,
    VOID,
    Traits,
    element,
    is_notable,
    traits,
)
from newsclean.readers.html.flow import MAX_ANCESTORS, ROOT, Flow, Full, Seen
from newsclean.readers.html.metadata import Mark
from newsclean.readers.html.scopes import Open
from newsclean.readers.html.tokens import NAME, RAW_ATTRIBUTES, RAW_CONTENT, RAW_NAME, SLASH, TAG_ATTRIBUTES, TOKEN
from newsclean.readers.html.view import PARAGRAPHS

__all__ = ["MAX_ANCESTORS", "ROOT", "Page"]

MAX_UNWIND = 64  # how far up an end tag may reach
MAX_DEPTH = 512  # Chromium and WebKit stop there too; deeper elements are not told apart
SHORT = 16  # characters of words that are kept once
MAX_TIME = 200  # characters of a date in words
ENDING = BLOCK_TAGS - {"title"}  # one inside a drawing parts no blocks
HREF = re.compile("href", re.IGNORECASE)


class Page(Flow):
    """Reads one page from its first token to its last; lives for one call."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.marks: list[Mark] = []
        self.has_title = self.is_full = False
        self.cursor = 0

    def read(self) -> None:
        """Read every token of the source; what is behind the last block that is told apart as one."""
        try:
            self._read()
        except Full:
            self.is_full = True
            self._read_on()
        self.scopes.leave(0, self.view)

    def _read(self) -> None:
        source, view, begins, inline, cursor = self.source, self.view, self.BEGINS, Page._begin_inline, 0
        apart = self.scopes.inline
        for match in TOKEN.finditer(source):
            start, end = match.span()
            if cursor < start:
                raw = source[cursor:start]
                if view.is_open or not raw.isspace() or self.stack[-1].kind is CODE:
                    self.text(raw, cursor)
            self.cursor = cursor = end
            slash, name, attributes = match.group(SLASH, NAME, TAG_ATTRIBUTES)  # a script is not copied
            if name is None:
                self.untagged(match)
                continue
            begin = begins.get(name)
            if begin is None:
                name = name.lower()
                begin = begins.get(name, inline)
            if slash:
                if begin is not inline or apart:
                    self.end(name)
            elif attributes or begin is not inline or apart:
                begin(self, name, attributes, start, end)
        if cursor < len(source):
            self.text(source[cursor:], cursor)
        self.close()

    def _read_on(self) -> None:
        """Read the rest as lines of one block."""
        source, view, cursor = self.source, self.view, self.cursor
        view.separator = PARAGRAPHS
        view.open(cursor)
        for match in TOKEN.finditer(source, cursor):
            if cursor < match.start():
                raw = source[cursor : match.start()]
                view.add(intern(raw) if len(raw) <= SHORT else raw, cursor)  # what makes a page so long repeats itself
            cursor = match.end()
            if (match[NAME] or "").lower() in ENDING:
                view.add_break(cursor)
        if cursor < len(source):
            view.add(source[cursor:], cursor)
        text, start = view.close()
        if text:
            self.seen.append(Seen(text, start, ROOT._replace(kind=CODE), (), 0, has_image_before=False))
            self.scopes.block_ended(start, start + len(text), is_code=True)

    def end(self, name: str) -> None:
        """Take an end tag."""
        if name in ENDING:
            if self.view.is_open:
                self.close()
            self.view.separator = PARAGRAPHS
            stack = self.stack
            if stack[-1].name == name:
                stack.pop()
            else:
                self._unwind(name)
            self._left()
        elif name == "a":
            self.end_link()
        elif name == "br":  # as browsers read it
            self.break_line()
        elif self.scopes.inline:
            self.scopes.end_inline(name, self.view)

    def untagged(self, match: re.Match[str]) -> None:
        """Take a comment, or an element whose content is no markup.

        A title that is not the page's tells of a drawing, which shows it when it is pointed at.
        """
        if match[RAW_NAME] is None:
            self.remarks.add(*match.span(), self.view)
            return
        name, attributes, content = match[RAW_NAME].lower(), match[RAW_ATTRIBUTES], match.span(RAW_CONTENT)
        if name in MARKED_RAW:
            is_first = name == "title" and not (self.has_title or self.scopes.unseen)
            if is_first or (name == "script" and "ld+json" in attributes):
                self.marks.append(Mark(name, attributes, self.source[max(content[0], 0) : max(content[1], 0)]))
                self.has_title = self.has_title or is_first
        elif name != "style" and content[0] >= 0:
            self.BEGINS[name](self, name, attributes, match.start(), content[0])
            if text := self.source[slice(*content)]:
                self.text(text, content[0])

    def _begin_block(self, name: str, attributes: str, start: int, end: int) -> None:
        if self.view.is_open:
            self.close()
        self.view.separator = PARAGRAPHS
        stack = self.stack
        ends = IMPLIED_ENDS.get(name, NO_END)
        if stack[-1].name in ends:
            while stack[-1].name in ends:
                stack.pop()
            self._left()
        if name in VOID or len(stack) == MAX_DEPTH:
            return
        found = traits(attributes) if attributes else NO_TRAITS
        stack.append(element(name, found, start, stack[-1], is_hidden=self.scopes.unseen != ""))
        if found.is_apart:
            self.scopes.begin_block(found, len(stack), self.view, Span(start, end))

    def _unwind(self, name: str) -> None:
        """End the innermost element of that name, with all that is inside it."""
        stack = self.stack
        for index in range(len(stack) - 2, max(len(stack) - 1 - MAX_UNWIND, 0), -1):
            if stack[index].name == name:
                del stack[index:]
                return

    def _left(self) -> None:
        if self.scopes.blocks or self.scopes.inline:
            self.scopes.leave(len(self.stack), self.view)

    def _begin_html(self, name: str, attributes: str, start: int, end: int) -> None:
        self.marks.append(Mark(name, attributes, ""))
        self._begin_block(name, attributes, start, end)

    def _begin_link(self, name: str, attributes: str, start: int, end: int) -> None:
        self.end_link()
        self.in_link, self.link_start = HREF.search(attributes) is not None, self.view.length
        if attributes:
            self._begin_inline(name, attributes, start, end)

    def _begin_line(self, _name: str, _attributes: str, _start: int, _end: int) -> None:
        self.break_line()

    def _begin_media(self, name: str, attributes: str, start: int, end: int) -> None:
        if name in BLOCK_TAGS:
            self._begin_block(name, attributes, start, end)
        self.image_pending = True

    def _begin_code(self, name: str, attributes: str, start: int, end: int) -> None:
        self._set_apart(name, traits(attributes)._replace(is_untranslated=True), start, end)

    def _begin_drawing(self, name: str, attributes: str, start: int, end: int) -> None:
        """Take a drawing: an icon stands in a line, and what it holds is for programs."""
        if not closes_itself(attributes):
            self._set_apart(name, NO_TRAITS._replace(is_unseen=True), start, end)

    def _set_apart(self, name: str, found: Traits, start: int, end: int) -> None:
        self.scopes.begin_inline(Open(name, len(self.stack), self.view.length, found, Span(start, end)))

    def _mark(self, name: str, attributes: str, start: int, end: int) -> None:
        source = self.source
        stop = source.find("<", end, end + MAX_TIME) if name == "time" else end
        self.marks.append(Mark(name, attributes, source[end : max(stop, end)]))
        self._begin_inline(name, attributes, start, end)

    def _begin_inline(self, name: str, attributes: str, start: int, end: int) -> None:
        if is_notable(attributes) and name not in VOID and (found := traits(attributes)).is_apart:
            self._set_apart(name, found, start, end)
        elif self.scopes.inline:
            self.scopes.enter(name)

    BEGINS: ClassVar[Mapping[str, Callable[[Page, str, str, int, int], None]]] = {
        # name, attributes, start and end of the tag; functions, as methods of one page would keep it in memory
        **dict.fromkeys(INLINE, _begin_inline),
        **dict.fromkeys(BLOCK_TAGS, _begin_block),
        **dict.fromkeys(MEDIA, _begin_media),
        **dict.fromkeys(CODE_TAGS, _begin_code),
        **dict.fromkeys(MARKED, _mark),
        "a": _begin_link,
        "br": _begin_line,
        "html": _begin_html,
        "svg": _begin_drawing,
    }
