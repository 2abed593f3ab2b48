"""What the caller gets: a clean text with every change on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from newsclean.boilerplate.roles import Role
from newsclean.model import Document, Finding, Span
from newsclean.offsets import Patch, Replaced
from newsclean.reasons import Reason, told
from newsclean.report import Report, metadata
from newsclean.text.unified import Place, unified_diff


class Action(StrEnum):
    """What a change did."""

    REMOVE = "remove"
    INSERT = "insert"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Change:
    """One place where the clean text differs from the source, and why."""

    action: Action
    source_span: Span
    output_span: Span
    before: str
    after: str
    reasons: tuple[Reason, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the rules that made it, sorted."""
        return tuple(sorted({reason.code for reason in self.reasons}))

    @property
    def kind(self) -> Role | None:
        """Return what a line that was taken out as boilerplate is for, None of other repairs."""
        return next((reason.kind for reason in self.reasons if reason.kind), None)

    @property
    def probability(self) -> float | None:
        """Return how likely the block is main content, 0 to 1; None where only its wording was asked."""
        return next((reason.probability for reason in self.reasons if reason.probability is not None), None)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as JSON-safe values."""
        return {
            "action": str(self.action),
            "source_span": {"start": self.source_span.start, "end": self.source_span.end},
            "output_span": {"start": self.output_span.start, "end": self.output_span.end},
            "before": self.before,
            "after": self.after,
            "reasons": [
                {"code": r.code, "name": r.name, "message": r.message, "safety": str(r.safety)} for r in self.reasons
            ],
            **({"kind": str(self.kind), "probability": self.probability} if self.kind else {}),
        }


def _order(reason: Reason) -> tuple[str, str, str, float]:
    return reason.code, reason.message, reason.safety, reason.probability or 0.0


@dataclass(frozen=True)
class CleanResult:
    """The clean text, with every change on record and reversible."""

    document: Document = field(repr=False)
    source: str = field(repr=False)
    facts: tuple[tuple[str, str], ...] = ()
    problems: tuple[Finding, ...] = ()
    path: str = ""
    encoding: str = "utf-8"
    recheck: Callable[[str], Report] | None = field(default=None, repr=False, compare=False)
    render: Callable[[CleanResult], str] | None = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """Return the clean text."""
        return self.document.text

    @property
    def is_source(self) -> bool:
        """Tell whether the text is the source itself, repaired in place, and not what was read from it."""
        return self.document.source_is_text or self.document.original == self.source

    @cached_property
    def output(self) -> str:
        """Return what was asked for by `to`: the clean text, or the article as HTML or Markdown."""
        return self.render(self) if self.render else self.text

    @property
    def language(self) -> str:
        """Return the language of the article, a BCP 47 tag or `und`."""
        return self.document.language

    @property
    def metadata(self) -> dict[str, str | tuple[str, ...]]:
        """Return what the text said of itself, facts of removed lines included."""
        return metadata((("language", self.language), *self.facts))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Return every change, in reading order."""
        return tuple(self._change(place) for place in self._patch.changes)

    @cached_property
    def _patch(self) -> Patch:
        """Return the patch of the document with a place for each block that was taken out."""
        return Patch(tuple(piece for place in self.document.patch.changes for piece in told(place)))

    def _change(self, place: Replaced) -> Change:
        after = self.text[place.new_start : place.new_end]
        action = Action.REMOVE if not after else Action.INSERT if not place.before else Action.REPLACE
        reasons = tuple(sorted((r for r in place.labels if isinstance(r, Reason)), key=_order))
        source = Span(*self.document.origin.span(place.old_start, place.old_end))
        return Change(action, source, Span(place.new_start, place.new_end), place.before, after, reasons)

    @property
    def removed(self) -> tuple[Change, ...]:
        """Return the changes that took out whole lines, with what they held."""
        return tuple(c for c in self.changes if c.action is Action.REMOVE and c.before.strip())

    @cached_property
    def report(self) -> Report:
        """Return the findings that are left in the clean text; computed when first asked for."""
        return self.recheck(self.text) if self.recheck else Report(self.text, self.problems, self.language)

    def revert(self, rules: Iterable[str] | None = None) -> str:
        """Return the text without the changes of `rules` (codes, names or code prefixes), or as it was read if None."""
        if rules is None:
            return self._patch.undone(self.text)
        wanted = tuple(rules)
        reasons = {r for place in self._patch.changes for r in place.labels if isinstance(r, Reason)}
        chosen = [r for r in reasons if r.name in wanted or r.code.startswith(tuple(w for w in wanted if w))]
        return self._patch.undone(self.text, labels=chosen)

    def source_offset(self, offset: int) -> int:
        """Return the source position of the clean text's character at `offset`."""
        return self.document.origin.start(self.document.patch.backward.start(offset))

    def output_offset(self, offset: int) -> int:
        """Return where the source's character at `offset` stands in the clean text, or where it was removed."""
        read = self.document.origin.inverse.start(offset)
        return min(self.document.patch.forward.start(read), len(self.text))

    def diff(self, *, name: str = "") -> str:
        """Return a unified diff from the text as it was read (the source, if that was repaired) to the clean text."""
        places = (Place(p.old_start, p.old_end, p.new_start, p.new_end) for p in self.document.patch.changes)
        return unified_diff(self.document.original, self.text, places, name=name or self.path or "text")

    def provenance(self) -> list[dict[str, Any]]:
        """Return every change as JSON-safe values."""
        return [change.to_dict() for change in self.changes]

    def to_dict(self) -> Mapping[str, Any]:
        """Return text, metadata and changes as JSON-safe values."""
        kept = {k: list(v) if isinstance(v, tuple) else v for k, v in self.metadata.items()}
        return {"path": self.path, "text": self.text, "metadata": kept, "changes": self.provenance()}
