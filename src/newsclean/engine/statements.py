"""What a page says of its article where its markup states nothing: in its headings, beside its title, in its address.

Only pages are looked at: of plain text the rules find bylines, sections and dates by their wording alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Final, NamedTuple

from newsclean.engine.headline import MAX_PARTS, is_hidden, shown_title
from newsclean.lexicon import lexicon
from newsclean.lexicon.dates import date_line, dates
from newsclean.lexicon.phrases import hits
from newsclean.model import Block, Document, Kind
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.sentences import ends_sentence

Fact = tuple[str, str]


class Near(NamedTuple):
    """A line near the title; one beside it is no part of the text if it holds a date."""

    block: Block
    is_beside: bool


BESIDE = 3  # blocks from the title
ABOVE, BELOW = 4, 12  # blocks around the title in which sites put date, author and path
TOP = 60  # blocks of a page without a title in which they may stand
NEAREST = 3  # elements around a block whose names speak of it; those further out speak of the page
MAX_LINE = 120  # characters of a line with date, time, author and labels
MAX_DATE = 32  # of a date alone, which may end in a full stop as an abbreviation does
MAX_NAME_WORDS = 5
MAX_NAME = 60
FIRST_YEAR: Final = 1990  # of the web
# Words in the names that templates give their elements, mostly in English whatever the language of the page.
AUTHOR: Final = ("author", "autor", "byline", "writer", "reporter")  # also as part of a word: "bylinebody"
DATE: Final = frozenset(("dateline", "published", "posted", "timestamp", "meta"))
DATE_ENDINGS: Final = ("date", "time")  # "entrydate", "posttime"; but "update" says when it was changed
PATH: Final = "breadcrumb"
FOREIGN: Final = frozenset(
    ("comment", "comments", "related", "footer", "sidebar", "widget", "bio", "event", "copyright", "teaser", "modified",
     "updated", "recommended", "popular", "weather", "nav", "menu")
)  # fmt: skip
CLOCK = lazy(r"\d:\d\d")
WORD = lazy(r"[a-z]+")
PIECES = lazy(r"(?<!\s)\s*[|•·⋅,;，、()/\n](?!\d)|(?<!\s)\s+[-–—]\s")
NO_NAME = lazy(r"[\d@&]|\w{5}\.\s")
MARKS: Final = " :：|•·⋅,;-–—\n"
STEP = lazy(r"\s{0,3}[>›»→/|]\s{0,3}")
IN_ADDRESS = lazy(r"/(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)(?P<month>\d\d?)[/-]?(?P<day>\d\d?)(?=[/_.-]|$)")


def statements(document: Document) -> tuple[Fact, ...]:
    """Return the facts of an annotated page: what its source states, and what it does not as the page shows it."""
    if not _is_page(document):
        return document.facts
    stated = {key for key, _ in document.facts}
    place, headline = shown_title(document)
    around = _around(document, place)
    facts = [("title", headline) if key == "title" and headline else (key, value) for key, value in document.facts]
    if "byline" not in stated:
        facts += (("byline", name) for name in _names(document, around))
    if "section" not in stated:
        facts += (("section", step) for step in _path(document, place or TOP))
    return tuple(facts)


def shown_date(document: Document) -> dt.date | None:
    """Return the date of publication that a page shows near its title, or else that is in its address."""
    if not _is_page(document):
        return None
    place, _ = shown_title(document)
    around = [near for near in _around(document, place) if any(map(str.isdigit, near.block.text))]
    return (
        next(_date_lines(document, around), None)
        or next(_dates_beside(document, around), None)
        or _date_of_address(document)
    )


def _is_page(document: Document) -> bool:
    return bool(document.blocks) and document.blocks[0].markup is not None


def _around(document: Document, title: int | None) -> list[Near]:
    """Return the lines below the title, then those above it, where the date may be that of today."""
    blocks = document.blocks
    places = range(TOP) if title is None else (*range(title + 1, title + 1 + BELOW), *range(title - ABOVE, title))
    return [
        Near(blocks[place], title is not None and abs(place - title) <= BESIDE)
        for place in places
        if 0 <= place < len(blocks) and len(blocks[place].text) <= MAX_LINE and not is_hidden(blocks[place])
    ]


@lru_cache(maxsize=4096)
def _words(tokens: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for token in tokens for word in WORD.findall(token))


def _said(block: Block) -> set[str]:
    """Return the words in the names of the elements around a block."""
    around = block.markup.ancestors[-NEAREST:] if block.markup else ()
    return set().union(*(_words(element.tokens) for element in around if element.tokens))


def _names_author(said: Iterable[str]) -> bool:
    return any(word in each for each in said for word in AUTHOR)


def _names_date(said: Iterable[str]) -> bool:
    return any(each in DATE or (each.endswith(DATE_ENDINGS) and not each.endswith("update")) for each in said)


def _date_lines(document: Document, around: Iterable[Near]) -> Iterator[dt.date]:
    found = (date_line(near.block.text, document.language_of(near.block)) for near in around)
    return (day for day in found if day is not None and day.year >= FIRST_YEAR)


def _dates_beside(document: Document, around: Iterable[Near]) -> Iterator[dt.date]:
    """Yield the dates of lines that hold more, where the markup, a label or the title says that it is a date."""
    for block, is_beside in around:
        language, said = document.language_of(block), _said(block)
        is_named = _names_date(said) or _names_author(said)
        is_heading = block.kind is Kind.HEADING and CLOCK.search(block.text) is None
        is_text = is_heading or (ends_sentence(block.text) and len(block.text) > MAX_DATE)
        if said & FOREIGN or (is_text and not is_named):
            continue
        if is_named or is_beside or _is_labelled(block, language):
            found = (mention.date for known in (language, "en") for mention in dates(block.text, known))
            yield from (day for day in found if day is not None and day.year >= FIRST_YEAR)


def _is_labelled(block: Block, language: str) -> bool:
    return any(hit.function in ("published_label", "byline_prefix") for hit in hits(block.text, language))


def _date_of_address(document: Document) -> dt.date | None:
    for match in IN_ADDRESS.finditer(document.stated("url")):
        if match["mark"] or len(match["month"] + match["day"]) == 4:  # noqa: PLR2004 - 20240908
            with suppress(ValueError):
                return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    return None


def _names(document: Document, around: Iterable[Near]) -> list[str]:
    """Return the name in the first line near the title that names the author, by its element or by its wording."""
    for block, is_beside in around:
        said = _said(block)
        is_author = _names_author(said)
        if said & FOREIGN or not (is_beside or is_author or _names_date(said)) or ends_sentence(block.text):
            continue
        if name := _name(block.text, document.language_of(block), is_author=is_author):
            return [name]
    return []


def _name(text: str, language: str, *, is_author: bool) -> str:
    """Return the name in a line without dates, and without what introduces it; of a line about other things too."""
    found = dates(text, language)
    for mention in reversed(found):
        text = f"{text[: mention.start]}|{text[mention.end :]}"
    for piece in PIECES.split(text)[:MAX_PARTS]:
        name, is_introduced = _introduced(piece.strip(MARKS), language)
        name = _without_tail(name, language)
        if (is_author or is_introduced) and _is_name(name, language):
            return name
    return ""


def _introduced(text: str, language: str) -> tuple[str, bool]:
    """Return what follows the words that introduce an author, or a text without them, and which it is."""
    hit = next((hit for hit in hits(text, language) if hit.function == "byline_prefix"), None) if text else None
    if hit is None:
        return text, False
    rest = text[len(text) - len(hit.rest) :] if hit.rest and not hit.whole else ""
    return (rest.strip(MARKS), True) if fold(rest) == hit.rest else ("", True)


def _without_tail(name: str, language: str) -> str:
    """Return a name without the words that led to the date behind it: "on", "am"."""
    words, common = name.split(), lexicon(language).stop_words | lexicon("en").stop_words
    while len(words) > 1 and fold(words[-1]) in common:
        words.pop()
    return " ".join(words)


def _is_name(name: str, language: str) -> bool:
    is_short = 0 < len(name.split()) <= MAX_NAME_WORDS and len(name) <= MAX_NAME
    if not is_short or not any(map(str.isalpha, name)) or NO_NAME.search(name) or name[-1] in ".?!:…":
        return False
    return not any(hit.whole and hit.function != "byline_prefix" for hit in hits(name, language))


@lru_cache(maxsize=4096)
def _names_path(tokens: tuple[str, ...]) -> bool:
    return any(PATH in token for token in tokens)


def _is_on_path(block: Block) -> bool:
    around = block.markup.ancestors if block.markup and len(block.text) <= MAX_LINE else ()
    return any(element.tokens and _names_path(element.tokens) for element in around)


def _path(document: Document, title: int) -> list[str]:
    """Return the last step of the path to the page that is not the page itself nor the site's home."""
    above = document.blocks[max(0, title - TOP) : title + BELOW]
    steps = [step for block in above if _is_on_path(block) for step in STEP.split(block.text)]
    stated = fold(document.stated("title"))
    inner = [step for step in steps[1:] if any(map(str.isalpha, step)) and fold(step)[:20] not in stated]
    return inner[-1:]
