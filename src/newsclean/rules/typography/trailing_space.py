"""TYP304 trailing-space."""

from newsclean.model import Document, Edit, Finding, Severity, Span
from newsclean.rules import Findings, document_rule
from newsclean.text.patterns import lazy

# The look-behind starts each run once, so the pattern is linear.
TRAILING = lazy(r"(?<![ \t])[ \t]++(?=[\r\n]|\Z)")
ENDS = (" \n", "\t\n", " \r", "\t\r")


@document_rule("TYP304", "trailing-space", severity=Severity.INFO, needs=" \t")
def trailing_space(document: Document) -> Findings:
    """Spaces or tabs stand at the end of a line.

    ## Why is this bad?
    Nobody sees them, yet they make equal lines unequal and diffs noisy.

    ## Example
    ```bad lang=en
    The council met on Monday.⟦  ⟧

    It passed the budget.
    ```
    ```good lang=en
    The council met on Monday.

    It passed the budget.
    ```
    ```bad lang=th
    ที่ประชุมเริ่มแล้ว⟦ ⟧
    ทุกคนมาครบ
    ```
    ```good lang=th
    ที่ประชุมเริ่มแล้ว
    ทุกคนมาครบ
    ```
    ```good lang=en
      The first line is indented.
    ```

    ## Fix
    They are taken out; safe.
    """
    text = document.text
    if text[-1:] not in (" ", "\t") and not any(end in text for end in ENDS):
        return
    is_cut = any(key == "problem" for key, _ in document.facts) and document.blocks  # what is behind is not judged
    for match in TRAILING.finditer(text, 0, document.blocks[-1].end + 1 if is_cut else len(text)):
        span = Span(*match.span())
        yield Finding(span, f"{span.end - span.start} blanks at the end of the line", (Edit(span),))
