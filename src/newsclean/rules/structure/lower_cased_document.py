"""STR401 lower-cased-document."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.model import Block, Document, Edit, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.structure import edits_of, passages_of, shown_names
from newsclean.text.casing import is_prose, is_verse, lower_and_upper
from newsclean.truecasing import restored

SAMPLE = 100  # characters of each of the first paragraphs, to pass over scripts without case
MOST = 0.9  # share of the text in paragraphs without any capital; a menu or a name that a cleaner left may have some


@document_rule("STR401", "lower-cased-document")
def lower_cased_document(document: Document, *, min_letters: int = 200) -> Findings:
    """The text has lost its capitals.

    ## Why is this bad?
    Names, sentence starts and (in German) nouns are no longer to be seen; the words cannot be restored with certainty.

    ## Example
    ```bad lang=en
    ⟦the council met on tuesday evening and voted for the new tram line between the station and the harbour.⟧

    the mayor said that the work would begin in june and last for about two years. the line is to carry ten thousand people a day and to make the centre quieter.
    ```
    ```good lang=en
    The council met on Tuesday evening and voted for the new tram line between the station and the harbour.

    The mayor said that the work would begin in June and last for about two years. The line is to carry ten thousand people a day and to make the centre quieter.
    ```
    ```bad lang=ru
    ⟦городской совет собрался во вторник вечером и одобрил новую трамвайную линию между вокзалом и старым портом.⟧

    мэр сказала, что работы начнутся в мае и продлятся около двух лет. линия будет перевозить десять тысяч человек в день, и в центре станет тише.
    ```
    ```good lang=ru
    Городской совет собрался во вторник вечером и одобрил новую трамвайную линию между вокзалом и старым портом.

    Мэр сказала, что работы начнутся в мае и продлятся около двух лет. Линия будет перевозить десять тысяч человек в день, и в центре станет тише.
    ```
    ```good lang=ru
    городской совет одобрил новую трамвайную линию.
    ```
    ```good lang=ka
    საკრებულო სამშაბათს საღამოს შეიკრიბა და ახალი სატრამვაო ხაზი დაამტკიცა. მერმა თქვა, რომ სამუშაოები მაისში დაიწყება და დაახლოებით ორ წელიწადს გაგრძელდება. ხაზი დღეში ათი ათას მგზავრს გადაიყვანს, დასძინა მან, და ქალაქის ცენტრს ავტომობილებისგან განტვირთავს.
    ```
    ```good lang=ja
    市議会は火曜日の夜に会合を開き、駅と旧港を結ぶ新しい路面電車の路線を可決した。
    ```

    ## Fix
    Unsafe: capitals are put where sentences begin, and on names that the title, the source's statements or another
    paragraph show with one, or that are told by the words around them; German nouns too. What is not told stays small.
    Shown only where there is no running text: verse, lists of short lines, addresses, hashtags and code stay as they are.
    Quotations get their capitals back as well: letter case is the spelling of the text, not the words of a speaker.

    ## Options
    `min_letters` (200): shorter texts are not judged.
    """  # noqa: E501 - a text is judged from two hundred letters on
    lower = [block for block in document.blocks if block.text.islower()]
    total = sum(len(block.text) for block in document.blocks)
    if total < min_letters or sum(len(block.text) for block in lower) < MOST * total:
        return
    if _letters([block.text for block in lower]) >= min_letters:
        edits = _repair(document, lower)
        safety = Safety.UNSAFE if edits else Safety.DISPLAY
        # Each edit stands for itself: where one is exempt, the others are not trusted less.
        places = tuple(edit.span for edit in edits[:1])
        yield Finding(document.blocks[0].whole, "text without capitals", edits, safety, related=places)


def _repair(document: Document, lower: Sequence[Block]) -> tuple[Edit, ...]:
    """Return the edits that restore capitals, none if the text may want its small letters."""
    if not is_prose([block.text for block in lower]):
        return ()
    blocks = [block for block in lower if not is_verse(block.text)]
    return edits_of(blocks, restored(passages_of(document, blocks), shown_names(document)))


def _letters(texts: list[str]) -> int:
    """Return the number of letters that have case; a look at the starts spares scripts without case the count."""
    head = "".join(text[:SAMPLE] for text in texts[:3])
    if 2 * sum(lower_and_upper(head)) < len(head):
        return 0
    return sum(sum(lower_and_upper(text)) for text in texts)
