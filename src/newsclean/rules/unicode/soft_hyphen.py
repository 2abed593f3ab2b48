"""UNI102 soft-hyphen."""

import re

from newsclean.model import Block, Edit, Finding, Safety
from newsclean.rules import Findings, block_rule
from newsclean.rules.unicode import gathered
from newsclean.text.mojibake import covers
from newsclean.text.patterns import lazy

# With the line end behind it, where a converter broke the word.
HYPHEN = lazy("\xad+(?:[ \t]{0,8}\r?\n[ \t]{0,8})?")


@block_rule("UNI102", "soft-hyphen", needs="\xad", once=True)
def soft_hyphen(block: Block) -> Findings:
    """Invisible hyphens mark where words may be divided.

    ## Why is this bad?
    They belong to one layout. Elsewhere they split words for search and comparison, and some programs print them.

    ## Example
    ```bad lang=de
    Der Helikopter⟦\xad⟧landeplatz wird gebaut.
    ```
    ```good lang=de
    Der Helikopterlandeplatz wird gebaut.
    ```
    ```bad lang=ru
    Прави⟦\xad⟧тельство ушло в отставку.
    ```
    ```good lang=ru
    Правительство ушло в отставку.
    ```
    ```good lang=hu
    A Kossuth-díjas színész megérkezett.
    ```

    ## Fix
    The hyphens of a block are deleted together, with the line end behind one; never replaced by a visible hyphen. Safe,
    but shown only between digits, where a real hyphen may have been lost.
    """
    places = [match for match in HYPHEN.finditer(block.text) if not covers(block.text, *match.span())]
    certain = [Edit(block.span(*match.span())) for match in places if not _is_between_digits(block.text, match)]
    if certain:
        yield gathered(certain, "a soft hyphen" if len(certain) == 1 else f"{len(certain)} soft hyphens")
    for match in places:
        if _is_between_digits(block.text, match):
            yield Finding(block.span(*match.span()), "a soft hyphen between digits", safety=Safety.DISPLAY)


def _is_between_digits(text: str, match: re.Match[str]) -> bool:
    return text[max(0, match.start() - 1) : match.start()].isdigit() and text[match.end() : match.end() + 1].isdigit()
