"""TYP202 mixed-high-mark-spacing."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model import Block, Document, Edit, Finding, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.typography import HIGH_MARK, majority

FEW = 0.25  # the rarer way is a slip if it makes up a quarter at most


class Mark(NamedTuple):
    """A high mark and the space before it."""

    block: Block
    start: int
    space: str
    mark: str


@document_rule("TYP202", "mixed-high-mark-spacing", severity=Severity.INFO, needs=";:!?")
def mixed_high_mark_spacing(document: Document, *, least: int = 2) -> Findings:
    """In a French text some of ; : ! ? have a space before them and some have none.

    ## Why is this bad?
    Both ways are in use (Paris sets a space, Montréal none), but not in one text: what is different was pasted.

    ## Example
    ```bad lang=fr
    Qui vient ? Personne ! Et pourquoi⟦?⟧ Nul ne le sait ; le maire se tait.
    ```
    ```good lang=fr
    Qui vient ? Personne ! Et pourquoi ? Nul ne le sait ; le maire se tait.
    ```
    ```bad lang=fr
    Qui vient? Personne! Et pourquoi⟦ ?⟧ Nul ne le sait; le maire se tait.
    ```
    ```good lang=fr
    Qui vient? Personne! Et pourquoi? Nul ne le sait; le maire se tait.
    ```
    ```good lang=fr
    Le train part à 10:30 ; voir https://exemple.fr/page?x=1 pour la suite. Qui vient ? Tous ! Vraiment !
    ```
    ```good lang=fr-CA
    Le maire dit : qui vient? Personne! Et pourquoi? Nul ne le sait; le maire se tait.
    ```
    ```good lang=ru
    Кто придёт? Никто! А почему ? Неизвестно; мэр молчит.
    ```

    ## Fix
    The space of the others is put in or taken out; safe, as no word changes.

    ## Options
    `least`: how often the text must write it the usual way. The colon is counted apart from ; ! ? because Quebec sets a
    space before it alone.

    ## Known problems
    Marks that are all written one way, or a single one, are left alone: nothing in the text tells which way is meant,
    and 4 of 14 clean French articles with such marks set no space. TYP405 asks for the space of a region.
    """
    if document.language.partition("-")[0] != "fr":
        return
    marks = [mark for block in document.blocks for mark in _marks(block)]
    for group in (":", ";!?"):
        yield from _mixed([mark for mark in marks if mark.mark in group], least)


def _marks(block: Block) -> Iterator[Mark]:
    if block.language.partition("-")[0] in ("fr", "und"):
        for match in HIGH_MARK.finditer(block.text):
            yield Mark(block, match.start(), match["space"], match["mark"])


def _mixed(marks: list[Mark], least: int) -> Findings:
    spaced = [mark for mark in marks if mark.space]
    tight = [mark for mark in marks if not mark.space]
    rare, usual = (tight, spaced) if len(tight) < len(spaced) else (spaced, tight)
    if not rare or len(usual) < least or len(rare) > max(1, FEW * len(marks)):
        return
    space = majority(Counter(mark.space for mark in usual)) or usual[0].space
    way = "a space" if space else "no space"
    for block, start, old, mark in rare:
        message = f"{len(usual)} of {len(marks)} marks such as “{mark}” have {way} before them"
        edit = Edit(block.span(start, start + len(old)), space)
        yield Finding(block.span(start, start + len(old) + 1), message, (edit,))
