"""Finds the dates of a text as the press writes them, and tells the lines that are nothing but a date."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from newsclean.lexicon import lexicon
from newsclean.lexicon.date_grammar import GAP, Grammar, grammar
from newsclean.text.folding import fold, fold_chars
from newsclean.text.patterns import lazy
from newsclean.text.words import WORD

__all__ = ["DateMention", "date_line", "dates"]

_LEAP_YEAR: Final = 2000
_MONTHS: Final = 12
_DAYS: Final = 31
_DAY_DIGITS: Final = 2
_YEAR_DIGITS: Final = 4
_LONGEST_ABBREVIATION: Final = 5  # "thurs." is an abbreviation, "friday." ends a sentence
_MAX_DATE_LINE: Final = 160
_REACH: Final = 40  # characters before a date in which its weekday stands
_DIGIT: Final = lazy(r"\d")
_GLUED: Final = lazy(r"[A-Za-z_]$|\d[.,:/]$")
_NUMBER: Final = lazy(r"\d+")
_NUMERIC: Final = lazy(  # a Hebrew preposition is joined with a hyphen
    r"(?:(?<![./=&?%#@+~_-])|(?<=[א-ת]-))(?P<first>\d{1,4})(?P<mark>[-/]|\.[^\S\n]?)(?P<second>\d{1,2})(?P=mark)(?P<third>\d{1,4})"
    r"(?![\d/]|[.:-]\d|[a-su-z_])"
)
_CJK: Final = lazy(r"(?:(?P<year>\d{4}) ?[年년] ?)?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日号號일]")
_YEAR_BEFORE: Final = lazy(rf"(?<![\w.,])(?P<year>\d{{4}})\.?{GAP}$")
_TIME: Final = lazy(
    r"\d{1,2} ?(?:[:.h]|시|時|时|點|点) ?\d{2}(?: ?[:.분分] ?\d{2})?(?: ?[분分秒초])?(?:\.\d+)?(?: ?[ap]\.?m\b\.?)?"
    r"|(?<!\d)\d{1,2} ?(?:h|am|pm|[ap]\.m\.|시|時|时)(?!\w)|[+-]\d{1,2}:?\d{2}"
)
_WORD: Final = lazy(WORD)


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


def dates(text: str, language: str) -> tuple[DateMention, ...]:
    """Return the dates of a text, in order; the year may be missing, the month may not.

    A numeric date whose day and month could change places is left out where both orders are in use.
    """
    if _DIGIT.search(text) is None:
        return ()
    rules = grammar(lexicon(language).language)
    lowered = fold_chars(text)
    found: list[DateMention] = []
    end = 0
    for number in _NUMBER.finditer(lowered):
        mention = _read(text, lowered, number, rules) if number.start() >= end else None
        if mention is not None and mention.start >= end:
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
    rules = grammar(lexicon(language).language)
    for word in map(fold, _WORD.findall(_TIME.sub(" ", rest))):
        if word not in rules.line_words and not rules.unspaced_line_words.fullmatch(word):
            return None
    return min(mention.date for mention in mentions if mention.date is not None)


def _read(text: str, lowered: str, number: re.Match[str], rules: Grammar) -> DateMention | None:
    start, end = number.span()
    if end - start > _YEAR_DIGITS or _GLUED.search(lowered[max(0, start - 2) : start]):
        return None
    after = lowered[end : end + 2].lstrip()[:1]
    mention = None
    if after and after in "-/.":
        mention = _numeric(lowered, start, rules)
    elif after and after in "年년月월":
        mention = _cjk(lowered, start, rules)
    if mention is None and end - start <= _DAY_DIGITS:
        mention = _named(lowered, number, rules)
    if mention is None or not 1 <= mention.month <= _MONTHS or not 1 <= mention.day <= _DAYS:
        return None
    mention = _with_weekday(lowered, mention, rules)
    return None if _is_doubtful(text, mention, rules) else _with_relative(lowered, mention, rules)


def _numeric(lowered: str, start: int, rules: Grammar) -> DateMention | None:
    match = _NUMERIC.match(lowered, start)
    if match is None:
        return None
    first, month, last = int(match["first"]), int(match["second"]), int(match["third"])
    if len(match["first"]) == _YEAR_DIGITS and len(match["third"]) <= _DAY_DIGITS:
        first, last = last, first
    elif len(match["third"]) != _YEAR_DIGITS or len(match["first"]) > _DAY_DIGITS:
        return None
    elif month > _MONTHS:
        first, month = month, first
    elif rules.style.either_order and match["mark"] == "/" and first <= _MONTHS and first != month:
        return None
    year = rules.style.year(last)
    return None if year is None else DateMention(start, match.end(), year, month, first)


def _cjk(lowered: str, start: int, rules: Grammar) -> DateMention | None:
    match = _CJK.match(lowered, start)
    if match is None:
        return None
    return DateMention(start, match.end(), _year(match, rules), int(match["month"]), int(match["day"]))


def _named(lowered: str, number: re.Match[str], rules: Grammar) -> DateMention | None:
    """Return the day beside the name of its month; the usual order is tried first."""
    readings = (_day_later, _day_first) if rules.style.year_first else (_day_first, _day_later)
    return readings[0](lowered, number, rules) or readings[1](lowered, number, rules)


def _day_first(lowered: str, number: re.Match[str], rules: Grammar) -> DateMention | None:
    match = rules.after_day.match(lowered, number.end())
    if match is None:
        return None
    month = rules.months[match["month"]]
    return DateMention(number.start(), match.end(), _year(match, rules), month, int(number.group()))


def _day_later(lowered: str, number: re.Match[str], rules: Grammar) -> DateMention | None:
    """Read "November 17, 2020"; without a year the day must exist, as in "in February 30 people" it may be a count."""
    start = number.start()
    if not rules.style.after_day or not lowered[start - 1 : start].isspace():
        return None
    word = lowered[max(0, start - _REACH) : start].split()[-1:]
    name = word[0].rstrip(".").lstrip("(\"'") if word else ""
    match = rules.after_later_day.match(lowered, number.end())
    if name not in rules.months or match is None:
        return None
    begin = lowered.rindex(name, 0, start)
    year = _year(match, rules)
    before = _YEAR_BEFORE.search(lowered[max(0, begin - _REACH) : begin]) if rules.style.year_first else None
    if before:
        begin, year = begin - len(before.group()), _year(before, rules)
    mention = DateMention(begin, match.end(), year, rules.months[name], int(number.group()))
    return mention if mention.valid or mention.year is not None or match["suffix"] else None


def _year(match: re.Match[str], rules: Grammar) -> int | None:
    """Return the year of a match; one of another era beside a month of the common calendar is a common one."""
    if not match["year"]:
        return None
    written = int(match["year"])
    year = rules.style.year(written)
    return written if year is None else year


def _with_weekday(lowered: str, mention: DateMention, rules: Grammar) -> DateMention:
    """Return the mention with the weekday beside it: "Friday, 13 August" or "2021-08-13 (Fri)"."""
    after = rules.weekday_after.match(lowered, mention.end)
    if after is not None:
        start, end = after.span(after.lastgroup or 0)
        weekday = rules.weekdays[after[after.lastgroup or 0]]
        return replace(mention, end=after.end(), weekday=weekday, weekday_start=start, weekday_end=end)
    reach = max(0, mention.start - _REACH)
    before = rules.weekday_before.search(lowered[reach : mention.start])
    if before is None:
        return mention
    start, end = (reach + offset for offset in before.span("weekday"))
    if lowered[end] == "." and end - start > _LONGEST_ABBREVIATION:
        return mention
    weekday = rules.weekdays[before["weekday"]]
    relative = rules.relatives.get(before["relative"] or before["behind"] or "", 0)
    mention = replace(mention, start=reach + before.start(), relative=relative)
    return replace(mention, weekday=weekday, weekday_start=start, weekday_end=end)


def _with_relative(lowered: str, mention: DateMention, rules: Grammar) -> DateMention:
    match = rules.relative_after.match(lowered, mention.end)
    if match is None or not rules.style.relative_follows:
        return mention
    return replace(mention, end=match.end(), relative=rules.relatives[match["relative"]])


def _is_doubtful(text: str, mention: DateMention, rules: Grammar) -> bool:
    """Tell "10 may" (a verb?) from "10 May", "10 may 2020" and "tuesday 10 may"."""
    if mention.year is not None or mention.weekday is not None:
        return False
    return not rules.homographs.isdisjoint(_WORD.findall(text[mention.start : mention.end]))


def _exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]
