"""Rules of the unicode family: invisible characters and characters in the wrong form."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from newsclean.model import Block, Document, Edit, Finding
from newsclean.text.patterns import lazy
from newsclean.text.scripts import letter_class

EAST_ASIAN_LANGUAGES = frozenset(("ja", "ko", "yue", "zh"))
EAST_ASIAN_LETTER = lazy(f"[{letter_class('Bopo', 'Hang', 'Hani', 'Hira', 'Kana')}]")


def named(character: str) -> str:
    """Return a character's number and name for a message."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} {name}".rstrip()


def is_east_asian(block: Block, document: Document) -> bool:
    """Tell whether a block is Chinese, Japanese or Korean, or a line without letters to tell in such a text."""
    if EAST_ASIAN_LETTER.search(block.text):
        return True
    language = document.language if block.language == "und" else block.language
    return language.partition("-")[0] in EAST_ASIAN_LANGUAGES


def gathered(edits: Sequence[Edit], message: str) -> Finding:
    """Return the one finding of many places of a block: it stands at the first, the others are related."""
    return Finding(edits[0].span, message, tuple(edits), related=tuple(edit.span for edit in edits[1:]))
