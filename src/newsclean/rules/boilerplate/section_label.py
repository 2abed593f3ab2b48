"""BPL407 section-label."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL407", "section-label")
def section_label(document: Document) -> Findings:
    """The name of the newspaper's section stands above or below the title.

    ## Why is this bad?
    It is a fact about the page, not a sentence of the article.

    ## Example
    ```bad lang=en
    ⟦World⟧

    Volcano forces thousands from their homes

    The mountain began to smoke on Sunday night.
    ```
    ```good lang=en
    Volcano forces thousands from their homes

    The mountain began to smoke on Sunday night.
    ```
    ```bad lang=fr
    ⟦nouvelles⟧

    le volcan chasse des milliers d'habitants

    la montagne a commencé à fumer dimanche dans la nuit.
    ```
    ```good lang=fr
    le volcan chasse des milliers d'habitants

    la montagne a commencé à fumer dimanche dans la nuit.
    ```
    ```good lang=en
    The news came on Sunday night, when most people were asleep.
    ```
    ```good lang=ru
    Новости застали жителей врасплох, рассказал мэр города.
    ```

    ## Fix
    The line is taken out and kept as `section` in the metadata; safe for a known name, unsafe for an unknown word
    or two above the title of a page that shows its date, menu or byline beside it.
    """
    yield from found(document, "BPL407", "name of a section", fact="section")
