"""DAT103 future-publication-date."""

from collections.abc import Iterator

from newsclean.lexicon.dates import date_line
from newsclean.model import Block, Document, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.dates import named_years

HEAD, TAIL = 8, 3  # blocks among which a line with the date of publication stands
MAX_LINE = 160


@document_rule("DAT103", "future-publication-date", severity=Severity.ERROR, sees_boilerplate=True)
def future_publication_date(document: Document, *, latest: int = 2030) -> Findings:
    """The date of publication lies in a year that has not come yet.

    ## Why is this bad?
    It is mistyped, read from the wrong field or made up; sorting and every judgement by date go wrong.

    ## Example
    ```bad lang=en
    Council passes the budget

    ⟦14 March 2044⟧

    The council passed the budget on Tuesday by one vote.
    ```
    ```bad lang=zh
    市议会通过预算

    ⟦2046年10月27日⟧

    市议会星期二晚上以一票之差通过预算。
    ```
    ```good lang=en
    Council passes the budget

    14 March 2024

    The council passed the budget on Tuesday; it must last until 14 March 2044.
    ```
    ```good lang=en
    Council passes the budget

    14 March 2044

    The council passed the budget for 2044 on Tuesday by one vote.
    ```
    ```good lang=ja published=2024-10-27
    市議会は2046年10月27日までの計画を可決した。
    ```

    ## Fix
    Shown only.

    ## Options
    `latest`: the last year that is believed. No clock is asked, so that one text always has one report: the year is
    four years after this release and moves with every release.

    ## Known problems
    With a release older than four years the option must be set; until then a text that names the year itself, or the
    one before, in another place is believed.
    """
    published = document.published
    if published is None or published.year <= latest:
        return
    line = next(_date_lines(document), None)
    rest = document.text if line is None else document.text[: line.start] + document.text[line.end :]
    if named_years(rest, document.language).isdisjoint((published.year, published.year - 1)):
        message = f"published {published.isoformat()}, later than {latest}"
        yield Finding(line.whole if line else None, message, safety=Safety.DISPLAY)


def _date_lines(document: Document) -> Iterator[Block]:
    """Yield the lines near the top or the bottom that hold nothing but the date of publication."""
    blocks = document.blocks
    for block in (*blocks[:HEAD], *blocks[HEAD:][-TAIL:]):
        language = document.language if block.language == "und" else block.language
        if len(block.text) <= MAX_LINE and date_line(block.text, language) == document.published:
            yield block
