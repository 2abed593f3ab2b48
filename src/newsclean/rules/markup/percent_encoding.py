"""MRK105 percent-encoding."""

from urllib.parse import unquote

from newsclean.model import Block, Edit, Finding, Severity
from newsclean.rules import Findings, block_rule
from newsclean.text.patterns import lazy

SEQUENCES = lazy("(?:%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){1,3}){1,64}")
LEADS = tuple(f"%{digit}" for digit in "CDEFcdef")
ADDRESS_MARKS = frozenset("/=&@#?\\:_")
REACH = 100  # characters around a sequence in which its word ends


@block_rule("MRK105", "percent-encoding", severity=Severity.ERROR, needs="%")
def percent_encoding(block: Block) -> Findings:
    """A letter stands in a word as a web address writes it.

    ## Why is this bad?
    Readers see the code, and the word is not found.

    ## Example
    ```bad lang=fr
    Le S⟦%C3%A9⟧nat a vot⟦%C3%A9⟧.
    ```
    ```good lang=fr
    Le Sénat a voté.
    ```
    ```bad lang=ru
    Мэр сказал: ⟦%D0%B4%D0%B0⟧.
    ```
    ```good lang=ru
    Мэр сказал: да.
    ```
    ```good lang=en
    Turnout rose by 5%C and 10%A9; see https://example.org/S%C3%A9nat and /wiki/%C3%89t%C3%A9.
    ```
    ```good lang=ja
    投票率は50%で、前回より5%高い。
    ```

    ## Fix
    The letters are written. Safe: the codes are UTF-8 and give letters, and stand in no address.
    """
    if not any(lead in block.text for lead in LEADS):
        return
    for match in SEQUENCES.finditer(block.text):
        letters = unquote(match[0], errors="replace")
        if letters.isalpha() and not _in_address(block.text, *match.span()):
            span = block.span(*match.span())
            yield Finding(span, f"“{match[0]}” stands for “{letters}”", (Edit(span, letters),))


def _in_address(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - REACH) : start].rpartition(" ")[2]
    behind = text[end : end + REACH].partition(" ")[0]
    return not ADDRESS_MARKS.isdisjoint((before + behind).rstrip(".,:;!?"))
