"""What the pages of a site repeat: pages counted once, however often they were fetched, and blocks once a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import NamedTuple, TypeVar

from newsclean.boilerplate.page_digests import INSIDE, NEVER, PLACES, PageDigest
from newsclean.errors import UsageError

T = TypeVar("T")
MAX_PAGES = 500  # learned from: the share of a block is then known to 4 points, and no memory is exceeded
MIN_PAGES = 3  # two pages may share anything
LEAST = 2  # pages that have a block, whatever the share
LEAST_INSIDE = 3  # the same between an article's paragraphs: two articles on one event share their background
MAX_REPEATED = 10_000  # blocks: the most frequent; the largest of 65 real profiles has 993
FEW = 3  # paragraphs of its own: with fewer, a page is compared by its other blocks as well
SAME = 0.6  # share of its own paragraphs that makes a page a copy of another


class Repeated(NamedTuple):
    """The blocks that are repeated at each place, and the number of different pages that were compared."""

    places: Mapping[str, frozenset[int]]
    pages: int


def sampled(pages: Iterable[PageDigest]) -> list[PageDigest]:
    """Return the pages to learn from, sorted; of more than `MAX_PAGES` those that any order of them would choose."""
    kept: dict[bytes, PageDigest] = {}
    for page in pages:
        kept[page.identity] = page
        if len(kept) >= 2 * MAX_PAGES:
            kept = {name: kept[name] for name in sorted(kept)[:MAX_PAGES]}
    return [kept[name] for name in sorted(kept)[:MAX_PAGES]]


def repeated(pages: Sequence[PageDigest], *, min_share: float) -> Repeated:
    """Return what is repeated on `min_share` of the pages; UsageError for fewer than three different ones."""
    groups = copies(pages)
    number = len(set(groups))
    if number < MIN_PAGES:
        need = f"at least {MIN_PAGES} pages of the same site are needed to learn what it repeats"
        raise UsageError(f"{need}; got {number}, copies of a page counted once")
    needed = max(LEAST, ceil(round(min_share * number, 6)))  # 0.07 * 100 is 7.000000000000001
    found = _often(((each.digests, group) for each, group in zip(pages, groups, strict=True)), needed)
    known = frozenset(sorted(found.keys() - {NEVER}, key=lambda each: (-found[each], each))[:MAX_REPEATED])
    placed = ((each.placed(known), group) for each, group in zip(pages, groups, strict=True))
    counts = _often(placed, LEAST)
    return Repeated({place: _at(place, known, counts, needed) for place in PLACES}, number)


def _at(place: str, known: Iterable[int], counts: Mapping[tuple[int, str], int], needed: int) -> frozenset[int]:
    """Return what is repeated at one place: on half as many pages will do, except between an article's paragraphs."""
    least = max(LEAST_INSIDE, needed) if place == INSIDE else max(LEAST, ceil(needed / 2))
    return frozenset(each for each in known if counts.get((each, place), 0) >= least)


def _often(pages: Iterable[tuple[Iterable[T], int]], least: int) -> dict[T, int]:
    """Return on how many pages each thing is that is on at least that many; the copies of a page count as one."""
    seen = {(thing, group) for things, group in pages for thing in things}
    counts = Counter(thing for thing, _ in seen)
    return {thing: count for thing, count in counts.items() if count >= least}


def copies(pages: Sequence[PageDigest]) -> list[int]:
    """Return for each page the first that it is a copy of, or of whose copy; itself if of none."""
    own = _own(pages)
    first = list(range(len(pages)))
    for later, mine in enumerate(own):
        for earlier, others in enumerate(own[:later]):
            if _is_copy(mine, others):
                one, other = sorted((_root(first, earlier), _root(first, later)))
                first[other] = one
    return [_root(first, index) for index in range(len(pages))]


def _own(pages: Sequence[PageDigest]) -> list[frozenset[int]]:
    """Return of each page the paragraphs that few others have; what half of all have tells no page from another."""
    most = max(LEAST, len(pages) // 2)
    counts = Counter(each for page in pages for each in set(page.digests))
    own = []
    for page in pages:
        rare = frozenset(each for each in page.digests if counts[each] <= most) - {NEVER}
        paragraphs = rare & page.paragraphs()
        own.append(rare if len(paragraphs) < FEW else paragraphs)
    return own


def _is_copy(mine: frozenset[int], others: frozenset[int]) -> bool:
    smaller, larger = sorted((len(mine), len(others)))
    if smaller <= SAME * larger:
        return larger == 0
    return len(mine & others) > SAME * larger


def _root(first: list[int], index: int) -> int:
    while first[index] != index:
        first[index] = first[first[index]]
        index = first[index]
    return index
