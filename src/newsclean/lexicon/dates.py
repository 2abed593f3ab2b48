"""Finds the dates of a text as the press writes them, and tells the lines that are nothing but a date."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from typing import Final, NamedTuple

from newsclean.lexicon import lexicon
from newsclean.text.folding import fold_chars

__all__ = ["DateMention", "date_line", "dates"]

_LEAP_YEAR: Final = 2000
_MONTHS: Final = 12
_DAYS: Final = 31
_DAY_DIGITS: Final = 2
_YEAR_DIGITS: Final = 4
_LONGEST_ABBREVIATION: Final = 5  # "thurs." is an abbreviation, "friday." ends a sentence
_MAX_DATE_LINE: Final = 160
_REACH: Final = 40  # characters before a date in which its weekday stands
# The weekday may follow the date without brackets: "10 Temmuz 2018 Salı", "12월 3일 목요일".
_WEEKDAY_FOLLOWS: Final = frozenset({"ja", "ko", "tr", "zh", "zh-Hant"})
# The adjective follows the date: "13 août prochain". Elsewhere it opens another phrase: "13. August nächsten Jahres".
_RELATIVE_FOLLOWS: Final = frozenset({"ar", "es", "fr", "id", "it", "pt"})
_MONTH_FIRST: Final = frozenset({"en"})
# Numeric dates are read month first by half of the readers; unknown languages belong here too.
_EITHER_ORDER: Final = frozenset({"en", "und"})

_GAP: Final = r"[^\S\n]{0,3}"
_YEAR: Final = rf"(?:\.?{_GAP}(?:[,/-]|d[eo]l?\b|of\b)?{_GAP}(?P<year>\d{{4}})(?![\w%]|[.,]\d))?"
_ORDINAL: Final = r"(?:\.?[ºª°]|\.|(?:st|nd|rd|th|er|ère|e|-?го|-е)\b)?"
_DIGIT: Final = re.compile(r"\d")
_GLUED: Final = re.compile(r"[A-Za-z_]$|\d[.,:/]$")
_NUMBER: Final = re.compile(r"\d+")
_NUMERIC: Final = re.compile(
    r"(?<![./:=&?%#@+~_-])(?P<first>\d{1,4})(?P<mark>[-/]|\.[^\S\n]?)(?P<second>\d{1,2})(?P=mark)(?P<third>\d{1,4})"
    r"(?![\d/]|[.:-]\d|[a-su-z_])"
)
_CJK: Final = re.compile(r"(?:(?P<year>\d{4}) ?[年년] ?)?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日号號일]")
_AFTER_DAY: Final = re.compile(rf"(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d){_YEAR}")
_TIME: Final = re.compile(
    r"\d{1,2} ?(?:[:.h]|시|時|时|點|点) ?\d{2}(?: ?[:.분分] ?\d{2})?(?: ?[분分秒초])?(?:\.\d+)?"
    r"|(?<!\d)\d{1,2} ?(?:h|am|pm|[ap]\.m\.|시|時|时)(?!\w)|[+-]\d{1,2}:?\d{2}"
)
_WORD: Final = re.compile(r"\w+")
_UNSPACED: Final = "\u0e00"
_ARTICLES: Final = r"the|on|le|dem|den|der|el|il|o dia|dia|día|dnia|dn\.|tanggal|tgl\.?"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date written in a text; `weekday` is 0 on Monday, `relative` is -1 for "last" and 1 for "next".

    The span includes the weekday and the relative word; the offsets of an absent weekday are -1.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    weekday_start: int = -1
    weekday_end: int = -1
    relative: int = 0

    @property
    def valid(self) -> bool:
        """Whether the calendar has this day; without a year, whether some year has it."""
        return _exists(self.year if self.year is not None else _LEAP_YEAR, self.month, self.day)

    @property
    def date(self) -> date | None:
        """The day itself, if its year is written and the calendar has it."""
        return date(self.year, self.month, self.day) if self.year is not None and self.valid else None


class _Grammar(NamedTuple):
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


def dates(text: str, language: str) -> tuple[DateMention, ...]:
    """Return the dates of a text, in order; the year may be missing, the month may not.

    A numeric date whose day and month could change places is left out where both orders are in use.
    """
    if _DIGIT.search(text) is None:
        return ()
    grammar = _grammar(lexicon(language).language)
    lowered = fold_chars(text)
    found: list[DateMention] = []
    end = 0
    for number in _NUMBER.finditer(lowered):
        mention = _read(text, lowered, number, grammar) if number.start() >= end else None
        if mention is not None:
            found.append(mention)
            end = mention.end
    return tuple(found)


def date_line(line: str, language: str) -> date | None:
    """Return the earliest date of a line that holds nothing but dates, times and publication labels."""
    if len(line) > _MAX_DATE_LINE:
        return None
    mentions = [mention for mention in dates(line, language) if mention.date is not None]
    if not mentions:
        return None
    rest = fold_chars(line)
    for mention in reversed(mentions):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    known = _grammar(lexicon(language).language).line_words
    if not all(known.fullmatch(word) for word in _WORD.findall(_TIME.sub(" ", rest))):
        return None
    return min(mention.date for mention in mentions if mention.date is not None)


def _read(text: str, lowered: str, number: re.Match[str], grammar: _Grammar) -> DateMention | None:
    start, end = number.span()
    if end - start > _YEAR_DIGITS or _GLUED.search(lowered[max(0, start - 2) : start]):
        return None
    after = lowered[end : end + 2].lstrip()[:1]
    mention = None
    if after and after in "-/.":
        mention = _numeric(lowered, start, grammar)
    elif after and after in "年년月월":
        mention = _cjk(lowered, start)
    if mention is None and end - start <= _DAY_DIGITS:
        mention = _day_first(lowered, number, grammar) or _month_first(lowered, number, grammar)
    if mention is None or not 1 <= mention.month <= _MONTHS or not 1 <= mention.day <= _DAYS:
        return None
    mention = _with_weekday(lowered, mention, grammar)
    return None if _is_doubtful(text, mention, grammar) else _with_relative(lowered, mention, grammar)


def _numeric(lowered: str, start: int, grammar: _Grammar) -> DateMention | None:
    match = _NUMERIC.match(lowered, start)
    if match is None:
        return None
    first, month, last = int(match["first"]), int(match["second"]), int(match["third"])
    if len(match["first"]) == _YEAR_DIGITS and len(match["third"]) <= _DAY_DIGITS:
        return DateMention(start, match.end(), first, month, last)
    if len(match["third"]) != _YEAR_DIGITS or len(match["first"]) > _DAY_DIGITS:
        return None
    if grammar.language in _EITHER_ORDER and match["mark"] == "/" and max(first, month) <= _MONTHS and first != month:
        return None
    if month > _MONTHS:
        first, month = month, first
    return DateMention(start, match.end(), last, month, first)


def _cjk(lowered: str, start: int) -> DateMention | None:
    match = _CJK.match(lowered, start)
    if match is None:
        return None
    return DateMention(start, match.end(), _year(match), int(match["month"]), int(match["day"]))


def _day_first(lowered: str, number: re.Match[str], grammar: _Grammar) -> DateMention | None:
    match = grammar.after_day.match(lowered, number.end())
    if match is None:
        return None
    return DateMention(number.start(), match.end(), _year(match), grammar.months[match["month"]], int(number.group()))


def _month_first(lowered: str, number: re.Match[str], grammar: _Grammar) -> DateMention | None:
    """Read "November 17, 2020"; without a year the day must exist, as in "in February 30 people" it may be a count."""
    start = number.start()
    if grammar.language not in _MONTH_FIRST or not lowered[start - 1 : start].isspace():
        return None
    word = lowered[max(0, start - _REACH) : start].split()[-1:]
    name = word[0].rstrip(".").lstrip("(\"'") if word else ""
    match = _AFTER_DAY.match(lowered, number.end())
    if name not in grammar.months or match is None:
        return None
    month_start = lowered.rindex(name, 0, start)
    mention = DateMention(month_start, match.end(), _year(match), grammar.months[name], int(number.group()))
    return mention if mention.valid or mention.year is not None else None


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _with_weekday(lowered: str, mention: DateMention, grammar: _Grammar) -> DateMention:
    """Return the mention with the weekday beside it: "Friday, 13 August" or "2021-08-13 (Fri)"."""
    after = grammar.weekday_after.match(lowered, mention.end)
    if after is not None:
        start, end = after.span(after.lastgroup or 0)
        weekday = grammar.weekdays[after[after.lastgroup or 0]]
        return replace(mention, end=after.end(), weekday=weekday, weekday_start=start, weekday_end=end)
    reach = max(0, mention.start - _REACH)
    before = grammar.weekday_before.search(lowered[reach : mention.start])
    if before is None or (lowered[reach + before.end("weekday")] == "." and len(before["weekday"]) > _LONGEST_ABBREVIATION):
        return mention
    start, end = (reach + offset for offset in before.span("weekday"))
    weekday = grammar.weekdays[before["weekday"]]
    relative = grammar.relatives.get(before["relative"] or "", 0)
    mention = replace(mention, start=reach + before.start(), relative=relative)
    return replace(mention, weekday=weekday, weekday_start=start, weekday_end=end)


def _with_relative(lowered: str, mention: DateMention, grammar: _Grammar) -> DateMention:
    match = grammar.relative_after.match(lowered, mention.end)
    if match is None or grammar.language not in _RELATIVE_FOLLOWS:
        return mention
    return replace(mention, end=match.end(), relative=grammar.relatives[match["relative"]])


def _is_doubtful(text: str, mention: DateMention, grammar: _Grammar) -> bool:
    """Tell "10 may" (a verb?) from "10 May", "10 may 2020" and "tuesday 10 may"."""
    if mention.year is not None or mention.weekday is not None:
        return False
    return not grammar.homographs.isdisjoint(_WORD.findall(text[mention.start : mention.end]))


def _exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]


@cache
def _grammar(language: str) -> _Grammar:
    words = lexicon(language)
    months = {form: number for number, forms in enumerate(words.months, 1) for form in forms}
    weekdays = {form: number for number, forms in enumerate(words.weekdays) for form in forms}
    relatives = {**dict.fromkeys(words.last_words, -1), **dict.fromkeys(words.next_words, 1)}
    month, weekday, relative = _choice(months), _choice(weekdays), _choice(relatives)
    follows = rf"|[ ,]{{0,2}}{_weekdays(weekdays, 'follows')}" if language in _WEEKDAY_FOLLOWS else ""
    words_of_line = lexicon("en").date_words | words.date_words | weekdays.keys() | relatives.keys()
    unspaced = _choice(word for word in words_of_line if word[0] >= _UNSPACED)
    day_gap = rf"(?:{_GAP}|[-/])(?:(?:d[eo]|of|di|من) )?"
    opening = rf"\.?,?{_GAP}(?:\(|(?:{_ARTICLES}){_GAP})?$"
    return _Grammar(
        language=language,
        months=months,
        weekdays=weekdays,
        relatives=relatives,
        homographs=words.month_homographs,
        after_day=re.compile(rf"{_ORDINAL}{day_gap}(?P<month>{month})(?!\w)(?:/{month})?{_YEAR}"),
        weekday_before=re.compile(rf"(?:(?P<relative>{relative}) ?)?{_weekdays(weekdays, 'weekday')}{opening}"),
        weekday_after=re.compile(rf"{_GAP}[(\[] ?(?P<weekday>{weekday})\.? ?[)\]]{follows}"),
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
