"""`newsclean site`: learn what the pages of a site repeat, and show what was learned."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli.options import STDIN, Settings, reading, telling


@click.group()
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command() -> None:
    """Learn which blocks all pages of a site have (menus, promos, footers), to take them out of new pages."""


@command.command()
@click.argument("paths", nargs=-1, metavar="PAGES...")
@click.option("-o", "--output", type=click.Path(), metavar="FILE", required=True, help="Write the profile here.")
@click.option(
    "--min-share", type=float, metavar="SHARE", help="Share of the pages a block is on, up to 1.  [default: 0.3]"
)
@reading
@telling
def learn(paths: tuple[str, ...], **options: Any) -> int:
    """Learn a site's profile from several of its pages; exit code 2 for an error, 0 otherwise.

    PAGES are files, folders, patterns or - for standard input, of one site; three are needed, ten to fifty are better.
    The profile holds hashes, no text.
    """
    from newsclean.cli.learning import learn

    return learn(paths or (STDIN,), Settings.of(options), options)


@command.command()
@click.argument("path", metavar="FILE", type=click.Path())
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def show(path: str) -> None:
    """Show what a profile was learned from, and how many blocks it knows."""
    from newsclean.cli.learning import show

    show(path)
