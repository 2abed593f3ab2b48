"""Judging, away from the event loop: one thread, one run for each version of a document, old ones dropped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, ParamSpec, TypeVar

from newsclean.integrations.lsp.checking import Judged

P = ParamSpec("P")
T = TypeVar("T")
Version = tuple[int, int]  # of the document, and of what holds for all of them


class Outdated(Exception):  # noqa: N818 - nothing is wrong
    """Is raised where what was asked for was given up for a newer version."""


class _Running(NamedTuple):
    version: Version
    task: asyncio.Task[Judged]


class Bench:
    """Judges documents one after the other; what it found for the newest version of each is kept."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="newsclean")
        self._known: dict[str, _Running] = {}

    async def run(self, work: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
        """Return what some work returns that must not hold up the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: work(*arguments, **options))

    async def judged(self, uri: str, version: Version, judge: Callable[[], Judged]) -> Judged:
        """Return what was found in a version of a document, once for all who ask; work on an older one is given up.

        Raises Outdated where a newer version came in between.
        """
        known = self._known.get(uri)
        if known is None or known.version != version or known.task.cancelled():
            self.forget(uri)
            known = self._known[uri] = _Running(version, asyncio.ensure_future(self.run(judge)))
        try:
            return await asyncio.shield(known.task)
        except asyncio.CancelledError as error:
            asker = asyncio.current_task()
            if known.task.cancelled() and not (asker and asker.cancelling()):
                raise Outdated from error
            raise

    def forget(self, uri: str) -> None:
        """Give up what is under way for a document, and what is known of it."""
        known = self._known.pop(uri, None)
        if known is not None:
            known.task.cancel()

    def close(self) -> None:
        """Take no more work; what waits is dropped, and nobody waits for what runs."""
        self._thread.shutdown(wait=False, cancel_futures=True)
