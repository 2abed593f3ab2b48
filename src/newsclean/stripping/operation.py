"""The changes of a tree, and the record of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from newsclean.model import Span
from newsclean.readers.html.elements import BLOCK_TAGS
from newsclean.readers.soup import Serial
from newsclean.reasons import Reason
from newsclean.stripping.removal import Removal
from newsclean.stripping.repaired import Repaired
from newsclean.stripping.surgery import Surgery


@dataclass(frozen=True, slots=True, eq=False)
class Removed:
    """An element or text node that was taken out, and where it stood.

    `text` is what a reader saw of it, `span` the place of that text. It was number `index`, from 0, of the children
    that `parent` then had.
    """

    element: Tag | NavigableString
    text: str
    reasons: tuple[Reason, ...]
    span: Span
    parent: Tag
    index: int

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the rules that removed it, sorted."""
        return _codes(self.reasons)

    def to_dict(self) -> dict[str, Any]:
        """Return the removal as JSON-safe values, the element as HTML."""
        return {
            "text": self.text,
            "html": str(self.element),
            "span": {"start": self.span.start, "end": self.span.end},
            "reasons": [_reason_dict(reason) for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True, eq=False)
class Rewritten:
    """A text node in the place of one with another text, the place of which is `span`."""

    node: NavigableString
    before: str
    reasons: tuple[Reason, ...]
    span: Span

    @property
    def after(self) -> str:
        """Return the new text."""
        return str(self.node)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the rules that changed it, sorted."""
        return _codes(self.reasons)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as JSON-safe values."""
        return {
            "before": self.before,
            "after": self.after,
            "span": {"start": self.span.start, "end": self.span.end},
            "reasons": [_reason_dict(reason) for reason in self.reasons],
        }


class Operation:
    """Carries out repairs of one tree, round by round, and keeps the record; `serial` is the tree before the first."""

    def __init__(self, tree: BeautifulSoup | Tag, serial: Serial) -> None:
        self.surgery = Surgery()
        self._tree = tree
        self._spans = {id(placed.node): Span(placed.start, placed.end) for placed in serial.nodes}
        self._removed: list[Removed] = []
        self._rewritten: dict[int, Rewritten] = {}  # by the identity of the new node

    def carry_out(self, repaired: Repaired) -> bool:
        """Change the tree as its HTML was repaired; tell whether anything changed."""
        if not repaired.rewritten:
            return False
        removal = Removal(self._tree, repaired)
        tops = [(removal.top(index), index) for index in removal.emptied]
        places = _places(top for top, _ in tops)
        for _, group in groupby(tops, key=lambda pair: id(pair[0])):
            pairs = [*group]
            self._remove(repaired, pairs[0][0], [index for _, index in pairs], places)
        taken = {id(top) for top, _ in tops}
        remaining = [index for index in repaired.rewritten if id(removal.top(index)) not in taken]
        changed = [index for index in remaining if self._rewrite(repaired, index)]
        self.surgery.finish()
        return bool(tops or changed)

    def record(self) -> tuple[tuple[Removed, ...], tuple[Rewritten, ...]]:
        """Return what was taken out and what was rewritten, in the order of the source."""
        removed = sorted(self._removed, key=lambda each: each.span)
        return tuple(removed), tuple(sorted(self._rewritten.values(), key=lambda each: each.span))

    def _remove(
        self, repaired: Repaired, element: PageElement, indexes: list[int], places: dict[int, tuple[Tag, int]]
    ) -> None:
        """Take out an element, of whose text nodes with these indexes nothing is left to see."""
        nodes, rewritten = repaired.serial.nodes, repaired.rewritten
        first, last = indexes[0], indexes[-1]
        span = Span(self._spans[id(nodes[first].node)].start, self._spans[id(nodes[last].node)].end)
        reasons = _sorted({reason for index in indexes for reason in rewritten[index].reasons})
        text = repaired.shown_between(first, last)
        found = cast("Tag | NavigableString", element)
        self._removed.append(Removed(found, text, reasons, span, *places[id(element)]))
        is_block = isinstance(element, Tag) and element.name in BLOCK_TAGS
        self._put(element, "" if is_block else "".join(rewritten[index].text for index in indexes), span)

    def _rewrite(self, repaired: Repaired, index: int) -> bool:
        """Give a text node its new text; tell whether it had another."""
        node, change = repaired.serial.nodes[index].node, repaired.rewritten[index]
        if change.text == node:
            return False
        span = self._spans[id(node)]
        new = self._put(node, change.text, span)
        last = self._rewritten.pop(id(node), None)
        before, reasons = (last.before, last.reasons) if last else (str(node), ())
        self._rewritten[id(new)] = Rewritten(new, before, _sorted({*reasons, *change.reasons}), span)
        return True

    def _put(self, element: PageElement, text: str, span: Span) -> NavigableString:
        """Put a text node in the place of an element, as blanks may part two words; nothing if there is no text."""
        new = type(element)(text) if isinstance(element, NavigableString) else NavigableString(text)
        if text:
            self._spans[id(new)] = span
            self.surgery.replace(element, new)
        else:
            self.surgery.remove(element)
        return new


def _places(elements: Iterable[PageElement]) -> dict[int, tuple[Tag, int]]:
    """Return the parent and the index of all siblings of elements, by identity."""
    parents = {id(element.parent): element.parent for element in elements}
    return {
        id(child): (parent, index)
        for parent in parents.values()
        if parent is not None
        for index, child in enumerate(parent.contents)
    }


def _sorted(reasons: set[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda reason: (reason.code, reason.message)))


def _codes(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(sorted({reason.code for reason in reasons}))


def _reason_dict(reason: Reason) -> dict[str, str]:
    return {"code": reason.code, "name": reason.name, "message": reason.message, "safety": str(reason.safety)}
