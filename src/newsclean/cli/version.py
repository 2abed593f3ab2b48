"""`newsclean version`."""

from __future__ import annotations

import click

from newsclean import __version__
from newsclean.cli.streams import output


@click.command()
def command() -> None:
    """Show the version of newsclean."""
    output().write(f"newsclean {__version__}\n")
