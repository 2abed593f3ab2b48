"""MRK103 double-escaped-entity."""

import html

from newsclean.model import Block, Edit, Finding, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.markup import NUMBER, is_entity
from newsclean.text.patterns import lazy

# Each match begins at an ampersand and holds no other, so the time is linear however deep the escaping is.
REFERENCE = lazy(f"&amp;(?:amp;)*({NUMBER}|[A-Za-z][A-Za-z0-9]{{1,31}});")


@block_rule("MRK103", "double-escaped-entity", severity=Severity.ERROR, needs="&")
def double_escaped_entity(block: Block) -> Findings:
    """A character reference of HTML was escaped once more.

    ## Why is this bad?
    Even a browser shows the code; the word is not found.

    ## Example
    ```bad lang=fr
    Le S⟦&amp;eacute;⟧nat a dit ⟦&amp;amp;quot;⟧non⟦&amp;amp;quot;⟧.
    ```
    ```good lang=fr
    Le Sénat a dit "non".
    ```
    ```bad lang=ru
    Она ответила: ⟦&amp;laquo;⟧Нет⟦&amp;raquo;⟧.
    ```
    ```good lang=ru
    Она ответила: «Нет».
    ```
    ```good lang=en
    AT&T and Q&A; the B&amp;B; R&D.
    ```
    ```good lang=ja
    Q&AコーナーとB&Bの話。
    ```

    ## Fix
    The character is written, however often the reference was escaped. Safe. A single `&amp;` is left to MRK102.
    """
    for match in REFERENCE.finditer(block.text):
        if is_entity(match[1]):
            span, character = block.span(*match.span()), html.unescape(f"&{match[1]};")
            yield Finding(span, f"“{match[0]}” stands for “{character}”", (Edit(span, character),))
