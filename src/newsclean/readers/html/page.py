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
    INLINE,
    MARKED,
    MARKED_RAW,
    MAX_CACHED,
    MEDIA,
    NO_TRAITS,
    VOID,
    Traits,
    is_notable,
    known_tag,
    opened,
    tag,
    traits,
)
from newsclean.readers.html.flow import KIND, MAX_ANCESTORS, ROOT, Flow, Full, Seen, without_breaks
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
        self.scopes.leave(0, self)

    def _read(self) -> None:
        source, stack, begins, inline = self.source, self.stack, self.BEGINS, Page._begin_inline
        apart, ends, end_inline, cursor = self.scopes.inline, self.ENDS, Page._end_inline, 0
        for match in TOKEN.finditer(source):
            start, end = match.span()
            if cursor < start:
                raw = source[cursor:start]
                if self.is_open or not raw.isspace() or stack[-1][KIND] is CODE:
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
                    ends.get(name, end_inline)(self, name)
            elif attributes or begin is not inline or apart:
                begin(self, name, attributes, start, end)
        if cursor < len(source):
            self.text(source[cursor:], cursor)
        self.close()

    def _read_on(self) -> None:
        """Read the rest as lines of one block."""
        source, cursor = self.source, self.cursor
        self.separator = PARAGRAPHS
        self.open(cursor)
        for match in TOKEN.finditer(source, cursor):
            if cursor < match.start():
                raw = source[cursor : match.start()]
                self.add(intern(raw) if len(raw) <= SHORT else raw, cursor)  # what makes a page so long repeats itself
            cursor = match.end()
            if (match[NAME] or "").lower() in ENDING:
                self.add_break(cursor)
        if cursor < len(source):
            self.add(source[cursor:], cursor)
        text, start = without_breaks(self.taken(), self.block_start)
        if text:
            self.seen.append(Seen(text, start, ROOT._replace(kind=CODE), (), 0, has_image_before=False))
            self.scopes.block_ended(start, start + len(text), is_code=True)

    def _end_block(self, name: str) -> None:
        if self.is_open:
            self.close()
        self.separator = PARAGRAPHS
        stack = self.stack
        if stack[-1][0] == name:
            stack.pop()
        else:
            self._unwind(name)
        if self.scopes.blocks or self.scopes.inline:
            self.scopes.leave(len(stack), self)

    def _end_link(self, _name: str) -> None:
        self.end_link()

    def _end_line(self, _name: str) -> None:
        """Take `</br>` for a line break, as browsers do."""
        self.break_line()

    def _end_inline(self, name: str) -> None:
        if self.scopes.inline:
            self.scopes.end_inline(name, self)

    def untagged(self, match: re.Match[str]) -> None:
        """Take a comment, or an element whose content is no markup.

        A title that is not the page's tells of a drawing, which shows it when it is pointed at.
        """
        if match[RAW_NAME] is None:
            self.remarks.add(*match.span(), self)
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
        if self.is_open:
            self.close()
        self.separator = PARAGRAPHS
        stack, scopes = self.stack, self.scopes
        begun = known_tag(name, attributes) if len(attributes) <= MAX_CACHED else tag(name, attributes)
        _, _, _, _, ends, found = begun
        parent = stack[-1]
        if parent[0] in ends:
            while stack[-1][0] in ends:
                stack.pop()
            parent = stack[-1]
            scopes.leave(len(stack), self)
        if name in VOID or len(stack) == MAX_DEPTH:
            return
        stack.append(opened(name, begun, start, parent))
        if scopes.unseen:
            stack[-1] = stack[-1]._replace(is_hidden=True)
        if found is not NO_TRAITS and found[-1]:
            scopes.begin_block(found, len(stack), self, Span(start, end))

    def _unwind(self, name: str) -> None:
        """End the innermost element of that name, with all that is inside it."""
        stack = self.stack
        for index in range(len(stack) - 2, max(len(stack) - 1 - MAX_UNWIND, 0), -1):
            if stack[index].name == name:
                del stack[index:]
                return

    def _begin_html(self, name: str, attributes: str, start: int, end: int) -> None:
        self.marks.append(Mark(name, attributes, ""))
        self._begin_block(name, attributes, start, end)

    def _begin_link(self, name: str, attributes: str, start: int, end: int) -> None:
        if self.in_link or self.scopes.inline:
            self.end_link()
        self.in_link, self.link_start = "href" in attributes or "href" in attributes.lower(), self.length
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
        self.scopes.begin_inline(Open(name, len(self.stack), self.length, found, Span(start, end)))

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
        **dict.fromkeys(ENDING, _begin_block),
        **dict.fromkeys(MEDIA, _begin_media),
        **dict.fromkeys(CODE_TAGS, _begin_code),
        **dict.fromkeys(MARKED, _mark),
        "a": _begin_link,
        "br": _begin_line,
        "html": _begin_html,
        "svg": _begin_drawing,
    }
    ENDS: ClassVar[Mapping[str, Callable[[Page, str], None]]] = {
        **dict.fromkeys(ENDING, _end_block),
        "a": _end_link,
        "br": _end_line,
    }
