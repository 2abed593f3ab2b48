"""An editor for the tests of the language server: pygls' client, joined to a server in the same event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from lsprotocol import types
from pygls.io_ import run_async
from pygls.lsp.client import LanguageClient

from newsclean.integrations.lsp.service import Server, server

PUSHED: dict[str, Any] = {
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "tagSupport": {"valueSet": [1]}},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]}},
}


class Pipe:
    """Takes what one side writes to the other side's reader."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader

    def write(self, data: bytes) -> None:
        self._reader.feed_data(data)

    def close(self) -> None:
        self._reader.feed_eof()


class Editor:
    """A client, and what the server has told it."""

    def __init__(self, made: Server, client: LanguageClient, folder: Path) -> None:
        self.server, self.client, self.folder = made, client, folder
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.watchers: list[Any] = []
        self.refreshed = 0
        self.settings: object = None
        self._texts: dict[str, tuple[int, str]] = {}
        self.result: types.InitializeResult
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self.published.append))
        client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params.message))
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(partial(self._register))
        client.feature(types.WORKSPACE_CONFIGURATION)(lambda _: [self.settings])
        client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)(partial(self._refresh))

    def _register(self, params: types.RegistrationParams) -> None:
        self.watchers += params.registrations

    def _refresh(self, _params: None) -> None:
        self.refreshed += 1

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> str:
        self._texts[name] = (1, text)
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return item.uri

    def type(self, name: str, *changes: tuple[types.Range, str] | str) -> None:
        """Change a document, in parts or as a whole."""
        version = self._texts[name][0] + 1
        self._texts[name] = (version, "")
        made = [
            types.TextDocumentContentChangeWholeDocument(each)
            if isinstance(each, str)
            else types.TextDocumentContentChangePartial(each[0], each[1])
            for each in changes
        ]
        named = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, made))

    def version(self, name: str) -> int:
        """Return the version that the server has of a document."""
        return self.server.documents[self.uri(name)].version

    def save(self, name: str) -> None:
        named = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(named))

    def close(self, name: str) -> None:
        named = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(named))

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, at most ten seconds."""
        for _ in range(2000):
            if is_so():
                return
            await asyncio.sleep(0.005)
        raise AssertionError("it did not come to be so")

    async def diagnostics(self, name: str, *, version: int = 1) -> list[types.Diagnostic]:
        """Return what was published for a version of a document."""
        uri = self.uri(name)
        await self.until(lambda: any(p.uri == uri and p.version == version for p in self.published))
        return list(next(p for p in reversed(self.published) if p.uri == uri and p.version == version).diagnostics)

    async def pull(self, name: str, previous: str | None = None) -> Any:
        named = types.TextDocumentIdentifier(self.uri(name))
        return await self.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(named, previous_result_id=previous)
        )

    async def actions(
        self, name: str, place: types.Range | None = None, *, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        """Return what is offered for a place, or for all of a document."""
        everything = types.Range(types.Position(0, 0), types.Position(1_000_000, 0))
        context = types.CodeActionContext([], only=only)
        named = types.TextDocumentIdentifier(self.uri(name))
        params = types.CodeActionParams(named, place or everything, context)
        found = await self.client.text_document_code_action_async(params)
        return [each for each in found or () if isinstance(each, types.CodeAction)]

    async def hover(self, name: str, line: int, character: int) -> types.Hover | None:
        named = types.TextDocumentIdentifier(self.uri(name))
        place = types.Position(line, character)
        return await self.client.text_document_hover_async(types.HoverParams(named, place))


def able(capabilities: dict[str, Any]) -> types.ClientCapabilities:
    """Return the capabilities of a client as the protocol spells them."""
    from pygls.protocol import default_converter

    converter = default_converter()  # type: ignore[no-untyped-call]
    made: types.ClientCapabilities = converter.structure(capabilities, types.ClientCapabilities)
    return made


@asynccontextmanager
async def editing(
    folder: Path, capabilities: dict[str, Any] | None = None, options: object = None
) -> AsyncIterator[Editor]:
    """Start a server and an editor of a folder, and end both."""
    made, client = server(), LanguageClient("test", "1")
    to_server, to_client = asyncio.StreamReader(), asyncio.StreamReader()
    client.protocol.set_writer(Pipe(to_server))
    made.protocol.set_writer(Pipe(to_client))
    stop = Event()
    running = [
        asyncio.ensure_future(run_async(stop, reader, protocol))
        for reader, protocol in ((to_server, made.protocol), (to_client, client.protocol))
    ]
    editor = Editor(made, client, folder)
    editor.result = await client.initialize_async(
        types.InitializeParams(
            capabilities=able(PUSHED if capabilities is None else capabilities),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "test")],
            initialization_options=options,
        )
    )
    client.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await client.shutdown_async(None)
        for reader in (to_server, to_client):
            reader.feed_eof()
        await asyncio.gather(*running)


def play(scenario: Awaitable[None]) -> None:
    """Run a scenario, at most half a minute."""

    async def limited() -> None:
        await asyncio.wait_for(scenario, 30)

    asyncio.run(limited())


def applied(text: str, edits: list[types.TextEdit], encoding: str = "utf-16") -> str:
    """Return a text after edits, as an editor makes them: all at once, by places before any of them."""
    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        start, end = (index_of(text, place, encoding) for place in (edit.range.start, edit.range.end))
        text = text[:start] + edit.new_text + text[end:]
    return text


SIZES: dict[str, Callable[[str], int]] = {
    "utf-8": lambda char: len(char.encode("utf-8", "surrogatepass")),
    "utf-16": lambda char: 2 if ord(char) > 0xFFFF else 1,
    "utf-32": lambda _: 1,
}


def index_of(text: str, place: types.Position, encoding: str) -> int:
    """Return the code point at a place, told by brute force: every place is counted from the start."""
    line = column = 0
    for index, char in enumerate(text):
        if (line, column) == (place.line, place.character):
            return index
        if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
            line, column = line + 1, 0
        else:
            column += SIZES[encoding](char)
    return len(text)
