"""BPL305 donation-appeal."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL305", "donation-appeal", severity=Severity.ERROR)
def donation_appeal(document: Document) -> Findings:
    """The site asks its readers for money.

    ## Why is this bad?
    The appeal is the publisher's, not the article's, and stands under every text of the site.

    ## Example
    ```bad lang=en
    The river is clean again after thirty years of work.

    ⟦Please consider supporting our newsroom with a gift today.⟧
    ```
    ```good lang=en
    The river is clean again after thirty years of work.
    ```
    ```bad lang=en
    ⟦Donate now⟧

    The river is clean again after thirty years of work.
    ```
    ```good lang=en
    The river is clean again after thirty years of work.
    ```
    ```bad lang=en
    The river is clean again after thirty years of work.

    ⟦Donate today and keep independent journalism in the valley alive.⟧
    ```
    ```good lang=en
    The river is clean again after thirty years of work.
    ```
    ```good lang=en
    The charity asked its members to donate blankets before winter.
    ```
    ```good lang=ar
    دعت الجمعية أعضاءها إلى التبرع بالبطانيات قبل الشتاء.
    ```

    ## Fix
    The line is taken out; safe if it opens with a known appeal, unsafe if words stand in it.
    """
    yield from found(document, "BPL305", "appeal for donations")
