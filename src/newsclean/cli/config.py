"""`newsclean config`: show which settings hold for a file, where they come from, and whether its patterns work."""

from __future__ import annotations

import json
from typing import Any

import click

from newsclean.cli.options import Settings, selection
from newsclean.cli.streams import output


@click.command()
@click.argument("key", required=False, metavar="[KEY]")
@click.option("--show", "path", type=click.Path(), metavar="FILE", help="The file, or a folder.  [default: .]")
@click.option("--config", type=click.Path(), metavar="FILE", help="Use this configuration instead of the nearest.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("--test", "is_test", is_flag=True, help="Run the patterns on their own bad and good examples.")
@click.option("--schema", "is_schema", is_flag=True, help="Write the JSON Schema of a newsclean.toml, for editors.")
@selection
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(key: str | None, path: str | None, *, is_test: bool, is_schema: bool, **options: Any) -> int:
    """Show the settings that hold for a file and where each comes from; or what KEY is for.

    With --test, the patterns of [[pattern]] are run on their examples; exit code 1 if one does not do what it says.
    """
    if is_schema:
        from newsclean.config.schema import schema

        output().write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    if key:
        from newsclean.cli.keys import described

        output().write(described(key))
        return 0
    settings = Settings.of(options)
    if is_test:
        from newsclean.cli.pattern_tests import tested

        return tested(settings.config_of(path or "."))
    from newsclean.cli.effective import lines

    output().write("".join(f"{line}\n" for line in lines(path or ".", settings)))
    return 0
