"""`newsclean check`: find defects, and repair them if asked."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli.options import LEVELS, Settings, reading, selection, telling
from newsclean.cli.outputs import wishes
from newsclean.writers import formats


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS | GLOBS | FOLDERS | -]...")
@click.option("--fix", is_flag=True, help="Write safe repairs into the files (- : to standard output).")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the doubtful repairs as well.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; exit 1 if anything.")
@click.option("--fail-on", type=click.Choice(LEVELS), help="Least severity for exit code 1.  [default: warning]")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of showing them.")
@click.option(
    "--output-format",
    type=click.Choice(formats()),
    help="What standard output gets.  [default: pretty on a terminal, concise otherwise]",
)
@click.option(
    "--output",
    multiple=True,
    callback=wishes,
    metavar="FMT=PATH",
    help="Write a report into a file as well; may be repeated, as sarif=findings.sarif.",
)
@click.option(
    "--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colours of pretty output."
)
@selection
@reading
@telling
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Find defects in article text; exit code 0 if none, 1 if any, 2 for an error.

    PATHS are files, folders, patterns or - for standard input; the default is the current folder.
    """
    from newsclean.cli.checking import check, show_diff

    settings = Settings.of(options)
    run = show_diff if options["diff"] else check
    return run(paths or (".",), settings, options)
