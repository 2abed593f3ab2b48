"""A page of the manual as data, for programs."""

from __future__ import annotations

from typing import Any

from newsclean.manual import Page, repairs_of
from newsclean.manual.sections import Example


def data(page: Page) -> dict[str, Any]:
    """Return what a page says, in values that JSON has; `doc` is the page as it was written."""
    examples = [example for section in page.sections for example in section.examples]
    return {
        "code": page.code,
        "name": page.name,
        "family": page.family,
        "severity": page.severity,
        "default": page.default,
        "scope": page.scope,
        "repair": sorted(repairs_of(page)),
        "languages": list(page.languages),
        "options": dict(page.options),
        "summary": page.summary,
        "examples": [_example(example) for example in examples],
        "doc": page.doc,
    }


def _example(example: Example) -> dict[str, Any]:
    return {"found": example.is_bad, "traits": dict(example.traits), "text": example.text}
