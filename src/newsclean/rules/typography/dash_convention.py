"""TYP403 dash-convention."""

import re

from newsclean.model import Document, Edit, Finding, Kind, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.typography import is_code, language_of, press_dash, primary
from newsclean.text.patterns import lazy

# A mark between two spaces, or in front of what is said; the hyphen between words of running text only.
SPACED = lazy(
    r"(?:--|[–—])(?:(?<=\S .)|(?<=\S --)|(?<=^.)|(?<=^--))(?= \S)|-(?<=[^\W\d_]{2} .)(?= [^\W\d_]{2})", re.MULTILINE
)
LEANING = frozenset(("es",))  # sets the dash against the word that it parts off


@document_rule("TYP403", "dash-convention", severity=Severity.INFO, default=False, needs="-–—")
def dash_convention(document: Document, *, dash: str = "") -> Findings:
    """A spaced dash is not the one that the press of the language sets.

    ## Why is this bad?
    A house that prints one kind of dash wants it in every text. The rule is off unless it is asked for.

    ## Example
    ```bad lang=de
    Der Plan ⟦—⟧ ein kühner ⟦--⟧ ist gescheitert.
    ```
    ```good lang=de
    Der Plan – ein kühner – ist gescheitert.
    ```
    ```bad lang=ru
    Мэр ⟦–⟧ человек дела.
    ```
    ```good lang=ru
    Мэр — человек дела.
    ```
    ```good lang=en
    The plan — a bold one – has failed.
    ```
    ```good lang=de
    Die Nord-Süd-Strecke kostet 10–12 Euro und hat 3 - 2 Gleise.
    ```

    ## Fix
    The dash of the language's press takes its place; safe. A single hyphen may stand in a name (Paris - Lyon): unsafe.

    ## Options
    `dash`: the dash that is wanted, for languages whose press sets both – and — or neither.
    """
    for block in document.blocks:
        tag = language_of(block, document)
        wanted = dash or ("" if primary(tag) in LEANING else press_dash(tag))
        if not wanted or is_code(block):
            continue
        for match in SPACED.finditer(block.text):
            is_hyphen = match[0] == "-"
            if match[0] != wanted and not (is_hyphen and block.kind is Kind.HEADING):
                span = block.span(*match.span())
                safety = Safety.UNSAFE if is_hyphen else Safety.SAFE
                yield Finding(span, f"“{match[0]}” where “{wanted}” is wanted", (Edit(span, wanted),), safety)
