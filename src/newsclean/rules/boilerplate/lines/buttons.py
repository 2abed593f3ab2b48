"""Lines made of buttons: phrases marked off from one another, in a row without marks, or at the end of a pitch."""

from __future__ import annotations

from newsclean.lexicon.phrases import Hit
from newsclean.model import Safety
from newsclean.rules.boilerplate.lines import Claim, Line, weight
from newsclean.rules.boilerplate.lines.knowledge import begins_whole_phrase, networks, stop_words, whole_phrases_in
from newsclean.rules.boilerplate.lines.phrases import CODES, parts_of, phrases_of_parts
from newsclean.text.folding import fold
from newsclean.text.sentences import ends_sentence

# A line that ends in one of these phrases, on its own after a full stop, leads up to it.
BUTTONS = ("cookies_consent", "paywall", "newsletter", "login", "follow", "donate", "comments")
MAX_BUTTON_LINE = 200  # a pitch with its button; longer ones seen were paragraphs with a link at the end
MIN_TILES, MAX_TILES = 2, 24  # words of a row of buttons
MAX_TILE_WORDS = 6  # words of the longest button seen in one
MAX_AD_WORDS = 8  # "Advertisement - continue reading below" and its sisters


def button_line(line: Line) -> Claim | None:
    """Return the claim on a line whose parts are phrases, or that leads up to a button at its end."""
    if line.is_sentence and not line.hits:
        return None
    parts = parts_of(line.text)
    found = phrases_of_parts(line) if len(parts) >= MIN_TILES else ()
    if not found:
        return None
    if len(found) == len(parts):
        return Claim(_first_code([hit.function for hit in found]), line.index, found[0].phrase)
    may_be_title = line.is_title and not ends_sentence(parts[-2])
    last = None if line.is_sentence or may_be_title else _button(parts[-1], line.language)
    if last and len(line.text) <= MAX_BUTTON_LINE:
        return Claim(CODES[last.function], line.index, last.phrase, safety=Safety.UNSAFE)
    return None


def labelled_advertisement(line: Line) -> Claim | None:
    """Return the claim on the label of an advertisement that tells where the article goes on."""
    if line.is_sentence or weight(line.text) > MAX_AD_WORDS:
        return None
    parts = parts_of(line.text)
    if len(parts) != 2:  # noqa: PLR2004 - a pair
        return None
    if line.is_title and not line.text.isupper():
        return None
    is_label = "advertisement" in whole_phrases_in(parts[0], line.language)
    return Claim(CODES["advertisement"], line.index, parts[0]) if is_label else None


def _first_code(functions: list[str]) -> str:
    order = list(CODES)
    return CODES[min(functions, key=order.index)]


def _button(part: str, language: str) -> Hit | None:
    found = whole_phrases_in(part, language)
    return next((found[name] for name in BUTTONS if name in found), None)


def glued_buttons(line: Line) -> Claim | None:
    """Return the claim on buttons in a row without marks between them: "Share on Facebook Share on X Print"."""
    words = [] if line.is_sentence else line.text.split()
    if not MIN_TILES <= len(words) <= MAX_TILES:
        return None
    found = _tiles(words, line.language)
    if len(found) < MIN_TILES or not _are_buttons(found):
        return None
    return Claim(_first_code([hit.function for hit in found]), line.index, found[0].phrase)


def _are_buttons(found: list[Hit]) -> bool:
    """Tell whether phrases in a row are buttons and not words of a heading, as in "Email Marketing"."""
    words = [hit for hit in found if " " not in hit.phrase]
    if any(hit.function == "cookies_consent" for hit in words) or all(hit.phrase in networks() for hit in found):
        return False
    is_shared = any(hit.function == "share" and hit.phrase not in networks() for hit in words)
    return len(found) > MIN_TILES or is_shared or len(words) < len(found)


def _tiles(words: list[str], language: str) -> list[Hit]:
    """Return the phrases that cover the words, a function word between two of them aside; none if a word is left."""
    found: list[Hit] = []
    start = 0
    while start < len(words):
        end, hit = _longest(words, start, language)
        if hit:
            found.append(hit)
        elif not found or words[start].lower() not in stop_words(language) or start + 1 == len(words):
            return []
        start = end if hit else start + 1
    return found


def _longest(words: list[str], start: int, language: str) -> tuple[int, Hit | None]:
    """Return the end and the hit of the longest phrase that begins at a word."""
    if not begins_whole_phrase(words[start], language):
        return start, None
    for end in range(min(len(words), start + MAX_TILE_WORDS), start, -1):
        part = " ".join(words[start:end])
        found = whole_phrases_in(part, language)
        hit = next((hit for function, hit in found.items() if function in CODES), None)
        if hit:
            return end, hit
        if fold(part) in networks():
            return end, Hit("share", fold(part), whole=True, rest="")
    return start, None
