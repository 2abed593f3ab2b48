"""Notices about the text itself: rights, opinions, sponsors, translation, and what a language model says around it."""

from __future__ import annotations

from newsclean.lexicon.phrases import Hit
from newsclean.model import Safety
from newsclean.rules.boilerplate.lines import Claim, Line, Zone, weight

COPYRIGHT, TRANSLATION, MODEL, DISCLAIMER, SPONSORED = "BPL401", "BPL509", "BPL510", "BPL511", "BPL306"
MAX_NOTICE_WORDS = (
    14  # "(This article was translated from English by a machine)"; longer ones say something of their own
)
BRACKETS = "([（【［{"


def notice(line: Line) -> Claim | None:
    """Return the claim on a notice about the text."""
    return _copyright(line) or _translation(line) or _model(line) or _shown(line)


def _copyright(line: Line) -> Claim | None:
    """Return the claim on the reservation of rights, wherever the line opens with it, else at the ends of the page."""
    hit = line.hit("copyright")
    if hit is None or not (_opens(line, hit) or (line.is_outside and weight(line.text) <= MAX_NOTICE_WORDS)):
        return None
    return Claim(COPYRIGHT, line.index, hit.phrase)


def _translation(line: Line) -> Claim | None:
    hit = line.hit("translation_notice")
    if hit is None:
        return None
    is_only_that = hit.whole or line.text[0] in BRACKETS or (not line.is_sentence and line.is_outside)
    removable = is_only_that and weight(line.text) <= MAX_NOTICE_WORDS
    return Claim(TRANSLATION, line.index, hit.phrase, safety=Safety.UNSAFE if removable else Safety.DISPLAY)


def _model(line: Line) -> Claim | None:
    """Return the claim on what a model says around its answer; a line that only announces the text can go."""
    hit = line.hit("llm_artifact")
    if hit is None:
        return None
    announces = hit.whole or (line.text[-1] in ":：" and weight(line.text) <= MAX_NOTICE_WORDS)
    if not announces and line.zone not in (Zone.HEAD, Zone.TAIL):
        return None
    return Claim(MODEL, line.index, hit.phrase, safety=Safety.UNSAFE if announces else Safety.DISPLAY)


def _shown(line: Line) -> Claim | None:
    """Return the claim on what readers must be told and no cleaner may take away."""
    hit = line.hit("disclaimer")
    if hit and line.zone is not Zone.BODY:
        return Claim(DISCLAIMER, line.index, hit.phrase, safety=Safety.DISPLAY)
    hit = line.hit("sponsored")
    if hit and (hit.whole or _opens(line, hit)):
        return Claim(SPONSORED, line.index, hit.phrase, safety=Safety.DISPLAY)
    return None


def _opens(line: Line, hit: Hit) -> bool:
    return line.folded.startswith(hit.phrase)
