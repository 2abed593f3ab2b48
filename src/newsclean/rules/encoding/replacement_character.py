"""ENC102 replacement-character."""

import re

from newsclean.langid.lost_letters import named
from newsclean.model import Block, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.encoding import sides_of_word
from newsclean.text.patterns import lazy

# What UTF-8 and Windows make of it when they read it once more, and of memory that was never written.
RUN = lazy("\ufffd+|(?:锟斤拷){1,64}+(?:锟)?|烫烫烫+|屯屯屯+")


@block_rule("ENC102", "replacement-character", severity=Severity.ERROR, needs="\ufffd锟烫屯")
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
    Shown only: what stood there is not in the text any more; the message names the word that the language makes
    likeliest. Read the source again in its own charset.
    """
    for match in RUN.finditer(block.text):
        count = len(match[0])
        what = "a character was" if count == 1 else f"{count} characters were"
        hint = _hint(block, match) if match[0] == "\ufffd" else ""
        yield Finding(block.span(*match.span()), f"{what} lost in decoding{hint}", safety=Safety.DISPLAY)


def _hint(block: Block, match: re.Match[str]) -> str:
    """Return the word that the language makes likeliest, for the message."""
    before, behind = sides_of_word(block, match)
    return named(before, behind, block.language) if before or behind else ""
