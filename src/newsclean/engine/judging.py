"""What rules find in a document, and which of its blocks they are shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from newsclean.engine.guard import guarded
from newsclean.engine.suppressions import silenced
from newsclean.model import Document, Finding
from newsclean.rules import Rule, crashed, gathered

MAX_TOLD = 1000  # findings of one rule in one text: more are one kind of damage, told once with all its places
MAX_SILENT = 20_000  # blocks of a text known to be without a defect; a text that has more is judged again
JUDGES = ("BPL6", "BPL7")  # the rules that judge a block by all of its page


@dataclass(frozen=True, eq=False)
class Plan:
    """Rules with their options, compiled once: what to run, in order of repair. Two plans are never equal."""

    rules: tuple[tuple[Rule, Mapping[str, Any]], ...]

    @cached_property
    def codes(self) -> frozenset[str]:
        """Return the codes of the rules."""
        return frozenset(rule.code for rule, _ in self.rules)

    @cached_property
    def judges(self) -> tuple[Rule, ...]:
        """Return the rules that tell the article of a page from what stands around it."""
        return tuple(rule for rule, _ in self.rules if rule.code.startswith(JUDGES))

    @cached_property
    def families(self) -> tuple[tuple[str, Plan], ...]:
        """Return each family with its rules; rules that compare texts are not the engine's."""
        judging = (pair for pair in self.rules if pair[0].scope != "corpus")
        return tuple((family, Plan(tuple(pairs))) for family, pairs in groupby(judging, lambda pair: pair[0].family))

    def article(self, document: Document, *, before: Plan) -> Document:
        """Return the document as the rules of a family see it if boilerplate is told and not taken out."""
        article = visible(document)
        for _, rules in self.families:
            if rules is before:
                return article
            if rules.rules[0][0].family == "boilerplate":
                return without_boilerplate(article, silenced(document, findings(document, article, rules))[0])
        return article


def findings(document: Document, article: Document, plan: Plan) -> Sequence[Finding]:
    """Return what the rules find; a document that is checked and then cleaned is judged once."""
    if article is not visible(document):
        return _judged(document, article, plan)
    known: Sequence[Finding] | None = document.memo.get(plan)
    if known is None:
        known = document.memo[plan] = _judged(document, article, plan)
    return known


def _judged(document: Document, article: Document, plan: Plan) -> list[Finding]:
    """Return what the rules find; a rule that crashes is itself a finding.

    Blocks in which a family found nothing before the last repair are not shown again to its rules for single blocks.
    """
    fresh = _fresh(article, plan)
    found: list[Finding] = []
    of_blocks: list[Finding] = []
    for rule, options in plan.rules:
        view = document if rule.sees_boilerplate else fresh if rule.scope == "block" else article
        try:
            told = guarded(rule, article, rule.findings(view, **options))
            of_blocks += told if rule.scope == "block" else ()
            found += told if len(told) <= MAX_TOLD else _gathered(told, rule.family)
        except Exception as error:  # noqa: BLE001 - the one place that isolates a rule
            found.append(crashed(rule, error))
    _remember(fresh, plan, of_blocks)
    return found


def _fresh(article: Document, plan: Plan) -> Document:
    """Return the document with those of its blocks that are not known to be without a defect."""
    silent = article.silent
    if not silent:
        return article
    fresh = tuple(block for block in article.blocks if (plan, block.text, block.language, block.kind) not in silent)
    return article if len(fresh) == len(article.blocks) else replace(article, blocks=fresh)


def _remember(fresh: Document, plan: Plan, found: Sequence[Finding]) -> None:
    """Keep the blocks in which nothing was found, of a document that may be judged again after a repair."""
    silent = fresh.silent
    if len(silent) + len(fresh.blocks) > MAX_SILENT:
        return
    places = (place for f in found for place in (f.span, *f.related) if place is not None)
    loud = {bisect_right(fresh.block_starts, place.start) - 1 for place in places}
    blocks = enumerate(fresh.blocks)
    silent.update((plan, block.text, block.language, block.kind) for i, block in blocks if i not in loud)


def _gathered(told: Sequence[Finding], family: str) -> Iterator[Finding]:
    """Yield findings as one, with all its places; repairs of more than a character stay apart, as some may not fit."""
    if family == "unicode":
        yield from gathered(told)
        return
    yield from (finding for finding in told if finding.edits)
    yield from gathered(finding for finding in told if not finding.edits)


def visible(document: Document) -> Document:
    """Return the document without code and without the blocks that its page does not show; the text stays."""
    known: Document | None = document.memo.get(visible)
    if known is None:
        known = document.memo[visible] = _without(document, [not block.is_judged for block in document.blocks])
    return known


def without_boilerplate(document: Document, found: Iterable[Finding]) -> Document:
    """Return the document without the blocks that boilerplate findings cover as a whole; the text stays."""
    starts = {f.span.start: f.span.end for f in found if f.span and f.code.startswith("BPL")}
    return _without(document, [starts.get(block.start, -1) >= block.end for block in document.blocks])


def _without(document: Document, gone: Sequence[bool]) -> Document:
    if not any(gone):
        return document
    title = None if document.title is None or gone[document.title] else document.title - sum(gone[: document.title])
    kept = tuple(block for block, is_gone in zip(document.blocks, gone, strict=True) if not is_gone)
    return replace(document, blocks=kept, title=title)
