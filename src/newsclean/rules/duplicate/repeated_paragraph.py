"""DUP103 repeated-paragraph."""

from __future__ import annotations

from newsclean.model import Document, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.duplicate import copies, copy_finding, is_heading_like
from newsclean.text.density import weight

MIN_LETTERS = 4  # one character in so many is a letter in any prose; Indic vowel signs do not count as such
CERTAIN = 60  # characters; a paragraph this long comes back only by mistake, a shorter one may be a refrain


@document_rule("DUP103", "repeated-paragraph", severity=Severity.ERROR)
def repeated_paragraph(document: Document, *, min_chars: int = 40) -> Findings:
    """A paragraph stands twice in the text.

    ## Why is this bad?
    Templates print the lead or a quotation in two places, and extraction keeps both; the copy is no part of the
    article and counts twice in every statistic.

    ## Example
    ```bad lang=en
    The ferry will run every hour from the first of May.

    ⟦The ferry will run every hour from the first of May.⟧

    Tickets cost two pounds.
    ```
    ```good lang=en
    The ferry will run every hour from the first of May.

    Tickets cost two pounds.
    ```
    ```bad lang=uk
    Пором курсуватиме щогодини з першого травня, повідомила міська рада в понеділок увечері після засідання.

    Квиток коштує сорок гривень.

    ⟦Пором курсуватиме щогодини з першого травня, повідомила міська рада в понеділок увечері після засідання.⟧
    ```
    ```good lang=uk
    Пором курсуватиме щогодини з першого травня, повідомила міська рада в понеділок увечері після засідання.

    Квиток коштує сорок гривень.
    ```
    ```good lang=en
    Yes.

    No.

    Yes.
    ```
    ```good lang=ja
    雨が降る。

    風が吹く。

    雨が降る。
    ```

    ## Fix
    The later copy goes. Safe next to the first, and anywhere if it is longer than 60 characters; unsafe otherwise.

    ## Options
    `min_chars` (40): shorter paragraphs may come back, as refrains and answers do.
    """
    for first, index in copies(document):
        text = document.blocks[index].text
        length = weight(text)
        if length <= min_chars or first == document.title or is_heading_like(document.blocks[index]):
            continue
        if MIN_LETTERS * sum(map(str.isalpha, text)) < len(text):  # lines to fill in, rows of marks and numbers
            continue
        is_certain = length > CERTAIN or index == first + 1
        safety = Safety.SAFE if is_certain else Safety.UNSAFE
        yield copy_finding(document, (first, index), "paragraph stands twice in the text", safety)
