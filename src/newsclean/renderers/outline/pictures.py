"""Pictures of an article: their address and description, and whether they belong to what was kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.model import Document
from newsclean.readers.html.attributes import parsed
from newsclean.renderers.outline.addresses import address
from newsclean.renderers.outline.inline import Event
from newsclean.renderers.outline.lines import Line, Places
from newsclean.renderers.outline.nodes import Node
from newsclean.renderers.outline.scaffold import Open

PICTURES = frozenset(("img", "source"))
SIDES = ("width", "height")
# Where pages keep the address of a picture that is fetched when it comes into sight, before the one that stands in.
LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "src")
SETS = ("data-srcset", "data-lazy-srcset", "srcset")
MIN_SIZE = 50  # pixels of either side; icons, avatars and pixels that count readers stay below
SIZE = re.compile(r"\s*+(\d{1,6})(?![\d%])")
MAX_DESCRIPTION = 1000  # characters
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])", re.IGNORECASE)
WINDOW = 4000  # characters of source in which a neighbour is looked for
NEAR = 12  # tags to the first or last kept line: the wrappers of a picture above the title
SEPARATOR = 2  # characters that part two blocks
SMALL_GAP = 200  # characters removed between two kept paragraphs: a credit or a label, not a list of other articles


@dataclass(slots=True, eq=False)
class Picture:
    """A picture in a line of its own, as the page has it."""

    node: Node
    start: int
    end: int
    figure: Open | None = None
    goal: str = ""  # where a link around it leads

    @property
    def whole(self) -> tuple[int, int]:
        """Return its place in the source, its figure included."""
        if self.figure is None:
            return self.start, self.end
        return self.figure.start, max(self.figure.end, self.end)


class Offered:
    """Chooses among what a page offers for a picture; `source` elements stand before the `img` they belong to."""

    def __init__(self) -> None:
        self._sets: list[str] = []

    def picture(self, event: Event, base: str) -> Node | None:
        """Return the picture that an `img` shows; None for an icon, a pixel, or one without an address."""
        attributes = parsed(event.attributes)
        if event.name == "source":
            self._sets.append(attributes.get("srcset", ""))
            return None
        sets, self._sets = self._sets, []
        if attributes.get("aria-hidden") == "true" or any(_is_small(attributes.get(side, "")) for side in SIDES):
            return None
        found = (*(attributes.get(name, "") for name in SETS), *sets)
        offered = (*(attributes.get(name, "") for name in LAZY), *map(largest, found))
        goal = next(filter(None, (address(raw, base) for raw in offered if raw)), "")
        description = " ".join(attributes.get("alt", "").split())[:MAX_DESCRIPTION]
        return Node("img", {"src": goal, "alt": description}) if goal else None


def largest(stated: str) -> str:
    """Return the address of the largest picture in a set, "" for an empty one."""
    return max(_candidates(stated), key=lambda candidate: candidate[1], default=("", 0.0))[0]


def _candidates(stated: str) -> Iterator[tuple[str, float]]:
    words = iter(stated.split())
    for word in words:
        if word.endswith(","):
            yield word.rstrip(","), 1.0
            continue
        size, _, glued = next(words, "").partition(",")
        yield word, _number(size[:-1])
        while glued:  # `a.jpg 1x,b.jpg 2x`
            size, _, rest = next(words, "").partition(",")
            yield glued, _number(size[:-1])
            glued = rest


def _number(text: str) -> float:
    return float(text) if text.replace(".", "", 1).isdigit() and text.isascii() else 1.0


def _is_small(stated: str) -> bool:
    size = SIZE.match(stated)
    return size is not None and int(size[1]) < MIN_SIZE


def drop_foreign(pictures: list[Picture], lines: list[Line], document: Document, source: str) -> None:
    """Take the pictures out of the tree that belong to what was removed, and those shown before."""
    surroundings = _Surroundings(lines, document, source)
    shown: set[str] = set()
    for each in pictures:
        if each.node.attributes["src"] in shown or not surroundings.keep(each):
            each.node.name = ""
        else:
            shown.add(each.node.attributes["src"])


class _Surroundings:
    """Tells what stands around a picture: kept lines, and what was removed between them."""

    def __init__(self, lines: list[Line], document: Document, source: str) -> None:
        self._lines = lines
        self._starts = [line.source_start for line in lines]
        self._document = document
        self._places = Places(document)
        self._source = source
        self._gaps: dict[int, tuple[int, int]] = {}  # where removed text begins and ends, by the line behind it

    def keep(self, each: Picture) -> bool:
        """Tell whether a picture belongs to the lines around it.

        It does if nothing was removed in between; else if it is nearer to a kept line than to what was removed.
        """
        start, end = each.whole
        number = bisect_right(self._starts, start)
        first, last = self._removed(number)
        before = self._lines[number - 1].source_end if number else -1
        after = self._starts[number] if number < len(self._starts) else -1
        is_inner = before >= 0 and after >= 0
        if is_inner and first == last:
            return True
        if each.goal and not PICTURE_FILE.search(each.goal):  # a teaser: the picture leads to another page
            return False
        if is_inner and last - first <= SMALL_GAP:
            return True
        kept = min(self._tags(before, start), self._tags(end, after))
        above, below = self._removed_around(start, end, first, last)
        removed = min(self._tags(above, start), self._tags(end, below))
        return kept <= removed and (is_inner or kept <= NEAR)

    def _removed_around(self, start: int, end: int, first: int, last: int) -> tuple[int, int]:
        """Return where removed text ends above a picture and begins below it, in the source; -1 for none."""
        original, origin = self._document.original, self._document.origin
        view_start, view_end = self._places.view(start), self._places.view(end)
        above = below = -1
        if first < view_start:
            edge = max(view_start - SEPARATOR, 0)
            above = origin.end(edge + len(original[edge:view_start].rstrip()))
        if last > view_end:
            gap = original[view_end : view_end + SEPARATOR]
            below = origin.start(view_end + len(gap) - len(gap.lstrip()))
        return above, below

    def _tags(self, start: int, end: int) -> int:
        """Return how many tags part two places; one that is not there is far away."""
        if start < 0 or end < 0 or start + WINDOW < end:
            return WINDOW
        return self._source.count("<", start, end)

    def _removed(self, number: int) -> tuple[int, int]:
        """Return where removed text begins and ends before line `number`, in the text as it was read."""
        if number not in self._gaps:
            original = self._document.original
            start = self._lines[number - 1].view_end if number else 0
            end = self._lines[number].view_start if number < len(self._lines) else len(original)
            gap = original[start:end]
            first, last = end - len(gap.lstrip()), start + len(gap.rstrip())
            self._gaps[number] = (first, last) if first < last else (start, start)
        return self._gaps[number]
