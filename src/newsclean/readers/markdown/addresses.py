"""Web addresses in a text: they are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

# From its scheme to a blank, an angle or a character of a script without spaces, where prose goes on directly.
ADDRESS = re.compile(r"(?<![A-Za-z0-9])(?:(?:https?|ftp)://|www\.)[^\s<>\u2e80-\uffef]+", re.IGNORECASE)
SENTENCE_MARKS = ".,;:!?'\"*_»”’…]"  # at the end they belong to the sentence around


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the addresses in a text."""
    if "://" not in text and "www." not in text:
        return
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(SENTENCE_MARKS + ")")
        behind = match[0][len(address) :]
        unclosed = address.count("(") - address.count(")")
        if unclosed > 0 and ")" in behind:
            address += behind[: len(behind) - len(behind.split(")", unclosed)[-1])]
        yield match.start(), match.start() + len(address)
