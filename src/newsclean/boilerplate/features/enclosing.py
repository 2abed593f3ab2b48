"""Features of the elements around a block: what all of them say, and what is in each of the nearest four."""

from __future__ import annotations

from operator import attrgetter

from newsclean.boilerplate.features.columns import LEVELS, MISSING, Candidates, Column, Feature, feature, named

INSIDE = (
    "article", "main", "aside", "header", "footer", "nav", "form", "figure", "table", "ul", "blockquote", "p",
    "section",
)  # fmt: skip
# Each by its name in the weights, with the attribute of the container.
MEASURES = {
    "tag": "tag",
    "weight": "weight",
    "blocks": "blocks",
    "mean_size": "mean_size",
    "link_share": "link_share",
    "likely": "likely_mean",
    "likely_share": "likely_share",
    "prose": "prose",
    "twins": "twins",
}


@feature
def weight_sum(blocks: Candidates) -> Column:
    """Return what all elements around it say."""
    return [around.path.weight_sum for around in blocks.inner]


@feature
def weight_least(blocks: Candidates) -> Column:
    """Return what the element says that speaks most against it."""
    return [around.path.weight_least for around in blocks.inner]


@feature
def weight_most(blocks: Candidates) -> Column:
    """Return what the element says that speaks most for it."""
    return [around.path.weight_most for around in blocks.inner]


def _inside(name: str) -> Feature:
    def inside(blocks: Candidates) -> Column:
        """Tell whether it stands in an element of that name."""
        known = {names: float(name in names) if names else MISSING for names in set(blocks.names)}
        return [known[names] for names in blocks.names]

    return inside


for _name in INSIDE:
    named(f"in_{_name}", _inside(_name))


def _of_element(level: int, attribute: str) -> Feature:
    measure = attrgetter(attribute)

    def measured(blocks: Candidates) -> Column:
        """Return a measure of an element around it."""
        return list(map(measure, blocks.levels[level]))

    return measured


for _level in range(LEVELS):
    for _measure_name, _attribute in MEASURES.items():
        named(f"{_measure_name}_of_element_{_level + 1}", _of_element(_level, _attribute))
