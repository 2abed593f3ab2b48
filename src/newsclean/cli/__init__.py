"""The command line: `newsclean check`, `clean`, `rule`, `config`, `version`."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def main() -> int:
    """Run this process's command line and return its exit code; a signal ends it quietly with 128 + its number."""
    for number in SIGNALS:
        signal.signal(number, _leave)
    try:
        from newsclean.cli.program import run  # behind the handlers: an early signal is as quiet as a late one

        code = run(sys.argv[1:])
    except SystemExit as leave:
        code = leave.code if isinstance(leave.code, int) else 1
    _ignore_signals()
    if threading.active_count() > 1:
        # Workers were ended. If one was just writing its result, the pool's thread waits for the rest of it for ever,
        # and so would the interpreter, for the thread.
        os._exit(code)
    return code


def _leave(number: int, _frame: FrameType | None) -> None:
    """End the process by way of every `finally`; a second signal does not disturb the first one's clearing up."""
    _ignore_signals()
    raise SystemExit(128 + number)


def _ignore_signals() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
