"""Rules of the markup family: what pages and their programs are written in, left in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html.entities import html5
from itertools import groupby

from newsclean.model import Block, Document, Edit, Finding, Kind, Safety, Span

NUMBER = "#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}"  # a numeric character reference, & and ; left out
MAX_RUNS = 3  # code left behind stands at the head, the foot and around an embed; a lesson has more
CLOSING = frozenset(",.;:!?)…»”，。；：！？）")  # marks that close up to the word before


def prose(document: Document, *, having: str = "") -> Iterator[tuple[int, Block]]:
    """Yield index and block of what is no code, and holds one of the characters in `having` if given."""
    wanted = [character for character in having if character in document.text]
    for index, block in enumerate(document.blocks):
        if block.kind is not Kind.CODE and (not having or any(character in block.text for character in wanted)):
            yield index, block


def line_finding(document: Document, index: int, message: str, *, safety: Safety = Safety.SAFE) -> Finding:
    """Return the finding that covers block `index` as a whole and takes it out."""
    return Finding(document.blocks[index].whole, message, (document.removal(index),), safety)


def run_findings(document: Document, doomed: Sequence[bool], message: str) -> Iterator[Finding]:
    """Yield a finding for each run of blocks that are `doomed`, which falls as one: code is code beside code.

    Unsafe where the article shows code: behind a colon, or in more than a few places.
    """
    grouped = [(is_doomed, list(run)) for is_doomed, run in groupby(range(len(doomed)), doomed.__getitem__)]
    runs = [(indices[0], indices[-1]) for is_doomed, indices in grouped if is_doomed]
    for first, last in runs:
        is_shown = len(runs) > MAX_RUNS or (first and document.blocks[first - 1].text[-1] in ":：")
        start, end = document.blocks[first].start, document.blocks[last].end
        is_at_end = last + 1 == len(doomed)
        before = document.blocks[first - 1].end if is_at_end and first else start
        edit = Edit(Span(before, document.removal(last).span.end))
        yield Finding(Span(start, end), message, (edit,), Safety.UNSAFE if is_shown else Safety.SAFE)


def cut(block: Block, start: int, end: int) -> Edit:
    """Return the edit that takes `[start, end)` out of a block, with the blank that is one too many without it."""
    before, behind = block.text[max(0, start - 1) : start], block.text[end : end + 1]
    if before == " " and (not behind or behind.isspace() or behind in CLOSING):
        start -= 1
    elif behind == " " and before in ("", "\n", "("):
        end += 1
    return Edit(block.span(start, end))


def is_entity(name: str) -> bool:
    """Tell whether a character reference, `&` and `;` left out, means something in HTML."""
    return name.startswith("#") or f"{name};" in html5
