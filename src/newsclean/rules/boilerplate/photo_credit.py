"""BPL404 photo-credit."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL404", "photo-credit")
def photo_credit(document: Document) -> Findings:
    """A line credits a picture that is not there.

    ## Why is this bad?
    It names an agency or a photographer who has nothing to do with the words around it.

    ## Example
    ```bad lang=en
    The summit ended without an agreement.

    ⟦(AFP/Getty)⟧

    Delegates will meet again in the autumn.
    ```
    ```good lang=en
    The summit ended without an agreement.

    Delegates will meet again in the autumn.
    ```
    ```bad lang=fr
    ⟦Photo : AFP⟧

    Le sommet s'est achevé sans accord.
    ```
    ```good lang=fr
    Le sommet s'est achevé sans accord.
    ```
    ```bad lang=ar
    انتهت القمة من دون اتفاق بين الوفود.

    ⟦(رويترز/هالة منصور)⟧
    ```
    ```good lang=ar
    انتهت القمة من دون اتفاق بين الوفود.
    ```
    ```good lang=en
    Photo contests draw thousands of amateurs each year.
    ```
    ```good lang=fr
    La photo du phare est accrochée dans toutes les cuisines.
    ```

    ## Fix
    The line is taken out; safe, unsafe for a whole caption that ends in a credit.
    """
    yield from found(document, "BPL404", "credit of a picture")
