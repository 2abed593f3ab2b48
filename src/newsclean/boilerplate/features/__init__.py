"""What the classifier knows of a block: one function a feature, each named as its column in the weights."""

from newsclean.boilerplate.features import beside, enclosing, markup, place, sharing, stretch, text
from newsclean.boilerplate.features.columns import FEATURES, MISSING, Candidates, Column, Feature

__all__ = [
    "FEATURES", "MISSING", "Candidates", "Column", "Feature", "beside", "enclosing", "markup", "place", "sharing",
    "stretch", "text",
]  # fmt: skip
