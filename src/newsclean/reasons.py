"""Why a change was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsclean.boilerplate.roles import Role, role_of
from newsclean.model import Finding, Safety
from newsclean.offsets import Replaced


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change was made; `probability` is that of a block to be main content, 0 to 1, if it was asked for."""

    code: str
    name: str
    message: str
    safety: Safety
    probability: float | None = None

    @property
    def kind(self) -> Role | None:
        """Return what a line that was taken out as boilerplate is for, None of other repairs."""
        return role_of(self.code)


class RemovedRun:
    """The label of a run of blocks that is not the article: `explain` gives the length and the reason of each."""

    def __init__(self, explain: Callable[[], Sequence[tuple[int, Reason]]]) -> None:
        self._explain = explain

    @cached_property
    def pieces(self) -> Sequence[tuple[int, Reason]]:
        """Return the number of characters that went with each block, and why."""
        return self._explain()


def reason(finding: Finding) -> Reason:
    """Return why the edits of a finding are made."""
    return Reason(finding.code, finding.name, finding.message, finding.safety, finding.probability)


def told(place: Replaced) -> Iterator[Replaced]:
    """Yield a place with reasons for labels: a run of blocks as one a block, if nothing else was changed there."""
    runs = [label for label in place.labels if isinstance(label, RemovedRun)]
    if not runs:
        yield place
        return
    if len(place.labels) > 1 or sum(length for length, _ in runs[0].pieces) != len(place.before):
        reasons = (why for run in runs for _, why in run.pieces)
        yield place._replace(labels=frozenset((*place.labels.difference(runs), *reasons)))
        return
    start, cursor = place.old_start, 0
    for length, why in runs[0].pieces:
        before = place.before[cursor : cursor + length]
        new_end = place.new_end if cursor + length == len(place.before) else place.new_start
        yield Replaced(start, start + length, place.new_start, new_end, before, frozenset((why,)))
        start, cursor = start + length, cursor + length
