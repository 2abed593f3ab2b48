"""Markdown: CommonMark with tables, strikethrough, footnotes and front matter, every character with its place.

The modules behind it are imported by the first document: they bring the parser along.
"""

from __future__ import annotations

from newsclean.model import Document

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


def read(source: str) -> Document:
    """Return the document of a Markdown source."""
    from newsclean.readers.markdown.page import document

    return document(source)


def reread(document: Document) -> Document:
    """Return the document as it is: what parts blocks is in the source, not in the text."""
    return document


def looks_like(source: str) -> bool:  # noqa: ARG001
    """Return False: much plain text has asterisks and dashes, so only a file's name or the user says Markdown."""
    return False
