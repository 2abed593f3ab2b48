"""What is open in the editor, as it stands there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from newsclean.integrations.lsp.positions import UTF16, Lines

Change = types.TextDocumentContentChangeEvent


@dataclass(frozen=True)
class OpenDocument:
    """A text in the editor; another version is another document."""

    uri: str
    language_id: str
    version: int
    text: str
    encoding: str = UTF16

    @cached_property
    def lines(self) -> Lines:
        """Return the lines of the text, in the units of the client."""
        return Lines(self.text, self.encoding)

    @cached_property
    def path(self) -> Path | None:
        """Return the file, None for what is in no file."""
        return path_of(self.uri)

    def changed(self, version: int, changes: Iterable[Change]) -> OpenDocument:
        """Return the next version of the document."""
        document = self
        for change in changes:
            document = replace(document, text=document._after(change), version=version)
        return replace(document, version=version)

    def _after(self, change: Change) -> str:
        if not isinstance(change, types.TextDocumentContentChangePartial):
            return change.text
        span = self.lines.span(change.range)
        return self.text[: span.start] + change.text + self.text[span.end :]


def path_of(uri: str) -> Path | None:
    """Return the file of an address, None if it leads to none."""
    try:
        path = to_fs_path(uri)
    except ValueError:  # an address that is none
        return None
    return Path(path) if path and "\0" not in path else None
