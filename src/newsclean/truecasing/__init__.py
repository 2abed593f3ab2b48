"""Capitals for text that has lost them: sentence starts, names known from the text, and what weights tell of a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, NamedTuple

from newsclean.lexicon import lexicon
from newsclean.text.patterns import lazy
from newsclean.truecasing.evidence import key_of
from newsclean.truecasing.known import NOTHING, Known, known_names
from newsclean.truecasing.letters import DOT, Capital, capitals, form_of, lowered, upper
from newsclean.truecasing.model import Model, weights_of
from newsclean.truecasing.tokens import Token, tokens

__all__ = ["Capital", "Known", "Passage", "known_names", "recased", "restored"]

LETTER_RUN: Final = lazy(r"[^\W\d_]+")

KNOWN: Final = 4.0
"""Log odds added to a word that has a capital elsewhere in the text or in what its source states."""
UNKNOWN: Final = -2.0
"""Log odds of any word in a language without weights."""
ELSEWHERE: Final = 0.3
"""What the mean of a word's other places counts; with 0.6 and 1 no more is restored."""
DOUBT: Final = 2.0
"""Log odds asked in addition of dotted letters (U.S. and e.g.) and of acronyms that open a sentence (US and us)."""

ACRONYM: Final = 1.0
"""Log odds of capitals throughout above which a word gets them."""
NAME: Final = -1.0
"""Log odds of capitals throughout below which a word gets one; between the two it gets none."""


class Passage(NamedTuple):
    """A lower-cased paragraph; `opens` tells that its first word begins a sentence."""

    text: str
    language: str = "und"
    opens: bool = True


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a passage and the log odds of their capitals, infinite where a sentence begins."""

    text: str
    key: str
    model: Model | None
    words: Sequence[Token]
    odds: Sequence[float]


_Totals = Mapping[tuple[str, str], tuple[float, int]]


def restored(passages: Sequence[Passage], known: Known = NOTHING) -> Iterator[tuple[int, Capital]]:
    """Yield the letters that were capitals, in order, each with the index of its passage.

    Languages without weights get back their sentence starts and the names that are known from the text.
    """
    readings = [_read(passage, known) for passage in passages]
    totals = _totals(readings)
    has_dots = any(DOT in passage.text for passage in passages)  # where İ became i and a dot, i was I
    for index, reading in enumerate(readings):
        key = "und" if has_dots else reading.key
        for at, word in enumerate(reading.words):
            usual, is_sure = form_of(word.word, reading.key)
            is_sure = is_sure and reading.model is not None
            if is_sure or _had_capital(reading, at, totals):
                written = reading.text[word.start : word.end]
                form = known.get(word.word) or (usual if is_sure else _form(reading, at, usual))
                yield from ((index, capital) for capital in capitals(written, word.start, key, form))


def recased(passages: Sequence[Passage], known: Known = NOTHING) -> Iterator[tuple[int, Capital]]:
    """Yield the words of passages in capitals that get small letters, in order, each with the index of its passage."""
    small = [passage._replace(text=lowered(passage.text, key_of(passage.language))) for passage in passages]
    letters = [list(passage.text) for passage in small]
    for index, capital in restored(small, known):
        letters[index][capital.start : capital.end] = capital.letter
    for index, (passage, those) in enumerate(zip(passages, letters, strict=True)):
        for match in LETTER_RUN.finditer(passage.text):
            new = "".join(those[match.start() : match.end()])
            if new and new != match[0]:
                yield index, Capital(match.start(), match.end(), new)


def _read(passage: Passage, known: Known) -> _Reading:
    key, table = key_of(passage.language), lexicon(passage.language)
    words = tokens(passage.text, key, table.abbreviations, opens=passage.opens)
    weights = weights_of(key)
    least = weights.threshold if weights else 0.0
    states: list[str] = []
    found: list[float] = []
    for at, word in enumerate(words):
        odds = inf if word.opens else weights.score(words, at, states) if weights else UNKNOWN
        if word.word in known and (weights or word.word not in table.stop_words):
            odds += KNOWN
        found.append(odds)
        states.append("S" if word.opens else "C" if odds > least else "c")
    _level(passage.text, words, found)
    return _Reading(passage.text, key, weights, words, found)


def _totals(readings: Sequence[_Reading]) -> _Totals:
    """Return the sum of the odds of each word of a language inside sentences, and in how many places it stands."""
    found: dict[tuple[str, str], tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for reading in readings:
        for word, odds in zip(reading.words, reading.odds, strict=True):
            if odds < inf:
                total, places = found[reading.key, word.word]
                found[reading.key, word.word] = total + odds, places + 1
    return found


def _had_capital(reading: _Reading, at: int, totals: _Totals) -> bool:
    """Tell whether a word had a capital: by its own place, and by its other places in the text."""
    word, odds = reading.words[at], reading.odds[at]
    if odds == inf:
        return True
    total, places = totals[reading.key, word.word]
    if places > 1:
        odds += ELSEWHERE * (total - odds) / (places - 1)
    least = reading.model.threshold if reading.model else 0.0
    return odds > least


def _level(text: str, words: Sequence[Token], odds: list[float]) -> None:
    """Give the letters of a dotted abbreviation the odds of the least likely one, less what is asked in addition."""
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and _is_dotted(text, words[end - 1], words[end]):
            end += 1
        if end - start > 1:
            least = min(odds[start:end]) - DOUBT
            odds[start:end] = [each if each == inf else least for each in odds[start:end]]
        start = end


def _is_dotted(text: str, word: Token, following: Token) -> bool:
    """Tell whether two words are single letters with nothing but a full stop between them."""
    is_letter = word.end - word.start == following.end - following.start == 1
    return is_letter and following.start - word.end == 1 and text[word.end] == "."


def _form(reading: _Reading, at: int, form: str) -> str:
    """Return how a word is written: empty for one capital, the word itself if that is not certain.

    At the start of a sentence "us" may be another word than "US"; inside, "idf" may be a name or an acronym.
    """
    word, weights = reading.words[at], reading.model
    if weights is None:
        return "" if word.opens else form
    if word.opens:
        return form if form and _odds_inside(reading.words, at, weights) > weights.threshold + DOUBT else ""
    if form or len(word.word) == 1:
        return form
    odds = weights.acronym(word.word)
    return upper(word.word, reading.key) if odds > ACRONYM else "" if odds < NAME else word.word


def _odds_inside(words: Sequence[Token], at: int, weights: Model) -> float:
    """Return the log odds of a capital for the first word of a sentence if it stood inside one."""
    start = max(0, at - 2)
    return weights.score(words[start : at + 2], at - start, ["c"] * (at - start))
