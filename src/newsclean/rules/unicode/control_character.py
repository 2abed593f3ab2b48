"""UNI105 control-character."""

from newsclean.model import Block, Edit, Finding
from newsclean.rules import Findings, block_rule
from newsclean.text.patterns import lazy

CONTROLS = frozenset(map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)))
NONCHARACTERS = frozenset(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)))
# With the rest of a terminal's command behind ESC.
RUN = lazy("(?:\x1b\\[[0-9;?]{0,16}[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff])+")
BREAKS = frozenset("\x0b\x0c\x1c\x1d\x1e")  # vertical tab, form feed and the separators of files, groups and records


@block_rule("UNI105", "control-character", needs=CONTROLS | NONCHARACTERS)
def control_character(block: Block) -> Findings:
    """A control character stands in the text.

    ## Why is this bad?
    It means nothing in an article, splits words, breaks XML, and may command a terminal.

    ## Example
    ```bad lang=fr
    Le Sé⟦\x07⟧nat a voté.
    ```
    ```good lang=fr
    Le Sénat a voté.
    ```
    ```bad lang=ru
    Он ушёл.⟦\x0b⟧Она осталась.
    ```
    ```good lang=ru
    Он ушёл. Она осталась.
    ```
    ```good lang=zh
    他走了。	她留下了。
    ```

    ## Fix
    The control is deleted; a vertical tab, form feed or separator that ends a sentence, a line or a name without a
    space becomes one. Safe.
    """
    for match in RUN.finditer(block.text):
        before, behind = (
            block.text[max(0, match.start() - 1) : match.start()],
            block.text[match.end() : match.end() + 1],
        )
        span = block.span(*match.span())
        new = " " if match[0][-1] in BREAKS and _is_break(before, behind) else ""
        yield Finding(span, f"control character U+{ord(match[0][0]):04X}", (Edit(span, new),))


def _is_break(before: str, behind: str) -> bool:
    """Tell whether the characters on both sides belong to two words: not within a lower-case or all-capital word."""
    if not before.strip() or not behind.strip():
        return False
    if before.isalpha() and behind.isalpha():
        return behind.isupper() and not before.isupper()
    return behind.isalnum()
