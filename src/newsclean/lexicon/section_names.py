"""Headings that name a section of any article and never sign one: "Background", "What happens next", "Conclusion".

The lexicons hold them, written from the usage of news sites; a line that is one of them, with nothing under it, has
lost its section. Agencies, places and end marks ("Fin", "Ende") are no entries: they stand at the end with good reason.
"""

from __future__ import annotations

from functools import lru_cache

from newsclean.lexicon import lexicon
from newsclean.text.folding import bare, fold


def is_section_name(text: str, language: str) -> bool:
    """Tell whether a line is the name of a section that any article may have; of an unknown language none is."""
    return bare(fold(text)).rstrip("?؟ ") in lexicon(language).headings


def may_begin_section_name(word: str, language: str) -> bool:
    """Tell whether any name of a section begins with the word: a look that costs little."""
    return fold(word) in _first_words(language)


@lru_cache(maxsize=256)  # of any tag that a text is declared to have
def _first_words(language: str) -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in lexicon(language).headings)


def asks(word: str, language: str) -> bool:
    """Tell whether a heading that begins with the word asks what, how or why: no "when", no "who", no "where".

    Those words begin a heading on what happened, or will, and seldom a sentence.
    """
    return fold(word) in lexicon(language).heading_openers
