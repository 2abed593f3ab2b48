"""What `newsclean check` does: look at every file, compare it with those before, write repairs, tell what is left."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any, TextIO

from newsclean.cli import outputs, rows, streams
from newsclean.cli.batches import Rewriting
from newsclean.cli.complaints import Complaints
from newsclean.cli.options import Settings, linter
from newsclean.cli.progress import watched
from newsclean.cli.repair import Repair, cleaned, repair, text_of
from newsclean.cli.statistics import statistics
from newsclean.cli.tally import Tally
from newsclean.cli.work import Outcome, Task, outcomes, tasks
from newsclean.config import Config
from newsclean.corpus import Corpus, Digest, digest
from newsclean.errors import NewscleanError, UsageError
from newsclean.report import Report
from newsclean.rules import Rule
from newsclean.writers import Output, write, writer

TABLES = ("concise", "grouped", "pretty", "json", "jsonl")  # formats that have a word for --statistics
NO_FILES = "No files: no name matches the pattern, or 'include' in a folder, or 'exclude' takes it out."


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a file or a batch of records, as it is or as it is after its repair."""

    reports: tuple[tuple[Report, Digest], ...]
    repair: Repair | None = None


def check(paths: Iterable[str], settings: Settings, options: Mapping[str, Any]) -> int:
    """Check files, repair them if asked, write the reports, and return the exit code."""
    run = Run()
    todo = outputs.without(tasks(paths, settings, run.complaints.add_of), options["output"])
    work = partial(fixed, unsafe=options["unsafe_fixes"]) if options["fix"] else looked_at
    # With --fix the repaired text of standard input has standard output for itself.
    is_filter = options["fix"] and any(task.is_stdin for task in todo)
    stream = sys.stderr if is_filter else streams.output()
    name = options["output_format"] or ("pretty" if stream.isatty() else "concise")
    shown = _shown(name, stream, options)
    results = watched(outcomes(work, todo, jobs=settings.jobs), len(todo), quiet=settings.quiet)
    with outputs.opened(options["output"]) as files, run.rewriting, closing(results):
        write(run.reports(results), shown, *files)
    streams.flush()
    if not settings.quiet and not todo and not run.complaints:
        streams.note(NO_FILES)
    elif not settings.quiet and run.tally.files and writer(name).FOR_PEOPLE:
        streams.note(run.tally.summary())
    return run.exit_code


def _shown(name: str, stream: TextIO, options: Mapping[str, Any]) -> Output:
    """Return what standard output gets: the findings, or how many of each rule there are."""
    if not options["statistics"]:
        return Output(partial(writer(name).pieces, color=streams.wants_color(options["color"], stream)), stream)
    if name not in TABLES:
        raise UsageError(f"--statistics is a table, not {name}; --output-format pretty or json shows it")
    return Output(partial(statistics, as_json=not writer(name).FOR_PEOPLE), stream)


def show_diff(paths: Iterable[str], settings: Settings, options: Mapping[str, Any]) -> int:
    """Show what --fix would change, write nothing, and return 1 if it is anything."""
    if options["output"]:
        raise UsageError("--diff shows a patch and --output writes findings; give one of them")
    run = Run()
    todo = tasks(paths, settings, run.complaints.add_of)
    work = partial(diff, unsafe=options["unsafe_fixes"], boilerplate=False)
    with closing(watched(outcomes(work, todo, jobs=settings.jobs), len(todo), quiet=settings.quiet)) as results:
        for outcome in results:
            if outcome.value is None:
                run.complaints.add(outcome.error)
            elif outcome.value:
                run.tally.fails = True
                streams.show(outcome.value)
    if not todo and not run.complaints and not settings.quiet:
        streams.note(NO_FILES)
    return run.exit_code


def looked_at(task: Task) -> Checked:
    """Return what is found in a file or in a batch of records."""
    if task.batch:
        return Checked(rows.checked(task, task.batch.entries))
    return _checked(task, task.content().data)


def fixed(task: Task, *, unsafe: bool) -> Checked:
    """Return what is left in a file or in a batch of records after repair, and the repair."""
    if task.batch:
        made = rows.cleaned(task, unsafe=unsafe, boilerplate=False)
        return Checked(rows.checked(task, rows.read_again(task, made)), rows.repair(made, task))
    repaired = repair(cleaned(task, unsafe=unsafe, boilerplate=False))
    return replace(_checked(task, repaired.data), repair=repaired)


def diff(task: Task, *, unsafe: bool, boilerplate: bool) -> str:
    """Return what repair would change, as a unified diff."""
    if task.batch:
        return rows.diff(rows.cleaned(task, unsafe=unsafe, boilerplate=boilerplate))
    return cleaned(task, unsafe=unsafe, boilerplate=boilerplate).diff()


def _checked(task: Task, data: bytes) -> Checked:
    settings = task.settings
    report = linter(task.config).check(
        text_of(task, data), lang=settings.lang, published=settings.published, path=task.target.name
    )
    return Checked(((report, digest(report.source)),))


@dataclass
class Run:
    """What a run has met so far."""

    complaints: Complaints = field(default_factory=Complaints)
    rewriting: Rewriting = field(default_factory=Rewriting)
    tally: Tally = field(default_factory=Tally)
    corpus: Corpus = field(default_factory=Corpus)

    @property
    def exit_code(self) -> int:
        """Return 2 after an error, 1 for findings that fail, 0 otherwise."""
        return 2 if self.complaints else int(self.tally.fails)

    def reports(self, results: Iterable[Outcome[Checked]]) -> Iterator[Report]:
        """Yield the report of every file that could be checked; repairs are written on the way."""
        for outcome in results:
            if outcome.value is None:
                self.rewriting.drop()
                self.complaints.add(outcome.error)
                continue
            try:
                self._write(outcome.task, outcome.value.repair)
            except (OSError, NewscleanError) as error:
                self.rewriting.drop()
                self.complaints.add_of(outcome.task.target, error)
                continue
            for report, fingerprint in outcome.value.reports:
                yield self._told(outcome.task, report, fingerprint)
            self.tally.add_file(outcome.task.target.path)

    def _told(self, task: Task, report: Report, fingerprint: Digest) -> Report:
        compared = self._compared(task, report, fingerprint)
        self.tally.add(compared, fail_on=task.config.fail_on)
        return compared

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
            for rule, options in _corpus_rules(task.config)
            for finding in rule.compare(fingerprint, self.corpus, **options)
        ]
        self.corpus.add(fingerprint, f"{task.target.name}:{report.record}" if report.record else task.target.name)
        return replace(report, findings=(*found, *report.findings)) if found else report


@lru_cache(maxsize=64)
def _corpus_rules(config: Config) -> tuple[tuple[Rule, dict[str, Any]], ...]:
    return tuple((rule, config.options(rule)) for rule in config.rules() if rule.scope == "corpus")
