"""Sentences between and below the paragraphs that are no article: pitches, and notes of who worked on the text."""

from __future__ import annotations

from newsclean.model import Safety
from newsclean.rules.boilerplate.lines import Claim, Line
from newsclean.rules.boilerplate.lines.phrases import CODES

MIN_SHARE = 0.34  # of the line's characters; the question before a pitch and the promise behind it are longer than it
QUOTES = "\"'“”„«»‘「『"


def pitch(line: Line) -> Claim | None:
    """Return the claim on a line that asks the reader for something, whatever else it says before it does."""
    found, length = line.pitches
    if not found or line.is_title or line.text[0] in QUOTES:
        return None
    if sum(len(pitch.sentence) for pitch in found) < MIN_SHARE * length:
        return None
    return Claim(CODES[found[0].function], line.index, found[0].sentence, safety=Safety.UNSAFE)
