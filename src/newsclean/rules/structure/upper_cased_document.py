"""STR402 upper-cased-document."""

from __future__ import annotations

from newsclean.model import Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.structure import is_upper_cased

MOST = 0.9  # share of the text, in characters, that must be in capitals


@document_rule("STR402", "upper-cased-document")
def upper_cased_document(document: Document, *, min_letters: int = 100) -> Findings:
    """The text is written in capitals.

    ## Why is this bad?
    It comes from an old wire or a headline style; it is hard to read, and names no longer stand out.

    ## Example
    ```bad lang=en
    ⟦THE COUNCIL MET ON TUESDAY EVENING AND VOTED FOR THE NEW TRAM LINE TO THE HARBOUR.⟧

    THE MAYOR SAID THAT THE WORK WOULD BEGIN IN MAY AND LAST FOR ABOUT TWO YEARS.
    ```
    ```good lang=en
    COUNCIL VOTES FOR TRAM LINE

    The mayor said that the work would begin in May and last for about two years, and that the line would be safe.
    ```
    ```bad lang=uk
    ⟦МІСЬКА РАДА ЗІБРАЛАСЯ У ВІВТОРОК УВЕЧЕРІ Й СХВАЛИЛА НОВУ ТРАМВАЙНУ ЛІНІЮ ДО ПОРТУ.⟧

    МЕР СКАЗАЛА, ЩО РОБОТИ ПОЧНУТЬСЯ В ТРАВНІ Й ТРИВАТИМУТЬ БЛИЗЬКО ДВОХ РОКІВ.
    ```
    ```good lang=uk
    НАТО, ЄС, ООН, МВФ.
    ```
    ```good lang=he
    מועצת העיר התכנסה ביום שלישי בערב ואישרה את קו הרכבת הקלה החדש בין התחנה לנמל הישן.
    ```

    ## Fix
    Shown only, once for the text, at its first paragraph: which letters were capitals cannot be known.

    ## Options
    `min_letters` (100): shorter texts are not judged.
    """
    blocks = document.blocks
    total = sum(len(block.text) for block in blocks)
    if total < min_letters:
        return
    upper = [block for block in blocks if is_upper_cased(block.text)]
    if sum(len(block.text) for block in upper) >= max(MOST * total, min_letters):
        yield Finding(blocks[0].whole, "text in capitals", safety=Safety.DISPLAY)
