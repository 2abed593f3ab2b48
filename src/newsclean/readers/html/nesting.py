"""What the tags of a page do: they open and close elements, links and stretches that are set apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeAlias

from newsclean.model import Element, Span
from newsclean.readers.html.attributes import closes_itself
from newsclean.readers.html.elements import (
    ANEW,
    BLOCK_TAGS,
    CODE_TAGS,
    INLINE,
    MARKED,
    MEDIA,
    NATURES,
    NO_TRAITS,
    PARAGRAPH,
    TABLE_CELL,
    VOID,
    Traits,
    is_notable,
    new,
    tag,
    traits,
)
from newsclean.readers.html.flow import Flow
from newsclean.readers.html.metadata import Mark
from newsclean.readers.html.scopes import Open
from newsclean.readers.html.tags import RAW, is_whole, plain_words, split
from newsclean.readers.html.view import PARAGRAPHS

MAX_UNWIND = 64  # how far up an end tag may reach
MAX_DEPTH = 512  # Chromium and WebKit stop there too; deeper elements are not told apart
MAX_TIME = 200  # characters of a date in words
ENDING = BLOCK_TAGS - {"title"}  # one inside a drawing parts no blocks

# What a tag does wherever it stands: the method to call (none for what only a stretch that is set apart is interested
# in), how long the tag is, whether it is an end tag, its name, its raw attributes, and what these say to the method.
Known: TypeAlias = "tuple[Act | None, int, bool, str, str, Any]"
Act: TypeAlias = "Callable[[Nesting, Known, int], None]"


class Nesting(Flow):
    """Collects blocks tag by tag; lives for one page."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.marks: list[Mark] = []  # what may tell about the page

    def begin_block(self, known: Known, start: int) -> None:
        """Begin a block-level element that holds something."""
        if self.is_open:
            self.close()
        self.separator = PARAGRAPHS
        stack = self.stack
        _, width, _, name, _, (kind, is_hidden, ends, tokens, language, found) = known
        parent = stack[-1]
        if parent[0] in ends:
            parent = self._end_implied(ends)
        if len(stack) == MAX_DEPTH:
            return
        if kind is None:
            kind = parent[3]
            if kind is TABLE_CELL and name in ANEW:
                kind = PARAGRAPH
        is_hidden = is_hidden or parent[5] or self.scopes.unseen != ""
        stack.append(new(Element, (name, tokens, start, kind, language or parent[4], is_hidden)))
        if found is not None:
            self.scopes.begin_block(found, len(stack), self, Span(start, start + width))

    def end_block(self, known: Known, _start: int) -> None:
        """End a block-level element."""
        if self.is_open:
            self.close()
        self.separator = PARAGRAPHS
        stack = self.stack
        if stack[-1][0] == known[3]:
            stack.pop()
        else:
            self._unwind(known[3])
        if self.scopes.blocks or self.scopes.inline:
            self.scopes.leave(len(stack), self)

    def pass_by(self, known: Known) -> None:
        """Take the tag of an inline element within a stretch that is set apart."""
        _, _, is_end, name, _, _ = known
        if is_end:
            self.scopes.end_inline(name, self)
        else:
            self.scopes.enter(name)

    def _end_implied(self, ends: frozenset[str]) -> Element:
        """End the elements that a start tag ends; return the one it stands in."""
        stack = self.stack
        while stack[-1][0] in ends:
            stack.pop()
        self.scopes.leave(len(stack), self)
        return stack[-1]

    def _unwind(self, name: str) -> None:
        """End the innermost element of that name, with all that is inside it."""
        stack = self.stack
        for index in range(len(stack) - 2, max(len(stack) - 1 - MAX_UNWIND, 0), -1):
            if stack[index][0] == name:
                del stack[index:]
                return

    def _begin_void(self, known: Known, _start: int) -> None:
        """Take a rule: it holds nothing."""
        if self.is_open:
            self.close()
        self.separator = PARAGRAPHS
        ends = known[5][2]
        if self.stack[-1][0] in ends:
            self._end_implied(ends)

    def _begin_page(self, known: Known, start: int) -> None:
        self.marks.append(Mark(known[3], known[4]))
        self.begin_block(known, start)

    def begin_link(self, known: Known, start: int) -> None:
        """Begin a link; one that is open ends."""
        if self.in_link or self.scopes.inline:
            self.end_link()
        self.in_link, found = known[5]
        self.link_start = self.length
        if found is not None:
            self._set_apart(known, start, found)
        elif self.scopes.inline:
            self.scopes.enter(known[3])

    def _break_line(self, _known: Known, _start: int) -> None:
        """Take a line break; `</br>` is one too, as in browsers."""
        self.break_line()

    def _begin_block_image(self, known: Known, start: int) -> None:
        self.begin_block(known, start)
        self.image_pending = True

    def _begin_image(self, _known: Known, _start: int) -> None:
        self.image_pending = True

    def begin_apart(self, known: Known, start: int) -> None:
        """Begin an inline element that is set apart, as code is and what is not shown."""
        if known[5] is not None:  # a drawing that ends with its tag is not
            self._set_apart(known, start, known[5])

    def _set_apart(self, known: Known, start: int, found: Traits) -> None:
        place = Span(start, start + known[1])
        self.scopes.begin_inline(Open(known[3], len(self.stack), self.length, found, place))

    def _mark(self, known: Known, start: int) -> None:
        _, width, _, name, attributes, found = known
        source, end = self.source, start + width
        stop = source.find("<", end, end + MAX_TIME) if name == "time" else end
        self.marks.append(Mark(name, attributes, source[end : max(stop, end)]))
        if found is not None:
            self._set_apart(known, start, found)
        elif self.scopes.inline:
            self.scopes.enter(name)

    BEGINS: ClassVar[Mapping[str, Act]] = {  # functions, as methods of one page would keep it in memory
        **dict.fromkeys(ENDING - VOID, begin_block),
        **dict.fromkeys(ENDING & VOID, _begin_void),
        **dict.fromkeys(MEDIA - ENDING, _begin_image),
        **dict.fromkeys(MEDIA & ENDING, _begin_block_image),
        **dict.fromkeys(MARKED, _mark),
        **dict.fromkeys((*CODE_TAGS, "svg"), begin_apart),
        "a": begin_link,
        "br": _break_line,
        "html": _begin_page,
    }
    ENDS: ClassVar[Mapping[str, Act]] = {**dict.fromkeys(ENDING, end_block), "a": Flow.end_link, "br": _break_line}


