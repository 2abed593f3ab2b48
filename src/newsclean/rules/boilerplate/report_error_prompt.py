"""BPL508 report-error-prompt."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL508", "report-error-prompt", severity=Severity.ERROR)
def report_error_prompt(document: Document) -> Findings:
    """The reader is asked to report an error, to send a tip or to rate the article.

    ## Why is this bad?
    It is addressed to the visitor of the site and repeated under every article.

    ## Example
    ```bad lang=en
    The owls have nested in the tower since March.

    ⟦Was this article helpful?⟧
    ```
    ```good lang=en
    The owls have nested in the tower since March.
    ```
    ```bad lang=en
    The owls have nested in the tower since March.

    ⟦Spotted an error? Write to the editors⟧
    ```
    ```good lang=en
    The owls have nested in the tower since March.
    ```
    ```bad lang=es
    Las lechuzas anidan en la torre desde marzo.

    ⟦¿Las ha visto? Escríbanos a torre@gaceta.example.⟧
    ```
    ```good lang=es
    Las lechuzas anidan en la torre desde marzo.
    ```
    ```good lang=en
    The pilot reported an error in the fuel gauge before take-off.
    ```
    ```good lang=ar
    أبلغ الطيار عن خطأ في عداد الوقود قبل الإقلاع.
    ```

    ## Fix
    The line is taken out; safe if it opens with a known question, unsafe if a sentence asks to write to the site.
    A call to write to anybody else, as to the police, stays.
    """
    yield from found(document, "BPL508", "question to the reader about the page")
