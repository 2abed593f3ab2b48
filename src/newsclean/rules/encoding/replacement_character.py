"""ENC102 replacement-character."""

from newsclean.model import Block, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.text.patterns import lazy

RUN = lazy("\ufffd+")


@block_rule("ENC102", "replacement-character", severity=Severity.ERROR, needs="\ufffd")
def replacement_character(block: Block) -> Findings:
    """U+FFFD stands where a character was lost in decoding.

    ## Why is this bad?
    A letter is gone, and with it the word: readers see a box, search and statistics see another word.

    ## Example
    ```bad lang=fr
    Le S⟦�⟧nat a vot⟦�⟧.
    ```
    ```good lang=fr
    Le Sénat a voté.
    ```
    ```bad lang=ru
    Выборы пройдут в Моск⟦��⟧е.
    ```
    ```good lang=ru
    Выборы пройдут в Москве.
    ```
    ```good lang=zh
    选举将于周二举行。
    ```

    ## Fix
    Shown only: what stood there is not in the text any more. Read the source again in its own charset.
    """
    for match in RUN.finditer(block.text):
        count = len(match[0])
        what = "a character was" if count == 1 else f"{count} characters were"
        yield Finding(block.span(*match.span()), f"{what} lost in decoding", safety=Safety.DISPLAY)
