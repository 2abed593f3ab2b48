"""`newsclean rule` as its users meet it."""

import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.cli import rule as command
from newsclean.cli.program import run
from newsclean.manual import own_pages, page_of
from newsclean.manual.markdown import markdown
from newsclean.rules import registry

PATTERN = """\
[[pattern]]
code = "XHS001"
name = "house-style-president"
match = "president of the republic"
message = "House style"
bad = ["the president of the republic"]
good = ["the President"]
"""


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


def told(*arguments: str, capsys: pytest.CaptureFixture[str], code: int = 0) -> tuple[str, str]:
    assert run(["rule", *arguments]) == code
    out, err = capsys.readouterr()
    return out, err


def test_markdown_is_the_page_of_the_manual(capsys: pytest.CaptureFixture[str]) -> None:
    pages = [*map(page_of, registry().values()), *own_pages()]
    out, _ = told("ENC101", "--output-format", "markdown", capsys=capsys)
    assert out == markdown(pages[0], pages)
    assert "⟦Ã©⟧" in out


@pytest.mark.parametrize("name", ["NCL101", "unused-suppression"])
def test_what_newsclean_finds_of_its_own_work_is_explained(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = told(name, capsys=capsys)
    assert out.startswith("NCL101 unused-suppression\n\nA suppression silences nothing.\n")


def test_own_findings_are_listed_by_their_prefix_and_no_rules(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = told("NCL", capsys=capsys)
    assert [row[:6] for row in out.splitlines()[1:]] == [page.code for page in own_pages()]
    out, _ = told(capsys=capsys)
    assert "NCL" not in out


def test_a_list_is_a_table_of_markdown_too(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = told("DAT", "--output-format", "markdown", capsys=capsys)
    head, line, *rows = out.splitlines()
    assert (head, line) == ("| code | name | severity | default | finds |", "| --- | --- | --- | --- | --- |")
    assert all(re.fullmatch(r"\| DAT\d+ \| [^|]+ \| [^|]+ \| on \| [^|]+ \|", row) for row in rows)


def test_all_shows_every_page_of_a_family(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = told("DAT", "--all", capsys=capsys)
    assert out.count("\nWhy is this bad?\n") == len([code for code in registry() if code.startswith("DAT")])


@pytest.mark.parametrize(
    ("name", "meant"), [("enc101", "ENC101"), ("ENC1011", "ENC101"), ("mojibak", "mojibake"), ("ncl101", "NCL101")]
)
def test_a_slip_is_told_with_what_was_meant(name: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = told(name, code=2, capsys=capsys)
    assert (out, err) == ("", f"error: unknown rule '{name}'; did you mean '{meant}'?\n")


def test_a_rule_of_the_configuration_is_explained(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "newsclean.toml").write_text(PATTERN, encoding="utf-8")
    out, _ = told("XHS001", capsys=capsys)
    assert "the president of the republic" in out
    assert "XHS001" in told(capsys=capsys)[0]


def test_a_faulty_configuration_does_not_keep_a_rule_from_being_explained(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "newsclean.toml").write_text("no such key = 1\n", encoding="utf-8")
    assert told("ENC101", capsys=capsys)[0].startswith("ENC101 mojibake")


def test_data_has_examples_and_repairs(capsys: pytest.CaptureFixture[str]) -> None:
    (page,) = json.loads(told("STR106", "--output-format", "json", capsys=capsys)[0])
    assert page["repair"] == ["safe", "unsafe"]
    assert {example["found"] for example in page["examples"]} == {True, False}


class TestTerminal:
    @pytest.fixture
    def shown(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
        """Return a function that gives what a terminal of fifty columns shows of a rule."""

        def call(name: str) -> str:
            screen = Terminal()
            monkeypatch.setattr(sys, "stdout", screen)  # here: behind a fixture pytest would put its own back
            monkeypatch.setattr(command, "get_terminal_size", lambda _: os.terminal_size((50, 24)))
            monkeypatch.setenv("TERM", "xterm")
            assert run(["rule", name]) == 0
            return screen.getvalue()

        return call

    def test_prose_is_as_wide_as_the_terminal(self, shown: Callable[[str], str]) -> None:
        page = re.sub("\x1b\\[\\d*m", "", shown("ENC101"))
        fix = page.partition("\nFix\n")[2].partition("\nKnown problems\n")[0]
        assert 40 < max(map(len, fix.splitlines())) <= 50

    def test_titles_and_places_have_colour(self, shown: Callable[[str], str]) -> None:
        page = shown("ENC101")
        assert page.startswith("\x1b[1mENC101 mojibake\x1b[0m\n")
        assert "\x1b[31m⟦Ã©⟧\x1b[0m" in page

    def test_a_line_of_the_list_stays_one_line(self, shown: Callable[[str], str]) -> None:
        assert max(map(len, shown("ENC").splitlines())) <= 50
