"""BPL201 share-widget."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL201", "share-widget", severity=Severity.ERROR)
def share_widget(document: Document) -> Findings:
    """Buttons for sharing the page stand in the text, one by one, in a row or glued together.

    ## Why is this bad?
    Their labels are no sentence of the article, and rows of network names sway every count of words.

    ## Example
    ```bad lang=en
    ⟦FacebookTwitterWhatsApp⟧

    The council has approved the new tram line.
    ```
    ```good lang=en
    The council has approved the new tram line.
    ```
    ```bad lang=fr
    Le conseil a approuvé la nouvelle ligne de tramway.

    ⟦Partager | Tweeter | Imprimer⟧
    ```
    ```good lang=fr
    Le conseil a approuvé la nouvelle ligne de tramway.
    ```
    ```good lang=en
    The two banks will share a vault until spring.
    ```
    ```good lang=zh
    两家公司将分享这项技术，并在明年推出产品。
    ```

    ## Fix
    The line is taken out; safe: nothing else stands on it.
    """
    yield from found(document, "BPL201", "buttons for sharing")
