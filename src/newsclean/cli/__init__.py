"""The command line: `newsclean check`, `clean`, `rule`, `config`, `version`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

YOUNG = 100_000  # objects before a collection: the tables of a language are no garbage
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def main() -> NoReturn:
    """Run this process's command line and end with its exit code; a signal ends it quietly with 128 + its number."""
    for number in SIGNALS:
        signal.signal(number, _leave)
    gc.set_threshold(YOUNG)
    try:
        from newsclean.cli.program import run  # behind the handlers: an early signal is as quiet as a late one

        code = run(sys.argv[1:])
    except SystemExit as leave:
        code = leave.code if isinstance(leave.code, int) else 1
    _ignore_signals()
    _end(code)


def _end(code: int) -> NoReturn:
    """End the process at once, its output written: taking the tables apart would cost a short run a tenth of its time.

    And where workers were ended, one may have been just writing its result: the pool's thread would wait for the rest
    of it for ever, and the interpreter for the thread.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):  # nobody is listening; `run` has said what there was to say of it
                stream.flush()
    os._exit(code)


def _leave(number: int, _frame: FrameType | None) -> None:
    """End the process by way of every `finally`; a second signal does not disturb the first one's clearing up."""
    _ignore_signals()
    raise SystemExit(128 + number)


def _ignore_signals() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
