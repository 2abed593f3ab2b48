"""The language server as an editor meets it: diagnostics, repairs, pages, settings, and texts that mean harm."""

import asyncio
import json
import os
import re
import subprocess
import sys
import tomllib
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the server needs newsclean[server]")

from editors import PUSHED, applied, editing, index_of, play
from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from newsclean.errors import UsageError
from newsclean.integrations.lsp import actions, checking
from newsclean.integrations.lsp.diagnostics import Style
from newsclean.integrations.lsp.documents import OpenDocument, path_of
from newsclean.integrations.lsp.edits import Abilities
from newsclean.integrations.lsp.positions import Lines
from newsclean.integrations.lsp.settings import Settings
from newsclean.model import Finding, Span
from newsclean.rules import registry

MANUAL = Path(__file__).parent.parent / "docs/how-to/ci-and-editors.md"
RULES = {"select": ["TYP203", "MRK303", "ENC101", "BPL502"]}
TEXT = "The council passed  the budget.\n\nhttps://example.org/budget\n\nIt was  a long night.\n"
CLEAN = "The council passed the budget.\n\nhttps://example.org/budget\n\nIt was a long night.\n"
PULLED = {**PUSHED, "textDocument": {**PUSHED["textDocument"], "diagnostic": {}}}
LAZY = {
    "workspace": PUSHED["workspace"],
    "textDocument": {"codeAction": {"dataSupport": True, "resolveSupport": {"properties": ["edit"]}}},
}


def span(place: types.Range) -> tuple[int, int, int, int]:
    return place.start.line, place.start.character, place.end.line, place.end.character


