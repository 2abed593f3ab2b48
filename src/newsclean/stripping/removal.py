"""Which elements go with the text that was removed: the highest in which nothing is left to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from newsclean.readers.html.elements import MEDIA
from newsclean.stripping.repaired import Repaired

PAGE = frozenset(("html", "head", "body"))  # a page has them, whatever they hold
CELLS = frozenset(("td", "th"))  # without one the rest of its row would stand under other headings
# Text that accompanies a picture of the article: the picture stays.
OF_PICTURES = frozenset(("photo-credit", "caption-stub", "gallery-widget", "video-player"))
# Text that brings its own pictures, of other articles and of advertisers: even a figure goes with it. Beside any other
# text that is removed a figure stays; a picture outside of figures may be a button, and goes.
WITH_PICTURES = frozenset(
    "advertisement-label cookie-notice donation-appeal follow-us navigation newsletter-prompt read-also "  # noqa: SIM905
    "social-embed sponsored-label".split()
)
NOBODY: frozenset[str] = frozenset()


class Removal:
    """Finds the elements to take out; lives for one call."""

    def __init__(self, tree: BeautifulSoup | Tag, repaired: Repaired) -> None:
        self._repaired = repaired
        self._kept = {id(tree)}  # elements that hold something that stays
        self._names: dict[int, set[str]] = {}  # rules that removed text in an element
        self._near: dict[int, tuple[frozenset[str], bool]] = {}
        self._tops: dict[int, PageElement | None] = {}
        self.emptied = tuple(self._emptied())
        if not self.emptied:
            return
        for picture in _pictures(tree):
            if self._stays(picture):
                self._keep(picture)

    def top(self, index: int) -> PageElement:
        """Return what to take out for an emptied text node: it, or the highest element that can go with it."""
        node = self._repaired.serial.nodes[index].node
        path: list[Tag] = []
        at: Tag | None = node.parent
        while at is not None and id(at) not in self._tops and id(at) not in self._kept and at.name not in PAGE:
            path.append(at)
            at = at.parent
        top = self._tops.get(id(at))
        for element in reversed(path):
            if top is None and element.name not in CELLS:
                top = element
            self._tops[id(element)] = top
        return node if top is None else top

    def _emptied(self) -> Iterator[int]:
        """Yield the index of each text node of which nothing can be seen any more."""
        rewritten = self._repaired.rewritten
        for index, placed in enumerate(self._repaired.serial.nodes):
            change = rewritten.get(index)
            if change is None or is_visible(change.text):
                if not placed.node.isspace() and is_visible(self._repaired.shown(placed)):
                    self._keep(placed.node)
            elif is_visible(placed.node):
                self._note(placed.node, {reason.name for reason in change.reasons})
                yield index

    def _keep(self, element: PageElement) -> None:
        for parent in _parents(element):
            if id(parent) in self._kept:
                return
            self._kept.add(id(parent))

    def _note(self, element: PageElement, names: set[str]) -> None:
        for parent in _parents(element):
            known = self._names.setdefault(id(parent), set())
            if names <= known:
                return
            known |= names

    def _stays(self, picture: Tag) -> bool:
        """Tell whether a picture is the article's, by the text that was removed nearest to it."""
        names, in_figure = self._nearest(picture)
        return names.isdisjoint(WITH_PICTURES) and (in_figure or not names.isdisjoint(OF_PICTURES))

    def _nearest(self, picture: Tag) -> tuple[frozenset[str], bool]:
        """Return the rules that removed text nearest to a picture, and whether a figure holds it below there."""
        path: list[Tag] = []
        at: Tag | None = picture
        while at is not None and id(at) not in self._kept and id(at) not in self._near:
            if names := self._names.get(id(at)):
                self._near[id(at)] = frozenset(names), at.name == "figure"
                break
            path.append(at)
            at = at.parent
        names_near, in_figure = self._near.get(id(at), (NOBODY, False))
        for element in reversed(path):
            in_figure = in_figure or element.name == "figure"
            self._near[id(element)] = names_near, in_figure
        return names_near, in_figure


def is_visible(text: str) -> bool:
    """Tell whether a text has a character that can be seen."""
    return any(char.isprintable() and not char.isspace() for char in text)


def _pictures(tree: Tag) -> Iterator[Tag]:
    stack: list[PageElement] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if node.name in MEDIA:
                yield node
            stack.extend(node.contents)


def _parents(element: PageElement) -> Iterable[Tag]:
    parent = element.parent
    while parent is not None:
        yield parent
        parent = parent.parent
