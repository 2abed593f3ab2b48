"""STR402 upper-cased-document."""

from __future__ import annotations

from newsclean.model import Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.structure import edits_of, is_upper_cased, passages_of, shown_names
from newsclean.text.sentences import ends_sentence
from newsclean.truecasing import recased

MOST = 0.9  # share of the text, in characters, that must be in capitals


@document_rule("STR402", "upper-cased-document")
def upper_cased_document(document: Document, *, min_letters: int = 100) -> Findings:
    """The text is written in capitals.

    ## Why is this bad?
    It comes from an old wire or a headline style; it is hard to read, and names no longer stand out.

    ## Example
    ```bad lang=en
    ⟦THE COUNCIL MET ON TUESDAY EVENING AND VOTED FOR THE NEW TRAM LINE TO THE HARBOUR.⟧

    THE MAYOR SAID THAT THE WORK WOULD BEGIN IN JUNE AND LAST FOR ABOUT TWO YEARS.
    ```
    ```good lang=en
    The council met on Tuesday evening and voted for the new tram line to the harbour.

    The mayor said that the work would begin in June and last for about two years.
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
    Міська рада зібралася у вівторок увечері й схвалила нову трамвайну лінію до порту.

    Мер сказала, що роботи почнуться в травні й триватимуть близько двох років.
    ```
    ```good lang=uk
    НАТО, ЄС, ООН, МВФ.
    ```
    ```good lang=he
    מועצת העיר התכנסה ביום שלישי בערב ואישרה את קו הרכבת הקלה החדש בין התחנה לנמל הישן.
    ```

    ## Fix
    Unsafe, once for the text, at its first paragraph: letters become small, but for sentence starts and for names that
    are told as in lower-cased-document. Shown only where letters cannot be told: Greek capitals have no accents.

    ## Options
    `min_letters` (100): shorter texts are not judged.
    """
    blocks = document.blocks
    total = sum(len(block.text) for block in blocks)
    if total < min_letters:
        return
    upper = [block for block in blocks if is_upper_cased(block.text)]
    if sum(len(block.text) for block in upper) >= max(MOST * total, min_letters):
        prose = [block for block in upper if ends_sentence(block.text)]
        edits = edits_of(prose, recased(passages_of(document, prose), shown_names(document)))
        safety = Safety.UNSAFE if edits else Safety.DISPLAY
        places = tuple(edit.span for edit in edits[:1])
        yield Finding(blocks[0].whole, "text in capitals", edits, safety, related=places)
