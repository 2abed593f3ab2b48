"""Lines worded like the lexicon's prompts, though none of its phrases is there word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.lexicon import common, lexicon
from newsclean.lexicon.phrases import functions
from newsclean.model import Safety
from newsclean.rules.boilerplate.lines import Claim, Line
from newsclean.rules.boilerplate.lines.phrases import WHOLE
from newsclean.text.folding import fold

# Functions whose words are seldom together elsewhere.
FUNCTIONS = ("cookies_consent", "paywall", "newsletter", "follow", "donate")
MIN_WORDS, MAX_WORDS = 2, 14  # content words, words of the line
MIN_SHARE = 0.75  # of the line's content words; headings of the clean news texts stay below
WORD = re.compile(r"[^\W\d_]{2,}")


def worded_like_prompt(line: Line) -> Claim | None:
    """Return the claim on a short line most of whose words are those of one kind of prompt, two in one phrase."""
    if line.is_sentence or line.is_title or line.text[-1] in ":：":
        return None
    words = WORD.findall(line.folded)
    if len(words) > MAX_WORDS:
        return None
    content = {*words} - lexicon(line.language).stop_words
    if len(content) < MIN_WORDS:
        return None
    for function in FUNCTIONS:
        if _is_worded(content, function, lexicon(line.language).language):
            return Claim(WHOLE[function], line.index, line.text, safety=Safety.UNSAFE)
    return None


def _is_worded(content: set[str], function: str, language: str) -> bool:
    known = [word for word in content if word in _phrases_by_word(function, language)]
    if len(known) < max(MIN_WORDS, MIN_SHARE * len(content)):
        return False
    return any(
        len(content & phrase) >= MIN_WORDS for word in known for phrase in _phrases_by_word(function, language)[word]
    )


@cache
def _phrases_by_word(function: str, language: str) -> dict[str, tuple[frozenset[str], ...]]:
    """Return the phrases of a function, as sets of content words, by each of these words."""
    found: dict[str, list[frozenset[str]]] = {}
    for phrase in _phrases(function, language):
        for word in phrase:
            found.setdefault(word, []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _phrases(function: str, language: str) -> Iterator[frozenset[str]]:
    """Yield the phrases a line may open with; what is a button only says too little."""
    stop_words = lexicon(language).stop_words
    for table in (common()["phrases"], lexicon("en").phrases, lexicon(language).phrases):
        for entry in table.get(function, ()):
            if entry[0] != "=" and functions()[function][0] == "prefix":
                yield frozenset(WORD.findall(fold(entry))) - stop_words
