"""BPL102 paywall-prompt."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL102", "paywall-prompt", severity=Severity.ERROR)
def paywall_prompt(document: Document) -> Findings:
    """A prompt to subscribe or to register before reading on stands in the text.

    ## Why is this bad?
    It belongs to the shop, not to the article; at the end of a text it also tells that the article may be cut off
    there.

    ## Example
    ```bad lang=en
    The harbour will close for a week, the port authority said.

    ⟦This article is for subscribers only. Already subscribed? Log in⟧
    ```
    ```good lang=en
    The harbour will close for a week, the port authority said.
    ```
    ```bad lang=fr
    Le port fermera pendant une semaine, a annoncé la préfecture.

    ⟦Abonnez-vous pour lire l'article en entier⟧
    ```
    ```good lang=fr
    Le port fermera pendant une semaine, a annoncé la préfecture.
    ```
    ```bad lang=en
    The harbour will close for a week, the port authority said.

    ⟦Create a free account today to keep reading.⟧
    ```
    ```good lang=en
    The harbour will close for a week, the port authority said.
    ```
    ```good lang=ja
    新聞社は有料会員が百万人を超えたと発表した。
    ```
    ```good lang=en
    The paper asked its readers to subscribe, and half of them did.
    ```

    ## Fix
    The line is taken out; safe if it is or opens with a known prompt, unsafe if only its last words are a button.
    """
    yield from found(document, "BPL102", "paywall prompt")
