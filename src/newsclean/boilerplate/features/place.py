"""Features of where a block stands on its page."""

from __future__ import annotations

from bisect import bisect_right

from newsclean.boilerplate.features.columns import FAR, MISSING, Candidates, Column, feature

FARTHEST = 200  # blocks behind the title


@feature
def position(blocks: Candidates) -> Column:
    """Return the share of blocks before it."""
    count = blocks.page.count
    return [row / count for row in blocks.rows]


@feature
def text_position(blocks: Candidates) -> Column:
    """Return the share of text before it."""
    total = blocks.page.total_size
    return [size / total for size in blocks.of(blocks.page.size_sums)]


@feature
def likely_position(blocks: Candidates) -> Column:
    """Return the share of likely main content before it."""
    total = max(1.0, blocks.page.likely_total)
    return [size / total for size in blocks.of(blocks.page.likely_sums)]


@feature
def likely_total(blocks: Candidates) -> Column:
    """Return how much main content the page has at first look."""
    return blocks.alike(blocks.page.likely_total)


@feature
def block_count(blocks: Candidates) -> Column:
    """Return the number of blocks."""
    return blocks.alike(float(blocks.page.count))


@feature
def from_start(blocks: Candidates) -> Column:
    """Return the number of blocks before it."""
    return list(map(float, blocks.rows))


@feature
def from_end(blocks: Candidates) -> Column:
    """Return the number of blocks from it to the end, itself counted."""
    count = blocks.page.count
    return [float(count - row) for row in blocks.rows]


@feature
def from_title(blocks: Candidates) -> Column:
    """Return how many blocks it stands behind the title, below 0 before it."""
    title = blocks.page.title
    if title is None:
        return blocks.alike(MISSING)
    return [float(max(-FAR, min(row - title, FARTHEST))) for row in blocks.rows]


@feature
def from_run(blocks: Candidates) -> Column:
    """Return how many blocks it stands before (below 0) or behind the densest run."""
    start, end = blocks.page.run
    return [
        float(max(-FAR, row - start) if row < start else min(row - end + 1, FAR) if row >= end else 0)
        for row in blocks.rows
    ]


@feature
def in_run(blocks: Candidates) -> Column:
    """Return how deep it stands in the densest run, 0 outside."""
    start, end = blocks.page.run
    middle = start + end
    return [
        0.0 if row < start or row >= end else row - start + 1.0 if 2 * row < middle else float(end - row)
        for row in blocks.rows
    ]


@feature
def main_headings(blocks: Candidates) -> Column:
    """Return how many main headings stand before it, itself counted."""
    known = blocks.page.main_headings
    return [float(bisect_right(known, row)) for row in blocks.rows]
