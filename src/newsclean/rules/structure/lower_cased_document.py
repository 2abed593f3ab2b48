"""STR401 lower-cased-document."""

from __future__ import annotations

from newsclean.model import Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.text.casing import lower_and_upper

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

    the mayor, ada wells, said that the work would begin in may and last for about two years. the line is to carry ten thousand people a day and to make the centre quieter.
    ```
    ```good lang=en
    The council met on Tuesday evening and voted for the new tram line between the station and the harbour.

    The mayor, Ada Wells, said that the work would begin in May and last for about two years. The line is to carry ten thousand people a day.
    ```
    ```bad lang=ru
    ⟦городской совет собрался во вторник вечером и одобрил новую трамвайную линию между вокзалом и старым портом.⟧

    мэр анна петрова сказала, что работы начнутся в мае и продлятся около двух лет. линия будет перевозить десять тысяч человек в день, и в центре станет тише.
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
    Shown only, once for the text, at its first paragraph: capitals cannot be restored with certainty.

    ## Options
    `min_letters` (200): shorter texts are not judged.
    """  # noqa: E501 - a text is judged from two hundred letters on
    lower = [block.text for block in document.blocks if block.text.islower()]
    total = sum(len(block.text) for block in document.blocks)
    if total >= min_letters and sum(map(len, lower)) >= MOST * total and _letters(lower) >= min_letters:
        yield Finding(document.blocks[0].whole, "text without capitals", safety=Safety.DISPLAY)


def _letters(texts: list[str]) -> int:
    """Return the number of letters that have case; a look at the starts spares scripts without case the count."""
    head = "".join(text[:SAMPLE] for text in texts[:3])
    if 2 * sum(lower_and_upper(head)) < len(head):
        return 0
    return sum(sum(lower_and_upper(text)) for text in texts)
