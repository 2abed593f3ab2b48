"""DAT101 impossible-date."""

from collections.abc import Iterator

from newsclean.model import Block, Document, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.dates import DIGITS, mentions, names_late_day, with_digits
from newsclean.text.patterns import lazy

# A date as machines write it whose month or day no year has: 2023-13-45, but no telephone or order number.
MACHINE = lazy(
    r"(?:19|20)\d\d-(?:(?:1[3-9]|[2-9]\d|00)-\d\d|\d\d-(?:3[2-9]|[4-9]\d|00))(?<![\w./-].{10})(?![\w/-]|\.\d)"
)


@document_rule("DAT101", "impossible-date", severity=Severity.ERROR, needs=DIGITS)
def impossible_date(document: Document) -> Findings:
    """A date is not in the calendar.

    ## Why is this bad?
    One of its numbers is wrong, and nobody can tell which.

    ## Example
    ```bad lang=en
    The court ruled on ⟦31 April 2023⟧ that the law was void.
    ```
    ```bad lang=ru
    Суд вынес решение ⟦30 февраля⟧, сообщает газета.
    ```
    ```bad lang=en
    The record of ⟦2023-13-45⟧ is broken.
    ```
    ```good lang=en
    The court ruled on 30 April 2023 and, as 2024 is a leap year, on 29 February.
    ```
    ```good lang=zh
    法院于2024年2月29日作出裁决。
    ```
    ```good lang=de
    Rufen Sie 2023-13-4500 an; Auflage 31.000 im April, Aktenzeichen 2023-13-45/7.
    ```

    ## Fix
    Shown only: the day that was meant is not known.
    """
    for block, mention in mentions(document, names_late_day):
        if not mention.valid:
            span = block.span(mention.start, mention.end)
            yield Finding(span, _message(block.text[mention.start : mention.end]), safety=Safety.DISPLAY)
    for block, start, end in _machine_dates(document):
        yield Finding(block.span(start, end), _message(block.text[start:end]), safety=Safety.DISPLAY)


def _machine_dates(document: Document) -> Iterator[tuple[Block, int, int]]:
    for block in with_digits(document):
        if "-" in block.text:
            yield from ((block, *match.span()) for match in MACHINE.finditer(block.text))


def _message(written: str) -> str:
    return f"“{written}” is not in the calendar"
