"""The leaves of a Markdown document, in order: what has content of its own, with the elements around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple

from markdown_it.token import Token

from newsclean.model import Element, Kind
from newsclean.readers.html.elements import NO_TRAITS, element
from newsclean.readers.html.page import MAX_ANCESTORS, ROOT
from newsclean.readers.markdown.parser import block_parser

BLANKS: Final = " \t"
NEWLINE = re.compile("\n")
CONTAINER_MARKS = re.compile(r"[ \t>]*")  # what stands before the mark of an item that is not the first
PIPE = re.compile(r"(?<!\\)\|")
UNSEEN = frozenset(("thead_open", "thead_close", "tbody_open", "tbody_close", "hr"))
TEXT, CELL, DEEP, CODE, HTML = "text", "cell", "deep", "code", "html"
RAW = {"fence": (CODE, 1), "code_block": (CODE, 0), "html_block": (HTML, 0)}  # what it is, and its first line
Lines = list[tuple[int, int]]


class Leaf(NamedTuple):
    """Lines of content: TEXT and CELL are inline Markdown; marks mean nothing in DEEP; CODE and HTML are raw."""

    what: str
    lines: Lines
    ancestors: tuple[Element, ...]

    @property
    def kind(self) -> Kind:
        """Return what the leaf is on the page."""
        return self.ancestors[-1].kind if self.ancestors else Kind.PARAGRAPH


def leaves(source: str, environment: dict[str, Any], at: Callable[[int], int]) -> list[Leaf]:
    """Return the leaves of a source whose lines end with `\\n`.

    Link definitions and footnotes go to `environment`; `at` leads to the places that elements are given.
    """
    parser = block_parser()
    walk = _Walk(source, at)
    for token in parser.block.parse(source, parser, environment, []) or ():
        if token.type not in UNSEEN:
            walk.take(token)
    return walk.leaves


class _Walk:
    """Follows the tokens of one document and keeps what is open."""

    def __init__(self, source: str, at: Callable[[int], int]) -> None:
        self.source = source
        self.at = at
        self.leaves: list[Leaf] = []
        self.stack: list[Element] = [ROOT]
        self.lines: Lines = []  # of the block that is open
        self.what = TEXT
        self.markup = ""
        self.table: tuple[int, Lines] = (0, [])
        self.list_place: int | None = None  # of a list whose first item is not yet there
        self.cells: Iterator[tuple[int, int]] = iter(())  # of the row that is open

    @cached_property
    def starts(self) -> list[int]:
        """Return where each line begins."""
        return [0, *(match.end() for match in NEWLINE.finditer(self.source))]

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.nesting > 0:
            place = self._place(token)
            self.markup = token.markup
            if not token.hidden:
                self._open(token.tag, place)
        elif token.nesting < 0:
            if not token.hidden:
                self.stack.pop()
        elif token.type == "inline":
            self._inline(token)
        else:
            self._raw(token)

    def _open(self, name: str, place: int) -> None:
        self.stack.append(element(name, NO_TRAITS, self.at(place), self.stack[-1]))

    def _place(self, token: Token) -> int:
        """Return where the element's mark stands, or another place that no other element around it has."""
        kind, meta = token.type, token.meta
        if kind == "list_item_open":
            return self._item(token)
        if kind == "tr_open":
            first, lines = self.table
            start, end = lines[(token.map or [first])[0] - first]
            self.cells = iter(_cells(self.source, start, end))
            return end
        if kind in ("th_open", "td_open"):
            cell = next(self.cells, None)
            self.lines, self.what = [cell] if cell else [], CELL
            return cell[0] if cell else self.stack[-1].start
        if kind == "table_open":
            self.table = ((token.map or [0])[0], meta["lines"])
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self.list_place = meta["at"]
        self.lines = meta.get("lines", [])
        self.what = DEEP if meta.get("is_deep") else TEXT
        return int(meta["at"])

    def _item(self, token: Token) -> int:
        """Return the place behind the first character of an item's mark; the first item's mark is also its list's."""
        place, self.list_place = self.list_place, None
        if place is None:
            marks = CONTAINER_MARKS.match(self.source, self.starts[(token.map or [0])[0]])
            place = marks.end() if marks else 0
        return place + 1

    def _inline(self, token: Token) -> None:
        lines = self.lines
        if not lines:
            return
        if self.markup.startswith("#"):
            start = self.source.find(token.content, lines[0][0] + len(self.markup))
            lines = [(start, start + len(token.content))]
        elif self.markup:  # a heading with a line under it
            lines = lines[:-1]
        start, end = lines[-1]
        stripped = len(self.source[start:end].rstrip(BLANKS))
        self._add(self.what, [*lines[:-1], (start, start + stripped)])

    def _raw(self, token: Token) -> None:
        what, first = RAW[token.type]
        lines: Lines = []
        for content, (_, end) in zip(token.content.split("\n"), token.meta["lines"][first:], strict=False):
            is_whole = self.source.endswith(content, 0, end)  # else a tab became spaces, of which some belong to it
            lines.append((end - len(content if is_whole else content.lstrip(BLANKS)), end))
        if what == CODE:
            self._open("pre", token.meta["at"])
        self._add(what, lines)
        if what == CODE:
            self.stack.pop()

    def _add(self, what: str, lines: Lines) -> None:
        self.leaves.append(Leaf(what, lines, tuple(self.stack[1:][-MAX_ANCESTORS:])))


def _cells(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the cells of a row, blanks and the pipes around it left out."""
    end = start + len(source[start:end].rstrip())
    cuts = [start - 1, *(match.start() for match in PIPE.finditer(source, start, end)), end]
    bounds = [(left + 1, right) for left, right in pairwise(cuts)]
    if bounds[0][0] == bounds[0][1]:
        del bounds[0]
    if bounds and bounds[-1][0] == bounds[-1][1]:
        del bounds[-1]
    for left, right in bounds:
        cell = source[left:right]
        yield left + len(cell) - len(cell.lstrip()), left + len(cell.rstrip())
