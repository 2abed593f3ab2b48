"""What tells a word said twice by mistake from one that is meant: words that never double, and clauses that end in one.

The lexicons hold the words, by what the grammars of the languages say:

    doubles   meant wherever they stand twice ("très très")
    never     nothing in the grammar doubles them, whatever stands around
    met       two of them meet where a clause begins or ends ("die die", "på på"), and nowhere else
    behind    what a clause goes on behind with two of `met` ("und der der Stadt")
    openers   open a clause that may end with the word the next one begins with, no comma between: "what it was was"
    subjects  open one when they stand right before the word: "what she is is"
    content   how the language takes other words said twice, see `Content`
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from newsclean.lexicon import common, entries, lexicon
from newsclean.text.patterns import lazy

Content = Literal["never", "seldom", "hyphened", "long", ""]
"""Content words said twice: a slip where adverbs stress a word, mostly one, a plural that lacks its hyphen; else meant.

Italian, Romanian, Greek, Albanian and Basque double adjectives, adverbs and even nouns at will. In Turkish, Swahili,
Xhosa and Zulu ("long") short words are doubled by rule, but none that has its prefixes and endings.
"""

_LETTERS: Final = 4  # of a content word: shorter ones are interjections, units and names of notes
_LONG: Final = 9  # letters; of 26 doubled words in clean text of the languages that are "long" none has as many
_CLAUSE: Final = 80  # characters before the word in which its clause begins
_CLAUSE_START: Final = lazy('[,;:.!?–—("“”«»„]')
_INSIDE: Final = 3  # words of a clause behind which no other begins: all of 39 German "die die" of news stand before
_ECHO: Final = 8  # characters around two words that may be part of what is echoed: la la land


def content(language: str) -> Content:
    """Return how the language takes content words that stand twice."""
    for found in ("never", "seldom", "hyphened", "long"):
        if found in _words("content", language):
            return found
    return ""


def has_single_words(language: str) -> bool:
    """Tell whether words of the language are known that never double."""
    return bool(_words("never", language))


def never_doubles(word: str, language: str) -> bool:
    """Tell whether a folded word is one that the language never doubles, whatever stands around it."""
    return word in _words("never", language)


def is_met(word: str, language: str) -> bool:
    """Tell whether two of a folded word may meet at the border of a clause."""
    return word in _words("met", language)


def is_inside_clause(match: re.Match[str], language: str) -> bool:
    """Tell whether a doubled word stands so far inside a clause that no other begins or ends between the two."""
    clause = _clause(match)
    return len(clause) >= _INSIDE and clause[-1] not in _words("behind", language) and not _ends_clause(match, language)


def is_slip(match: re.Match[str], word: str, language: str) -> bool:
    """Tell whether a doubled function word is a slip beyond doubt: no clause ends with the first copy."""
    known = lexicon(language)
    return word in known.dangling or (word in known.stop_words and not _ends_clause(match, language))


def is_plain_slip(match: re.Match[str], word: str, language: str, *, stands_alone: bool) -> bool:
    """Tell whether a content word is doubled inside a clause of a language that doubles none.

    The text writes names with capitals. A short word must stand alone elsewhere in the text, in a language of which the
    short words of the grammar are known.
    """
    is_known = stands_alone and bool(lexicon(language).stop_words)
    is_long = len(word) >= _LETTERS or (is_known and len(word) == _LETTERS - 1)
    if not is_long or content(language) != "never" or not match["word"].islower():
        return False
    is_inside = match.string[match.start() - 1 : match.start()].isspace() and _following(match)[:1].isalpha()
    return is_inside and not _ends_clause(match, language)


def is_long(word: str) -> bool:
    """Tell whether a word is too long for a language to double that doubles short ones by rule."""
    return len(word) >= _LONG


def comes_again(match: re.Match[str]) -> bool:
    """Tell whether a doubled word stands a third time, as one that is meant does."""
    following = _following(match)
    return following[: len(match["word"])].lower() == match["word"].lower()


def is_echo(match: re.Match[str]) -> bool:
    """Tell whether two words are one name, sound or dish in any language: bora bora, oh la la."""
    both = f"{match['word']} {match['word']}".lower()
    if both in _echoes():
        return True
    around = match.string[max(0, match.start() - _ECHO) : match.end() + _ECHO].lower()
    return any(both in echo and echo in around for echo in _echoes() if echo.count(" ") > 1)


@cache
def _echoes() -> frozenset[str]:
    return frozenset(entries(common()["echoes"]))


def _following(match: re.Match[str]) -> str:
    """Return what follows a doubled word, a word's length of it at least."""
    return match.string[match.end() : match.end() + _CLAUSE].lstrip(" ")


def _clause(match: re.Match[str]) -> list[str]:
    """Return the lower-case words between the start of the clause and a doubled word."""
    return _CLAUSE_START.split(match.string[max(0, match.start() - _CLAUSE) : match.start()])[-1].lower().split()


def _ends_clause(match: re.Match[str], language: str) -> bool:
    """Tell whether the first copy may end a clause that needs no comma behind it."""
    openers = _words("openers", language)
    if not openers:  # a comma must stand there: German, Slavic, Baltic, Hungarian, Finnish
        return False
    clause = _clause(match)
    return not openers.isdisjoint(clause) or (bool(clause) and clause[-1] in _words("subjects", language))


def _words(table: str, language: str) -> frozenset[str]:
    return lexicon(language).doubling.get(table, frozenset())
