"""HTML: pages and fragments as blocks, every character with its place in the source; no tree is built.

End tags that may be left out are implied; other nesting errors give a worse block, never a wrong position.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsclean.model import Block, Document, Exemption, Markup
from newsclean.readers.directives import exemptions, parse
from newsclean.readers.html.metadata import facts
from newsclean.readers.html.page import Page

__all__ = ["SUFFIXES", "escape", "looks_like", "read", "reread"]

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
# A text that begins with a tag of a page or of a block, and ends with a tag, was not meant to be read as it is.
OPENING = re.compile(
    r"\s*+(?:<!--(?s:.){0,4000}?-->\s*+|<\?xml[^>]{0,400}>\s*+){0,8}<(?:!doctype\s+html|html|head|body|article|section|main|"
    r"div|p|h[1-6]|ul|ol|table|blockquote|figure|header|meta)\b",
    re.IGNORECASE,
)
TAIL = 200  # characters in which the last tag of a page ends


def read(source: str) -> Document:
    """Return the document of a page or fragment: what can be seen, hidden blocks marked, and what the page states."""
    page = Page(source)
    page.read()
    text = "".join(page.view.parts)
    blocks = tuple(_blocks(page))
    return Document(
        text,
        blocks,
        page.view.origin(),
        text,
        facts=facts(page.marks),
        exemptions=(*page.scopes.by_nature, *page.scopes.stated, *_stated(page, blocks, len(text))),
        escapes=(escape,),
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
    """Tell whether a text is HTML: it begins with a block-level tag and ends with a tag."""
    return OPENING.match(source) is not None and source[-TAIL:].rstrip().endswith(">")


def escape(text: str) -> str:
    """Return text as HTML holds it between tags."""
    return html.escape(text, quote=False)


def _stated(page: Page, blocks: Sequence[Block], length: int) -> tuple[Exemption, ...]:
    """Return what comments of the page exempt."""
    found = ((parse(page.source[start:end], start), offset) for start, end, offset in page.remarks)
    return exemptions([(each, offset) for each, offset in found if each], blocks, length=length) if page.remarks else ()


def _blocks(page: Page) -> Iterator[Block]:
    following = [seen.has_image_before for seen in page.seen[1:]] + [page.image_pending]
    for (text, start, around, ancestors, linked, has_image), has_next in zip(page.seen, following, strict=False):
        markup = Markup(ancestors, linked, has_image, has_next, around.is_hidden, around.language)
        yield Block(text, start, around.kind, "und", markup)
