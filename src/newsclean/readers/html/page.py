"""Reads a page token by token: what can be seen between two block-level tags is a block."""

from __future__ import annotations

import re
from itertools import chain
from sys import intern
from typing import cast

from newsclean.readers.html.elements import CODE, INLINE, MARKED_RAW
from newsclean.readers.html.flow import KIND, MAX_ANCESTORS, ROOT, Full, without_breaks
from newsclean.readers.html.metadata import Mark
from newsclean.readers.html.nesting import ENDING, Act, Known, Nesting, end_tag, start_tag, told
from newsclean.readers.html.tags import behind, stretches
from newsclean.readers.html.tokens import NAME, RAW_ATTRIBUTES, RAW_CONTENT, RAW_NAME, SLASH, TAG_ATTRIBUTES, TOKEN
from newsclean.readers.html.view import PARAGRAPHS

__all__ = ["MAX_ANCESTORS", "ROOT", "Page"]

SHORT = 16  # characters of words that are kept once
MAX_KNOWN = 4096  # tags that are remembered from stretch to stretch; 422 is the mean of 150 real pages
UNKNOWN = "<"  # no text has it
NONE: Known = (None, 0, True, "", "", None)
# Tags without attributes, as they stand between `<` and `>`.
BARE: dict[str, Known] = {
    inner: found
    for inner in chain.from_iterable((name, "/" + name) for name in chain(ENDING, INLINE, ("a", "br", "svg")))
    if (found := told(inner)) is not None
}


class Page(Nesting):
    """Reads one page from its first token to its last; lives for one call."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.has_title = self.is_full = False
        self.cursor = 0
        self.known = dict(BARE)

    def read(self) -> None:
        """Read every token of the source; what is behind the last block that is told apart as one."""
        try:
            self._read()
        except Full:
            self.is_full = True
            self._read_on()
        self.scopes.leave(0, self)

    def _read(self) -> None:  # noqa: C901, PLR0912 - a call for each of the 1,700 tokens of a page costs a tenth
        source, stack, known, apart = self.source, self.stack, self.known, self.scopes.inline
        at, last, text = 0, NONE, UNKNOWN  # the token before: where it stands, what it does, the text behind it
        try:
            for first, pieces in stretches(source):
                start = behind(pieces, first, at + last[1])
                for piece in pieces:
                    here = start
                    start += len(piece) + 1
                    inner, is_whole, following = piece.partition(">")
                    found = known.get(inner) if is_whole else None
                    if found is None:
                        found = self._met(inner, here, is_whole=is_whole != "")
                        if found is None:  # a "<" that is text
                            text = UNKNOWN
                            continue
                        if found[1] != len(inner) + 2:  # goes on behind the first ">"
                            start, following = behind(pieces, start, here + found[1]), UNKNOWN
                    if text and (self.is_open or not text.isspace() or stack[-1][KIND] is CODE):
                        if text is UNKNOWN:
                            text = source[at + last[1] : here]
                        if text:
                            self.text(text, at + last[1])
                    at, last, text = here, found, following
                    act = found[0]
                    if act is not None:
                        act(self, found, here)
                    elif apart:
                        self.pass_by(found)
                self.pack()
                if len(known) > MAX_KNOWN:
                    known.clear()
                    known.update(BARE)
        finally:
            self.cursor = at + last[1]
        if self.cursor < len(source):
            self.text(source[self.cursor :], self.cursor)
        self.close()

    def _met(self, inner: str, start: int, *, is_whole: bool) -> Known | None:
        """Return what a token does that was not met before, None if there is none."""
        if not inner:
            return None
        if is_whole and (found := told(inner)) is not None:
            self.known[inner] = found
            return found
        match = TOKEN.match(self.source, start)
        if match is None:
            return None
        width = match.end() - start
        if match[NAME] is None:
            return cast("Act", Page.untagged), width, False, "", "", match
        if match[SLASH]:
            return end_tag(match[NAME], width)
        return start_tag(match[NAME], match[TAG_ATTRIBUTES], width)

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
            self.seen.append((text, start, ROOT._replace(kind=CODE), (), 0, False))
            self.scopes.block_ended(start, start + len(text), is_code=True)

    def untagged(self, known: Known, at: int) -> None:
        """Take a comment, or an element whose content is no markup.

        A title that is not the page's tells of a drawing, which shows it when it is pointed at.
        """
        match: re.Match[str] = known[5]
        if match[RAW_NAME] is None:
            self.remarks.add(*match.span(), self)
            return
        name, attributes = match[RAW_NAME].lower(), match[RAW_ATTRIBUTES]
        start, end = match.span(RAW_CONTENT)
        if name in MARKED_RAW:
            is_first = name == "title" and not (self.has_title or self.scopes.unseen)
            if is_first or (name == "script" and "ld+json" in attributes):
                self.marks.append(Mark(name, attributes, self.source[max(start, 0) : max(end, 0)]))
                self.has_title = self.has_title or is_first
        elif name != "style" and start >= 0:
            begun = start_tag(name, attributes, start - at)
            Nesting.BEGINS[name](self, begun, at)
            if start < end:
                self.text(self.source[start:end], start)
