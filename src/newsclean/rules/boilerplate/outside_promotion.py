"""BPL708 outside-promotion."""

from newsclean.boilerplate.roles import Role
from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import outside


@document_rule("BPL708", "outside-promotion")
def outside_promotion(document: Document) -> Findings:
    """The site promotes itself or others in the text.

    ## Why is this bad?
    Pitches for newsletters, apps and subscriptions are whole sentences, and the same on every page.

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
    <div class="newsletter promo">
    <p>⟦The best of the county in your inbox⟧</p></div>
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
    <div class="newsletter promo">
    <p></p></div>
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
    <div class="newsletter promo">
    <p>⟦Le meilleur du département dans votre boîte⟧</p></div>
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
    <div class="newsletter promo">
    <p></p></div>
    </body></html>
    ```
    ```good lang=ko format=html
    <html><title>다리 통행 금지</title>
    <body>
    <article>
    <p>강을 가로지르는 오래된 다리가 월요일부터 전면 통제됐다고 군청이 밝혔다. 공사는 봄까지 이어진다.</p>
    <p>지역 신문은 다리 소식을 전하는 무료 소식지를 만들었고, 첫날에만 구독자 이천 명이 이름을 올렸다.</p>
    <p>왼쪽 강변의 상인들은 연말 장사를 걱정하며 나룻배를 띄워 달라고 요구하고 있다.</p>
    </article>
    </body></html>
    ```

    ## Fix
    Unsafe: its wording alone does not prove it, so `check --fix` leaves it. `clean` takes it out, and `result.removed`
    holds it.
    """
    yield from outside(document, Role.PROMOTION)
