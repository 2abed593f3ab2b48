"""A language server: newsclean in every editor that speaks the Language Server Protocol 3.17.

It needs `newsclean[server]`, which is pygls; the modules of this package are imported where the server starts.
"""

from __future__ import annotations

import logging
import sys
from importlib.util import find_spec

from newsclean.errors import UsageError

NEEDED = "the language server needs pygls 2, which is not installed; pip install 'newsclean[server]'"


def serve(*, debug: bool = False) -> int:
    """Serve the editor at standard input and output until it leaves; 0 if it said goodbye, 1 otherwise.

    UsageError where pygls is not installed.
    """
    if find_spec("pygls") is None or find_spec("pygls.lsp.server") is None:
        raise UsageError(NEEDED)
    from newsclean.integrations.lsp.service import server

    if not debug:  # pygls tells every refused question with a traceback
        logging.getLogger("pygls").setLevel(logging.CRITICAL)
    made = server()
    stdout, sys.stdout = sys.stdout, sys.stderr  # a rule that prints must not speak in between
    made.start_io(sys.stdin.buffer, stdout.buffer)
    return 0 if made.was_shut_down else 1
