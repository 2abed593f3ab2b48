"""The server: what an editor can ask, and what it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcException

from newsclean.integrations.lsp.actions import KINDS, action, offer_of, offers
from newsclean.integrations.lsp.checking import Judged
from newsclean.integrations.lsp.client import Client
from newsclean.integrations.lsp.diagnostics import SOURCE, diagnostics
from newsclean.integrations.lsp.documents import path_of
from newsclean.integrations.lsp.edits import workspace_edit
from newsclean.integrations.lsp.hovering import hover
from newsclean.integrations.lsp.session import Session
from newsclean.integrations.lsp.settings import stated
from newsclean.integrations.lsp.work import Outdated
from newsclean.model import Span

SERVER_CANCELLED = -32802  # LSP 3.17
WATCHED = (
    "**/newsclean.toml", "**/.newsclean.toml", "**/pyproject.toml", "**/*.newsclean.toml",
    "**/newsclean-baseline.json",
)  # fmt: skip


class Server(Session):
    """Answers; a question about a version that is no more is refused, and the client asks again."""

    def __init__(self) -> None:
        super().__init__()
        self.was_shut_down = False

    def on_initialize(self, params: types.InitializeParams) -> None:
        """Learn what the client can do, and the settings that it starts with."""
        self.client = Client.of(params.capabilities)
        first = next(iter(params.workspace_folders or ()), None)
        root = first.uri if first else params.root_uri
        self.folder = path_of(root) if root else None
        options = params.initialization_options
        if options is not None:
            section = stated(options)
            self.take(options if section is None else section)

    async def on_initialized(self, _params: types.InitializedParams) -> None:
        """Ask to be told of changed configurations, and for the settings, where the client can do so."""
        self.tell_of_settings()
        if self.client.watches:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            watched = types.Registration("newsclean-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.client_register_capability(types.RegistrationParams([watched]))
        await self.ask_for_settings()

    async def on_settings(self, params: types.DidChangeConfigurationParams) -> None:
        """Take the settings that are sent, or ask for them."""
        values = stated(params.settings)
        if values is None:
            await self.ask_for_settings()
        else:
            self.use(values)

    def on_files(self, _params: types.DidChangeWatchedFilesParams) -> None:
        """Judge all anew: a configuration has changed, or what stands beside a text."""
        self.begin_era()

    def on_save(self, params: types.DidSaveTextDocumentParams) -> None:
        """Judge a saved document; where nobody tells of changed files, the configuration may be another."""
        if not self.client.watches:
            self.begin_era()
        elif params.text_document.uri in self.documents:
            self.schedule(params.text_document.uri)

    def on_shutdown(self, _params: None) -> None:
        """Remember that the end was announced, and take no more work."""
        self.was_shut_down = True
        self.leave()

    async def on_pull(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        """Return the diagnostics of a document, or that they are those it has."""
        found = await self._found(params.text_document.uri, SERVER_CANCELLED)
        if found is None:
            return types.RelatedFullDocumentDiagnosticReport([])
        if params.previous_result_id == self.mark(found):
            return types.RelatedUnchangedDocumentDiagnosticReport(self.mark(found))
        items = await self.bench.run(diagnostics, found, self.style)
        self._refuse_stale(found, SERVER_CANCELLED)
        return types.RelatedFullDocumentDiagnosticReport(items, result_id=self.mark(found))

    async def on_actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Return what is offered for a stretch of a document."""
        found = await self._found(params.text_document.uri)
        if found is None:
            return []
        only = params.context.only
        kinds = None if only is None else [str(getattr(kind, "value", kind)) for kind in only]
        made = await self.bench.run(self._actions, found, found.document.lines.span(params.range), kinds)
        self._refuse_stale(found)
        return made

    async def on_resolve(self, params: types.CodeAction) -> types.CodeAction:
        """Return an action with its edit."""
        data = params.data if isinstance(params.data, Mapping) else {}
        found = await self._found(str(data.get("uri")))
        if found is None or found.document.version != data.get("version"):
            raise JsonRpcContentModified("the document has changed")
        offer = offer_of(found, str(data.get("key")), self.editor)
        changes = await self.bench.run(offer.make) if offer else ()
        self._refuse_stale(found)
        params.edit = workspace_edit(changes, self.editor.abilities)
        if params.edit is None:
            self.tell(f"{params.title}: there is nothing that can be changed", types.MessageType.Info)
        return params

    async def on_hover(self, params: types.HoverParams) -> types.Hover | None:
        """Return the manual pages of what was found at a place."""
        found = await self._found(params.text_document.uri)
        return hover(found, params.position, is_markdown=self.client.markdown) if found else None

    def _actions(self, found: Judged, span: Span, kinds: list[str] | None) -> list[types.CodeAction]:
        editor = self.editor
        made = (action(each, found, editor) for each in offers(found, span, kinds, editor))
        return [each for each in made if each is not None]

    async def _found(self, uri: str, code: int = JsonRpcContentModified.CODE) -> Judged | None:
        """Return what was found in a document; an error with `code` where it has changed meanwhile."""
        try:
            found = await self.judged(uri)
        except Outdated as error:
            raise _changed(code) from error
        if found is not None:
            self._refuse_stale(found, code)
        return found

    def _refuse_stale(self, found: Judged, code: int = JsonRpcContentModified.CODE) -> None:
        if not self.is_newest(found):
            raise _changed(code)


def _changed(code: int) -> JsonRpcException:
    return JsonRpcException("the document has changed", code, {"retriggerRequest": True})


def server() -> Server:
    """Return a server that knows all that it can be asked."""
    made = Server()
    kinds: list[types.CodeActionKind | str] = list(KINDS)
    pulled = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE)
    known: tuple[tuple[str, Callable[..., object], object], ...] = (
        (types.INITIALIZE, made.on_initialize, None),
        (types.INITIALIZED, made.on_initialized, None),
        (types.SHUTDOWN, made.on_shutdown, None),
        (types.WORKSPACE_DID_CHANGE_CONFIGURATION, made.on_settings, None),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, made.on_files, None),
        (types.TEXT_DOCUMENT_DID_SAVE, made.on_save, None),
        (types.TEXT_DOCUMENT_HOVER, made.on_hover, None),
        (types.TEXT_DOCUMENT_DIAGNOSTIC, made.on_pull, pulled),
        (types.TEXT_DOCUMENT_CODE_ACTION, made.on_actions, types.CodeActionOptions(kinds, resolve_provider=True)),
        (types.CODE_ACTION_RESOLVE, made.on_resolve, None),
    )
    for name, handler, options in known:
        made.feature(name, options)(partial(handler))  # pygls marks what it is given, and a method takes no marks
    return made
