"""Rules of the typography family: one text should keep to one way of writing.

A language's convention is held against a text only where it is asked for: the rules TYP4 are off by default.
Shared here: which of several ways the text uses most, what counts as a space beside a mark, what looks like code, and
what conventions say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsclean.model import Block, Document, Kind
from newsclean.rules import characters_in
from newsclean.text.patterns import lazy

CODE = ("{", "}", "()", ");", " = ", ":=", "=>", "->", "==", "!=", "&&", "||", "::", "</")  # never in running text
BLANKS = " \xa0\u202f\u2009"  # plain, no-break, narrow no-break and thin space: four hands, one meaning

# A word, perhaps a space, one high mark (the first of several), then white space or the end: no 10:30, no https://,
# no ?x=1, no :) and no foreign !word.
HIGH_MARK = lazy(rf"(?<=[^\W_]|[)\]»”\"%€])(?P<space>[{BLANKS}]?)(?P<mark>[;:!?])(?=[;:!?]{{0,3}}(?:[\s»”\")\]]|$))")
# Where the press writes one kind of dash only, two hyphens can stand for no other.
_EN_DASH = frozenset(
    [
        "bg",
        "bs",
        "cs",
        "da",
        "de",
        "et",
        "fi",
        "fr",
        "hr",
        "hu",
        "is",
        "it",
        "lt",
        "lv",
        "nb",
        "nl",
        "nn",
        "no",
        "ro",
        "sk",
        "sl",
        "sr",
        "sv",
    ]
)
_EM_DASH = frozenset(["be", "es", "ru"])
# A comma or a final mark behind a word; what ends in a vowel sign, as in Hindi, is a word too.
LOOSE_MARK = lazy(r"[,.।](?<=[^\s.,;:!?–—-] .)(?= |$)", re.MULTILINE)
TIGHT_MARK = lazy(r"[,.।](?<=[^\s.,;:!?–—-].)(?= |$)", re.MULTILINE)
MANY, NEARLY_ALL = 5, 0.8  # loose commas and full stops of a text whose words were parted by a program


def majority(counts: Mapping[str, int]) -> str | None:
    """Return the way used most often; None if two share the first place or nothing was counted."""
    ranked = sorted(counts, key=lambda way: (-counts[way], way))
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]):
        return None
    return ranked[0]


def mixes_apostrophes(document: Document) -> bool:
    """Tell whether printed and typed apostrophes stand side by side, as where two sources were put together."""
    return "'" in characters_in(document) and "’" in characters_in(document)


def prints(document: Document) -> bool:
    """Tell whether the text's quotation marks and apostrophes are those of print rather than of the typewriter."""
    if characters_in(document).isdisjoint("“”„«»’"):
        return False
    typed = document.text.count('"') + document.text.count("'")
    return sum(map(document.text.count, "“”„«»’")) > typed


def blank_behind(text: str, at: int) -> str:
    """Return the space that stands at `at`, or nothing."""
    return text[at] if at < len(text) and text[at] in BLANKS else ""


def blank_before(text: str, at: int) -> str:
    """Return the space that stands just before `at`, or nothing."""
    return text[at - 1] if at > 0 and text[at - 1] in BLANKS else ""


def is_code(block: Block) -> bool:
    """Tell whether a block is, or quotes, lines of a program: its marks and capitals follow other rules."""
    return block.kind is Kind.CODE or any(sign in block.text for sign in CODE)


def primary(tag: str) -> str:
    """Return the language of a tag, without script and region."""
    return tag.partition("-")[0]


def region(tag: str) -> str:
    """Return the region of a tag, "" if it has none: "CA" of "fr-CA"."""
    last = tag.partition("-")[2].rpartition("-")[2]
    return last.upper() if len(last) in (2, 3) else ""


def language_of(block: Block, document: Document, locale: str = "") -> str:
    """Return the tag whose convention holds for a block: with the region, if that of the document is the language."""
    whole = locale or document.language
    return whole if block.language == "und" or primary(block.language) == primary(whole) else block.language


def press_dash(language: str) -> str:
    """Return the dash that the press of a language sets; nothing if it has both."""
    return "–" if primary(language) in _EN_DASH else "—" if primary(language) in _EM_DASH else ""


def is_tokenised(document: Document) -> bool:
    """Tell whether a program parted the words: nearly all commas and full stops stand loose between spaces."""
    if not any(sign in document.text for sign in (" .", " ,", " ।")):
        return False
    loose = len(LOOSE_MARK.findall(document.text))
    return loose >= MANY and loose >= NEARLY_ALL * (loose + len(TIGHT_MARK.findall(document.text)))
