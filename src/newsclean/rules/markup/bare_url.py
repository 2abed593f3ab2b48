"""MRK303 bare-url."""

from newsclean.model import Document, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import line_finding, prose
from newsclean.text.patterns import lazy

ADDRESS = lazy(r"[<(]?(?:[hH][tT]{2}[pP][sS]?://|www\.)[^\s<>]{3,2000}[>)]?")


@document_rule("MRK303", "bare-url", severity=Severity.INFO, needs=".")
def bare_url(document: Document) -> Findings:
    """A web address stands alone on its line.

    ## Why is this bad?
    It is what is left of an embedded post or video, or of a link; it is no sentence of the article.

    ## Example
    ```bad lang=en
    The band has a new song.

    ⟦https://video.example.org/watch?v=1⟧
    ```
    ```good lang=en
    The band has a new song.
    ```
    ```bad lang=ja
    ⟦www.example.jp/news/1⟧

    新曲が公開された。
    ```
    ```good lang=ja
    新曲が公開された。
    ```
    ```good lang=fr
    Le programme est sur https://exemple.fr/programme et sur exemple.org.
    ```
    ```good lang=zh
    详情见 www.example.cn 网站。
    ```

    ## Fix
    The line is taken out. Unsafe: it may be what the sentence before it announces.
    """
    if "://" not in document.text and "www." not in document.text:
        return
    for index, block in prose(document):
        if block.text[:1] in "hHwW<(" and ADDRESS.fullmatch(block.text):
            yield line_finding(document, index, "a line of nothing but an address", safety=Safety.UNSAFE)
