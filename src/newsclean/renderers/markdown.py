"""Markdown: CommonMark with GFM tables, that reads back as the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from newsclean.renderers.commonmark import cell, heading, image, longest_run, paragraph
from newsclean.renderers.outline import Node, outline
from newsclean.renderers.outline.nodes import BLOCKS, HEADINGS, LEAVES, LISTS
from newsclean.renderers.outline.tidy import rows_of
from newsclean.results import CleanResult

BULLETS, POINTS = "-*", ".)"  # the second for a list right behind another, which would be read as one
MAX_NUMBER = 999_999_999  # CommonMark 5.2
MAX_COLUMNS = 64  # a wider table is written without what spans cells, so that its size stays that of the page
SHORTEST_FENCE = 3


def render(result: CleanResult, *, images: bool = True, links: bool = True) -> str:
    """Return the clean article as Markdown, with a line end behind the last line."""
    blocks = _blocks(outline(result, images=images, links=links))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _blocks(node: Node) -> list[str]:
    """Return the blocks inside a node, in order."""
    blocks: list[str] = []
    was_list, is_other = "", False
    for child in _parts(node):
        if isinstance(child, Node) and child.name in LISTS:
            is_other = child.name == was_list and not is_other
            blocks.append(_list(child, is_other=is_other))
            was_list = child.name
            continue
        was_list, is_other = "", False
        blocks += _block(child) if isinstance(child, Node) else [paragraph(child)]
    return [block for block in blocks if block]


def _parts(node: Node) -> Iterator[Node | Sequence[Node | str]]:
    """Yield the elements of a block inside a node, and the words that stand right inside it as they hang together."""
    for is_block, group in groupby(node.children, lambda child: isinstance(child, Node) and _is_block(child, node)):
        if is_block:
            yield from (child for child in group if isinstance(child, Node))
        else:
            yield list(group)


def _is_block(child: Node, parent: Node) -> bool:
    return child.name in BLOCKS or parent.name == "figure"


def _block(node: Node) -> list[str]:
    write = WRITERS.get(node.name)
    return [write(node)] if write else _blocks(node)


def _heading(node: Node) -> str:
    return f"{'#' * int(node.name[1])} {heading(node.children)}"


def _paragraph(node: Node) -> str:
    return paragraph(node.children)


def _term(node: Node) -> str:
    """Return a term of a description list, which Markdown has not, in strong words."""
    blocks: list[str] = []
    for part in _parts(node):
        if isinstance(part, Node) and part.name != "p":
            blocks += _block(part)
        else:
            words = part.children if isinstance(part, Node) else list(part)
            blocks.append(paragraph([Node("strong", children=words)]))
    return "\n\n".join(filter(None, blocks))


def _quotation(node: Node) -> str:
    return _indented("\n\n".join(_blocks(node)), "> ", "> ")


def _code(node: Node) -> str:
    words = node.words
    fence = "`" * max(longest_run(words, "`") + 1, SHORTEST_FENCE)
    return f"{fence}\n{words}\n{fence}"


def _indented(text: str, first: str, others: str) -> str:
    """Return text with something before its first line and its other lines; an empty line gets no blanks."""
    lines = text.split("\n")
    marked = ((others if number else first, line) for number, line in enumerate(lines))
    return "\n".join(mark + line if line else mark.rstrip() for mark, line in marked)


def _list(node: Node, *, is_other: bool) -> str:
    is_tight = all(map(_is_tight, node.nodes))
    items = ["\n".join(_blocks(item)) if is_tight else "\n\n".join(_blocks(item)) for item in node.nodes]
    written = (
        _indented(item, marker + " ", " " * (len(marker) + 1))
        for item, marker in zip(items, _markers(node, len(items), is_other=is_other), strict=True)
    )
    return ("\n" if is_tight else "\n\n").join(written)


def _markers(node: Node, count: int, *, is_other: bool) -> Iterator[str]:
    if node.name == "ul":
        yield from BULLETS[is_other] * count
        return
    start = int(node.attributes.get("start", "1"))
    start = start if start + count <= MAX_NUMBER else 1
    yield from (f"{number}{POINTS[is_other]}" for number in range(start, start + count))


def _is_tight(item: Node) -> bool:
    """Tell whether an item is words, lists, or both (5.2: only lists from 1 may stand right below words)."""
    return all(
        part.name in LISTS and (not number or part.attributes.get("start", "1") == "1")
        if isinstance(part, Node)
        else not number
        for number, part in enumerate(_parts(item))
    )


def _table(node: Node) -> str:
    rows = list(rows_of(node))
    grid = list(_grid(rows))
    width = max(map(len, grid))
    has_head = all(each.name == "th" for each in rows[0].nodes)
    head, body = (grid[0], grid[1:]) if has_head else ([], grid)
    padded = [line + [""] * (width - len(line)) for line in (head, ["---"] * width)]
    padded += [line + [""] * (min(width, MAX_COLUMNS) - len(line)) for line in body]
    return "\n".join(f"| {' | '.join(line)} |" for line in padded)


def _grid(rows: list[Node]) -> Iterator[list[str]]:
    """Yield the words of each row by columns; what spans several cells leaves the others empty."""
    widest = max(sum(1 for _ in row.nodes) for row in rows)
    below: dict[int, int] = {}  # rows that a cell above still reaches into, by column
    for row in rows:
        line: list[str] = []
        for each in row.nodes:
            line += _reached(below, len(line))
            columns = min(_span(each, "colspan"), widest) if widest <= MAX_COLUMNS else 1
            if widest <= MAX_COLUMNS and (reach := _span(each, "rowspan") - 1):
                below |= dict.fromkeys(range(len(line), len(line) + columns), reach)
            line += [" ".join(_cell(each)), *[""] * (columns - 1)]
        line += _reached(below, len(line))
        yield line


def _reached(below: dict[int, int], column: int) -> Iterable[str]:
    """Yield an empty cell for each column from here on that a cell above reaches into."""
    while below.get(column):
        below[column] -= 1
        column += 1
        yield ""


def _span(node: Node, name: str) -> int:
    return int(node.attributes.get(name, "1"))


def _cell(node: Node) -> Iterator[str]:
    """Yield the paragraphs of a cell, lists as their words."""
    for part in _parts(node):
        if not isinstance(part, Node):
            yield cell(part)
        elif part.name in LEAVES or part.name == "img":
            yield cell([part] if part.name == "img" else part.children)
        else:
            yield from _cell(part)


WRITERS: Mapping[str, Callable[[Node], str]] = {
    **dict.fromkeys(HEADINGS, _heading),
    "p": _paragraph,
    "pre": _code,
    "img": image,
    "dt": _term,
    "table": _table,
    "blockquote": _quotation,
}
