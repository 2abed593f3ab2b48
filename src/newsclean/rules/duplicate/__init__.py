"""Rules of the duplicate family: words, sentences, paragraphs and texts that stand twice.

Shared here: which block repeats an earlier one, and what counts as prose.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.model import Block, Document, Finding, Kind, Safety
from newsclean.text.density import weight
from newsclean.text.sentences import ends_sentence

NOT_PROSE = frozenset((Kind.TABLE_CELL, Kind.CODE))
MAX_HEADING = 100  # letters; longer lines without a final mark are paragraphs


def copies(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the index of the first block and of each later one that repeats it word for word, in order."""
    first: dict[str, int] = {}
    for index, block in enumerate(document.blocks):
        earlier = first.setdefault(block.text, index)
        if earlier != index and block.kind not in NOT_PROSE:
            yield earlier, index


def is_heading_like(block: Block) -> bool:
    """Tell whether a block can be a heading: one short line without a full stop at its end."""
    text = block.text
    if weight(text) > MAX_HEADING or "\n" in text:
        return False
    return block.kind is Kind.HEADING or not ends_sentence(text) or text[-1] in "?!？！؟"


def copy_finding(document: Document, pair: tuple[int, int], message: str, safety: Safety) -> Finding:
    """Return the finding that covers the later block of a pair and takes it out."""
    first, index = (document.blocks[at] for at in pair)
    return Finding(index.whole, message, (document.removal(pair[1]),), safety, related=(first.whole,))
