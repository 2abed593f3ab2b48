"""What the lexicon knows of a piece of text, Chinese looked up in both of its writings.

A page in traditional characters carries lines of a site in simplified ones, and the other way round.
"""

from __future__ import annotations

from functools import cache

from newsclean.lexicon import common, entries, lexicon
from newsclean.lexicon.phrases import Hit, begins_whole, hits, whole_hits
from newsclean.text.folding import bare, fold

CHINESE = ("zh", "zh-Hant")


def writings(language: str) -> tuple[str, ...]:
    """Return the tags under which the lexicon knows a language."""
    return CHINESE if language.partition("-")[0] == "zh" else (language,)


def phrases_in(text: str, language: str) -> dict[str, Hit]:
    """Return the phrases that match a text by function of the lexicon, a whole one before the opening of another."""
    if not language.startswith("zh"):
        return {hit.function: hit for hit in hits(text, language)}
    found = [hit for tag in CHINESE for hit in hits(text, tag)]
    return {hit.function: hit for hit in sorted(found, key=lambda hit: hit.whole)}


def whole_phrases_in(text: str, language: str) -> dict[str, Hit]:
    """Return the phrases that are the whole text, by function of the lexicon."""
    if not language.startswith("zh"):
        return {hit.function: hit for hit in whole_hits(text, language)}
    return {function: hit for function, hit in phrases_in(text, language).items() if hit.whole}


def begins_whole_phrase(word: str, language: str) -> bool:
    """Tell, at little cost, whether a text that begins with a word may be as a whole a phrase; no is certain."""
    return any(begins_whole(word, tag) for tag in writings(language))


def is_section(text: str, language: str) -> bool:
    """Tell whether a text is the name of a section of newspapers."""
    name = bare(fold(text))
    return any(name in lexicon(tag).sections for tag in (*writings(language), "en"))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the function words of a language."""
    return frozenset().union(*(lexicon(tag).stop_words for tag in writings(language)))


@cache
def networks() -> frozenset[str]:
    """Return the folded names of social networks."""
    return frozenset(map(fold, entries(common()["networks"])))
