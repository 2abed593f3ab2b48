"""The pages of docs/: what they show happens, what they name exists, and every page is found from every other."""

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
import yaml
from docs_runner import FENCE, Session, fences, matches, steps

import newsclean
from newsclean.cli.program import program
from newsclean.config import Config
from newsclean.manual.notices import NOTICES
from newsclean.rules import registry
from newsclean.writers import formats

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
WRITTEN = [page for page in PAGES if page.parent != DOCS / "rules"]  # a rule's examples are run by test_rules.py
LINK = re.compile(r"!?\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?)(?: +\{[^}]*\})?$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
RULE_CODE = re.compile(rf"\b(?:{'|'.join(sorted({code[:3] for code in registry()}))}|NCL)[1-9]\d\d\b")
MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp|root|home|Users|opt|var|usr)/")


def name(page: Path) -> str:
    return str(page.relative_to(DOCS))


def in_pages(pages: list[Path] = PAGES) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", pages, ids=name)


@cache
def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder a page is read in, in which nothing of the machine shows."""
    monkeypatch.chdir(tmp_path)
    for variable in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "CI"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    return tmp_path


@in_pages(WRITTEN)
def test_a_page_does_what_it_shows(page: Path, folder: Path) -> None:
    session = Session()
    for fence in fences(page.read_text(encoding="utf-8")):
        if fence.title:
            target = folder / fence.title
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(fence.text, encoding="utf-8")
        elif fence.kind == "console":
            for step in steps(fence):
                told = session.answer(step.command)
                assert matches(step.shown, told), f"$ {step.command}\n{told}"
        elif fence.kind == "python":
            session.run_python(fence)
        elif fence.kind == "pycon":
            session.run_doctest(fence)
        elif fence.kind == "py":  # needs a package that is not ours
            compile(fence.text, name(page), "exec")


def test_the_pages_show_commands_and_python() -> None:
    kinds = [fence.kind for page in WRITTEN for fence in fences(page.read_text(encoding="utf-8"))]
    assert all(kinds.count(kind) >= least for kind, least in {"console": 30, "python": 4, "pycon": 8}.items())


@in_pages()
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(prose(page)):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.is_relative_to(DOCS), target
        assert there.is_file(), target
        assert not anchor or anchor in anchors(there), target


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the anchors of a page, as Python-Markdown makes them of headings."""
    headings = (re.sub(r"[`*]|\]\([^)]*\)|\[", "", heading) for heading in HEADING.findall(prose(page)))
    return frozenset(re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower()) for heading in headings)


@cache
def commands() -> dict[str, frozenset[str]]:
    """Return the options of every command, by its full name."""
    found: dict[str, frozenset[str]] = {}

    def walk(command: click.Command, context: click.Context, words: str) -> None:
        options = (each for each in command.get_params(context) if isinstance(each, click.Option))
        found[words] = frozenset(option for each in options for option in (*each.opts, *each.secondary_opts))
        if isinstance(command, click.Group):
            for word in command.list_commands(context):
                inner = command.get_command(context, word)
                assert inner is not None
                walk(inner, click.Context(inner), f"{words} {word}")

    walk(program, click.Context(program), "newsclean")
    return found


def lines_of_commands(page: Path) -> Iterator[str]:
    text = page.read_text(encoding="utf-8")
    shown = [fence.text for fence in fences(text) if fence.kind in ("sh", "console", "yaml")]
    lines = (line.strip().removeprefix("$ ") for block in shown for line in block.replace("\\\n", " ").splitlines())
    yield from (line for line in (*lines, *CODE.findall(prose(page))) if re.match(r"(?:\S+/)?newsclean [a-z-]", line))


@in_pages()
def test_commands_and_their_options_exist(page: Path) -> None:
    for line in lines_of_commands(page):
        words = re.split(r" [#|>]", line)[0].split()
        depth = max((n for n in (2, 3) if " ".join(("newsclean", *words[1:n])) in commands()), default=1)
        command = " ".join(("newsclean", *words[1:depth]))
        assert depth > 1 or words[1].startswith("-"), line
        for option in OPTION.findall(line):
            assert option in commands()[command], f"{line}: {option}"


@in_pages()
def test_options_spoken_of_exist(page: Path) -> None:
    known = frozenset().union(*commands().values())
    ours = (code for code in CODE.findall(prose(page)) if code.partition(" ")[0] not in ("pip", "python"))
    assert {option for code in ours for option in OPTION.findall(code)} <= known


@in_pages()
def test_rules_spoken_of_exist(page: Path) -> None:
    known = registry().keys() | {notice.code for notice in NOTICES}
    assert set(RULE_CODE.findall(prose(page))) <= known


@in_pages()
def test_no_page_names_a_path_of_a_machine(page: Path) -> None:
    assert not MACHINE.search(page.read_text(encoding="utf-8"))


def nav_pages(entries: object) -> Iterator[str]:
    if isinstance(entries, str):
        yield entries
    elif isinstance(entries, dict):
        yield from (page for each in entries.values() for page in nav_pages(each))
    elif isinstance(entries, list):
        yield from (page for each in entries for page in nav_pages(each))


def test_the_site_has_every_page_in_its_navigation_once() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert site["strict"] is True
    assert sorted(nav_pages(site["nav"])) == sorted(map(name, PAGES))


def test_the_site_fetches_nothing_from_elsewhere() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert site["theme"]["font"] is False
    style = (DOCS / "assets/style.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style
    assert not any(re.search(r"<(?:script|iframe|link|img)\b", CODE.sub("", prose(page))) for page in WRITTEN)


def test_the_formats_told_of_are_there() -> None:
    told = re.findall(
        r"^\| \[`(\w+)`\]", (DOCS / "reference/output-formats.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(told) > 12
    assert set(told) <= set(formats())


def test_configuration_shown_is_valid(folder: Path) -> None:
    for page in WRITTEN:
        for fence in fences(page.read_text(encoding="utf-8")):
            if fence.kind == "toml" and fence.title.endswith("newsclean.toml") and "=" in fence.text:
                if "extend = " in fence.text:  # its page has the other file, and runs it
                    continue
                (folder / "newsclean.toml").write_text(fence.text, encoding="utf-8")
                if not fence.title.startswith(("sign", "refrain")):
                    Config.load(folder / "newsclean.toml")


def test_the_first_screen_shows_what_newsclean_does() -> None:
    page = (DOCS / "index.md").read_text(encoding="utf-8")
    before, after = (figure_text(figure) for figure in re.findall(r"<figure.*?</figure>", page, re.DOTALL))
    (article,) = (fence.text for fence in fences(page) if fence.title == "bridge.txt")
    assert before == article
    assert after == newsclean.clean(article).text.replace("\xa0", " ")
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", page.partition("</figure>")[0])
    assert len(marks) == len(newsclean.check(article).findings)


def figure_text(figure: str) -> str:
    paragraphs = re.findall(r"<p>(.*?)</p>", figure, re.DOTALL)
    return "\n\n".join(html.unescape(re.sub(r"</?mark[^>]*>", "", each)) for each in paragraphs) + "\n"
