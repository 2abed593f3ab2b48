"""Articles as pages leave them, in many languages: cleaning gives back the article, and says why each line went."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsclean

FOLDER = Path(__file__).parents[1] / "fixtures" / "articles"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
NAMES = sorted(EXPECTED)
LANGUAGES = {"fr", "en", "de", "es", "ru", "ja", "ar", "tr"}  # at least these


def source(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def cleaned(name: str) -> str:
    return (FOLDER / f"{name}.clean.txt").read_text(encoding="utf-8")


def language(name: str) -> str:
    return name.partition("_")[0]


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_gives_the_article_back(name: str) -> None:
    assert newsclean.clean(source(name), lang=language(name)).text == cleaned(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_language_need_not_be_told(name: str) -> None:
    assert newsclean.clean(source(name)).text == cleaned(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_article_stays_as_it_is(name: str) -> None:
    assert newsclean.clean(cleaned(name), lang=language(name)).text == cleaned(name)
    assert not newsclean.check(cleaned(name), lang=language(name), select=["BPL"]).findings


@pytest.mark.parametrize("name", NAMES)
def test_each_line_that_goes_has_one_reason(name: str) -> None:
    report = newsclean.check(source(name), lang=language(name), select=["BPL"])
    assert [finding.code for finding in report.findings] == EXPECTED[name]["codes"]


@pytest.mark.parametrize("name", NAMES)
def test_what_the_lines_said_is_kept(name: str) -> None:
    metadata = newsclean.clean(source(name), lang=language(name)).metadata
    for key in EXPECTED[name].keys() - {"codes"}:
        value = EXPECTED[name][key]
        assert metadata[key] == (tuple(value) if isinstance(value, list) else value)


@pytest.mark.parametrize("name", NAMES)
def test_every_removal_can_be_undone(name: str) -> None:
    assert newsclean.clean(source(name), lang=language(name)).revert() == source(name)


def test_the_two_empty_headings_know_of_one_another() -> None:
    report = newsclean.check(source("fr_glaciers"), lang="fr", select=["BPL302"])
    first, second = report.findings
    assert "empty" in first.message
    assert "repeats line 27" in second.message
    assert second.related == (first.span,)


def test_the_languages_that_matter_are_there() -> None:
    assert {language(name) for name in NAMES} >= LANGUAGES
