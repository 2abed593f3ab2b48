"""Lines that are, or begin with, a phrase of the lexicon: prompts, buttons, labels of the page's machinery."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from newsclean.lexicon.phrases import Hit
from newsclean.rules.boilerplate.lines import Claim, Line, Zone, weight
from newsclean.rules.boilerplate.lines.knowledge import networks, phrases_in
from newsclean.text.patterns import lazy
from newsclean.text.sentences import ends_sentence

# Function of the lexicon -> code. Where a phrase belongs to several, the first one here wins.
CODES: Mapping[str, str] = {
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
# Between paragraphs a single word may be a heading of the article; these are none there.
NEVER_HEADINGS = frozenset(
    ("advertisement", "share", "related", "read_more", "photo_label", "file_photo", "embed_placeholder")
)
NEVER_TITLES = frozenset(("cookies_consent", "embed_placeholder", "follow"))
OUTSIDE_ONLY = frozenset(
    ("byline_prefix", "source_label", "published_label", "end_marker", "navigation", "reading_time")
)
PLAYER = lazy(r"\d{1,2}:\d\d(?::\d\d)? ?/ ?\d{1,2}:\d\d(?::\d\d)?|0{1,2}:\d\d")
COUNTER = lazy(r"\d{1,3} ?/ ?\d{1,3}")
PARTS = lazy(r"(?<=[.!?…。！？؟۔।])\s|(?<=[。！？])|[|｜·•¦；;、，\n]|\s[-–—]\s")
MAX_PARTS = 12
MIN_PREFIX_WORDS = 3  # a sentence that opens with two words of a prompt may be anybody's: "new to", "try for free"


def whole_phrase(line: Line) -> Claim | None:
    """Return the claim on a line that is nothing but a phrase."""
    found = {function: hit for function, hit in line.hits.items() if hit.whole}
    if "read_more" in found and line.text[-1] not in ":：":
        found.pop("related", None)  # "Read more" alone is a link, "Read more:" a heading
    for function, code in CODES.items():
        hit = found.get(function)
        if hit and _may_stand(line, function, hit):
            return Claim(code, line.index, hit.phrase)
    return None


def _may_stand(line: Line, function: str, hit: Hit) -> bool:
    """Tell whether a phrase is boilerplate where it stands, and not a heading, a number or a row of stars."""
    if not any(map(str.isalpha, line.text)):
        return _may_be_figures(line, function)
    return line.zone in (Zone.HEAD, Zone.TAIL) or _is_no_heading(line, function, hit)


def _is_no_heading(line: Line, function: str, hit: Hit) -> bool:
    """Tell whether a phrase between paragraphs can be no heading of the article."""
    if hit.phrase in networks():
        return False  # alone it may be a heading; `neighbours` looks beside it
    if function in OUTSIDE_ONLY:
        return function == "navigation" and weight(hit.phrase) >= MIN_PREFIX_WORDS
    if line.text[-1] in ":：":
        return True
    if hit.stands_alone:
        return weight(hit.phrase) >= MIN_PREFIX_WORDS
    return function in NEVER_HEADINGS or weight(hit.phrase) > 1


def _may_be_figures(line: Line, function: str) -> bool:
    """Tell whether figures or marks alone are a counter of the page: a duration, "1 / 12", stars at the end."""
    if function == "video":
        return PLAYER.fullmatch(line.text) is not None
    if function == "gallery":
        return COUNTER.fullmatch(line.text) is not None and line.is_outside
    return function == "end_marker" and line.zone is Zone.TAIL and not line.text.strip("()[]. ").isdigit()


def opening_phrase(line: Line) -> Claim | None:
    """Return the claim on a line that opens with a prompt: "Subscribe to read the whole article, …"."""
    for function in PROMPTS:
        hit = line.hit(function)
        if hit and not hit.whole and _is_prompt(line, hit):
            return Claim(CODES[function], line.index, hit.phrase)
    return None


def _is_prompt(line: Line, hit: Hit) -> bool:
    """Tell whether a line that opens with a phrase is the prompt itself and not a sentence of the article."""
    if weight(hit.phrase) >= MIN_PREFIX_WORDS:
        return True
    if not line.is_sentence and not line.is_title and (not hit.rest or (hit.rest[0] in ":：|" and line.has_title)):
        return True  # the phrase closes the line, or is the label of a link: "Watch: …"
    parts = parts_of(line.text)
    may_be_title = line.is_title and hit.function not in NEVER_TITLES
    if may_be_title and not (len(parts) > 1 and ends_sentence(parts[0])):
        return False
    return len(phrases_of_parts(line)) > 1 or (not line.is_sentence and weight(hit.phrase) > 1)


def phrases_of_parts(line: Line) -> tuple[Hit, ...]:
    """Return the best phrase of every part of the line that has one."""
    return tuple(filter(None, (_phrase_of(part, line.language) for part in parts_of(line.text))))


def _phrase_of(part: str, language: str) -> Hit | None:
    order = [*CODES]
    hits = phrases_in(part, language).values()
    found = [hit for hit in hits if hit.function in CODES and (hit.whole or hit.function in PROMPTS)]
    return min(found, key=lambda hit: (not hit.whole, order.index(hit.function)), default=None)


@lru_cache(maxsize=64)  # several recognisers look at the parts of a line
def parts_of(text: str) -> tuple[str, ...]:
    """Return the sentences and the marked-off parts of a line; a line of more than a dozen is one part."""
    parts = tuple(part for part in map(str.strip, PARTS.split(text)) if part)
    return parts if len(parts) <= MAX_PARTS else (text,)
