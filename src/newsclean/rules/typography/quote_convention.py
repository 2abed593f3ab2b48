"""TYP401 quote-convention."""

from collections.abc import Iterator

from newsclean.lexicon import Lexicon, lexicon
from newsclean.model import Block, Document, Edit, Finding, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.typography import blank_before, blank_behind, is_code, language_of, primary, region
from newsclean.text.quotations import Quotation, pairs

DOUBLE = frozenset('"“”„«»「」')  # single marks are apostrophes as well; 『』 are titles at any level
INNER_SPACE = {"CH": "\u202f"}  # what stands inside French guillemets, by region
NO_BREAK = "\xa0"


@document_rule("TYP401", "quote-convention", severity=Severity.INFO, default=False, needs=DOUBLE)
def quote_convention(document: Document, *, locale: str = "") -> Findings:
    """Quotation marks are not those that the press of the language sets.

    ## Why is this bad?
    A house that prints one kind of marks wants them in every text, whoever sent it. Nothing is wrong with the text:
    the rule is off unless it is asked for.

    ## Example
    ```bad lang=de
    Der Minister sagte: ⟦"Wir kommen."⟧ Dann ging er.
    ```
    ```good lang=de
    Der Minister sagte: „Wir kommen.“ Dann ging er.
    ```
    ```bad lang=fr
    Le maire parle d’un ⟦“échec”⟧ et s’en va.
    ```
    ```good lang=fr
    Le maire parle d’un « échec » et s’en va.
    ```
    ```good lang=ja
    市長は「計画は成功した」と述べた。『雪国』も読んだ。
    ```
    ```good lang=ru
    Он сказал: «Это был „успех“, и точка».
    ```
    ```bad lang=de locale=de-CH
    Der Minister sprach von einem ⟦„Erfolg“⟧ und ging.
    ```
    ```good lang=de locale=de-CH
    Der Minister sprach von einem «Erfolg» und ging.
    ```

    ## Fix
    The marks of the language's press, outer or inner as the pair stands, after CLDR and newspapers' style books; inside
    French « » a no-break space. Safe, as no word changes.

    ## Options
    `locale`: the tag whose convention holds, as `fr-CH`; by default that of the text.

    ## Known problems
    Marks without partner, single marks and languages without a table are left as they are.
    """
    for block in document.blocks:
        tag = language_of(block, document, locale)
        known = lexicon(tag)
        if known.quote_conventions and not is_code(block) and not DOUBLE.isdisjoint(block.text):
            yield from _unlike(block, known, tag)


def _unlike(block: Block, known: Lexicon, tag: str) -> Findings:
    """Yield the pairs that have other marks than the convention says for their level."""
    place = region(tag)
    convention = known.quote_conventions.get(place) or known.quote_conventions[""]
    spaced = known.inner_quote_space
    for quotation, level in _levels(block.text):
        wanted = convention[level % 2]
        if quotation.marks != "".join(wanted) and DOUBLE.issuperset(quotation.marks):
            space = INNER_SPACE.get(place, NO_BREAK) if spaced and wanted[0] == "«" else ""
            edits = tuple(_edits(block, quotation, wanted, space))
            message = f"“{quotation.marks[0]}…{quotation.marks[1]}” where the press sets “{wanted[0]}…{wanted[1]}”"
            yield Finding(block.span(quotation.start, quotation.end), f"{message} ({primary(tag)})", edits)


def _levels(text: str) -> Iterator[tuple[Quotation, int]]:
    """Yield the quotations that hold something, each with the number of those it stands in."""
    ends: list[int] = []
    for quotation in sorted(pairs(text)):
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        if text[quotation.start + 1 : quotation.end - 1].strip():
            yield quotation, len(ends)
            ends.append(quotation.end)


def _edits(block: Block, quotation: Quotation, wanted: tuple[str, str], space: str) -> Iterator[Edit]:
    text, (start, end, *_) = block.text, quotation
    left, right = blank_behind(text, start + 1), blank_before(text, end - 1)
    yield Edit(block.span(start, start + 1 + len(left)), wanted[0] + space)
    yield Edit(block.span(end - 1 - len(right), end), space + wanted[1])
