"""BPL409 reading-time."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL409", "reading-time")
def reading_time(document: Document) -> Findings:
    """A line tells how long the article takes to read, how old it is, or how often it was seen.

    ## Why is this bad?
    It is counted by the page and wrong as soon as the text is elsewhere.

    ## Example
    ```bad lang=en
    Why the river turned green

    ⟦6 min read⟧

    Algae bloomed along forty kilometres of the river.
    ```
    ```good lang=en
    Why the river turned green

    Algae bloomed along forty kilometres of the river.
    ```
    ```bad lang=fr
    Pourquoi la rivière est devenue verte

    ⟦Temps de lecture : 5 min⟧

    Les algues ont envahi quarante kilomètres de rivière.
    ```
    ```good lang=fr
    Pourquoi la rivière est devenue verte

    Les algues ont envahi quarante kilomètres de rivière.
    ```
    ```good lang=en
    Pupils now spend 20 minutes reading every morning.
    ```
    ```good lang=zh
    学生们现在每天早上阅读二十分钟。
    ```

    ## Fix
    The line is taken out; safe: it is nothing but the figure and its label.
    """
    yield from found(document, "BPL409", "reading time or age of the page")
