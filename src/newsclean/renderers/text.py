"""Plain text: what cleaning gave, as it is."""

from __future__ import annotations

from newsclean.results import CleanResult


def render(result: CleanResult, *, images: bool = True, links: bool = True) -> str:  # noqa: ARG001 (text has neither)
    """Return the clean text."""
    return result.text
