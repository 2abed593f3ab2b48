"""`newsclean config`: show which settings hold for a file, and where they come from."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli.options import Settings, selection
from newsclean.cli.streams import output


@click.command()
@click.option(
    "--show", "path", type=click.Path(), default=".", metavar="FILE", help="The file, or a folder.  [default: .]"
)
@click.option("--config", type=click.Path(), metavar="FILE", help="Use this configuration instead of the nearest.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@selection
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(path: str, **options: Any) -> None:
    """Show the settings that hold for a file, as a newsclean.toml, and where each comes from."""
    from newsclean.cli.effective import lines

    output().write("".join(f"{line}\n" for line in lines(path, Settings.of(options))))
