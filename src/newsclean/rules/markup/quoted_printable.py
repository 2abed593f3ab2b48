"""MRK106 quoted-printable."""

import quopri

from newsclean.model import Block, Document, Edit, Finding, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import prose
from newsclean.text.patterns import lazy

# UTF-8 in capitals, as mail writes it; what else stands so is believed beside such a sequence.
SEQUENCES = lazy("(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3}){1,64}")
REST = lazy("=(?:20|3D|2E|0A|09)(?![0-9A-Za-z])|=3D|=\n")
CODES = {"=20": " ", "=3D": "=", "=2E": ".", "=0A": "\n", "=09": "\t", "=\n": ""}


@document_rule("MRK106", "quoted-printable", severity=Severity.ERROR, needs="=")
def quoted_printable(document: Document) -> Findings:
    """Letters stand in the text as mail writes them.

    ## Why is this bad?
    Readers see the code, and the word is not found.

    ## Example
    ```bad lang=fr
    Le S⟦=C3=A9⟧nat a vot⟦=C3=A9⟧ hier.
    ```
    ```good lang=fr
    Le Sénat a voté hier.
    ```
    ```bad lang=ru
    Мэр сказал:⟦=20⟧⟦=D0=B4=D0=B0⟧.
    ```
    ```good lang=ru
    Мэр сказал: да.
    ```
    ```good lang=en
    The formula E=20 and x=C3 were on the board, and a=3D too.
    ```
    ```good lang=zh
    公式为 E=C3。
    ```

    ## Fix
    The letters are written. Safe: the codes are UTF-8 and give letters and marks. Blanks, equals signs and line ends
    written so are believed only in a text with such letters.
    """
    blocks = [block for _, block in prose(document, having="=")]
    found = [finding for block in blocks for finding in _letters(block)]
    yield from found
    for block in blocks if found else ():
        for match in REST.finditer(block.text):
            span = block.span(*match.span())
            yield Finding(span, f"{match[0]!r} is a code of mail", (Edit(span, CODES[match[0]]),))


def _letters(block: Block) -> Findings:
    for match in SEQUENCES.finditer(block.text):
        letters = quopri.decodestring(match[0]).decode("utf-8", "replace")
        if "\ufffd" not in letters and letters.isprintable():
            span = block.span(*match.span())
            yield Finding(span, f"“{match[0]}” stands for “{letters}”", (Edit(span, letters),))
