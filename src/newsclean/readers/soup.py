"""A BeautifulSoup tree as scrapers hold one: written as HTML by us, so that every position leads back to its node."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString, PageElement, PreformattedString

from newsclean.readers.html.elements import VOID

XHTML = "http://www.w3.org/1999/xhtml"
ELEMENT_NAME = re.compile(r"[a-zA-Z][^\s/>]*")  # what an HTML reader takes for a name
ATTRIBUTE_NAME = re.compile(r"""[^\s"'<>/=]+""")
UNESCAPED = frozenset("script style iframe noembed noframes xmp".split())  # noqa: SIM905 (references are plain text there)
WITHOUT_ELEMENTS = UNESCAPED | {"title", "textarea"}  # a tag inside is text to an HTML reader
DECLARATIONS = ("<!", "<?")  # how comments, document types and processing instructions begin
COMMENT_ENDS_EARLY = re.compile(r"\A-?>|--!?>")  # HTML Standard, 13.1.6
LESS_THAN = r"\u003c"  # means `<` in the strings of scripts and of JSON


class Placed(NamedTuple):
    """A text node and its half-open range in the HTML."""

    start: int
    end: int
    node: NavigableString


@dataclass(frozen=True, slots=True, eq=False)
class Serial:
    """A tree as one string of HTML, and where in it each text node stands, in order."""

    html: str
    nodes: tuple[Placed, ...]

    def index_at(self, offset: int) -> int:
        """Return the index of the last node that begins at `offset` or before it, -1 if none does."""
        return bisect_right(self.nodes, offset, key=_start) - 1

    def node_at(self, offset: int) -> NavigableString | None:
        """Return the text node that holds the character at `offset`, None if that is markup."""
        index = self.index_at(offset)
        return self.nodes[index].node if index >= 0 and offset < self.nodes[index].end else None


def serialised(tree: BeautifulSoup | Tag) -> Serial:
    """Return a tree as HTML: what `str(tree)` gives, but for places where reading that would show another text.

    Walks without recursion, in linear time; the tree is not changed.
    """
    pieces: list[str] = []
    nodes: list[Placed] = []
    length = 0
    for piece, node in _pieces(tree):
        if node is not None:
            nodes.append(Placed(length, length + len(piece), node))
        pieces.append(piece)
        length += len(piece)
    return Serial("".join(pieces), tuple(nodes))


def escaped(text: str) -> str:
    """Return text as it is written between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _start(placed: Placed) -> int:
    return placed.start


def _pieces(tree: BeautifulSoup | Tag) -> Iterator[tuple[str, NavigableString | None]]:
    """Yield the pieces of the HTML in order, text with its node."""
    is_xml = bool(tree.known_xml)
    stack: list[PageElement | str] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, NavigableString):
            yield (_declaration(node), None) if _is_markup(node, is_xml=is_xml) else (escaped(node), node)
        elif isinstance(node, str):
            yield node, None
        elif isinstance(node, Tag):
            name = _name(node)
            if name.lower() in WITHOUT_ELEMENTS:
                yield from _without_elements(node, name)
                continue
            if name:
                is_void = name.lower() in VOID  # what it holds nevertheless stands behind it
                yield f"<{name}{_attributes(node)}{'/' * is_void}>", None
                stack.append("" if is_void else f"</{name}>")
            stack.extend(reversed(node.contents))


def _without_elements(tag: Tag, name: str) -> Iterator[tuple[str, NavigableString | None]]:
    """Yield the pieces of an element that holds text only; elements found inside are left out, their text is not."""
    yield f"<{name}{_attributes(tag)}>", None
    strings = [node for node in _strings(tag) if not _is_markup(node, is_xml=True)]
    if name.lower() not in UNESCAPED:
        yield from ((escaped(node), node) for node in strings)
    elif _ends_early("".join(strings).lower(), name.lower()):
        yield from ((node.replace("<", LESS_THAN), node) for node in strings)
    else:
        yield from ((str(node), node) for node in strings)
    yield f"</{name}>", None


def _strings(tag: Tag) -> Iterator[NavigableString]:
    stack: list[PageElement] = [tag]
    while stack:
        node = stack.pop()
        if isinstance(node, NavigableString):
            yield node
        elif isinstance(node, Tag):
            stack.extend(reversed(node.contents))


def _ends_early(content: str, name: str) -> bool:
    """Tell whether content may end its element early, or hide the end of a script (script data double escaped)."""
    return f"</{name}" in content or (name == "script" and "<!--" in content and "<script" in content)


def _is_markup(node: NavigableString, *, is_xml: bool) -> bool:
    """Tell whether a string is no text: a comment, a declaration; a CDATA section is text in XML only."""
    if not isinstance(node, PreformattedString) or (is_xml and isinstance(node, CData)):
        return False
    return node.PREFIX.startswith(DECLARATIONS)


def _declaration(node: NavigableString) -> str:
    """Return a comment or declaration that ends where its node ends."""
    is_safe = not COMMENT_ENDS_EARLY.search(node) if node.PREFIX == "<!--" else ">" not in node
    return f"{node.PREFIX}{node if is_safe else node.replace('>', '&gt;')}{node.SUFFIX}"


def _name(tag: Tag) -> str:
    """Return the name under which an HTML reader knows an element, empty if it cannot be written."""
    name = f"{tag.prefix}:{tag.name}" if tag.prefix and tag.namespace != XHTML else tag.name
    return name if name and not tag.hidden and ELEMENT_NAME.fullmatch(name) else ""


def _attributes(tag: Tag) -> str:
    """Return the attributes as written in a tag, sorted as bs4 sorts them."""
    if not tag.attrs:
        return ""
    by_name = {str(name): value for name, value in tag.attrs.items()}
    return "".join(_attribute(name, by_name[name]) for name in sorted(by_name) if ATTRIBUTE_NAME.fullmatch(name))


def _attribute(name: str, value: object) -> str:
    if value is None:
        return f" {name}"
    text = escaped(" ".join(map(str, value)) if isinstance(value, list | tuple) else str(value))
    if '"' in text and "'" not in text:
        return f" {name}='{text}'"
    text = text.replace('"', "&quot;")
    return f' {name}="{text}"'
