"""Clean HTML: the article with its headings, lists, tables, quotations, pictures and links, and nothing else.

Only the elements and attributes of the outline are written, every text and value escaped, so no script of a page
survives.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from newsclean.renderers.outline import Node, outline
from newsclean.renderers.outline.nodes import BLOCKS, LEAVES
from newsclean.results import CleanResult

VOID = frozenset(("img", "br"))


def render(result: CleanResult, *, images: bool = True, links: bool = True) -> str:
    """Return the clean article as an HTML fragment, one element of a block a line."""
    return "".join(_inside(outline(result, images=images, links=links)))


def _inside(node: Node) -> Iterator[str]:
    """Yield what a node holds; every block begins a line of its own."""
    is_on_new_line = True
    for child in node.children:
        if isinstance(child, str):
            yield _escaped(child)
        elif child.name in BLOCKS or node.name == "figure":
            yield "" if is_on_new_line else "\n"
            yield from _element(child)
            yield "\n"
        elif child.name == "br":
            yield "<br>\n"
        else:
            yield from _element(child)
        is_on_new_line = not isinstance(child, str) and (child.name in BLOCKS or node.name == "figure")


def _element(node: Node) -> Iterator[str]:
    stated = "".join(f' {name}="{_escaped(value, quote=True)}"' for name, value in node.attributes.items())
    yield f"<{node.name}{stated}>"
    if node.name in VOID:
        return
    if node.name == "pre":
        yield f"<code>{_escaped(node.words)}</code>"
    else:
        yield "\n" if _begins_with_block(node) else ""
        yield from _inside(node)
    yield f"</{node.name}>"


def _escaped(text: str, *, quote: bool = False) -> str:
    """Return text as the HTML Standard writes it (13.3): a no-break space shows."""
    return html.escape(text, quote=quote).replace("\N{NO-BREAK SPACE}", "&nbsp;")


def _begins_with_block(node: Node) -> bool:
    if node.name in LEAVES or not node.children:
        return False
    first = node.children[0]
    return node.name == "figure" or (isinstance(first, Node) and first.name in BLOCKS)
