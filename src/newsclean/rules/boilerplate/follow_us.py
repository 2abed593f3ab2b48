"""BPL202 follow-us."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL202", "follow-us", severity=Severity.ERROR)
def follow_us(document: Document) -> Findings:
    """The reader is asked to follow the site on a network, in a channel or an app.

    ## Why is this bad?
    It is advertising for the site itself, repeated under every article.

    ## Example
    ```bad lang=en
    The glacier lost four metres of ice this summer.

    ⟦Follow us on Facebook and Instagram⟧
    ```
    ```good lang=en
    The glacier lost four metres of ice this summer.
    ```
    ```bad lang=fr
    ⟦Suivez-nous sur Facebook et Instagram⟧

    Le glacier a perdu quatre mètres de glace cet été.
    ```
    ```good lang=fr
    Le glacier a perdu quatre mètres de glace cet été.
    ```
    ```bad lang=en
    The glacier lost four metres of ice this summer.

    ⟦Follow the Valley Herald on Instagram, TikTok and YouTube.⟧
    ```
    ```good lang=en
    The glacier lost four metres of ice this summer.
    ```
    ```bad lang=ru
    За лето ледник потерял четыре метра льда.

    ⟦Подписывайтесь на «Горный вестник» в Telegram.⟧
    ```
    ```good lang=ru
    За лето ледник потерял четыре метра льда.
    ```
    ```good lang=en
    Follow the money, the prosecutor told the jury on Monday.
    ```
    ```good lang=ru
    Подписчики канала узнали о закрытии завода раньше рабочих.
    ```

    ## Fix
    The line is taken out; safe if it opens with the request, unsafe if words stand in it: "follow … on Instagram".
    """
    yield from found(document, "BPL202", "request to follow")
