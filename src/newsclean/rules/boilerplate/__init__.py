"""Rules of the boilerplate family: what stands on the page around the article.

`lines` recognises what a line is, each line once; a rule asks for the claims of its code and tells the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newsclean.model import Document, Finding, Safety

from .lines import Claim, shortened, zones
from .lines.claims import claims
from .lines.embeds import SHORT_LINK, has_short_link
from .lines.outside import outside
from .lines.related import count_titles

__all__ = [
    "SHORT_LINK",
    "Claim",
    "claimed",
    "found",
    "has_short_link",
    "line_finding",
    "outside",
    "shortened",
    "titles_below",
]


def claimed(document: Document, code: str) -> tuple[Claim, ...]:
    """Return the claims of a code on the lines of a document, in reading order."""
    return claims(document).get(code, ())


def found(document: Document, code: str, what: str, *, fact: str = "") -> Iterator[Finding]:
    """Yield a finding for each claim of a code, with the evidence told; what the lines say is kept as `fact`."""
    for claim in claimed(document, code):
        message = f"{what} ('{shortened(claim.evidence)}')"
        facts = [(fact, value) for value in claim.values] if fact else ()
        yield line_finding(document, claim.index, message, safety=claim.safety, facts=facts)


def titles_below(document: Document, code: str) -> Mapping[int, int]:
    """Return how many blocks below each heading of a code are titles of other articles, by the heading's index."""
    headings = [claim.index for claim in claimed(document, code) if not claim.values]
    if not headings:
        return {}
    head, _ = zones(document)  # above the article, what follows a heading is its own title
    taken = frozenset(claim.index for of_code in claims(document).values() for claim in of_code)
    return {heading: count_titles(document.blocks, heading, taken) for heading in headings if heading >= head}


def line_finding(
    document: Document,
    index: int,
    message: str,
    *,
    safety: Safety = Safety.SAFE,
    facts: Iterable[tuple[str, str]] = (),
) -> Finding:
    """Return the finding that covers block `index` as a whole and takes it out, its facts kept."""
    return Finding(document.blocks[index].whole, message, (document.removal(index),), safety, tuple(facts))
