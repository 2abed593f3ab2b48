"""DUP106 near-duplicate-paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsclean.model import Block, Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.duplicate import NOT_PROSE
from newsclean.text.density import weight
from newsclean.text.shingles import shingles

ANCHOR = 32  # characters; long enough that few paragraphs share one by chance
REFERENCE = "[［"  # begins a note of a list of sources, which are alike by nature
FEW_LOST = 5  # three-word runs that two changes near each other cost; one changed word costs three
LEAST_SHARE = 0.6  # of a paragraph of fifteen words that lost so many
MAX_COMPARED = 4  # earlier paragraphs a paragraph is compared with: the work stays linear on any text


@document_rule("DUP106", "near-duplicate-paragraph")
def near_duplicate_paragraph(document: Document, *, min_chars: int = 80, min_share: float = 0.75) -> Findings:
    """A paragraph says nearly word for word what another one said.

    ## Why is this bad?
    An older and a newer version of one paragraph both stayed in the text; which one is right, only the author knows.

    ## Example
    ```bad lang=en
    The storm tore the roofs off twelve houses in the village on Sunday night and cut the power for two thousand.

    Nobody was hurt.

    ⟦The storm tore the roofs off fourteen houses in the village on Sunday night and cut the power for two thousand.⟧
    ```
    ```good lang=en
    The storm tore the roofs off twelve houses in the village on Sunday night and cut the power for two thousand.

    Nobody was hurt.
    ```
    ```bad lang=ru
    Буря сорвала крыши с двенадцати домов в деревне в ночь на воскресенье и оставила без света две тысячи человек.

    ⟦Буря сорвала крыши с двенадцати домов в деревне в ночь на воскресенье и оставила без тепла две тысячи человек.⟧
    ```
    ```good lang=ru
    Буря сорвала крыши с двенадцати домов в деревне в ночь на воскресенье и оставила без света две тысячи человек.
    ```
    ```good lang=en
    The prime minister said on Monday that the government would raise the tax on sugar in the coming year.

    The prime minister said on Monday that the ships in the harbour had brought grain and coal from the north.
    ```

    ## Fix
    Shown only: one of the two versions is the right one.

    ## Options
    `min_chars` (80): shorter paragraphs are not compared. `min_share` (0.75): the share of the longer paragraph's
    three-word runs that the other must have too; one changed word costs three of them, and five may always be lost.
    """
    for index, earlier in _alike(document, min_chars):
        one, other = document.blocks[earlier], document.blocks[index]
        if one.text != other.text and _are_versions(one.text, other.text, min_share):
            message = "paragraph is nearly the same as an earlier one"
            yield Finding(other.whole, message, safety=Safety.DISPLAY, related=(one.whole,))


def _are_versions(one: str, other: str, min_share: float) -> bool:
    """Tell whether two paragraphs share most of their runs of words, or all but those that two small changes cost."""
    first, second = _shingles(one), _shingles(other)
    most = max(len(first), len(second))
    shared = len(first & second)
    return shared >= min_share * most or (most - shared <= FEW_LOST and shared >= LEAST_SHARE * most)


_shingles = lru_cache(maxsize=2)(shingles)  # a paragraph is compared with several


def _alike(document: Document, min_chars: int) -> Iterator[tuple[int, int]]:
    """Yield index pairs of long paragraphs that begin a sentence, or end, with the same characters."""
    known = {index: _anchors(b.text) for index, b in enumerate(document.blocks) if _is_compared(b, min_chars)}
    if len(set[str]().union(*known.values())) == sum(map(len, known.values())):
        return  # as in most texts
    holders: dict[str, int] = {}
    for index, anchors in known.items():
        if not holders.keys().isdisjoint(anchors):
            found = sorted({holders[anchor] for anchor in anchors if anchor in holders})
            yield from ((index, earlier) for earlier in found[:MAX_COMPARED])
        holders.update(dict.fromkeys(anchors, index))


def _is_compared(block: Block, min_chars: int) -> bool:
    text = block.text
    is_long = len(text) > min_chars or weight(text) > min_chars
    return is_long and block.kind not in NOT_PROSE and text[0] not in REFERENCE


@lru_cache(maxsize=512)  # a text is looked at again after every repair
def _anchors(text: str) -> frozenset[str]:
    """Return the first characters of each longer sentence of a paragraph, and its last ones."""
    return frozenset([text[-ANCHOR:], *[piece[:ANCHOR] for piece in text.split(". ") if len(piece) > ANCHOR]])
