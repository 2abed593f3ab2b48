"""Compiles how a language writes dates."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from newsclean.lexicon import lexicon

__all__ = ["GAP", "YEAR", "Grammar", "grammar"]

GAP: Final = r"[^\S\n]{0,3}"
YEAR: Final = rf"(?:\.?{GAP}(?:[,/-]|d[eo]l?\b|of\b|(?:من )?عام\b)?{GAP}(?P<year>\d{{4}})(?![\w%]|[.,]\d))?"
_ORDINAL: Final = r"(?:\.?[ºª°]|\.|(?:st|nd|rd|th|er|ère|e|-?го|-е)\b)?"
_ARTICLES: Final = r"the|on|le|dem|den|der|el|il|o dia|dia|día|dnia|dn\.|tanggal|tgl\.?"
# The weekday may follow the date without brackets: "10 Temmuz 2018 Salı", "12월 3일 목요일".
_WEEKDAY_FOLLOWS: Final = frozenset({"ja", "ko", "tr", "zh", "zh-Hant"})
_UNSPACED: Final = "\u0e00"


class Grammar(NamedTuple):
    """How a language writes dates."""

    language: str
    months: dict[str, int]
    weekdays: dict[str, int]
    relatives: dict[str, int]
    homographs: frozenset[str]
    after_day: re.Pattern[str]
    weekday_before: re.Pattern[str]
    weekday_after: re.Pattern[str]
    relative_after: re.Pattern[str]
    line_words: re.Pattern[str]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of the dates of a language."""
    words = lexicon(language)
    months = {form: number for number, forms in enumerate(words.months, 1) for form in forms}
    weekdays = {form: number for number, forms in enumerate(words.weekdays) for form in forms}
    relatives = {**dict.fromkeys(words.last_words, -1), **dict.fromkeys(words.next_words, 1)}
    month, weekday, relative = _choice(months), _choice(weekdays), _choice(relatives)
    follows = rf"|[ ,]{{0,2}}{_weekdays(weekdays, 'follows')}" if language in _WEEKDAY_FOLLOWS else ""
    words_of_line = lexicon("en").date_words | words.date_words | weekdays.keys() | relatives.keys()
    unspaced = _choice(word for word in words_of_line if word[0] >= _UNSPACED)
    day_gap = rf"(?:{GAP}|[-/])(?:(?:d[eo]|of|di|من) )?"
    opening = rf"\.?,?{GAP}(?:\(|(?:{_ARTICLES}){GAP})?$"
    return Grammar(
        language=language,
        months=months,
        weekdays=weekdays,
        relatives=relatives,
        homographs=words.month_homographs,
        after_day=re.compile(rf"{_ORDINAL}{day_gap}(?P<month>{month})(?!\w)(?:/{month})?{YEAR}"),
        weekday_before=re.compile(rf"(?:(?P<relative>{relative}) ?)?{_weekdays(weekdays, 'weekday')}{opening}"),
        weekday_after=re.compile(rf"{GAP}[(\[] ?(?P<weekday>{weekday})\.? ?[)\]]{follows}"),
        relative_after=re.compile(rf" (?P<relative>{relative})(?!\w)"),
        line_words=re.compile(rf"{_choice(words_of_line)}|(?:{unspaced})+"),
    )


def _weekdays(forms: Iterable[str], group: str) -> str:
    """Return a pattern of a weekday as a word; one Chinese character alone is a weekday in brackets only."""
    spaced = _choice(form for form in forms if form[0] < _UNSPACED)
    unspaced = _choice(form for form in forms if form[0] >= _UNSPACED and len(form) > 1)
    return rf"(?P<{group}>(?<!\w){spaced}(?!\w)|{unspaced})"


def _choice(words: Iterable[str]) -> str:
    """Return a pattern of one of the words, the longest first; of no word, one that never matches."""
    return "(?:" + ("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)") + ")"
