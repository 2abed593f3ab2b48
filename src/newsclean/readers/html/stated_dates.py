"""Dates as metadata state them, in the one form in which they are kept."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from newsclean.lexicon.dates import dates
from newsclean.text.patterns import lazy

MAX_LENGTH: Final = 80  # the longest form in use, of JavaScript with the name of its zone, has about 65
# Outside lie the zero dates of data bases (year 1, 0000-00-00) and slips of the keyboard; newspapers begin in 1605.
FIRST_YEAR, LAST_YEAR = 1600, 2099
UNSET: Final = dt.date(1970, 1, 1)  # zero seconds of Unix time: nobody set the date

# Machines write months in English whatever the language of the page (RFC 2822, JavaScript, Java).
MONTHS: Final = {
    name: number
    for number, full in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1)
    for name in (full, full[:3])
} | {"sept": 9}  # fmt: skip
# Names of zones in RFC 2822, and others that have one meaning; of a time in any other zone only the clock is kept.
ZONES: Final = {
    "Z": "Z", "UT": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00",
    "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00", "KST": "+09:00",
}  # fmt: skip
MAX_OFFSET: Final = 14  # hours: the Line Islands

CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,:]\d{1,9})?)?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?\s?(?P<zone>[A-Za-z]{1,4}\b)?\s?(?P<offset>[+-]\d\d(?::?\d\d)?)?"
)
TIME = rf"(?:(?:T|\s*,?\s+(?:at\s+)?){CLOCK})?"
COMPACT = r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<offset>[+-]\d{4})?(?P<zone>Z)?)?"
TAIL = r"\s*(?:\[[^\]]*\]|\([^)]*\))?\s*"
WEEKDAY = r"(?:[A-Za-z]{3,9}\.?,?\s+)?"
MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
FORMS: Final = tuple(
    lazy(form + TAIL)
    for form in (
        # 2024-09-08, 2024-09-08T10:00:00.000+02:00, 2024/9/8 10:00
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){TIME}",
        # 20240908, 20240908T100000Z, 20240908T1000+0200
        rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d){COMPACT}",
        # Sun, 08 Sep 2024 10:00:00 +0200
        rf"{WEEKDAY}(?P<day>\d{{1,2}})[\s-]{{1,4}}{MONTH}[\s,-]{{1,4}}(?P<year>\d{{4}}){TIME}",
        # Sun Sep 08 2024 10:00:00 GMT+0200 (…), September 8, 2024, 10:00 AM
        rf"{WEEKDAY}{MONTH}\s{{1,4}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]{{1,4}}(?P<year>\d{{4}}){TIME}",
        # 2024 Sep 8, as libraries have it
        rf"(?P<year>\d{{4}})\s{{1,4}}{MONTH}\s{{1,4}}(?P<day>\d{{1,2}})",
        # Sun Sep 08 10:00:00 CEST 2024
        rf"{WEEKDAY}{MONTH}\s{{1,4}}(?P<day>\d{{1,2}})\s{{1,4}}{CLOCK}\s{{1,4}}(?P<year>\d{{4}})",
    )
)
UNIX = lazy(r"(?P<seconds>\d{10})(?:\d{3}|\.\d{1,9})?")
SEPTEMBER_2001, YEAR_2100 = 1_000_000_000, 4_102_444_800  # what ten digits of seconds can mean


def normalised(value: str, language: str) -> str | None:
    """Return a stated date as ISO 8601, or None if it is none, impossible or can be read in two ways.

    `2024-09-08` where only the day is stated or the clock is wrong; else `2024-09-08T10:00:00` with the offset that is
    stated (`Z`, `+02:00`), without one if none is. Fractions of a second are dropped. Unix time becomes UTC.
    Dates in words are read in the language; of these only the day is kept.
    """
    value = value.strip()
    if not value or len(value) > MAX_LENGTH:
        return None
    for form in FORMS:
        if (match := form.fullmatch(value)) is not None and (month := _month(match["month"])):
            return _iso(match, month)
    if (match := UNIX.fullmatch(value)) is not None:
        return _of_unix(int(match["seconds"]))
    return _in_words(value, language)


def _month(stated: str) -> int | None:
    """Return the number of a month, None for a name that is not English."""
    return int(stated) if stated.isdecimal() else MONTHS.get(stated.lower())


def _iso(match: re.Match[str], month: int) -> str | None:
    try:
        day = dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    if not _is_plausible(day):
        return None
    stated = match.groupdict()
    return day.isoformat() + (_clock(stated) if stated.get("hour") else "")


def _clock(stated: dict[str, str | None]) -> str:
    hour, minute, second = (int(stated.get(part) or 0) for part in ("hour", "minute", "second"))
    half = (stated.get("half") or "").lower()
    if half and 1 <= hour <= 12:  # noqa: PLR2004 (a clock face)
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        clock = dt.time(hour, minute, second)
    except ValueError:
        return ""
    return f"T{clock.isoformat()}{_offset(stated)}"


def _offset(stated: dict[str, str | None]) -> str:
    digits = (stated.get("offset") or "").replace(":", "")
    if not digits:
        return ZONES.get((stated.get("zone") or "").upper(), "")
    hours, minutes = digits[1:3], digits[3:] or "00"
    if int(hours) > MAX_OFFSET or int(minutes) > 59:  # noqa: PLR2004 (minutes of an hour)
        return ""
    return f"{digits[0]}{int(hours):02}:{int(minutes):02}"


def _of_unix(seconds: int) -> str | None:
    if not SEPTEMBER_2001 <= seconds < YEAR_2100:
        return None
    return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds)).isoformat() + "Z"  # noqa: DTZ001 (Z says it)


def _in_words(value: str, language: str) -> str | None:
    found = {mention.date for mention in dates(value, language)}
    day = found.pop() if len(found) == 1 else None
    return day.isoformat() if day is not None and _is_plausible(day) else None


def _is_plausible(day: dt.date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR and day != UNSET
