"""What the client can do, as it says when it connects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from lsprotocol import types
from pygls.capabilities import get_capability


@dataclass(frozen=True, slots=True)
class Client:
    """Abilities of an editor; one that says nothing of itself gets the plainest form of everything."""

    pulls: bool = False  # asks for diagnostics itself
    refreshes: bool = False  # asks for them again when it is told to
    tags: bool = False
    related: bool = False
    markdown: bool = False
    resolves: bool = False  # asks for the edit of an action when it is chosen
    versions: bool = False  # takes edits with the version they are for
    new_files: bool = False  # creates files
    watches: bool = False
    configures: bool = False  # can be asked for its settings

    @classmethod
    def of(cls, stated: types.ClientCapabilities) -> Self:
        """Return the abilities that a client states."""

        def has(name: str) -> bool:
            return bool(get_capability(stated, name, default=False))

        def holds(name: str, value: object) -> bool:
            return value in (get_capability(stated, name, default=None) or ())

        edits = "workspace.workspace_edit"
        return cls(
            pulls=get_capability(stated, "text_document.diagnostic", default=None) is not None,
            refreshes=has("workspace.diagnostics.refresh_support"),
            tags=holds("text_document.publish_diagnostics.tag_support.value_set", types.DiagnosticTag.Unnecessary)
            or holds("text_document.diagnostic.tag_support.value_set", types.DiagnosticTag.Unnecessary),
            related=has("text_document.publish_diagnostics.related_information")
            or has("text_document.diagnostic.related_information"),
            markdown=holds("text_document.hover.content_format", types.MarkupKind.Markdown),
            resolves=holds("text_document.code_action.resolve_support.properties", "edit")
            and has("text_document.code_action.data_support"),
            versions=has(f"{edits}.document_changes"),
            new_files=holds(f"{edits}.resource_operations", types.ResourceOperationKind.Create),
            watches=has("workspace.did_change_watched_files.dynamic_registration"),
            configures=has("workspace.configuration"),
        )
