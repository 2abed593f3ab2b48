"""Lines that send the reader to other articles: headings with nothing or with titles under them, "Read also: title"."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.lexicon.phrases import Hit
from newsclean.model import Block
from newsclean.rules.boilerplate.lines import Claim, Line, is_unspaced, weight
from newsclean.rules.boilerplate.lines.knowledge import whole_phrases_in
from newsclean.text.sentences import ends_sentence

READ_ALSO = "BPL302"
MAX_LABEL = 60  # "You might also be interested in:" and its sisters
MAX_TITLE = 200
MIN_TITLE_WORDS = 5  # a shorter line under a related heading may be the next heading of the article
MAX_TITLES = 20
MAX_SENTENCE = 10  # words; titles end in no full stop, so a longer line that does is a sentence of the article
FULL_STOPS = ".。．।۔"
LABEL_MARKS = ":：|｜ः"
DASHES = "-–—"
MAX_TITLE_WORDS = 20
LINKS = frozenset(("read_more", "related"))


def read_also(line: Line) -> Claim | None:
    """Return the claim on a line that holds a related heading and the title it leads to."""
    hit = line.hit("related")
    if line.text[-1] in FULL_STOPS and weight(line.text) > MAX_SENTENCE:
        return None
    if hit and not hit.whole and _is_label(hit):
        is_link = " " in hit.phrase or is_unspaced(hit.phrase[-1]) or _is_link(hit.rest)
        return Claim(READ_ALSO, line.index, hit.phrase, (line.after(hit.phrase),)) if is_link else None
    label, mark, title = line.text[: MAX_LABEL + 1].replace("：", ":").partition(":")
    if not mark or not _is_link(title.strip()):
        return None
    if LINKS.isdisjoint(whole_phrases_in(label.strip(), line.language)):
        return None
    return Claim(READ_ALSO, line.index, label.strip(), (line.text[len(label) + 1 :].strip(),))


def _is_label(hit: Hit) -> bool:
    """Tell whether a phrase is parted from what follows by a mark; by a dash only one of several words."""
    is_dashed = hit.rest[:1] in DASHES and hit.rest[1:2] == " "
    return hit.rest[:1] in LABEL_MARKS or (is_dashed and (" " in hit.phrase or is_unspaced(hit.phrase[-1])))


def _is_link(text: str) -> bool:
    """Tell whether what follows a single word, such as "context" or "more", is a title and not what it announces."""
    return 0 < weight(text) <= MAX_TITLE_WORDS and _may_be_title(text)


def count_titles(blocks: Sequence[Block], heading: int, taken: frozenset[int]) -> int:
    """Return how many blocks under a related heading are titles of other articles.

    The last line before a paragraph is that paragraph's heading if it is short, or if titles stand above it.
    """
    first = heading + 1
    end = first
    while end < min(len(blocks), first + MAX_TITLES) and end not in taken and _may_be_title(blocks[end].text):
        end += 1
    at_prose = end < len(blocks) and end not in taken
    if at_prose and end > first and (end > first + 1 or weight(blocks[end - 1].text) < MIN_TITLE_WORDS):
        end -= 1
    return end - first


def _may_be_title(text: str) -> bool:
    return len(text) <= MAX_TITLE and (not ends_sentence(text) or text[-1] in '?!？！؟”»"')
