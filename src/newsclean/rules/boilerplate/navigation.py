"""BPL504 navigation."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL504", "navigation", severity=Severity.ERROR)
def navigation(document: Document) -> Findings:
    """An item of the site's navigation stands in the text.

    ## Why is this bad?
    Menus are the same on every page; their items are no sentences and sway every count of words.

    ## Example
    ```bad lang=en
    ⟦Skip to main content⟧

    The lighthouse was sold to a family from Cork.
    ```
    ```good lang=en
    The lighthouse was sold to a family from Cork.
    ```
    ```bad lang=fr
    Le phare a été vendu à une famille de Cork.

    ⟦Plan du site⟧
    ```
    ```good lang=fr
    Le phare a été vendu à une famille de Cork.
    ```
    ```good lang=en
    The lighthouse is home to a family from Cork.
    ```
    ```good lang=ru
    Маяк стал домом для семьи из Корка.
    ```

    ## Fix
    The line is taken out; safe: it is nothing but the item. Between paragraphs only items of several words are
    found.
    """
    yield from found(document, "BPL504", "navigation of the site")
