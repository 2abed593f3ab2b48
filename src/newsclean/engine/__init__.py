"""Run rules, choose edits that do not collide, and repeat until nothing changes: the only place that changes text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, Self, TypeVar

from newsclean.boilerplate.verdicts import DEFAULT, Extraction
from newsclean.engine.annotation import annotate
from newsclean.engine.collisions import without_collisions
from newsclean.engine.judging import Plan, findings, visible, without_boilerplate
from newsclean.engine.narrowing import narrowed, surroundings, told
from newsclean.engine.suppressions import silenced
from newsclean.model import Document, Extent, Finding, Safety, Severity
from newsclean.offsets import Replacement
from newsclean.reasons import Reason, reason
from newsclean.rules import Rule

__all__ = ["Plan", "Policy", "Seen", "Workpiece", "annotated", "look", "repair", "replacements"]

MAX_PASSES = 10  # a family that still edits after ten passes is fighting itself (ruff's tests use ten as well)
DIVERGED = "NCL904"
W = TypeVar("W", bound="Workpiece")


@dataclass(frozen=True, slots=True)
class Policy:
    """What repair may do, and what the caller states of the text."""

    language: str = ""
    published: dt.date | None = None
    unsafe: bool = False
    boilerplate: bool = True  # clean removes boilerplate; `check --fix` does not
    extraction: Extraction = DEFAULT

    def allows(self, finding: Finding) -> bool:
        """Tell whether the finding's edits may be applied."""
        if not finding.edits or finding.safety is Safety.DISPLAY:
            return False
        return finding.safety is Safety.SAFE or self.unsafe or (self.boilerplate and finding.code.startswith("BPL"))


class Seen(NamedTuple):
    """What a look gives: the annotated document, its findings in reading order, those that an exemption took out.

    `article` is the document without what is no article. Places are those of `document.text`.
    """

    document: Document
    findings: list[Finding]
    silenced: list[Finding]
    article: Document


def look(document: Document, plan: Plan, policy: Policy) -> Seen:
    """Return what is found in a document.

    What boilerplate rules found to be no article is not judged by the rules of the families behind them.
    """
    page = annotated(document, policy)
    document, around = narrowed(page, plan)
    article = visible(document)
    seen = Seen(page, list(told(around)), [], article)
    for family, rules in plan.families:
        kept, gone = silenced(document, findings(document, article, rules))
        seen.findings.extend(kept)
        seen.silenced.extend(gone)
        if family == "boilerplate":
            article = without_boilerplate(article, kept)
    seen.findings.sort(key=lambda f: (f.start, f.span.end if f.span else 0, f.code, f.message))
    return seen._replace(article=article)


def annotated(document: Document, policy: Policy) -> Document:
    """Return the annotated document; one that was asked for before is the same, with all that is known of it."""
    known: Document | None = document.memo.get((policy.language, policy.published))
    if known is None:
        known = annotate(document, language=policy.language, published=policy.published)
        document.memo[policy.language, policy.published] = known
    known.memo[Extraction] = policy.extraction
    return known


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

    def as_article(self) -> Self:
        """Return the workpiece as one that holds the article alone."""
        ...

    def cut(self, judges: Sequence[Rule]) -> Self | None:
        """Return a page cut to its article at once; None if that takes findings and edits as other repairs do."""
        ...


def repair(piece: W, plan: Plan, policy: Policy) -> tuple[W, list[Finding]]:
    """Return the repaired workpiece and the findings whose edits were applied.

    Rounds over all families are repeated on the text as it would be read anew, until a round changes nothing: so
    cleaning twice gives what cleaning once gave. A text that never settles keeps its last state, with a finding.
    """
    piece, applied = _narrowed(piece, plan, policy)
    for _ in range(MAX_PASSES):
        before = piece.text
        for _, rules in plan.families:
            piece, chosen = _settle(piece, rules, plan, policy)
            applied += chosen
        if piece.text == before:
            return piece, applied
        piece = piece.read_again()
    return piece, [*applied, _unsettled(applied)]


def _narrowed(piece: W, plan: Plan, policy: Policy) -> tuple[W, list[Finding]]:
    """Return a page without what stands around its article; it is looked for once, before anything is repaired."""
    page = piece.view
    if page.extent is not Extent.PAGE or not policy.boilerplate:
        return piece, []
    page.memo[Extraction] = policy.extraction
    article = piece.cut(plan.judges)
    if article is not None:
        return article, []
    around = surroundings(page, plan.judges)
    chosen = [finding for finding in map(piece.placed, around) if policy.allows(finding)]
    piece = piece.as_article()
    return piece.edited(chosen) if chosen else piece, chosen


def _settle(piece: W, rules: Plan, plan: Plan, policy: Policy) -> tuple[W, list[Finding]]:
    """Repair one family to a fixed point; rules that keep undoing each other leave the text as it was."""
    untouched, applied = piece, list[Finding]()
    for _ in range(MAX_PASSES):
        document = narrowed(annotated(piece.view, policy), plan).document
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
    reasons: dict[Reason, Reason] = {}  # many findings may have one
    edits: list[Replacement] = []
    for finding in chosen:
        why = reason(finding)
        why = reasons.setdefault(why, why)
        edits += (Replacement(edit.span.start, edit.span.end, edit.replacement, why) for edit in finding.edits)
    return sorted(edits, key=lambda edit: (edit.start, edit.end))
