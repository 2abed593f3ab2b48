"""Lingua's answers: made for short texts, and large.

The models of a language are loaded with the first text that may be in it: half a minute and 1 GB for a text in Latin
script, a second for two candidates.
"""

from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any

from newsclean.langid.detectors import Shares, library, tag_of, weighed


def tags() -> Collection[str]:
    """Return the tags of Lingua's languages."""
    return frozenset(_tags().values())


def shares(text: str, odds: Mapping[str, float] | None) -> Shares:
    """Return every candidate with Lingua's confidence; it does not look for others."""
    candidates = frozenset(tag for tag in tags() if odds is None or odds.get(tag))
    if not candidates:
        return ()
    values = _detector(candidates).compute_language_confidence_values(text)
    return weighed(((_tags()[value.language.name], value.value) for value in values), odds)


@cache
def _tags() -> Mapping[str, str]:
    """Return our tag for each of Lingua's names: two of them are Norwegian."""
    languages = sorted(library("lingua").Language.all(), key=lambda language: str(language.name))
    return {language.name: tag_of(language.iso_code_639_1.name.lower()) for language in languages}


@lru_cache(maxsize=64)
def _detector(candidates: frozenset[str]) -> Any:
    """Return a detector of these languages; all detectors share the models that one has loaded."""
    lingua = library("lingua")
    languages = [getattr(lingua.Language, name) for name, tag in _tags().items() if tag in candidates]
    return lingua.LanguageDetectorBuilder.from_languages(*languages).build()
