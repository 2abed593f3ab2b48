"""A process for each peer: pages in, texts with CPU time and peak memory out; a hang or a crash costs one page."""

import contextlib
import logging
import os
import time
import warnings
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Self

from benchmarks.data import Page
from benchmarks.peers import Extract, find_peer

CUT_OFF = 30.0  # seconds of wall time a page may take
START = 180.0  # seconds a library may take to be imported and warmed up
WARM_UP = Page(
    "<html lang='en'><head><title>The warm-up</title></head><body><article><h1>The warm-up</h1>"
    + "<p>This page is short, and no one reads it. It makes the library load what it loads late, so that the first "
    "page of the measured run costs no more than the last one does.</p>" * 8 + "</article></body></html>",
    lang="en",
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a peer made of a page: its text, or an error; seconds of CPU (None if unknown) and its peak RSS in MB."""

    text: str = ""
    seconds: float | None = None
    error: str | None = None
    rss: float = 0.0


class NotInstalledError(Exception):
    """The peer cannot be loaded here."""


class PeerProcess:
    """A peer in a process of its own, started again behind a page that hung or killed it."""

    def __init__(self, name: str, *, cut_off: float = CUT_OFF) -> None:
        self.name = name
        self._cut_off = cut_off
        self._process, self._connection = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def extract(self, page: Page) -> Reply:
        """Return what the peer makes of a page; errors, hangs and crashes are replies too."""
        if not self._process.is_alive():
            with contextlib.suppress(NotInstalledError):
                self._process, self._connection = self._start()
        with contextlib.suppress(EOFError, OSError):
            self._connection.send(page)
            if self._connection.poll(self._cut_off):
                reply: Reply = self._connection.recv()
                return reply
            self._stop()
            return Reply(seconds=self._cut_off, error=f"cut off after {self._cut_off:g} s")
        self._stop()
        return Reply(error=f"the process died (exit code {self._process.exitcode})")

    def _start(self) -> tuple[SpawnProcess, Connection]:
        context = get_context("spawn")  # a fresh interpreter carries nothing of this one's memory
        connection, far_end = context.Pipe()
        process = context.Process(target=serve, args=(self.name, far_end), daemon=True)
        process.start()
        far_end.close()
        problem = "it dies or hangs while it is loaded"
        with contextlib.suppress(EOFError, OSError):
            problem = connection.recv() if connection.poll(START) else problem
        if problem:
            process.kill()
            process.join()
            raise NotInstalledError(problem)
        return process, connection

    def _stop(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.join()


def serve(name: str, connection: Connection) -> None:
    """Load a peer, say what hinders it (empty: nothing), then answer pages until the connection closes."""
    _be_quiet()
    try:
        extract = find_peer(name).load()
    except ImportError as error:
        connection.send(str(error) or "ImportError")
        return
    _answer(extract, WARM_UP)
    connection.send("")
    with contextlib.suppress(EOFError):
        while True:
            connection.send(_answer(extract, connection.recv()))


def _answer(extract: Extract, page: Page) -> Reply:
    text, error = "", None
    start = time.process_time()
    try:
        text = str(extract(page) or "")  # libraries return str of their own kinds, which need them to be unpickled
    except Exception as raised:  # noqa: BLE001 - whatever a peer raises is an error on that page, not of the run
        error = f"{type(raised).__name__}: {raised}"[:200]
    return Reply(text, time.process_time() - start, error, peak_rss())


def peak_rss() -> float:
    """Return the peak resident memory of this process in MB; 0 where the system does not tell.

    Not `ru_maxrss`: on Linux that begins with the memory of the process which started this one.
    """
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _be_quiet() -> None:
    """Keep what libraries print, log and warn about out of the table."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
