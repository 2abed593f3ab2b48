"""TYP103 mixed-apostrophes."""

from collections import Counter

from newsclean.model import Document, Edit, Finding, Safety, Severity, Span
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.typography import majority
from newsclean.text.patterns import lazy

APOSTROPHE = lazy(r"['’](?<=[^\W\d_].)(?=[^\W\d_])")
CLEARLY_FEWER = 0.25  # a quarter of all apostrophes or less are strays


@document_rule("TYP103", "mixed-apostrophes", severity=Severity.INFO, needs="’")
def mixed_apostrophes(document: Document, *, least: int = 2, share: float = 0.4) -> Findings:
    """Straight and typographic apostrophes stand inside words about equally often.

    ## Why is this bad?
    The same word is written in two ways, so searching, counting and comparing words miss half of them.

    ## Example
    ```bad lang=fr
    L⟦’⟧un dit qu’il n’a pas l’heure, l'autre qu'elle n'a pas l'envie d'attendre qu'il arrive.
    ```
    ```good lang=fr
    L'un dit qu'il n'a pas l'heure, l'autre qu'elle n'a pas l'envie d'attendre qu'il arrive.
    ```
    ```bad lang=uk
    П’ять м’ячів, об’єкт, сім’я і прем’єр, але комп⟦'⟧ютер, в'їзд, м'яч і п'єса.
    ```
    ```good lang=uk
    П’ять м’ячів, об’єкт, сім’я і прем’єр, але комп’ютер, в’їзд, м’яч і п’єса.
    ```
    ```good lang=it
    Gli anni '90 e l’anno scorso, dall’inizio all’arrivo, c’erano più feste.
    ```
    ```good lang=uk
    П’ять м’ячів і об’єкт коло п’єдесталу.
    ```

    ## Fix
    The rarer ones become the others; where both are equally many, the double quotation marks decide (straight or
    typographic), and where they differ too, all is shown only. Safe if the rarer ones are a quarter at most or the
    double quotation marks agree with the others, else unsafe. What is in a quotation is trusted one level less, and
    the apostrophes of a text are repaired together.

    ## Options
    `least`: fewer apostrophes of the rarer kind are not reported. `share`: nor is a smaller share of all. A few strays
    are in a fiftieth of all edited articles, mostly in quoted posts and names; set both to 0 to have them.
    """
    text = document.text
    if min(text.count("'"), text.count("’")) < max(least, 1):
        return
    found = [block.start + match.start() for block in document.blocks for match in APOSTROPHE.finditer(block.text)]
    counts = Counter(text[at] for at in found)
    straight, curly = counts["'"], counts["’"]
    fewest = min(straight, curly)
    if not fewest or fewest < least or fewest < share * (straight + curly):
        return
    fitting = _of_quotes(document)
    kept = majority(counts) or fitting
    rare = [at for at in found if text[at] != kept] if kept else found
    span = Span(rare[0], rare[0] + 1)
    edits = tuple(Edit(Span(at, at + 1), kept) for at in rare) if kept else ()
    is_sure = kept == fitting or fewest <= CLEARLY_FEWER * (straight + curly)
    safety = Safety.DISPLAY if not kept else Safety.SAFE if is_sure else Safety.UNSAFE
    yield Finding(span, f"{straight} straight and {curly} typographic apostrophes", edits, safety)


def _of_quotes(document: Document) -> str | None:
    """Return the apostrophe that goes with the text's double quotation marks, if they agree."""
    straight, curly = '"' in characters_in(document), not characters_in(document).isdisjoint("“”„«»")
    return None if straight is curly else "'" if straight else "’"
