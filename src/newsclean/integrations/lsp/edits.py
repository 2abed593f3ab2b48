"""Changes to files as an editor applies them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lsprotocol import types
from pygls.uris import from_fs_path

from newsclean.integrations.lsp.documents import OpenDocument
from newsclean.model import Edit


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of a file; `version` is that of an open one, and a new file is created first."""

    uri: str
    edits: tuple[types.TextEdit, ...]
    version: int | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Abilities:
    """How the client takes changes: with the version they are for, with files that are to be created."""

    versions: bool = False
    new_files: bool = False


def change_of(document: OpenDocument, edits: Iterable[Edit]) -> FileChange | None:
    """Return the change that edits make to an open document; None if they change nothing, or overlap."""
    inside = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    if any(left.span.end > right.span.start or left.span == right.span for left, right in pairwise(inside)):
        return None
    made = tuple(
        types.TextEdit(document.lines.range(edit.span), edit.replacement)
        for edit in inside
        if document.text[edit.span.start : edit.span.end] != edit.replacement
    )
    return FileChange(document.uri, made, document.version) if made else None


def workspace_edit(changes: Sequence[FileChange], abilities: Abilities) -> types.WorkspaceEdit | None:
    """Return the changes in the form that the client takes; None if it takes none of that kind."""
    is_creating = any(change.is_new for change in changes)
    if not changes or (is_creating and not (abilities.new_files and abilities.versions)):
        return None
    if not abilities.versions:
        return types.WorkspaceEdit(changes={change.uri: list(change.edits) for change in changes})
    made: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
    for change in changes:
        if change.is_new:
            made.append(types.CreateFile(change.uri, options=types.CreateFileOptions(ignore_if_exists=True)))
        named = types.OptionalVersionedTextDocumentIdentifier(change.uri, change.version)
        made.append(types.TextDocumentEdit(named, list(change.edits)))
    return types.WorkspaceEdit(document_changes=made)


def uri_of(path: str) -> str:
    """Return the address of a file."""
    return str(from_fs_path(path))
