"""Reads a page token by token: what can be seen between two block-level tags is a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsclean.model import Element, Kind, Span
from newsclean.readers.html.attributes import closes_itself
from newsclean.readers.html.elements import (
    BLOCK_TAGS,
    CODE_TAGS,
    IMPLIED_ENDS,
    INLINE,
    MARKED,
    MEDIA,
    NO_END,
    NO_TRAITS,
    VOID,
    element,
    is_notable,
    traits,
)
from newsclean.readers.html.metadata import Mark
from newsclean.readers.html.scopes import Open, Scopes
from newsclean.readers.html.tokens import NAME, RAW_ATTRIBUTES, RAW_CONTENT, RAW_NAME, SLASH, TAG_ATTRIBUTES, TOKEN
from newsclean.readers.html.view import LINES, PARAGRAPHS, View

MAX_ANCESTORS = 8  # evidence kept of a block; a bound keeps deep pages linear
MAX_UNWIND = 64  # how far up an end tag may reach
MAX_DEPTH = 512  # Chromium and WebKit stop there too; deeper elements are not told apart
MAX_TIME = 200  # characters of a date in words
ROOT = Element("")
OWN_WORD = "newsclean"
HREF = re.compile("href", re.IGNORECASE)
Begin = Callable[[str, str, int, int], None]  # name, attributes, start and end of the tag


class Seen(NamedTuple):
    """A block as it was met; what stands behind it is not known yet."""

    text: str
    start: int
    around: Element
    ancestors: tuple[Element, ...]
    linked_chars: int
    has_image_before: bool


class Remark(NamedTuple):
    """A comment that may speak to us: its place in the source, and where the text had come to.

    Between two blocks that is one behind the end of the first.
    """

    start: int
    end: int
    offset: int


class Page:
    """Reads one page from its first token to its last; lives for one call."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.view = View(source)
        self.stack: list[Element] = [ROOT]
        self.seen: list[Seen] = []
        self.marks: list[Mark] = []
        self.remarks: list[Remark] = []
        self.scopes = Scopes()
        self.linked = self.link_start = 0
        self.in_link = self.keeps_space = self.image_pending = self.image_before = self.has_title = False
        self.unseen = ""  # the inline element that hides the open block
        self.is_addressed = OWN_WORD in source
        self.begin_inline = self._begin_inline
        self.begins: Mapping[str, Begin] = {
            **dict.fromkeys(INLINE, self.begin_inline),
            **dict.fromkeys(BLOCK_TAGS, self._begin_block),
            **dict.fromkeys(MEDIA, self._begin_media),
            **dict.fromkeys(CODE_TAGS, self._begin_code),
            **dict.fromkeys(MARKED, self._mark),
            "a": self._begin_link,
            "br": self._break_line,
            "html": self._begin_html,
            "svg": self._begin_drawing,
        }

    def read(self) -> None:
        """Read every token of the source."""
        source, view, begins, inline, cursor = self.source, self.view, self.begins, self.begin_inline, 0
        apart = self.scopes.inline
        for match in TOKEN.finditer(source):
            start, end = match.span()
            if cursor < start:
                raw = source[cursor:start]
                if view.is_open or not raw.isspace() or self.stack[-1].kind is Kind.CODE:
                    self.text(raw, cursor)
            cursor = end
            raw, slash, name, attributes = match.group(RAW_NAME, SLASH, NAME, TAG_ATTRIBUTES)  # a script is not copied
            if name is None:
                if raw is not None:
                    self.raw(raw.lower(), match[RAW_ATTRIBUTES], start, match.span(RAW_CONTENT))
                elif self.is_addressed and OWN_WORD in source[start:end]:
                    self.remarks.append(Remark(start, end, view.length + (not view.is_open)))
                continue
            begin = begins.get(name)
            if begin is None:
                name = name.lower()
                begin = begins.get(name, inline)
            if slash:
                if begin is not inline or apart:
                    self.end(name)
            elif attributes or begin is not inline or apart:
                begin(name, attributes, start, end)
        if cursor < len(source):
            self.text(source[cursor:], cursor)
        self.close()
        self.scopes.leave(0, view)

    def text(self, raw: str, start: int) -> None:
        """Add a run of text as it is shown where it stands; what is not shown is a block of its own."""
        view = self.view
        if view.is_open and self.unseen != self.scopes.unseen and not raw.isspace():
            self.close()
        if not view.is_open:
            is_code = self.stack[-1].kind is Kind.CODE
            if not is_code and raw.isspace():
                return
            self._open(start)
            self.keeps_space = is_code
        if self.keeps_space:
            view.add_kept(start, start + len(raw))
        else:
            view.add(raw, start)

    def end(self, name: str) -> None:
        """Take an end tag."""
        if name in BLOCK_TAGS:
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
            self._end_link()
        elif name == "br":  # as browsers read it
            self._break_line(name, "", 0, 0)
        elif self.scopes.inline:
            self.scopes.end_inline(name, self.view)

    def raw(self, name: str, attributes: str, start: int, content: tuple[int, int]) -> None:
        """Take an element whose content is no markup; a title is that of the page, or what is told of a drawing."""
        if name == "script" or name == "title":
            if "ld+json" in attributes if name == "script" else not self.has_title:
                self.marks.append(Mark(name, attributes, self.source[max(content[0], 0) : max(content[1], 0)]))
                self.has_title = self.has_title or name == "title"
        elif name != "style" and content[0] >= 0:
            self.begins[name](name, attributes, start, content[0])
            if text := self.source[slice(*content)]:
                self.text(text, content[0])

    def close(self) -> None:
        """End the block that is open, if there is one."""
        view, stack = self.view, self.stack
        if not view.is_open:
            return
        linked = self.linked + (view.length - self.link_start if self.in_link else 0)
        self.linked = 0
        text, start = view.close()
        if self.remarks:
            self._hold_back(start + len(text) if text else view.length + 1)
        if not text:
            self.image_pending = self.image_pending or self.image_before
            return
        view.separator = PARAGRAPHS
        around, ancestors = stack[-1], tuple(stack[max(1, len(stack) - MAX_ANCESTORS) :])
        if self.unseen:
            around = around._replace(name=self.unseen, tokens=(), is_hidden=True)
            ancestors = (*ancestors, around)[-MAX_ANCESTORS:]
        self.seen.append(Seen(text, start, around, ancestors, min(linked, len(text)), self.image_before))
        if around.kind is Kind.CODE or self.scopes.inline:
            self.scopes.block_ended(start, start + len(text), is_code=around.kind is Kind.CODE)

    def _open(self, start: int) -> None:
        self.unseen = self.scopes.unseen
        self.view.open(start)
        self.link_start = self.view.block_start
        self.image_before = self.image_pending
        self.image_pending = self.image_pending and bool(self.unseen)  # it is also before what can be seen

    def _hold_back(self, end: int) -> None:
        """Place remarks that stand behind the last visible character of a block at its end."""
        for index in range(len(self.remarks) - 1, -1, -1):
            if self.remarks[index].offset <= end:
                return
            self.remarks[index] = self.remarks[index]._replace(offset=end)

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
        self._end_link()
        self.in_link, self.link_start = HREF.search(attributes) is not None, self.view.length
        if attributes:
            self._begin_inline(name, attributes, start, end)

    def _end_link(self) -> None:
        if self.in_link and self.view.is_open:
            self.linked += self.view.length - self.link_start
        self.in_link = False
        if self.scopes.inline:
            self.scopes.end_inline("a", self.view)

    def _break_line(self, _name: str, _attributes: str, _start: int, _end: int) -> None:
        count = len(self.seen)
        self.close()
        self.view.separator = LINES if len(self.seen) > count else PARAGRAPHS

    def _begin_media(self, name: str, attributes: str, start: int, end: int) -> None:
        if name in BLOCK_TAGS:
            self._begin_block(name, attributes, start, end)
        self.image_pending = True

    def _begin_code(self, name: str, attributes: str, start: int, end: int) -> None:
        found = traits(attributes)._replace(is_untranslated=True)
        self.scopes.begin_inline(Open(name, len(self.stack), self.view.length, found, Span(start, end)))

    def _begin_drawing(self, name: str, attributes: str, start: int, end: int) -> None:
        """Take a drawing: an icon stands in a line, and what it holds is for programs."""
        if not closes_itself(attributes):
            found = NO_TRAITS._replace(is_unseen=True)
            self.scopes.begin_inline(Open(name, len(self.stack), self.view.length, found, Span(start, end)))

    def _mark(self, name: str, attributes: str, start: int, end: int) -> None:
        source = self.source
        stop = source.find("<", end, end + MAX_TIME) if name == "time" else end
        self.marks.append(Mark(name, attributes, source[end : max(stop, end)]))
        self._begin_inline(name, attributes, start, end)

    def _begin_inline(self, name: str, attributes: str, start: int, end: int) -> None:
        if is_notable(attributes) and name not in VOID and (found := traits(attributes)).is_apart:
            self.scopes.begin_inline(Open(name, len(self.stack), self.view.length, found, Span(start, end)))
        elif self.scopes.inline:
            self.scopes.enter(name)
