"""BPL101 cookie-notice."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL101", "cookie-notice", severity=Severity.ERROR)
def cookie_notice(document: Document) -> Findings:
    """A notice about cookies, with or without its buttons, stands in the text.

    ## Why is this bad?
    It is the same on every page of a site, says nothing of the article, and is one of the commonest lines in text
    corpora.

    ## Example
    ```bad lang=en
    The bridge reopened on Friday after two years of repairs.

    ⟦We use cookies to remember what you have read. Manage preferences⟧
    ```
    ```good lang=en
    The bridge reopened on Friday after two years of repairs.
    ```
    ```bad lang=fr
    ⟦Ce site utilise des cookies pour mesurer son audience. Tout accepter⟧

    Le pont a rouvert vendredi après deux ans de travaux.
    ```
    ```good lang=fr
    Le pont a rouvert vendredi après deux ans de travaux.
    ```
    ```good lang=ru
    Браузер перестанет хранить файлы cookie, сообщила компания в понедельник.
    ```
    ```good lang=en
    Regulators fined the site because its cookies followed readers without consent.
    ```

    ## Fix
    The line is taken out; safe: it opens with a phrase that notices open with, in the language of the text or in
    English.
    """
    yield from found(document, "BPL101", "cookie notice")
