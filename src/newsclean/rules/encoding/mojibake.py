"""ENC101 mojibake."""

from newsclean.langid.mixups import mix_ups
from newsclean.langid.words import likelihood_of
from newsclean.model import Block, Document, Edit, Finding, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.encoding import is_east_asian, shown
from newsclean.text.charsets import LEADS
from newsclean.text.differences import Difference, applied
from newsclean.text.lost_bytes import LOST
from newsclean.text.mojibake import QUOTE_LOST, SIGNS_OF, is_suspicious, repairs

QUOTE_CHARACTERS = frozenset(QUOTE_LOST)
MAX_PLACES = 12  # a block with more damaged places was damaged as a whole and is one finding


@document_rule("ENC101", "mojibake", severity=Severity.ERROR, needs=LEADS)
def mojibake(document: Document) -> Findings:
    """Text in UTF-8 was read as another charset.

    ## Why is this bad?
    The words are unreadable, and nothing that looks for them finds them.

    ## Example
    ```bad lang=fr
    Le S⟦Ã©⟧nat a dit non.
    ```
    ```good lang=fr
    Le Sénat a dit non.
    ```
    ```bad lang=ru
    Мэр сказал: ⟦РџСЂРёРІРµС‚⟧ всем.
    ```
    ```good lang=ru
    Мэр сказал: Привет всем.
    ```
    ```bad lang=en
    The vote⟦â€™⟧s end was near.
    ```
    ```good lang=en
    The vote’s end was near.
    ```
    ```good lang=pt
    São Paulo à noite: “AMANHÔ, 25 °C.
    ```
    ```good lang=uk
    «КІНІ» й «ВІКІ» в Києві.
    ```
    ```good lang=ko
    오늘 서울에서 회의가 열렸다.
    ```

    ## Fix
    The text is encoded in the charset it was read as and decoded as UTF-8, as often as it was damaged. Safe: only what
    is well-formed UTF-8 in that charset and reads as words of one script is touched. Charsets: those of the West and
    Central Europe (by ftfy), windows-1251, and the common East Asian ones.

    ## Known problems
    One charset of an alphabet read as another (`Ïðèâåò`) is ENC105's.
    """
    characters = characters_in(document)
    mixed_up = mix_ups(document, characters)
    has_signs = not SIGNS_OF.isdisjoint(characters) or characters >= QUOTE_CHARACTERS
    for block in document.blocks:
        if not block.text.isascii() and block.start not in mixed_up:
            yield from _findings(block, _repairs(block, has_signs=has_signs))


def _repairs(block: Block, *, has_signs: bool) -> tuple[Difference, ...]:
    if not is_suspicious(block.text, east_asian=is_east_asian(block), has_signs=has_signs):
        return ()
    likelihood = likelihood_of(block.language) if LOST in block.text else None
    return repairs(block.text, east_asian=is_east_asian(block), likelihood=likelihood)


def _findings(block: Block, places: tuple[Difference, ...]) -> Findings:
    if len(places) > MAX_PLACES:
        start, end = places[0].start, places[-1].end
        moved = (Difference(place.start - start, place.end - start, place.new) for place in places)
        span = block.span(start, end)
        yield Finding(span, f"mojibake in {len(places)} places", (Edit(span, applied(block.text[start:end], moved)),))
        return
    for start, end, new in places:
        span = block.span(start, end)
        yield Finding(span, f"“{shown(block.text[start:end])}” is mojibake for “{shown(new)}”", (Edit(span, new),))
