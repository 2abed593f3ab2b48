"""BPL306 sponsored-label."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL306", "sponsored-label", severity=Severity.INFO)
def sponsored_label(document: Document) -> Findings:
    """A label says that the text is paid for.

    ## Why is this bad?
    It is not bad, it is important: the text is advertising, and whoever collects articles wants to know.

    ## Example
    ```bad lang=en
    ⟦Sponsored content⟧

    The new kettle boils a litre of water in ninety seconds.
    ```
    ```good lang=en
    The new kettle boils a litre of water in ninety seconds.
    ```
    ```bad lang=en
    Three hotels that welcome dogs all year round

    ⟦Paid post | Tourist Board⟧

    The coast is busiest in July and August.
    ```
    ```good lang=en
    The sponsored content rules were tightened by the regulator in May.
    ```
    ```good lang=ru
    Спонсоры турнира объявили о новом контракте на три года.
    ```

    ## Fix
    None; the label is shown only. Taking it out would hide an advertisement.
    """
    yield from found(document, "BPL306", "label of sponsored content")
