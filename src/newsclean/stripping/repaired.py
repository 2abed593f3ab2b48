"""A repair of the serialised tree, node by node: what each text node shows, and what becomes of it."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsclean.model import Document
from newsclean.offsets import OffsetMap, Replaced
from newsclean.readers.soup import Placed, Serial, escaped
from newsclean.reasons import Reason

LABEL_CHARS = 200  # of hidden text: labels and notes of programs are shorter, paragraphs behind a paywall are not


@dataclass(frozen=True, slots=True)
class NewText:
    """A text node that a repair changes: its new text, and why."""

    text: str
    reasons: frozenset[Reason]


@dataclass(frozen=True)
class Repaired:
    """A serialised tree, the document that rules saw of it, and the changes they made to its HTML."""

    serial: Serial
    view: Document
    html: str
    changes: Sequence[Replaced]

    @cached_property
    def rewritten(self) -> dict[int, NewText]:
        """Return the text nodes that change, by index."""
        by_node: dict[int, list[tuple[int, int, str, frozenset[Reason]]]] = {}
        for change in self.changes:
            reasons = frozenset(label for label in change.labels if isinstance(label, Reason))
            new = self.html[change.new_start : change.new_end]
            for index, start, end in self._parts(change.old_start, change.old_end):
                by_node.setdefault(index, []).append((start, end, new, reasons))
                new = ""
        found = {}
        for index, edits in by_node.items():
            text = self._text_after(self.serial.nodes[index], [edit[:3] for edit in edits])
            if text is not None:
                found[index] = NewText(text, frozenset().union(*(edit[3] for edit in edits)))
        return found

    def shown(self, placed: Placed) -> str:
        """Return what a reader sees of a text node; of hidden text only what is too long for a label."""
        start, end = self._shown.span(placed.start, placed.end)
        text = self.view.text[start:end]
        return "" if len(text) < LABEL_CHARS and self._is_hidden(start) else text

    def shown_between(self, first: int, last: int) -> str:
        """Return what a reader sees from one text node to another, by index, both included."""
        nodes = self.serial.nodes
        start, end = self._shown.span(nodes[first].start, nodes[last].end)
        return self.view.text[start:end].strip()

    @cached_property
    def _shown(self) -> OffsetMap:
        return self.view.origin.inverse

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.view.blocks]

    def _is_hidden(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        markup = self.view.blocks[index].markup if index >= 0 else None
        return markup is not None and markup.is_hidden

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the index of each text node in a range of the HTML, and the part of the range that lies in it."""
        nodes, index = self.serial.nodes, max(self.serial.index_at(start), 0)
        while index < len(nodes) and nodes[index].start <= end:
            first, last = max(start, nodes[index].start), min(end, nodes[index].end)
            if first < last or first == last == start == end:
                yield index, first, last
            index += 1

    def _text_after(self, placed: Placed, edits: Sequence[tuple[int, int, str]]) -> str | None:
        """Return the text of a node after edits of the HTML; None for a node whose text was not written as it is."""
        source, node = self.serial.html, placed.node
        is_plain = len(node) == placed.end - placed.start and source.startswith(node, placed.start)
        if not is_plain and source[placed.start : placed.end] != escaped(node):
            return None
        pieces: list[str] = []
        cursor = placed.start
        for start, end, new in edits:
            kept = source[cursor:start]
            pieces += (kept if is_plain else html.unescape(kept), html.unescape(new))
            cursor = end
        kept = source[cursor : placed.end]
        return "".join((*pieces, kept if is_plain else html.unescape(kept)))
