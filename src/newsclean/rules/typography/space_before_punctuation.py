"""TYP201 space-before-punctuation."""

import re
from collections.abc import Iterator

from newsclean.model import Document, Edit, Finding, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.typography import is_tokenised
from newsclean.text.patterns import lazy

# A word, one space, a comma or full stop, then the next word or the end. Not "...", ".com", ".5", "1 , 930", "- ,",
# nor ",word‘", the low quotation mark typed as a comma.
LOOSE = lazy(r"[ \xa0\u202f][,.](?<=[^\W_]..|[)\]»”%]..)(?=[ \n](?:[^\W_]|[(«“„\"'‘–—-])|[\"”»“'’)\]]|$)", re.MULTILINE)
SPACES = " \xa0\u202f"
BETWEEN_DIGITS = lazy(r"\d[ \xa0\u202f][,.] ?\d")


@document_rule("TYP201", "space-before-punctuation", severity=Severity.WARNING, needs=SPACES)
def space_before_punctuation(document: Document) -> Findings:
    """A space stands before a comma or a full stop.

    ## Why is this bad?
    It is what is left where a link, a footnote or a tag was taken out; the mark may slip to the next line.

    ## Example
    ```bad lang=en
    The minister⟦ ⟧, who was absent, sent a letter⟦ ⟧.
    ```
    ```good lang=en
    The minister, who was absent, sent a letter.
    ```
    ```bad lang=uk
    Міністр⟦ ⟧, якого не було, надіслав листа.
    ```
    ```good lang=uk
    Міністр, якого не було, надіслав листа.
    ```
    ```good lang=fr
    Qui a gagné ? Personne ; le match est nul !
    ```
    ```good lang=en
    They use .NET on the .com site, a .50 rifle and "so ..." he said.
    ```

    ## Fix
    The space is taken out; safe. Other marks may well follow a space: French ; : ! ? and », the dots of an ellipsis.
    A text whose marks are all loose was parted into words by a program, which is told once, as tokenised text.
    """
    signs = [space + mark for space in characters_in(document).intersection(SPACES) for mark in ",."]
    signs = [sign for sign in signs if sign in document.text]
    for block in document.blocks if signs and not is_tokenised(document) else ():
        if any(sign in block.text for sign in signs):
            for start in _loose(block.text):
                span = block.span(start, start + 1)
                yield Finding(span, f"space before “{block.text[start + 1]}”", (Edit(span),))


def _loose(text: str) -> Iterator[int]:
    starts = (match.start() for match in LOOSE.finditer(text))
    return (start for start in starts if not BETWEEN_DIGITS.match(text, start - 1))
