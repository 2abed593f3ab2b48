"""What is known is held back: the baselines of a run, one for each configuration that has its own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsclean.baseline import FILE_NAME, Baseline, Known, known_of
from newsclean.cli.options import Settings
from newsclean.cli.work import Task
from newsclean.config import Config
from newsclean.errors import UsageError
from newsclean.model import Finding
from newsclean.report import Report

STALE = ("NCL104", "stale-baseline-entry")
OWN = "NCL"  # what newsclean says of suppressions and damage is not asked for by name


class Wish(Enum):
    """What is to become of the baseline."""

    HOLD = "hold back what is known"
    WRITE = "know all that is found"
    PRUNE = "forget what no longer occurs"


@dataclass
class Ledger:
    """A baseline, and what was met of it so far."""

    baseline: Baseline
    found: dict[str, Counter[Known]] = field(default_factory=dict)  # by file that was looked at to its end
    ran: dict[str, Config] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Tell whether all files were looked at, so that even what comparison finds was found."""
        return all(name in self.found or self.baseline.has_lost(name) for name in self.baseline.files)

    def rest(self, name: str, config: Config) -> Counter[Known]:
        """Return what no longer occurs in a file, of rules that ran and need no other file to compare it with."""
        left = self.baseline.files.get(name, Counter()) - self.found.get(name, Counter())
        return Counter({known: n for known, n in left.items() if known.rule in _codes(config) or _is_own(known)})

    def updated(self, *, grows: bool) -> Baseline:
        """Return the baseline as it should be now; a file that was not looked at keeps its entries while it exists."""
        names = sorted({*self.baseline.files, *self.found}) if grows else list(self.baseline.files)
        counts = {name: self._now(name, grows=grows) for name in names}
        return Baseline(self.baseline.path, {name: each for name, each in counts.items() if each})

    def _now(self, name: str, *, grows: bool) -> Counter[Known]:
        old = self.baseline.files.get(name, Counter())
        if name not in self.found:
            return Counter() if self.baseline.has_lost(name) else old
        config = self.ran[name]
        judged = _codes(config) | (_comparing(config) if self.is_complete else frozenset())
        kept = {known: n for known, n in old.items() if known.rule not in judged and not _is_own(known)}
        return (self.found[name] if grows else self.found[name] & old) | Counter(kept)


@dataclass
class Baselines:
    """Holds back known findings, notices those that are gone, and keeps the books that a new baseline is made of.

    Findings come file by file, in reading order; `stated` is the baseline that the command line names.
    """

    settings: Settings = field(default_factory=Settings)
    stated: str | None = None
    wish: Wish = Wish.HOLD
    held: int = 0
    _ledgers: dict[str, Ledger] = field(default_factory=dict)
    _paths: dict[tuple[str, str], str] = field(default_factory=dict)
    _met: Counter[Known] = field(default_factory=Counter)

    @classmethod
    def of(cls, settings: Settings, options: Mapping[str, Any]) -> Baselines:
        """Return the baselines that options ask for; UsageError for what cannot go together, or cannot be read."""
        for first, second, why in CLASHES:
            if options[first] and options[second]:
                raise UsageError(f"{_flag(first)} and {_flag(second)} cannot go together: {why}")
        wish = Wish.WRITE if options["write_baseline"] else Wish.PRUNE if options["prune_baseline"] else Wish.HOLD
        made = cls(settings, options["baseline"], wish)
        if made.stated:
            made._opened(made.stated)
        return made

    def sifted(self, task: Task, report: Report) -> Report:
        """Return a report without its known findings."""
        ledger = self._ledger(task)
        if ledger is None or not report.findings:
            return report
        if self.wish is Wish.WRITE:
            self._met.update(known_of(report, finding) for finding in report.findings)
            return replace(report, findings=())
        left = ledger.baseline.files.get(ledger.baseline.name_of(task.target.path))
        if not left:
            return report
        fresh = tuple(finding for finding in report.findings if self._is_new(known_of(report, finding), left))
        self.held += len(report.findings) - len(fresh)
        return replace(report, findings=fresh) if len(fresh) < len(report.findings) else report

    def _is_new(self, known: Known, left: Counter[Known]) -> bool:
        """Count a finding, and tell whether there are more of its kind now than the baseline has."""
        self._met[known] += 1
        return self._met[known] > left[known]

    def ended(self, task: Task) -> tuple[Finding, ...]:
        """Close the books of a file, and return what is no longer found in it."""
        ledger = self._ledger(task)
        if ledger is None:
            return ()
        name = ledger.baseline.name_of(task.target.path)
        ledger.found[name], ledger.ran[name], self._met = self._met, task.config, Counter()
        if self.wish is not Wish.HOLD:
            return ()
        gone = Counter[str]()
        for known, n in ledger.rest(name, task.config).items():
            gone[known.rule] += n
        return tuple(_stale(rule, n) for rule, n in sorted(gone.items()))

    def dropped(self) -> None:
        """Forget what was met in a file that could not be read to its end."""
        self._met = Counter()

    def written(self) -> Iterator[str]:
        """Write the baselines that are to be written, and yield a line on each; UsageError if there is none."""
        if self.wish is Wish.PRUNE and not any(self._ledgers.values()):
            raise UsageError("there is no baseline to prune; --write-baseline makes one")
        for ledger in self._ledgers.values() if self.wish is not Wish.HOLD else ():
            old, new = ledger.baseline, ledger.updated(grows=self.wish is Wish.WRITE)
            if new.files != old.files or not Path(new.path).exists():
                new.save()
            yield _told(old, new) if self.wish is Wish.PRUNE else f"Wrote {_number(new)} to {new.path}."

    def _ledger(self, task: Task) -> Ledger | None:
        """Return the books of the baseline that holds for a task, None if there is none."""
        if task.is_stdin and not self.settings.stdin_filename:
            return None
        key = task.config.path, task.config.baseline
        if key not in self._paths:
            self._paths[key] = self.stated or self._path_for(task.config)
        return self._opened(self._paths[key]) if self._paths[key] else None

    def _path_for(self, config: Config) -> str:
        """Return what a configuration names, or what stands beside it (or in the working folder) if that is there."""
        if self.settings.isolated and not config.baseline:
            return FILE_NAME if self.wish is Wish.WRITE else ""
        path = _near(Path(config.path).parent / (config.baseline or FILE_NAME))
        is_wanted = config.baseline or self.wish is Wish.WRITE
        return path if is_wanted or Path(path).is_file() else ""

    def _opened(self, path: str) -> Ledger:
        if path not in self._ledgers:
            is_new = self.wish is Wish.WRITE and not Path(path).is_file()
            self._ledgers[path] = Ledger(Baseline(path) if is_new else Baseline.load(path))
        return self._ledgers[path]


