"""Lines that say when the article appeared and where it stands: date, source, section, path, tags."""

from __future__ import annotations

import re

from newsclean.lexicon.dates import date_line
from newsclean.rules.boilerplate.lines import SEPARATORS, Claim, Line, Zone, weight
from newsclean.rules.boilerplate.lines.knowledge import is_section, whole_phrases_in
from newsclean.text.patterns import lazy

SOURCE, DATE, SECTION, TAGS = "BPL402", "BPL406", "BPL407", "BPL408"
READING, PATH = "BPL409", "BPL410"
MAX_DATE_LINE = 120
MAX_PATH = 160  # the last step may be the title
MAX_STEP_WORDS = 4
MAX_SECTION = 60
MAX_SOURCE = 80
MAX_FIGURE = 24  # what stands behind the label of the reading time
STEPS = lazy(r"\s{0,3}(?:[>›»→＞▸▶]|&gt;)\s{0,3}|\s{1,3}/\s{1,3}")
HASHTAGS = lazy(r"[#＃][^\s#＃,]{1,64}(?:[\s,，·|]{1,4}|(?=[#＃])|$)")


def published(line: Line) -> Claim | None:
    """Return the claim on a line that is nothing but the date of publication."""
    if not line.is_outside or len(line.text) > MAX_DATE_LINE:
        return None
    day = date_line(line.text, line.language)
    if day:
        return Claim(DATE, line.index, line.text, (day.isoformat(),))
    hit = line.hit("published_label")
    if hit and not hit.whole and not line.is_sentence and not line.is_title and any(map(str.isdigit, hit.rest)):
        return Claim(DATE, line.index, hit.phrase)
    return None


def path(line: Line) -> Claim | None:
    """Return the claim on the way to the page, as "Home > News > Europe"."""
    if line.zone is Zone.BODY or len(line.text) > MAX_PATH or line.is_sentence or "«" in line.text:
        return None
    steps = [step for step in STEPS.split(line.text) if step.strip()]
    if not STEPS.search(line.text) or any(weight(step) > MAX_STEP_WORDS for step in steps[:-1]):
        return None
    sections = [step for step in steps if is_section(step, line.language)]
    if not sections and not any(_is_navigation(step, line.language) for step in steps):
        return None
    return Claim(PATH, line.index, line.text, tuple(sections[-1:]))


def _is_navigation(step: str, language: str) -> bool:
    return "navigation" in whole_phrases_in(step, language)


def section(line: Line) -> Claim | None:
    """Return the claim on a lone name of a newspaper's section near the top."""
    is_above = line.zone is Zone.HEAD or (line.zone is Zone.LEAD and not line.has_title)
    if not is_above or len(line.text) > MAX_SECTION or not is_section(line.text, line.language):
        return None
    return Claim(SECTION, line.index, line.text, (line.text.strip(SEPARATORS),))


def reading_time(line: Line) -> Claim | None:
    """Return the claim on a label of reading time with its figure: "Reading time: 3"."""
    label, mark, figure = line.text.replace("：", ":").partition(":")
    if not mark or len(figure) > MAX_FIGURE or not any(map(str.isdigit, figure)) or any(map(str.isdigit, label)):
        return None  # "84 minutes: one all" is a live report
    return Claim(READING, line.index, label) if "reading_time" in whole_phrases_in(label, line.language) else None


def tags(line: Line) -> Claim | None:
    """Return the claim on a run of hashtags, or on a list with the label of tags."""
    text = line.text
    if text[0] in "#＃":
        found = HASHTAGS.findall(text)
        if (len(found) > 1 or line.is_outside) and sum(map(len, found)) >= len(text):
            return Claim(TAGS, line.index, found[0].strip(), _items(text.replace("#", ",").replace("＃", ",")))
    hit = line.hit("tags")
    if hit is None or hit.whole or hit.rest[:1] not in ":：|=ः" or (line.zone is Zone.HEAD and line.is_sentence):
        return None
    items = _items(line.after(hit.phrase))
    is_list = len(items) > 1 or not line.is_sentence
    return Claim(TAGS, line.index, hit.phrase, items) if is_list and line.is_outside else None


def _items(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (item.strip(SEPARATORS + "#＃") for item in re.split("[,，、;|·•،]", text))))


def source(line: Line) -> Claim | None:
    """Return the claim on a line that names the source: "Source: Reuters"."""
    hit = line.hit("source_label")
    if hit is None or hit.whole or hit.rest[:1] not in ":：|/=ः" or len(line.text) > MAX_SOURCE + len(hit.phrase):
        return None
    return Claim(SOURCE, line.index, hit.phrase, (line.after(hit.phrase),))
