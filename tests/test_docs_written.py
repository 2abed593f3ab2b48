"""Pages that scripts write are not stale. A rule that has no page yet is told by the script itself, with --check."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from test_docs_pages import DOCS, commands, name

import newsclean
from newsclean.manual import Page, own_pages, page_of
from newsclean.rules import registry


@pytest.fixture
def rule_pages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(DOCS.parent / "scripts"))
    import build_rule_pages

    return build_rule_pages


def pages() -> list[Page]:
    """Return the pages of rules for which there is a file: a new rule is one file, until its page is written."""
    written = [*map(page_of, registry().values()), *own_pages()]
    return [page for page in written if (DOCS / "rules" / f"{page.code}.md").exists()]


def test_rule_pages_are_what_their_script_writes(rule_pages: ModuleType) -> None:
    files: dict[Path, str] = rule_pages.files(pages())
    stale = [name(path) for path, text in files.items() if path.read_text(encoding="utf-8") != text]
    assert not stale, "run python scripts/build_rule_pages.py"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in (DOCS / "rules").glob("*.md")} == {"index", *(page.code for page in pages())}


def test_rule_pages_have_their_place_in_the_navigation(rule_pages: ModuleType) -> None:
    assert rule_pages.site(pages()) == rule_pages.SITE.read_text(encoding="utf-8")


def test_a_rule_in_a_new_file_is_picked_up(rule_pages: ModuleType) -> None:
    new = replace(registry()["TYP203"], code="TYP209", name="triple-space")
    made = [*map(page_of, [*registry().values(), new]), *own_pages()]
    made.sort(key=lambda page: page.family == "newsclean")
    files = rule_pages.files(made)
    assert files[DOCS / "rules/TYP209.md"].startswith("# TYP209 triple-space\n")
    assert "[TYP209](TYP209.md) | triple-space" in files[DOCS / "rules/index.md"]
    assert "- [TYP209 triple-space](TYP209.md): " in files[DOCS / "rules/TYP203.md"]
    assert "- TYP209 triple-space: rules/TYP209.md\n" in rule_pages.site(made)


def test_the_page_of_commands_has_every_command_and_option() -> None:
    page = (DOCS / "reference/command-line.md").read_text(encoding="utf-8")
    for command, options in commands().items():
        part = page.partition(f"\n## {command}\n")[2].partition("\n## ")[0]
        if command not in ("newsclean", "newsclean site", "newsclean cache"):  # groups of commands
            assert not {option for option in options if f"`{option}`" not in part} - {"--debug"}, command


def test_the_page_of_python_has_every_public_name() -> None:
    page = (DOCS / "reference/python.md").read_text(encoding="utf-8")
    assert all(f"\n### {public}\n" in page for public in newsclean.__all__)
