"""BPL510 model-residue."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL510", "model-residue", severity=Severity.ERROR)
def model_residue(document: Document) -> Findings:
    """A language model's words about its task stand in the text.

    ## Why is this bad?
    "Here is the translation of the text:" was written to whoever gave the task. It also tells that the text may not
    be the newspaper's own.

    ## Example
    ```bad lang=en
    ⟦Here is the translation of the text:⟧

    The school will open its new wing in September.
    ```
    ```good lang=en
    The school will open its new wing in September.
    ```
    ```bad lang=fr
    ⟦Voici la traduction du texte :⟧

    L'école ouvrira sa nouvelle aile en septembre.
    ```
    ```good lang=fr
    L'école ouvrira sa nouvelle aile en septembre.
    ```
    ```good lang=en
    Here is the story of a school that grew too fast.
    ```
    ```good lang=ja
    学校は九月に新しい校舎を開く予定だと市は説明した。
    ```

    ## Fix
    A line that only announces the text is taken out (unsafe); other words of the model are shown only, since what
    they say may matter.
    """
    yield from found(document, "BPL510", "words of a language model about its task")
