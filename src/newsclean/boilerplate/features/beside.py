"""Features of the blocks that stand beside a block: of each of three before and behind it, and of longer stretches."""

from __future__ import annotations

from newsclean.boilerplate.containers import NOWHERE, Container
from newsclean.boilerplate.features.columns import MAX_SIZE, MISSING, Candidates, Column, Feature, named
from newsclean.boilerplate.surroundings import WIDEST


def _beside(offset: int) -> tuple[Feature, Feature, Feature, Feature]:
    def likely(blocks: Candidates) -> Column:
        """Return the first look at a neighbour."""
        known, count = blocks.page.likely, blocks.page.count
        return [known[at] if 0 <= (at := row + offset) < count else MISSING for row in blocks.rows]

    def size(blocks: Candidates) -> Column:
        """Return the size of a neighbour."""
        known, count, most = blocks.page.sizes, blocks.page.count, MAX_SIZE
        found = [known[at] if 0 <= (at := row + offset) < count else MISSING for row in blocks.rows]
        return [min(most, size) for size in found]

    def ends(blocks: Candidates) -> Column:
        """Tell whether a neighbour ends as a sentence does."""
        known, count = blocks.page.ends, blocks.page.count
        return [float(known[at]) if 0 <= (at := row + offset) < count else MISSING for row in blocks.rows]

    def kinship(blocks: Candidates) -> Column:
        """Return 3 for a neighbour in the same element, 2 and 1 for one in an element beside it, else 0.

        It is 2 where both elements have one name.
        """
        known, count = blocks.page.inner, blocks.page.count
        return [
            _kinship(known[row], known[at]) if 0 <= (at := row + offset) < count else MISSING for row in blocks.rows
        ]

    return likely, size, ends, kinship


for _offset in (-3, -2, -1, 1, 2, 3):
    for _function in _beside(_offset):
        named(f"{_function.__name__}_of_{'previous' if _offset < 0 else 'next'}_{abs(_offset)}", _function)


def _window(first: int, last: int) -> Feature:
    def share(blocks: Candidates) -> Column:
        """Return the likely share of the text some blocks before or behind."""
        likely, sizes = blocks.page.padded_sums
        begin, end = WIDEST + first, WIDEST + last
        shares = []
        for row in blocks.rows:
            whole = sizes[row + end] - sizes[row + begin]
            shares.append((likely[row + end] - likely[row + begin]) / whole if whole else MISSING)
        return shares

    return share


for _first, _last in ((-5, 0), (1, 6), (-WIDEST, 0), (1, WIDEST + 1)):
    named(f"likely_from_{_first}_to_{_last}", _window(_first, _last))


def _kinship(one: Container, other: Container) -> float:
    if one is NOWHERE or other is NOWHERE:
        return MISSING
    if one is other:
        return 3.0
    if one.inside is not other.inside:
        return 0.0
    return 2.0 if one.path.signature.name == other.path.signature.name else 1.0
