"""UNI104 private-use-or-tag-character."""

from newsclean.model import Block, Edit, Finding, Safety
from newsclean.rules import Findings, block_rule
from newsclean.text.patterns import lazy

TAGS = "\U000e0000-\U000e007f"
PRIVATE = "\ue000-\uf8ff"
OBJECT = "\ufffc"
RUN = lazy(f"[{TAGS}]+|[{PRIVATE}]+|{OBJECT}+ ?")
NEEDS = frozenset(map(chr, (*range(0xE000, 0xF900), *range(0xE0000, 0xE0080), 0xFFFC)))
FIRST_TAG = "\U000e0000"
FLAG = "\U0001f3f4"  # black flag, on which tags spell a region, as for Scotland
CANCEL = "\U000e007f"
# Bullets of the fonts Symbol and Wingdings, as word processors write them.
BULLETS = frozenset("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf0a8")


@block_rule("UNI104", "private-use-or-tag-character", needs=NEEDS)
def private_use_or_tag_character(block: Block) -> Findings:
    """A character without a public meaning stands in the text: of a private font, a hidden tag, or a lost object.

    ## Why is this bad?
    Without its font it is a box or nothing. Invisible tags can hide whole messages from readers, though not from
    programs.

    ## Example
    ```bad lang=en
    ⟦\uf0b7⟧ The council met on Monday.
    ```
    ```good lang=en
    • The council met on Monday.
    ```
    ```bad lang=ru
    Совет⟦\U000e0068\U000e0069⟧ собрался в понедельник.
    ```
    ```good lang=ru
    Совет собрался в понедельник.
    ```
    ```bad lang=fr
    Le conseil ⟦\ue001⟧ s’est réuni.
    ```
    ```good lang=en
    Fans waved \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f flags.
    ```
    ```good lang=zh
    市议会星期一开会。
    ```

    ## Fix
    Tags outside an emoji flag are deleted, so is U+FFFC, where an object stood; a private bullet that begins a line
    becomes “•”. Safe. Other private characters are shown only: their meaning is in a font.
    """
    for match in RUN.finditer(block.text):
        span, found = block.span(*match.span()), match[0]
        before = block.text[max(0, match.start() - 1) : match.start()]
        if found[0] >= FIRST_TAG:
            if before != FLAG or found[-1] != CANCEL:
                yield Finding(span, f"{len(found)} hidden tag characters", (Edit(span),))
        elif found[0] == OBJECT:
            blank = " " if found[-1] == " " and before.strip() else ""
            yield Finding(span, "U+FFFC, where an object stood", (Edit(span, blank),))
        elif found[0] in BULLETS and before in ("", "\n"):
            yield Finding(span, f"private bullet U+{ord(found[0]):04X}", (Edit(span, "•" + found[1:]),))
        else:
            yield Finding(span, f"private character U+{ord(found[0]):04X}", safety=Safety.DISPLAY)
