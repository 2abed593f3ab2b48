"""What the document says of itself before any rule runs: language of every block, title, date of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial

from newsclean.engine.statements import shown_date
from newsclean.langid import identify_blocks
from newsclean.lexicon import lexicon
from newsclean.lexicon.autonyms import menu
from newsclean.lexicon.dates import date_line
from newsclean.lexicon.phrases import hits
from newsclean.model import Document, Extent, Kind
from newsclean.text.folding import fold
from newsclean.text.sentences import ends_sentence

HEAD_BLOCKS = 8  # where a title and a date line stand; below is the article
TAIL_BLOCKS = 3  # some sites put the date last
MAX_FRAGMENT = 40  # blocks; at the top and the bottom of a whole page stand the dates of other things
MAX_DATE_LINE = 120  # a date line with label, time, zone and site name
MAX_TITLE = 250  # longest headline seen in the clean news texts: 214 characters
MIN_TITLE_WORDS = 3
MIN_TITLE_UNSPACED = 6  # characters, in scripts without spaces


def annotate(document: Document, *, language: str = "", published: dt.date | None = None) -> Document:
    """Return the document with languages, title and date of publication; what the caller states wins.

    What a page states of itself comes second, its language only where the text does not say otherwise: templates state
    languages that their articles are not written in.
    """
    declared = language or ("" if document.language == "und" else document.language)
    main, of_blocks = identify_blocks([block.text for block in document.blocks], declared=declared or None)
    stated = _stated_language(document, main)
    page = _base(document.stated("language"))
    of_element = lru_cache(maxsize=64)(partial(_of_element, main=main, page=page))
    tags = (
        of_element(block.markup.language, found) if block.markup and block.markup.language else found
        for block, found in zip(document.blocks, of_blocks, strict=True)
    )
    blocks = tuple(
        block if block.language == tag else block.relabelled(tag)
        for block, tag in zip(document.blocks, tags, strict=True)
    )
    known = replace(document, blocks=blocks, language=declared or stated or main)
    return dated(replace(known, title=title_of(known)), published)


def dated(document: Document, published: dt.date | None) -> Document:
    """Return a document with its date of publication: the caller's, what the source states, what the text shows."""
    date = published or document.published or _stated_date(document)
    if date is None and document.extent is not Extent.ARTICLE:  # the lines with the date are no part of one
        date = shown_date(document) or next(_dates(document), None)
    known = replace(document, published=date)
    known.memo.update(document.memo)  # the title that the page shows, where its date was looked for
    return known


def _stated_language(document: Document, found: str) -> str:
    """Return the language that the source states, if it is the one that was found or none was."""
    return next((tag for tag in _facts(document, "language") if found == "und" or _base(tag) == _base(found)), "")


def _of_element(stated: str, found: str, *, main: str, page: str) -> str:
    """Return the language of a block: that of an element inside the page, unless the text says otherwise."""
    is_foreign = _base(stated) not in (page, _base(main))
    return stated if is_foreign and found in (main, "und") else found


def _base(tag: str) -> str:
    return tag.lower().partition("-")[0]


def _facts(document: Document, wanted: str) -> Iterator[str]:
    return (value for key, value in document.facts if key == wanted)


def _stated_date(document: Document) -> dt.date | None:
    """Return the date of publication that the source states outside its text."""
    for value in _facts(document, "published"):
        with suppress(ValueError):
            return dt.date.fromisoformat(value[:10])
    return None


def _dates(document: Document) -> Iterator[dt.date]:
    """Yield the dates that stand alone on a line near the top or the bottom."""
    blocks = document.blocks
    if len(blocks) > MAX_FRAGMENT and blocks[0].markup is not None:
        return
    for block in (*blocks[:HEAD_BLOCKS], *blocks[HEAD_BLOCKS:][-TAIL_BLOCKS:]):
        if len(block.text) <= MAX_DATE_LINE:
            found = date_line(block.text, document.language_of(block))
            if found:
                yield found


def title_of(document: Document) -> int | None:
    """Return the index of the headline: the one that the source states, or the first line that reads as one."""
    if document.blocks and document.blocks[0].markup is not None:
        return _marked_title(document)
    return _guessed_title(document)


def _marked_title(document: Document) -> int | None:
    """Return the first heading that says what the source states as its title, or else its first main heading."""
    stated = [fold(value) for value in _facts(document, "title")]
    first: int | None = None
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.HEADING and block.markup is not None and not block.markup.is_hidden:
            text = fold(block.text)
            if any(title.startswith(text) or text.startswith(title) for title in stated if text and title):
                return index
            if first is None and block.markup.ancestors[-1:] and block.markup.ancestors[-1].name == "h1":
                first = index
    return first


def _guessed_title(document: Document) -> int | None:
    """Return the index of the first line near the top that reads as a headline and has a body under it."""
    for index, block in enumerate(document.blocks[:HEAD_BLOCKS]):
        if index + 1 == len(document.blocks):
            return None
        if len(block.text) > MAX_TITLE:
            return None
        if _is_headline(block.text, document.language):
            return index
        if ends_sentence(block.text) and len(block.text) > MAX_DATE_LINE:
            return None
    return None


def _is_headline(text: str, language: str) -> bool:
    """Tell whether a line can be a headline: long enough, no full stop, no menu, label or date."""
    words = len(text.split())
    if words < MIN_TITLE_WORDS and (words > 1 or len(text) < MIN_TITLE_UNSPACED or text[0] < "\u2e80"):
        return False
    if (ends_sentence(text) and text[-1] not in "?!？！…”»\"'") or text[-1] in "|:：":
        return False
    if fold(text) in lexicon(language).sections or menu(text) or date_line(text, language):
        return False
    return not any(hit.whole or hit.function in _LABELS for hit in hits(text, language))


_LABELS = frozenset(
    ("photo_label", "file_photo", "published_label", "byline_prefix", "tags", "related", "source_label")
)
