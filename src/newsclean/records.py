"""Records of a file that holds many texts, checked and cleaned: the findings of each, and its bytes rewritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsclean.containers import Fields, Gap, Part, Record, container
from newsclean.corpus import Digest, digest
from newsclean.linter import Linter
from newsclean.metrics.article import Article
from newsclean.model import Finding, Safety
from newsclean.readers import reader
from newsclean.readers.encoding import Decoded
from newsclean.report import Report, Start
from newsclean.results import CleanResult
from newsclean.sources import Text
from newsclean.suppressions import Suppression


class Terms(NamedTuple):
    """What the caller states of every text, and what repair may do."""

    lang: str | None = None
    published: str | dt.date | None = None
    suppressions: tuple[Suppression, ...] = ()
    unsafe: bool = False
    boilerplate: bool = True


TERMS = Terms()
KEPT = 100  # records whose result is remembered
JUDGED = frozenset(("NCL101", "NCL102", "NCL103"))  # what is wrong with suppressions


@dataclass(frozen=True, slots=True)
class CleanRecord:
    """A record after repair: its bytes, and what became of each of its texts, by the path to it."""

    record: Record
    raw: bytes
    results: tuple[tuple[str, CleanResult], ...] = ()

    def written(self, *, as_utf8: bool) -> bytes:
        """Return the record's bytes; `as_utf8`, those that are no text are U+FFFD."""
        return self.record.source.encode() if as_utf8 and self.record.problem and self.record.source else self.raw

    def of(self, record: Record) -> CleanRecord:
        """Return what becomes of a record with the same bytes."""
        return self if record is self.record else replace(self, record=record)

    @property
    def changes(self) -> int:
        """Return at how many places it changed."""
        return sum(len(result.changes) for _, result in self.results)


def check_record(linter: Linter, record: Record, *, terms: Terms = TERMS, path: str = "") -> Report:
    """Return the report of a record: the findings of all its texts, in positions of its source."""
    reports = [
        linter.check(_in_record(record, part, terms), lang=terms.lang, published=terms.published, path=path)
        for part in record.parts
    ]
    found: Iterable[Finding] = _found(record, reports)
    if record.problem:  # it is never rewritten
        found = (record.problem, *(replace(each, edits=(), safety=Safety.DISPLAY) for each in found))
    return Report(
        record.source,
        tuple(sorted(found, key=lambda each: (each.start, each.code))),
        next((report.language for report in reports), "und"),
        (*record.facts.items(), *(fact for report in reports for fact in report.facts)),
        path,
        start=Start(record.line, record.place.column, record.offset),
        record=_label(record),
        fields=tuple((part.name, part.span) for part in record.parts),
        article=Article.joined(report.article for report in reports if report.article),
    )


def _restarted(report: Report, record: Record) -> Report:
    """Return the report of a record with the same bytes."""
    start = Start(record.line, record.place.column, record.offset)
    return replace(report, start=start, record=_label(record))


def _label(record: Record) -> str:
    return record.facts.get("id") or str(record.number)


def _found(record: Record, reports: Sequence[Report]) -> Iterator[Finding]:
    """Yield what was found in the texts of a record; a suppression that holds for all is wrong if it is in all."""
    verdicts: dict[Finding, int] = {}
    for part, report in zip(record.parts, reports, strict=True):
        for each in report.findings:
            is_of_record = each.code in JUDGED and not (
                each.span and part.span.start <= each.span.start < part.span.end
            )
            if is_of_record:
                verdicts[each] = verdicts.get(each, 0) + 1
            else:
                yield each
    yield from (each for each, times in verdicts.items() if times == len(reports))


def clean_record(linter: Linter, record: Record, *, terms: Terms = TERMS, path: str = "") -> CleanRecord:
    """Return the record with its texts repaired in place; one with a problem stays as it is."""
    if record.problem:
        return CleanRecord(record, record.rewritten())
    results = tuple(
        (
            part.name,
            linter.clean(
                _alone(part, terms),
                to="same",
                lang=terms.lang,
                published=terms.published,
                path=_name(path, record, part),
                unsafe=terms.unsafe,
                boilerplate=terms.boilerplate,
            ),
        )
        for part in record.parts
    )
    insides = {name: result.text for name, result in results}
    return CleanRecord(record, record.rewritten(insides), results)


def checked(
    linter: Linter, records: Iterable[Record], *, terms: Terms = TERMS, path: str = ""
) -> Iterator[tuple[Report, Digest]]:
    """Yield the report and the digest of every record; dumps hold the same row again and again, judged once."""
    known: dict[bytes, tuple[Report, Digest]] = {}
    for record in records:
        if record.raw not in known:
            if len(known) == KEPT:
                known.clear()
            known[record.raw] = check_record(linter, record, terms=terms, path=path), fingerprint(record)
        report, digest_ = known[record.raw]
        yield (report if report.start.offset == record.offset else _restarted(report, record)), digest_


def cleaned(
    linter: Linter, entries: Iterable[Record | Gap], *, terms: Terms = TERMS, path: str = ""
) -> Iterator[CleanRecord | Gap]:
    """Yield every record after repair, and what stands between records."""
    known: dict[bytes, CleanRecord] = {}
    for entry in entries:
        if isinstance(entry, Gap):
            yield entry
            continue
        if entry.raw not in known:
            if len(known) == KEPT:
                known.clear()
            known[entry.raw] = clean_record(linter, entry, terms=terms, path=path)
        yield known[entry.raw].of(entry)


def reread(clean: CleanRecord, fields: Fields) -> Record:
    """Return a repaired record as it is read; its lines are those of the file, as no repair adds any."""
    if clean.raw == clean.record.raw:
        return clean.record
    (record,) = container("jsonl").records([clean.raw], fields)
    return replace(record, place=clean.record.place)


def fingerprint(record: Record) -> Digest:
    """Return the digest of a record's texts."""
    return digest("\n\n".join(part.text for part in record.parts))


def _name(path: str, record: Record, part: Part) -> str:
    """Return the name of a text in a difference."""
    return f"{path}:{record.line}:{part.name}"


def _in_record(record: Record, part: Part, terms: Terms) -> Text:
    """Return a text whose source is the record."""
    decoded = Decoded(record.source, "utf-8", "given")
    return Text(decoded, part.document(), part.read, reader(part.format).reread).excused(terms.suppressions, ())


def _alone(part: Part, terms: Terms) -> Text:
    """Return a text whose source is its own literal."""
    decoded = Decoded(part.inside, "utf-8", "given")
    text = Text(decoded, part.read(part.inside), part.read, reader(part.format).reread)
    return text.excused(terms.suppressions, ())
