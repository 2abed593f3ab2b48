"""Profiles of Hypothesis: the default is quick, `long` is for the fuzz session. No test sees where it runs."""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=10_000)
settings.load_profile("default")

for variable in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):  # what they change is tested by setting them
    os.environ.pop(variable, None)
