"""CUT103 unclosed-quote-or-bracket."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model import Block, Document, Finding, Kind, Safety, Span
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.cut import RUNNING
from newsclean.text.brackets import MARKS as BRACKETS
from newsclean.text.brackets import OPENERS, PAIRS, lone_brackets, plain
from newsclean.text.patterns import lazy
from newsclean.text.quotations import pairs
from newsclean.text.sentences import SENTENCE_END

DOUBLE = '"“”„‟«»'
OPENING = tuple(mark for mark in sorted(BRACKETS) if plain(mark) in PAIRS)
CLOSING = tuple(mark for mark in sorted(BRACKETS) if plain(mark) in OPENERS)
MAX_LONE = 20  # brackets without partner in one paragraph; one with more is no prose
DOUBLE_MARK = lazy(f"[{DOUBLE}]")
# No quotation marks: inches and seconds behind a number, the gershayim inside a Hebrew word, a name of HTML.
NO_QUOTE = lazy(r'(?<=\d)"|(?<=\w)"(?=\w)|=["“”]|(?<=\w)\'\'')
LOOK_BACK = 8  # open marks; older ones are lost for good, so the work stays linear
NOT_READ = (Kind.TABLE_CELL, Kind.CODE)


class Lone(NamedTuple):
    """A mark without partner: the index of its block, its place there, and the bracket or `"` it is."""

    block: int
    at: int
    sign: str
    opens: bool
    is_last: bool = True  # no quotation mark stands behind it in its block


@document_rule("CUT103", "unclosed-quote-or-bracket", needs=[*DOUBLE, *BRACKETS])
def unclosed_quote_or_bracket(document: Document, *, all_quotes: bool = False) -> Findings:
    """A quotation mark or bracket has lost its partner.

    ## Why is this bad?
    The reader no longer knows who speaks, or where the aside ends; a part of the sentence may be missing too.

    ## Example
    ```bad lang=en
    The company ⟦(founded in 1923 closed its last plant in May.⟧

    Nobody knows what comes next.
    ```
    ```good lang=en
    The company (founded in 1923) closed its last plant in May.
    ```
    ```bad lang=de
    Das Werk sei ⟦„ein Stück Heimat, sagte die Bürgermeisterin am Montag im Rat.⟧
    ```
    ```good lang=de
    Das Werk sei „ein Stück Heimat“, sagte die Bürgermeisterin.
    ```
    ```good lang=en
    “The plant was old,” she said. “It had to close.

    “But nobody told the workers.”
    ```
    ```good lang=en
    There are two ways: a) sell it, b) close it. He chose neither :)
    ```
    ```good lang=he
    צה"ל מסר הודעה ביום שני.
    ```
    ```good lang=ja
    市長は「工事は５月に始まる」と述べた（写真）。
    ```

    ## Fix
    Shown only: where the lost mark stood, only the sense tells. The finding runs from the mark that is left to the
    next one of its kind or the end of the paragraph (or back to the one before it, or the start): it stood in there.

    ## Options
    `all_quotes` (false): report every quotation mark without partner. By default a paragraph that begins with a
    quotation may leave it open, as house styles and block quotations do, and marks between spaces are passed over.
    """
    for lone in _unanswered(_lone_marks(document), document):
        block = document.blocks[lone.block]
        if lone.sign == '"' and not (all_quotes or _is_sure(block.text, lone)):
            continue
        what = "is not closed" if lone.opens else "closes nothing"
        yield Finding(_reach(block, lone), f"{block.text[lone.at]} {what}", safety=Safety.DISPLAY)


def _lone_marks(document: Document) -> Iterator[Lone]:
    present = characters_in(document)
    quotes = [mark for mark in DOUBLE if mark in present]
    openers = [mark for mark in OPENING if mark in present]
    closers = [mark for mark in CLOSING if mark in present]
    for index, block in enumerate(document.blocks):
        if block.kind in NOT_READ:
            continue
        text = block.text
        if (openers or closers) and sum(map(text.count, openers)) != sum(map(text.count, closers)):
            lone = lone_brackets(text)
            for at in lone if len(lone) <= MAX_LONE else ():
                mark = plain(text[at])
                yield Lone(index, at, OPENERS.get(mark, mark), mark in PAIRS)
        if quotes and sum(map(text.count, quotes)) % 2:
            yield from _lone_quotes(index, block, low="„" in present)


def _lone_quotes(index: int, block: Block, *, low: bool) -> Iterator[Lone]:
    """Yield the quotation mark without partner of a block that has an odd number of them."""
    text = block.text
    apart = {match.end() - 1 for match in NO_QUOTE.finditer(text)}
    marks = [match.start() for match in DOUBLE_MARK.finditer(text) if match.start() not in apart]
    if len(marks) % 2 == 0:
        return
    paired = {at for pair in pairs(text) for at in (pair.start, pair.end - 1)}
    alone = _left_alone([(at, _opens(text, at, low=low)) for at in marks if at not in paired])
    if len(alone) == 1:
        at, opens = alone[0]
        behind = marks[bisect_right(marks, at) :]
        if not (behind and _is_closed_with(text, at, behind[0])):
            yield Lone(index, at, '"', opens, not behind)


def _is_closed_with(text: str, outer: int, inner: int) -> bool:
    """Tell whether one mark closes two that open in one sentence: «a name of a «name»."""
    return text[outer] == text[inner] == "«" and SENTENCE_END.search(text, outer, inner) is None


def _left_alone(marks: list[tuple[int, bool]]) -> list[tuple[int, bool]]:
    """Return the marks left when each that closes has taken the last open one, of whatever kind."""
    left: list[tuple[int, bool]] = []
    for at, opens in marks:
        if left and left[-1][1] and not opens:
            left.pop()
        else:
            left.append((at, opens))
    return left


def _opens(text: str, at: int, *, low: bool) -> bool:
    """Tell whether a quotation mark opens: by its look, or by the letter behind it; `low`: the text writes „so“."""
    mark, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if mark in "„‟" or (mark == "“" and not low):
        return True
    if before.isalnum() is not after.isalnum():
        return after.isalnum()
    return mark == "«" or not before


def _is_sure(text: str, lone: Lone) -> bool:
    """Tell whether house style does not leave a mark alone: a paragraph in quotation marks, a spaced mark."""
    if lone.opens:
        return lone.at > 0 or not lone.is_last
    return not text[lone.at - 1].isspace()


def _unanswered(marks: Iterator[Lone], document: Document) -> list[Lone]:
    """Return the marks that no later block closes; a quotation of several paragraphs may open each of them anew."""
    waiting: list[Lone] = []
    found: list[Lone] = []
    for mark in marks:
        if not mark.opens:
            earlier = _latest(waiting, mark.sign)
            (found.append(mark) if earlier is None else waiting.pop(earlier))
        elif not (mark.is_last and mark.sign == '"' and _is_taken_up(document, mark.block)):
            waiting.append(mark)
    return sorted((*found, *waiting))


def _latest(waiting: list[Lone], sign: str) -> int | None:
    """Return the index of the latest open mark of a kind among the last few."""
    last = len(waiting) - 1
    return next((at for at in range(last, max(-1, last - LOOK_BACK), -1) if waiting[at].sign == sign), None)


def _is_taken_up(document: Document, index: int) -> bool:
    """Tell whether the next paragraph begins with a quotation mark."""
    following = (block for block in document.blocks[index + 1 : index + 4] if block.kind in RUNNING)
    block = next(following, None)
    return block is not None and block.text[0] in DOUBLE


def _reach(block: Block, lone: Lone) -> Span:
    """Return the stretch in which the lost partner stood."""
    text = block.text
    same = DOUBLE if lone.sign == '"' else f"{text[lone.at]}{lone.sign}{PAIRS[lone.sign]}"
    if lone.opens:
        end = min((at for at in (text.find(mark, lone.at + 1) for mark in same) if at >= 0), default=len(text))
        return block.span(lone.at, end)
    start = max(text.rfind(mark, 0, lone.at) for mark in same) + 1
    return block.span(start, lone.at + 1)
