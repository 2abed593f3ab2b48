"""The open elements of a page, as far as they give an article its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsclean.model import Element, Kind
from newsclean.readers.html.attributes import parsed
from newsclean.readers.html.elements import BLOCK_TAGS, IMPLIED_ENDS, NO_END, VOID
from newsclean.renderers.outline.nodes import CELLS, HEADINGS, LISTS, Node

# Elements that hold others, under the name they are written with.
ROLES = {
    **{name: name for name in ("ul", "ol", "li", "blockquote", "figure", "figcaption", "table", "thead", "tbody")},
    **{name: name for name in ("tr", "td", "th", "dl", "dt", "dd")},
    "menu": "ul", "dir": "ul", "tfoot": "tbody",
}  # fmt: skip
PARENTS = {
    "li": LISTS, "dt": frozenset(("dl",)), "dd": frozenset(("dl",)), "figcaption": frozenset(("figure",)),
    "thead": frozenset(("table",)), "tbody": frozenset(("table",)), "tr": frozenset(("table", "thead", "tbody")),
    "td": frozenset(("tr",)), "th": frozenset(("tr",)),
}  # fmt: skip
FLOW = frozenset(("", "li", "td", "th", "dt", "dd", "blockquote", "figure", "figcaption"))  # they hold paragraphs
ITEMS = frozenset(("li", "dt", "dd"))
NAMED_LEAVES = frozenset(("pre", *HEADINGS))
MAX_OPEN = 512  # Chromium and WebKit stop there too; deeper elements are not told apart
MAX_UNWIND = 64  # how far up an end tag may reach
MAX_DEPTH = 20  # elements inside one another in what is written: nine levels of lists, and no stack overflows
SPAN = re.compile("[0-9]{1,5}")
SPANS = range(2, 1001)  # columns (HTML Standard, 4.9.11: at most 1000)
START_DIGITS = 9  # of the number a list begins with, as CommonMark has it


@dataclass(slots=True, eq=False)
class Open:
    """An open element of the source. `role` is what it is written as, "" if it gives no shape."""

    name: str
    role: str = ""
    start: int = 0
    end: int = -1
    attributes: str = ""
    leaf: str = ""  # the heading or preformatted text it stands in
    depth: int = 0
    holder: Open | None = None  # the nearest around it that has a role
    node: Node | None = field(default=None)


class Scaffold:
    """Holds the elements that are open and builds the part of the tree that something is put into."""

    def __init__(self) -> None:
        self.root = Node("")
        self._base = Open("", node=self.root)
        self._stack = [self._base]
        self._loose: Node | None = None  # the list or quotation made for blocks that stand in none

    def open(self, name: str, attributes: str = "", start: int = 0) -> None:
        """Take the start tag of a block-level element."""
        stack = self._stack
        ends = IMPLIED_ENDS.get(name, NO_END)
        while stack[-1].name in ends:
            stack.pop().end = start
        if name in VOID or len(stack) >= MAX_OPEN:
            return
        top, holder = stack[-1], self._holder
        role = ROLES.get(name, "")
        if role and (holder.depth >= MAX_DEPTH or holder.role not in PARENTS.get(role, (holder.role,))):
            role = ""
        leaf = name if name in NAMED_LEAVES else "" if role else top.leaf
        stack.append(Open(name, role, start, -1, attributes, leaf, holder.depth + bool(role), holder))
        if role in CELLS:
            self._node(stack[-1])  # an empty cell holds its column

    def close(self, name: str, start: int) -> None:
        """Take an end tag; a stray one means nothing."""
        stack = self._stack
        for index in range(len(stack) - 1, max(len(stack) - 1 - MAX_UNWIND, 0), -1):
            if stack[index].name == name:
                for opened in stack[index:]:
                    opened.end = start
                del stack[index:]
                return

    def follow(self, ancestors: tuple[Element, ...]) -> None:
        """Open and close what leads to the elements around a block; elements are the same if they start together."""
        stack = self._stack
        keep = 1
        for index in range(len(stack) - 1, max(len(stack) - 1 - MAX_UNWIND, 0), -1):
            if ancestors and stack[index].start == ancestors[0].start and stack[index].name == ancestors[0].name:
                keep = index
                break
        shared = 0
        for opened, element in zip(stack[keep:], ancestors, strict=False):
            if (opened.name, opened.start) != (element.name, element.start):
                break
            shared += 1
        del stack[keep + shared :]
        for element in ancestors[shared:]:
            if element.name in BLOCK_TAGS:
                self.open(element.name, "", element.start)

    @property
    def figure(self) -> Open | None:
        """Return the nearest figure that is open."""
        opened: Open | None = self._holder
        while opened is not None and opened.role != "figure":
            opened = opened.holder
        return opened

    @property
    def leaf(self) -> str:
        """Return the heading or preformatted text that is open, "" for none."""
        return self._stack[-1].leaf

    @property
    def _holder(self) -> Open:
        top = self._stack[-1]
        return top if top.role or top.holder is None else top.holder

    def place(self, child: Node, kind: Kind | None = None) -> None:
        """Put a paragraph, heading or picture where the page has come to."""
        holder = self._holder
        host = self._flow(holder)
        if kind is Kind.LIST_ITEM and not _stands_in(holder, ITEMS):
            host = self._made(host, "ul").add("li")
        elif kind is Kind.QUOTE and not _stands_in(holder, ("blockquote",)):
            host = self._made(host, "blockquote")
        elif kind is Kind.CAPTION and host.name == "figure":
            host = host.last("figcaption") or host.add("figcaption")
        host.children.append(child)

    def _made(self, host: Node, name: str) -> Node:
        last = host.last(name)
        if last is None or last is not self._loose:
            last = self._loose = host.add(name)
        return last

    def _flow(self, opened: Open) -> Node:
        """Return the nearest node that holds paragraphs; what was begun inside it ends there."""
        while opened.role not in FLOW and opened.holder is not None:
            opened.node = None
            opened = opened.holder
        return self._node(opened)

    def _node(self, opened: Open) -> Node:
        if opened.node is None:
            opened.node = Node(opened.role, _attributes(opened))
            self._host(opened).children.append(opened.node)
        return opened.node

    def _host(self, opened: Open) -> Node:
        """Return the node that the node of an element stands in."""
        holder = opened.holder or self._base
        if opened.role in PARENTS or holder.role in FLOW:
            return self._node(holder)
        if holder.role in LISTS:  # a list right inside a list belongs to the item before it
            outer = self._node(holder)
            return outer.last("li") or outer.add("li")
        return self._flow(holder)


def _stands_in(opened: Open, roles: frozenset[str] | tuple[str, ...]) -> bool:
    while opened.role not in roles and opened.holder is not None:
        opened = opened.holder
    return opened.role in roles


def _attributes(opened: Open) -> dict[str, str]:
    """Return the attributes that change what a reader sees: widths of cells, and where a list begins to count."""
    if not opened.attributes or opened.role not in ("ol", *CELLS):
        return {}
    stated = parsed(opened.attributes)
    if opened.role == "ol":
        start = stated.get("start", "").strip()
        return {"start": start} if start.isascii() and start.isdigit() and len(start) <= START_DIGITS else {}
    spans = ((name, stated.get(name, "").strip()) for name in ("colspan", "rowspan"))
    return {name: str(int(span)) for name, span in spans if SPAN.fullmatch(span) and int(span) in SPANS}
