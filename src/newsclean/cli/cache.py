"""`newsclean cache`: where what was found is remembered, and how it is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]


def _place(command: Command) -> Command:
    for option in (
        click.option("--debug", is_flag=True, expose_value=False, hidden=True),
        click.option("--config", type=click.Path(), metavar="FILE", help="The configuration beside which it stands."),
        click.option("--cache-dir", type=click.Path(), metavar="DIR", help="The folder, if it is another."),
    ):
        command = option(command)
    return command


@click.group()
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command() -> None:
    """Show or clear the folder in which `check` remembers what it found."""


@command.command("dir")
@_place
def directory(cache_dir: str | None, config: str | None) -> None:
    """Show the folder that holds here, be there one or not."""
    from newsclean.cli.caching import folder_for
    from newsclean.cli.options import Settings
    from newsclean.cli.streams import show

    show(f"{folder_for(Settings(config=config), cache_dir).path}\n")


@command.command("clear")
@_place
def clear(cache_dir: str | None, config: str | None) -> None:
    """Delete what is remembered; the next run looks at every file again."""
    from newsclean.cli.caching import folder_for
    from newsclean.cli.options import Settings
    from newsclean.cli.streams import note

    folder = folder_for(Settings(config=config), cache_dir)
    number = folder.clear() if folder.is_ours else 0
    note(f"Removed {number:,} entr{'y' if number == 1 else 'ies'} from {folder.path}.")
