"""BPL304 read-more-link."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL304", "read-more-link", severity=Severity.ERROR)
def read_more_link(document: Document) -> Findings:
    """A link to the rest of the article, or to more of something, stands in the text.

    ## Why is this bad?
    The link leads nowhere in plain text; at the end it tells that the article may be cut off there.

    ## Example
    ```bad lang=en
    The storm is expected to reach the coast at dawn.

    ⟦Continue reading »⟧
    ```
    ```good lang=en
    The storm is expected to reach the coast at dawn.
    ```
    ```bad lang=fr
    La tempête devrait atteindre la côte à l'aube.

    ⟦Lire la suite⟧
    ```
    ```good lang=fr
    La tempête devrait atteindre la côte à l'aube.
    ```
    ```bad lang=de
    Der Sturm soll die Küste im Morgengrauen erreichen.

    ⟦Mehr zum Thema lesen Sie in unserem Dossier.⟧
    ```
    ```good lang=de
    Der Sturm soll die Küste im Morgengrauen erreichen.
    ```
    ```good lang=en
    Read more poetry, the judge told the boys.
    ```
    ```good lang=zh
    专家建议孩子们每天多读半小时书。
    ```

    ## Fix
    The line is taken out; safe if it is nothing but the link, unsafe if it is a sentence about it.
    """
    yield from found(document, "BPL304", "link to the rest of the article")
