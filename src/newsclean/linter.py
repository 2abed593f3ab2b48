"""The linter: rules compiled once, then any number of texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Union

from newsclean.config import Config
from newsclean.corpus import Corpus, Digest, digest
from newsclean.engine import Plan, Policy, look, repair, to_source
from newsclean.errors import UsageError
from newsclean.model import Document, Finding, Severity, Span
from newsclean.readers import reader
from newsclean.readers.encoding import Decoded, decode
from newsclean.results import CleanResult, Report

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

Source = Union[str, bytes, "BeautifulSoup", "Tag"]
UNDECODABLE = "NCL901"
MAX_SUBTAG = 8  # RFC 5646
# Whoever checks a text mostly cleans it next: the last few documents are kept, with what is known of them.
KEPT, MAX_KEPT = 4, 200_000  # documents, code points
CHUNK = 16  # texts handed to a worker at once: enough to hide the cost of the hand-over
MAX_DAMAGE_FINDINGS = 20  # one finding a place; a binary file would have thousands


@dataclass(frozen=True, slots=True)
class Text:
    """A source as it was read: its document, and how its bytes were decoded."""

    document: Document
    decoded: Decoded


class Linter:
    """Checks and cleans texts with one configuration; immutable, safe to share between threads and forks.

    ConfigError if the configuration names an unknown rule or option.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        rules = self.config.rules()
        for name, _ in self.config.rule:
            self.config.known(name)
        self._plan = Plan(tuple((rule, self.config.options(rule)) for rule in rules))
        self._corpus_rules = tuple(rule for rule in rules if rule.scope == "corpus")

    def __reduce__(self) -> tuple[type[Linter], tuple[Config]]:
        """Tell pickle to compile the configuration anew where the linter arrives."""
        return Linter, (self.config,)

    def check(  # noqa: PLR0913 - keyword-only, each with a default that works
        self,
        source: Source,
        *,
        lang: str | None = None,
        format: str = "text",  # noqa: A002 - the word users know
        encoding: str | None = None,
        published: str | dt.date | None = None,
        path: str = "",
    ) -> Report:
        """Return the report of one text; see `newsclean.check`."""
        text = read_source(source, format=format, encoding=encoding)
        policy = self._policy(lang, published)
        document, found = look(text.document, self._plan, policy)
        placed = [to_source(document, finding) for finding in found]
        everything = (*damage_findings(text.decoded), *placed)
        facts = tuple(fact for finding in found for fact in finding.facts)
        return Report(
            text.decoded.text, everything, document.language, _facts(document, facts), path, text.decoded.encoding
        )

    def clean(  # noqa: PLR0913 - keyword-only, each with a default that works
        self,
        source: Source,
        *,
        lang: str | None = None,
        format: str = "text",  # noqa: A002 - the word users know
        encoding: str | None = None,
        published: str | dt.date | None = None,
        path: str = "",
        unsafe: bool = False,
        boilerplate: bool = True,
    ) -> CleanResult:
        """Return the clean text and every change; see `newsclean.clean`."""
        text = read_source(source, format=format, encoding=encoding)
        policy = replace(self._policy(lang, published), unsafe=unsafe, boilerplate=boilerplate)
        first = text.document
        document, applied = repair(first, self._plan, policy, reader(format).blocks)
        facts = tuple(fact for finding in applied for fact in finding.facts)
        problems = (*damage_findings(text.decoded), *(f for f in applied if f.code.startswith("NCL")))
        again = partial(self.check, lang=lang, published=published, path=path)
        return CleanResult(
            document, text.decoded.text, _facts(document, facts), problems, path, text.decoded.encoding, again
        )

    def check_many(self, sources: Iterable[Source], *, workers: int = 1, lang: str | None = None,
                   encoding: str | None = None) -> Iterator[Report]:  # fmt: skip
        """Yield the report of each text, in order, corpus rules included; `workers` processes share the work.

        Memory stays flat: a few texts are in flight, and a digest of each is kept.
        """
        corpus = Corpus()
        check = partial(_check_with_digest, self, lang=lang, encoding=encoding)
        for number, (report, fingerprint) in enumerate(_mapped(check, sources, workers)):
            yield self._compared(report, fingerprint, corpus)
            corpus.add(fingerprint, report.path or f"text {number + 1}")

    def _compared(self, report: Report, fingerprint: Digest, corpus: Corpus) -> Report:
        found = [
            f for rule in self._corpus_rules for f in rule.compare(fingerprint, corpus, **self.config.options(rule))
        ]
        return replace(report, findings=(*found, *report.findings)) if found else report

    def _policy(self, lang: str | None, published: str | dt.date | None) -> Policy:
        return Policy(language=check_tag(lang or self.config.lang), published=_date(published))