CLASHES = (
    ("write_baseline", "fix", "look at what is left after the repair, and write the baseline then"),
    ("write_baseline", "diff", "one shows repairs, the other writes findings"),
    ("write_baseline", "prune_baseline", "what is written anew has nothing to drop"),
    ("write_baseline", "changed_lines", "a baseline holds all findings of a file"),
    ("write_baseline", "since", "a baseline holds all findings of a file"),
    ("fix", "changed_lines", "a repair is one of the whole file; name the files to repair"),
    ("fix", "since", "a repair is one of the whole file; name the files to repair"),
    ("diff", "changed_lines", "a repair is one of the whole file; name the files to repair"),
    ("diff", "since", "a repair is one of the whole file; name the files to repair"),
    ("prune_baseline", "diff", "one shows repairs, the other writes findings"),
)


def _near(path: Path) -> str:
    """Return a path as people read it, from the working folder."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)


@lru_cache(maxsize=64)
def _codes(config: Config) -> frozenset[str]:
    """Return the codes of the rules that look at one text by itself."""
    return frozenset(rule.code for rule in config.rules() if rule.scope != "corpus")


@lru_cache(maxsize=64)
def _comparing(config: Config) -> frozenset[str]:
    """Return the codes of the rules that compare texts."""
    return frozenset(rule.code for rule in config.rules() if rule.scope == "corpus")


def _is_own(known: Known) -> bool:
    return known.rule.startswith(OWN)


def _stale(rule: str, n: int) -> Finding:
    finds = "1 finding" if n == 1 else f"{n:,} findings"
    code, name = STALE
    message = f"{finds} of {rule} in the baseline no longer occur{'s' * (n == 1)}; --prune-baseline drops what is gone"
    return Finding(None, message, code=code, name=name)


def _told(old: Baseline, new: Baseline) -> str:
    gone = old.total - new.total
    number = "1 known finding" if gone == 1 else f"{gone:,} known findings"
    rest = f"{new.total:,} {'is' if new.total == 1 else 'are'} left" if gone else f"all {new.total:,} still occur"
    return f"Dropped {number} from {new.path}; {rest}."


def _number(baseline: Baseline) -> str:
    files = len(baseline.files)
    finds = "1 finding" if baseline.total == 1 else f"{baseline.total:,} findings"
    return f"{finds} in {files:,} file{'s' * (files != 1)}"


def _flag(option: str) -> str:
    return f"--{option.replace('_', '-')}"
