"""BPL703 outside-credit."""

from newsclean.boilerplate.roles import Role
from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import outside


@document_rule("BPL703", "outside-credit")
def outside_credit(document: Document) -> Findings:
    """The credit of a picture stands between the paragraphs of the text.

    ## Why is this bad?
    The picture is gone, and the name of its author reads as a part of the article.

    ## How is it found?
    By the classifier of boilerplate: what the line looks like, what stands around it and, on a page, its markup. How
    likely the line is to be a part of the article is told where it was taken out, by its change in `result.removed`.

    ## Example
    ```bad lang=en format=html
    <html><title>Bridge closed</title>
    <body>
    <article>
    <p>The old bridge over the river has been closed to all traffic since Monday, the county said.</p>
    <p>Repairs will take until the spring, and buses are sent round by the motorway.</p>
    <p>Shops on the left bank fear for their Christmas trade and ask for a ferry.</p>
    </article>
    <div class="photo-credit"><span>⟦Pictures by Tom Reed⟧</span></div>
    </body></html>
    ```
    ```good lang=en format=html
    <html><title>Bridge closed</title>
    <body>
    <article>
    <p>The old bridge over the river has been closed to all traffic since Monday, the county said.</p>
    <p>Repairs will take until the spring, and buses are sent round by the motorway.</p>
    <p>Shops on the left bank fear for their Christmas trade and ask for a ferry.</p>
    </article>
    <div class="photo-credit"><span></span></div>
    </body></html>
    ```
    ```bad lang=fr format=html
    <html><title>Le pont fermé</title>
    <body>
    <article>
    <p>Le vieux pont sur la rivière est fermé à la circulation depuis lundi, a annoncé le département.</p>
    <p>Les travaux dureront jusqu'au printemps, et les autocars passent par l'autoroute.</p>
    <p>Les commerçants de la rive gauche craignent pour leur Noël et demandent un bac.</p>
    </article>
    <div class="photo-credit"><span>⟦Images de Jeanne Durand⟧</span></div>
    </body></html>
    ```
    ```good lang=fr format=html
    <html><title>Le pont fermé</title>
    <body>
    <article>
    <p>Le vieux pont sur la rivière est fermé à la circulation depuis lundi, a annoncé le département.</p>
    <p>Les travaux dureront jusqu'au printemps, et les autocars passent par l'autoroute.</p>
    <p>Les commerçants de la rive gauche craignent pour leur Noël et demandent un bac.</p>
    </article>
    <div class="photo-credit"><span></span></div>
    </body></html>
    ```
    ```good lang=el format=html
    <html><title>Κλειστή η γέφυρα</title>
    <body>
    <article>
    <p>Η παλιά γέφυρα πάνω από το ποτάμι έκλεισε από τη Δευτέρα για όλα τα οχήματα, ανακοίνωσε η περιφέρεια.</p>
    <p>Ο φωτογράφος Νίκος Ράλλης, που μένει δίπλα της, τη φωτογραφίζει κάθε πρωί εδώ και τριάντα χρόνια.</p>
    <p>Τα έργα θα κρατήσουν ως την άνοιξη και τα λεωφορεία περνούν από τον αυτοκινητόδρομο.</p>
    </article>
    </body></html>
    ```

    ## Fix
    Unsafe: its wording alone does not prove it, so `check --fix` leaves it. `clean` takes it out, and `result.removed`
    holds it.
    """
    yield from outside(document, Role.CREDIT)
