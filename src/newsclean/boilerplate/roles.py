"""What a block is on its page: part of the article, or one of the things that stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from newsclean.lexicon.dates import date_line
from newsclean.lexicon.phrases import hits
from newsclean.markup import Element, Kind
from newsclean.model import Block


class Role(StrEnum):
    """What a block is for."""

    ARTICLE = "article"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    RELATED = "related"
    NAVIGATION = "navigation"
    COMMENTS = "comments"
    PROMOTION = "promotion"
    LEGAL = "legal"
    HIDDEN = "hidden"


MAX_LABEL = 80  # characters of a line whose wording tells what it is for; sentences are longer
FEW_WORDS = 4  # an item of a menu has fewer, a headline more
MAX_TOKEN = 64
PART = re.compile(r"[a-z]+")
# Parts of class names that templates share, mostly in English whatever the language of the page.
PARTS: dict[str, Role] = {
    **dict.fromkeys(("comment", "comments", "disqus", "discussion", "replies", "reply", "kommentar"), Role.COMMENTS),
    **dict.fromkeys(("caption", "figcaption", "imagecaption", "legend"), Role.CAPTION),
    **dict.fromkeys(("credit", "credits", "photographer", "copyright-holder"), Role.CREDIT),
    **dict.fromkeys(("byline", "author", "authors", "dateline", "timestamp", "published", "pubdate"), Role.BYLINE),
    **dict.fromkeys(
        ("related", "recommended", "recommendation", "recommendations", "teaser", "teasers", "popular", "trending",
         "mostread", "readmore", "further", "outbrain", "taboola", "similar", "sidebar", "card", "cards", "latest"),
        Role.RELATED,
    ),
    **dict.fromkeys(
        ("newsletter", "subscribe", "subscription", "promo", "promotion", "ad", "ads", "advert", "advertisement",
         "sponsor", "sponsored", "banner", "paywall", "signup", "donate", "offer", "register", "login", "signin",
         "popup", "modal"),
        Role.PROMOTION,
    ),
    **dict.fromkeys(
        ("copyright", "legal", "privacy", "cookie", "cookies", "consent", "gdpr", "terms", "disclaimer", "imprint"),
        Role.LEGAL,
    ),
    **dict.fromkeys(
        ("nav", "navigation", "navbar", "menu", "submenu", "breadcrumb", "breadcrumbs", "header", "masthead", "footer",
         "share", "sharing", "social", "toolbar", "tools", "tags", "pagination", "search", "languages", "toc"),
        Role.NAVIGATION,
    ),
}  # fmt: skip
NAMES: dict[str, Role] = {
    "nav": Role.NAVIGATION, "menu": Role.NAVIGATION, "header": Role.NAVIGATION, "footer": Role.NAVIGATION,
    "button": Role.NAVIGATION, "form": Role.PROMOTION, "figcaption": Role.CAPTION, "aside": Role.RELATED,
}  # fmt: skip
# Function of the lexicon -> role of a line that is, or begins with, one of its phrases.
FUNCTIONS: dict[str, Role] = {
    **dict.fromkeys(("cookies_consent", "copyright", "llm_artifact", "translation_notice"), Role.LEGAL),
    **dict.fromkeys(
        ("paywall", "newsletter", "login", "follow", "donate", "advertisement", "embed_placeholder"), Role.PROMOTION
    ),
    **dict.fromkeys(("related", "read_more", "gallery"), Role.RELATED),
    **dict.fromkeys(("comments", "report_error"), Role.COMMENTS),
    **dict.fromkeys(("file_photo", "photo_label"), Role.CAPTION),
    "photo_by": Role.CREDIT,
    **dict.fromkeys(("byline_prefix", "published_label", "source_label", "reading_time"), Role.BYLINE),
    **dict.fromkeys(("share", "tags", "tools", "video", "language_menu_label", "navigation"), Role.NAVIGATION),
}


# Codes of rules -> role of the lines they take out; the longest prefix counts.
CODES: dict[str, Role] = {
    **dict.fromkeys(("BPL101", "BPL401", "BPL509", "BPL510", "BPL709"), Role.LEGAL),
    **dict.fromkeys(("BPL1", "BPL202", "BPL301", "BPL303", "BPL305", "BPL306", "BPL708"), Role.PROMOTION),
    **dict.fromkeys(("BPL302", "BPL304", "BPL705"), Role.RELATED),
    **dict.fromkeys(("BPL402", "BPL403", "BPL406", "BPL409", "BPL704"), Role.BYLINE),
    **dict.fromkeys(("BPL404", "BPL703"), Role.CREDIT),
    **dict.fromkeys(("BPL405", "BPL702"), Role.CAPTION),
    **dict.fromkeys(("BPL501", "BPL508", "BPL707"), Role.COMMENTS),
    **dict.fromkeys(("BPL2", "BPL4", "BPL5", "BPL706"), Role.NAVIGATION),
    "BPL6": Role.HIDDEN,
    "BPL701": Role.HEADING,
}


def role_of(code: str) -> Role | None:
    """Return what the lines are for that a rule of boilerplate takes out, None for other rules."""
    return CODES.get(code) or CODES.get(code[:4])


def role(block: Block, language: str) -> Role:
    """Return what a block that is not the article is for, by its markup, its wording, its shape, in this order."""
    if block.is_unseen:
        return Role.HIDDEN
    if block.kind is Kind.CAPTION:
        return Role.CAPTION
    if "©" in block.text and len(block.text) <= MAX_LABEL:
        return Role.LEGAL
    return _by_markup(block) or _by_wording(block.text, language) or _by_shape(block)


def _by_markup(block: Block) -> Role | None:
    around = block.markup.ancestors if block.markup is not None else ()
    return next(filter(None, map(_of_element, reversed(around))), None)


def _of_element(element: Element) -> Role | None:
    return _named(element.name, element.tokens)


@lru_cache(maxsize=16_384)
def _named(name: str, tokens: tuple[str, ...]) -> Role | None:
    return next((PARTS[part] for part in parts_of(tokens) if part in PARTS), NAMES.get(name))


def parts_of(tokens: Iterable[str]) -> Iterator[str]:
    """Yield the words that class names are made of."""
    return (part for token in tokens for part in PART.findall(token[:MAX_TOKEN]))


def _by_wording(text: str, language: str) -> Role | None:
    if len(text) > MAX_LABEL:
        return None
    found = sorted(hits(text, language), key=lambda hit: not hit.whole)
    told = next((FUNCTIONS[hit.function] for hit in found if hit.function in FUNCTIONS), None)
    return told or (Role.BYLINE if any(map(str.isdigit, text)) and date_line(text, language) else None)


def _by_shape(block: Block) -> Role:
    """Return the role of a block of which nothing else tells: a label, a headline, or in plain text a pitch."""
    if block.kind is Kind.HEADING:
        return Role.HEADING
    if len(block.text.split()) < FEW_WORDS:
        return Role.NAVIGATION
    return Role.RELATED if block.markup is not None else Role.PROMOTION
