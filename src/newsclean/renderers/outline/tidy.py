"""Leaves of the tree only what an article can hold: no empty elements, no tables that lay out a page."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.renderers.outline.nodes import CELLS, LEAVES, LISTS, SECTIONS, Node

BARE = frozenset(("li", "dt", "dd", "figcaption"))  # one paragraph inside needs no element of its own
NEVER_IN_CELLS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre"))
PAIR = 2
MAX_CELL_PARAGRAPHS, MAX_CELL_WORDS = 3, 600  # paragraphs, characters; a cell with more is a column of a page


def tidied(node: Node) -> Node:
    """Return the node with everything inside in order."""
    if node.name in LEAVES:
        return node
    node.children = [kept for child in list(node.nodes) for kept in _kept(child, node)]
    if node.name in BARE:
        bare(node)
    return node


def _kept(child: Node, parent: Node) -> Iterator[Node]:
    """Yield what stands in the place of a child: itself, what it holds, or nothing."""
    if not child.name or (child.name in LEAVES and child.is_blank):
        return
    if child.name == "img":
        yield child if parent.name == "figure" else Node("figure", children=[child])
        return
    tidied(child)
    if child.name == "table":
        yield from _table(child)
    elif child.name == "figure" and not any(inner.name in ("img", "figure", "figcaption") for inner in child.nodes):
        yield from child.nodes
    elif child.name == "tr":
        if any(cell.children for cell in child.nodes):
            yield child
    elif child.children or child.name in CELLS:
        yield child


def _table(table: Node) -> Iterator[Node]:
    rows = list(rows_of(table))
    if not _is_layout(rows):
        for row in rows:
            for cell in row.nodes:
                bare(cell)
        yield table
        return
    for row in rows:
        for cell in row.nodes:
            yield from cell.nodes


def rows_of(table: Node) -> Iterator[Node]:
    """Yield the rows of a table."""
    for child in table.nodes:
        if child.name in SECTIONS:
            yield from child.nodes
        else:
            yield child


def _is_layout(rows: list[Node]) -> bool:
    """Tell whether a table lays out a page: no row has words in two cells, or a cell holds an article."""
    widths = [[len(cell.words.strip()) for cell in row.nodes] for row in rows]
    if max((sum(map(bool, row)) for row in widths), default=0) < PAIR:
        return True
    if any(width > MAX_CELL_WORDS for row in widths for width in row):
        return True
    cells = (cell for row in rows for cell in row.nodes)
    return any(
        sum(child.name == "p" for child in cell.nodes) > MAX_CELL_PARAGRAPHS
        or any(child.name in NEVER_IN_CELLS for child in cell.nodes)
        for cell in cells
    )


def bare(node: Node) -> None:
    """Put the words of a single paragraph right into the element that holds it; lists may follow."""
    first = next(node.nodes, None)
    if first is not None and first.name == "p" and all(child.name in LISTS for child in [*node.nodes][1:]):
        node.children = [*first.children, *node.children[1:]]
