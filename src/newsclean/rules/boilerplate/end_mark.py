"""BPL507 end-mark."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL507", "end-mark")
def end_mark(document: Document) -> Findings:
    """A mark that tells editors where the copy ends stands below the article.

    ## Why is this bad?
    It is a signal between newsrooms: "###", "-ends-", "(more to come)".

    ## Example
    ```bad lang=en
    The dam will be finished in eight years.

    ⟦-ends-⟧
    ```
    ```good lang=en
    The dam will be finished in eight years.
    ```
    ```bad lang=fr
    Le barrage sera achevé dans huit ans.

    ⟦###⟧
    ```
    ```good lang=fr
    Le barrage sera achevé dans huit ans.
    ```
    ```good lang=en
    The dam will be finished in eight years.

    ***

    Its cost has doubled since work began.
    ```
    ```good lang=ru
    Конец строительства назначен на осень будущего года.
    ```

    ## Fix
    The line is taken out; safe: nothing follows it. Stars between two parts of the article are left.
    """
    yield from found(document, "BPL507", "mark of the end")
