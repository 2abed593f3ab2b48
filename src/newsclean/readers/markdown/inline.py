"""What is inside a block of Markdown, piece by piece, each with its place in the content."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, NamedTuple

from markdown_it.token import Token

from newsclean.readers.markdown.parser import inline_parser

MARK = re.compile(r"[\\*_`\[<&~]|  \n")  # content without one of these is what it looks like
BREAK = re.compile(r" *\\?\n[ \t]*")
LINE_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
TAG_NAME = re.compile(r"<(/?[A-Za-z][A-Za-z0-9]*)")


class Role(Enum):
    """What a piece is."""

    TEXT = "text"  # character by character as in the content
    ATOM = "atom"  # its text stands for the whole stretch
    CODE = "code"  # text between marks of one width
    BREAK = "break"
    LINK = "link"
    LINK_END = "link end"
    IMAGE = "image"
    TAG = "tag"
    MARK = "mark"


class Piece(NamedTuple):
    """A stretch `[start, end)` of the content and the text it shows; of a tag, what is written."""

    role: Role
    text: str
    start: int
    end: int


ROLES = {
    "text": Role.TEXT, "text_special": Role.ATOM, "softbreak": Role.ATOM, "hardbreak": Role.BREAK,
    "code_inline": Role.CODE, "link_open": Role.LINK, "link_close": Role.LINK_END, "image": Role.IMAGE,
    "html_inline": Role.TAG,
}  # fmt: skip


def pieces(content: str, environment: dict[str, Any]) -> list[Piece] | None:
    """Return the pieces of a content, which cover it without a gap; None if the parser's tokens do not follow it."""
    parser = inline_parser()
    found: list[Piece] = []
    cursor = 0
    for token in parser.inline.parse(content, parser, environment, []):
        piece = _piece(token, content, cursor)
        if not cursor <= piece.end <= len(content):
            return None
        if piece.role is Role.TEXT and not content.startswith(piece.text, cursor):
            return None
        cursor = piece.end
        found.append(piece)
    return found if cursor == len(content) else None


def tag_name(tag: str) -> str:
    """Return the name of a tag with its slash if it is an end tag: `code`, `/code`; nothing for a comment."""
    match = TAG_NAME.match(tag)
    return match[1].lower() if match else ""


def _piece(token: Token, content: str, cursor: int) -> Piece:
    """Return what a token is of the content that begins at `cursor`."""
    kind, text = token.type, token.content
    role = ROLES.get(kind, Role.MARK)
    if role is Role.TEXT:
        return Piece(role, text, cursor, cursor + len(text))
    if kind in ("softbreak", "hardbreak"):
        line_end = BREAK.match(content, cursor)
        return Piece(role, " ", cursor, line_end.end() if line_end else -1)
    if role is Role.TAG:
        role = Role.BREAK if LINE_BREAK.fullmatch(text) else role
    if "end" in token.meta:
        return Piece(role, text, cursor, token.meta["end"])
    if role in (Role.LINK, Role.LINK_END):  # a bracket; of an automatic link, either angle
        return Piece(role, "", cursor, cursor + 1)
    return Piece(role, text, cursor, cursor + len(token.markup or text))
