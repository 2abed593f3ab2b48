"""The values that flow through newsclean: immutable, comparable, free of behaviour that needs I/O."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, NamedTuple

from newsclean.block import LONG_HIDDEN, MAX_JUDGED, Block, Span, block_of
from newsclean.levels import Safety, Severity
from newsclean.markup import Element, Extent, Kind, Markup
from newsclean.offsets import OffsetMap, Patch, Replacement
from newsclean.slotted import Slotted

__all__ = [
    "LONG_HIDDEN", "MAX_JUDGED", "Block", "Document", "Edit", "Element", "Escape", "Exemption", "Extent", "Finding",
    "Kind", "Markup", "Safety", "Severity", "Span", "block_of", "fact_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit(Slotted):
    """Puts `replacement` in the place of `span`; an empty one deletes."""

    span: Span
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Finding(Slotted):
    """One defect: where, what, and the edits that repair it together or not at all.

    `facts` are what the text said and must not be lost, as `("published", "2024-09-08")`.
    `related` are other places that belong to it, as the first copy of a duplicate.
    The engine stamps code, name and severity; a finding of the whole document has no span.
    """

    span: Span | None
    message: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.SAFE
    facts: tuple[tuple[str, str], ...] = ()
    related: tuple[Span, ...] = ()
    code: str = ""
    name: str = ""
    severity: Severity = Severity.WARNING
    probability: float | None = None  # of being main content, 0 to 1, if the classifier was asked

    @property
    def start(self) -> int:
        """Return where it begins; a finding of the whole document stands at 0."""
        return self.span.start if self.span else 0


class Exemption(NamedTuple):
    """A stretch of text on which rules are silent: code and addresses by nature, others because the author says so.

    `rules` are selectors (codes, prefixes, names; ALL); with `match`, only findings on exactly these words.
    `place` is where the source states it, None where it is so by nature; `reason` is what the author wrote behind `--`.
    """

    span: Span
    rules: tuple[str, ...] = ("ALL",)
    match: str = ""
    place: Span | None = None
    reason: str = ""


def fact_of(facts: Iterable[tuple[str, str]], name: str) -> str:
    """Return the fact of a name, empty if there is none; the first of several counts."""
    return next((value for key, value in facts if key == name), "")


Escape = Callable[[str], str]


@dataclass(frozen=True)
class Document:
    """The text under study, its blocks, and the way back to the source it was read from.

    `origin` leads from the text as it was read (`original`) to the source; `patch` from `original` to `text`.
    `escapes` write a piece of text as the source would hold it, applied in order (HTML inside JSON has two).
    """

    text: str
    blocks: tuple[Block, ...]
    origin: OffsetMap
    original: str = field(repr=False)
    patch: Patch = field(default_factory=Patch, repr=False)
    language: str = "und"
    published: dt.date | None = None
    is_file: bool = False  # the text is a whole file, whose last line ends as the others do
    extent: Extent = Extent.PIECE
    stated_text: str = field(default="", repr=False)  # what the source states, outside its text, as that of the article
    title: int | None = None  # index of the block that is the title
    facts: tuple[tuple[str, str], ...] = ()  # what the source says of the article outside its text
    exemptions: tuple[Exemption, ...] = ()
    escapes: tuple[Escape, ...] = field(default=(), repr=False)

    silent: set[Hashable] = field(default_factory=set, repr=False, compare=False)  # known to be without a defect

    @cached_property
    def characters(self) -> frozenset[str]:
        """Return the characters that occur in the text; of a huge one, in what is judged and between it."""
        if len(self.text) <= MAX_JUDGED:
            return frozenset(self.text)
        return frozenset(" \t\r\n").union(*(block.characters for block in self.blocks if block.is_judged))

    @cached_property
    def block_starts(self) -> tuple[int, ...]:
        """Return where the blocks start, in order."""
        return tuple([block.start for block in self.blocks])

    @cached_property
    def memo(self) -> dict[Hashable, Any]:
        """Return what has been derived from the document, by what derived it; derived values never change."""
        return {}

    def __getstate__(self) -> dict[str, Any]:
        """Leave what was derived behind: another process derives its own."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"silent": set()}

    @property
    def source_is_text(self) -> bool:
        """Tell whether positions in the text are positions in the source."""
        return not self.patch.changes and self.origin == OffsetMap.identity(len(self.text))

    def escaped(self, text: str) -> str:
        """Return a text as the source would hold it."""
        for escape in self.escapes:
            text = escape(text)
        return text

    def source_span(self, span: Span) -> Span:
        """Return the source span of a span of `text`."""
        return Span(*self.origin.span(*self.patch.backward.span(span.start, span.end)))

    def stated(self, name: str) -> str:
        """Return what the source states under a name, empty if it states nothing."""
        return fact_of(self.facts, name)

    def language_of(self, block: Block) -> str:
        """Return the block's language; a line too short to tell has the document's."""
        return self.language if block.language == "und" else block.language

    def edited(self, edits: Sequence[Replacement]) -> Document:
        """Return the document after sorted, non-overlapping edits; a block left without visible text disappears."""
        text, step = Patch().then(self.text, edits)
        patch = self.patch.joined(step, self.text)
        blocks = (self._moved(block, text, step) for block in self.blocks)
        exemptions = tuple(
            each._replace(span=Span(*step.forward.span(each.span.start, each.span.end))) for each in self.exemptions
        )
        kept = tuple(block for block in blocks if block is not None)
        return replace(self, text=text, patch=patch, blocks=kept, exemptions=exemptions, title=None)

    @staticmethod
    def _moved(block: Block, text: str, step: Patch) -> Block | None:
        start, end = step.forward.span(block.start, block.end)
        inside = text[start:end]
        if not inside or inside.isspace():
            return None
        return block_of(inside, start, block.kind, block.language, block.markup, block.is_certain)

    def removal(self, index: int, last: int | None = None) -> Edit:
        """Return the edit that takes out block `index`, or all from there to `last`, with one separator.

        The one that stays is the stronger: where a line break and a blank line met, a blank line is left. Text that is
        no block of this document, as it was found to be no article, stays where it is.
        """
        text, start, end = self.text, self.blocks[index].start, self.blocks[index if last is None else last].end
        before, behind = start, end
        while before and text[before - 1].isspace():
            before -= 1
        while behind < len(text) and text[behind].isspace():
            behind += 1
        is_last = behind == len(text)
        is_weaker = text.count("\n", before, start) < text.count("\n", end, behind)
        return Edit(Span(before, end) if is_last or (before and is_weaker) else Span(start, behind))
