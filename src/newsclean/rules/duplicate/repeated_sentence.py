"""DUP102 repeated-sentence."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq

from newsclean.lexicon import lexicon
from newsclean.model import Document, Edit, Finding, Safety, Span
from newsclean.rules import Findings, document_rule
from newsclean.rules.duplicate import NOT_PROSE
from newsclean.text.density import weight
from newsclean.text.sentences import ends_sentence, sentences

OTHER_MARKS = ("? ", "! ", "。", "। ", "؟ ")
Place = tuple[int, int, int]  # block index, start and end in the block


@document_rule("DUP102", "repeated-sentence")
def repeated_sentence(document: Document, *, min_chars: int = 25, apart: bool = False) -> Findings:
    """A sentence stands twice in the text.

    ## Why is this bad?
    A sentence pasted twice is an editing slip, or the trace of two versions joined.

    ## Example
    ```bad lang=en
    The bridge will be closed for repairs until June.⟦ The bridge will be closed for repairs until June.⟧ Buses run.
    ```
    ```good lang=en
    The bridge will be closed for repairs until June. Buses run.
    ```
    ```bad lang=ru
    Мост закрыт на ремонт до конца июня.⟦ Мост закрыт на ремонт до конца июня.⟧ Автобусы идут в объезд.
    ```
    ```good lang=ru
    Мост закрыт на ремонт до конца июня. Автобусы идут в объезд.
    ```
    ```good lang=en
    Will it work? Yes. Will it last? Yes. Will it pay? Nobody knows.
    ```
    ```good lang=ja
    橋は閉鎖された。バスは迂回する。橋は閉鎖された。
    ```

    ## Fix
    The second copy goes with the space before it; safe within one paragraph, display over a paragraph's end.

    ## Options
    `min_chars` (25): shorter sentences may come back. `apart` (false): show copies that stand elsewhere in the text
    too; most of them are pull quotes and summaries, some are meant.
    """
    if not apart and not _may_repeat(document.text):
        return
    first: dict[str, Place] = {}
    previous = ""
    for place in _places(document, everywhere=apart):
        text = document.blocks[place[0]].text[place[1] : place[2]]
        is_long = weight(text) > min_chars
        earlier = first.setdefault(text, place) if is_long else place
        if earlier != place and (previous == text or apart):
            yield _finding(document, earlier, place, is_next=previous == text)
        previous = text


def _places(document: Document, *, everywhere: bool) -> Iterator[Place]:
    """Yield the sentences of the paragraphs that may repeat one, of all paragraphs if `everywhere`.

    A paragraph that repeats another one as a whole is another rule's.
    """
    seen: set[str] = set()
    for index, block in enumerate(document.blocks):
        if block.kind not in NOT_PROSE and (everywhere or _may_repeat(block.text)) and block.text not in seen:
            abbreviations = lexicon(document.language_of(block)).abbreviations
            for start, end in sentences(block.text, abbreviations):
                yield index, start, end
        seen.add(block.text)


def _may_repeat(text: str) -> bool:
    """Tell whether two neighbours among the pieces between full stops are equal: a look that costs little."""
    for mark in OTHER_MARKS:
        if mark in text:
            text = text.replace(mark, ". ")
    pieces = f"{text} ".replace("\n", " ").split(". ")
    return any(map(eq, pieces, pieces[1:]))


def _finding(document: Document, first: Place, copy: Place, *, is_next: bool) -> Finding:
    block, earlier = document.blocks[copy[0]], document.blocks[first[0]].span(*first[1:])
    span = block.span(*copy[1:])
    message = "sentence stands twice in the text"
    if not is_next or first[0] != copy[0] or not ends_sentence(document.text[span.start : span.end]):
        return Finding(span, message, safety=Safety.DISPLAY, related=(earlier,))
    gap = Span(earlier.end, span.end)
    return Finding(gap, "sentence stands twice in a row", (Edit(gap),), Safety.SAFE, related=(earlier,))