def read_source(source: Source, *, format: str = "text", encoding: str | None = None) -> Text:  # noqa: A002
    """Return the document of a str, bytes, or BeautifulSoup tree; TypeError for anything else."""
    is_bytes = isinstance(source, bytes | bytearray | memoryview)
    if isinstance(source, bytes | bytearray | memoryview):
        decoded = decode(bytes(source), encoding=encoding)
    elif isinstance(source, str):
        decoded = Decoded(source, "utf-8", "given")
    elif type(source).__module__.partition(".")[0] == "bs4":
        from newsclean.readers.soup import text_of

        decoded = Decoded(text_of(source), "utf-8", "given")
    else:
        raise TypeError(f"newsclean reads str, bytes, a BeautifulSoup or a Tag; got {type(source).__name__}")
    read = _read_kept if len(decoded.text) <= MAX_KEPT else _read
    return Text(read(decoded.text, format, is_file=is_bytes), decoded)


def _read(text: str, format: str, *, is_file: bool) -> Document:  # noqa: A002
    return replace(reader(format).read(text), is_file=is_file)


_read_kept = lru_cache(maxsize=KEPT)(_read)


def damage_findings(decoded: Decoded) -> Iterator[Finding]:
    """Yield a finding for each place whose bytes could not be decoded, the rest counted in the last."""
    untold = len(decoded.damage) - MAX_DAMAGE_FINDINGS
    for number, damage in enumerate(decoded.damage[:MAX_DAMAGE_FINDINGS], 1):
        raw = damage.raw.hex().upper()
        message = f"byte {damage.byte_start} ({raw}) is no {decoded.encoding} text; it became U+FFFD"
        if number == MAX_DAMAGE_FINDINGS and untold > 0:
            message += f" (and {untold} more places)"
        span = Span(damage.offset, min(damage.offset + 1, len(decoded.text)))
        yield Finding(span, message, code=UNDECODABLE, name="undecodable-bytes", severity=Severity.ERROR)


def check_tag(tag: str) -> str:
    """Return a language tag; UsageError if it cannot be one."""
    if tag and not all(part.isascii() and part.isalnum() and len(part) <= MAX_SUBTAG for part in tag.split("-")):
        raise UsageError(f"'{tag}' is no language tag; a BCP 47 tag such as fr, pt-BR or zh-Hant works")
    return tag


def _check_with_digest(
    linter: Linter, source: Source, *, lang: str | None, encoding: str | None
) -> tuple[Report, Digest]:
    report = linter.check(source, lang=lang, encoding=encoding)
    return report, digest(report.source)


def _mapped(
    check: partial[tuple[Report, Digest]], sources: Iterable[Source], workers: int
) -> Iterator[tuple[Report, Digest]]:
    if workers < 1:
        raise UsageError(f"workers must be at least 1, got {workers}")
    if workers == 1:
        yield from map(check, sources)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    texts = iter(sources)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:  # a fork would copy the caller's locks
        while batch := list(islice(texts, CHUNK * workers)):
            yield from pool.map(check, batch, chunksize=max(1, len(batch) // workers))


def _date(published: str | dt.date | None) -> dt.date | None:
    if published is None or isinstance(published, dt.date):
        return published
    try:
        return dt.date.fromisoformat(published)
    except ValueError as error:
        raise UsageError(f"'{published}' is no ISO date; 2024-09-08 works") from error


def _facts(document: Document, facts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return facts with what the annotation knows: date of publication and title."""
    known = [*facts]
    if document.published and not any(key == "published" for key, _ in facts):
        known.append(("published", document.published.isoformat()))
    if document.title is not None:
        known.append(("title", " ".join(document.blocks[document.title].text.split())))
    return tuple(known)
