"""Main content: newsclean beside its peers on the same pages, in one run."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice

from benchmarks.data import Case
from benchmarks.peers import peer_version
from benchmarks.processes import CUT_OFF, NotInstalledError, PeerProcess, Reply
from benchmarks.scoring import PageScore, Score, macro_score, score_page, set_score

BLOCK = 50  # pages a peer does before it is the next one's turn: what disturbs the machine hits all alike

Note = Callable[[str], None]
Failure = tuple[str, str, str]  # data set, page, error


@dataclass(frozen=True, slots=True)
class Speed:
    """CPU milliseconds a page."""

    mean: float
    median: float
    p99: float


@dataclass(frozen=True, slots=True)
class PeerResult:
    """The figures of a peer: macro score and those of the sets, speed, peak RSS in MB, and the pages with errors."""

    name: str
    version: str
    score: Score
    sets: dict[str, Score]
    speed: Speed | None
    rss: float
    errors: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of a run: pages a data set, the peers with the best F1 first, and why others are missing."""

    pages: dict[str, int]
    peers: tuple[PeerResult, ...]
    missing: dict[str, str]


@dataclass(slots=True)
class Tally:
    """What is gathered of a peer while it runs."""

    scores: dict[str, list[PageScore]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[float] = field(default_factory=list)
    errors: list[Failure] = field(default_factory=list)
    rss: float = 0.0

    def add(self, case: Case, reply: Reply) -> None:
        """Count a reply; the time of a crash is unknown and not counted."""
        self.scores[case.dataset].append(score_page(case.gold, reply.text))
        self.rss = max(self.rss, reply.rss)
        if reply.seconds is not None:
            self.seconds.append(reply.seconds)
        if reply.error is not None:
            self.errors.append((case.dataset, case.name, reply.error))

    def result(self, name: str) -> PeerResult:
        """Return the figures."""
        sets = {dataset: set_score(pages) for dataset, pages in self.scores.items()}
        macro, speed = macro_score(sets.values()), speed_of(self.seconds)
        return PeerResult(name, peer_version(name), macro, sets, speed, self.rss, tuple(self.errors))


def compare(
    cases: Iterable[Case], names: Sequence[str], *, cut_off: float = CUT_OFF, note: Note = lambda _: None
) -> Comparison:
    """Return quality and speed of the named peers on the same cases; those not installed are noted and left out.

    Each peer has a process of its own. The peers take turns, block by block, and one page is worked on at a time.
    """
    pages: dict[str, int] = defaultdict(int)
    with ExitStack() as stack:
        running, missing = _started(names, cut_off, stack)
        for name, reason in missing.items():
            note(f"skipped {name}: {reason}")
        tallies = {process.name: Tally() for process in running}
        for block in _blocks(cases):
            for case in block:
                pages[case.dataset] += 1
            for process in running:
                for case in block:
                    tallies[process.name].add(case, process.extract(case.page))
            note(f"{sum(pages.values())} pages x {len(running)} peers")
    results = (tally.result(name) for name, tally in tallies.items() if tally.scores)
    return Comparison(dict(pages), tuple(sorted(results, key=lambda peer: -peer.score.f1)), missing)


def speed_of(seconds: Sequence[float]) -> Speed | None:
    """Return mean, median and 99th percentile in milliseconds; None without any measurement."""
    if not seconds:
        return None
    ordered = sorted(1000 * value for value in seconds)
    median, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
    return Speed(sum(ordered) / len(ordered), median, p99)


def _started(names: Sequence[str], cut_off: float, stack: ExitStack) -> tuple[list[PeerProcess], dict[str, str]]:
    """Return the running processes of the peers that are installed, and why the others are not."""
    running: list[PeerProcess] = []
    missing: dict[str, str] = {}
    for name in dict.fromkeys(names):
        try:
            running.append(stack.enter_context(PeerProcess(name, cut_off=cut_off)))
        except NotInstalledError as reason:
            missing[name] = str(reason)
    return running, missing


def _blocks(cases: Iterable[Case]) -> Iterator[list[Case]]:
    remaining = iter(cases)
    while block := list(islice(remaining, BLOCK)):
        yield block
