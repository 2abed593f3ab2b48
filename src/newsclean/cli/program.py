"""The program: its commands, loaded when they are called, and the one place where errors become exit codes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module

import click

from newsclean.cli import streams

COMMANDS = ("init", "check", "clean", "site", "rule", "config", "cache", "server", "version")
USAGE_ERROR = 2
CLOSED_PIPE = 141  # 128 + SIGPIPE, as a shell reports it
COMPLETION = "_NEWSCLEAN_COMPLETE"


class Program(click.Group):
    """A group that imports a command when it is called, so that `--help` costs next to nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return a command, None for an unknown one."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"newsclean.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, expose_value=False, help="Show where an error comes from.")
def program() -> None:
    """Find and repair what scraping, CMS exports and bad encodings leave in article text."""


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code: 0 nothing found, 1 findings, 2 wrong use or an error.

    Whatever goes wrong is told in a line on standard error; `--debug` shows the traceback.
    """
    streams.prepare()
    try:
        code = _invoke(list(arguments))
        streams.flush()
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except BrokenPipeError:
        streams.silence()
        return CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 - a user never sees a traceback he did not ask for
        if "--debug" in arguments:
            import traceback

            traceback.print_exc()
        _tell(error)
        streams.silence()
        return USAGE_ERROR
    return code


def _invoke(arguments: list[str]) -> int:
    if COMPLETION in os.environ:
        program.main(arguments, prog_name="newsclean", complete_var=COMPLETION)
    with program.make_context("newsclean", arguments) as context:
        code = program.invoke(context)
    return code if isinstance(code, int) else 0


def _tell(error: Exception) -> None:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        streams.note(error.ctx.get_usage())
    message = error.format_message() if isinstance(error, click.ClickException) else streams.reason(error)
    where = f"{error.filename}: " if isinstance(error, OSError) and error.filename else ""
    streams.complain(f"{where}{message}")
    if isinstance(error, click.UsageError) and error.ctx is not None:
        streams.note(f"'{error.ctx.command_path} --help' shows what works.")
