"""BPL303 advertisement-label."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL303", "advertisement-label", severity=Severity.ERROR)
def advertisement_label(document: Document) -> Findings:
    """The label of an advertisement stands where the advertisement was.

    ## Why is this bad?
    The advertisement is gone; its label tears the article apart.

    ## Example
    ```bad lang=en
    The ferry sank within an hour of leaving port.

    ⟦ADVERTISEMENT - SCROLL TO CONTINUE⟧

    All of the crew were rescued.
    ```
    ```good lang=en
    The ferry sank within an hour of leaving port.

    All of the crew were rescued.
    ```
    ```bad lang=fr
    Le ferry a coulé moins d'une heure après son départ.

    ⟦Publicité⟧

    Tout l'équipage a été secouru.
    ```
    ```good lang=fr
    Le ferry a coulé moins d'une heure après son départ.

    Tout l'équipage a été secouru.
    ```
    ```good lang=en
    Advertisement boards will be banned near schools.
    ```
    ```good lang=ru
    Реклама лекарств будет запрещена, сказал министр.
    ```

    ## Fix
    The line is taken out; safe: it is nothing but the label.
    """
    yield from found(document, "BPL303", "label of an advertisement")
