"""BPL408 tag-list."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import claimed, line_finding


@document_rule("BPL408", "tag-list")
def tag_list(document: Document) -> Findings:
    """The keywords of the article stand on a line, with their label or as hashtags.

    ## Why is this bad?
    They are facts about the text, not a sentence of it.

    ## Example
    ```bad lang=en
    The orchard has been planted with forty old kinds of apple.

    ⟦Tags: farming, apples, heritage⟧
    ```
    ```good lang=en
    The orchard has been planted with forty old kinds of apple.
    ```
    ```bad lang=fr
    Le verger compte quarante anciennes variétés de pommes.

    ⟦#agriculture #pommes #patrimoine⟧
    ```
    ```good lang=fr
    Le verger compte quarante anciennes variétés de pommes.
    ```
    ```good lang=en
    The hashtags #saveourtrees and #orchard were used by thousands.
    ```
    ```good lang=zh
    果园里种了四十种老品种的苹果。
    ```

    ## Fix
    The line is taken out and each keyword kept as `tags` in the metadata; safe.
    """
    for claim in claimed(document, "BPL408"):
        count = len(claim.values)
        message = f"list of {count} tags" if count > 1 else "label of tags"
        yield line_finding(document, claim.index, message, facts=[("tags", value) for value in claim.values])
