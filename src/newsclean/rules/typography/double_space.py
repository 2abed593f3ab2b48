"""TYP203 double-space."""

from newsclean.model import Block, Edit, Finding, Severity
from newsclean.rules import Findings, block_rule
from newsclean.text.patterns import lazy

# Bounded, so linear; a longer run is found in pieces. Tabs and line ends are other rules' business.
SPACES = lazy(r"(?<=\S) {2,64}(?=\S)")


@block_rule("TYP203", "double-space", severity=Severity.INFO, needs=" ")
def double_space(block: Block) -> Findings:
    """Two or more spaces stand between two words.

    ## Why is this bad?
    They are what extraction leaves where a link, an image or a line end was taken out; readers stumble,
    and comparison of texts fails.

    ## Example
    ```bad lang=en
    The vote⟦  ⟧was close.
    ```
    ```good lang=en
    The vote was close.
    ```
    ```bad lang=ru
    Голосование⟦   ⟧прошло.
    ```
    ```good lang=ru
    Голосование прошло.
    ```

    ## Fix
    One space is left; safe.
    """
    if "  " not in block.text:
        return
    for match in SPACES.finditer(block.text):
        span = block.span(*match.span())
        yield Finding(span, f"{len(match[0])} spaces in a row", (Edit(span, " "),))
