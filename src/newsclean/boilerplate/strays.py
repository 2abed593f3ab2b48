"""What goes though it reads like main content: captions, paragraphs that are one link, what stands far from the rest.

The sets of pages that the classifier learned from disagree on captions, so it half keeps them; no reader of an article
without its pictures misses one. Macro F1, cross-validated over 1,332 pages: captions + 0.14, links + 0.10, text
outside the main container + 0.08; pages below 60 fall from 3.2 to 2.9 %.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, compress

from newsclean.boilerplate.roles import PARTS, Role, parts_of
from newsclean.markup import Element, Kind
from newsclean.model import Block

NEAR = 2  # elements around a block that may be a caption's
LINKED = 0.95  # of the characters of a paragraph that is a link to another article
IN_A_ROW = frozenset(("li", "td", "th"))  # where links stand that are data
# A container counts a block the less the farther it is around it: 0.8 and 0.9 do the same (95.30, 95.31), 0.7 less.
FADING = 0.9
# Above what is asked of any block, of one before the main container and of one behind it. Of the text that goes by
# this, one part in seven is article.
BEFORE, BEHIND = 0.1, 0.2
LEFT = 0.3  # of the text: a page of which less would be left is one of pictures or of links


def without_strays(blocks: Sequence[Block], found: Sequence[float], kept: Sequence[bool], least: float) -> list[bool]:
    """Return which blocks of a page stay, of those that do: no captions, lone links or text outside its container."""
    stays = _without_pictures_and_links(blocks, kept)
    for index, asked in _outside(blocks, tuple(stays)):
        stays[index] = found[index] >= least + asked
    return stays


def _without_pictures_and_links(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    first = kept.index(True) if True in kept else 0
    stays = [
        is_kept and not is_caption(block) and not (index > first and _is_link(block))
        for index, (block, is_kept) in enumerate(zip(blocks, kept, strict=True))
    ]
    return stays if _size(blocks, stays) >= LEFT * _size(blocks, kept) else list(kept)


def _size(blocks: Sequence[Block], stays: Sequence[bool]) -> int:
    return sum(len(block.text) for block in compress(blocks, stays))


def is_caption(block: Block) -> bool:
    """Tell whether a block is the caption of a picture, by its element or by a class name."""
    if block.kind is Kind.CAPTION:
        return True
    return block.markup is not None and any(map(_names_caption, block.markup.ancestors[-NEAR:]))


def _names_caption(element: Element) -> bool:
    return element.name == "figcaption" or _are_of_caption(element.tokens)


@lru_cache(maxsize=16_384)
def _are_of_caption(tokens: tuple[str, ...]) -> bool:
    return any(PARTS.get(part) is Role.CAPTION or part.endswith("caption") for part in parts_of(tokens))


def _is_link(block: Block) -> bool:
    """Tell whether a block is a paragraph that leads elsewhere and says nothing else."""
    markup = block.markup
    if markup is None or block.kind is not Kind.PARAGRAPH or markup.linked_chars <= LINKED * len(block.text):
        return False
    return not any(element.name in IN_A_ROW for element in markup.ancestors[-3:])


def _outside(blocks: Sequence[Block], kept: Sequence[bool]) -> Iterator[tuple[int, float]]:
    """Yield the blocks that stay apart from those of the main container, with how much more is asked of them."""
    main = _main_container(blocks, kept)
    inside = [index for index, block in enumerate(blocks) if kept[index] and _is_in(block, main)]
    if not inside:
        return
    first, last = inside[0], inside[-1]
    gone = [0, *accumulate(not is_kept for is_kept in kept)]
    for index, is_kept in enumerate(kept):
        if is_kept and index < first and gone[first] > gone[index]:
            yield index, BEFORE
        elif is_kept and index > last and gone[index] > gone[last]:
            yield index, BEHIND


def _main_container(blocks: Sequence[Block], kept: Sequence[bool]) -> int:
    """Return where the element begins that most of the text that stays is in, and close to; -1 if there is none."""
    weights: dict[int, float] = defaultdict(float)
    for block, is_kept in zip(blocks, kept, strict=True):
        if is_kept and block.markup is not None:
            weight = float(len(block.text))
            for element in reversed(block.markup.ancestors[:-1]):
                weights[element.start] += weight
                weight *= FADING
    return max(weights, key=weights.__getitem__, default=-1)


def _is_in(block: Block, container: int) -> bool:
    return block.markup is not None and any(element.start == container for element in block.markup.ancestors)