def at(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def edits_of(action: types.CodeAction, uri: str) -> list[types.TextEdit]:
    """Return the edits that an action makes to a file, in whichever form they come."""
    assert action.edit is not None
    if action.edit.changes:
        return list(action.edit.changes[uri])
    changes = [each for each in action.edit.document_changes or () if isinstance(each, types.TextDocumentEdit)]
    return [
        edit
        for each in changes
        if each.text_document.uri == uri
        for edit in each.edits
        if isinstance(edit, types.TextEdit)
    ]


def named(found: list[types.CodeAction], word: str) -> types.CodeAction:
    return next(action for action in found if word in action.title)


class Held:
    """Holds up the judging until it is released."""

    def __init__(self) -> None:
        self.begun = 0
        self._released = Event()
        self._plainly = checking.findings
        self.release = self._released.set

    def __call__(self, job: checking.Job) -> tuple[Finding, ...]:
        self.begun += 1
        assert self._released.wait(10)
        return self._plainly(job)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    made = Held()
    monkeypatch.setattr(checking, "findings", made)
    return made


class TestDiagnostics:
    def test_they_come_when_a_document_is_opened(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                first, address, second = await editor.diagnostics("a.txt")
                assert (first.code, first.source, span(first.range)) == ("TYP203", "newsclean", (0, 18, 0, 20))
                assert first.severity is types.DiagnosticSeverity.Information
                assert (address.code, address.severity) == ("MRK303", types.DiagnosticSeverity.Information)
                assert span(second.range) == (4, 6, 4, 8)

        play(scenario())

    def test_they_follow_what_is_typed_and_go_when_it_is_closed(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={**RULES, "delay": 0}) as editor:
                editor.open("a.txt", TEXT)
                await editor.diagnostics("a.txt")
                editor.type("a.txt", (at(0, 18, 20), " "), (at(0, 0, 3), "A"))
                found = await editor.diagnostics("a.txt", version=2)
                assert [each.code for each in found] == ["MRK303", "TYP203"]
                editor.close("a.txt")
                await editor.until(lambda: not editor.published[-1].diagnostics)

        play(scenario())

    def test_while_one_types_only_the_last_version_is_judged(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={**RULES, "delay": 50}) as editor:
                editor.open("a.txt", "")
                await editor.diagnostics("a.txt")
                for end in range(1, 30):
                    editor.type("a.txt", "A  b"[:end])
                await editor.diagnostics("a.txt", version=30)
                assert [each.version for each in editor.published] == [1, 30]

        play(scenario())

    def test_on_save_means_on_save(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={**RULES, "delay": 0, "run": "onSave"}) as editor:
                editor.open("a.txt", "A b")
                await editor.diagnostics("a.txt")
                editor.type("a.txt", "A  b")
                await asyncio.sleep(0.05)
                assert [each.version for each in editor.published] == [1]
                editor.save("a.txt")
                assert len(await editor.diagnostics("a.txt", version=2)) == 1

        play(scenario())

    def test_boilerplate_is_faded_out_and_pages_are_linked(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={**RULES, "rulePages": "https://docs.example/rules/"}) as editor:
                editor.open("a.txt", "English | Español | Português | 中文\n\n" + TEXT)
                menu, *others = await editor.diagnostics("a.txt")
                assert (menu.code, menu.tags) == ("BPL502", (types.DiagnosticTag.Unnecessary,))
                assert menu.code_description == types.CodeDescription("https://docs.example/rules/BPL502")
                assert not any(each.tags for each in others)

        play(scenario())

    def test_an_editor_that_shows_neither_tags_nor_places_gets_none(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, {}, options={"select": ["BPL502", "DUP103"]}) as editor:
                line = "The ferry to the island leaves twice a day, and the last one at nine in the evening."
                editor.open("a.txt", f"English | Español | Português | 中文\n\n{line}\n\n{line}\n")
                found = await editor.diagnostics("a.txt")
                assert {each.code for each in found} == {"BPL502", "DUP103"}
                assert not any(each.tags or each.related_information or each.code_description for each in found)

        play(scenario())

    def test_places_that_belong_together_are_shown_together(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={"select": ["DUP103"]}) as editor:
                line = "The ferry to the island leaves twice a day, and the last one at nine in the evening."
                editor.open("a.txt", f"{line}\n\nBetween them stands this.\n\n{line}\n")
                (found,) = await editor.diagnostics("a.txt")
                assert [span(each.location.range)[0] for each in found.related_information or ()] == [0]

        play(scenario())

    def test_a_finding_of_the_whole_text_stands_on_its_first_line(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={"select": ["LNG"], "lang": ""}) as editor:
                editor.open("a.txt", "xqz wvk\n" * 3)
                editor.type("a.txt", "x" * 2_000_001)
                (found,) = await editor.diagnostics("a.txt", version=2)
                assert (found.code, span(found.range)[:2]) == ("NCL906", (0, 0))
                assert "`newsclean check` judges its file" in found.message

        play(scenario())

    def test_of_too_many_the_worst_are_shown_and_the_rest_is_counted(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={"select": ["TYP203", "ENC101"]}) as editor:
                editor.open("a.txt", "a  b " * 1500 + "Le SÃ©nat a votÃ©.")
                *found, rest = await editor.diagnostics("a.txt")
                assert len(found) == 1000
                assert [each.code for each in found].count("ENC101") == 2
                assert rest.message == "502 more findings are not shown; `newsclean check` shows all"

        play(scenario())

    def test_they_are_what_the_command_line_finds(self, tmp_path: Path) -> None:
        """Of a file of each kind, in all its rules."""
        files = {
            "a.txt": ("plaintext", TEXT + "Le SÃ©nat a votÃ©.\r\n\r\nShare this article"),
            "a.html": ("html", f"<html><body><nav>Home</nav><p>🔴 Le SÃ©nat &eacute;  vot\u00e9.</p>\r\n<p>{TEXT}</p>"),
            "a.md": ("markdown", f"# Title\n\n{TEXT}\n- a  b\n- [c](https://example.org)  d\n"),
            "a.jsonl": ("jsonl", json.dumps({"id": 1, "text": TEXT}) + "\n\n" + json.dumps({"html": "<p>🔴 a  b"})),
            "a.json": ("json", json.dumps([{"text": f"🔴 {TEXT}"}, {"body": "A  b"}], indent=1, ensure_ascii=False)),
        }
        for name, (_, text) in files.items():
            (tmp_path / name).write_bytes(text.encode())

        async def scenario() -> None:
            async with editing(tmp_path) as editor:
                for name, (language, text) in files.items():
                    editor.open(name, text, language)
                    found = await editor.diagnostics(name)
                    command = [sys.executable, "-m", "newsclean", "check", name, "--output-format", "jsonl"]
                    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout  # noqa: ASYNC221
                    wanted = sorted(_place(json.loads(line), text) for line in told.splitlines())
                    assert sorted((str(each.code), *span(each.range)) for each in found) == wanted != []

        play(scenario())


def _place(row: dict[str, Any], text: str) -> tuple[object, ...]:
    """Return code and place of a finding as an editor has them, columns in UTF-16."""
    if row["span"] is None:
        return (row["code"], 0, 0, 0, len(text.split("\n", maxsplit=1)[0].encode("utf-16-le")) // 2)
    lines = Lines(text)
    return (row["code"], *span(lines.range(Span(row["span"]["start"], row["span"]["end"]))))


class TestPulledDiagnostics:
    def test_who_asks_gets_them_and_is_sent_none(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, PULLED, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                report = await editor.pull("a.txt")
                assert [each.code for each in report.items] == ["TYP203", "MRK303", "TYP203"]
                again = await editor.pull("a.txt", report.result_id)
                assert (again.kind, again.result_id) == ("unchanged", report.result_id)
                editor.type("a.txt", "A b")
                assert (await editor.pull("a.txt", report.result_id)).items == ()
                assert editor.published == []

        play(scenario())

    def test_what_is_not_open_has_none(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, PULLED) as editor:
                assert (await editor.pull("other.txt")).items == ()

        play(scenario())

    def test_an_answer_that_has_grown_old_is_refused_and_to_be_asked_again(self, tmp_path: Path, held: Held) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, PULLED, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                asked = asyncio.ensure_future(editor.pull("a.txt"))
                await editor.until(lambda: held.begun == 1)
                editor.type("a.txt", "A  b")
                await editor.until(lambda: editor.version("a.txt") == 2)
                held.release()
                with pytest.raises(JsonRpcException) as caught:
                    await asked
                assert caught.value.code == -32802
                assert len((await editor.pull("a.txt")).items) == 1

        play(scenario())

    def test_a_question_can_be_taken_back_and_the_next_is_answered(self, tmp_path: Path, held: Held) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, PULLED, options=RULES) as editor:
                uri = editor.open("a.txt", TEXT)
                params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
                asked = editor.client.protocol.send_request(types.TEXT_DOCUMENT_DIAGNOSTIC, params, msg_id="1")
                await editor.until(lambda: held.begun == 1)
                editor.client.cancel_request(types.CancelParams("1"))
                with pytest.raises(JsonRpcException) as caught:
                    await asyncio.wrap_future(asked)
                assert caught.value.code == -32800
                held.release()
                assert len((await editor.pull("a.txt")).items) == 3

        play(scenario())

    def test_another_configuration_makes_the_editor_ask_again(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            able = {**PULLED, "workspace": {"diagnostics": {"refreshSupport": True}}}
            async with editing(tmp_path, able, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                report = await editor.pull("a.txt")
                (tmp_path / "newsclean.toml").write_text('[[ignore]]\nrule = "MRK303"')
                event = types.FileEvent(editor.uri("newsclean.toml"), types.FileChangeType.Created)
                editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
                await editor.until(lambda: editor.refreshed == 1)
                again = await editor.pull("a.txt", report.result_id)
                assert [each.code for each in again.items] == ["TYP203", "TYP203"]

        play(scenario())


HOSTILE = "🔴 e\u0301 \u2028x\x85y\x0cz\u2029 A  b 😀  c\r\nLe SÃ©nat\r𝒞  d\n\u200d  e\ud800  f\x00  g\n"
ENCODINGS = ("utf-8", "utf-16", "utf-32")


class TestPositions:
    @pytest.mark.parametrize("encoding", ENCODINGS)
    def test_columns_are_counted_in_the_units_agreed_on(self, tmp_path: Path, encoding: str) -> None:
        able = {**PUSHED, "general": {"positionEncodings": [encoding]}}

        async def scenario() -> None:
            async with editing(tmp_path, able, options=RULES) as editor:
                assert editor.result.capabilities.position_encoding == encoding
                uri = editor.open("a.txt", HOSTILE)
                found = await editor.diagnostics("a.txt")
                starts = [index_of(HOSTILE, each.range.start, encoding) for each in found]
                ends = [index_of(HOSTILE, each.range.end, encoding) for each in found]
                words = [HOSTILE[start:end] for start, end in zip(starts, ends, strict=True)]
                assert words.count("  ") == 6
                assert "Ã©" in words
                repaired = applied(HOSTILE, edits_of(named(await editor.actions("a.txt"), "all safe"), uri), encoding)
                assert repaired == HOSTILE.replace("  ", " ").replace("Ã©", "é")

        play(scenario())

    @pytest.mark.parametrize("stated", [None, [], ["utf-7"]])
    def test_an_editor_that_says_nothing_counts_utf_16(self, tmp_path: Path, stated: list[str] | None) -> None:
        async def scenario() -> None:
            able = {} if stated is None else {"general": {"positionEncodings": stated}}
            async with editing(tmp_path, able, options=RULES) as editor:
                assert editor.result.capabilities.position_encoding == "utf-16"
                editor.open("a.txt", "🔴🔴 a  b")
                (found,) = await editor.diagnostics("a.txt")
                assert span(found.range) == (0, 6, 0, 8)

        play(scenario())

    @given(st.text(alphabet="ab é🔴\r\n\u2028\x85\ud800", max_size=60), st.sampled_from(ENCODINGS))
    @example("a🔴" * 2000, "utf-16")
    @example("a🔴" * 2000, "utf-8")
    def test_a_place_leads_back_to_its_character(self, text: str, encoding: str) -> None:
        lines = Lines(text, encoding)
        for offset in range(0, len(text) + 1, max(1, len(text) // 50)):
            if text[offset - 1 : offset + 1] != "\r\n":
                place = lines.position(offset)
                assert index_of(text, place, encoding) == offset
                assert lines.offset(place) == offset

    def test_what_is_no_place_is_the_next_that_is_one(self) -> None:
        lines = Lines("a🔴b\r\nc")
        assert lines.offset(types.Position(0, 2)) == 1  # inside the emoji
        assert lines.offset(types.Position(0, 99)) == 3  # behind the line
        assert lines.offset(types.Position(9, 0)) == 6  # behind the text
        assert lines.position(4) == types.Position(0, 4)  # between CR and LF

    @given(st.data())
    def test_a_document_follows_every_change(self, data: st.DataObject) -> None:
        """As an editor that holds one string and counts its places by brute force."""
        alphabet = st.text(alphabet="ab🔴\r\n\u2028\x0b", max_size=12)
        encoding = data.draw(st.sampled_from(ENCODINGS))
        text = data.draw(alphabet)
        document = OpenDocument("file:///a", "plaintext", 1, text, encoding)
        for version in range(2, 6):
            lines = Lines(text, encoding)
            ends = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
            place = types.Range(*(lines.position(end) for end in ends))
            new = data.draw(alphabet)
            start, end = (index_of(text, each, encoding) for each in (place.start, place.end))
            text = text[:start] + new + text[end:]
            document = document.changed(version, [types.TextDocumentContentChangePartial(place, new)])
            assert (document.text, document.version) == (text, version)


class TestRepairs:
    def test_a_safe_repair_is_preferred_and_an_unsafe_one_is_named_so(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                uri = editor.open("a.txt", TEXT)
                (safe,) = [each for each in await editor.actions("a.txt", at(0, 19, 19)) if "TYP203: " in each.title]
                assert safe.title == "TYP203: replace `  ` with ` ` (safe fix)"
                assert (safe.kind, safe.is_preferred) == ("quickfix", True)
                assert [each.code for each in safe.diagnostics or ()] == ["TYP203"]
                assert applied(TEXT, edits_of(safe, uri)) == TEXT.replace("passed  the", "passed the")
                (unsafe,) = [each for each in await editor.actions("a.txt", at(2, 0, 0)) if "MRK303: " in each.title]
                assert unsafe.title.endswith("(unsafe fix)")
                assert not unsafe.is_preferred

        play(scenario())

    def test_all_safe_repairs_are_those_of_check_fix(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                uri = editor.open("a.txt", TEXT)
                for only in (["source.fixAll.newsclean"], ["source.fixAll"], ["source"]):
                    (found,) = await editor.actions("a.txt", only=only)
                    assert found.kind == "source.fixAll.newsclean"
                    assert applied(TEXT, edits_of(found, uri)) == CLEAN
                assert await editor.actions("a.txt", only=["source.organizeImports"]) == []
                assert not [
                    each for each in await editor.actions("a.txt", only=["quickfix"]) if each.kind != "quickfix"
                ]

        play(scenario())

    def test_markup_and_json_are_written_as_the_source_has_them(self, tmp_path: Path) -> None:
        texts = {
            "a.html": ("html", "<p>R&amp;D <b>SÃ©nat</b> &lt;\r\n<p>x"),
            "a.md": ("markdown", "# A  *b*\n\n- c  &amp; d\n"),
            "a.jsonl": (
                "jsonl",
                '{"text": "R\\u00e9  \\"A\\"  b"}\n\n{"id": 2,  "html": "<p>SÃ©nat  &amp; \\"y\\""}\n',
            ),
            "b.jsonl": ("jsonl", '\ufeff{"text": "🔴  x"}\r\n{"text": "y  z"}'),
            "c.json": ("json", json.dumps([{"text": "é  x"}], indent=2)),
        }
        defects = ("A  *", "c  &", "9  \\", '"  b', "🔴  x", "y  z", "e9  x")

        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                for name, (language, text) in texts.items():
                    uri = editor.open(name, text, language)
                    (found,) = await editor.actions(name, only=["source.fixAll"])
                    wanted = text.replace("SÃ©nat", "Sénat")
                    for defect in defects:
                        wanted = wanted.replace(defect, defect.replace("  ", " "))
                    assert applied(text, edits_of(found, uri)) == wanted != text

        play(scenario())

    def test_a_text_without_a_defect_offers_nothing(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                editor.open("a.txt", "The council passed the budget.\n")
                assert await editor.actions("a.txt") == []

        play(scenario())

    def test_edits_come_when_an_action_is_chosen_if_the_editor_can_wait(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, LAZY, options=RULES) as editor:
                uri = editor.open("a.txt", TEXT)
                found = named(await editor.actions("a.txt"), "all safe")
                assert found.edit is None
                chosen = await editor.client.code_action_resolve_async(found)
                assert applied(TEXT, edits_of(chosen, uri)) == CLEAN
                editor.type("a.txt", "A b")
                with pytest.raises(JsonRpcException, match="the document has changed"):
                    await editor.client.code_action_resolve_async(found)

        play(scenario())

    def test_an_action_made_up_by_the_client_changes_nothing(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, LAZY, options=RULES) as editor:
                uri = editor.open("a.txt", TEXT)
                for key in ("fix:99", "fix:x", "ignore:0:nowhere", "", 7):
                    data = {"uri": uri, "version": 1, "key": key}
                    chosen = await editor.client.code_action_resolve_async(types.CodeAction("x", data=data))
                    assert chosen.edit is None
                for data in (None, [], {"uri": 1}, {"uri": uri}):  # type: ignore[assignment]
                    with pytest.raises(JsonRpcException, match="the document has changed"):
                        await editor.client.code_action_resolve_async(types.CodeAction("x", data=data))

        play(scenario())

    def test_the_version_goes_with_an_edit_where_the_editor_knows_versions(self, tmp_path: Path) -> None:
        async def scenario(able: dict[str, Any] | None) -> bool:
            async with editing(tmp_path, able, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                (found,) = await editor.actions("a.txt", only=["source.fixAll"])
                assert found.edit is not None
                return found.edit.changes is None

        assert asyncio.run(scenario(None))
        assert not asyncio.run(scenario({}))


class TestIgnoring:
    """Whatever is written, the finding must be gone when the text is judged with it, and no other must come."""

    @pytest.mark.parametrize(
        ("name", "language", "text"),
        [
            ("a.html", "html", "<ul><li>Le SÃ©nat</li><li>C d.</li></ul>"),
            ("a.html", "html", "<p>Le <b>SÃ©nat</b> a dit.\n<p>Next."),
            ("a.html", "html", "<table><tr><td>Le SÃ©nat<td>c</table>"),
            ("a.md", "markdown", "# A  title\n\nText.\n"),
            ("a.md", "markdown", "Some words\nand a  few more\nin a paragraph.\n\nNext."),
            ("a.md", "markdown", "- one  item\n- two\n"),
            ("a.md", "markdown", "| a  b | c |\n|---|---|\n| d | e |\n"),
            ("a.md", "markdown", "---\ntitle: x\n---\n\nOne  two.\r\n\r\nThree."),
            ("a.jsonl", "jsonl", '{"id": 1, "text": "A  b"}\n{"id": 2, "text": "C d"}\n'),
            ("a.json", "json", '[\n {"text": "C d"},\n {"text": "A  b"}\n]\n'),
        ],
    )
    def test_in_the_text(self, tmp_path: Path, name: str, language: str, text: str) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={"select": ["TYP203", "ENC101"], "delay": 0}) as editor:
                uri = editor.open(name, text, language)
                assert len(await editor.diagnostics(name)) == 1
                ignored = applied(text, edits_of(named(await editor.actions(name), "Ignore "), uri))
                assert "newsclean" in ignored
                editor.type(name, ignored)
                assert await editor.diagnostics(name, version=2) == []

        play(scenario())

    def test_beside_a_plain_text_in_a_new_file(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                found = named(await editor.actions("a.txt", at(0, 19, 19)), "Ignore TYP203")
                assert found.title == "Ignore TYP203 double-space here, in a.txt.newsclean.toml"
                beside = editor.uri("a.txt.newsclean.toml")
                assert [type(each) for each in found.edit.document_changes or ()] == [  # type: ignore[union-attr]
                    types.CreateFile,
                    types.TextDocumentEdit,
                ]
                written = applied("", edits_of(found, beside))
                assert tomllib.loads(written) == {"ignore": [{"rule": "TYP203", "text": "passed  the"}]}
                (tmp_path / "a.txt.newsclean.toml").write_text(written)
                editor.save("a.txt")
                await editor.until(lambda: len(editor.published) > 1)
                assert [each.code for each in editor.published[-1].diagnostics] == ["MRK303", "TYP203"]

        play(scenario())

    def test_beside_a_plain_text_behind_what_is_there(self, tmp_path: Path) -> None:
        async def scenario(first: str, *, is_open: bool) -> None:
            async with editing(tmp_path, options=RULES) as editor:
                (tmp_path / "a.txt.newsclean.toml").write_text(first)
                if is_open:
                    first += '\n[[ignore]]\nrule = "CUT101"'
                    editor.open("a.txt.newsclean.toml", first, "toml")
                editor.open("a.txt", TEXT)
                found = named(await editor.actions("a.txt", at(4, 7, 7)), "Ignore TYP203")
                written = applied(first, edits_of(found, editor.uri("a.txt.newsclean.toml")))
                assert written.startswith(first)
                assert tomllib.loads(written)["ignore"][-1] == {"rule": "TYP203", "text": "was  a"}

        for is_open in (False, True):
            play(scenario('[[ignore]]\nrule = "ENC101"  # no end of line', is_open=is_open))

    @pytest.mark.parametrize(
        ("config", "head"),
        [
            ("newsclean.toml", ""),
            ("newsclean.toml", 'lang = "en"'),
            (".newsclean.toml", '[[ignore]]\nrule = "ENC101"\n'),
            ("pyproject.toml", "[tool.newsclean]\n"),
        ],
    )
    def test_in_the_configuration_for_this_file_alone(self, tmp_path: Path, config: str, head: str) -> None:
        (tmp_path / config).write_text(head)
        folder = tmp_path / "wire [1]"
        folder.mkdir()

        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                for name in ("wire [1]/a#.txt", "wire [1]/b.txt"):
                    editor.open(name, TEXT)
                found = named(await editor.actions("wire [1]/a#.txt", at(2, 3, 3)), "in the configuration")
                (tmp_path / config).write_text(applied(head, edits_of(found, editor.uri(config))))
                editor.save("wire [1]/a#.txt")
                await editor.until(lambda: len(editor.published) == 4)
                left = {each.uri: [d.code for d in each.diagnostics] for each in editor.published}
                assert left[editor.uri("wire [1]/a#.txt")] == ["TYP203", "TYP203"]
                assert left[editor.uri("wire [1]/b.txt")] == ["TYP203", "MRK303", "TYP203"]

        play(scenario())

    def test_a_configuration_with_its_list_in_one_line_takes_no_table(self, tmp_path: Path) -> None:
        (tmp_path / "newsclean.toml").write_text('ignore = ["CUT"]\n')

        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                assert not [each for each in await editor.actions("a.txt") if "configuration" in each.title]

        play(scenario())

    def test_an_editor_that_creates_no_files_is_not_asked_to(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, {}, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                assert not [each for each in await editor.actions("a.txt") if "Ignore" in each.title]

        play(scenario())

    def test_what_is_in_no_file_and_what_newsclean_says_of_itself_is_not_ignored(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                editor.open("untitled:Untitled-1", TEXT)
                assert not [each for each in await editor.actions("untitled:Untitled-1") if "Ignore" in each.title]
                editor.open("b.md", "A b. <!-- newsclean: ignore[TYP203] -->\n", "markdown")
                assert [each.code for each in await editor.diagnostics("b.md")] == ["NCL101"]
                assert not [each for each in await editor.actions("b.md") if "Ignore" in each.title]

        play(scenario())


class TestHover:
    def test_the_manual_page_of_what_is_there(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                found = await editor.hover("a.txt", 0, 18)
                assert found is not None
                assert isinstance(found.contents, types.MarkupContent)
                assert found.contents.kind is types.MarkupKind.Markdown
                assert found.contents.value.startswith("**TYP203 double-space (info)**\n\n2 spaces in a row")
                assert registry()["TYP203"].doc in found.contents.value
                assert span(found.range) == (0, 18, 0, 20)  # type: ignore[arg-type]
                assert await editor.hover("a.txt", 0, 3) is None
                assert await editor.hover("other.txt", 0, 3) is None

        play(scenario())

    def test_an_editor_without_markdown_gets_plain_text(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, {}, options=RULES) as editor:
                editor.open("a.txt", TEXT)
                found = await editor.hover("a.txt", 0, 18)
                assert found is not None
                assert isinstance(found.contents, types.MarkupContent)
                assert found.contents.kind is types.MarkupKind.PlainText
                assert found.contents.value.startswith("TYP203 double-space (info)\n2 spaces in a row")

        play(scenario())

    def test_words_of_the_article_are_no_markup_on_the_page(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={"select": ["MRK201"]}) as editor:
                text = "See ![picture](https://example.org/spy.png) and **so** on.\n"
                editor.open("a.txt", text)
                (first, *_) = await editor.diagnostics("a.txt")
                found = await editor.hover("a.txt", first.range.start.line, first.range.start.character)
                assert found is not None
                assert isinstance(found.contents, types.MarkupContent)
                assert "](https" not in found.contents.value.replace(registry()["MRK201"].doc, "")

        play(scenario())


class TestConfiguration:
    def test_the_nearest_to_the_document_holds(self, tmp_path: Path) -> None:
        (tmp_path / "newsclean.toml").write_text('select = ["MRK303"]')
        (tmp_path / "wire").mkdir()
        (tmp_path / "wire" / "newsclean.toml").write_text('select = ["TYP203"]')

        async def scenario() -> None:
            async with editing(tmp_path) as editor:
                editor.open("a.txt", TEXT)
                editor.open("wire/a.txt", TEXT)
                editor.open("untitled:1", TEXT)
                assert [each.code for each in await editor.diagnostics("a.txt")] == ["MRK303"]
                assert [each.code for each in await editor.diagnostics("wire/a.txt")] == ["TYP203", "TYP203"]
                assert [each.code for each in await editor.diagnostics("untitled:1")] == ["MRK303"]

        play(scenario())

    def test_its_change_is_heeded(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            able = {**PUSHED, "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
            async with editing(tmp_path, able, options=RULES) as editor:
                await editor.until(lambda: len(editor.watchers) == 1)
                globs = [each["globPattern"] for each in editor.watchers[0].register_options["watchers"]]
                assert globs[:3] == ["**/newsclean.toml", "**/.newsclean.toml", "**/pyproject.toml"]
                assert globs[3:] == ["**/*.newsclean.toml", "**/newsclean-baseline.json"]
                editor.open("a.txt", TEXT)
                assert len(await editor.diagnostics("a.txt")) == 3
                (tmp_path / "newsclean.toml").write_text('[[ignore]]\nrule = "TYP203"')
                event = types.FileEvent(editor.uri("newsclean.toml"), types.FileChangeType.Created)
                editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
                await editor.until(lambda: len(editor.published) == 2)
                assert [each.code for each in editor.published[-1].diagnostics] == ["MRK303"]

        play(scenario())

    @pytest.mark.parametrize("text", ["select = [", 'select = ["NOPE1"]', "unknown = 1", "ignore = 3", "\x00"])
    def test_a_broken_one_is_told_once_and_mended_by_a_right_one(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "newsclean.toml").write_text(text)

        async def scenario() -> None:
            async with editing(tmp_path, options={"delay": 0}) as editor:
                editor.open("a.txt", TEXT)
                assert await editor.diagnostics("a.txt") == []
                editor.type("a.txt", TEXT)
                assert await editor.diagnostics("a.txt", version=2) == []
                assert await editor.actions("a.txt") == []
                (message,) = editor.messages
                assert "newsclean.toml" in message or "NOPE1" in message
                (tmp_path / "newsclean.toml").write_text('select = ["TYP203"]')
                editor.save("a.txt")
                await editor.until(lambda: len(editor.published[-1].diagnostics) == 2)

        play(scenario())

    def test_what_it_excludes_and_what_it_silences_is_not_shown(self, tmp_path: Path) -> None:
        (tmp_path / "newsclean.toml").write_text(
            'exclude = ["drafts/"]\n[[ignore]]\nrule = "TYP203"\nfiles = ["/a.txt"]\n'
        )
        (tmp_path / "b.txt.newsclean.toml").write_text('[[ignore]]\nrule = "MRK303"\n')

        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                for name in ("drafts/a.txt", "a.txt", "b.txt"):
                    editor.open(name, TEXT)
                assert await editor.diagnostics("drafts/a.txt") == []
                assert [each.code for each in await editor.diagnostics("a.txt")] == ["MRK303"]
                assert [each.code for each in await editor.diagnostics("b.txt")] == ["TYP203", "TYP203"]

        play(scenario())

    def test_what_a_baseline_knows_is_not_shown(self, tmp_path: Path) -> None:
        (tmp_path / "newsclean.toml").write_text('select = ["TYP203"]\n')
        rows = '{"id": 1, "text": "A  b"}\n{"id": 2, "text": "C d"}\n'
        for name, text in (("a.txt", TEXT), ("b.jsonl", rows)):
            (tmp_path / name).write_text(text)
        command = [sys.executable, "-m", "newsclean", "check", "--write-baseline", "a.txt", "b.jsonl"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

        async def scenario() -> None:
            async with editing(tmp_path, options={"delay": 0}) as editor:
                editor.open("a.txt", TEXT)
                editor.open("b.jsonl", rows.replace("C d", "C  d"), "jsonl")
                assert await editor.diagnostics("a.txt") == []
                assert [span(each.range) for each in await editor.diagnostics("b.jsonl")] == [(1, 20, 1, 22)]
                editor.type("a.txt", TEXT + "The mayor  spoke.\n")
                assert [span(each.range) for each in await editor.diagnostics("a.txt", version=2)] == [(5, 9, 5, 11)]
                (tmp_path / "newsclean-baseline.json").write_text("no baseline")
                editor.save("a.txt")
                await editor.until(lambda: bool(editor.messages))
                assert "newsclean-baseline.json" in editor.messages[0]

        play(scenario())

    def test_what_a_file_is_is_told_by_configuration_then_language_then_name(self, tmp_path: Path) -> None:
        (tmp_path / "newsclean.toml").write_text('[extensions]\nwire = "html"\n')
        text = "<p>SÃ©nat"

        async def scenario() -> None:
            async with editing(tmp_path, options={"select": ["ENC101", "MRK101"]}) as editor:
                for name, language, codes in (
                    ("a.wire", "plaintext", ["ENC101"]),
                    ("a.html", "plaintext", ["MRK101", "ENC101"]),
                    ("b.html", "django-html", ["ENC101"]),
                    ("c.py", "python", []),
                ):
                    editor.open(name, text, language)
                    assert [each.code for each in await editor.diagnostics(name)] == codes

        play(scenario())

    def test_a_json_file_without_an_article_is_left_alone(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path) as editor:
                editor.open("package.json", '{"name": "x", "description": "A  b"}', "json")
                editor.open("half.json", '{"text": ', "json")
                editor.open("half.jsonl", '{"text": ', "jsonl")
                assert await editor.diagnostics("package.json") == []
                assert await editor.diagnostics("half.json") == []
                assert [each.code for each in await editor.diagnostics("half.jsonl")] == ["NCL902"]

        play(scenario())


class TestSettings:
    def test_they_may_change_while_one_works(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={"newsclean": RULES}) as editor:
                editor.open("a.txt", TEXT)
                assert len(await editor.diagnostics("a.txt")) == 3
                for settings, codes in (
                    ({"newsclean": {"select": ["MRK303"]}}, ["MRK303"]),
                    ({"newsclean": {"select": ["TYP203"], "ignore": ["TYP203"]}}, []),
                    ({"newsclean": {"select": ["MRK303"], "extendSelect": ["TYP203"]}}, ["TYP203", "MRK303", "TYP203"]),
                ):
                    seen = len(editor.published)
                    params = types.DidChangeConfigurationParams(settings)
                    editor.client.workspace_did_change_configuration(params)
                    await editor.until(lambda seen=seen: len(editor.published) > seen)  # type: ignore[misc]
                    assert [each.code for each in editor.published[-1].diagnostics] == codes
                editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({"other": {}}))
                editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
                assert editor.messages == []

        play(scenario())

    def test_an_editor_that_can_be_asked_is_asked(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            able = {**PUSHED, "workspace": {"configuration": True}}
            async with editing(tmp_path, able) as editor:
                editor.settings = {"select": ["MRK303"]}
                editor.open("a.txt", TEXT)
                editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
                await editor.until(
                    lambda: bool(editor.published) and [d.code for d in editor.published[-1].diagnostics] == ["MRK303"]
                )

        play(scenario())

    def test_a_file_that_is_named_holds_instead_of_the_nearest(self, tmp_path: Path) -> None:
        (tmp_path / "newsclean.toml").write_text('select = ["MRK303"]')
        (tmp_path / "house.toml").write_text('select = ["TYP203"]')

        async def scenario() -> None:
            async with editing(tmp_path, options={"configuration": "house.toml"}) as editor:
                editor.open("a.txt", TEXT)
                assert [each.code for each in await editor.diagnostics("a.txt")] == ["TYP203", "TYP203"]

        play(scenario())

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ({"selct": []}, "unknown setting 'selct'; did you mean 'select'?"),
            ({"select": "TYP"}, "'select' takes a list of rules, got TYP"),
            ({"select": ["TYPO9"]}, "unknown rule 'TYPO9'"),
            ({"delay": -1}, "'delay' takes 0 to 60000 milliseconds, got -1"),
            ({"delay": True}, "'delay' takes a number, got True"),
            ({"delay": 0.5}, "'delay' takes a number, got 0.5"),
            ({"run": "never"}, "'run' takes onType or onSave, got 'never'"),
            ({"lang": "not a tag"}, "is no language tag"),
            ({"preset": "best"}, "'preset' takes precision, balanced, recall"),
            ({"lang": 3}, "'lang' takes a string, got 3"),
            ([1], "the settings of newsclean are a table, got"),
        ],
    )
    def test_wrong_ones_are_told_and_the_others_hold(self, tmp_path: Path, options: object, said: str) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=options) as editor:
                await editor.until(lambda: bool(editor.messages))
                assert said in editor.messages[0]
                editor.open("a.txt", TEXT)
                assert await editor.diagnostics("a.txt")

        play(scenario())

    @pytest.mark.skipif(not MANUAL.exists(), reason="the tests are run without the project around them")
    def test_the_manual_has_all_of_them(self) -> None:
        rows = [line for line in MANUAL.read_text("utf-8").splitlines() if line.startswith("| `")]
        told = {word for row in rows for word in re.findall("`([a-zA-Z]+)`", row.split("|")[1])}
        wanted = {"select", "extendSelect", "ignore", "lang", "preset", "configuration", "run", "delay", "rulePages"}
        assert wanted <= told
        for name in wanted:
            assert "unknown setting" not in str(_error({name: object()}))
        assert "unknown setting" in str(_error({"other": 1}))


def _error(values: dict[str, object]) -> Exception | None:
    try:
        Settings.from_mapping(values)
    except UsageError as error:
        return error
    return None


class TestHarm:
    @pytest.mark.parametrize(
        "text",
        [
            "", "\x00" * 5000, "\ud800\udc00\udfff" * 99, "\u2028\u2029\x85\x0b\x0c" * 500, "\r" * 5000 + "\r\n" * 99,
            "<" * 20_000, "<div>" * 5000, "[" * 20_000, "<!-- newsclean: ignore[" * 500, "a  " * 3000,
            "https://" * 5000, "Ã©" * 2000, "\u202e\u200b\ufeff" * 2000, "😀" * 9999 + "  x", '{"text": "' * 3000,
        ],
    )  # fmt: skip
    def test_any_text_gets_an_answer_in_every_language(self, tmp_path: Path, text: str) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={"delay": 0}) as editor:
                for language in ("plaintext", "html", "markdown", "jsonl", "json"):
                    name = f"a.{language}"
                    editor.open(name, text, language)
                    await editor.diagnostics(name)
                    await editor.hover(name, 0, 0)
                    await editor.actions(name, at(0, 0, 1))
                editor.open("b.txt", "A  b")
                assert await editor.diagnostics("b.txt")
                assert editor.messages == []

        play(scenario())

    def test_changes_that_cannot_be_are_taken_as_they_can_be(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options={**RULES, "delay": 0}) as editor:
                editor.open("a.txt", "ab\ncd")
                backwards = types.Range(types.Position(1, 1), types.Position(0, 1))
                beyond = types.Range(types.Position(7, 7), types.Position(9, 9))
                editor.type("a.txt", (backwards, "  "), (beyond, "!"))
                assert [span(each.range) for each in await editor.diagnostics("a.txt", version=2)] == [(0, 1, 0, 3)]
                assert editor.server.documents[editor.uri("a.txt")].text == "a  d!"

        play(scenario())

    def test_a_change_of_what_was_never_opened_is_passed_over(self, tmp_path: Path) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                editor._texts["a.txt"] = (1, "")
                editor.type("a.txt", "A  b")
                editor.close("a.txt")
                editor.save("a.txt")
                editor.open("b.txt", "A  b")
                assert len(await editor.diagnostics("b.txt")) == 1
                assert editor.messages == []

        play(scenario())

    @pytest.mark.parametrize(
        "uri", ["file:///%00.txt", "file://[x/a.txt", "no address", "git:/a.txt", "file:///a%zz.txt"]
    )
    def test_an_address_that_leads_nowhere_is_a_text_without_a_file(self, tmp_path: Path, uri: str) -> None:
        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                item = types.TextDocumentItem(uri, "plaintext", 1, "A  b")
                editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
                await editor.until(lambda: bool(editor.published))
                assert [each.code for each in editor.published[0].diagnostics] == ["TYP203"]

        play(scenario())
        assert path_of(uri) is None or path_of(uri) == Path("/a%zz.txt")

    def test_a_rule_that_fails_is_told_and_the_server_lives(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def failing(_job: object) -> tuple[()]:
            raise ZeroDivisionError("boom")

        async def scenario() -> None:
            async with editing(tmp_path, options=RULES) as editor:
                with monkeypatch.context() as patch:
                    patch.setattr(checking, "findings", failing)
                    editor.open("a.txt", TEXT)
                    assert await editor.diagnostics("a.txt") == []
                assert editor.messages == ["newsclean: internal error: ZeroDivisionError: boom"]
                editor.open("b.txt", TEXT)
                assert len(await editor.diagnostics("b.txt")) == 3

        play(scenario())
        assert "cannot judge" in caplog.text

    def test_the_server_answers_while_a_long_text_is_judged(self, tmp_path: Path, held: Held) -> None:
        """The judging is held up until the other answer is there; a server that judges on its event loop hangs."""

        async def scenario() -> None:
            async with editing(tmp_path, options={**RULES, "delay": 0}) as editor:
                editor.open("a.txt", TEXT)
                await editor.until(lambda: held.begun == 1)
                assert await editor.hover("unknown.txt", 0, 0) is None
                for number in range(20):  # typing goes on, too
                    editor.type("a.txt", f"{number}  x")
                await editor.until(lambda: editor.version("a.txt") == 21)
                held.release()
                assert len(await editor.diagnostics("a.txt", version=21)) == 1
                assert [each.version for each in editor.published] == [21]
                assert held.begun == 2  # the versions in between were never judged

        play(scenario())


def test_an_offer_of_a_number_that_is_none_is_no_offer() -> None:
    document = OpenDocument("file:///a.txt", "plaintext", 1, TEXT)
    found = checking.judged(document, Settings(select=("TYP203",)), None)
    editor = actions.Editor(Abilities(), Style(), lambda _: None)
    assert [actions.offer_of(found, f"fix:{number}", editor) is not None for number in (-1, 0, 1, 2)] == [
        False, True, True, False,
    ]  # fmt: skip


class Wire:
    """A server as a process, spoken to in bytes as an editor speaks to it."""

    def __init__(self, folder: Path, *arguments: str, program: tuple[str, ...] = ("-m", "newsclean", "server")) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self._numbers = count(1)

    def send(self, method: str, params: object, **more: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def ask(self, method: str, params: object) -> Any:
        number = next(self._numbers)
        self.send(method, params, id=number)
        return self.wait(lambda message: message.get("id") == number)

    def wait(self, is_it: Any) -> Any:
        assert self.process.stdout is not None
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.startswith(b"Content-Length:"):
                    length = int(line.partition(b":")[2])
            assert length, self.process.stderr.read() if self.process.stderr else ""
            message = json.loads(self.process.stdout.read(length))
            if is_it(message):
                return message

    def end(self) -> tuple[int, str]:
        assert self.process.stdin is not None
        self.process.stdin.close()
        code = self.process.wait(10)
        assert self.process.stderr is not None
        assert self.process.stdout is not None
        told = self.process.stderr.read().decode()
        self.process.stdout.close()
        self.process.stderr.close()
        return code, told


class TestProcess:
    def test_from_the_first_word_to_the_last(self, tmp_path: Path) -> None:
        (tmp_path / "newsclean.toml").write_text('select = ["TYP203", "ENC101"]')
        uri = (tmp_path / "a.txt").as_uri()
        wire = Wire(tmp_path, "--stdio")
        answer = wire.ask("initialize", {"processId": os.getpid(), "rootUri": tmp_path.as_uri(), "capabilities": {}})
        assert answer["result"]["serverInfo"]["name"] == "newsclean"
        wire.send("initialized", {})
        item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": "🔴 Le SÃ©nat  a votÃ©."}
        wire.send("textDocument/didOpen", {"textDocument": item})
        told = wire.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics")["params"]
        places = [(each["code"], each["range"]["start"]["character"]) for each in told["diagnostics"]]
        assert (told["version"], places) == (1, [("ENC101", 7), ("TYP203", 12), ("ENC101", 19)])
        found = wire.ask(
            "textDocument/codeAction",
            {"textDocument": {"uri": uri}, "range": told["diagnostics"][0]["range"],
             "context": {"diagnostics": [], "only": ["source.fixAll"]}},
        )  # fmt: skip
        assert [len(each["edit"]["changes"][uri]) for each in found["result"]] == [3]
        assert wire.ask("shutdown", None)["result"] is None
        wire.send("exit", None)
        assert wire.end() == (0, "")

    def test_an_editor_that_dies_takes_the_server_with_it(self, tmp_path: Path) -> None:
        wire = Wire(tmp_path)
        wire.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        assert wire.end() == (1, "")

    @pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
    def test_a_signal_ends_it_at_once(self, tmp_path: Path) -> None:
        wire = Wire(tmp_path)
        wire.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        wire.process.terminate()
        assert wire.process.wait(5) == -15
        assert wire.end()[1] == ""

    def test_nonsense_is_answered_and_survived(self, tmp_path: Path) -> None:
        wire = Wire(tmp_path)
        wire.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        assert wire.process.stdin is not None
        wire.process.stdin.write(b"Content-Length: 9\r\n\r\nnot json!")
        wire.send("textDocument/didOpen", {"nothing": 1})
        assert wire.ask("textDocument/unheardOf", {})["error"]["code"] == -32601
        assert wire.ask("textDocument/hover", {"textDocument": {"uri": "x"}, "position": {"line": 0, "character": 0}})
        wire.ask("shutdown", None)
        assert wire.end()[0] == 0

    def test_without_pygls_it_says_what_to_install(self, tmp_path: Path) -> None:
        code = (
            "import sys; sys.modules['pygls'] = None; sys.argv = ['newsclean', 'server']\n"
            "import newsclean.cli as c; c.main()"
        )
        told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr == (
            "error: the language server needs pygls 2, which is not installed; pip install 'newsclean[server]'\n"
        )

    def test_what_is_printed_does_not_come_between(self, tmp_path: Path) -> None:
        code = (
            "import sys; sys.argv = ['newsclean', 'server']; from newsclean.integrations.lsp import checking\n"
            "plainly = checking.findings\n"
            "checking.findings = lambda job: print('PRINTED') or plainly(job)\n"
            "import newsclean.cli as c; c.main()"
        )
        wire = Wire(tmp_path, program=("-c", code))
        wire.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        item = {"uri": "file:///a.txt", "languageId": "plaintext", "version": 1, "text": "A  b"}
        wire.send("textDocument/didOpen", {"textDocument": item})
        wire.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics")
        wire.ask("shutdown", None)
        assert "PRINTED" in wire.end()[1]
