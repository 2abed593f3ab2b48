"""BPL301 newsletter-prompt."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL301", "newsletter-prompt", severity=Severity.ERROR)
def newsletter_prompt(document: Document) -> Findings:
    """An invitation to subscribe to a newsletter stands in the text.

    ## Why is this bad?
    It interrupts the article with advertising for the site, often between two paragraphs.

    ## Example
    ```bad lang=en
    Farmers expect the best harvest in a decade.

    ⟦Sign up for our weekly newsletter⟧

    Prices may fall as early as October.
    ```
    ```good lang=en
    Farmers expect the best harvest in a decade.

    Prices may fall as early as October.
    ```
    ```bad lang=fr
    Les agriculteurs attendent la meilleure récolte depuis dix ans.

    ⟦Inscrivez-vous à notre newsletter du soir⟧
    ```
    ```good lang=fr
    Les agriculteurs attendent la meilleure récolte depuis dix ans.
    ```
    ```bad lang=de
    Die Bauern erwarten die beste Ernte seit zehn Jahren.

    ⟦Wenig Zeit am Morgen? Dann sind Sie beim Dorfblatt-Newsletter genau richtig.⟧
    ```
    ```good lang=de
    Die Bauern erwarten die beste Ernte seit zehn Jahren.
    ```
    ```good lang=en
    The choir prints a newsletter for its old members.
    ```
    ```good lang=ko
    그 정당은 당원 사만 명에게 뉴스레터를 보냈다고 밝혔다.
    ```

    ## Fix
    The line is taken out; safe if it is or opens with a known invitation, unsafe if only its last words are a
    button, or if a sentence asks for it with other words between: "sign up for … newsletter".
    """
    yield from found(document, "BPL301", "newsletter prompt")
