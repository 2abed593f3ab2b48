"""Texts as they are compared within a page: by their letters, and by their longer words."""

from __future__ import annotations

from newsclean.boilerplate.evidence import is_unspaced

MAX_WORDS = 100  # content words of a block that are compared
MAX_LEAD = 600  # characters of a block in which they stand
STEM = 7  # characters of a word that are compared: endings differ
MIN_WORD = 4  # letters of a content word


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, lower-cased: what two writings of one sentence share."""
    return "".join(filter(str.isalnum, text.lower()))


def content_words(text: str) -> set[str]:
    """Return the stems of the longer words of a text, or its pairs of characters where words are written together."""
    text = text[:MAX_LEAD]
    if not text.isascii() and is_unspaced(text):
        return {text[i : i + 2] for i in range(len(text) - 1)}
    words = text.lower().split(None, MAX_WORDS)
    del words[MAX_WORDS:]
    return {word if size <= STEM else word[:STEM] for word in words if (size := len(word)) >= MIN_WORD}
