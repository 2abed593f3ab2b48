"""Words that the spelling of their language rules out as one: Greek with two stresses, Vietnamese of two syllables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from newsclean.text.patterns import lazy

_LONGEST: Final = 40  # letters
_STRESSED: Final = "άέήίόύώΐΰ"
# A word with two stresses, or with the sigma of word ends inside.
_GREEK = lazy(rf"(?<![\w@#./'’-])(?=\w*[{_STRESSED}]\w*[{_STRESSED}]|\w*ς\w)[^\W\d_]{{6,{_LONGEST}}}(?![\w@'’-])")
# An enclitic behind the word puts a second stress on its last syllable, two behind the first: "το αυτοκίνητό μου".
_ENCLITIC = lazy(
    rf"[{_STRESSED}](?P<between>[^{_STRESSED}]*?)(?:[αεο]?[{_STRESSED}])[^αεηιουωϊϋ{_STRESSED}]*\Z", re.IGNORECASE
)
_VOWEL = lazy("(?:ου|αι|ει|οι|αυ|ευ|[αεηιουωϊϋ])")
_SYLLABLES_BETWEEN: Final = 1

_TONES: Final = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
)
_MARKED: Final = frozenset(_TONES) - frozenset("aeiouy")
_SYLLABLE: Final = f"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?[{_TONES}]{{1,3}}(?:ng|nh|ch|[cmnpt])?"
_VIETNAMESE = lazy(rf"(?<![\w@#./'’-])[a-zđ{_TONES}]{{6,14}}(?![\w@'’-])")
_ONE, _TWO = lazy(_SYLLABLE), lazy(f"({_SYLLABLE})({_SYLLABLE})")


def impossible_words(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the words that cannot be one word of the language; none of most languages."""
    is_impossible = _TESTS.get(language)
    if is_impossible is not None:
        pattern, test = is_impossible
        yield from (match.span() for match in pattern.finditer(text) if test(match[0]))


def _is_greek_pair(word: str) -> bool:
    enclitic = _ENCLITIC.search(word.lower())
    return enclitic is None or len(_VOWEL.findall(enclitic["between"])) > _SYLLABLES_BETWEEN or "ς" in word[:-1]


def _is_vietnamese_pair(word: str) -> bool:
    """Tell whether both syllables of a word have a mark that no other language has so; loan words have one."""
    if _ONE.fullmatch(word):
        return False
    pair = _TWO.fullmatch(word)
    return pair is not None and not any(map(_MARKED.isdisjoint, pair.groups()))


_TESTS: Final[Mapping[str, tuple[re.Pattern[str], Callable[[str], bool]]]] = {
    "el": (_GREEK, _is_greek_pair),
    "vi": (_VIETNAMESE, _is_vietnamese_pair),
}
