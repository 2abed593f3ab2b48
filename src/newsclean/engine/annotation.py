"""What the document says of itself before any rule runs: language of every block, title, date of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from newsclean.langid import identify_blocks
from newsclean.lexicon import lexicon
from newsclean.lexicon.autonyms import menu
from newsclean.lexicon.dates import date_line
from newsclean.lexicon.phrases import hits
from newsclean.model import Document
from newsclean.text.folding import fold
from newsclean.text.sentences import ends_sentence

HEAD_BLOCKS = 8  # where a title and a date line stand; below is the article
TAIL_BLOCKS = 3  # some sites put the date last
MAX_DATE_LINE = 120  # a date line with label, time, zone and site name
MAX_TITLE = 250  # longest headline seen in the clean news texts: 214 characters
MIN_TITLE_WORDS = 3
MIN_TITLE_UNSPACED = 6  # characters, in scripts without spaces


def annotate(document: Document, *, language: str = "", published: dt.date | None = None) -> Document:
    """Return the document with languages, title and date of publication; what the caller states wins."""
    main, of_blocks = identify_blocks([block.text for block in document.blocks], declared=language or None)
    blocks = tuple(
        block if block.language == tag else block.relabelled(tag)
        for block, tag in zip(document.blocks, of_blocks, strict=True)
    )
    known = replace(document, blocks=blocks, language=language or main)
    return replace(known, title=_title(known), published=published or next(_dates(known), None))


def _dates(document: Document) -> Iterator[dt.date]:
    """Yield the dates that stand alone on a line near the top or the bottom."""
    blocks = document.blocks
    for block in (*blocks[:HEAD_BLOCKS], *blocks[HEAD_BLOCKS:][-TAIL_BLOCKS:]):
        if len(block.text) <= MAX_DATE_LINE:
            found = date_line(block.text, _language_of(block.language, document))
            if found:
                yield found


def _language_of(language: str, document: Document) -> str:
    return document.language if language == "und" else language


def _title(document: Document) -> int | None:
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
