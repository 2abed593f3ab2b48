"""BPL506 gallery-widget."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL506", "gallery-widget", severity=Severity.ERROR)
def gallery_widget(document: Document) -> Findings:
    """A control or a counter of a picture gallery stands in the text.

    ## Why is this bad?
    The pictures are gone; their buttons and numbers tear the article apart.

    ## Example
    ```bad lang=en
    The carnival drew half a million people.

    ⟦Click to enlarge⟧

    It ends on Tuesday night.
    ```
    ```good lang=en
    The carnival drew half a million people.

    It ends on Tuesday night.
    ```
    ```bad lang=en
    The carnival drew half a million people.

    ⟦View gallery⟧
    ```
    ```good lang=en
    The carnival drew half a million people.
    ```
    ```good lang=en
    The gallery will show forty photos from the carnival.
    ```
    ```good lang=ja
    画廊では祭りの写真四十点が展示される予定だ。
    ```

    ## Fix
    The line is taken out; safe: it is nothing but the control.
    """
    yield from found(document, "BPL506", "control of a gallery")
