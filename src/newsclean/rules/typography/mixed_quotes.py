"""TYP101 mixed-quotes."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.typography import blank_before, blank_behind, majority, mixes_apostrophes
from newsclean.text.quotations import Quotation, pairs

STRAIGHT, CURLY, ANGLE = '""', "“”„", "«»"
STYLES = {mark: style for style in (STRAIGHT, CURLY, ANGLE) for mark in style}
SURE_PAIRS = 1  # one stray pair is a slip that may be mended unasked; more may be a quoted source
USUAL_PAIRS = 3  # from here on the others are a habit; two are if the apostrophes do not speak against them


class Place(NamedTuple):
    """An outermost quotation and the block it stands in."""

    block: Block
    quotation: Quotation

    @property
    def style(self) -> str:
        """Return the style of the marks."""
        return STYLES[self.quotation.marks[0]]


@document_rule("TYP101", "mixed-quotes", severity=Severity.WARNING, needs='"«“„”')
def mixed_quotes(document: Document, *, strays: int = 1) -> Findings:
    """Straight quotation marks stand beside typographic ones at the same level.

    ## Why is this bad?
    Two kinds of marks are two hands or two programs: a part was pasted, translated or repaired on its own. Searching
    and parsing for direct speech miss one of the kinds.

    ## Example
    ```bad lang=fr
    Elle parle d’un « échec ». Il répond que ⟦"⟧tout va bien". Les élus restent « prudents ».
    ```
    ```good lang=fr
    Elle parle d’un « échec ». Il répond que « tout va bien ». Les élus restent « prudents ».
    ```
    ```bad lang=ru
    Газета "Заря" и журнал "Нива" писали о фильме ⟦“⟧Мост”.
    ```
    ```good lang=ru
    Газета "Заря" и журнал "Нива" писали о фильме "Мост".
    ```
    ```good lang=fr
    Il cite le rapport : « Le mot "urgence" revient dix fois. » Puis il parle d’un « oubli ».
    ```
    ```good lang=en
    The 27" screen and the 5' 10" player are “ready” and “fit”, he said.
    ```

    ## Fix
    The rarer pairs get the marks of the others, with their spacing if one kind is « ». Safe for a single stray pair
    among three that holds no other marks, or among two that the apostrophes do not contradict; unsafe for more; shown
    only if marks without partner leave it open which belong together.

    ## Options
    `strays`: up to so many pairs of curly among straight marks, or the reverse, are reported; more come from a second
    source and are common in edited news, unless the apostrophes are mixed too or the capitals lost. Angle beside
    straight marks are reported up to one pair fewer than the others.

    ## Known problems
    Single quotation marks are not counted: they are inner marks, apostrophes and feet as well.
    """
    present = characters_in(document)
    if sum(not present.isdisjoint(style) for style in (STRAIGHT, CURLY, ANGLE)) < 2:  # noqa: PLR2004 - two styles
        return
    places = [place for block in document.blocks for place in _outermost(block)]
    counts = Counter(place.style for place in places)
    main = majority(counts)
    if main is None:
        yield from _tie(document, places, counts)
        return
    other = max((CURLY, ANGLE) if main == STRAIGHT else (STRAIGHT,), key=lambda style: counts[style])
    if not counts[other] or (counts[other] > _most(main, other, counts, strays) and not _is_patched(document)):
        return
    rare, usual = ([place for place in places if place.style == style] for style in (other, main))
    yield _finding(document, rare, usual)


def _tie(document: Document, places: list[Place], counts: Counter[str]) -> Findings:
    """Yield the finding of a text with as many pairs of one style as of the other, if nobody wrote it so."""
    if counts[STRAIGHT] and len(counts) > 1 and _is_patched(document):
        later = next(place for place in places if place.style != places[0].style)
        told = f"{_told([later] * counts[later.style], later.quotation.marks)} beside as many of another kind"
        start = later.quotation.start
        yield Finding(later.block.span(start, start + 1), told, safety=Safety.DISPLAY)


def _is_patched(document: Document) -> bool:
    """Tell whether other marks of two hands or of a program are there: two kinds of apostrophe, or no capital left."""
    letters = frozenset[str]().union(*(block.characters for block in document.blocks))
    return mixes_apostrophes(document) or not any(map(str.isupper, letters))


def _most(main: str, other: str, counts: Counter[str], strays: int) -> int:
    """Return how many pairs of the rarer style are still strays among the others."""
    return counts[main] - 1 if ANGLE in (main, other) else min(strays, counts[main] - 1)


def _outermost(block: Block) -> Iterator[Place]:
    """Yield the quotations of a block that stand in no other and whose marks go together."""
    if not any(mark in block.text for mark in STYLES):
        return
    end = 0
    for quotation in sorted(pairs(block.text)):
        if quotation.start < end:
            continue
        end = quotation.end
        styles = {STYLES.get(mark) for mark in quotation.marks}
        if len(styles) == 1 and None not in styles and block.text[quotation.start + 1 : end - 1].strip():
            yield Place(block, quotation)


def _has_lost_marks(document: Document, style: str, places: list[Place]) -> bool:
    """Tell whether marks of a style stand in the text without partner, or inside other quotations."""
    marks = sum(block.text.count(mark) for block in document.blocks for mark in set(style))
    return marks != 2 * sum(place.style == style for place in places)


def _finding(document: Document, rare: list[Place], usual: list[Place]) -> Finding:
    block, quotation = rare[0]
    marks = majority(Counter(place.quotation.marks for place in usual)) or usual[0].quotation.marks
    message = f"{_told(rare, quotation.marks)} among {_told(usual, marks)}"
    edits: tuple[Edit, ...] = ()
    if not _has_lost_marks(document, rare[0].style, rare) and not any(_holds(place, marks) for place in rare):
        space = _inner_space(usual) if ANGLE in (rare[0].style, usual[0].style) else None
        edits = tuple(edit for place in rare for edit in _edits(place, marks, space))
    enough = USUAL_PAIRS - (not _is_contradicted(document, usual[0].style) and _is_known(document, marks))
    is_slip = len(rare) <= SURE_PAIRS and len(usual) >= enough
    safety = Safety.DISPLAY if not edits else Safety.SAFE if is_slip else Safety.UNSAFE
    return Finding(block.span(quotation.start, quotation.start + 1), message, edits, safety)


def _is_contradicted(document: Document, style: str) -> bool:
    """Tell whether there are apostrophes that do not go with the usual marks."""
    return ("’" if style == STRAIGHT else "'") in characters_in(document)


def _is_known(document: Document, marks: str) -> bool:
    """Tell whether two marks make a pair: ”…” does in Swedish and Finnish; elsewhere an opening mark is lost."""
    return marks[0] != "”" or tuple(marks) in lexicon(document.language).quotes


def _told(places: list[Place], marks: str) -> str:
    count = len(places)
    return f"{count} pair{'s' * (count > 1)} of {marks[0]}…{marks[1]}"


def _holds(place: Place, marks: str) -> bool:
    """Tell whether one of the marks stands inside a quotation."""
    inside = place.block.text[place.quotation.start + 1 : place.quotation.end - 1]
    return any(mark in inside for mark in marks)


def _inner_space(places: list[Place]) -> str | None:
    """Return what stands between the marks and the words of most pairs; None if they differ."""
    return majority(Counter(blank_behind(place.block.text, place.quotation.start + 1) for place in places))


def _edits(place: Place, marks: str, space: str | None) -> Iterator[Edit]:
    """Yield the two edits that give a quotation other marks and their spacing."""
    text, (start, end, *_) = place.block.text, place.quotation
    left, right = blank_behind(text, start + 1), blank_before(text, end - 1)
    inside = (left, right) if space is None or bool(left) == bool(space) == bool(right) else (space, space)
    yield Edit(place.block.span(start, start + 1 + len(left)), marks[0] + inside[0])
    yield Edit(place.block.span(end - 1 - len(right), end), inside[1] + marks[1])
