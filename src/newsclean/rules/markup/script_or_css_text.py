"""MRK301 script-or-css-text."""

from newsclean.model import Block, Document, Kind, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import run_findings
from newsclean.text.code import is_code, is_code_beside_code

NEEDS = frozenset("{}=;(")
ENDS = frozenset(";{}(),[>/")  # how a line of code ends


@document_rule("MRK301", "script-or-css-text", severity=Severity.ERROR, needs=NEEDS)
def script_or_css_text(document: Document) -> Findings:
    """JavaScript or CSS stands in the text.

    ## Why is this bad?
    It is the page's program, not text: readers cannot read it, and its names count as words.

    ## Example
    ```bad lang=en
    ⟦window.dataLayer = window.dataLayer || [];⟧

    The bridge opened on Monday.

    ⟦.story p { margin: 0 0 1em; font-size: 16px }⟧
    ```
    ```good lang=en
    The bridge opened on Monday.
    ```
    ```bad lang=ru
    Мост открыли в понедельник.

    ⟦(function () {

    ads.push({ slot: 7 });

    })();⟧
    ```
    ```good lang=ru
    Мост открыли в понедельник.
    ```
    ```good lang=en
    Var and function are words; window seats (and tables) cost more; x = 5 or {1, 2}.
    ```
    ```good lang=el
    Πότε θα ανοίξει η γέφυρα;
    ```

    ## Fix
    The lines are taken out, with lines beside them that only code has. Safe: each is a whole statement or rule, or
    cannot be prose beside one. Unsafe behind a colon and in more than three places, where an article may show code.
    """
    code = [_is_code(block) for block in document.blocks]
    if any(code):
        _spread(code, document.blocks)
        yield from run_findings(document, code, "JavaScript or CSS")


def _is_code(block: Block) -> bool:
    return block.text[-1] in ENDS and block.kind is not Kind.CODE and is_code(block.text)


def _spread(code: list[bool], blocks: tuple[Block, ...]) -> None:
    """Mark the lines beside code that are code only because it is there, downwards and upwards."""
    for indices in (range(1, len(code)), range(len(code) - 2, -1, -1)):
        for index in indices:
            if code[index - indices.step] and not code[index]:
                code[index] = is_code_beside_code(blocks[index].text)
