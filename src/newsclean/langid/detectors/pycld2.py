"""CLD2's answers: up to three languages, each with the share of the text that is written in it."""

from collections.abc import Collection, Mapping
from typing import Final

from newsclean.langid.detectors import Shares, library, tag_of, weighed
from newsclean.langid.tags import UNDETERMINED
from newsclean.text.scripts import script_of

# Where CLD2's codes are those of no language: withdrawn, of a script, of a game.
CODES: Final = {"jw": "jv", "un": UNDETERMINED, "xx-Bugi": "bug", "xx-Goth": "got", "zzp": UNDETERMINED}
MOST_HINTS: Final = 4  # as many as CLD2 keeps


def tags() -> Collection[str]:
    """Return the tags of the languages that CLD2 tells apart."""
    cld2 = library("pycld2")
    codes = dict(cld2.LANGUAGES)
    return {_tag(codes[name]) for name in cld2.DETECTED_LANGUAGES} - {UNDETERMINED}


def shares(text: str, odds: Mapping[str, float] | None) -> Shares:
    """Return the languages of which CLD2 is sure; the ones expected most are its hints."""
    hints = ",".join(_expected(odds or {}))
    *_, details = library("pycld2").detect(text, isPlainText=True, hintLanguageHTTPHeaders=hints)
    script = script_of(text)
    found = [(_tag(code, script), percent / 100) for _, code, percent, _ in details]
    return weighed([pair for pair in found if pair[0] != UNDETERMINED], odds)


def _expected(odds: Mapping[str, float]) -> Collection[str]:
    """Return the candidates with the best odds, none if they are no choice."""
    best = max(odds.values(), default=0.0)
    expected = sorted(tag for tag, value in odds.items() if value == best and tag != UNDETERMINED)
    return expected if len(expected) <= MOST_HINTS else ()


def _tag(code: str, script: str = "") -> str:
    return CODES.get(code) or tag_of(code, script)
