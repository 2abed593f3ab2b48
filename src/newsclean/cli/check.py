"""`newsclean check`: find defects, and repair them if asked."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli.choices import Format
from newsclean.cli.options import LEVELS, Settings, reading, selection, telling
from newsclean.cli.outputs import wishes
from newsclean.writers import FORMATS


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS | GLOBS | FOLDERS | -]...")
@click.option("--fix", is_flag=True, help="Write safe repairs into the files (- : to standard output).")
@click.option("--unsafe-fixes", "--unsafe", is_flag=True, help="With --fix or --diff: the doubtful repairs as well.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; exit 1 if anything.")
@click.option("--fail-on", type=click.Choice(LEVELS), help="Least severity for exit code 1.  [default: warning]")
@click.option("--metrics", is_flag=True, help="Add the metrics and the score of every article to json, jsonl and html.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="SCORE",
    help="Exit code 1 if an article scores lower, 0 to 100.",
)
@click.option("--exit-zero", is_flag=True, help="Exit code 0 whatever is found; errors still give 2.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of showing them.")
@click.option(
    "--output-format",
    type=Format(FORMATS),
    help="What standard output gets.  [default: pretty on a terminal, concise otherwise; in GitHub Actions github "
    "and a summary as well]",
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
@click.option(
    "--baseline",
    type=click.Path(),
    metavar="FILE",
    help="Known findings, which are not told.  [default: newsclean-baseline.json beside the configuration]",
)
@click.option("--write-baseline", is_flag=True, help="Make all that is found known, and exit with 0.")
@click.option("--prune-baseline", is_flag=True, help="Take out of the baseline what no longer occurs.")
@click.option(
    "--changed-lines",
    type=click.Path(allow_dash=True),
    metavar="PATCH",
    help="Tell only what stands in lines that this unified diff adds or changes (- : standard input).",
)
@click.option(
    "--since", metavar="REVISION", help="Tell only what stands in lines that changed since this revision; asks git."
)
@click.option("--no-cache", is_flag=True, help="Look at every file, also at those that have not changed.")
@click.option(
    "--cache-dir",
    type=click.Path(),
    metavar="DIR",
    help="Remember here what was found.  [default: .newsclean-cache beside the configuration]",
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
