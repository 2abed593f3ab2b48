"""Run rules, choose edits that do not collide, and repeat until nothing changes: the only place that changes text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from newsclean.engine.annotation import annotate
from newsclean.engine.collisions import without_collisions
from newsclean.engine.guard import guarded
from newsclean.model import Block, Document, Finding, Safety, Severity, Span
from newsclean.offsets import Replacement
from newsclean.results import Reason
from newsclean.rules import Rule

MAX_PASSES = 10  # a family that still edits after ten passes is fighting itself (ruff's tests use ten as well)
CRASHED = "NCL903"
DIVERGED = "NCL904"
Reread = Callable[[str], tuple[Block, ...]]


@dataclass(frozen=True, eq=False)
class Plan:
    """Rules with their options, compiled once: what to run, in order of repair. Two plans are never equal."""

    rules: tuple[tuple[Rule, Mapping[str, Any]], ...]

    @cached_property
    def families(self) -> tuple[tuple[str, Plan], ...]:
        """Return each family with its rules; rules that compare texts are not the engine's."""
        judging = (pair for pair in self.rules if pair[0].scope != "corpus")
        return tuple((family, Plan(tuple(pairs))) for family, pairs in groupby(judging, lambda pair: pair[0].family))


@dataclass(frozen=True, slots=True)
class Policy:
    """What repair may do, and what the caller states of the text."""

    language: str = ""
    published: dt.date | None = None
    unsafe: bool = False
    boilerplate: bool = True  # clean removes boilerplate; `check --fix` does not

    def allows(self, finding: Finding) -> bool:
        """Tell whether the finding's edits may be applied."""
        if not finding.edits or finding.safety is Safety.DISPLAY:
            return False
        return finding.safety is Safety.SAFE or self.unsafe or (self.boilerplate and finding.code.startswith("BPL"))


def look(document: Document, plan: Plan, policy: Policy) -> tuple[Document, list[Finding]]:
    """Return the annotated document and every finding, in reading order, in positions of `document.text`.

    What boilerplate rules found to be no article is not judged by the rules of the families behind them.
    """
    document = annotated(document, policy)
    found: list[Finding] = []
    article = document
    for family, rules in plan.families:
        found += findings(document, article, rules)
        if family == "boilerplate":
            article = without_boilerplate(document, found)
    return document, sorted(found, key=lambda f: (f.start, f.span.end if f.span else 0, f.code, f.message))


def annotated(document: Document, policy: Policy) -> Document:
    """Return the annotated document; one that was asked for before is the same, with all that is known of it."""
    known: Document | None = document.memo.get((policy.language, policy.published))
    if known is None:
        known = annotate(document, language=policy.language, published=policy.published)
        document.memo[policy.language, policy.published] = known
    return known


def findings(document: Document, article: Document, plan: Plan) -> Sequence[Finding]:
    """Return what the rules find; a document that is checked and then cleaned is judged once."""
    if document is not article:
        return _judged(document, article, plan)
    known: Sequence[Finding] | None = document.memo.get(plan)
    if known is None:
        known = document.memo[plan] = _judged(document, article, plan)
    return known


def _judged(document: Document, article: Document, plan: Plan) -> list[Finding]:
    """Return what the rules find; a rule that crashes is itself a finding."""
    found: list[Finding] = []
    for rule, options in plan.rules:
        view = document if rule.sees_boilerplate else article
        try:
            found += guarded(rule, view, rule.findings(view, **options))
        except Exception as error:  # noqa: BLE001 - the one place that isolates a rule
            message = f"rule {rule.code} {rule.name} crashed: {type(error).__name__}: {error}"
            found.append(Finding(None, message, code=CRASHED, name="rule-crashed", severity=Severity.ERROR))
    return found


def without_boilerplate(document: Document, found: Iterable[Finding]) -> Document:
    """Return the document without the blocks that boilerplate findings cover as a whole; the text stays."""
    starts = {f.span.start: f.span.end for f in found if f.span and f.code.startswith("BPL")}
    if not starts:
        return document
    gone = [starts.get(block.start, -1) >= block.end for block in document.blocks]
    title = None if document.title is None or gone[document.title] else document.title - sum(gone[: document.title])
    kept = tuple(block for block, is_gone in zip(document.blocks, gone, strict=True) if not is_gone)
    return replace(document, blocks=kept, title=title)


def repair(document: Document, plan: Plan, policy: Policy, reread: Reread) -> tuple[Document, list[Finding]]:
    """Return the repaired document and the findings whose edits were applied.

    Rounds over all families are repeated on the text as it would be read anew, until a round changes nothing: so
    cleaning twice gives what cleaning once gave. A text that never settles keeps its last state, with a finding.
    """
    applied: list[Finding] = []
    for _ in range(MAX_PASSES):
        before = document.text
        document = annotated(document, policy)
        for _, rules in plan.families:
            document, chosen = _settle(document, rules, policy, reread)
            applied += chosen
        if document.text == before:
            return document, applied
        document = _read_again(document, reread)
    return document, [*applied, _unsettled(applied)]


def _settle(document: Document, plan: Plan, policy: Policy, reread: Reread) -> tuple[Document, list[Finding]]:
    """Repair one family to a fixed point; rules that keep undoing each other leave the document as it was."""
    untouched, applied = document, list[Finding]()
    for _ in range(MAX_PASSES):
        allowed = [finding for finding in findings(document, document, plan) if policy.allows(finding)]
        chosen = without_collisions(allowed)
        if not chosen:
            return document, applied
        applied += chosen
        document = annotated(_read_again(document.edited(replacements(chosen)), reread), policy)
    return untouched, [_unsettled(applied)]


def _unsettled(applied: Iterable[Finding]) -> Finding:
    names = sorted({finding.code for finding in applied})
    message = f"repairs did not settle after {MAX_PASSES} passes; rules at work: {', '.join(names)}"
    return Finding(None, message, code=DIVERGED, name="did-not-settle", severity=Severity.ERROR)


def _read_again(document: Document, reread: Reread) -> Document:
    return replace(document, blocks=reread(document.text))


def replacements(chosen: Sequence[Finding]) -> list[Replacement]:
    """Return the edits of findings as sorted replacements that know their reason."""
    edits = [
        Replacement(edit.span.start, edit.span.end, edit.replacement, Reason(f.code, f.name, f.message, f.safety))
        for f in chosen
        for edit in f.edits
    ]
    return sorted(edits, key=lambda edit: (edit.start, edit.end))


def to_source(document: Document, finding: Finding) -> Finding:
    """Return the finding with its positions in the source."""
    if document.source_is_text:
        return finding

    def moved(span: Span) -> Span:
        return document.source_span(span)

    return replace(
        finding,
        span=finding.span and moved(finding.span),
        edits=tuple(replace(edit, span=moved(edit.span)) for edit in finding.edits),
        related=tuple(map(moved, finding.related)),
    )
