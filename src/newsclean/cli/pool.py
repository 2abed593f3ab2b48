"""Worker processes: results in order, and an item that kills its worker costs only itself."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
HELD_BACK = (signal.SIGINT, signal.SIGTERM)
IN_FLIGHT = 4  # items a worker has before it: it never waits, and memory stays flat


def pooled(work: Callable[[T], R], items: Iterable[T], workers: int) -> Iterator[tuple[T, R | None]]:
    """Yield each item with its result, in order; None for an item whose worker was killed."""
    left = iter(items)
    while lost := (yield from _until_a_worker_dies(work, left, workers)):
        for item in lost:
            yield item, _alone(work, item)


def _until_a_worker_dies(
    work: Callable[[T], R | None], left: Iterator[T], workers: int
) -> Generator[tuple[T, R | None], None, list[T]]:
    """Yield items with results; return those that were under way when a worker was killed, none if all went well."""
    waiting: deque[T] = deque()
    answers: deque[Future[R | None]] = deque()
    with _pool(workers) as pool:
        try:
            for item in left:
                waiting.append(item)
                answers.append(_submitted(pool, work, item))
                if len(answers) >= workers * IN_FLIGHT:
                    yield _first(waiting, answers)
            while answers:
                yield _first(waiting, answers)
        except BrokenProcessPool:
            return list(waiting)
    return []


def _first(waiting: deque[T], answers: deque[Future[R]]) -> tuple[T, R]:
    """Take the first item and its result; both stay if the worker was killed."""
    answer = answers[0].result()
    answers.popleft()
    return waiting.popleft(), answer


def _alone(work: Callable[[T], R], item: T) -> R | None:
    """Return the result of an item that has a process of its own to kill."""
    with _pool(1) as pool:
        try:
            return _submitted(pool, work, item).result()
        except BrokenProcessPool:
            return None


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


def _submitted(pool: ProcessPoolExecutor, work: Callable[[T], R], item: T) -> Future[R]:
    """Hand an item over; a signal waits meanwhile, as this may start workers.

    Python passes over an exception in what it runs around a fork, so the signal would be lost; and a worker that is
    not yet known as a child would not be ended. Workers begin with the signals held back too, see `_in_worker`.
    """
    _mask("SIG_BLOCK")
    try:
        return pool.submit(work, item)
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
