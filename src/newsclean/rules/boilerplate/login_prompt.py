"""BPL103 login-prompt."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL103", "login-prompt", severity=Severity.ERROR)
def login_prompt(document: Document) -> Findings:
    """A button or a field of the login form stands in the text.

    ## Why is this bad?
    It belongs to the page's account menu; no reader of the article needs it.

    ## Example
    ```bad lang=en
    ⟦Sign in / Register⟧

    The museum will lend three paintings to Oslo next spring.
    ```
    ```good lang=en
    The museum will lend three paintings to Oslo next spring.
    ```
    ```bad lang=fr
    Le musée prêtera trois tableaux à Oslo au printemps.

    ⟦Mot de passe oublié ?⟧
    ```
    ```good lang=fr
    Le musée prêtera trois tableaux à Oslo au printemps.
    ```
    ```good lang=ar
    طلب المصرف من عملائه تغيير كلمة المرور قبل نهاية الشهر.
    ```
    ```good lang=en
    Thieves needed only a password to log in to the bank's server.
    ```

    ## Fix
    The line is taken out; safe: it is nothing but the button.
    """
    yield from found(document, "BPL103", "login prompt")
