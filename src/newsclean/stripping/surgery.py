"""Elements taken out of a tree and strings put in the place of others, every old link on record."""

from __future__ import annotations

from typing import Any

from bs4 import Tag
from bs4.element import PageElement

from newsclean.errors import UsageError


class Surgery:
    """Changes one tree in time linear in what is changed; nothing is seen in `contents` before `finish`.

    Beautiful Soup's own `extract` looks for an element among its siblings, which is quadratic for many of them.
    """

    def __init__(self) -> None:
        self._steps: list[tuple[PageElement, str, Any, Any]] = []  # element, attribute, old value, new value
        self._fates: dict[int, tuple[Tag, dict[int, PageElement | None]]] = {}
        self._children: dict[int, tuple[Tag, list[PageElement]]] = {}  # as we left them, by the identity of the parent

    def remove(self, element: PageElement) -> None:
        """Take an element out of its tree; it becomes the root of its own."""
        last = _last(element)
        self._join(element.previous_element, last.next_element, "element")
        self._join(element.previous_sibling, element.next_sibling, "sibling")
        self._meet(element, None)
        self._detach(element, last)

    def replace(self, element: PageElement, new: PageElement) -> None:
        """Put a new element without children in the place of one."""
        last = _last(element)
        for kind, following in (("element", last.next_element), ("sibling", element.next_sibling)):
            self._join(getattr(element, f"previous_{kind}"), new, kind)
            self._join(new, following, kind)
        self._meet(element, new)
        self._set(new, "parent", element.parent)
        self._detach(element, last)

    def finish(self) -> None:
        """Give every parent its new children."""
        for parent, fates in self._fates.values():
            children = [fates.get(id(child), child) for child in parent.contents]
            kept = [child for child in children if child is not None]
            self._set(parent, "contents", kept)
            self._children[id(parent)] = parent, [*kept]
        self._fates.clear()

    def undo(self) -> None:
        """Put everything back; UsageError, and nothing is done, if the tree was changed there in the meantime."""
        now = {(id(owner), attribute): (owner, new) for owner, attribute, _, new in self._steps}
        is_same = all(getattr(owner, attribute) is new for (_, attribute), (owner, new) in now.items())
        if not (is_same and all(_are_same(parent.contents, kept) for parent, kept in self._children.values())):
            raise UsageError("the tree was changed where boilerplate was taken out; restore it before other changes")
        for owner, attribute, old, _ in reversed(self._steps):
            setattr(owner, attribute, old)
        self._steps.clear()
        self._children.clear()

    def _set(self, owner: PageElement, attribute: str, value: Any) -> None:
        self._steps.append((owner, attribute, getattr(owner, attribute), value))
        setattr(owner, attribute, value)

    def _join(self, before: PageElement | None, behind: PageElement | None, kind: str) -> None:
        """Make two elements neighbours."""
        if before is not None:
            self._set(before, f"next_{kind}", behind)
        if behind is not None:
            self._set(behind, f"previous_{kind}", before)

    def _meet(self, element: PageElement, fate: PageElement | None) -> None:
        """Take note of what becomes of an element among its siblings."""
        parent = element.parent
        if parent is not None:
            self._fates.setdefault(id(parent), (parent, {}))[1][id(element)] = fate

    def _detach(self, element: PageElement, last: PageElement) -> None:
        for attribute in ("parent", "previous_element", "previous_sibling", "next_sibling"):
            self._set(element, attribute, None)
        self._set(last, "next_element", None)


def _last(element: PageElement) -> PageElement:
    """Return the last descendant, the element itself if it has none."""
    while isinstance(element, Tag) and element.contents:
        element = element.contents[-1]
    return element


def _are_same(these: list[PageElement], those: list[PageElement]) -> bool:
    return len(these) == len(those) and all(one is other for one, other in zip(these, those, strict=True))
