"""UNI205 romanian-cedilla."""

import re

from newsclean.model import Document, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.unicode import gathered
from newsclean.text.patterns import lazy

COMMA = str.maketrans("şţŞŢ", "șțȘȚ")
WORD = lazy(r"[^\W\d_]*[şţŞŢ][^\W\d_]*")
TURKISH = frozenset("ğıçöüĞİÇÖÜ")
ROMANIAN = frozenset("ţŢăâîĂÂÎ")


@document_rule("UNI205", "romanian-cedilla", severity=Severity.INFO, needs="şţŞŢ")
def romanian_cedilla(document: Document) -> Findings:
    """A Romanian text writes ş and ţ with a cedilla in some words and with the comma of its alphabet in others.

    ## Why is this bad?
    The letters look alike and are not equal: the same word is two words for search and comparison.

    ## Example
    ```bad lang=ro
    Primarul a spus că ședința începe luni, iar consilierii ⟦aşteaptă⟧ soluţii.
    ```
    ```good lang=ro
    Primarul a spus că ședința începe luni, iar consilierii așteaptă soluții.
    ```
    ```bad lang=ro
    Știrile despre ⟦viaţa⟧ orașului.
    ```
    ```good lang=ro
    Știrile despre viața orașului.
    ```
    ```good lang=ro
    Primarul a spus că şedinţa începe luni, iar consilierii aşteaptă soluţii.
    ```
    ```good lang=ro
    Președintele s-a întâlnit cu Beşiktaş și cu Kılıçdaroğlu la Ankara.
    ```
    ```good lang=tr
    Belediye başkanı Timișoara’da konuştu.
    ```

    ## Fix
    The letters with the comma, official since 2003, are written. Unsafe: names from Turkey keep their cedilla, and what
    is a name is not always told; a word with a capital is touched only if another of its letters is Romanian.

    ## Languages
    Romanian only, which is written in Latin letters: no other alphabet has both signs for one letter.
    """
    if document.language.partition("-")[0] != "ro" or characters_in(document).isdisjoint("șțȘȚ"):
        return
    words = ((block, match) for block in document.blocks for match in WORD.finditer(block.text) if _is_romanian(match))
    edits = [Edit(block.span(*match.span()), match[0].translate(COMMA)) for block, match in words]
    if edits:
        finding = gathered(edits, f"ş or ţ with a cedilla beside ș and ț, {len(edits)} times")
        yield Finding(finding.span, finding.message, finding.edits, Safety.UNSAFE, related=finding.related)


def _is_romanian(match: re.Match[str]) -> bool:
    word = match[0]
    if not TURKISH.isdisjoint(word):
        return False
    return word[0].islower() or not ROMANIAN.isdisjoint(word)
