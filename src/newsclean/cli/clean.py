"""`newsclean clean`: write the clean text."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli.choices import Format
from newsclean.cli.options import STDIN, Settings, reading, selection, telling
from newsclean.renderers import FORMATS


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS | -]...")
@click.option(
    "-o", "--output", type=click.Path(), metavar="DIR", help="Write the clean texts into this folder, as UTF-8."
)
@click.option("--in-place", is_flag=True, help="Write the clean texts into the files, in their own encoding.")
@click.option("--diff", is_flag=True, help="Show what would change, write nothing.")
@click.option(
    "--to",
    type=Format(FORMATS, "same"),
    default="text",
    help="text, html or markdown; same: the file itself, its markup untouched.  [default: text]",
)
@click.option("--images/--no-images", default=True, help="With --to html or markdown: keep pictures.")
@click.option("--links/--no-links", default=True, help="With --to html or markdown: keep links.")
@click.option("--provenance", type=click.Path(), metavar="FILE", help="Write every change to this file, as JSON Lines.")
@click.option("--unsafe", "--unsafe-fixes", is_flag=True, help="Apply the doubtful repairs as well.")
@selection
@reading
@telling
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Write clean text: safe repairs made, boilerplate removed; exit code 2 for an error, 0 otherwise.

    PATHS are files, folders, patterns or - for standard input, the default. One text goes to standard output.
    """
    from newsclean.cli.cleaning import clean

    return clean(paths or (STDIN,), Settings.of(options), options)
