"""Worker processes: results in order, and an item that kills its worker costs only itself."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
HELD_BACK = (signal.SIGINT, signal.SIGTERM)
IN_FLIGHT = 4  # pieces of work a worker has before it: it never waits, and memory stays flat
MOST_KNOWN = 64  # items of a piece that are known and need no worker


@dataclass(slots=True)
class Piece(Generic[T, R]):
    """Items that follow one another, with the results of those that are known; the rest goes to a worker at once."""

    items: list[T] = field(default_factory=list)
    known: list[R | None] = field(default_factory=list)
    answer: Future[list[R]] | None = None

    @property
    def missing(self) -> list[T]:
        """Return the items that need a worker."""
        return [item for item, known in zip(self.items, self.known, strict=True) if known is None]

    def results(self) -> Iterator[tuple[T, R]]:
        """Return the items with their results; BrokenProcessPool if the worker was killed."""
        made = iter(self.answer.result() if self.answer else ())
        every = [next(made) if known is None else known for known in self.known]
        return zip(self.items, every, strict=True)


def pooled(
    work: Callable[[T], R],
    items: Iterable[T],
    workers: int,
    *,
    chunk: int = 1,
    recall: Callable[[T], R | None] = lambda _: None,
) -> Iterator[tuple[T, R | None]]:
    """Yield each item with its result, in order; None for an item whose worker was killed.

    What `recall` knows needs no worker; `chunk` items are handed to a worker at once.
    """
    left = _pieces(items, chunk, recall)
    while lost := (yield from _until_a_worker_dies(work, left, workers)):
        for piece in lost:
            for item, known in zip(piece.items, piece.known, strict=True):
                yield item, _alone(work, item) if known is None else known


def _pieces(items: Iterable[T], chunk: int, recall: Callable[[T], R | None]) -> Iterator[Piece[T, R]]:
    piece, missing = Piece[T, R](), 0
    for item in items:
        known = recall(item)
        piece.items.append(item)
        piece.known.append(known)
        missing += known is None
        if missing == chunk or len(piece.items) - missing == MOST_KNOWN:
            yield piece
            piece, missing = Piece(), 0
    if piece.items:
        yield piece


def _until_a_worker_dies(
    work: Callable[[T], R], left: Iterator[Piece[T, R]], workers: int
) -> Generator[tuple[T, R | None], None, list[Piece[T, R]]]:
    """Yield items with results; return those that were under way when a worker was killed, none if all went well."""
    waiting: deque[Piece[T, R]] = deque()
    with _pool(workers) as pool:
        try:
            for piece in left:
                waiting.append(piece)
                if missing := piece.missing:
                    piece.answer = _submitted(pool, work, missing)
                while waiting and _is_first(waiting, workers):
                    yield from waiting[0].results()
                    waiting.popleft()
            while waiting:
                yield from waiting[0].results()
                waiting.popleft()
        except BrokenProcessPool:
            return list(waiting)
    return []


def _is_first(waiting: deque[Piece[T, R]], workers: int) -> bool:
    """Tell whether the first piece is to be waited for: it is known, or there is enough behind it."""
    return waiting[0].answer is None or len(waiting) >= workers * IN_FLIGHT


def _alone(work: Callable[[T], R], item: T) -> R | None:
    """Return the result of an item that has a process of its own to kill."""
    with _pool(1) as pool:
        try:
            return _submitted(pool, work, [item]).result()[0]
        except BrokenProcessPool:
            return None


def _each(work: Callable[[T], R], items: list[T]) -> list[R]:
    return [work(item) for item in items]


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool that ends with the block, its workers at once if the block is left by an error or a signal."""
    pool = ProcessPoolExecutor(workers, initializer=_in_worker)
    try:
        yield pool
        pool.shutdown()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise


def _submitted(pool: ProcessPoolExecutor, work: Callable[[T], R], items: list[T]) -> Future[list[R]]:
    """Hand items over; a signal waits meanwhile, as this may start workers.

    Python passes over an exception in what it runs around a fork, so the signal would be lost; and a worker that is
    not yet known as a child would not be ended. Workers begin with the signals held back too, see `_in_worker`.
    """
    _mask("SIG_BLOCK")
    try:
        return pool.submit(_each, work, items)
    finally:
        _mask("SIG_UNBLOCK")


def _mask(how: str) -> None:
    if hasattr(signal, "pthread_sigmask"):  # not on Windows
        signal.pthread_sigmask(getattr(signal, how), HELD_BACK)


def _in_worker() -> None:
    """Leave Ctrl-C to the parent, which ends its workers; they write no file, so they may be ended at any time."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _mask("SIG_UNBLOCK")
