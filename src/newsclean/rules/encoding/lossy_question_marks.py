"""ENC103 lossy-question-marks."""

import re
from collections.abc import Iterator

from newsclean.model import Block, Document, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.text.patterns import lazy

# A question mark between letters, the second not a capital (“what?Nothing” lacks a space). Chinese and Japanese have no
# spaces and ask so in hasty type.
INSIDE_WORD = lazy(r"(?<=[^\W\d_])\?{1,3}(?=[^\W\d_])")
NO_SPACES = lazy("[\u2e80-\u9fff\uf900-\ufaff]")
MAX_ADDRESS = 64  # how far around a question mark an address is recognised
ADDRESS_MARKS = frozenset("/=&@#\\")


@document_rule("ENC103", "lossy-question-marks", severity=Severity.ERROR, needs="?")
def lossy_question_marks(document: Document, *, minimum: int = 2) -> Findings:
    """Question marks stand inside words, where letters were lost.

    ## Why is this bad?
    A program wrote “?” for every letter its charset lacks. The words are destroyed for readers and for search.

    ## Example
    ```bad lang=fr
    Le S⟦?⟧nat a d⟦?⟧cidé, dit le maire.
    ```
    ```good lang=fr
    Le Sénat a décidé, dit le maire.
    ```
    ```bad lang=ru
    Выборы пройдут в М⟦??⟧скве, сообщил депу⟦?⟧ат.
    ```
    ```good lang=ru
    Выборы пройдут в Москве, сообщил депутат.
    ```
    ```good lang=en
    “Who?When?” she asked; see https://example.org/page?vote=yes and /list?item=two.
    ```
    ```good lang=zh
    他问:谁来了?没有人回答。什么时候?不知道。
    ```

    ## Fix
    Shown only: the letters are not in the text any more. Read the source again in its own charset.

    ## Options
    `minimum`: so many marks inside words make a loss; a single one may be a slip of the pen.
    """
    places = [(block, match) for block in document.blocks if "?" in block.text for match in _places(block)]
    if sum(len(match[0]) for _, match in places) < minimum:
        return
    for block, match in places:
        yield Finding(block.span(*match.span()), "a letter was lost: “?” inside a word", safety=Safety.DISPLAY)


def _places(block: Block) -> Iterator[re.Match[str]]:
    for match in INSIDE_WORD.finditer(block.text):
        before, behind = block.text[match.start() - 1], block.text[match.end()]
        if not behind.isupper() and not NO_SPACES.match(before) and not _in_address(block.text, match):
            yield match


def _in_address(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word around a question mark holds what only addresses and code hold."""
    before = text[max(0, match.start() - MAX_ADDRESS) : match.start()].rsplit(" ", 1)[-1]
    behind = text[match.end() : match.end() + MAX_ADDRESS].split(" ", 1)[0]
    return not ADDRESS_MARKS.isdisjoint(before + behind)
