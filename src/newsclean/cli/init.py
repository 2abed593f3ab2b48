"""`newsclean init`: write a first newsclean.toml, fitted to what lies in the folder."""

from __future__ import annotations

import click

from newsclean.cli.streams import show


@click.command()
@click.argument("folder", default=".", metavar="[FOLDER]", type=click.Path(file_okay=False))
@click.option("--force", is_flag=True, help="Write over a newsclean.toml that is there.")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(folder: str, *, force: bool) -> None:
    """Write a commented newsclean.toml into FOLDER (the current one), and say what to do next."""
    from newsclean.cli.starter import start

    show(start(folder, force=force))