PLAIN_BLOCKS = {name: (Nesting.BEGINS[name], *NATURES[name]) for name in ENDING - RAW}
PLAIN_INLINE = {name: Nesting.BEGINS.get(name) for name in (*INLINE, *MARKED, *MEDIA, "a") if name not in ENDING}
HREFS = (False, None), (True, None)


def told(inner: str) -> Known | None:
    """Return what a tag does of which all is known up to its first `>`, None if more has to be looked at."""
    name, _, attributes = inner.partition(" ")
    if name == "a":
        if is_whole(inner) and not is_notable(inner):
            return Nesting.begin_link, len(inner) + 2, False, "a", "", HREFS["href" in inner or "href" in inner.lower()]
    elif (block := PLAIN_BLOCKS.get(name)) is not None:
        tokens = plain_words(attributes)
        if tokens is not None:
            act, kind, is_hidden, ends = block
            return act, len(inner) + 2, False, name, attributes, (kind, is_hidden, ends, tokens, "", None)
    elif name in PLAIN_INLINE and is_whole(inner):
        return _inline(PLAIN_INLINE[name], name, attributes, len(inner) + 2)
    if name in RAW or (found := split(inner)) is None:
        return None
    is_end, name, attributes = found
    return end_tag(name, len(inner) + 2) if is_end else start_tag(name, attributes, len(inner) + 2)


def start_tag(name: str, attributes: str, width: int) -> Known:
    """Return what a start tag does."""
    if name not in Nesting.BEGINS:
        name = name.lower()
    act = Nesting.BEGINS.get(name)
    if name in ENDING:
        said: object = tag(name, traits(attributes) if attributes else NO_TRAITS)
    elif name in CODE_TAGS:
        said = traits(attributes)._replace(is_untranslated=True)
    elif name == "svg":
        said = None if closes_itself(attributes) else NO_TRAITS._replace(is_unseen=True)
    else:
        return _inline(act, name, attributes, width)
    return act, width, False, name, attributes, said


def _inline(act: Act | None, name: str, attributes: str, width: int) -> Known:
    """Return what the start tag of an inline element does."""
    if name in VOID:
        return act, width, False, name, attributes, None
    is_apart = is_notable(attributes) and (found := traits(attributes)).is_apart
    if name == "a":
        has_address = "href" in attributes or "href" in attributes.lower()
        return act, width, False, name, "", (has_address, found) if is_apart else HREFS[has_address]
    if not is_apart:
        return act, width, False, name, attributes, None
    return act or Nesting.begin_apart, width, False, name, attributes, found


def end_tag(name: str, width: int) -> Known:
    """Return what an end tag does."""
    name = name if name in Nesting.ENDS else name.lower()
    return Nesting.ENDS.get(name), width, True, name, "", None
