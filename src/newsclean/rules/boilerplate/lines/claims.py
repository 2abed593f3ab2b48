"""Which rule a line belongs to: the recognisers in order, the more specific first, so that a line is found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from newsclean.lexicon.autonyms import menu
from newsclean.model import Document
from newsclean.rules.boilerplate.lines import MAX_LINE, Circumstances, Claim, Line, Zone, lines
from newsclean.rules.boilerplate.lines.buttons import button_line, glued_buttons, labelled_advertisement
from newsclean.rules.boilerplate.lines.bylines import byline
from newsclean.rules.boilerplate.lines.embeds import embedded_post, player_error
from newsclean.rules.boilerplate.lines.neighbours import buttons_beside, kicker, lone_button
from newsclean.rules.boilerplate.lines.notices import notice
from newsclean.rules.boilerplate.lines.phrases import opening_phrase, whole_phrase
from newsclean.rules.boilerplate.lines.pictures import (
    agency_line,
    bracketed_credit,
    copyright_credit,
    credited_caption,
    labelled_picture,
    piped_caption,
)
from newsclean.rules.boilerplate.lines.pitches import pitch
from newsclean.rules.boilerplate.lines.provenance import path, published, reading_time, section, source, tags
from newsclean.rules.boilerplate.lines.related import read_also
from newsclean.rules.boilerplate.lines.wording import ends_in_prompt, worded_like_notice, worded_like_prompt

Recogniser = Callable[[Line], Claim | None]
MENU = "BPL502"
MAX_MENU = 2000  # a menu of two hundred languages, glued
MARKS = ":|@#©¦｜＃："
BRACKETS = frozenset(")]）】］")
# What a line is made of decides before what it begins with; a whole phrase before its parts.
RECOGNISERS: tuple[Recogniser, ...] = (
    embedded_post,
    published,
    tags,
    path,
    piped_caption,
    section,
    labelled_advertisement,
    whole_phrase,
    reading_time,
    read_also,
    labelled_picture,
    copyright_credit,
    bracketed_credit,
    credited_caption,
    source,
    notice,
    worded_like_notice,
    opening_phrase,
    player_error,
    glued_buttons,
    button_line,
    agency_line,
    byline,
    pitch,
    ends_in_prompt,
    worded_like_prompt,
)


OF_PHRASES = frozenset((whole_phrase, labelled_picture, source, notice, opening_phrase))  # see nothing but hits
OF_OTHERS = tuple(recognise for recognise in RECOGNISERS if recognise not in OF_PHRASES)


def claims(document: Document) -> Mapping[str, tuple[Claim, ...]]:
    """Return the claims on the lines of a document by code, each line claimed once, in reading order.

    They are kept with the document, as its other derived values are: every rule of the family asks for them.
    """
    kept: Mapping[str, tuple[Claim, ...]] | None = document.memo.get(claims)
    if kept is None:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in _claims(document):
            found[claim.code].append(claim)
        kept = document.memo[claims] = {code: tuple(of_code) for code, of_code in found.items()}
    return kept


def _claims(document: Document) -> Iterator[Claim]:
    """Yield the claims on single lines first, then those on lines that are only known by what stands beside them."""
    found = {claim.index: claim for claim in _long_menus(document)}
    buttons: dict[int, Claim] = {}
    for index, circumstances in lines(document):
        claim, button = _judged(circumstances)
        if claim:
            found[index] = claim.at(index)
        elif button:
            buttons[index] = button.at(index)
    found.update(buttons_beside(buttons, found))
    top = kicker(document, found)
    if top:
        yield top
    yield from (found[index] for index in sorted(found))


@lru_cache(maxsize=4096)  # a page is judged again after every repair, and a site says the same on all of its pages
def _judged(circumstances: Circumstances) -> tuple[Claim | None, Claim | None]:
    """Return the claim on a line, and if there is none the one it would have beside a button; both without place."""
    line = Line(circumstances[0], 0, *circumstances[1:])
    claim = claim_on(line)
    return claim, None if claim else lone_button(line)


def claim_on(line: Line) -> Claim | None:
    """Return the first recogniser's claim on a line, None if it is the article's."""
    if _is_plain(line):
        return None
    names = menu(line.text)
    if names:
        return Claim(MENU, line.index, "", names)
    for recognise in RECOGNISERS if line.hits else OF_OTHERS:
        claim = recognise(line)
        if claim:
            return claim
    return None


def _is_plain(line: Line) -> bool:
    """Tell at little cost that a line is a sentence between paragraphs with nothing that any recogniser looks for."""
    if line.zone is not Zone.BODY or not line.is_sentence or line.hits or line.pitches.found:
        return False
    text = line.text
    return not any(mark in text for mark in MARKS) and text.rstrip(".。")[-1:] not in BRACKETS


def _long_menus(document: Document) -> Iterator[Claim]:
    for index, block in enumerate(document.blocks):
        names = menu(block.text) if MAX_LINE < len(block.text) <= MAX_MENU else None
        if names:
            yield Claim(MENU, index, "", names)
