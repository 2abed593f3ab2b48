"""Rules of the dates family: dates that cannot be, judged by the calendar and by the text alone, never by a clock.

Shared here: the dates of the article's blocks, cheap tests whether a block can have such dates, days in messages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from newsclean.lexicon import lexicon
from newsclean.lexicon.dates import DateMention, dates
from newsclean.model import Block, Document
from newsclean.text.folding import fold_chars
from newsclean.text.patterns import lazy
from newsclean.text.words import WORD_AHEAD

DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९๐๑๒๓๔๕๖๗๘๙"
DIGIT = lazy(f"[{DIGITS}]")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LATE_DAY = lazy(
    r"(?:29|3[01]|٢٩|٣[٠١]|۲۹|۳[۰۱]|२९|३[०१]|๒๙|๓[๐๑])(?!\d)(?<!\d..)"
)  # the only days that a month may lack
SHORT = 4  # letters: "mer" and "sun" are parts of other words
YEAR = lazy(r"(?<!\d)\d{4}(?!\d)")
_dates = lru_cache(maxsize=512)(dates)  # several rules ask for the dates of the same blocks


def mentions(document: Document, may_matter: Callable[[str, str], bool]) -> Iterator[tuple[Block, DateMention]]:
    """Yield every date in the blocks of which `may_matter(text, language)` is true.

    A block too short to tell its language has the document's.
    """
    for block in with_digits(document):
        language = document.language if block.language == "und" else block.language
        if may_matter(block.text, language):
            yield from ((block, mention) for mention in _dates(block.text, language))


def with_digits(document: Document) -> Sequence[Block]:
    """Return the blocks with a digit; found out once."""
    known: Sequence[Block] | None = document.memo.get(with_digits)
    if known is None:
        known = document.memo[with_digits] = [block for block in document.blocks if DIGIT.search(block.text)]
    return known


def names_late_day(text: str, language: str) -> bool:  # noqa: ARG001 - one signature for all three
    """Tell whether a number of a day that some months lack occurs."""
    return LATE_DAY.search(text) is not None


def names_weekday(text: str, language: str) -> bool:
    """Tell whether a weekday of the language may occur."""
    return _weekdays(language).search(_lowered(text, language)) is not None


def says_next(text: str, language: str) -> bool:
    """Tell whether a word for "next" may occur."""
    lowered = _lowered(text, language)
    return any(word in lowered for word in lexicon(language).next_words)


def _lowered(text: str, language: str) -> str:
    """Return a text as the words of dates are looked for in it; to fold it costs thrice as much as lower case."""
    return fold_chars(text) if lexicon(language).folds_dates else text.lower()


@lru_cache(maxsize=256)
def _weekdays(language: str) -> re.Pattern[str]:
    forms = {form for forms in lexicon(language).weekdays for form in forms}
    return re.compile("|".join(map(_sign, sorted(forms))) or "(?!)")


def _sign(form: str) -> str:
    """Return the pattern of a weekday: short forms as ends of words, one Chinese character behind a bracket."""
    if form[0] >= "\u2e80":
        return form if len(form) > 1 else rf"[(（\[［]{form}"
    return re.escape(form) + (f"(?!{WORD_AHEAD})" if len(form) <= SHORT else "")


def named_years(text: str, language: str) -> frozenset[int]:
    """Return the years of the last and of this century that a text names, those of other eras as common ones."""
    style = lexicon(language).date_style
    years = map(style.year, map(int, YEAR.findall(text)))
    return frozenset(year for year in years if year and year // 100 in (19, 20))


def day(year: int, mention: DateMention) -> dt.date | None:
    """Return the mentioned day in a year, None where the calendar has no such day."""
    try:
        return dt.date(year, mention.month, mention.day)
    except ValueError:
        return None


def told(date: dt.date) -> str:
    """Return a day with its weekday, as "2024-08-13 is a Tuesday"."""
    return f"{date.isoformat()} is a {WEEKDAYS[date.weekday()]}"
