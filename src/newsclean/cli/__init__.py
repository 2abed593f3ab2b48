"""The command line: `newsclean check`, `clean`, `rule`, `config`, `version`."""

from __future__ import annotations

import signal
import sys
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def main() -> int:
    """Run this process's command line and return its exit code; a signal ends it quietly with 128 + its number."""
    for number in SIGNALS:
        signal.signal(number, _leave)
    from newsclean.cli.program import run  # behind the handlers: an early signal is as quiet as a late one

    code = run(sys.argv[1:])
    _ignore_signals()
    return code


def _leave(number: int, _frame: FrameType | None) -> None:
    """End the process by way of every `finally`; a second signal does not disturb the first one's clearing up."""
    _ignore_signals()
    raise SystemExit(128 + number)


def _ignore_signals() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
