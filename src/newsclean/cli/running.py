"""A run of `check` as it goes: reports come in, repairs are written, what is known or not asked for is held back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsclean.cli import streams
from newsclean.cli.baselines import Baselines
from newsclean.cli.batches import Rewriting
from newsclean.cli.complaints import Complaints
from newsclean.cli.looking import Checked
from newsclean.cli.options import Settings
from newsclean.cli.tally import Tally
from newsclean.cli.work import Outcome, Task, tasks
from newsclean.corpus import Corpus, Digest
from newsclean.errors import NewscleanError
from newsclean.report import Report

if TYPE_CHECKING:
    from newsclean.changed_lines import ChangedLines
    from newsclean.cli.repair import Repair
    from newsclean.config import Config
    from newsclean.rules import Rule

NO_FILES = "No files: no name matches the pattern, or 'include' in a folder, or 'exclude' takes it out."


@dataclass
class Run:
    """What a run has met so far."""

    baselines: Baselines = field(default_factory=Baselines)
    changes: ChangedLines | None = None  # None = all lines of all files
    complaints: Complaints = field(default_factory=Complaints)
    tally: Tally = field(default_factory=Tally)
    rewriting: Rewriting = field(default_factory=Rewriting)
    _corpus: Corpus = field(default_factory=Corpus)

    @property
    def exit_code(self) -> int:
        """Return 2 after an error, 1 for findings that fail, 0 otherwise."""
        return 2 if self.complaints else int(self.tally.fails)

    def tasks(self, paths: Iterable[str], settings: Settings) -> list[Task]:
        """Return what is to do: a task for each file that `paths` name, and that changed, if that is asked."""
        todo = tasks(paths, settings, self.complaints.add_of)
        return todo if self.changes is None else [task for task in todo if self.changes.has(task.target.path)]

    def reports(self, results: Iterable[Outcome[Checked]]) -> Iterator[Report]:
        """Yield the report of every file that could be checked; repairs are written on the way."""
        for outcome in results:
            if outcome.value is None:
                self._dropped()
                self.complaints.add(outcome.error)
                continue
            try:
                self._write(outcome.task, outcome.value.repair)
            except (OSError, NewscleanError) as error:
                self._dropped()
                self.complaints.add_of(outcome.task.target, error)
                continue
            yield from self._told(outcome.task, outcome.value)
            self.tally.add_file(outcome.task.target.path)

    def _dropped(self) -> None:
        self.rewriting.drop()
        self.baselines.dropped()

    def _told(self, task: Task, value: Checked) -> Iterator[Report]:
        """Yield the reports of a task; what is stale in the baseline stands in that of the file, or behind records."""
        for report, fingerprint in value.reports:
            sifted = self.baselines.sifted(task, self._compared(task, report, fingerprint))
            if task.batch is None:
                stale = self.baselines.ended(task)
                sifted = replace(sifted, findings=(*stale, *sifted.findings)) if stale else sifted
            yield self._counted(task, sifted)
        if task.batch is not None and task.batch.is_last and (stale := self.baselines.ended(task)):
            yield self._counted(task, Report("", stale, path=task.target.name))

    def _counted(self, task: Task, report: Report) -> Report:
        """Return a report with what stands in changed lines, counted."""
        if self.changes is not None:
            report = replace(report, findings=self.changes.kept(report, task.target.path))
        self.tally.add(report, fail_on=task.config.fail_on)
        return report

    def _write(self, task: Task, made: Repair | None) -> None:
        if made is None:
            return
        places = made.changes
        if task.is_stdin:
            streams.show(made.data.decode("utf-8", "replace"))
        elif task.batch:
            places = self.rewriting.add(task.target.path, task.batch, made)
        else:
            made.write(task.target.path)
        if made.warning:
            streams.note(f"warning: {task.target.name}: {made.warning}")
        self.tally.add_repair(task.target.path, places)

    def _compared(self, task: Task, report: Report, fingerprint: Digest) -> Report:
        """Return the report with what comparison with the texts before it finds."""
        found = [
            finding
            for rule, options in (_corpus_rules(task.config) if self._corpus.knows(fingerprint) else ())
            for finding in rule.compare(fingerprint, self._corpus, **options)
        ]
        self._corpus.add(fingerprint, f"{task.target.name}:{report.record}" if report.record else task.target.name)
        return replace(report, findings=(*found, *report.findings)) if found else report


@lru_cache(maxsize=64)
def _corpus_rules(config: Config) -> tuple[tuple[Rule, dict[str, Any]], ...]:
    return tuple((rule, config.options(rule)) for rule in config.rules() if rule.scope == "corpus")
