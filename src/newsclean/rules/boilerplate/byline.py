"""BPL403 byline."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL403", "byline")
def byline(document: Document) -> Findings:
    """A line says who wrote the article.

    ## Why is this bad?
    It is a fact about the text, not a sentence of it; names at its ends mislead whatever looks for people in the
    news.

    ## Example
    ```bad lang=en
    Old railway bridge to become a park

    ⟦By Helen Marsh, Bristol⟧

    The bridge has been closed to trains since 1968.
    ```
    ```good lang=en
    Old railway bridge to become a park

    The bridge has been closed to trains since 1968.
    ```
    ```bad lang=fr
    Un ancien pont ferroviaire va devenir un parc

    ⟦De notre correspondante à Brest⟧

    Le pont est fermé aux trains depuis 1968.
    ```
    ```good lang=fr
    Un ancien pont ferroviaire va devenir un parc

    Le pont est fermé aux trains depuis 1968.
    ```
    ```bad lang=en
    The bridge has been closed to trains since 1968.

    ⟦Helen Marsh and Tom Reed contributed to this report.⟧
    ```
    ```good lang=en
    The bridge has been closed to trains since 1968.
    ```
    ```good lang=en
    By Monday evening the water had reached the second floor.
    ```
    ```good lang=de
    Von der Brücke aus war der Brand gut zu sehen.
    ```
    ```good lang=ko
    기자들은 월요일 저녁까지 현장에 남아 있었다.
    ```

    ## Fix
    The line is taken out and the name kept as `byline` in the metadata; safe after a word that introduces an
    author, unsafe for a bare name with a place and for a sentence about who else worked on the text.

    ## Known problems
    A name alone on its line is left: it may be a heading. In lower-cased text a first line such as "by the river"
    is left.
    """
    yield from found(document, "BPL403", "byline", fact="byline")
