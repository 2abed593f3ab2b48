"""BPL704 outside-byline."""

from newsclean.boilerplate.roles import Role
from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import outside


@document_rule("BPL704", "outside-byline")
def outside_byline(document: Document) -> Findings:
    """A line about the author or the date stands in the text.

    ## Why is this bad?
    It is metadata: in the text it is read as a sentence, and it is the same on all articles of one author.

    ## How is it found?
    By the classifier of boilerplate: what the line looks like, what stands around it and, on a page, its markup. How
    likely the line is to be a part of the article is told where it was taken out, by its change in `result.removed`.

    ## Example
    ```bad lang=en format=html
    <html><title>Bridge closed</title>
    <body>
    <div class="byline author">⟦Helen Marsh, county reporter⟧</div>
    <article>
    <p>The old bridge over the river has been closed to all traffic since Monday, the county said.</p>
    <p>Repairs will take until the spring, and buses are sent round by the motorway.</p>
    <p>Shops on the left bank fear for their Christmas trade and ask for a ferry.</p>
    </article>
    </body></html>
    ```
    ```good lang=en format=html
    <html><title>Bridge closed</title>
    <body>
    <div class="byline author"></div>
    <article>
    <p>The old bridge over the river has been closed to all traffic since Monday, the county said.</p>
    <p>Repairs will take until the spring, and buses are sent round by the motorway.</p>
    <p>Shops on the left bank fear for their Christmas trade and ask for a ferry.</p>
    </article>
    </body></html>
    ```
    ```bad lang=fr format=html
    <html><title>Le pont fermé</title>
    <body>
    <div class="byline author">⟦Jeanne Durand, notre correspondante⟧</div>
    <article>
    <p>Le vieux pont sur la rivière est fermé à la circulation depuis lundi, a annoncé le département.</p>
    <p>Les travaux dureront jusqu'au printemps, et les autocars passent par l'autoroute.</p>
    <p>Les commerçants de la rive gauche craignent pour leur Noël et demandent un bac.</p>
    </article>
    </body></html>
    ```
    ```good lang=fr format=html
    <html><title>Le pont fermé</title>
    <body>
    <div class="byline author"></div>
    <article>
    <p>Le vieux pont sur la rivière est fermé à la circulation depuis lundi, a annoncé le département.</p>
    <p>Les travaux dureront jusqu'au printemps, et les autocars passent par l'autoroute.</p>
    <p>Les commerçants de la rive gauche craignent pour leur Noël et demandent un bac.</p>
    </article>
    </body></html>
    ```
    ```good lang=uk format=html
    <html><title>Міст закрито</title>
    <body>
    <article>
    <p>Старий міст через річку з понеділка закрито для руху, повідомили в адміністрації району.</p>
    <p>Олена Мельник, редакторка місцевої газети, щодня ходила цим мостом на роботу і тепер їде в об’їзд.</p>
    <p>Ремонт триватиме до весни, автобуси йдуть через шосе, а торговці просять пустити пором.</p>
    </article>
    </body></html>
    ```

    ## Fix
    Unsafe: its wording alone does not prove it, so `check --fix` leaves it. `clean` takes it out, and `result.removed`
    holds it.
    """
    yield from outside(document, Role.BYLINE)
