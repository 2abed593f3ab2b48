"""Lines worded like the lexicon's prompts, though none of its phrases is there word for word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsclean.lexicon import lexicon
from newsclean.lexicon.autonyms import language_names
from newsclean.lexicon.phrases import functions
from newsclean.model import Safety
from newsclean.rules.boilerplate.lines import Claim, Line, Zone, is_unspaced, weight
from newsclean.rules.boilerplate.lines.knowledge import phrases_in, stop_words
from newsclean.rules.boilerplate.lines.phrases import CODES
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.words import LETTERS, MARKS

# Functions whose words are seldom together elsewhere.
FUNCTIONS = ("cookies_consent", "paywall", "newsletter", "follow", "donate")
MAX_WORDS = 14  # of the line
MIN_SHARE = 0.75  # of the line's content words; headings of the clean news texts stay below
MAX_ENDING = 60
MIN_NOTICE_WORDS = 3
BRACKETS = "([（【［{"
MAX_VERB_ENDING = 3  # letters of the verb's form behind the phrase, as する or 하세요
WORD = lazy(rf"(?=[^\W\d_](?:[^\W\d_]|[{MARKS}])){LETTERS}")  # of two characters at least


def worded_like_prompt(line: Line) -> Claim | None:
    """Return the claim on a short line most of whose words are those of one kind of prompt, two in one phrase."""
    if line.is_sentence or line.is_title or line.text[-1] in ":：":
        return None
    words = WORD.findall(line.folded)
    if len(words) > MAX_WORDS:
        return None
    content = {*words} - stop_words(line.language)
    is_inside = line.zone in (Zone.LEAD, Zone.BODY)  # where two words may be a subheading
    if len(content) < lexicon(line.language).prompt_words + is_inside:
        return None
    for function in FUNCTIONS:
        if _is_worded(content, function, lexicon(line.language).language):
            return Claim(CODES[function], line.index, line.text, safety=Safety.UNSAFE)
    return None


def ends_in_prompt(line: Line) -> Claim | None:
    """Return the claim on a line that ends in a prompt, in languages that put the verb last."""
    if not lexicon(line.language).verb_last or len(line.text) > MAX_ENDING:
        return None
    if line.is_sentence or line.is_title:
        return None
    for start in _starts(line.text):
        found = phrases_in(line.text[start:], line.language)
        for function in FUNCTIONS:
            hit = found.get(function)
            if hit and len(hit.rest) <= MAX_VERB_ENDING and _is_opening(hit.phrase, function, line.language):
                return Claim(CODES[function], line.index, hit.phrase, safety=Safety.UNSAFE)
    return None


def worded_like_notice(line: Line) -> Claim | None:
    """Return the claim on a notice of translation that names a language no phrase has: "(Translated from Dutch…)"."""
    words = WORD.findall(line.folded) if line.text[0] in BRACKETS else []
    if not MIN_NOTICE_WORDS <= len(words) <= MAX_WORDS:
        return None
    others = {*words} - stop_words(line.language) - _words_of_notices(lexicon(line.language).language)
    if len(others) != 1 or not others <= language_names():
        return None
    return Claim(CODES["translation_notice"], line.index, line.text, safety=Safety.UNSAFE)


@cache
def _words_of_notices(language: str) -> frozenset[str]:
    entries = (*lexicon("en").phrases["translation_notice"], *lexicon(language).phrases.get("translation_notice", ()))
    return frozenset(word for entry in entries for word in WORD.findall(fold(entry)))


def _is_opening(phrase: str, function: str, language: str) -> bool:
    words = lexicon(language)
    return weight(phrase) >= words.prompt_words and phrase in _openings(function, words.language)


def _starts(text: str) -> Iterator[int]:
    """Yield where words begin, the first aside; in scripts without spaces every character may begin one."""
    for index in range(1, len(text)):
        if text[index - 1] == " " or is_unspaced(text[index]):
            yield index


def _is_worded(content: set[str], function: str, language: str) -> bool:
    by_word, least = _phrases_by_word(function, language), lexicon(language).prompt_words
    known = [word for word in content if word in by_word]
    if len(known) < max(least, MIN_SHARE * len(content)):
        return False
    return any(len(content & phrase) >= least for word in known for phrase in by_word[word])


@cache
def _phrases_by_word(function: str, language: str) -> dict[str, tuple[frozenset[str], ...]]:
    """Return the phrases of a function, as sets of content words, by each of these words."""
    found: dict[str, list[frozenset[str]]] = {}
    for phrase in _phrases(function, language):
        for word in phrase:
            found.setdefault(word, []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _phrases(function: str, language: str) -> Iterator[frozenset[str]]:
    """Yield the content words of each phrase."""
    for phrase in sorted(_openings(function, language)):
        yield frozenset(WORD.findall(phrase)) - stop_words(language)


@cache
def _openings(function: str, language: str) -> frozenset[str]:
    """Return the phrases a line may open with; what is a button only says too little."""
    is_prefix = functions()[function][0] == "prefix"
    tables = (lexicon("en").phrases, lexicon(language).phrases)
    entries = [entry for table in tables for entry in table.get(function, ())]
    return frozenset(
        fold(entry.lstrip("^")) for entry in entries if entry[0] == "^" or (is_prefix and entry[0] not in "=~$")
    )
