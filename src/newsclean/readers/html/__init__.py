"""HTML: pages and fragments as blocks, every character with its place in the source; no tree is built.

End tags that may be left out are implied; other nesting errors give a worse block, never a wrong position.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from itertools import islice

from newsclean.model import Block, Document, Extent, Markup, block_of
from newsclean.readers.html.elements import new
from newsclean.readers.html.flow import MAX_BLOCKS, ROOT
from newsclean.readers.html.metadata import stated_of
from newsclean.readers.html.page import Page
from newsclean.readers.html.revealed import revealed

__all__ = ["SUFFIXES", "escape", "looks_like", "read", "reread"]

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
TOO_MANY = f"what stands behind the first {MAX_BLOCKS:,} blocks is kept as it is, and not judged"
WHOLE = frozenset(("html", "title", "meta"))  # elements that only a whole page has
# Characters of words that a table repeats, how many are kept once, and blocks of a page that is worth it.
SHORT, MAX_KNOWN, MANY = 32, 4096, 1000
# A text that begins with a tag of a page or of a block, and ends with a tag, was not meant to be read as it is.
OPENING = re.compile(
    r"\ufeff?\s*+(?>(?:<!--(?s:.){0,4000}?-->|<\?xml[^>]{0,400}>)\s*+){0,8}"
    r"<(?:!doctype\s+html|html|head|body|article|section|main|div|p|h[1-6]|ul|ol|table|blockquote|figure|header|meta)"
    r"(?=[\s/>])",
    re.IGNORECASE,
)


# Some dumps begin with an element of their own, some pages with a script or a style sheet.
ANY_TAG = re.compile(r"\ufeff?\s*+<[a-zA-Z!][^<>]{0,2000}>")
BLOCK_TAG = re.compile(
    r"</?(?:html|head|body|title|p|div|table|tr|td|ul|li|h[1-6]|article|section|br)(?=[\s/>])", re.IGNORECASE
)
LOOKED_AT, FULL = 200_000, 6  # characters, block-level tags that no text has


def read(source: str) -> Document:
    """Return the document of a page or fragment: what can be seen, hidden blocks marked, and what the page states."""
    page = Page(source)
    page.read()
    text, origin = "".join(page.parts), page.origin()
    blocks = tuple(revealed(_blocks(page)))
    facts, body = stated_of(page.marks)
    return Document(
        text,
        blocks,
        origin,
        text,
        facts=(*facts, *([("problem", TOO_MANY)] if page.is_full else [])),
        exemptions=(*page.scopes.by_nature, *page.scopes.stated, *page.remarks.exemptions(blocks, len(text))),
        escapes=(escape,),
        extent=Extent.PAGE if any(mark.name in WHOLE for mark in page.marks) else Extent.PIECE,
        stated_text=body,
    )


def reread(document: Document) -> Document:
    """Return the repaired document, its blocks moved with its text; two that a repair joined are one."""
    blocks: list[Block] = []
    for block in document.blocks:
        if blocks and "\n" not in document.text[blocks[-1].end : block.start]:
            first = blocks.pop()
            block = replace(first, text=document.text[first.start : block.end])  # noqa: PLW2901 - the two as one
        blocks.append(block)
    return replace(document, blocks=tuple(blocks)) if len(blocks) < len(document.blocks) else document


def looks_like(source: str) -> bool:
    """Tell whether a text is HTML: it begins with a block-level tag, or with another and has many; a tag ends it."""
    if not source.rstrip().endswith(">"):
        return False
    if OPENING.match(source) is not None:
        return True
    is_tag = ANY_TAG.match(source) is not None
    return is_tag and sum(1 for _ in islice(BLOCK_TAG.finditer(source, 0, LOOKED_AT), FULL)) == FULL


def escape(text: str) -> str:
    """Return text as HTML holds it between tags."""
    return html.escape(text, quote=False)


def _blocks(page: Page) -> list[Block]:
    """Return the blocks of a page that was read; what was collected of each is given up for it."""
    del page.parts, page.starts, page.ends, page.packed_starts, page.packed_ends
    seen, blocks = page.seen, list[Block]()
    known, markup, last, has_next = dict[str, str](), Markup(), ROOT, page.image_pending
    is_long = len(seen) > MANY
    while seen:
        text, start, around, ancestors, linked, has_image = seen.pop()
        _, _, _, kind, language, is_hidden = around
        found = new(Markup, (ancestors, linked, has_image, has_next, is_hidden, language))
        if around is not last or markup != found:  # lines of one element share theirs
            markup = found
        if is_long and len(text) <= SHORT and len(known) < MAX_KNOWN:
            text = known.setdefault(text, text)
        blocks.append(block_of(text, start, kind, "und", markup))
        has_next, last = has_image, around
    blocks.reverse()
    return blocks
