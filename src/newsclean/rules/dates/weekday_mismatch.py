"""DAT102 weekday-mismatch."""

import datetime as dt

from newsclean.lexicon.dates import DateMention
from newsclean.model import Block, Document, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.dates import DIGITS, WEEKDAYS, day, mentions, named_years, names_weekday, told

GREGORIAN = 1924  # Greece was the last country of Europe to change its calendar, in 1923
JOINED = frozenset("/-–—")  # "Friday/Saturday, 13 August" names the night, not the day


@document_rule("DAT102", "weekday-mismatch", severity=Severity.ERROR, needs=DIGITS)
def weekday_mismatch(document: Document) -> Findings:
    """The weekday beside a date is not the weekday of that day.

    ## Why is this bad?
    The weekday, the day or the year is wrong: a slip, a mistranslation, or an old text published anew.

    ## Example
    ```bad lang=en
    The two will meet on ⟦Tuesday, November 18, 2020⟧, in Rome.
    ```
    ```bad lang=fr published=2024-09-08
    Le président sera reçu ⟦vendredi 13 août prochain⟧ à Rome.
    ```
    ```bad lang=zh
    双方将于⟦2024年6月12日（星期四）⟧再次会面。
    ```
    ```good lang=en
    The two will meet on Tuesday, November 17, 2020, in Rome.
    ```
    ```good lang=fr published=2024-12-20
    Le président sera reçu lundi 13 janvier à Rome.
    ```
    ```good lang=ru published=2024-09-08
    В 2001 году, во вторник 11 сентября, он был в Риме.
    ```
    ```good lang=ko
    양측은 2015년 12월 3일 목요일에 다시 만난다.
    ```

    ## Fix
    Shown only: which of them is wrong is not known.

    ## Known problems
    A date without a year is judged if the date of publication is known, and only if no year fits: neither that one, the
    one before and after it, nor any year that the text names. Dates before 1924 are not judged.
    """
    named: frozenset[int] | None = None
    for block, mention in mentions(document, names_weekday):
        if mention.weekday is None or not mention.valid or _names_a_night(block, mention):
            continue
        if mention.year is None and named is None:
            named = named_years(document.text, document.language)
        found = _candidates(mention, document.published, named or frozenset())
        if found and all(date.weekday() != mention.weekday for date in found):
            shown = ", ".join(told(date) for date in _likely(found, mention, document.published))
            message = f"{shown}; the text says {WEEKDAYS[mention.weekday]}"
            yield Finding(block.span(mention.start, mention.end), message, safety=Safety.DISPLAY)


def _names_a_night(block: Block, mention: DateMention) -> bool:
    before = block.text[: mention.weekday_start].rstrip()[-1:] if mention.weekday_start < mention.start + 1 else ""
    return before in JOINED if before else False


def _candidates(mention: DateMention, published: dt.date | None, named: frozenset[int]) -> list[dt.date]:
    """Return the days that the mention may mean; none if its year cannot be told."""
    if mention.year is not None:
        years = {mention.year}
    elif published is not None:
        years = {published.year - 1, published.year, published.year + 1} | named
    else:
        return []
    if min(years) < GREGORIAN:
        return []
    return [date for date in (day(year, mention) for year in sorted(years)) if date]


def _likely(found: list[dt.date], mention: DateMention, published: dt.date | None) -> list[dt.date]:
    """Return the days to tell of: the year's own, and the next or the last one where the text says so."""
    if published is None or mention.year is not None:
        return found
    years = sorted({published.year, published.year + mention.relative})
    return [date for date in found if date.year in years] or found[:1]
