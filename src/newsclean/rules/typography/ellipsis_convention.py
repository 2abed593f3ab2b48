"""TYP404 ellipsis-convention."""

from newsclean.model import Block, Edit, Finding, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.typography import is_code, primary
from newsclean.text.patterns import lazy

# One or two signs, or three dots that no fourth makes a row, and that no path begins with.
ELLIPSIS = lazy(r"(?<!…)…{1,2}(?!…)|(?<!\.)\.\.\.(?![./\\])")
DOUBLED = frozenset(("zh",))  # Chinese sets the sign twice (GB/T 15834), two cells wide


@block_rule("TYP404", "ellipsis-convention", severity=Severity.INFO, default=False, needs=".…")
def ellipsis_convention(block: Block, *, form: str = "…") -> Findings:
    """An ellipsis is not written in the form that is wanted.

    ## Why is this bad?
    Three dots part at the end of a line and are read as three ends of sentences; a house keeps to one form. The rule is
    off unless it is asked for.

    ## Example
    ```bad lang=es
    No sé⟦...⟧ Nadie lo sabe.
    ```
    ```good lang=es
    No sé… Nadie lo sabe.
    ```
    ```bad lang=zh
    他说⟦…⟧然后走了。
    ```
    ```good lang=zh
    他说……然后走了。
    ```
    ```good lang=ru
    Неужели?.. Да… Вот так!..
    ```
    ```good lang=en
    The file is in .../data and the table runs to ...... 12.
    ```

    ## Fix
    The form that is wanted takes its place, twice in Chinese; safe, as no word changes.

    ## Options
    `form`: … or three dots.
    """
    if is_code(block) or ("…" not in block.text and "..." not in block.text):
        return
    wanted = 2 * form if primary(block.language) in DOUBLED else form
    for match in ELLIPSIS.finditer(block.text):
        if match[0] not in (wanted, 2 * form):
            span = block.span(*match.span())
            yield Finding(span, f"ellipsis “{match[0]}” where “{wanted}” is wanted", (Edit(span, wanted),))
