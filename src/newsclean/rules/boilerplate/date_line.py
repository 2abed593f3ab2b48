"""BPL406 date-line."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import claimed, line_finding, shortened


@document_rule("BPL406", "date-line")
def date_line(document: Document) -> Findings:
    """The date of publication stands alone on a line, or a note that the text is not finished yet.

    ## Why is this bad?
    It is a fact about the text, not a sentence of it.

    ## Example
    ```bad lang=fr
    la région rouvre ses sentiers après les incendies

    ⟦2024-09-08⟧

    les randonneurs peuvent de nouveau parcourir le massif depuis samedi.
    ```
    ```good lang=fr
    la région rouvre ses sentiers après les incendies

    les randonneurs peuvent de nouveau parcourir le massif depuis samedi.
    ```
    ```bad lang=en
    Trails reopen after the fires

    ⟦Published: June 21, 2019, 08:15⟧

    Hikers may cross the hills again since Saturday.
    ```
    ```good lang=en
    Trails reopen after the fires

    Hikers may cross the hills again since Saturday.
    ```
    ```bad lang=en
    Hikers may cross the hills again since Saturday.

    ⟦This is a developing story and will be updated.⟧
    ```
    ```good lang=en
    Hikers may cross the hills again since Saturday.
    ```
    ```good lang=en
    On 9 May 1921 the first tram crossed the bridge.
    ```
    ```good lang=zh
    1921年5月9日，第一辆电车驶过这座桥。
    ```

    ## Fix
    The line is taken out; the first date is kept as `published` in the metadata, a later line as `modified`. Safe:
    near the top or below the end, and nothing else on the line. A note that the story goes on is unsafe.
    """
    fact = "published"
    for claim in claimed(document, "BPL406"):
        facts = [(fact, day) for day in claim.values]
        told = ", ".join(claim.values) or shortened(claim.evidence)
        is_dated = bool(facts) or any(map(str.isdigit, document.blocks[claim.index].text))
        message = f"date of publication: {told}" if is_dated else f"note on the state of the story ('{told}')"
        yield line_finding(document, claim.index, message, safety=claim.safety, facts=facts)
        fact = "modified" if facts else fact
