"""A BeautifulSoup tree as scrapers hold one: its visible text, one paragraph a block element."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

BLOCK_TAGS = frozenset(
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form "  # noqa: SIM905
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td tfoot th thead "
    "tr ul".split()
)
HIDDEN_TAGS = frozenset("head iframe noscript object script style svg template textarea title".split())  # noqa: SIM905


def text_of(tree: BeautifulSoup | Tag) -> str:
    """Return the visible text of a tree, blocks parted by blank lines; the tree is not changed.

    Walks without recursion, so a tree of any depth is read.
    """
    blocks: list[str] = []
    words: list[str] = []
    for piece in _pieces(tree):
        if piece is not None:
            words.append(piece)
            continue
        if text := " ".join("".join(words).split()):
            blocks.append(text)
        words = []
    return "\n\n".join(blocks) + "\n" * bool(blocks)


def _pieces(tree: BeautifulSoup | Tag) -> Iterator[str | None]:
    """Yield visible strings in order, and None where a block begins or ends."""
    stack: list[PageElement | None] = [None, tree]
    while stack:
        node = stack.pop()
        if node is None:
            yield None
        elif isinstance(node, Tag):
            is_block = node.name in BLOCK_TAGS
            if is_block:
                yield None
                stack.append(None)
            if node.name not in HIDDEN_TAGS:
                stack.extend(reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield str(node)
