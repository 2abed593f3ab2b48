"""BPL509 machine-translation-notice."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL509", "machine-translation-notice", severity=Severity.WARNING)
def machine_translation_notice(document: Document) -> Findings:
    """A notice says that the text was translated, by a machine or from another language.

    ## Why is this bad?
    It is no sentence of the article, but whoever collects texts wants to know: a machine's translation is not
    evidence of how people write.

    ## Example
    ```bad lang=en
    ⟦(Translated from Dutch by machine)⟧

    The vineyard has belonged to the family for two centuries.
    ```
    ```good lang=en
    The vineyard has belonged to the family for two centuries.
    ```
    ```bad lang=fr
    Le vignoble appartient à la famille depuis deux siècles.

    ⟦(Traduit du néerlandais par une machine)⟧
    ```
    ```good lang=fr
    Le vignoble appartient à la famille depuis deux siècles.
    ```
    ```good lang=en
    The novel was translated into nine languages by her husband.
    ```
    ```good lang=zh
    这部小说由她的丈夫译成九种语言。
    ```

    ## Fix
    A short line that is only the notice is taken out (unsafe: it is provenance); a longer one is shown only.
    """
    yield from found(document, "BPL509", "notice of translation")
