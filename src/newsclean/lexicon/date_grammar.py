"""Compiles how a language writes dates."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from newsclean.lexicon import DateStyle, lexicon
from newsclean.text.patterns import lazy
from newsclean.text.words import WORD_AHEAD

__all__ = ["GAP", "Grammar", "grammar"]

GAP: Final = r"[^\S\n]{0,3}"
_ENDS: Final = rf"(?!{WORD_AHEAD})"
_BEGINS: Final = rf"(?<!{WORD_AHEAD})"
# Scripts that write words together: what is long enough may be followed by a letter.
_UNSPACED: Final = "\u0e00"


class Grammar(NamedTuple):
    """How a language writes dates."""

    style: DateStyle
    months: dict[str, int]
    weekdays: dict[str, int]
    relatives: dict[str, int]
    homographs: frozenset[str]
    after_day: re.Pattern[str]
    after_later_day: re.Pattern[str]
    weekday_before: re.Pattern[str]
    weekday_after: re.Pattern[str]
    relative_after: re.Pattern[str]
    line_words: frozenset[str]
    unspaced_line_words: re.Pattern[str]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of the dates of a language."""
    words, style = lexicon(language), lexicon(language).date_style
    weekdays = {form: number for number, forms in enumerate(words.weekdays) for form in forms}
    relatives = {**dict.fromkeys(words.last_words, -1), **dict.fromkeys(words.next_words, 1)}
    relative = _choice(relatives)
    words_of_line = lexicon("en").date_words.union(words.date_words, weekdays, relatives)
    unspaced = _choice(word for word in words_of_line if word[0] >= _UNSPACED)
    return Grammar(
        style=style,
        months={form: number for number, forms in enumerate(words.months, 1) for form in forms},
        weekdays=weekdays,
        relatives=relatives,
        homographs=words.month_homographs,
        after_day=lazy(_after_day(words.months, style)),
        after_later_day=lazy(_after_later_day(style)),
        weekday_before=lazy(_weekday_before(weekdays, relative, style)),
        weekday_after=lazy(_weekday_after(weekdays, style)),
        relative_after=lazy(rf" (?P<relative>{relative}){_ENDS}"),
        line_words=words_of_line,
        unspaced_line_words=lazy(f"(?:{unspaced})+"),
    )


def _after_day(months: Iterable[tuple[str, ...]], style: DateStyle) -> str:
    forms = [form for names in months for form in names]
    full = _choice(names[0] for names in months if names[0][0] >= _UNSPACED)
    ordinal = rf"(?:\.?[ºª°]|\.|{_choice(style.ordinals)}{_ENDS})?"
    gap = rf"(?:{GAP}|[-/])(?:{_choice(style.before_month)} )?"
    return rf"{ordinal}{gap}(?P<month>{full}|{_choice(forms)}{_ENDS})(?:/{_choice(forms)})?{_year(style)}"


def _after_later_day(style: DateStyle) -> str:
    year = "(?P<year>(?!))?" if style.year_first else _year(style)
    return rf"(?P<suffix>{_choice(style.after_day)})(?![\w%]|[.,:/]\d){year}"


def _year(style: DateStyle) -> str:
    before, after = _choice(style.before_year), _choice(style.after_year)
    year = rf"(?P<year>\d{{4}})(?:{after}{_ENDS}|(?![\w%]|[.,]\d))"
    return rf"(?:\.?{GAP}(?:[,/-]|{before}(?=[\s\d]))?{GAP}{year})?"


def _weekday_before(weekdays: Iterable[str], relative: str, style: DateStyle) -> str:
    behind = rf"(?: (?P<behind>{relative}))?" if style.relative_follows else "(?P<behind>(?!))?"
    opening = rf"\.?[,،]?{GAP}(?:\(|{_choice(style.links)}{GAP})?$"
    return rf"(?:(?P<relative>{relative}) ?)?{_weekdays(weekdays, 'weekday')}{behind}{opening}"


def _weekday_after(weekdays: Iterable[str], style: DateStyle) -> str:
    """Return the pattern of a weekday in brackets, and where the language has it so of one without."""
    marks = rf"[{re.escape(style.before_weekday)}]{{0,3}}"
    follows = rf"|{marks}{_weekdays(weekdays, 'follows')}" if style.before_weekday else ""
    return rf"{GAP}[(\[] ?(?P<weekday>{_choice(weekdays)})\.? ?[)\]]{follows}"


def _weekdays(forms: Iterable[str], group: str) -> str:
    """Return a pattern of a weekday as a word; one Chinese character alone is a weekday in brackets only."""
    spaced = _choice(form for form in forms if form[0] < _UNSPACED)
    unspaced = _choice(form for form in forms if form[0] >= _UNSPACED and len(form) > 1)
    return rf"(?P<{group}>{_BEGINS}{spaced}{_ENDS}|{unspaced})"


def _choice(words: Iterable[str]) -> str:
    """Return a pattern of one of the words, the longest first; of no word, one that never matches."""
    return "(?:" + ("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)") + ")"
