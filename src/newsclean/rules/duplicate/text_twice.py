"""DUP107 text-twice."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.model import Document, Edit, Finding, Safety, Severity, Span
from newsclean.rules import Findings, document_rule
from newsclean.rules.duplicate import NOT_PROSE
from newsclean.text.density import weight
from newsclean.text.sentences import ends_sentence

MIN_BLOCKS = 2  # of a text that stands twice; one paragraph twice is a repeated paragraph
MOST_BEFORE = 2  # blocks that stand before both copies: a title, a deck
MAX_GAP = 2  # characters between the copies in one paragraph


@document_rule("DUP107", "text-twice", severity=Severity.ERROR)
def text_twice(document: Document, *, min_chars: int = 120) -> Findings:
    """The whole text, or a whole paragraph, stands twice.

    ## Why is this bad?
    A page that prints its article for the screen and for the printer, or two extractions joined, doubles every count.

    ## Example
    ```bad lang=en
    The ferry will run every hour from the first of May, the council said on Monday.

    Who pays

    Tickets cost two pounds, and children under six travel free of charge.

    ⟦The ferry will run every hour from the first of May, the council said on Monday.

    Who pays

    Tickets cost two pounds, and children under six travel free of charge.⟧
    ```
    ```good lang=en
    The ferry will run every hour from the first of May, the council said on Monday.

    Who pays

    Tickets cost two pounds, and children under six travel free of charge.
    ```
    ```bad lang=uk
    Пором курсуватиме щогодини з першого травня. Квиток коштує сорок гривень, а діти до шести років їздять безкоштовно, повідомила рада.⟦ Пором курсуватиме щогодини з першого травня. Квиток коштує сорок гривень, а діти до шести років їздять безкоштовно, повідомила рада.⟧
    ```
    ```good lang=uk
    Пором курсуватиме щогодини з першого травня. Квиток коштує сорок гривень, а діти до шести років їздять безкоштовно, повідомила рада.
    ```
    ```good lang=ar
    ستعمل العبارة كل ساعة ابتداء من أول مايو.

    تبلغ قيمة التذكرة عشرة دراهم.
    ```
    ```good lang=en
    Row, row to the shore.

    Row, row to the shore.
    ```

    ## Fix
    The second copy goes; safe, since nothing is lost.

    ## Options
    `min_chars` (120): a shorter text or paragraph may stand twice, as a refrain does.
    """  # noqa: E501 - a paragraph is one line
    half = _half(document, min_chars)
    if half is not None:
        first, second, end = half
        blocks = document.blocks
        span = Span(blocks[second].start, blocks[end - 1].end)
        edit = document.removal(second, end - 1)
        earlier = Span(blocks[first].start, blocks[second - 1].end)
        yield Finding(span, "the whole text stands twice", (edit,), Safety.SAFE, related=(earlier,))
    for block in document.blocks:
        length = len(_doubled(block.text)) if weight(block.text) > 2 * min_chars else 0
        if weight(block.text[:length]) > min_chars and block.kind not in NOT_PROSE and ends_sentence(block.text):
            span = block.span(length, len(block.text))
            earlier = block.span(0, length)
            yield Finding(span, "paragraph stands twice in itself", (Edit(span),), Safety.SAFE, related=(earlier,))


def _half(document: Document, min_chars: int) -> tuple[int, int, int] | None:
    """Return where the text begins, begins again and ends, as indices of blocks; None if it does not stand twice."""
    texts = [block.text for block in document.blocks]
    for first in range(min(MOST_BEFORE, len(texts)) + 1):
        size, rest = divmod(len(texts) - first, 2)
        if rest == 0 and size >= MIN_BLOCKS and texts[first] == texts[first + size] and _is_twice(texts[first:], size):
            is_long = sum(map(weight, texts[first : first + size])) > min_chars
            return (first, first + size, len(texts)) if is_long and len(set(texts[first:])) > 1 else None
    return None


def _is_twice(texts: Sequence[str], size: int) -> bool:
    return texts[:size] == texts[size:]


def _doubled(text: str) -> str:
    """Return the text of which a paragraph consists twice over, an empty string if it does not."""
    for gap in range(MAX_GAP + 1):
        size, rest = divmod(len(text) - gap, 2)
        if rest == 0 and text[size : size + gap].strip() == "" and text.startswith(text[size + gap :]):
            return text[:size]
    return ""
