"""What the markup of a page says of a block of its text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE_CELL = "table-cell"
    CODE = "code"


class Extent(StrEnum):
    """How much of a page a document holds."""

    PAGE = "page"  # the whole, with what a site puts around its articles
    PIECE = "piece"  # a text or a fragment, as somebody cut it out
    ARTICLE = "article"  # what was told to be main content


class Element(NamedTuple):
    """An open element around a block: its name, its class, id and role tokens, and where its tag stands in the source.

    Two elements are the same if they start at the same place. `kind`, `language` and `is_hidden` hold for what is
    inside unless an element inside says otherwise.
    """

    name: str
    tokens: tuple[str, ...] = ()
    start: int = 0
    kind: Kind = Kind.PARAGRAPH
    language: str = ""
    is_hidden: bool = False


class Markup(NamedTuple):
    """What the page's markup says of a block; plain text has none.

    `ancestors` are the up to eight nearest block-level elements, the nearest last; `linked_chars` counts the characters
    that are links; an image stands between the block and the one before, or behind, if the flags say so.
    """

    ancestors: tuple[Element, ...] = ()
    linked_chars: int = 0
    image_before: bool = False
    image_after: bool = False
    is_hidden: bool = False
    language: str = ""
