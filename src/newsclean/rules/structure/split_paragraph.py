"""STR106 split-paragraph."""

from __future__ import annotations

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Edit, Finding, Kind, Safety, Span
from newsclean.rules import Findings, document_rule
from newsclean.rules.structure import neighbours
from newsclean.text.casing import begins_with_capitals
from newsclean.text.folding import fold
from newsclean.text.sentences import ends_sentence, word_before

SPLIT = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE))  # the first half may look like a heading
COMMAS = frozenset(",，、،")
LONG = 20  # characters; a shorter first half may be a label before a name that begins lower-case
LONG_TITLE = 60  # the same for a first line that was taken for the title


@document_rule("STR106", "split-paragraph")
def split_paragraph(document: Document) -> Findings:
    """A paragraph breaks off in the middle of a sentence and goes on in the next one.

    ## Why is this bad?
    The break comes from a page, a column or an advertisement between the halves; neither half is a sentence.

    ## Example
    ```bad lang=en
    The council met on Tuesday and voted for the new tram line between⟦

    ⟧the station and the harbour. Work begins in May.

    The mayor was pleased.
    ```
    ```good lang=en
    The council met on Tuesday and voted for the new tram line between the station and the harbour. Work begins in May.

    The mayor was pleased.
    ```
    ```bad lang=el
    Το συμβούλιο ψήφισε τη νέα γραμμή του τραμ που ενώνει⟦

    ⟧τον σταθμό με το λιμάνι. Τα έργα αρχίζουν τον Μάιο.

    Η δήμαρχος ήταν ευχαριστημένη.
    ```
    ```good lang=el
    Το συμβούλιο ψήφισε τη νέα γραμμή του τραμ που ενώνει τον σταθμό με το λιμάνι. Τα έργα αρχίζουν τον Μάιο.

    Η δήμαρχος ήταν ευχαριστημένη.
    ```
    ```good lang=en
    Ingredients

    two eggs

    a cup of flour
    ```
    ```good lang=fr
    le conseil a voté mardi la nouvelle ligne du tramway vers le port

    les travaux commenceront en mai.
    ```
    ```good lang=ar
    صوت المجلس يوم الثلاثاء على خط الترام الجديد

    يبدأ العمل في مايو.
    ```

    ## Fix
    The two are joined with a space. Safe in a text that begins its paragraphs with capitals, if the first half is long
    or ends with a comma or a word that cannot end a sentence; unsafe otherwise. In a text without capitals only such a
    word is evidence, and the join is unsafe.
    """
    capitals: bool | None = None
    for index, before, after in neighbours(document):
        if not (after.text[0].islower() and _is_open(before) and _goes_on(document, index, after)):
            continue
        if capitals is None:
            capitals = begins_with_capitals(block.text for block in document.blocks)
        hangs = before.text[-1] in COMMAS or _dangles(before, document.language_of(before))
        if not (capitals or hangs):
            continue
        gap = Span(before.end, after.start)
        is_long = len(before.text) >= (LONG_TITLE if index - 1 == document.title else LONG)
        safety = Safety.SAFE if capitals and (hangs or is_long) else Safety.UNSAFE
        yield Finding(gap, "paragraph breaks off inside a sentence", (Edit(gap, " "),), safety)


def _is_open(block: Block) -> bool:
    """Tell whether a block ends with a word or a comma."""
    last = block.text[-1]
    return block.kind in SPLIT and (last.isalpha() or last in COMMAS) and "://" not in block.text


def _dangles(block: Block, language: str) -> bool:
    return fold(word_before(block.text, len(block.text))) in lexicon(language).dangling


def _goes_on(document: Document, index: int, after: Block) -> bool:
    """Tell whether a block goes on with a sentence: it is no name such as iPhone and no item of a list."""
    if (
        after.kind not in SPLIT
        or not ends_sentence(after.text)
        or any(map(str.isupper, after.text.split(maxsplit=1)[0]))
    ):
        return False
    following = document.blocks[index + 1].text if index + 1 < len(document.blocks) else ""
    return not following[:1].islower()
