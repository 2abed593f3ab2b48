"""`newsclean rule`: explain a rule, or list them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from newsclean.cli.streams import output, show, wants_color

if TYPE_CHECKING:
    from newsclean.manual import Page
    from newsclean.manual.plain import Paper

FORMATS = ("text", "json", "markdown")
WIDTH = 80  # columns where there is no terminal
WIDEST = 100  # columns that are still easy to read
HEAD = ("code", "name", "severity", "default", "finds")


@click.command()
@click.argument("name", required=False, metavar="[CODE | NAME | FAMILY]")
@click.option("--output-format", type=click.Choice(FORMATS), default="text", help="[default: text]")
@click.option("--all", "is_whole", is_flag=True, help="Show the whole pages instead of a list.")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(name: str | None, output_format: str, *, is_whole: bool) -> None:
    """Explain a rule, or list the rules of a family or all."""
    known = _pages(name)
    chosen, is_one = _chosen(name, known)
    if name and not chosen:
        raise _unknown(name, known)
    if output_format == "json":
        from newsclean.manual.data import data

        output().write(json.dumps([data(page) for page in chosen], ensure_ascii=False, indent=2) + "\n")
    elif is_one or is_whole:
        _explain(chosen, known, output_format)
    else:
        show(_markdown_table(chosen) if output_format == "markdown" else _table(chosen))


def _pages(name: str | None) -> Sequence[Page]:
    """Return the pages of all rules, and of what newsclean finds of its own work.

    The configuration of the working folder, which may add rules, is asked where ours do not answer.
    """
    from newsclean.manual import own_pages, page_of
    from newsclean.rules import registry

    ours = (*map(page_of, registry().values()), *own_pages())
    if name and _chosen(name, ours)[0]:
        return ours
    from newsclean.config import Config

    return (*ours, *map(page_of, Config.discover(".").names.outside))


def _chosen(name: str | None, known: Sequence[Page]) -> tuple[Sequence[Page], bool]:
    """Return the pages that a code, name, prefix or family names, and whether it names a single one."""
    from newsclean.manual.notices import OWN

    if name in (None, "", "ALL"):
        return [page for page in known if page.family != OWN], False
    exact = [page for page in known if name in (page.code, page.name)]
    return exact or [page for page in known if name == page.family or page.code.startswith(name)], bool(exact)


def _unknown(name: str, known: Iterable[Page]) -> Exception:
    from newsclean.errors import ConfigError
    from newsclean.rules.selectors import MAX_QUOTED, suggestion

    words = {word for page in known for word in (page.code, page.name, page.family)}
    meant = suggestion(name.lower(), words) or suggestion(name.upper(), words)
    return ConfigError(f"unknown rule '{name[:MAX_QUOTED]}'{meant}")


def _explain(chosen: Sequence[Page], known: Sequence[Page], output_format: str) -> None:
    """Write whole pages: as Markdown, or wrapped to the terminal and in its colours."""
    from newsclean.manual.markdown import markdown
    from newsclean.manual.plain import plain

    if output_format == "markdown":
        output().write("\n".join(markdown(page, known) for page in chosen))
        return
    paper = _paper()
    output().write("\n\n".join(plain(page, known, paper=paper) for page in chosen))


def _paper() -> Paper:
    from newsclean.manual.plain import Paper

    columns = get_terminal_size((WIDTH, 24)).columns if output().isatty() else WIDTH
    return Paper(min(columns, WIDEST), color=wants_color("auto", output()))


def _table(pages: Iterable[Page]) -> str:
    """Return one line a rule: code, name, severity, whether it is on by default, and what it finds."""
    rows = [HEAD, *map(_row, pages)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    lines = (
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1])) for row in rows
    )
    return "".join(f"{_cut(line)}\n" for line in lines)


def _cut(line: str) -> str:
    """Return a line that stands on one of the terminal."""
    from newsclean.writers.visible import shortened

    return shortened(line, get_terminal_size((WIDTH, 24)).columns) if output().isatty() else line


def _markdown_table(pages: Iterable[Page]) -> str:
    rows = (HEAD, ("---",) * len(HEAD), *map(_row, pages))
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in rows)


def _row(page: Page) -> tuple[str, ...]:
    return page.code, page.name, page.severity, "on" if page.default else "off", page.summary
