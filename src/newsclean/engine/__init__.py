"""Run rules, choose edits that do not collide, and repeat until nothing changes: the only place that changes text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple, Protocol, Self, TypeVar

from newsclean.engine.annotation import annotate
from newsclean.engine.collisions import without_collisions
from newsclean.engine.guard import guarded
from newsclean.engine.suppressions import silenced
from newsclean.model import Document, Finding, Safety, Severity
from newsclean.offsets import Replacement
from newsclean.results import Reason
from newsclean.rules import Rule, gathered

MAX_PASSES = 10  # a family that still edits after ten passes is fighting itself (ruff's tests use ten as well)
MAX_TOLD = 1000  # findings of one rule in one text: more are one kind of damage, told once with all its places
CRASHED = "NCL903"
DIVERGED = "NCL904"
W = TypeVar("W", bound="Workpiece")


@dataclass(frozen=True, eq=False)
class Plan:
    """Rules with their options, compiled once: what to run, in order of repair. Two plans are never equal."""

    rules: tuple[tuple[Rule, Mapping[str, Any]], ...]

    @cached_property
    def codes(self) -> frozenset[str]:
        """Return the codes of the rules."""
        return frozenset(rule.code for rule, _ in self.rules)

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


class Seen(NamedTuple):
    """What a look gives: the annotated document, its findings in reading order, and those that an exemption took out.

    Places are those of `document.text`.
    """

    document: Document
    findings: list[Finding]
    silenced: list[Finding]


def look(document: Document, plan: Plan, policy: Policy) -> Seen:
    """Return what is found in a document.

    What boilerplate rules found to be no article is not judged by the rules of the families behind them.
    """
    document = annotated(document, policy)
    seen = Seen(document, [], [])
    article = visible(document)
    for family, rules in plan.families:
        kept, gone = silenced(document, findings(document, article, rules))
        seen.findings.extend(kept)
        seen.silenced.extend(gone)
        if family == "boilerplate":
            article = without_boilerplate(article, kept)
    seen.findings.sort(key=lambda f: (f.start, f.span.end if f.span else 0, f.code, f.message))
    return seen


def annotated(document: Document, policy: Policy) -> Document:
    """Return the annotated document; one that was asked for before is the same, with all that is known of it."""
    known: Document | None = document.memo.get((policy.language, policy.published))
    if known is None:
        known = annotate(document, language=policy.language, published=policy.published)
        document.memo[policy.language, policy.published] = known
    return known


def findings(document: Document, article: Document, plan: Plan) -> Sequence[Finding]:
    """Return what the rules find; a document that is checked and then cleaned is judged once."""
    if article is not visible(document):
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
            told = guarded(rule, view, rule.findings(view, **options))
            found += told if len(told) <= MAX_TOLD else _gathered(told, rule.family)
        except Exception as error:  # noqa: BLE001 - the one place that isolates a rule
            message = f"rule {rule.code} {rule.name} crashed: {type(error).__name__}: {error}"
            found.append(Finding(None, message, code=CRASHED, name="rule-crashed", severity=Severity.ERROR))
    return found


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


class Workpiece(Protocol):
    """A text under repair: what rules see of it, and how their edits are made."""

    @property
    def text(self) -> str:
        """Return the text that is repaired."""
        ...

    @property
    def view(self) -> Document:
        """Return what rules see."""
        ...

    def placed(self, finding: Finding) -> Finding:
        """Return the finding with its edits where they are made; without edits if they cannot be."""
        ...

    def edited(self, chosen: Sequence[Finding]) -> Self:
        """Return the workpiece after the edits of placed findings."""
        ...

    def read_again(self) -> Self:
        """Return the workpiece with its blocks as a reader would see them now."""
        ...


def repair(piece: W, plan: Plan, policy: Policy) -> tuple[W, list[Finding]]:
    """Return the repaired workpiece and the findings whose edits were applied.

    Rounds over all families are repeated on the text as it would be read anew, until a round changes nothing: so
    cleaning twice gives what cleaning once gave. A text that never settles keeps its last state, with a finding.
    """
    applied: list[Finding] = []
    for _ in range(MAX_PASSES):
        before = piece.text
        for _, rules in plan.families:
            piece, chosen = _settle(piece, rules, plan, policy)
            applied += chosen
        if piece.text == before:
            return piece, applied
        piece = piece.read_again()
    return piece, [*applied, _unsettled(applied)]


def _settle(piece: W, rules: Plan, plan: Plan, policy: Policy) -> tuple[W, list[Finding]]:
    """Repair one family to a fixed point; rules that keep undoing each other leave the text as it was."""
    untouched, applied = piece, list[Finding]()
    for _ in range(MAX_PASSES):
        document = annotated(piece.view, policy)
        article = visible(document) if policy.boilerplate else plan.article(document, before=rules)
        found, _ = silenced(document, findings(document, article, rules))
        chosen = without_collisions(finding for finding in map(piece.placed, found) if policy.allows(finding))
        if not chosen:
            return piece, applied
        applied += chosen
        piece = piece.edited(chosen)
    return untouched, [_unsettled(applied)]


def _unsettled(applied: Iterable[Finding]) -> Finding:
    names = sorted({finding.code for finding in applied})
    message = f"repairs did not settle after {MAX_PASSES} passes; rules at work: {', '.join(names)}"
    return Finding(None, message, code=DIVERGED, name="did-not-settle", severity=Severity.ERROR)


def replacements(chosen: Sequence[Finding]) -> list[Replacement]:
    """Return the edits of findings as sorted replacements that know their reason."""
    reasons: dict[tuple[str, str, str, Safety], Reason] = {}  # many findings may have one
    edits: list[Replacement] = []
    for f in chosen:
        why = (f.code, f.name, f.message, f.safety)
        reason = reasons.get(why) or reasons.setdefault(why, Reason(*why))
        edits += (Replacement(edit.span.start, edit.span.end, edit.replacement, reason) for edit in f.edits)
    return sorted(edits, key=lambda edit: (edit.start, edit.end))
