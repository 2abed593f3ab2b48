"""`newsclean server`: serve an editor."""

from __future__ import annotations

import signal

import click


@click.command()
@click.option("--stdio", is_flag=True, expose_value=False, help="Speak on standard input and output; it always does.")
@click.option("--debug", is_flag=True, help="Tell on standard error what is refused.")
def command(*, debug: bool) -> int:
    """Serve an editor: the Language Server Protocol on standard input and output."""
    from newsclean.integrations.lsp import serve

    for number in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # nothing is to be cleared up, and the reading thread cannot be woken
        signal.signal(number, signal.SIG_DFL)
    return serve(debug=debug)
