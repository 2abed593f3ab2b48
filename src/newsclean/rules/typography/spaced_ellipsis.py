"""TYP302 spaced-ellipsis."""

from newsclean.model import Document, Edit, Finding, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.typography import prints
from newsclean.text.patterns import lazy

# Bounded, so linear: three or four dots with single spaces between, or four dots without.
DOTS = lazy(r"(?<!\.)(?<!\.[ \xa0])(?:\.[ \xa0]\.[ \xa0]\.(?:[ \xa0]\.)?|\.{4})(?![ \xa0]?\.)")
ELLIPSIS = lazy(r"(?<!\.)\.\.\.(?!\.)")


@document_rule("TYP302", "spaced-ellipsis", severity=Severity.INFO, needs=".")
def spaced_ellipsis(document: Document) -> Findings:
    """An ellipsis is written as dots with spaces between, or as four dots.

    ## Why is this bad?
    It breaks at the end of a line, and programs take each dot for the end of a sentence.

    ## Example
    ```bad lang=es
    No sé por qué vino⟦. . .⟧ Nadie lo sabe.
    ```
    ```good lang=es
    No sé por qué vino... Nadie lo sabe.
    ```
    ```bad lang=uk
    Хто знає… Ніхто не прийшов⟦....⟧ Так було завжди.
    ```
    ```good lang=uk
    Хто знає… Ніхто не прийшов… Так було завжди.
    ```
    ```good lang=en
    “It was ours . . . and it was lost,” she said. “Nobody knew. . . . And nobody cared.”
    ```
    ```good lang=ru
    Неужели?.. Да... Вот так!..
    ```

    ## Fix
    It becomes the ellipsis the text has more often elsewhere (… or ...); where it has none, the sign if its quotation
    marks and apostrophes are those of print, else three dots; safe, as no word changes. English sets
    spaced and four dots by some style books, so there only a single one beside the other kind is reported.
    """
    text = document.text
    if ". ." not in text and ".\xa0." not in text and "...." not in text:
        return
    signs, dots = text.count("…"), len(ELLIPSIS.findall(text))
    found = [block.span(*match.span()) for block in document.blocks for match in DOTS.finditer(block.text)]
    if document.language.partition("-")[0] in ("en", "und") and (len(found) > 1 or not (signs or dots)):
        return
    ellipsis = "…" if signs > dots or (signs == dots and prints(document)) else "..."
    for span in found:
        yield Finding(span, f"ellipsis written “{text[span.start : span.end]}”", (Edit(span, ellipsis),))
