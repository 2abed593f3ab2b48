"""`newsclean version`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsclean import __version__
from newsclean.cli.streams import show
from newsclean.errors import UsageError

if TYPE_CHECKING:
    from newsclean.plugins import PlugIn


@click.command()
@click.option("--plugins", is_flag=True, help="Show the plug-ins as well: what they offer, and whether they load.")
def command(*, plugins: bool) -> None:
    """Show the version of newsclean."""
    show(f"newsclean {__version__}\n{_table() if plugins else ''}")


def _table() -> str:
    from newsclean.plugins import GROUPS, plug_ins

    found = [plug_in for group in GROUPS for plug_in in plug_ins(group).values()]
    return "".join(f"{each.kind} {each.name} ({each.origin}){_trouble(each)}\n" for each in found)


def _trouble(plug_in: PlugIn) -> str:
    try:
        plug_in.load()
    except UsageError as error:
        return f": {error}"
    return ""
