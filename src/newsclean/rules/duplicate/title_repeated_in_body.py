"""DUP104 title-repeated-in-body."""

from __future__ import annotations

from newsclean.model import Document, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.duplicate import copy_finding
from newsclean.text.density import weight
from newsclean.text.folding import bare, fold

MIN_TITLE = 12  # characters; a one-word title may come back as a heading of its own right
TOP = 3  # blocks above a title: section, date, menu; a line further down is a title by guess only
NEAR = 8  # blocks between a title and a copy that the page's header left; further down it may be a heading
SLACK = 4  # characters by which a copy may differ: final mark, quotation marks, double spaces


@document_rule("DUP104", "title-repeated-in-body", sees_boilerplate=True)
def title_repeated_in_body(document: Document) -> Findings:
    """The title stands again as a line of its own in the body.

    ## Why is this bad?
    Pages print the title in the header, above the article and under the picture; only one of them is the title.

    ## Example
    ```bad lang=en
    Council votes for the new tram line

    ⟦Council votes for the new tram line⟧

    The city council voted on Tuesday for a tram line to the harbour.
    ```
    ```good lang=en
    Council votes for the new tram line

    The city council voted on Tuesday for a tram line to the harbour.
    ```
    ```bad lang=el
    Το δημοτικό συμβούλιο ψήφισε τη νέα γραμμή

    Το δημοτικό συμβούλιο ψήφισε την Τρίτη τη νέα γραμμή του τραμ προς το λιμάνι της πόλης.

    ⟦Το δημοτικό συμβούλιο ψήφισε τη νέα γραμμή⟧

    Τα έργα αρχίζουν τον Μάιο.
    ```
    ```good lang=el
    Το δημοτικό συμβούλιο ψήφισε τη νέα γραμμή

    Το δημοτικό συμβούλιο ψήφισε την Τρίτη τη νέα γραμμή του τραμ προς το λιμάνι της πόλης.

    Τα έργα αρχίζουν τον Μάιο.
    ```
    ```good lang=ja
    新しい路面電車の路線を市議会が可決

    市議会は火曜日、港へ向かう新しい路面電車の路線を可決した。
    ```

    ## Fix
    The later line goes, the title stays. Safe if the title opens the text, near the top and at the end; unsafe where a
    title by guess comes back further down, as the heading of a section may.
    """
    if document.title is None:
        return
    title = document.blocks[document.title].text
    if weight(title) < MIN_TITLE:
        return
    folded = bare(fold(title))
    for index in range(document.title + 1, len(document.blocks)):
        text = document.blocks[index].text
        if abs(len(text) - len(title)) <= SLACK and (text == title or bare(fold(text)) == folded):
            is_near = index - document.title <= NEAR or index + 1 == len(document.blocks)
            pair = (document.title, index)
            safety = Safety.SAFE if document.title == 0 or (document.title <= TOP and is_near) else Safety.UNSAFE
            yield copy_finding(document, pair, "title stands again in the body", safety)
