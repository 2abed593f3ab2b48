"""Runs a page of the documentation as its reader would: its files, its commands and its Python, from top to bottom.

A fence with a title is a file; `console` holds lines `$ command` with the output below them, where `…` alone on a line
stands for any lines; `python` and `pycon` share a namespace. Everything happens in one folder, the current one.
"""

import doctest
import io
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from newsclean.cli.program import run

FENCE = re.compile(
    r"^(?P<indent> *)(?P<ticks>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=indent)(?P=ticks)$", re.MULTILINE | re.DOTALL
)
TITLE = re.compile(r'title="([^"]+)"')
PROMPT, ANY, MORE = "$ ", "…", "\\"


class Fence(NamedTuple):
    """A fenced block; `kind` is the first word behind the ticks."""

    kind: str
    title: str
    text: str
    start: int  # where its text begins in the page


class Step(NamedTuple):
    """A command with the output that the page shows, and where that stands in the page."""

    command: str
    shown: str
    start: int


def fences(page: str) -> list[Fence]:
    found = []
    for match in FENCE.finditer(page):
        title = TITLE.search(match["info"])
        text = re.sub(f"^{match['indent']}", "", match["text"], flags=re.MULTILINE)
        kind = match["info"].split(maxsplit=1)[0] if match["info"].strip() else ""
        found.append(Fence(kind, title[1] if title else "", text, match.start("text")))
    return found


def steps(fence: Fence) -> Iterator[Step]:
    """Yield the commands of a console block."""
    assert fence.text.startswith(PROMPT), f"a console block begins with `$ `: {fence.text[:40]!r}"
    position = 0
    for piece in re.split(r"^(?=\$ )", fence.text, flags=re.MULTILINE)[1:]:
        lines = piece.splitlines(keepends=True)
        command = lines.pop(0)[len(PROMPT) :].rstrip("\n")
        while command.endswith(MORE):
            command = command[:-1] + lines.pop(0).strip()
        shown = "".join(lines)
        yield Step(command, shown, fence.start + position + len(piece) - len(shown))
        position += len(piece)


class Session:
    """What a reader has done so far: the exit code of the last command, and the names of the Python blocks."""

    def __init__(self) -> None:
        self.code = 0
        self.names: dict[str, object] = {"__name__": "page"}

    def answer(self, command: str) -> str:
        """Run a command line and return what a terminal would show."""
        words = shlex.split(command, comments=True)
        shown = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n")
        with ExitStack() as stack:
            given, target = _taken(words, "<"), _taken(words, ">")
            stack.callback(setattr, sys, "stdin", sys.stdin)
            sys.stdin = io.TextIOWrapper(io.BytesIO(Path(given).read_bytes() if given else b""), "utf-8")
            written = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") if target else shown
            stack.enter_context(redirect_stdout(written))
            stack.enter_context(redirect_stderr(shown))
            self._run(words)
        if target:
            Path(target).write_text(_told(written), encoding="utf-8")
        return _told(shown)

    def _run(self, words: list[str]) -> None:
        match words:
            case ["newsclean", *arguments]:
                self.code = run(arguments)
            case ["cat", *names]:
                sys.stdout.write("".join(Path(name).read_text(encoding="utf-8") for name in names))
            case ["echo", "$?"]:
                sys.stdout.write(f"{self.code}\n")
            case ["ls"]:
                names = sorted(path.name for path in Path().iterdir() if not path.name.startswith("."))
                sys.stdout.write("".join(f"{name}\n" for name in names))
            case _:
                raise AssertionError(f"a page may run newsclean, cat, ls and echo $?; not {' '.join(words)!r}")

    def run_python(self, fence: Fence) -> None:
        """Run a block of Python; what it prints is not compared."""
        with redirect_stdout(io.StringIO()):
            exec(compile(fence.text, "page", "exec"), self.names)  # noqa: S102 - our own page

    def run_doctest(self, fence: Fence) -> None:
        """Run a dialogue with Python, and fail where it answers something else."""
        told = io.StringIO()
        examples = doctest.DocTestParser().get_doctest(fence.text, self.names, "page", None, 0)
        runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
        failed, _ = runner.run(examples, out=told.write, clear_globs=False)
        self.names.update(examples.globs)
        assert not failed, told.getvalue()


def _taken(words: list[str], sign: str) -> str:
    """Return the file behind a sign of the shell, and take both out of a command line."""
    if sign not in words:
        return ""
    place = words.index(sign)
    name = words[place + 1]
    del words[place : place + 2]
    return name


def _told(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def matches(shown: str, told: str) -> bool:
    """Tell whether a page shows what was told; `…` alone on a line stands for any lines."""
    parts = re.split(rf"^{ANY}\n", shown if shown.endswith("\n") or not shown else f"{shown}\n", flags=re.MULTILINE)
    pattern = r"(?:.*\n)*?".join(map(re.escape, parts))
    return re.fullmatch(pattern, told if told.endswith("\n") or not told else f"{told}\n") is not None
