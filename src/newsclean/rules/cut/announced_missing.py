"""CUT107 announced-missing."""

from __future__ import annotations

from newsclean.model import Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.cut import running
from newsclean.text.density import weight

COLONS = ":："  # Armenian ends its sentences with U+0589, which looks the same
LONG = 30  # letters; a shorter line with a colon is a label: "Kontakt:"


@document_rule("CUT107", "announced-missing", needs=COLONS)
def announced_missing(document: Document) -> Findings:
    """The last paragraph announces something with a colon, and nothing follows.

    ## Why is this bad?
    A list, a table, a video or a quotation was there and is lost; extractors drop them more often than paragraphs.

    ## Example
    ```bad lang=en
    The council met on Tuesday and voted for the new tram line.

    These are the stops between the station and the harbour⟦:⟧
    ```
    ```good lang=en
    The council met on Tuesday and voted for the new tram line.

    These are the stops between the station and the harbour:

    Market, Bridge, Old Mill and Lighthouse.
    ```
    ```bad lang=de
    Der Rat stimmte am Dienstag für die neue Linie.

    Mit diesen alten Regeln kommen die Gärtner gut durch das Frühjahr⟦：⟧
    ```
    ```good lang=de
    Der Rat stimmte am Dienstag für die neue Linie: Sie fährt ab Mai.

    Kontakt:
    ```
    ```good lang=fr
    Le conseil a voté mardi :

    La ligne ouvrira en mai.
    ```
    ```good lang=ru
    Совет во вторник проголосовал за новую линию трамвая.

    Между вокзалом и портом будут четыре остановки: рынок, мост, старая мельница и маяк.
    ```

    ## Fix
    Shown only: what was there is lost.
    """
    index, block = next(reversed(running(document)), (0, None))
    if block is None or index == 0 or index + 1 < len(document.blocks):
        return
    if block.text[-1] in COLONS and weight(block.text) >= LONG:
        end = len(block.text)
        yield Finding(block.span(end - 1, end), "what the colon announces does not follow", safety=Safety.DISPLAY)
