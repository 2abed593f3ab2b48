"""What `newsclean check` does: look at every file, compare it with those before, write repairs, tell what is left."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from functools import partial
from typing import Any

from newsclean.cli import outputs, streams
from newsclean.cli.baselines import Baselines, Wish
from newsclean.cli.caching import cache_for
from newsclean.cli.looking import diff, fixed, looked_at
from newsclean.cli.measuring import is_wanted, measured, unmeasured
from newsclean.cli.options import STDIN, Settings
from newsclean.cli.progress import watched
from newsclean.cli.running import NO_FILES, Run
from newsclean.cli.showing import shown
from newsclean.cli.tally import Tally
from newsclean.cli.work import Task, outcomes, unknown
from newsclean.errors import UsageError
from newsclean.writers import write, writer

NO_CHANGES = "No files: none of those to check has changed."


def check(paths: Iterable[str], settings: Settings, options: Mapping[str, Any]) -> int:
    """Check files, repair them if asked, write the reports, and return the exit code."""
    names = list(paths)
    run = _run(names, settings, options)
    todo = outputs.without(run.tasks(names, settings), options["output"])
    is_measured = is_wanted(options)
    cache = None if is_measured else cache_for(todo, settings, options)
    look = cache.looked_at if cache else looked_at
    work = partial(fixed, unsafe=options["unsafe_fixes"]) if options["fix"] else look
    work = partial(measured if is_measured else unmeasured, work)
    # With --fix the repaired text of standard input has standard output for itself.
    is_filter = options["fix"] and any(task.is_stdin for task in todo)
    stream = sys.stderr if is_filter else streams.output()
    results = outcomes(work, todo, jobs=settings.jobs, recall=cache.recall if cache else unknown)
    results = watched(results, len(todo), quiet=settings.quiet)
    with ExitStack() as stack:
        name, shows = stack.enter_context(shown(stream, options))
        files = stack.enter_context(outputs.opened(options["output"]))
        stack.enter_context(run.rewriting)
        stack.enter_context(closing(results))
        write(run.reports(results), *shows, *files)
    streams.flush()
    if cache:
        cache.folder.prune(cache.missed)
    notes = [*run.baselines.written(), *_summary(run, todo, name)]
    for note in () if settings.quiet else notes:
        streams.note(note)
    return 0 if options["exit_zero"] and run.exit_code == 1 else run.exit_code


def _run(names: Collection[str], settings: Settings, options: Mapping[str, Any]) -> Run:
    """Return a run that knows what is held back; UsageError for options that cannot go together."""
    if STDIN in names and options["changed_lines"] == STDIN:
        raise UsageError("standard input is either the text to check or the patch of --changed-lines; name a file")
    run = Run(baselines=Baselines.of(settings, options), tally=Tally(fail_under=options["fail_under"]))
    if options["changed_lines"] is not None or options["since"] is not None:
        from newsclean.cli.since import changes

        run.changes = changes(options, limit=settings.max_bytes)
    return run


def _summary(run: Run, todo: Collection[Task], name: str) -> Iterator[str]:
    if not todo and not run.complaints:
        yield NO_FILES if run.changes is None else NO_CHANGES
    elif run.tally.files and writer(name).FOR_PEOPLE and run.baselines.wish is not Wish.WRITE:
        yield run.tally.summary(known=run.baselines.held)


def show_diff(paths: Iterable[str], settings: Settings, options: Mapping[str, Any]) -> int:
    """Show what --fix would change, write nothing, and return 1 if it is anything."""
    if options["output"]:
        raise UsageError("--diff shows a patch and --output writes findings; give one of them")
    if options["metrics"] or options["statistics"] or options["fail_under"] is not None:
        raise UsageError(
            "--diff shows a patch and no numbers; give it without --metrics, --statistics and --fail-under"
        )
    names = list(paths)
    run = _run(names, settings, options)
    todo = run.tasks(names, settings)
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
    return 0 if options["exit_zero"] and run.exit_code == 1 else run.exit_code
