"""BPL701 outside-heading."""

from newsclean.boilerplate.roles import Role
from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import outside


@document_rule("BPL701", "outside-heading")
def outside_heading(document: Document) -> Findings:
    """A heading stands in the text that heads nothing of the article.

    ## Why is this bad?
    Headings of teasers, boxes and lists of other articles cut the article in two and name what is not in it.

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
    <div id="b2"><h3>⟦Weather for the county⟧</h3></div>
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
    <div id="b2"><h3></h3></div>
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
    <div id="b2"><h3>⟦De nos archives⟧</h3></div>
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
    <div id="b2"><h3></h3></div>
    </body></html>
    ```
    ```good lang=ru format=html
    <html><title>Мост закрыт</title>
    <body>
    <article>
    <p>Старый мост через реку закрыт для движения с понедельника, сообщили в администрации района.</p>
    <h2>Что говорят жители</h2>
    <p>Жители левого берега просят пустить паром, пока рабочие укрепляют опоры и меняют настил.</p>
    <p>Ремонт продлится до весны, автобусы идут в объезд по шоссе, и дорога занимает на час больше.</p>
    </article>
    </body></html>
    ```

    ## Fix
    Unsafe: its wording alone does not prove it, so `check --fix` leaves it. `clean` takes it out, and `result.removed`
    holds it.
    """
    yield from outside(document, Role.HEADING)
