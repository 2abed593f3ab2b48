"""BPL501 comment-section."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL501", "comment-section", severity=Severity.ERROR)
def comment_section(document: Document) -> Findings:
    """A heading, a button or a counter of the comment section stands in the text.

    ## Why is this bad?
    What follows it was written by readers, and the line itself by nobody.

    ## Example
    ```bad lang=en
    The old cinema will be turned into a library.

    ⟦8 comments⟧
    ```
    ```good lang=en
    The old cinema will be turned into a library.
    ```
    ```bad lang=fr
    L'ancien cinéma deviendra une bibliothèque.

    ⟦Laisser un commentaire⟧
    ```
    ```good lang=fr
    L'ancien cinéma deviendra une bibliothèque.
    ```
    ```good lang=en
    The mayor made no comment and left by the side door.
    ```
    ```good lang=ko
    시장은 아무 논평도 하지 않고 옆문으로 나갔다.
    ```

    ## Fix
    The line is taken out; safe: it is nothing but the heading, or opens with a known request.
    """
    yield from found(document, "BPL501", "comment section")
