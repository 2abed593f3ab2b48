"""Write docs/reference/command-line.md out of what the commands declare.

Run without arguments: python scripts/build_command_page.py; with --check nothing is written, and a stale page is named.
"""

from collections.abc import Iterable, Iterator

import click
from written_pages import ROOT, keep

from newsclean.cli.program import program

PAGE = ROOT / "docs/reference/command-line.md"
HEAD = """\
# Command line

`newsclean COMMAND --help` shows the same. `-` reads standard input; what is found goes to standard output, everything
else to standard error. [Exit codes](exit-codes.md) tell how a command ended.
"""


def main() -> None:
    """Write the page."""
    keep({PAGE: page()})


def page() -> str:
    """Return the page."""
    with click.Context(program, info_name="newsclean") as context:
        return HEAD + "".join(f"\n{section(command, name)}" for name, command in commands(program, context))


def commands(
    group: click.Group, context: click.Context, name: str = "newsclean"
) -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, by its full name."""
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        if isinstance(command, click.Group):
            yield from commands(command, context, f"{name} {word}")
        elif command is not None and not command.hidden:
            yield f"{name} {word}", command


def section(command: click.Command, name: str) -> str:
    """Return what is told of a command."""
    context = click.Context(command, info_name=name, help_option_names=["-h", "--help"])
    usage = " ".join((name, *command.collect_usage_pieces(context)))
    rows = "".join(map(row, shown(command.get_params(context))))
    table = f"\n| option |  |\n|---|---|\n{rows}" if rows else ""
    return f"## {name}\n\n```sh\n{usage}\n```\n\n{prose(command.help or '')}\n{table}"


def shown(parameters: Iterable[click.Parameter]) -> list[click.Option]:
    """Return the options that help shows."""
    return [each for each in parameters if isinstance(each, click.Option) and not each.hidden]


def row(option: click.Option) -> str:
    """Return the line of an option."""
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    takes = "" if option.is_flag or option.count else option.make_metavar(click.Context(program)).strip("[]")
    value = f" `{takes.replace('|', ', ')}`" if takes else ""
    again = " May be given several times." if option.multiple and "repeated" not in (option.help or "") else ""
    return f"| {names}{value} | {prose(option.help or '')}{again} |\n"


def prose(text: str) -> str:
    """Return a help text as Markdown; angle brackets and bars stand for themselves."""
    words = " ".join(text.replace("\b", "").split())
    return words.replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*")


if __name__ == "__main__":
    main()
