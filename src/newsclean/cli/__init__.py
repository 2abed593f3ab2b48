"""The command line: `newsclean check`, `clean`, `rule`, `config`, `version`."""

from __future__ import annotations

import gc
import os
import signal
import sys
import warnings
from contextlib import suppress
from types import FrameType
from typing import NoReturn

YOUNG = 100_000  # objects before a collection: the tables of a language are no garbage
SIGNALS = (signal.SIGINT, signal.SIGTERM)
LATER = 0.05  # seconds, far longer than a callback runs


def main() -> NoReturn:
    """Run this process's command line and end with its exit code; a signal ends it quietly with 128 + its number."""
    for number in SIGNALS:
        signal.signal(number, _leave)
    sys.unraisablehook = _passed_over
    warnings.showwarning = _warn
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


def _warn(message: Warning | str, *_: object, **__: object) -> None:
    """Tell a warning in a line of standard error, without the place in the program that Python shows."""
    from newsclean.cli.streams import note

    note(f"warning: {message}")


def _leave(number: int, _frame: FrameType | None) -> None:
    """End the process by way of every `finally`; a second signal does not disturb the first one's clearing up."""
    _ignore_signals()
    raise SystemExit(128 + number)


def _passed_over(lost: sys.UnraisableHookArgs) -> None:
    """Leave a little later where a signal came in a callback (of a fork, or of an import), as Python goes on there."""
    if not isinstance(lost.exc_value, SystemExit) or not hasattr(signal, "setitimer"):  # not on Windows
        sys.__unraisablehook__(lost)
        return
    code = lost.exc_value.code

    def leave(*_: object) -> NoReturn:
        raise SystemExit(code)

    signal.signal(signal.SIGALRM, leave)
    signal.setitimer(signal.ITIMER_REAL, LATER)


def _ignore_signals() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
