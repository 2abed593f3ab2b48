"""Profiles of Hypothesis: the default is quick, `long` is for the fuzz session."""

from hypothesis import settings

settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=10_000)
settings.load_profile("default")
