"""UNI208 styled-letter."""

import unicodedata

from newsclean.model import Block, Edit, Finding, Safety
from newsclean.rules import Findings, block_rule
from newsclean.text.patterns import lazy

FIRST, LAST = 0x1D400, 0x1D7FF
# Letters that stood in Unicode before the block of styled ones did: script and double-struck capitals.
OLDER = "\u210a-\u210d\u2110-\u2113\u2115\u2119-\u211d\u2124\u212c\u212d\u212f-\u2131\u2133\u2134"
STYLED = f"{chr(FIRST)}-{chr(LAST)}{OLDER}"
WORD = lazy(f"[{STYLED}]{{3,64}}")  # a formula's variables are one letter each, rarely two beside each other
NEEDS = frozenset(map(chr, range(FIRST, LAST + 1)))


@block_rule("UNI208", "styled-letter", needs=NEEDS, once=True)
def styled_letter(block: Block) -> Findings:
    """Words are set in bold, italic or script by the letters of mathematics.

    ## Why is this bad?
    They look like letters and are signs: the word is not found, and screen readers spell it or skip it.

    ## Example
    ```bad lang=en
    ⟦𝗕𝗿𝗲𝗮𝗸𝗶𝗻𝗴⟧: the mayor has 𝑟𝑒𝑠𝑖𝑔𝑛𝑒𝑑.
    ```
    ```good lang=en
    Breaking: the mayor has resigned.
    ```
    ```bad lang=ru
    Мэр: «⟦𝐇𝐞𝐥𝐥𝐨⟧, друзья».
    ```
    ```good lang=ru
    Мэр: «Hello, друзья».
    ```
    ```good lang=en
    Let 𝑥 and 𝑓𝑔 be in 𝔽, with ℝ and ℕ as usual.
    ```
    ```good lang=ja
    変数𝑥の値は2である。
    ```

    ## Fix
    The plain letters are written. Unsafe: a formula may have three variables in a row.
    """
    for match in WORD.finditer(block.text):
        span, plain = block.span(*match.span()), unicodedata.normalize("NFKC", match[0])
        yield Finding(span, f"“{match[0]}” is styled “{plain}”", (Edit(span, plain),), Safety.UNSAFE)
