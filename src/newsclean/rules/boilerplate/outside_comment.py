"""BPL707 outside-comment."""

from newsclean.boilerplate.roles import Role
from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import outside


@document_rule("BPL707", "outside-comment")
def outside_comment(document: Document) -> Findings:
    """A reader's comment, or what asks for one, stands in the text.

    ## Why is this bad?
    It is not what the author wrote; quotations and opinions are taken for those of the article.

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
    <div class="comments">
    <p>⟦Joe: they said that last year⟧</p></div>
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
    <div class="comments">
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
    <div class="comments">
    <p>⟦Joël : ils disaient cela l’an dernier⟧</p></div>
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
    <div class="comments">
    <p></p></div>
    </body></html>
    ```
    ```good lang=ar format=html
    <html><title>إغلاق الجسر القديم</title>
    <body>
    <article>
    <p>أُغلق الجسر القديم فوق النهر أمام حركة السير منذ يوم الاثنين، كما أعلنت المحافظة.</p>
    <p>وكتب أحد القراء إلى الصحيفة أنه يعبر الجسر كل صباح منذ أربعين عاما ولا يعرف طريقا آخر إلى عمله.</p>
    <p>وتستمر أعمال الترميم حتى الربيع، وتسلك الحافلات الطريق السريع، ويطالب التجار بعبّارة.</p>
    </article>
    </body></html>
    ```

    ## Fix
    Unsafe: its wording alone does not prove it, so `check --fix` leaves it. `clean` takes it out, and `result.removed`
    holds it.
    """
    yield from outside(document, Role.COMMENTS)
