"""TYP405 french-spacing."""

from collections.abc import Iterator, Mapping

from newsclean.model import Block, Document, Edit, Finding, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.typography import (
    BLANKS,
    HIGH_MARK,
    blank_before,
    blank_behind,
    is_code,
    language_of,
    primary,
    region,
)
from newsclean.text.quotations import pairs

WIDE, THIN, NONE = "\xa0", "\u202f", ""
# What stands before a high mark and inside guillemets. France and Belgium: Lexique des règles typographiques of the
# Imprimerie nationale; Switzerland: Guide du typographe; Canada: Le Ramat and the Office de la langue française.
FRANCE: Mapping[str, str] = {":": WIDE, ";": THIN, "!": THIN, "?": THIN, "«": WIDE}
SWITZERLAND: Mapping[str, str] = dict.fromkeys(":;!?«", THIN)
CANADA: Mapping[str, str] = {":": WIDE, ";": NONE, "!": NONE, "?": NONE, "«": WIDE}
REGIONS = {"CH": SWITZERLAND, "CA": CANADA}


@document_rule("TYP405", "french-spacing", severity=Severity.INFO, default=False, needs=":;!?«")
def french_spacing(document: Document, *, locale: str = "", no_break: bool = False) -> Findings:
    """In a French text a space before ; : ! ? or inside « » is missing, or stands where the region sets none.

    ## Why is this bad?
    France, Belgium and Switzerland set a space before these marks, Canada before the colon only. A house keeps to its
    region's use, whoever sent the text. The rule is off unless it is asked for.

    ## Example
    ```bad lang=fr
    Qui vient⟦?⟧ Le maire parle d’un ⟦«⟧échec⟦»⟧ et s’en va.
    ```
    ```good lang=fr
    Qui vient ? Le maire parle d’un « échec » et s’en va.
    ```
    ```bad lang=fr-CA
    Le maire répond : qui vient⟦ ?⟧ Personne.
    ```
    ```good lang=fr-CA
    Le maire répond : qui vient? Personne.
    ```
    ```good lang=fr
    Le train part à 10:30 ; voir https://exemple.fr/page?x=1 pour la suite. Qui vient ? Tous !
    ```
    ```good lang=de
    Wer kommt? Der Minister sprach von einem «Erfolg»: niemand kam!
    ```
    ```good lang=ru
    Кто придёт? Никто: «Заря» закрыта!
    ```

    ## Fix
    The region's space is put in (a no-break space before the colon and inside guillemets, a narrow one before the
    others, in Switzerland everywhere) or taken out; safe, as no word changes.

    ## Options
    `locale`: the tag whose convention holds, as `fr-CA`; by default that of the text. `no_break`: spaces of another
    width than the region's are reported too; by default any space is one.
    """
    for block in document.blocks:
        tag = language_of(block, document, locale)
        if primary(tag) == "fr" and not is_code(block):
            spaces = REGIONS.get(region(tag), FRANCE)
            yield from _wrong(block, spaces, no_break=no_break)


def _wrong(block: Block, spaces: Mapping[str, str], *, no_break: bool) -> Findings:
    places = sorted((*_before_marks(block, spaces), *_inside_guillemets(block, spaces["«"])))
    for start, end, wanted, mark in places:
        found = block.text[start:end]
        if found != wanted and (no_break or bool(found) != bool(wanted)):
            shown = (start - 1, end) if mark == "«" else (start, end + 1)
            way = "a space of another width" if found and wanted else "no space" if wanted else "a space"
            side = "after" if mark == "«" else "before"
            yield Finding(block.span(*shown), f"{way} {side} “{mark}”", (Edit(block.span(start, end), wanted),))


def _before_marks(block: Block, spaces: Mapping[str, str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield where the space before a high mark stands or should stand, which one, and the mark."""
    for match in HIGH_MARK.finditer(block.text):
        yield *match.span("space"), spaces[match["mark"]], match["mark"]


def _inside_guillemets(block: Block, space: str) -> Iterator[tuple[int, int, str, str]]:
    text = block.text
    for start, end, _, marks in pairs(text) if "«" in text else ():
        if marks == "«»" and text[start + 1 : end - 1].strip(BLANKS):
            yield start + 1, start + 1 + len(blank_behind(text, start + 1)), space, "«"
            yield end - 1 - len(blank_before(text, end - 1)), end - 1, space, "»"
