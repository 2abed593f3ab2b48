"""What the classifier told to be outside the article, for the rules that tell the reader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from newsclean.boilerplate.roles import Role
from newsclean.boilerplate.verdicts import roles, verdicts
from newsclean.model import Document, Edit, Extent, Finding, Safety, Span
from newsclean.rules.boilerplate.lines import shortened
from newsclean.rules.boilerplate.lines.claims import claims
from newsclean.rules.boilerplate.lines.related import count_titles

RELATED = "BPL302"
NAMES = {
    Role.HEADING: "a heading that heads nothing here",
    Role.CAPTION: "a caption",
    Role.CREDIT: "a credit",
    Role.BYLINE: "a line about author or date",
    Role.RELATED: "a piece of another article",
    Role.NAVIGATION: "navigation",
    Role.COMMENTS: "a comment",
    Role.PROMOTION: "promotion",
    Role.LEGAL: "a notice",
    Role.HIDDEN: "text that is not shown",
}


def outside(document: Document, wanted: Role) -> Iterator[Finding]:
    """Yield a finding for each block of a role that does not stay, with the edit that takes it out."""
    told, found = verdicts(document), roles(document)
    edits, known = _edits(document), _known(document)
    for index, role in found.items():
        if role is wanted and index not in known:
            block, chance = document.blocks[index], round(told[index].probability, 3)
            message = f"{NAMES[role]} ('{shortened(block.text)}')"
            yield Finding(block.whole, message, (edits[index],), Safety.UNSAFE, probability=chance)


def _known(document: Document) -> frozenset[int]:
    """Return the lines of a text that are told by their wording: a rule of the lexicon says more of them."""
    if document.extent is not Extent.PIECE:
        return frozenset()
    known: frozenset[int] | None = document.memo.get(_known)
    if known is None:
        found = claims(document)
        taken = frozenset(claim.index for of_code in found.values() for claim in of_code)
        headings = [claim.index for claim in found.get(RELATED, ()) if not claim.values]
        below = {heading: count_titles(document.blocks, heading, taken) for heading in headings}
        titles = (range(heading + 1, heading + 1 + count) for heading, count in below.items())
        known = document.memo[_known] = taken.union(*titles)
    return known


def _edits(document: Document) -> dict[int, Edit]:
    """Return the edit that takes out each block that does not stay; those of blocks in a row abut."""
    found = roles(document)
    known: dict[int, Edit] | None = document.memo.get((_edits, id(found)))
    if known is None:
        runs = [[i for _, i in run] for _, run in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0])]
        known = {index: edit for run in runs for index, edit in _pieces(document, run)}
        document.memo[_edits, id(found)] = known
    return known


def _pieces(document: Document, run: list[int]) -> Iterator[tuple[int, Edit]]:
    """Yield the removal of a run of blocks in pieces, one a block.

    Each takes one separator with it, all on the same side: should one stay, as another repair was in its way, it is
    still parted from its neighbours.
    """
    whole, blocks = document.removal(run[0], run[-1]).span, document.blocks
    if whole.start < blocks[run[0]].start:
        borders = [whole.start, *(blocks[index].end for index in run[:-1]), whole.end]
    else:
        borders = [whole.start, *(blocks[index].start for index in run[1:]), whole.end]
    for index, (start, end) in zip(run, pairwise(borders), strict=True):
        yield index, Edit(Span(start, end))
