"""BPL405 caption-stub."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL405", "caption-stub")
def caption_stub(document: Document) -> Findings:
    """The caption of a picture, or what is left of it, stands between the paragraphs.

    ## Why is this bad?
    Without its picture it is a fragment: a name and a stray mark, or a label such as "file photo" with half a
    sentence.

    ## Example
    ```bad lang=fr
    ⟦la cheffe du gouvernement, au salon de l'agriculture |⟧

    le gouvernement a promis une aide aux éleveurs touchés par la sécheresse.
    ```
    ```good lang=fr
    le gouvernement a promis une aide aux éleveurs touchés par la sécheresse.
    ```
    ```bad lang=en
    The court will hear the appeal in March.

    ⟦File photo: protesters outside the courthouse⟧

    A ruling is expected before the summer.
    ```
    ```good lang=en
    The court will hear the appeal in March.

    A ruling is expected before the summer.
    ```
    ```good lang=en
    The file photo was published by mistake, the paper said.
    ```
    ```good lang=ja
    写真は事件の翌日に撮影されたものだと弁護士は述べた。
    ```

    ## Fix
    The line is taken out; safe: it opens with a label of pictures, or ends or begins at the mark that parted
    caption and credit.
    """
    yield from found(document, "BPL405", "caption of a picture")
