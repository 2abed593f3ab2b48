"""BPL511 disclaimer."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL511", "disclaimer", severity=Severity.INFO)
def disclaimer(document: Document) -> Findings:
    """A disclaimer stands above or below the article.

    ## Why is this bad?
    It is the publisher's statement about the text, not a part of it; whoever counts opinions wants to know of it.

    ## Example
    ```bad lang=en
    The reform will cost more than it saves.

    ⟦The views expressed in this article are the author's own.⟧
    ```
    ```good lang=en
    The reform will cost more than it saves.
    ```
    ```bad lang=en
    The reform will cost more than it saves.

    ⟦Disclaimer: the author owns shares in the company.⟧
    ```
    ```good lang=en
    The minister dismissed the disclaimer as a joke on Friday.
    ```
    ```good lang=ru
    Мнение редакции на этот раз совпало с мнением читателей.
    ```

    ## Fix
    None; the line is shown only.
    """
    yield from found(document, "BPL511", "disclaimer")
