"""Lines that belonged to a picture: labels, captions cut off from it, and credits."""

from __future__ import annotations

import re
from functools import cache

from newsclean.lexicon import agencies
from newsclean.model import Safety
from newsclean.rules.boilerplate.lines import SEPARATORS, Claim, Line, weight
from newsclean.rules.boilerplate.lines.knowledge import phrases_in, whole_phrases_in
from newsclean.text.folding import bare, fold
from newsclean.text.patterns import lazy

CREDIT, CAPTION = "BPL404", "BPL405"
PIPES = "|｜¦"
OPENING, CLOSING = "([（【［〔<", ")]）】］〕>"
COPYRIGHT = ("©", "ⓒ", "(c)", "（c）", "copyright")
MAX_CAPTION = 250  # the lexicon's cap for picture labels
MAX_CAPTION_WORDS = 30  # with its credit at the end; a longer one may be a paragraph
MAX_CREDIT = 90  # "Foto: Vorname Nachname / Agentur via Getty Images" with room for a second name
MAX_CREDIT_WORDS = 12
LABELS = frozenset(("photo_label", "photo_by", "file_photo"))
PIECES = lazy(r"[/／|｜,，、;·•+&]|\s[-–—]\s|\bvia\b")
LABEL_MARKS = ":：=＝|｜©ः"
# Agencies whose names are words in lower-cased text: "app", "map", "spa"…
WORDS = frozenset(
    ("app", "beta", "map", "mehr", "nan", "sita", "spa", "sta", "tap", "uni", "magnum", "flickr", "handout")
)
AGENCY_MARKS = lazy(r"[/／|©]|\bvia\b")
MAX_NAME_WORDS = 4  # of a photographer
BRACKETED_TAIL = lazy(r"[(\[（【](?P<inside>[^()\[\]（）【】]{2,90})[)\]）】][.。]?$")


def piped_caption(line: Line) -> Claim | None:
    """Return the claim on a caption that ends or begins at the mark that parted it from its credit."""
    text = line.text
    if sum(map(text.count, PIPES)) != 1 or len(text) > MAX_CAPTION:
        return None
    if text[-1] in PIPES or text[0] in PIPES:
        code = CREDIT if is_credit(text.strip(PIPES), line.language) else CAPTION
        return Claim(code, line.index, "|")
    before, after = re.split(f"[{PIPES}]", text)
    if is_credit(after, line.language) and before.strip():
        return Claim(CREDIT, line.index, after.strip())
    return None


def bracketed_credit(line: Line) -> Claim | None:
    """Return the claim on a credit in brackets, as "(AFP/Getty)", or on a caption that ends in one."""
    match = BRACKETED_TAIL.search(line.text)
    if match is None:
        return None
    inside = match["inside"].strip()
    if match.start() == 0:
        return Claim(CREDIT, line.index, inside) if is_credit(inside, line.language) else None
    names_picture = _is_labelled(inside, line.language) or (AGENCY_MARKS.search(inside) and _has_agency(inside))
    if weight(line.text) <= MAX_CAPTION_WORDS and names_picture:
        return Claim(CREDIT, line.index, inside, safety=Safety.UNSAFE)
    return None


def credited_caption(line: Line) -> Claim | None:
    """Return the claim on a caption whose credit stands behind its full stop: "… on Monday. Photo: AFP"."""
    before, mark, last = line.text.rpartition(". ")
    if not mark or len(last) > MAX_CREDIT // 2 or weight(before) > MAX_CAPTION_WORDS or line.is_sentence:
        return None
    if last[0] != "©" and not _is_labelled(last, line.language):
        return None
    return Claim(CREDIT, line.index, last, safety=Safety.UNSAFE)


