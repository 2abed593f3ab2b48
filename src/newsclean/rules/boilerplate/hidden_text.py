"""BPL601 hidden-text."""

from itertools import groupby

from newsclean.boilerplate.roles import Role
from newsclean.model import Document, Edit, Extent, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import outside, shortened


@document_rule("BPL601", "hidden-text", severity=Severity.INFO, sees_boilerplate=True)
def hidden_text(document: Document) -> Findings:
    """The page holds text that it does not show.

    ## Why is this bad?
    Menus for telephones, templates, words for programs and leftovers of editors stand in the page, hidden from its
    readers. Extraction that does not look at markup brings them into the article.

    ## Example
    ```bad lang=en format=html
    <p>The dam will be finished in eight years.</p>
    <div hidden><p>⟦Draft of the second version⟧</p></div>
    ```
    ```good lang=en format=html
    <p>The dam will be finished in eight years.</p>
    <div hidden><p></p></div>
    ```
    ```bad lang=fr format=html
    <p>Le barrage sera achevé dans huit ans.</p>
    <p style="display:none">⟦Ne pas publier avant lundi⟧</p>
    ```
    ```good lang=fr format=html
    <p>Le barrage sera achevé dans huit ans.</p>
    <p style="display:none"></p>
    ```
    ```good lang=de format=html
    <p>Der Damm wird in acht Jahren fertig, sagte die <span class="hidden-gem">Ingenieurin</span> am Montag.</p>
    ```
    ```good lang=en
    The hidden cost of the dam is eight years of noise.
    ```
    ```good lang=ru format=html
    <p>Плотину достроят через восемь лет.</p>
    <p style="opacity:.9" data-hidden="false">Скрытые расходы на неё никто не считал.</p>
    ```

    ## Fix
    Unsafe: scripts of the page may want it, so `check --fix` leaves it. `clean` takes it out; one finding stands for
    all hidden blocks that follow one another.
    """
    if document.extent is Extent.PAGE:
        yield from outside(document, Role.HIDDEN)
        return
    for is_hidden, run in groupby(range(len(document.blocks)), key=lambda index: document.blocks[index].is_unseen):
        if is_hidden:
            yield _finding(document, list(run))


def _finding(document: Document, run: list[int]) -> Finding:
    first = document.blocks[run[0]]
    more = f" and {len(run) - 1} more blocks" if len(run) > 1 else ""
    edit = Edit(document.removal(run[0], run[-1]).span)
    return Finding(first.whole, f"text that is not shown ('{shortened(first.text)}'{more})", (edit,), Safety.UNSAFE)
