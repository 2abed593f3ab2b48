"""Words of a paragraph that may have lost a capital, what stands between them, and which of them open a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsclean.text.patterns import lazy
from newsclean.text.sentences import SENTENCE_END, is_abbreviation, word_before
from newsclean.text.words import LETTERS

_WORD: Final = lazy(LETTERS)
_PIECE: Final = lazy(r"\S+")
# Addresses, handles, hashtags, paths, markup and code keep their small letters, and so does the (b) of a list.
_CODE: Final = lazy(r"[@#_\\{}<>=|~^`]|://|\A[/.]\w|\A[\"'(]{0,4}www\.|[a-z0-9]{2}\.[a-z]{2,24}(?![a-z])|\A\(?\w\)")
_CODE_MARKS: Final = lazy(r"[@#_\\{}<>=|~^`/]|\.\w|(?<!\w)\w\)")
# What may stand between the start of a sentence and its first letter; a number or an ellipsis may not.
_BEFORE: Final = lazy(r"[\s\"'(\[«»‹›“”„‘’‚‛\-–—―•·*¿¡]{0,16}")
# Dutch and Afrikaans write the capital behind a clitic: 's Avonds, 'n Man.
_CLITIC: Final = lazy(r"['’‘](?:[sntkm])\s{1,4}")
_CLITIC_LANGUAGES: Final = frozenset(("nl", "af", "fy"))
_DASHES: Final = ("-", "–", "—", "―")
_NO_VOWEL: Final = lazy(r"[bcčćdďđfghjklľĺmnňpqrŕřsšśtťvwxzžźż]{1,4}|[бвгґджзклмнпрстфхцчшщ]{1,4}")
# Languages that write an ordinal without a full stop: there, one behind a year ends a sentence.
_CARDINAL: Final = frozenset(
    ("en", "fr", "es", "it", "pt", "ca", "gl", "ro", "ru", "uk", "be", "bg", "mk", "el", "nl", "af", "sv", "id", "tl",
     "sw", "vi", "cy", "ga", "sq")
)  # fmt: skip
_SAID_BEHIND: Final = frozenset(("tr", "az", "kk", "mn"))  # "…" dedi goes on behind the full stop of what was said
_ARMENIAN_STOP: Final = "։"  # the other marks stand inside sentences
_PREFIXED: Final = frozenset(("xh", "zu", "ss", "nr", "nd"))  # write the capital behind a prefix: uMongameli, eKapa
_MARKS: Final = str.maketrans(
    dict.fromkeys("“”„«»‹›", '"')
    | dict.fromkeys("’‘ʼ‛‚", "'")
    | dict.fromkeys("–—―", "–")
    | dict.fromkeys("\n\t\xa0\u202f\r", " ")
)
_DOT: Final = "\u0307"  # what is left of İ where it was lower-cased as in no language
_GAP: Final = 3  # marks by which the stretches between words are told apart
_MAX_ORDINAL: Final = 2  # digits of a day, a century, a place
_MAX_UNIT: Final = 4  # letters of an abbreviated unit: 20 proc., 25 mlrd., 3 тыс.


class Token(NamedTuple):
    """A word in lower case with its place in the paragraph."""

    word: str
    start: int
    end: int
    before: str  # the marks between it and the word before
    opens: bool  # a sentence


def tokens(text: str, language: str, abbreviations: frozenset[str], *, opens: bool = True) -> list[Token]:
    """Return the words of a paragraph; `opens` tells that its first one begins a sentence.

    Addresses, hashtags and code are no words: they count as numbers.
    """
    plain = _without_code(text)
    openings = frozenset(_openings(plain, language, abbreviations, opens=opens))
    found: list[Token] = []
    end = 0
    for match in _WORD.finditer(plain):
        start = match.start()
        word = match[0].lower().replace(_DOT, "")
        found.append(Token(word, start, match.end(), _gap(plain[end:start]), start in openings))
        end = match.end()
    return found


def _without_code(text: str) -> str:
    """Return the text with zeros in the place of addresses and code."""
    if not _CODE_MARKS.search(text):
        return text
    return _PIECE.sub(lambda piece: "0" * len(piece[0]) if _CODE.search(piece[0]) else piece[0], text)


def _openings(text: str, language: str, abbreviations: frozenset[str], *, opens: bool) -> Iterator[int]:
    """Yield where the first words of sentences begin."""
    if language in _PREFIXED:
        return
    ends = (match.end() for match in SENTENCE_END.finditer(text) if _ends(text, match, language, abbreviations))
    for end in (*([0] if opens else []), *ends):
        first = _BEFORE.match(text, end)
        at = first.end() if first else end
        if language in _CLITIC_LANGUAGES and at and (clitic := _CLITIC.match(text, at - 1)):
            at = clitic.end()
        yield at


def _ends(text: str, match: re.Match[str], language: str, abbreviations: frozenset[str]) -> bool:
    """Tell whether marks end a sentence for sure; behind “Stop!”, behind "..." and before a dash it may go on."""
    marks = match[0]
    if text[match.end() : match.end() + 3].strip()[:1] in _DASHES or (language == "hy" and marks != _ARMENIAN_STOP):
        return False
    if marks[0] == "." and marks[1:2] not in (".", "…"):
        if len(marks) > 1 and language in _SAID_BEHIND:
            return False
        return not _is_short(text, match.start(), language) and not is_abbreviation(text, match.start(), abbreviations)
    return "…" not in marks and ".." not in marks and (len(marks) == 1 or not marks.strip("!?"))


def _is_short(text: str, stop: int, language: str) -> bool:
    """Tell whether what stands before a full stop is an ordinal, a number with its unit, or no syllable."""
    word = word_before(text, stop)
    if not word:
        return True
    if word[-1].isdigit():
        return language not in _CARDINAL or len(word) <= _MAX_ORDINAL
    before = text[max(0, stop - len(word) - 2) : stop - len(word)].strip()
    return bool(_NO_VOWEL.fullmatch(word)) or (before[-1:].isdigit() and len(word) <= _MAX_UNIT)


def _gap(between: str) -> str:
    """Return the marks between two words: a space alone is "_", digits are "0", quotation marks are alike."""
    if between == " ":
        return "_"
    marks = between.translate(_MARKS)
    kept = "".join("0" if mark.isdigit() else mark for mark in marks[:_GAP])
    return kept if len(marks) <= _GAP else f"{kept}+"
