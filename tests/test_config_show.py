"""`newsclean config --show` tells what holds for a file, and the line that says so."""

import re
from pathlib import Path

import pytest
from test_cli import Cli, cli, write

__all__ = ["cli"]
HOUSE = 'fail-on = "error"\nignore = ["ENC"]\n\n[severity]\nUNI = "info"\nTYP = "info"\n'
DESK = """\
extend = "../house.toml"
ignore = ["MRK"]
lang = "fr"

[severity]
TYP = "error"

[[overrides]]
files = ["*.md"]
lang = "de"

[[overrides]]
files = ["a.*"]
lang = "en"
ignore = [
  "DUP",
]
severity = { DUP = "info" }

[rule.DUP102]
min_chars = 30

[language.fr]
extend-select = ["TYP401"]
"""


@pytest.fixture
def desk(cli: Cli) -> Cli:
    write("house.toml", HOUSE)
    write("wire/newsclean.toml", DESK)
    return cli


def origin(shown: str, key: str) -> str:
    (found,) = re.findall(rf"^{re.escape(key)} = .*?  # (.*)$", shown, re.MULTILINE)
    return str(found)


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("lang", "wire/newsclean.toml:14 (override 2)"),
        ("ignore", "house.toml:2, wire/newsclean.toml:2, wire/newsclean.toml:15 (override 2)"),
        ("fail-on", "house.toml:1"),
        ("select", "default"),
        ('"TYP"', "wire/newsclean.toml:6"),
        ('"UNI"', "house.toml:5"),
        ('"DUP"', "wire/newsclean.toml:18 (override 2)"),
        ('"min_chars"', "wire/newsclean.toml:21"),
    ],
)
def test_every_setting_is_shown_with_its_line(desk: Cli, key: str, told: str) -> None:
    assert origin(desk("config", "--show", "wire/a.txt").out, key) == told


def test_the_files_and_overrides_that_hold_are_named(desk: Cli, tmp_path: Path) -> None:
    lines = desk("config", "--show", "wire/a.md").out.splitlines()
    assert lines[:5] == [
        "# for wire/a.md",
        f"# from {tmp_path}/wire/newsclean.toml",
        f"# which extends {tmp_path}/house.toml",
        "# with the override at wire/newsclean.toml:8",
        "# with the override at wire/newsclean.toml:12",
    ]


def test_what_the_command_line_says_is_told(desk: Cli) -> None:
    shown = desk("config", "--show", "wire/b.txt", "--ignore", "UNI", "--select", "ALL").out
    assert origin(shown, "ignore") == "house.toml:2, wire/newsclean.toml:2, command line"
    assert origin(shown, "select") == "command line"
    assert origin(shown, "lang") == "wire/newsclean.toml:3"


def test_a_project_is_shown_with_its_lines(cli: Cli) -> None:
    write("pyproject.toml", '[project]\nname = "x"\n\n[tool.newsclean]\nlang = "fr"\n')
    assert origin(cli("config").out, "lang") == "pyproject.toml:5"


def test_a_folder_is_shown_with_overrides_that_are_yet_to_apply(desk: Cli) -> None:
    shown = desk("config", "--show", "wire").out
    assert origin(shown, "lang") == "wire/newsclean.toml:3"
    assert shown.count("[[overrides]]\n") == 2


@pytest.mark.parametrize("path", ["wire", "wire/a.md", "wire/c.txt", "."])
def test_what_is_shown_is_a_configuration_that_shows_the_same(desk: Cli, path: str) -> None:
    pattern = "[[pattern]]\ncode = 'XHS001'\nname = 'house'\nmatch = 'a\\.b'\nmessage = 'm'\nreplace = ''\n"
    silent = "ignore = ['MRK', { rule = 'XHS001', files = ['/old/'] }]"
    write("wire/newsclean.toml", DESK.replace('ignore = ["MRK"]', silent) + pattern)
    assert desk("config", "--show", path).code == 0
    first = settled(desk("config", "--show", path).out)
    write("wire/newsclean.toml", first)
    write("newsclean.toml", "")
    assert settled(desk("config", "--show", path).out) == first


def settled(shown: str) -> str:
    """Return what is shown without where it comes from."""
    return re.sub(r"  # .*$", "", re.sub(r"^# (?!for|\d).*\n", "", shown, flags=re.MULTILINE), flags=re.MULTILINE)
