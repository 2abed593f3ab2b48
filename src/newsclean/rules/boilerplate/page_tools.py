"""BPL505 page-tools."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL505", "page-tools", severity=Severity.ERROR)
def page_tools(document: Document) -> Findings:
    """A tool of the page stands in the text: print, save, listen, change the size of the letters.

    ## Why is this bad?
    It works on the page only and is no part of the article.

    ## Example
    ```bad lang=en
    ⟦Listen to this article⟧

    Bakers are looking for two hundred apprentices.
    ```
    ```good lang=en
    Bakers are looking for two hundred apprentices.
    ```
    ```bad lang=fr
    Les boulangers cherchent deux cents apprentis.

    ⟦Imprimer cet article⟧
    ```
    ```good lang=fr
    Les boulangers cherchent deux cents apprentis.
    ```
    ```good lang=en
    Print runs fell by a third within a year.
    ```
    ```good lang=zh
    印刷报纸在十年里失去了一半读者。
    ```

    ## Fix
    The line is taken out; safe: it is nothing but the tool.
    """
    yield from found(document, "BPL505", "tool of the page")
