"""The linter: rules compiled once, then any number of texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from newsclean.boilerplate.verdicts import extraction
from newsclean.config import Config
from newsclean.corpus import Corpus, Digest, digest
from newsclean.engine import Plan, Policy, annotated, look, repair
from newsclean.engine.annotation import dated, title_of
from newsclean.engine.collisions import without_collisions
from newsclean.engine.placing import placed
from newsclean.engine.statements import statements
from newsclean.engine.suppressions import verdicts
from newsclean.engine.workpieces import SourcePiece, TextPiece
from newsclean.errors import UsageError
from newsclean.metrics.article import Article
from newsclean.model import Document, Extent, Finding
from newsclean.renderers import renderer
from newsclean.report import Report
from newsclean.results import CleanResult
from newsclean.sources import Source, Text, damage_findings, read_source, reading_problems

SAME = "same"  # the output that is the source itself, repaired in place
MAX_SUBTAG = 8  # RFC 5646
CHUNK = 16  # texts handed to a worker at once: enough to hide the cost of the hand-over


class Linter:
    """Checks and cleans texts with one configuration; immutable, safe to share between threads and forks.

    ConfigError if the configuration names an unknown rule or option.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        rules = self.config.rules()
        profile = self.config.site_profile and str(Path(self.config.path).parent / self.config.site_profile)
        self._plain = extraction(self.config.preset, profile)
        self._formatted = replace(self._plain, is_formatted=True)  # what is judged, and what has a form
        self._plan = Plan(tuple((rule, self.config.options(rule)) for rule in rules))
        self._corpus_rules = tuple(rule for rule in rules if rule.scope == "corpus")

    def __reduce__(self) -> tuple[type[Linter], tuple[Config]]:
        """Tell pickle to compile the configuration anew where the linter arrives."""
        return Linter, (self.config,)

    def check(  # noqa: PLR0913 - keyword-only, each with a default that works
        self,
        source: Source | Text,
        *,
        lang: str | None = None,
        format: str | None = None,  # noqa: A002 - the word users know
        encoding: str | None = None,
        published: str | dt.date | None = None,
        path: str = "",
    ) -> Report:
        """Return the report of one text; see `newsclean.check`."""
        text = source if isinstance(source, Text) else read_source(source, format=format, encoding=encoding)
        document, found, gone, article = look(text.document, self._plan, self._policy(lang, published))
        judged = verdicts(document, gone, ran=self._plan.codes, source=text.decoded.text, names=self.config.names)
        in_place = sorted((*(placed(document, finding) for finding in found), *judged), key=lambda each: each.start)
        everything = (*damage_findings(text.decoded), *reading_problems(document), *in_place)
        facts = _facts(document, document, tuple(fact for finding in found for fact in finding.facts))
        of = Article.of(article)
        return Report(text.decoded.text, everything, document.language, facts, path, text.decoded.encoding, article=of)

    def clean(  # noqa: PLR0913 - keyword-only, each with a default that works
        self,
        source: Source | Text,
        *,
        lang: str | None = None,
        format: str | None = None,  # noqa: A002 - the word users know
        encoding: str | None = None,
        published: str | dt.date | None = None,
        path: str = "",
        to: str = "text",
        images: bool = True,
        links: bool = True,
        unsafe: bool = False,
        boilerplate: bool = True,
    ) -> CleanResult:
        """Return the clean text and every change; see `newsclean.clean`."""
        render = None if to == SAME else partial(renderer(to).render, images=images, links=links)
        text = source if isinstance(source, Text) else read_source(source, format=format, encoding=encoding)
        policy = replace(self._policy(lang, published), unsafe=unsafe, boilerplate=boilerplate)
        if to == "text" and boilerplate:
            policy = replace(policy, extraction=self._plain)
        document, view, applied = self._repaired(text, policy, in_place=to == SAME)
        facts = tuple(fact for finding in applied for fact in finding.facts)
        return CleanResult(
            replace(document, language=view.language),
            text.decoded.text,
            _facts(stated(text.document, view, policy), view, facts),
            (
                *damage_findings(text.decoded),
                *reading_problems(view),
                *(f for f in applied if f.code.startswith("NCL")),
            ),
            path,
            text.decoded.encoding,
            partial(
                self.check, lang=lang, published=published, path=path, format=text.format if to == SAME else "text"
            ),
            render,
        )

    def _repaired(self, text: Text, policy: Policy, *, in_place: bool) -> tuple[Document, Document, list[Finding]]:
        """Return the document that was repaired (the text, or the source itself), what rules see of it, and why."""
        if in_place and (text.document.escapes or not text.document.source_is_text):
            piece, applied = repair(SourcePiece.of(text.decoded.text, text.read), self._plan, policy)
            piece = self._without_dead_suppressions(piece, policy)
            return piece.source, annotated(piece.view, policy), applied
        view, applied = repair(TextPiece(text.document, text.reread), self._plan, policy)
        document = annotated(view.view, policy)
        return document, document, applied

    def _without_dead_suppressions(self, piece: SourcePiece, policy: Policy) -> SourcePiece:
        if all(exemption.place is None for exemption in piece.view.exemptions):
            return piece
        document, _, gone, _ = look(piece.view, self._plan, policy)
        judged = verdicts(document, gone, ran=self._plan.codes, source=piece.text, names=self.config.names)
        dead = without_collisions(finding for finding in judged if policy.allows(finding))
        return piece.edited(dead) if dead else piece

    def check_many(self, sources: Iterable[Source], *, workers: int = 1, lang: str | None = None,
                   encoding: str | None = None) -> Iterator[Report]:  # fmt: skip
        """Yield the report of each text, in order, corpus rules included; `workers` processes share the work.

        Memory stays flat: a few texts are in flight, and a digest of each is kept.
        """
        corpus = Corpus()
        check = partial(_check_with_digest, self, lang=lang, encoding=encoding)
        for number, (report, fingerprint) in enumerate(_mapped(check, sources, workers)):
            yield self.compared(report, fingerprint, corpus)
            corpus.add(fingerprint, report.path or f"text {number + 1}")

    def compared(self, report: Report, fingerprint: Digest, corpus: Corpus) -> Report:
        """Return a report with what comparison with the texts before it finds."""
        found = [
            f for rule in self._corpus_rules for f in rule.compare(fingerprint, corpus, **self.config.options(rule))
        ]
        return replace(report, findings=(*found, *report.findings)) if found else report

    def _policy(self, lang: str | None, published: str | dt.date | None) -> Policy:
        language = check_tag(lang or self.config.lang)
        return Policy(language=language, published=check_date(published), extraction=self._formatted)


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


