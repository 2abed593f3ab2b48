"""BPL702 outside-caption."""

from newsclean.boilerplate.roles import Role
from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import outside


@document_rule("BPL702", "outside-caption")
def outside_caption(document: Document) -> Findings:
    """A caption stands between the paragraphs of the text.

    ## Why is this bad?
    The picture is gone: the line repeats what the article says, or speaks of what nobody sees.

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
    <figure><img src="b.jpg"><figcaption>⟦A ferry in the harbour of Cork⟧</figcaption></figure>
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
    <figure><img src="b.jpg"><figcaption></figcaption></figure>
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
    <figure><img src="b.jpg"><figcaption>⟦Un bac dans le port de Brest⟧</figcaption></figure>
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
    <figure><img src="b.jpg"><figcaption></figcaption></figure>
    </body></html>
    ```
    ```good lang=ja format=html
    <html><title>橋が通行止めに</title>
    <body>
    <article>
    <p>川にかかる古い橋は月曜日から通行止めになったと、県が発表した。工事は春まで続く見通しだ。</p>
    <p>事故の翌日に撮影された写真には、橋脚の根元に入った長いひびがはっきりと写っていた。</p>
    <p>左岸の商店主たちは年末の売り上げを心配しており、渡し船を出すよう県に求めている。</p>
    </article>
    </body></html>
    ```

    ## Fix
    Unsafe: its wording alone does not prove it, so `check --fix` leaves it. `clean` takes it out, and `result.removed`
    holds it.
    """
    yield from outside(document, Role.CAPTION)
