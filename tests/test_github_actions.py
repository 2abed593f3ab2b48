"""In GitHub Actions a run without a wish for a format marks the changed files and writes a summary."""

from pathlib import Path

import pytest
from test_cli import Cli, cli, write
from test_output_formats import NUMBER, commands

__all__ = ["cli"]  # the fixture

SPACES = ("--isolated", "--select", "TYP203")
BODY = "The council passed  the budget.\n"


@pytest.fixture
def summary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let the tests run as in a workflow, and return the file of the step's summary."""
    path = tmp_path.parent / f"{tmp_path.name}-summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_findings_are_told_to_people_and_to_the_runner(cli: Cli, summary: Path) -> None:
    write("a.txt", BODY)
    result = cli("check", *SPACES, "a.txt")
    line, command = result.out.splitlines(keepends=True)
    assert line == "a.txt:1:19: info TYP203 [*] 2 spaces in a row\n"
    ((kind, properties, _),) = commands(command)
    assert (kind, properties["file"], properties["line"]) == ("notice", "a.txt", "1")
    assert NUMBER["markdown"](summary.read_text(encoding="utf-8")) == 1
    assert result.err.startswith("Found 1 finding ")


def test_the_summary_is_added_to_what_is_there(cli: Cli, summary: Path) -> None:
    summary.write_text("# Before\n", encoding="utf-8")
    write("a.txt", BODY)
    cli("check", *SPACES, "a.txt")
    cli("check", *SPACES, "a.txt")
    text = summary.read_text(encoding="utf-8")
    assert (text.startswith("# Before\n"), text.count("## newsclean\n")) == (True, 2)


@pytest.mark.parametrize("place", ["", "no/such/folder.md", "."])
def test_a_summary_that_cannot_be_written_is_no_error(
    cli: Cli, summary: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    write("a.txt", BODY)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", place)
    assert cli("check", *SPACES, "a.txt").code == 0
    assert not summary.exists()


@pytest.mark.parametrize("wish", [("--output-format", "concise"), ("--statistics",)])
def test_a_wish_is_a_wish(cli: Cli, summary: Path, wish: tuple[str, ...]) -> None:
    write("a.txt", BODY)
    assert "::" not in cli("check", *SPACES, *wish, "a.txt").out
    assert not summary.exists()


def test_a_diff_stays_a_diff(cli: Cli, summary: Path) -> None:
    write("a.txt", BODY)
    assert cli("check", *SPACES, "--diff", "a.txt").out.startswith("--- a/a.txt\n")
    assert not summary.exists()


def test_elsewhere_nothing_is_marked(cli: Cli) -> None:
    write("a.txt", BODY)
    assert "::" not in cli("check", *SPACES, "a.txt").out


@pytest.mark.parametrize("name", ["::error::x.txt", "##[error]x.txt", "a\n::error::x.txt"])
def test_a_file_name_is_no_command(cli: Cli, summary: Path, name: str) -> None:
    write(name, BODY)
    lines = cli("check", *SPACES, ".").out.splitlines()
    assert [line.lstrip().startswith("::") for line in lines] == [False, True]
    assert lines[1].startswith("::notice ")
    assert not any("##[" in line for line in lines)
    assert summary.exists()


def test_findings_may_be_shown_without_failing(cli: Cli) -> None:
    write("a.txt", BODY)
    assert cli("check", *SPACES, "--fail-on", "info", "a.txt").code == 1
    assert cli("check", *SPACES, "--fail-on", "info", "--exit-zero", "a.txt").code == 0
    assert cli("check", *SPACES, "--exit-zero", "none.txt").code == 2
