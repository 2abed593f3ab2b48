"""Lines that are, or begin with, a phrase of the lexicon: prompts, buttons, labels of the page's machinery."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from newsclean.lexicon import common, lexicon
from newsclean.lexicon.phrases import Hit, hits
from newsclean.model import Safety
from newsclean.rules.boilerplate.lines import Claim, Line, Zone, weight
from newsclean.text.folding import fold
from newsclean.text.sentences import ends_sentence

# Function of the lexicon -> code. Where a phrase belongs to several, the first one here wins.
WHOLE: Mapping[str, str] = {
    "cookies_consent": "BPL101",
    "paywall": "BPL102",
    "newsletter": "BPL301",
    "login": "BPL103",
    "embed_placeholder": "BPL203",
    "share": "BPL201",
    "follow": "BPL202",
    "donate": "BPL305",
    "advertisement": "BPL303",
    "related": "BPL302",
    "read_more": "BPL304",
    "comments": "BPL501",
    "report_error": "BPL508",
    "gallery": "BPL506",
    "file_photo": "BPL405",
    "photo_label": "BPL405",
    "photo_by": "BPL405",
    "reading_time": "BPL409",
    "tags": "BPL408",
    "tools": "BPL505",
    "video": "BPL503",
    "language_menu_label": "BPL502",
    "translation_notice": "BPL509",
    "llm_artifact": "BPL510",
    "copyright": "BPL401",
    "navigation": "BPL504",
    "byline_prefix": "BPL403",
    "source_label": "BPL402",
    "published_label": "BPL406",
    "end_marker": "BPL507",
}
PROMPTS = (
    "cookies_consent",
    "paywall",
    "newsletter",
    "embed_placeholder",
    "follow",
    "donate",
    "report_error",
    "comments",
    "video",
)
# Buttons: a line that ends in one of these phrases, on its own after a full stop, leads up to it.
BUTTONS = ("cookies_consent", "paywall", "newsletter", "login", "follow", "donate", "comments")
# Between paragraphs a single word may be a heading of the article; these are none there.
NEVER_HEADINGS = frozenset(
    ("advertisement", "share", "related", "read_more", "photo_label", "file_photo", "embed_placeholder")
)
OUTSIDE_ONLY = frozenset(
    ("byline_prefix", "source_label", "published_label", "end_marker", "navigation", "reading_time")
)
MAX_BUTTON_LINE = 200  # a pitch with its button; longer ones seen were paragraphs with a link at the end
MIN_PREFIX_WORDS = 3  # a sentence that opens with two words of a prompt may be anybody's: "new to", "try for free"
PARTS = re.compile(r"(?<=[.!?…。！？؟۔।])\s|(?<=[。！？])|[|｜·•¦；;、，\n]|\s[-–—]\s")
MAX_PARTS = 12
MIN_TILES, MAX_TILES = 2, 24  # words of a row of buttons
MAX_AD_WORDS = 8  # "Advertisement - continue reading below" and its sisters
MAX_TILE_WORDS = 6  # words of the longest button seen in one


def whole_phrase(line: Line) -> Claim | None:
    """Return the claim on a line that is nothing but a phrase."""
    found = {hit.function: hit for hit in line.hits if hit.whole}
    if "read_more" in found and line.text[-1] not in ":：":
        found.pop("related", None)  # "Read more" alone is a link, "Read more:" a heading
    for function, code in WHOLE.items():
        hit = found.get(function)
        if hit and _may_stand(line, function, hit):
            return Claim(code, line.index, hit.phrase)
    return None


def _may_stand(line: Line, function: str, hit: Hit) -> bool:
    """Tell whether a phrase is boilerplate where it stands, and not a heading, a number or a row of stars."""
    if not any(map(str.isalpha, line.text)):
        return _may_be_figures(line, function)
    if line.zone in (Zone.HEAD, Zone.TAIL):
        return True
    if function in OUTSIDE_ONLY:
        return function == "navigation" and weight(hit.phrase) >= MIN_PREFIX_WORDS
    return function in NEVER_HEADINGS or weight(hit.phrase) > 1 or line.text[-1] in ":："


def _may_be_figures(line: Line, function: str) -> bool:
    """Tell whether figures or marks alone are a counter of the page: a duration, "1 / 12", stars at the end."""
    if function == "video":
        return PLAYER.fullmatch(line.text) is not None
    if function == "gallery":
        return COUNTER.fullmatch(line.text) is not None and line.is_outside
    return function == "end_marker" and line.zone is Zone.TAIL and not line.text.strip("()[]. ").isdigit()


PLAYER = re.compile(r"\d{1,2}:\d\d(?::\d\d)? ?/ ?\d{1,2}:\d\d(?::\d\d)?|0{1,2}:\d\d")
COUNTER = re.compile(r"\d{1,3} ?/ ?\d{1,3}")


def opening_phrase(line: Line) -> Claim | None:
    """Return the claim on a line that opens with a prompt: "Subscribe to read the whole article, …"."""
    for function in PROMPTS:
        hit = line.hit(function)
        if hit and not hit.whole and _is_prompt(line, hit):
            return Claim(WHOLE[function], line.index, hit.phrase)
    return None


def _is_prompt(line: Line, hit: Hit) -> bool:
    """Tell whether a line that opens with a phrase is the prompt itself and not a sentence of the article."""
    if weight(hit.phrase) >= MIN_PREFIX_WORDS or len(_phrases_in(line)) > 1:
        return True
    return not line.is_sentence and (line.is_outside or weight(hit.phrase) > 1)


def button_line(line: Line) -> Claim | None:
    """Return the claim on a line whose parts are phrases, or that leads up to a button at its end."""
    if line.is_sentence and not line.hits:
        return None
    parts = _parts(line.text)
    found = _phrases_in(line)
    if not found or len(parts) < MIN_TILES:
        return None
    if len(found) == len(parts):
        return Claim(_first_code([hit.function for hit in found]), line.index, found[0].phrase)
    may_be_title = line.is_title and not ends_sentence(parts[-2])
    last = None if line.is_sentence or may_be_title else _button(parts[-1], line.language)
    if last and len(line.text) <= MAX_BUTTON_LINE:
        return Claim(WHOLE[last.function], line.index, last.phrase, safety=Safety.UNSAFE)
    return None


def labelled_advertisement(line: Line) -> Claim | None:
    """Return the claim on the label of an advertisement that tells where the article goes on."""
    parts = _parts(line.text)
    if len(parts) != 2 or line.is_sentence or weight(line.text) > MAX_AD_WORDS:  # noqa: PLR2004 - a pair
        return None
    if line.is_title and not line.text.isupper():
        return None
    is_label = any(hit.function == "advertisement" and hit.whole for hit in hits(parts[0], line.language))
    return Claim(WHOLE["advertisement"], line.index, parts[0]) if is_label else None


def _first_code(functions: list[str]) -> str:
    order = list(WHOLE)
    return WHOLE[min(functions, key=order.index)]


def _button(part: str, language: str) -> Hit | None:
    by_function = {hit.function: hit for hit in hits(part, language) if hit.whole}
    return next((by_function[name] for name in BUTTONS if name in by_function), None)


def _phrases_in(line: Line) -> tuple[Hit, ...]:
    """Return the best phrase of every part of the line that has one."""
    return tuple(filter(None, (_phrase_of(part, line.language) for part in _parts(line.text))))


def _phrase_of(part: str, language: str) -> Hit | None:
    order = [*WHOLE]
    found = [hit for hit in hits(part, language) if hit.function in WHOLE and (hit.whole or hit.function in PROMPTS)]
    return min(found, key=lambda hit: (not hit.whole, order.index(hit.function)), default=None)


def _parts(text: str) -> list[str]:
    """Return the sentences and the marked-off parts of a line; a line of more than a dozen is one part."""
    parts = [part for part in map(str.strip, PARTS.split(text)) if part]
    return parts if len(parts) <= MAX_PARTS else [text]


def glued_buttons(line: Line) -> Claim | None:
    """Return the claim on buttons in a row without marks between them: "Share on Facebook Share on X Print"."""
    words = line.text.split()
    if line.is_sentence or not MIN_TILES <= len(words) <= MAX_TILES:
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
        elif not found or words[start].lower() not in lexicon(language).stop_words or start + 1 == len(words):
            return []
        start = end if hit else start + 1
    return found


def _longest(words: list[str], start: int, language: str) -> tuple[int, Hit | None]:
    """Return the end and the hit of the longest phrase that begins at a word."""
    for end in range(min(len(words), start + MAX_TILE_WORDS), start, -1):
        part = " ".join(words[start:end])
        found = [hit for hit in hits(part, language) if hit.whole and hit.function in WHOLE]
        if found:
            return end, found[0]
        if fold(part) in networks():
            return end, Hit("share", fold(part), whole=True, rest="")
    return start, None


@cache
def networks() -> frozenset[str]:
    """Return the folded names of social networks."""
    return frozenset(map(fold, common()["networks"]))
