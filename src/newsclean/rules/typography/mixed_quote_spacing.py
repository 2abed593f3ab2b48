"""TYP205 mixed-quote-spacing."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Edit, Finding, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.typography import blank_before, blank_behind
from newsclean.text.quotations import pairs

SURE = 3  # so many evenly spaced pairs of one way make a lone pair of the other way a slip


class Inside(NamedTuple):
    """A pair of guillemets, the places inside its marks and the spaces there."""

    block: Block
    opening: int  # behind the opening mark
    closing: int  # of the closing mark
    left: str
    right: str


@document_rule("TYP205", "mixed-quote-spacing", severity=Severity.WARNING, needs="«»")
def mixed_quote_spacing(document: Document) -> Findings:
    """A space stands inside one of two guillemets but not inside the other, or inside one pair only.

    ## Why is this bad?
    A space was lost or slipped in: what stands there may have been cut, and the line may break at the mark.

    ## Example
    ```bad lang=fr
    Il répond : « les travaux avancent.⟦»⟧ Puis il s’en va.
    ```
    ```good lang=fr
    Il répond : « les travaux avancent. » Puis il s’en va.
    ```
    ```bad lang=uk
    Він назвав це «випадковою помилкою⟦ »⟧ та пішов.
    ```
    ```good lang=uk
    Він назвав це «випадковою помилкою» та пішов.
    ```
    ```good lang=fr
    Un « échec » pour l’un, une « chance » pour l’autre.
    ```
    ```good lang=de
    Die »schöne Feier« war ein »Erfolg«, sagte er.
    ```

    ## Fix
    The space that the partner has is put in, or the stray space is taken out: as the other pairs of the text have it,
    and where there are none, as the language does. Safe.
    """
    if "«" not in document.text or "»" not in document.text:
        return
    found = [inside for block in document.blocks for inside in _insides(block)]
    even = Counter(bool(inside.left) for inside in found if bool(inside.left) == bool(inside.right))
    for inside in found:
        if bool(inside.left) != bool(inside.right):
            yield from _evened(inside, spaced=_is_spaced(even, inside, document))
        elif even[bool(inside.left)] == 1 and even[not inside.left] >= SURE:
            yield from _evened(inside, spaced=not inside.left, space=_usual_space(found))


def _insides(block: Block) -> Iterator[Inside]:
    """Yield the pairs of guillemets that hold more than space."""
    if "«" in block.text:
        text = block.text
        for quotation in pairs(text):
            start, end = quotation.start + 1, quotation.end - 1
            if quotation.marks in ("«»", "»«") and text[start:end].strip():
                yield Inside(block, start, end, blank_behind(text, start), blank_before(text, end))


def _is_spaced(even: Counter[bool], inside: Inside, document: Document) -> bool:
    """Tell whether this text sets spaces inside its guillemets."""
    if even[True] != even[False]:
        return even[True] > even[False]
    return lexicon(_language(inside.block, document)).inner_quote_space


def _language(block: Block, document: Document) -> str:
    return document.language if block.language == "und" else block.language


def _usual_space(found: list[Inside]) -> str:
    return next((inside.left for inside in found if inside.left), " ")


def _evened(inside: Inside, *, spaced: bool, space: str = "") -> Findings:
    """Yield a finding for each mark whose inner side is not as the others."""
    block, opening, closing, left, right = inside
    space = (left or right or space) if spaced else ""
    if bool(left) != spaced:
        place = block.span(opening, opening + len(left))
        message = f"{'no ' * spaced}space after “{block.text[opening - 1]}”, unlike the others"
        yield Finding(block.span(opening - 1, opening + len(left)), message, (Edit(place, space),))
    if bool(right) != spaced:
        place = block.span(closing - len(right), closing)
        message = f"{'no ' * spaced}space before “{block.text[closing]}”, unlike the others"
        yield Finding(block.span(closing - len(right), closing + 1), message, (Edit(place, space),))
