"""Standard output and error: UTF-8 whatever the locale, safe to look at, and quiet when nobody listens."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from newsclean.errors import NewscleanError, UsageError


def prepare() -> None:
    """Make both streams write UTF-8 and line feeds, with escapes for what UTF-8 cannot hold."""
    sys.stdout, sys.stderr = _whole(sys.stdout), _whole(sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _whole(stream: TextIO) -> TextIO:
    """Return a stream that writes a text whole or raises.

    An unbuffered one (python -u, PYTHONUNBUFFERED) passes over what the system did not take of a text: where a reader
    leaves or a disk is full, the rest would be lost without a word. This one is as prompt, line by line.
    """
    if not isinstance(stream, io.TextIOWrapper) or not isinstance(stream.buffer, io.FileIO):
        return stream
    raw = io.FileIO(stream.fileno(), "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), stream.encoding, line_buffering=True)


def output() -> TextIO:
    """Return standard output; UsageError if it is closed."""
    if sys.stdout is None:
        raise UsageError("standard output is closed")
    return sys.stdout


def flush() -> None:
    """Write what is still held back, so that a full disk is told and not passed over."""
    if sys.stdout is not None:
        sys.stdout.flush()


def silence() -> None:
    """Let what is still held back go nowhere; the interpreter would complain of it at its end."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show(text: str) -> None:
    """Write a text to standard output: as it is to a file or pipe, made visible to a terminal."""
    from newsclean.writers.visible import visible_lines

    stream = output()
    stream.write(visible_lines(text) if stream.isatty() else text)


def note(message: str) -> None:
    """Write lines for people to standard error."""
    from newsclean.writers.visible import visible_lines

    if sys.stderr is None:
        return
    with suppress(OSError):  # nobody is listening
        sys.stderr.write(f"{visible_lines(message)}\n")
        sys.stderr.flush()


def complain(message: str) -> None:
    """Write an error to standard error, on one line."""
    from newsclean.writers.visible import visible

    note(f"error: {visible(message)}")


def wants_color(choice: str, stream: TextIO) -> bool:
    """Tell whether to colour: `auto` does on a terminal, unless NO_COLOR is set (no-color.org) or it is a dumb one."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def reason(error: Exception) -> str:
    """Return what went wrong, in words for a user."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, NewscleanError):
        return str(error)
    if isinstance(error, MemoryError):
        return "it takes more memory than there is"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return f"internal error: {type(error).__name__}: {error}; --debug shows where"
