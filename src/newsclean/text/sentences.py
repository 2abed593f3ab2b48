"""Sentences: their final marks by script, and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.text.patterns import lazy

# Unicode's Sentence_Terminal as the press uses it: Latin, Greek, Cyrillic; CJK; Arabic and Urdu; Indic; Armenian;
# Ethiopic; Burmese; Khmer; Tibetan; Mongolian. Thai and Lao have none.
FINAL_MARKS = frozenset(".!?…‽⁇⁈⁉。！？｡．؟۔।॥։՜՞።፧။។៕༎᠃")
_FINAL = "".join(re.escape(mark) for mark in sorted(FINAL_MARKS))
_CJK_FINAL = "。！？｡"
CLOSING_QUOTES = "\"'”’“»›)\\]」』）】"
# A mark, its closers (in French behind a space), then white space; CJK needs no space. Bounded, so linear.
SENTENCE_END = lazy(
    rf"[{_FINAL}]{{1,8}}(?:[{CLOSING_QUOTES}]|[ \xa0\u202f][»›]){{0,4}}(?=\s)"
    rf"|[{_CJK_FINAL}]{{1,8}}[{CLOSING_QUOTES}]{{0,4}}"
)
# A mark at the end, then note numbers right behind it, then quotes and brackets, spaced as in French.
_FINAL_AT_END = lazy(rf"[{_FINAL}][*†¹²³\d]{{0,3}}(?:\s{{0,2}}[\"'”’“‘»«›‹)\]}}」』）】〉》〕]){{0,4}}\Z")
_MAX_TAIL = 20  # characters that the pattern can cover
_MAX_WORD = 24  # longer words are no abbreviations; the bound keeps the look back cheap
_WORD_BREAK = lazy(r"[\s(\[{«‹“„\"'’‘/–—]")
_MAX_ORDINAL = 2  # digits of a day, a century, a place
_CJK = "\u2e80"  # from here on, scripts without spaces and without abbreviations by letter


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends with a sentence's final mark, closing quotes, brackets and note marks aside."""
    if not text or text[-1].isalpha():
        return False
    return text[-1] in FINAL_MARKS or _FINAL_AT_END.search(text[-_MAX_TAIL:].rstrip()) is not None


def sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Yield start and end of every sentence, white space around it left out.

    A full stop does not end a sentence after one of `abbreviations` (folded, without the stop) or after a single
    letter. What follows is evidence in two places only, since lower-cased text is normal: a lower-case letter behind a
    closed quotation ("Stop!" he said) or behind a short number (10. lipnja) goes on with the sentence.
    """
    start = 0
    for match in SENTENCE_END.finditer(text):
        if not _goes_on(text, match, abbreviations):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def is_abbreviation(text: str, stop: int, abbreviations: frozenset[str] = frozenset()) -> bool:
    """Tell whether the full stop at `stop` belongs to an abbreviation, an initial or dotted letters (U.S., z.B.)."""
    word = word_before(text, stop).casefold()
    return word in abbreviations or _is_letter(word.rpartition(".")[2])


def word_before(text: str, end: int) -> str:
    """Return the last word that ends at `end`, its inner dots and hyphens kept; of a longer one the last 24 letters."""
    return _WORD_BREAK.split(text[max(0, end - _MAX_WORD) : end])[-1]


def _goes_on(text: str, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Tell whether the sentence goes on behind the marks of `match`."""
    following = text[match.end() + 1 : match.end() + 2]
    if len(match[0]) > 1:
        return match[0][-1] not in FINAL_MARKS and following.islower()
    if match[0] != ".":
        return False
    if following.islower() and _is_short_number(word_before(text, match.start())):
        return True
    return is_abbreviation(text, match.start(), abbreviations)


def _is_short_number(word: str) -> bool:
    return len(word) <= _MAX_ORDINAL and word.isdigit()


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and word < _CJK


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(inner)
