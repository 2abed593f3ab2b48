"""UNI204 presentation-form."""

import unicodedata

from newsclean.model import Block, Edit, Finding, Safety
from newsclean.rules import Findings, block_rule
from newsclean.text.patterns import lazy

# Arabic Presentation Forms A and B without the ligatures that are signs of their own, as ﷲ, ﷺ and ﷼.
FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc"
RUN = lazy(f"[{FORMS}]+")
NEEDS = frozenset(
    map(chr, (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFD3E), *range(0xFD50, 0xFDC8), *range(0xFE70, 0xFEFD)))
)
ENDS_WORD = ("<final>", "<medial>")


@block_rule("UNI204", "presentation-form", needs=NEEDS, once=True)
def presentation_form(block: Block) -> Findings:
    """Arabic letters stand in the shapes of a printer's font.

    ## Why is this bad?
    The word looks right and is not found: each shape is a character of its own, which no keyboard types.

    ## Example
    ```bad lang=ar
    قال ⟦ﺭﺋﻴﺲ⟧ البلدية إن ﺍﻟﻤﺠﻠﺲ سيصوت.
    ```
    ```good lang=ar
    قال رئيس البلدية إن المجلس سيصوت.
    ```
    ```bad lang=fa
    ⟦ﺷﻮﺭﺍ⟧ به بودجه رأی داد.
    ```
    ```good lang=fa
    شورا به بودجه رأی داد.
    ```
    ```good lang=ar
    قال النبي ﷺ: بسم ﷲ، والسعر ١٠ ﷼.
    ```
    ```good lang=en
    The word “ﷲ” is one character.
    ```

    ## Fix
    The letters are written. Safe: Unicode defines each shape as its letter. A text whose words begin with the shape of
    a last letter was stored backwards, as old PDFs do: it is shown only.
    """
    backwards = any(_is_backwards(block.text, match.start()) for match in RUN.finditer(block.text))
    for match in RUN.finditer(block.text):
        span = block.span(*match.span())
        if backwards:
            yield Finding(span, "Arabic shapes in the order of the eye, from last to first", safety=Safety.DISPLAY)
            return
        plain = unicodedata.normalize("NFKC", match[0])
        yield Finding(span, f"“{match[0]}” in shapes of a font stands for “{plain}”", (Edit(span, plain),))


def _is_backwards(text: str, start: int) -> bool:
    """Tell whether a word begins with a shape that only stands behind another letter."""
    shape = unicodedata.decomposition(text[start])
    return not text[max(0, start - 1) : start].strip() and shape.startswith(ENDS_WORD)