def labelled_picture(line: Line) -> Claim | None:
    """Return the claim on a label of a picture with its caption or credit: "Photo: AFP", "File photo: …"."""
    hit = line.hit("file_photo")
    if hit and not hit.whole:
        return Claim(CAPTION, line.index, hit.phrase)
    hit = line.hit("photo_by")
    if hit and not hit.whole and not line.is_title and weight(hit.rest) <= MAX_CREDIT_WORDS:
        return Claim(CREDIT, line.index, hit.phrase)
    hit = line.hit("photo_label")
    if hit is None or hit.whole:
        return None
    rest = hit.rest.strip(SEPARATORS)
    if hit.rest[:1] not in LABEL_MARKS and not (hit.rest[:1] in "/／" and _has_agency(rest)):
        return None
    is_name = weight(rest) <= MAX_CREDIT_WORDS // 2 and not line.is_sentence
    return Claim(CREDIT if is_name or is_credit(rest, line.language) else CAPTION, line.index, hit.phrase)


def copyright_credit(line: Line) -> Claim | None:
    """Return the claim on a picture's "© Name"; with a year or a reservation of rights it is the page's."""
    folded = fold(line.text)
    if not folded.startswith(COPYRIGHT) or len(line.text) > MAX_CREDIT or any(map(str.isdigit, folded)):
        return None
    mark = next(mark for mark in COPYRIGHT if folded.startswith(mark))
    rest = folded[len(mark) :].strip(SEPARATORS)
    is_reserved = "copyright" in phrases_in(rest, line.language)
    if is_reserved or not rest or (mark == "copyright" and not is_credit(rest, line.language)):
        return None
    return Claim(CREDIT, line.index, line.text) if weight(rest) <= MAX_CREDIT_WORDS // 2 else None


def agency_line(line: Line) -> Claim | None:
    """Return the claim on a line of agencies' names: the source at the ends of the page, else a credit.

    A photographer may stand beside the agency: "First Last / Reuters".
    """
    if len(line.text) > MAX_CREDIT or line.is_title or line.is_sentence:
        return None
    pieces = [bare(piece.strip()) for piece in PIECES.split(line.folded)]
    if all(piece in _agencies() for piece in pieces):
        return Claim("BPL402" if line.is_outside else CREDIT, line.index, line.text, (line.text,))
    if not AGENCY_MARKS.search(line.text) or any(not 0 < len(piece.split()) <= MAX_NAME_WORDS for piece in pieces):
        return None
    return Claim(CREDIT, line.index, line.text) if any(map(is_agency, pieces)) else None


def is_credit(text: str, language: str) -> bool:
    """Tell whether a piece of text names who made a picture: an agency, a name after ©, a labelled name."""
    folded = bare(fold(text)) if "©" not in text else fold(text).strip()
    if not folded or len(folded) > MAX_CREDIT or weight(folded) > MAX_CREDIT_WORDS:
        return False
    return folded.startswith(COPYRIGHT) or _has_label(text, language) or _has_agency(folded)


def _has_agency(text: str) -> bool:
    return any(is_agency(piece) for piece in PIECES.split(fold(text)) if piece.strip())


def is_agency(name: str) -> bool:
    """Tell whether a name is an agency's, or an agency's and somebody's; a short one in small letters may be a word."""
    piece = bare(fold(name))
    if piece in _agencies():
        return piece not in WORDS
    first, _, rest = piece.partition(" ")
    return len(first) > 2 and first in _agencies() and 0 < len(rest.split()) <= 3  # noqa: PLR2004 - "AP" may be a word


def _has_label(text: str, language: str) -> bool:
    """Tell whether a text opens with a picture's label, or ends with one as Chinese, Japanese and Korean credits do."""
    if _is_labelled(text, language):
        return True
    words = text.split()
    first = len(words) > 1 and _is_label(words[0], language)
    return first or any(_is_label(text[-length:], language) for length in (1, 2) if text[-1:] > "\u2e80")


def _is_labelled(text: str, language: str) -> bool:
    """Tell whether a text opens with a picture's label and its mark: "Photo: …", "Picture by …"."""
    return any(
        hit.rest[:1] in LABEL_MARKS if hit.function == "photo_label" else True
        for hit in phrases_in(text, language).values()
        if hit.function in LABELS and (hit.rest or hit.function == "file_photo")
    )


def _is_label(text: str, language: str) -> bool:
    return not LABELS.isdisjoint(whole_phrases_in(text, language))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(fold, agencies()))
