"""DAT201 stale-next-date."""

import datetime as dt

from newsclean.lexicon.dates import DateMention
from newsclean.model import Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.dates import DIGITS, day, mentions, says_next

# "Next 13 August" may be said in September of the coming year, but hardly ten months ahead.
RECENT = dt.timedelta(days=60)


@document_rule("DAT201", "stale-next-date", needs=DIGITS)
def stale_next_date(document: Document) -> Findings:
    """A date called "next" lies before the date of publication.

    ## Why is this bad?
    The text is older than its date says, was put together from older texts, or was translated wrongly ("last", not
    "next"): what it announces has happened, or never will.

    ## Example
    ```bad lang=fr published=2024-09-08
    Le président recevra le premier ministre ⟦vendredi 13 août prochain⟧.
    ```
    ```bad lang=en published=2024-09-08
    The two leaders meet again ⟦next Friday, 6 September 2024⟧.
    ```
    ```good lang=fr published=2024-09-08
    Le président recevra le premier ministre vendredi 13 septembre prochain, et le roi le 3 janvier prochain.
    ```
    ```good lang=es published=2024-09-08
    El presidente recibió al primer ministro el pasado 13 de agosto.
    ```
    ```good lang=ar published=2024-09-08
    يلتقي الرئيسان يوم 13 أكتوبر المقبل.
    ```

    ## Fix
    Shown only: what was meant is not known.

    ## Known problems
    A date without a year is reported if it passed in the last sixty days; longer ago, next year's may be meant.
    """
    published = document.published
    if published is None:
        return
    for block, mention in mentions(document, says_next):
        date = _passed(mention, published) if mention.relative > 0 else None
        if date:
            message = f"“next” {date.isoformat()} lies before the date of publication, {published.isoformat()}"
            yield Finding(block.span(mention.start, mention.end), message, safety=Safety.DISPLAY)


def _passed(mention: DateMention, published: dt.date) -> dt.date | None:
    """Return the day that was called next but had passed on publication."""
    if mention.year is not None:
        return mention.date if mention.date and mention.date < published else None
    for year in (published.year, published.year - 1):
        date, following = day(year, mention), day(year + 1, mention)
        if date and date < published <= date + RECENT:
            is_next_year = following is not None and following.weekday() == mention.weekday
            return None if is_next_year else date
    return None
