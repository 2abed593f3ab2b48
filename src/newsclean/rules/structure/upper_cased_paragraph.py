"""STR403 upper-cased-paragraph."""

from __future__ import annotations

from newsclean.model import Document, Finding, Kind, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.structure import edits_of, is_upper_cased, passages_of, shown_names
from newsclean.text.sentences import ends_sentence
from newsclean.truecasing import recased


@document_rule("STR403", "upper-cased-paragraph")
def upper_cased_paragraph(document: Document, *, min_chars: int = 60) -> Findings:
    """One paragraph of a text is written in capitals.

    ## Why is this bad?
    It is a lead or a headline whose style sheet was lost, or somebody who shouts; in running text it is hard to read.

    ## Example
    ```bad lang=en
    ⟦THE COUNCIL MET ON TUESDAY EVENING AND VOTED FOR THE NEW TRAM LINE TO THE HARBOUR.⟧

    The mayor said that the work would begin in May and last for about two years.
    ```
    ```good lang=en
    The council met on Tuesday evening and voted for the new tram line to the harbour.

    The mayor said that the work would begin in May and last for about two years.
    ```
    ```bad lang=ru
    Мэр сказала, что работы начнутся в мае и продлятся около двух лет.

    ⟦ГОРОДСКОЙ СОВЕТ СОБРАЛСЯ ВО ВТОРНИК ВЕЧЕРОМ И ОДОБРИЛ НОВУЮ ТРАМВАЙНУЮ ЛИНИЮ.⟧
    ```
    ```good lang=ru
    Мэр сказала, что работы начнутся в мае и продлятся около двух лет.

    Городской совет собрался во вторник вечером и одобрил новую трамвайную линию.
    ```
    ```good lang=ru
    СОВЕТ ОДОБРИЛ ТРАМВАЙ

    Мэр сказала, что работы начнутся в мае и продлятся около двух лет.
    ```
    ```good lang=th
    สภาเมืองประชุมเมื่อวันอังคารและลงมติเห็นชอบเส้นทางรถรางสายใหม่จากสถานีไปยังท่าเรือเก่า
    ```

    ## Fix
    Unsafe: letters become small, but for sentence starts and for names that the text shows elsewhere or that are told
    by the words around them. Shown only where letters cannot be told: Greek capitals have no accents.

    ## Options
    `min_chars` (60): shorter paragraphs may be in capitals.
    """
    found = [
        block
        for block in document.blocks
        if block.kind in (Kind.PARAGRAPH, Kind.QUOTE)
        and len(block.text) >= min_chars
        and is_upper_cased(block.text)
        and ends_sentence(block.text)
    ]
    others = sum(len(block.text) for block in document.blocks) - sum(len(block.text) for block in found)
    if others * 9 > sum(len(block.text) for block in found):
        known = shown_names(document) if found else {}
        for block in found:
            edits = edits_of([block], recased(passages_of(document, [block]), known))
            safety = Safety.UNSAFE if edits else Safety.DISPLAY
            places = tuple(edit.span for edit in edits[:1])
            yield Finding(block.whole, "paragraph in capitals", edits, safety, related=places)
