"""BPL502 language-menu."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import claimed, line_finding

SHOWN = 4  # names told in the message


@document_rule("BPL502", "language-menu", severity=Severity.ERROR)
def language_menu(document: Document) -> Findings:
    """The site's choice of languages stands in the text, glued into one line or parted by marks.

    ## Why is this bad?
    It is no sentence of the article; it sways language identification and poisons training data.

    ## Example
    ```bad lang=fr
    Le conseil a voté

    ⟦한어Русский языкEnglishFrançaisDeutschΕλληνικά⟧

    Le conseil municipal a voté le budget mardi soir.
    ```
    ```good lang=fr
    Le conseil a voté

    Le conseil municipal a voté le budget mardi soir.
    ```
    ```bad lang=en
    ⟦English | Español | Português | 中文⟧

    The council passed the budget on Tuesday.
    ```
    ```good lang=en
    The council passed the budget on Tuesday.
    ```
    ```good lang=en
    The museum guide speaks English, Welsh, Dutch and Urdu.
    ```
    ```good lang=fr
    Elle enseigne le français, l'anglais, le grec et le latin.
    ```

    ## Fix
    The line is taken out; the languages are kept as `languages` in the metadata. Safe: at least three names, or two
    in different scripts, cover nine tenths of the line's letters.
    """
    for claim in claimed(document, "BPL502"):
        names = claim.values
        more = ", …" if len(names) > SHOWN else ""
        menu = f"menu of {len(names)} languages: {', '.join(names[:SHOWN])}{more}"
        message = menu if names else "label of the choice of languages"
        yield line_finding(document, claim.index, message, facts=[("languages", name) for name in names])
