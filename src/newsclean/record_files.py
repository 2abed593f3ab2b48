"""Files of records as the library offers them: checked or cleaned a record at a time, whatever their size."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from os import PathLike, fspath
from typing import BinaryIO, NamedTuple, TypeAlias

from newsclean.config import Config
from newsclean.containers import Fields, Gap, RecordFile, compression_of, container_for, open_records, packing
from newsclean.corpus import Corpus
from newsclean.files import Stamp, Unchanged, opened, replacing
from newsclean.linter import Linter, check_date, check_tag
from newsclean.records import CleanRecord, Terms, checked, cleaned
from newsclean.report import Report

RecordSource: TypeAlias = "str | PathLike[str] | BinaryIO"
UTF8 = "utf-8"


class Counts(NamedTuple):
    """How many records a file has, how many of them changed, at how many places, and how many could not be read."""

    records: int = 0
    changed: int = 0
    changes: int = 0
    problems: int = 0


def check_records(  # noqa: PLR0913 - keyword-only, each with a default that works
    source: RecordSource,
    *,
    container: str | None = None,
    fields: Fields | None = None,
    lang: str | None = None,
    published: str | dt.date | None = None,
    config: Config | None = None,
) -> Iterator[Report]:
    """Yield the report of every record of a file, as they are read; duplicates among them are found.

    `source` is a path or a binary stream. `container` is jsonl or json; if None, the name of the file tells.
    Compression and encoding are told by the first bytes. `fields` names the texts of a record (those of `config`, if
    None). A report's positions lead into the file; a record that cannot be read is one finding. UsageError for an
    argument that cannot work, and behind the last record that could be read, if the file is damaged.
    """
    reading = _Reading(source, container, fields, config)
    return reading.reports(Terms(check_tag(lang or "") or None, check_date(published)))


def clean_records(  # noqa: PLR0913 - keyword-only, each with a default that works
    source: RecordSource,
    target: RecordSource,
    *,
    container: str | None = None,
    fields: Fields | None = None,
    lang: str | None = None,
    published: str | dt.date | None = None,
    unsafe: bool = False,
    boilerplate: bool = True,
    config: Config | None = None,
) -> Counts:
    """Write the records of a file with their texts cleaned, every other byte as it was, and return what was done.

    `target` is a path or a binary stream. A path is written whole or not at all, compressed as its name says; the same
    path as the source is written in the file's own compression and encoding, if anything changed. Other arguments as in
    `check_records` and `clean`.
    """
    reading = _Reading(source, container, fields, config)
    terms = Terms(check_tag(lang or "") or None, check_date(published), (), unsafe, boilerplate)
    return reading.clean(target, terms)


class _Reading:
    """A file of records to be read, and the linter for it; wrong arguments are refused when it is made."""

    def __init__(
        self, source: RecordSource, container: str | None, fields: Fields | None, config: Config | None
    ) -> None:
        self._source = source
        self._path = fspath(source) if isinstance(source, str | PathLike) else ""
        self._container = container_for(source, container)
        self._linter = Linter(config)
        self._fields = fields or self._linter.config.fields

    def reports(self, terms: Terms) -> Iterator[Report]:
        """Yield the report of every record, compared with those before."""
        corpus = Corpus()
        with self._opened() as (file, _):
            for report, digest in checked(self._linter, file, terms=terms, path=self._path):
                yield self._linter.compared(report, digest, corpus)
                corpus.add(digest, f"{self._path}:{report.record}")

    def clean(self, target: RecordSource, terms: Terms) -> Counts:
        """Write every record, cleaned, into a target."""
        counts = Counts()
        with self._opened() as (file, stamp):
            entries = cleaned(self._linter, file.entries(), terms=terms, path=self._path)
            if not isinstance(target, str | PathLike):
                return _written(entries, target, as_utf8=True)
            path = fspath(target)
            is_same = stamp is not None and os.path.realpath(path) == os.path.realpath(self._path)
            form = (file.compression, file.encoding) if is_same else (compression_of(path), UTF8)
            with suppress(Unchanged), replacing(path, seen=stamp if is_same else None) as stream:
                with packing(stream, compression=form[0], encoding=form[1]) as packed:
                    counts = _written(entries, packed, as_utf8=not is_same)
                if is_same and not counts.changes:
                    raise Unchanged
        return counts

    @contextmanager
    def _opened(self) -> Iterator[tuple[RecordFile, Stamp | None]]:
        with ExitStack() as stack:
            stream, stamp = self._source, None
            if isinstance(stream, str | PathLike):
                stream, state = stack.enter_context(opened(self._path))
                stamp = Stamp.of(state)
            file = open_records(stream, container=self._container, fields=self._fields)
            yield stack.enter_context(file), stamp


def _written(entries: Iterable[CleanRecord | Gap], stream: BinaryIO, *, as_utf8: bool) -> Counts:
    """Write entries, and count them; `as_utf8`, bytes that are no text become U+FFFD."""
    records = changed = changes = problems = 0
    for entry in entries:
        if isinstance(entry, Gap):
            stream.write(entry.raw)
            continue
        stream.write(entry.written(as_utf8=as_utf8))
        records += 1
        changed += bool(entry.changes)
        changes += entry.changes
        problems += entry.record.problem is not None
    return Counts(records, changed, changes, problems)
