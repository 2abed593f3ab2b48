"""Judge a document of the editor as `newsclean check` judges its file."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Self

from newsclean.config import Config
from newsclean.containers import Record, open_records
from newsclean.errors import NewscleanError
from newsclean.integrations.lsp.documents import OpenDocument
from newsclean.integrations.lsp.known import KnownFindings
from newsclean.integrations.lsp.settings import Settings
from newsclean.linter import SAME, Linter
from newsclean.model import Edit, Finding, Severity, Span
from newsclean.records import Terms, check_record, clean_record
from newsclean.report import Report
from newsclean.results import Change
from newsclean.sidecar import suppressions_beside
from newsclean.sources import Text, format_of_name, format_stated, holds_records, read_source
from newsclean.suppressions import Suppression, matches
from newsclean.text.patterns import lazy

FORMATS = {  # by language id, as VS Code and its peers have them
    "plaintext": "text", "text": "text", "html": "html", "xhtml": "html", "markdown": "markdown",
    "json": "json", "jsonl": "jsonl", "jsonlines": "jsonl", "ndjson": "jsonl",
}  # fmt: skip
MAX_CHARS = 2_000_000  # a text that takes longer than some two seconds is for the command line
TOO_LONG = Finding(
    None,
    f"a text of over {MAX_CHARS:,} characters is not judged while it is edited; `newsclean check` judges its file",
    severity=Severity.INFO,
    code="NCL906",
    name="too-long-for-the-editor",
)
BOM = "\ufeff"
HALF = lazy("[\ud800-\udfff]")
linter = lru_cache(maxsize=16)(Linter)


@dataclass(frozen=True, slots=True)
class Job:
    """A text to judge, and what holds for it."""

    text: str
    format: str
    path: str
    config: Config
    general: tuple[Suppression, ...] = ()
    beside: tuple[Suppression, ...] = ()

    @classmethod
    def of(cls, document: OpenDocument, settings: Settings, folder: Path | None) -> Self | None:
        """Return the job of a document, None if it is none of ours; ConfigError for a broken configuration."""
        config = settings.config(document.path, folder)
        path = str(document.path or "")
        name = format_stated(path, config.extensions) or FORMATS.get(document.language_id) or format_of_name(path)
        if name is None or matches(config.exclude, path, home=str(Path(config.path).parent)):
            return None
        beside = suppressions_beside(path, check=config.known) if path else ()
        return cls(document.text, name, path, config, config.suppressions_for(path), beside)

    @property
    def holds_records(self) -> bool:
        """Tell whether the text holds many texts."""
        return holds_records(self.format)

    @property
    def source(self) -> Text:
        """Return the text as it is read: a plain one as the whole file that it is, which has a last line."""
        text = None
        if self.format == "text" and not self.text.startswith(BOM) and not HALF.search(self.text):
            text = read_source(self.text.encode(), format=self.format, encoding="utf-8")
        if text is None or text.decoded.text != self.text:
            text = read_source(self.text, format=self.format)
        return text.excused(self.general, self.beside)

    def records(self) -> Iterator[tuple[Record, int]]:
        """Yield the records of the text, and where each begins in it."""
        shift = int(self.text.startswith(BOM))
        data = HALF.sub("\ufffd", self.text).encode()
        with open_records(io.BytesIO(data), container=self.format, fields=self.config.fields) as file:
            for record in file:
                if record.parts or self.format != "json":  # who has a JSON file open need not mean an article
                    yield record, record.offset + shift


@dataclass(frozen=True, slots=True)
class Judged:
    """A document, and what was found in it; without a job it is none of ours, or there was a problem."""

    document: OpenDocument
    report: Report
    job: Job | None = None
    problem: str = ""


def judged(document: OpenDocument, settings: Settings, folder: Path | None) -> Judged:
    """Return what is found in a document; whatever happens is told, and nothing raises."""
    report = Report(document.text, ())
    try:
        job = Job.of(document, settings, folder)
        if job is None:
            return Judged(document, report)
        return Judged(document, replace(report, findings=findings(job), path=job.path), job)
    except NewscleanError as error:
        return Judged(document, report, problem=str(error))
    except Exception as error:  # an editor's server outlives a rule that fails
        logging.getLogger(__name__).exception("cannot judge %s", document.uri)
        return Judged(document, report, problem=f"internal error: {type(error).__name__}: {error}")


def findings(job: Job) -> tuple[Finding, ...]:
    """Return what is found in a text, in reading order."""
    if len(job.text) > MAX_CHARS:
        return (TOO_LONG,)
    judge, known = linter(job.config), KnownFindings(job.config, job.path)
    if not job.holds_records:
        return known.without(judge.check(job.source, path=job.path)).findings
    terms = Terms(suppressions=job.general)
    return tuple(
        _shifted(finding, by=start)
        for record, start in job.records()
        for finding in known.without(check_record(judge, record, terms=terms, path=job.path)).findings
    )


def repairs(job: Job) -> list[Edit]:
    """Return the edits that `newsclean check --fix` makes: all safe ones, until none is left."""
    judge = linter(job.config)
    if len(job.text) > MAX_CHARS:
        return []
    if not job.holds_records:
        result = judge.clean(job.source, path=job.path, to=SAME, boilerplate=False)
        return [_edit(change, by=0) for change in result.changes]
    terms = Terms(suppressions=job.general, boilerplate=False)
    edits: list[Edit] = []
    for record, start in job.records():
        starts = {part.name: part.span.start + start for part in record.parts}
        for name, result in clean_record(judge, record, terms=terms, path=job.path).results:
            edits += (_edit(change, by=starts[name]) for change in result.changes)
    return edits


def _edit(change: Change, *, by: int) -> Edit:
    return Edit(_moved(change.source_span, by), change.after)


def _shifted(finding: Finding, *, by: int) -> Finding:
    return replace(
        finding,
        span=_moved(finding.span, by) if finding.span else Span(by, by),
        edits=tuple(Edit(_moved(edit.span, by), edit.replacement) for edit in finding.edits),
        related=tuple(_moved(span, by) for span in finding.related),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