def check_date(published: str | dt.date | None) -> dt.date | None:
    """Return a date of publication; UsageError if it is none."""
    if published is None or isinstance(published, dt.date):
        return published
    try:
        return dt.date.fromisoformat(published)
    except ValueError as error:
        raise UsageError(f"'{published}' is no ISO date; 2024-09-08 works") from error


def stated(read: Document, view: Document, policy: Policy) -> Document:
    """Return a document as it was read with what is known of it; a page is in the language of its article."""
    if read.extent is not Extent.PAGE:
        return annotated(read, policy)
    return dated(replace(read, language=view.language, title=title_of(read)), policy.published)


def _facts(read: Document, clean: Document, found: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return what a document stated as it was read, then what rules found in its text, then what is left of it.

    What the source states of itself is of this article; a line of a page may speak of another.
    """
    known = [fact for fact in statements(read) if fact[0] != "problem"]
    stated = {key for key, _ in known}
    if read.published and "published" not in stated:
        known.append(("published", read.published.isoformat()))
        stated.add("published")
    known += (fact for fact in found if fact[0] not in stated)
    titled = read if read.extent is Extent.PAGE else clean
    if titled.title is not None and not any(key == "title" for key, _ in known):
        known.append(("title", " ".join(titled.blocks[titled.title].text.split())))
    return tuple(known)
