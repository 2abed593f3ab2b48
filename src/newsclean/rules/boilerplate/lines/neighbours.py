"""Lines that are known by what stands beside them: a word above the title, single buttons of a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsclean.model import Document, Safety
from newsclean.rules.boilerplate.lines import Claim, Line, weight
from newsclean.rules.boilerplate.lines.knowledge import networks
from newsclean.rules.boilerplate.lines.phrases import CODES
from newsclean.text.sentences import ends_sentence

SECTION, SHARE = "BPL407", "BPL201"
FURNITURE = frozenset(("BPL403", "BPL406", "BPL409", "BPL410", "BPL502"))  # byline, date, reading time, path, menu
# What stands in rows of buttons: prompts, networks, links, tools.
WIDGETS = frozenset(f"BPL{number}" for number in (101, 102, 103, 201, 202, 301, 501, 503, 504, 505))
BESIDE_TITLE = 2  # lines below the title
MAX_KICKER, MAX_KICKER_WORDS = 25, 2
MAX_BUTTON = 24


def kicker(document: Document, found: Mapping[int, Claim]) -> Claim | None:
    """Return the claim on a word or two above the title, if only the page's furniture stands between and below them.

    A section the lexicon does not know: the date, the menu or the byline beside it tell that this is a page's top.
    """
    title = document.title
    if not title or 0 in found or any(index not in found for index in range(1, title)):
        return None
    text = document.blocks[0].text
    beside = {claim.code for index, claim in found.items() if 0 < index <= title + BESIDE_TITLE}
    if len(text) > MAX_KICKER or weight(text) > MAX_KICKER_WORDS or beside.isdisjoint(FURNITURE) or ends_sentence(text):
        return None
    return Claim(SECTION, 0, text, (text,), Safety.UNSAFE)


def buttons_beside(candidates: Mapping[int, Claim], found: Mapping[int, Claim]) -> dict[int, Claim]:
    """Return the claims on single words that may be headings alone, but are buttons beside another button."""
    if not candidates:
        return {}
    widgets = {index for index, claim in found.items() if claim.code in WIDGETS}
    order = sorted(candidates)
    return {**_spread(order, candidates, widgets, -1), **_spread(order[::-1], candidates, widgets, 1)}


def _spread(order: Iterable[int], candidates: Mapping[int, Claim], widgets: set[int], beside: int) -> dict[int, Claim]:
    """Return the candidates next to a widget, each of which is a widget to the one after it."""
    found: dict[int, Claim] = {}
    for index in order:
        next_to = index + beside
        if next_to in widgets or next_to in found or _are_networks(candidates.get(index), candidates.get(next_to)):
            found[index] = candidates[index]
    return found


def _are_networks(one: Claim | None, other: Claim | None) -> bool:
    return one is not None and other is not None and one.code == other.code == SHARE


def lone_button(line: Line) -> Claim | None:
    """Return the claim on a short line that is a button, if another button stands beside it."""
    if line.is_title or line.is_sentence or len(line.text) > MAX_BUTTON:
        return None
    if line.folded in networks():
        return Claim(SHARE, line.index, line.text)
    found = [function for function, hit in line.hits.items() if hit.whole]
    codes = [code for function, code in CODES.items() if function in found and code in WIDGETS]
    return Claim(codes[0], line.index, line.text) if codes else None
