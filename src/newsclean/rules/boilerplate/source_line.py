"""BPL402 source-line."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL402", "source-line")
def source_line(document: Document) -> Findings:
    """A line names the source of the article or of a picture.

    ## Why is this bad?
    It is a fact about the text, not a sentence of it.

    ## Example
    ```bad lang=en
    Unemployment fell to its lowest level since 1974.

    ⟦Source: Reuters⟧
    ```
    ```good lang=en
    Unemployment fell to its lowest level since 1974.
    ```
    ```bad lang=fr
    Le chômage est au plus bas depuis 1974.

    ⟦Source : AFP⟧
    ```
    ```good lang=fr
    Le chômage est au plus bas depuis 1974.
    ```
    ```good lang=en
    Sources close to the talks said no deal was near.
    ```
    ```good lang=zh
    消息来源对记者说，谈判仍在继续。
    ```

    ## Fix
    The line is taken out and kept as `source` in the metadata; safe.
    """
    yield from found(document, "BPL402", "source", fact="source")
