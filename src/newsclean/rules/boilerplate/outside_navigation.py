"""BPL706 outside-navigation."""

from newsclean.boilerplate.roles import Role
from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import outside


@document_rule("BPL706", "outside-navigation")
def outside_navigation(document: Document) -> Findings:
    """A piece of the site's navigation stands in the text.

    ## Why is this bad?
    Menus, buttons and paths are the same on every page; they are no sentences and sway every count of words.

    ## How is it found?
    By the classifier of boilerplate: what the line looks like, what stands around it and, on a page, its markup. How
    likely the line is to be a part of the article is told where it was taken out, by its change in `result.removed`.

    ## Example
    ```bad lang=en format=html
    <html><title>Bridge closed</title>
    <body>
    <nav class="menu"><a href="/">⟦Front page⟧</a></nav>
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
    <nav class="menu"><a href="/"></a></nav>
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
    <nav class="menu"><a href="/">⟦À la une⟧</a></nav>
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
    <nav class="menu"><a href="/"></a></nav>
    <article>
    <p>Le vieux pont sur la rivière est fermé à la circulation depuis lundi, a annoncé le département.</p>
    <p>Les travaux dureront jusqu'au printemps, et les autocars passent par l'autoroute.</p>
    <p>Les commerçants de la rive gauche craignent pour leur Noël et demandent un bac.</p>
    </article>
    </body></html>
    ```
    ```good lang=bg format=html
    <html><title>Мостът е затворен</title>
    <body>
    <article>
    <p>Старият мост над реката е затворен за движение от понеделник, съобщиха от областната управа.</p>
    <ul>
    <li>Автобусите минават по магистралата и закъсняват с половин час.</li>
    <li>Пешеходците могат да използват лодката на рибарите до залез слънце.</li>
    </ul>
    <p>Ремонтът ще продължи до пролетта, а търговците от левия бряг се страхуват за коледния оборот.</p>
    </article>
    </body></html>
    ```

    ## Fix
    Unsafe: its wording alone does not prove it, so `check --fix` leaves it. `clean` takes it out, and `result.removed`
    holds it.
    """
    yield from outside(document, Role.NAVIGATION)
