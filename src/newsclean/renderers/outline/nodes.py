"""The tree of a kept article: nodes with the names of HTML elements, and strings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LEAVES = frozenset(("p", "pre", *HEADINGS))  # they hold words; other elements in lines of their own hold elements
LISTS = frozenset(("ul", "ol"))
CELLS = frozenset(("td", "th"))
SECTIONS = frozenset(("thead", "tbody"))
BLOCKS = frozenset(("li", "blockquote", "figure", "figcaption", "table", "tr", "dl", "dt", "dd"))
BLOCKS |= LEAVES | LISTS | CELLS | SECTIONS  # elements that stand in lines of their own


@dataclass(slots=True, eq=False)
class Node:
    """An element of the article; its attributes are clean."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def nodes(self) -> Iterator[Node]:
        """Return the children that are elements."""
        return (child for child in self.children if isinstance(child, Node))

    @property
    def words(self) -> str:
        """Return all text inside."""
        return "".join(child if isinstance(child, str) else child.words for child in self.children)

    @property
    def is_blank(self) -> bool:
        """Tell whether there is neither text nor a picture inside."""
        return self.name != "img" and all(
            not child.strip() if isinstance(child, str) else child.is_blank for child in self.children
        )

    def last(self, name: str) -> Node | None:
        """Return the last child if it is an element of that name."""
        child = self.children[-1] if self.children else None
        return child if isinstance(child, Node) and child.name == name else None

    def add(self, name: str) -> Node:
        """Add an element at the end and return it."""
        child = Node(name)
        self.children.append(child)
        return child
