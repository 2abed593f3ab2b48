"""The line of a page that shows what its source states as the title."""

from __future__ import annotations

from newsclean.model import Block, Document, Kind
from newsclean.text.folding import fold
from newsclean.text.titles import SEPARATOR

MAX_TITLE = 400
MAX_PARTS = 8  # of a title between its bars and dashes


def shown_title(document: Document) -> tuple[int | None, str]:
    """Return the place of the line that shows the stated title, and as much of the title as it shows.

    Without such a line it is the place of the headline, and nothing.
    """
    known: tuple[int | None, str] | None = document.memo.get(shown_title)
    if known is None:
        known = document.memo[shown_title] = _found(document)
    return known


def is_hidden(block: Block) -> bool:
    """Tell whether the page does not show a block."""
    return block.markup is not None and block.markup.is_hidden


def _found(document: Document) -> tuple[int | None, str]:
    """Return the place of the line that shows the stated title, or a part of it as the rest names the site, and it.

    A part in the middle or at the end, which may be a name as well, has to be most of the title.
    """
    title = document.stated("title")[:MAX_TITLE]
    cuts = [match.span() for match in SEPARATOR.finditer(title)][: MAX_PARTS - 1]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(title)]
    parts = sorted(((s, e) for s in starts for e in ends if s < e), key=lambda part: (part[0] - part[1], part[0]))
    lengths = {end - start for start, end in parts}
    shown: dict[str, int] = {}
    same = [place for place, block in enumerate(document.blocks) if len(block.text) in lengths]
    for place in sorted(same, key=lambda place: document.blocks[place].kind is not Kind.HEADING):
        if not is_hidden(document.blocks[place]):
            shown.setdefault(fold(document.blocks[place].text), place)
    for start, end in parts:
        place = shown.get(fold(title[start:end]), -1)
        is_heading = start == 0 and document.blocks[place].kind is Kind.HEADING
        if place >= 0 and (2 * (end - start) >= len(title) or is_heading):
            return place, title[start:end].strip()
    return document.title, ""
