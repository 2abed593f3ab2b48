"""Features of the markup of a block."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsclean.boilerplate.containers import NOWHERE
from newsclean.boilerplate.features.columns import FAR, MISSING, Candidates, Column, feature
from newsclean.markup import Kind

KIND_NUMBERS = {kind: float(number) for number, kind in enumerate(Kind)}


@feature
def kind(blocks: Candidates) -> Column:
    """Return the number of its kind."""
    found = zip(blocks.of(blocks.page.blocks), blocks.inner, strict=True)
    return [MISSING if around is NOWHERE else KIND_NUMBERS[block.kind] for block, around in found]


@feature
def hidden(blocks: Candidates) -> Column:
    """Tell whether the page does not show it."""
    return [float(markup.is_hidden) for markup in blocks.markups]


@feature
def link_share(blocks: Candidates) -> Column:
    """Return the share of its characters that are links."""
    found = zip(blocks.of(blocks.page.links), blocks.inner, strict=True)
    return [MISSING if around is NOWHERE else share for share, around in found]


@feature
def linked(blocks: Candidates) -> Column:
    """Return the number of its characters that are links."""
    return [float(markup.linked_chars) for markup in blocks.markups]


@feature
def image_before(blocks: Candidates) -> Column:
    """Return how many blocks ago an image stood."""
    images, found = blocks.page.images, []
    for row in blocks.rows:
        at = bisect_right(images, row) - 1
        found.append(float(min(FAR, row - images[at])) if at >= 0 else FAR + 1.0)
    return found


@feature
def image_behind(blocks: Candidates) -> Column:
    """Return in how many blocks an image stands."""
    images, found = blocks.page.images, []
    for row in blocks.rows:
        at = bisect_left(images, row + 1)
        found.append(float(min(FAR, images[at] - row)) if at < len(images) else FAR + 1.0)
    return found


@feature
def depth(blocks: Candidates) -> Column:
    """Return the number of elements around it that are known."""
    return [float(len(markup.ancestors)) for markup in blocks.markups]
