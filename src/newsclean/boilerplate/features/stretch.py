"""Features of the stretch of lines around a line of plain text."""

from __future__ import annotations

from newsclean.boilerplate.features.columns import FAR, MAX_SIZE, Candidates, Column, Feature, feature, named

MANY = 60  # lines of prose; more says no more


def _likely_near(reach: int) -> Feature:
    def near(blocks: Candidates) -> Column:
        """Return the mean first look of the lines up to `reach` before and behind it."""
        return _near(blocks, blocks.page.stretches.likely_sums, reach)

    return near


def _size_near(reach: int) -> Feature:
    def near(blocks: Candidates) -> Column:
        """Return the mean size of the lines up to `reach` before and behind it."""
        return _near(blocks, blocks.page.stretches.size_sums, reach)

    return near


def _prose_near(first: int, last: int) -> Feature:
    def near(blocks: Candidates) -> Column:
        """Return how many lines of prose stand from `first` to `last` lines behind it."""
        sums, count = blocks.page.stretches.prose_sums, blocks.page.count
        return [
            float(sums[min(count, max(0, row + last + 1))] - sums[min(count, max(0, row + first))])
            for row in blocks.rows
        ]

    return near


for _reach in (3, 8, 20, 40):
    named(f"likely_within_{_reach}", _likely_near(_reach))
    named(f"size_within_{_reach}", _size_near(_reach))
for _reach in (5, 10, 25):
    named(f"prose_from_-{_reach}_to_0", _prose_near(-_reach, -1))
    named(f"prose_from_1_to_{_reach}", _prose_near(1, _reach))


@feature
def smooth_look(blocks: Candidates) -> Column:
    """Return how likely it is where its neighbours are probably what it is."""
    return blocks.of(blocks.page.stretches.smooth)


@feature
def mean_look(blocks: Candidates) -> Column:
    """Return the mean first look of all lines."""
    return blocks.alike(blocks.page.stretches.likely_sums[-1] / blocks.page.count)


@feature
def median_size(blocks: Candidates) -> Column:
    """Return the median size of all lines."""
    return blocks.alike(min(blocks.page.stretches.median, MAX_SIZE))


@feature
def short_share(blocks: Candidates) -> Column:
    """Return the share of short lines."""
    return blocks.alike(blocks.page.stretches.short_share)


@feature
def prose_share(blocks: Candidates) -> Column:
    """Return the share of lines that are prose."""
    return blocks.alike(blocks.page.stretches.prose_sums[-1] / blocks.page.count)


@feature
def prose_before(blocks: Candidates) -> Column:
    """Return the share of prose that stands before it."""
    sums = blocks.page.stretches.prose_sums
    total = sums[-1] or 1
    return [count / total for count in blocks.of(sums)]


@feature
def prose_lines_before(blocks: Candidates) -> Column:
    """Return how many lines of prose stand before it."""
    return [float(min(count, MANY)) for count in blocks.of(blocks.page.stretches.prose_sums)]


@feature
def prose_lines_behind(blocks: Candidates) -> Column:
    """Return how many lines of prose stand behind it."""
    sums = blocks.page.stretches.prose_sums
    return [float(min(sums[-1] - sums[row + 1], MANY)) for row in blocks.rows]


@feature
def prose_gap(blocks: Candidates) -> Column:
    """Return how many lines stand between the prose before and behind it."""
    return blocks.of(blocks.page.stretches.gap)


@feature
def look_of_alike(blocks: Candidates) -> Column:
    """Return the mean first look of the other lines of its shape."""
    return blocks.of(blocks.page.stretches.alike[0])


@feature
def alike(blocks: Candidates) -> Column:
    """Return how many other lines have its shape."""
    return [min(count, FAR) for count in blocks.of(blocks.page.stretches.alike[1])]


def _near(blocks: Candidates, sums: list[float], reach: int) -> Column:
    """Return the means over the lines up to `reach` before and behind each."""
    spans = blocks.of(blocks.page.stretches.spans(reach))
    return [(sums[end] - sums[first]) * share for first, end, share in spans]
