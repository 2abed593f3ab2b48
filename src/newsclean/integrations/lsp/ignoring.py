"""Write "ignore this here" where the author of such a text would: a comment, a record's key, a file beside the text.

A comment is offered only where it works: the text is judged with it, and the finding must be gone.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsclean.config import Config
from newsclean.errors import NewscleanError
from newsclean.integrations.lsp.checking import Job, Judged, findings
from newsclean.model import Document, Edit, Finding, Span
from newsclean.sidecar import SUFFIX
from newsclean.suppressions import MAX_TEXT, Suppression

OWN = "NCL"  # what newsclean says of itself cannot be silenced
COMMENTED = frozenset(("html", "markdown"))
SHORT = 12  # characters that say too little alone: the words around them are taken in
CONTEXT = 30  # characters on either side in which these words stand


def has_place(judged: Judged, finding: Finding) -> bool:
    """Tell whether a finding can be silenced at all."""
    return judged.job is not None and bool(finding.code) and not finding.code.startswith(OWN)


def comment(judged: Judged, finding: Finding) -> Edit | None:
    """Return the insertion into the text that silences a finding; None if no place works."""
    job = judged.job
    if job is None:
        return None
    tried = _in_record(job, finding) if job.holds_records else _in_markup(job, finding)
    texts = ((edit, replace(job, text=_applied(job.text, edit))) for edit in tried)
    return next((edit for edit, after in texts if _silences(after, judged, finding)), None)


def entry(judged: Judged, finding: Finding) -> Suppression | None:
    """Return the entry beside the text that silences a finding, by its words if they are few; None if none works."""
    job = judged.job
    if job is None:
        return None
    for words in dict.fromkeys((_words(job.text, finding.span), "")):
        made = Suppression(finding.code, words)
        if _silences(replace(job, general=(*job.general, made)), judged, finding):
            return made
    return None


def table(suppression: Suppression, *, head: str, files: tuple[str, ...] = ()) -> str:
    """Return an entry as TOML; empty if TOML cannot hold its words."""
    stated = {"files": list(files), "rule": suppression.rule, "text": suppression.text}
    lines = [f"{key} = {_quoted(value)}" for key, value in stated.items() if value]
    text = "\n".join((f"[[{head}]]", *lines, ""))
    try:
        tomllib.loads(text)
        text.encode()
    except ValueError:
        return ""
    return text


def sidecar(path: Path) -> Path:
    """Return the file beside a text."""
    return path.with_name(path.name + SUFFIX)


def can_be_appended(table_: str, config: str, *, path: str) -> bool:
    """Tell whether a configuration with a further table is one; a list written in one line cannot take it."""
    try:
        values = tomllib.loads(f"{config}\n{table_}")
        Config.from_mapping(values.get("tool", {}).get("newsclean", {}) if path.endswith("pyproject.toml") else values)
    except (ValueError, NewscleanError, AttributeError):
        return False
    return True


def _silences(job: Job, judged: Judged, finding: Finding) -> bool:
    """Tell whether a text has fewer findings of a rule, and no other finding more."""
    before = Counter(each.code for each in judged.report.findings)
    after = Counter(each.code for each in findings(job))
    return after[finding.code] < before[finding.code] and not after - before


def _in_markup(job: Job, finding: Finding) -> Iterator[Edit]:
    """Yield the comments that may silence a finding: in its block, before it, at the end for the whole text."""
    if job.format not in COMMENTED:
        return
    told = f"<!-- newsclean: ignore[{finding.code}] -->"
    block = _block(job.source.document, finding.span)
    if block is not None:
        yield Edit(Span(block.end, block.end), f" {told}")
        yield Edit(Span(block.start, block.start), f"{told} ")
        yield Edit(Span(block.start, block.start), f"{told}\n\n")
    end = len(job.text)
    gap = "" if job.text.endswith("\n\n") or not job.text else "\n" if job.text.endswith("\n") else "\n\n"
    yield Edit(Span(end, end), f"{gap}<!-- newsclean: ignore-file[{finding.code}] -->\n")


def _block(document: Document, span: Span | None) -> Span | None:
    """Return the place of the block in which a finding begins."""
    if span is None:
        return None
    places = (document.source_span(block.whole) for block in document.blocks)
    return next((place for place in places if place.start <= span.start <= place.end), None)


def _in_record(job: Job, finding: Finding) -> Iterator[Edit]:
    """Yield the key that silences a rule in the record of a finding, if the record has none."""
    key = job.config.fields.suppressions
    at = finding.span.start if finding.span else -1
    for record, start in job.records():
        end = start + len(record.source.rstrip())
        is_here = start <= at <= end and record.source.rstrip().endswith("}")
        if is_here and key and "." not in key and json.dumps(key) not in record.source:
            yield Edit(Span(end - 1, end - 1), f', {json.dumps(key)}: {{"ignore": ["{finding.code}"]}}')


def _words(text: str, span: Span | None) -> str:
    """Return the words of a finding, with those around it if it is short; nothing for a long one."""
    if span is None or span.end - span.start > MAX_TEXT - 2 * CONTEXT:
        return ""
    start, end = span.start, span.end
    if end - start < SHORT:
        start -= _word_end(text[max(0, start - CONTEXT) : start])
        end += _word_end(text[end : end + CONTEXT][::-1])
    return text[start:end].strip("\r\n")


def _word_end(text: str) -> int:
    """Return how many characters the word has in which a text ends."""
    return len(text.rsplit(maxsplit=1)[-1]) if text and not text[-1].isspace() else 0


def _applied(text: str, edit: Edit) -> str:
    return text[: edit.span.start] + edit.replacement + text[edit.span.end :]


def _quoted(value: Sequence[str]) -> str:
    """Return a string, or a list of them, as TOML has it: as JSON, but that DEL is escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
