"""One editor's session: what is open, what holds, what was found, and what the editor is told."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from pathlib import Path
from uuid import uuid4

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from newsclean import __version__
from newsclean.errors import NewscleanError
from newsclean.integrations.lsp.actions import Editor
from newsclean.integrations.lsp.checking import Judged, judged
from newsclean.integrations.lsp.client import Client
from newsclean.integrations.lsp.diagnostics import Style, diagnostics, documentation
from newsclean.integrations.lsp.documents import OpenDocument, path_of
from newsclean.integrations.lsp.edits import Abilities
from newsclean.integrations.lsp.protocol import Protocol
from newsclean.integrations.lsp.settings import SECTION, Settings
from newsclean.integrations.lsp.work import Bench, Outdated

MILLISECONDS = 1000


class Session(LanguageServer):
    """Serves one editor; its state changes on the event loop only."""

    def __init__(self) -> None:
        super().__init__("newsclean", __version__, protocol_cls=Protocol, max_workers=1)
        self.client = Client()
        self.settings = Settings()
        self.documents: dict[str, OpenDocument] = {}
        self.folder: Path | None = None
        self.bench = Bench()
        self.era = 0  # which configuration holds: one more with each change of it
        self._id = uuid4().hex[:8]  # results of an earlier server are not those of this one
        self._timers: dict[str, asyncio.Task[None]] = {}
        self._told: set[str] = set()
        self._wrong_settings = ""

    # What happens to documents.

    def open(self, item: types.TextDocumentItem) -> None:
        """Judge a document that was opened."""
        encoding = self.server_capabilities.position_encoding
        units = str(getattr(encoding, "value", encoding) or "utf-16")
        self.documents[item.uri] = OpenDocument(item.uri, item.language_id, item.version, item.text, units)
        self.schedule(item.uri)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Judge a changed document when its author pauses."""
        known = self.documents.get(params.text_document.uri)
        if known is None:
            return
        self.documents[known.uri] = known.changed(params.text_document.version, params.content_changes)
        if self.settings.run == "onType":
            self.schedule(known.uri, delay=self.settings.delay)

    def close(self, uri: str) -> None:
        """Forget a document, and take its diagnostics back."""
        self.documents.pop(uri, None)
        self.bench.forget(uri)
        if timer := self._timers.pop(uri, None):
            timer.cancel()
        if not self.client.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    # What is found in them.

    async def judged(self, uri: str) -> Judged | None:
        """Return what is found in the newest version of an open document; a problem is told.

        Raises Outdated where a newer version came in between.
        """
        document = self.documents.get(uri)
        if document is None:
            return None
        judge = partial(judged, document, self.settings, self.folder)
        found = await self.bench.judged(uri, (document.version, self.era), judge)
        if found.problem:
            self.tell(found.problem)
        return found

    def is_newest(self, found: Judged) -> bool:
        """Tell whether a document is still the one that was judged."""
        return self.documents.get(found.document.uri) is found.document

    def mark(self, found: Judged) -> str:
        """Return what tells a result from all others of its document."""
        return f"{self._id}.{self.era}.{found.document.version}"

    def schedule(self, uri: str, *, delay: int = 0) -> None:
        """Publish the diagnostics of a document after a delay, unless the client asks for them itself."""
        if timer := self._timers.pop(uri, None):
            timer.cancel()
        if not self.client.pulls:
            self._timers[uri] = asyncio.ensure_future(self._publish(uri, delay / MILLISECONDS))

    async def _publish(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        try:
            found = await self.judged(uri)
        except Outdated:
            return
        if found is None:
            return
        items = await self.bench.run(diagnostics, found, self.style)
        if self.is_newest(found):
            version = found.document.version
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, items, version))

    # What holds for all of them.

    def begin_era(self) -> None:
        """Judge everything anew."""
        self.era += 1
        self._told.clear()
        if self.client.pulls and self.client.refreshes:
            self.workspace_diagnostic_refresh(None)
        for uri in self.documents:
            self.schedule(uri)

    async def ask_for_settings(self) -> None:
        """Ask the client for its settings, if it can be asked."""
        if self.client.configures:
            wanted = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
            values = await self.workspace_configuration_async(wanted)
            if values and values[0]:
                self.use(values[0])

    def use(self, values: object) -> None:
        """Judge everything by other settings."""
        self.take(values)
        self.begin_era()
        self.tell_of_settings()

    def take(self, values: object) -> None:
        """Take settings; wrong ones leave those that hold."""
        try:
            self.settings, self._wrong_settings = Settings.from_mapping(values), ""
        except NewscleanError as error:
            self._wrong_settings = f"settings: {error}"

    def tell_of_settings(self) -> None:
        """Tell what is wrong with the settings, if anything is."""
        if self._wrong_settings:
            self.tell(self._wrong_settings)

    # What the editor is shown, and how.

    @property
    def style(self) -> Style:
        """Return how findings are shown."""
        return Style(self.client.tags, self.client.related, self.settings.rule_pages or documentation())

    @property
    def editor(self) -> Editor:
        """Return what actions need to know of the editor."""
        abilities = Abilities(self.client.versions, self.client.new_files)
        return Editor(abilities, self.style, self._opened, self.client.resolves)

    def _opened(self, uri: str) -> OpenDocument | None:
        """Return the open document of a file; an editor may spell its address otherwise than we do."""
        path = path_of(uri)
        return next((each for each in self.documents.copy().values() if each.path == path), None)

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Error) -> None:
        """Show a message, once until the configuration changes."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(kind, f"newsclean: {message}"))

    def report_server_error(self, error: Exception, source: object) -> None:
        """Log what went wrong inside; pygls would send it, and fail again where the editor has gone."""
        logging.getLogger(__name__).error("%s: %s", getattr(source, "__name__", source), error)

    def leave(self) -> None:
        """Take no more work."""
        for timer in self._timers.values():
            timer.cancel()
        self.bench.close()
