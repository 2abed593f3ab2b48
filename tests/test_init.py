"""`newsclean init` writes a first configuration that works as it is, and never over somebody's work."""

import tomllib
from pathlib import Path

import pytest
from test_cli import BODY, Cli, cli, write

from newsclean import Config, Linter

__all__ = ["cli"]
FRENCH = "Le conseil municipal a adopté le budget mardi soir après un long débat entre les élus de la majorité.\n"


def test_it_writes_a_file_that_changes_nothing_yet(cli: Cli) -> None:
    write("a.txt", FRENCH)
    result = cli("init")
    assert (result.code, result.err) == (0, "")
    assert Config.load("newsclean.toml") == Config(path="newsclean.toml")


def test_what_lies_in_the_folder_is_told(cli: Cli) -> None:
    for name in ("a.txt", "b.txt", "wire/c.html", "wire/d.md"):
        write(name, FRENCH)
    write("dump.jsonl", '{"text": "x"}\n')
    write("image.png", b"\x89PNG")
    told = cli("init").out.splitlines()[0]
    kinds = "2 text files, 1 JSON Lines file, 1 HTML file, 1 Markdown file"
    assert told == f"Wrote newsclean.toml: {kinds}; languages of 4 files: fr 4."
    text = Path("newsclean.toml").read_text("utf-8")
    assert '# lang = "fr"\n' in text
    assert "# [input.jsonl]\n" in text


def test_every_setting_it_shows_works_when_its_mark_is_taken_away(cli: Cli) -> None:
    write("a.html", FRENCH)
    write("a.jsonl", "{}")
    cli("init")
    lines = Path("newsclean.toml").read_text("utf-8").splitlines()
    stated = "\n".join(line.removeprefix("# ") for line in lines if "=" in line or line.startswith(("# [", "[")))
    table = tomllib.loads(stated)
    assert table.pop("extend") == "../newsclean.toml"
    assert {"lang", "overrides", "pattern", "exclude", "fail-on", "input", "preset"} <= table.keys()
    Linter(Config.from_mapping(table))


def test_the_pattern_it_shows_passes_its_own_test(cli: Cli) -> None:
    cli("init")
    text = Path("newsclean.toml").read_text("utf-8")
    pattern = text[text.index("# [[pattern]]") :].replace("# ", "")
    write("newsclean.toml", pattern)
    assert cli("config", "--test").code == 0


def test_next_steps_are_told_and_work(cli: Cli) -> None:
    write("articles/a.txt", BODY)
    lines = cli("init", "articles").out.splitlines()
    commands = [line.split() for line in lines if line.startswith("  newsclean ")]
    assert len(commands) == 3
    assert cli("check", "articles").code in (0, 1)
    assert cli("check", "--diff", "articles").code in (0, 1)


@pytest.mark.parametrize("name", ["newsclean.toml", ".newsclean.toml", "pyproject.toml"])
def test_it_writes_over_nothing(cli: Cli, name: str) -> None:
    text = '[tool.newsclean]\nlang = "fr"\n' if name == "pyproject.toml" else 'lang = "fr"\n'
    write(name, text)
    result = cli("init")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {name} is there already")
    assert Path(name).read_text() == text


def test_force_writes_over_its_own_file_only(cli: Cli) -> None:
    write("newsclean.toml", "broken")
    assert cli("init", "--force").code == 0
    assert Config.load("newsclean.toml").lang == ""
    write("other/.newsclean.toml", 'lang = "fr"\n')
    assert cli("init", "--force", "other").code == 2


def test_a_project_of_another_tool_is_no_obstacle(cli: Cli) -> None:
    write("pyproject.toml", "[tool.other]\n")
    assert cli("init").code == 0


def test_it_goes_on_from_what_stands_above(cli: Cli) -> None:
    write("newsclean.toml", 'lang = "fr"\n')
    write("wire/desk/a.txt", FRENCH)
    cli("init", "wire/desk")
    assert Config.discover("wire/desk/a.txt").lang == "fr"


def test_a_folder_that_is_not_there_is_refused(cli: Cli) -> None:
    assert cli("init", "nowhere") == (2, "", "error: nowhere: no such folder\n")


def test_an_empty_folder_and_one_of_unreadable_files_are_no_obstacle(cli: Cli) -> None:
    assert "no files that newsclean reads yet" in cli("init").out
    write("other/a.txt", b"\xff\xfe\x00")
    write("other/b.txt", b"")
    assert "2 text files.\n" in cli("init", "other").out
