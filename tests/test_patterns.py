"""A lazy pattern is the pattern, later."""

import re

import pytest

from newsclean.text.patterns import METHODS, lazy


@pytest.mark.parametrize("method", METHODS)
def test_it_answers_as_the_compiled_pattern_does(method: str) -> None:
    arguments = ("-", "a1b22") if method in ("sub", "subn") else ("a1b22",)
    expected, got = (getattr(made(r"\d+"), method)(*arguments) for made in (re.compile, lazy))
    if method == "finditer":
        expected, got = [match.span() for match in expected], [match.span() for match in got]
    elif method in ("search", "match", "fullmatch"):
        expected, got = expected and expected.span(), got and got.span()
    assert got == expected


def test_it_compiles_on_first_use_only() -> None:
    pattern = lazy("a(", re.IGNORECASE)
    with pytest.raises(re.error):
        pattern.search("a")


def test_it_is_no_more_than_a_pattern() -> None:
    with pytest.raises(AttributeError):
        lazy("a").nothing  # type: ignore[attr-defined]  # noqa: B018
