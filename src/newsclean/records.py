"""Records of a file that holds many texts, checked and cleaned: the findings of each, and its bytes rewritten."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsclean.containers import Fields, Part, Record, container
from newsclean.corpus import Digest, digest
from newsclean.linter import Linter
from newsclean.model import Finding
from newsclean.readers import reader
from newsclean.readers.encoding import Decoded
from newsclean.report import Report, Start
from newsclean.results import CleanResult
from newsclean.sources import Text


class Terms(NamedTuple):
    """What the caller states of every text, and what repair may do."""

    lang: str | None = None
    published: dt.date | None = None
    unsafe: bool = False
    boilerplate: bool = True


TERMS = Terms()


@dataclass(frozen=True, slots=True)
class CleanRecord:
    """A record after repair: its bytes, and what became of each of its texts, by the path to it."""

    record: Record
    raw: bytes
    results: tuple[tuple[str, CleanResult], ...] = ()

    @property
    def changes(self) -> int:
        """Return at how many places it changed."""
        return sum(len(result.changes) for _, result in self.results)


def check_record(linter: Linter, record: Record, *, terms: Terms = TERMS, path: str = "") -> Report:
    """Return the report of a record: the findings of all its texts, in positions of its source."""
    reports = [
        linter.check(_in_record(record, part), lang=terms.lang, published=terms.published, path=path)
        for part in record.parts
    ]
    found = [*([record.problem] if record.problem else []), *_found(reports)]
    return Report(
        record.source,
        tuple(sorted(found, key=lambda finding: (finding.start, finding.code))),
        next((report.language for report in reports), "und"),
        (*record.facts.items(), *(fact for report in reports for fact in report.facts)),
        path,
        start=Start(record.line, record.place.column, record.offset),
        record=record.facts.get("id") or str(record.number),
        fields=tuple((part.name, part.span) for part in record.parts),
    )


def _found(reports: Sequence[Report]) -> Iterator[Finding]:
    """Yield what was found in the texts of a record; a suppression is wrong if it is in all of them."""
    judged = Counter(each for report in reports for each in report.findings if each.code.startswith("NCL1"))
    yield from (each for report in reports for each in report.findings if each not in judged)
    yield from (replace(each, edits=()) for each, times in judged.items() if times == len(reports))


def clean_record(linter: Linter, record: Record, *, terms: Terms = TERMS, path: str = "") -> CleanRecord:
    """Return the record with its texts repaired in place; one with a problem stays as it is."""
    if record.problem:
        return CleanRecord(record, record.rewritten())
    results = tuple(
        (
            part.name,
            linter.clean(
                _alone(part),
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


def _in_record(record: Record, part: Part) -> Text:
    """Return a text whose source is the record."""
    return Text(Decoded(record.source, "utf-8", "given"), part.document(), part.read, reader(part.format).reread)


def _alone(part: Part) -> Text:
    """Return a text whose source is its own literal."""
    decoded = Decoded(part.inside, "utf-8", "given")
    return Text(decoded, part.read(part.inside), part.read, reader(part.format).reread)
