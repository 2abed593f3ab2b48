"""BPL410 breadcrumb."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL410", "breadcrumb", severity=Severity.ERROR)
def breadcrumb(document: Document) -> Findings:
    """The path that leads to the page stands above the article.

    ## Why is this bad?
    It is the site's navigation, and glues the names of sections to the title.

    ## Example
    ```bad lang=en
    ⟦Home > News > Africa⟧

    The lake froze for the first time since 1963.
    ```
    ```good lang=en
    The lake froze for the first time since 1963.
    ```
    ```bad lang=fr
    ⟦Accueil › Sport⟧

    Le lac a gelé pour la première fois depuis 1963.
    ```
    ```good lang=fr
    Le lac a gelé pour la première fois depuis 1963.
    ```
    ```good lang=en
    Profits > costs: why the mill reopened

    The mill had stood empty for a decade.
    ```
    ```good lang=ja
    湖が凍ったのは一九六三年以来のことだという。
    ```

    ## Fix
    The line is taken out; its last section is kept as `section` in the metadata. Safe: one step is a known section
    or the site's home.
    """
    yield from found(document, "BPL410", "path to the page", fact="section")
