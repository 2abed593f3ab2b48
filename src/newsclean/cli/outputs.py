"""Reports that go into files: `--output FMT=PATH`, as often as there are readers of different formats."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from newsclean.cli.streams import reason
from newsclean.errors import UsageError
from newsclean.files import replacing
from newsclean.writers import FORMATS, Output, formats, writer

if TYPE_CHECKING:
    from newsclean.cli.work import Task

Wishes = tuple[tuple[str, str], ...]  # format and path


def wishes(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> Wishes:
    """Return formats with their files; BadParameter for one that cannot be."""
    pairs = tuple((name, path) for name, _, path in (value.partition("=") for value in values))
    for name, path in pairs:
        if not path:
            raise click.BadParameter(f"'{name}' is no format with its file; sarif=findings.sarif works")
        if name not in FORMATS:
            raise click.BadParameter(f"unknown format '{name}'; known: {', '.join(formats())}")
        if path == "-":
            raise click.BadParameter(f"standard output is the place of --output-format {name}")
    files = [os.path.realpath(path) for _, path in pairs]
    if len(set(files)) < len(files):
        raise click.BadParameter("two reports cannot go into one file; give each its own")
    return pairs


def without(todo: list[Task], wanted: Wishes) -> list[Task]:
    """Return the tasks without the reports of an earlier run, should they lie in a folder that is checked.

    UsageError if a report would overwrite a text that was named.
    """
    reports = {os.path.realpath(path): path for _, path in wanted}
    if not reports:
        return todo
    clashes = [task for task in todo if not task.is_stdin and os.path.realpath(task.target.path) in reports]
    for task in clashes:
        if not task.target.root:
            raise UsageError(f"--output would overwrite {task.target.path}, which is to be checked; name another file")
    return [task for task in todo if task not in clashes]


@contextmanager
def opened(wanted: Wishes) -> Iterator[tuple[Output, ...]]:
    """Open all files; each takes the place of an older one when the block ends well, and else nothing is left of it.

    UsageError if one cannot be written.
    """
    with ExitStack() as stack:
        yield tuple(Output(writer(name).pieces, stack.enter_context(_file(path))) for name, path in wanted)


@contextmanager
def _file(path: str) -> Iterator[TextIO]:
    _refuse(path)
    error_inside: BaseException | None = None
    try:
        with replacing(path) as raw:
            stream = TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="\n")
            try:
                yield stream
            except BaseException as error:
                error_inside = error
                raise
            finally:
                stream.detach()
    except OSError as error:
        if error is error_inside:
            raise
        raise UsageError(f"{path} cannot be written: {reason(error)}; --output FMT=PATH takes another place") from error


def _refuse(path: str) -> None:
    """Raise UsageError for a path that can be no file."""
    folder = Path(path).absolute().parent
    if not folder.is_dir():
        raise UsageError(f"{path} cannot be written: there is no folder {folder}; create it, or name one there is")
    if Path(path).exists() and not Path(path).is_file():
        raise UsageError(f"{path} is no file that can be replaced; --output-format writes to standard output")
