"""Where two words of small letters were run together: both are words, and the whole looks like none."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from newsclean.langid.profiles import EPSILON
from newsclean.langid.words import WordModel, word_model
from newsclean.lexicon import lexicon
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy

MIN_PART: Final = 4  # letters; shorter words also begin and end others, in every language
MIN_WORD: Final = 2 * MIN_PART
MAX_WORD: Final = 40
WORD: Final = lazy(r"[^\W\d_]+")
# In these languages words are seldom put together; in all others it takes more.
PARTED: Final = frozenset(
    "ar be bg ca cs es fa fr gl hr id it lt lv mk ms pl pt ro ru sk sl sq sr tl uk vi".split()  # noqa: SIM905
)
# Nats by which two words must be more probable than one, by what is known of either: a word of the grammar (S), a word
# of the text (T), or nothing; in parted languages, and in others. One of 915 articles and 20 of 58,000 sentences have a
# false seam.
LEAST: Final[Mapping[str, tuple[float, float]]] = {
    "SS": (1.0, 3.0),
    "TS": (1.0, 3.0),
    "ST": (2.0, 5.0),
    "-S": (3.0, 4.0),
    "S-": (3.0, 5.0),
}
# What stands right before or behind a word of the grammar that stands alone is hardly ever of the same word.
AFTER_ALONE, BEFORE_ALONE = 0.5, 1.5  # nats; the false seams counted below are with these
MIN_BEHIND: Final = 5  # letters; shorter words of the grammar are endings of others: menyadari, знаменитого

# Words that are parts of others as well: paraestatal, sudoeste, předtermínový, przedterminowy, mirrorlike.
PARTS: Final = frozenset(
    """
    able alle ante anti arriba auto avant bajo being bien break care como contra contre dessous dessus elektro elle
    entre este euro ever extra fore foto free full inter intra kilka kilku krypto less like made male maxi mega
    mente mezi mimo mini mono multi nach narko noro novo over poli pour pravo proti przed před quoi radio retro samo
    self side siti sobre some something sous spolu staro sudo super tele there through time tras ultra under unutar
    vele vice video ward ware well while wide wise with worth über авто между ново пасля перед после против радио
    само свою супер теле через
    """.split()  # noqa: SIM905 - a hundred quotes less
)
# Words that only look like two of which one stands alone: paraestatal, paramilitar, paraolímpico.
WHOLE: Final = ("parabeni", "paradigma", "paraesta", "paramili", "paranorm", "paraolím", "parapoli", "parasita")
SPACE: Final = math.log(EPSILON)  # of one word less there is one space less to expect


class Seam(NamedTuple):
    """A word that is two."""

    left: str
    right: str


def seams(language: str, counts: Mapping[str, int]) -> Iterator[Seam]:
    """Yield the words that occur once and are rather two; `counts` holds all lower-case words of a text."""
    words, heads, tails = _grammar(language)
    for word, times in counts.items():
        if times > 1 or not MIN_WORD <= len(word) <= MAX_WORD:
            continue
        folded = word if word.isascii() else _folded(word)
        if folded[:MIN_PART] not in heads and folded[-MIN_PART:] not in tails:
            continue
        places = [] if folded in words or word.startswith(WHOLE) else _places(word, folded, words, counts)
        model = word_model(language, word) if places else None
        if model is None:
            continue
        gain, at, evidence = _best(word, model, places)
        if gain >= _least(word[:at], word[at:], evidence, language):
            yield Seam(word[:at], word[at:])


@cache
def _grammar(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words of a language's grammar that are long enough, with their first and their last letters."""
    known = lexicon(language)
    stop_words = known.stop_words | {fold(word) for word in known.alone}
    words = frozenset(word for word in stop_words if len(word) >= MIN_PART)
    return words, frozenset(word[:MIN_PART] for word in words), frozenset(word[-MIN_PART:] for word in words)


def _folded(word: str) -> str:
    """Return the word as the lexicon spells it, if that is as long."""
    folded = fold(word)
    return folded if len(folded) == len(word) else word


def _least(left: str, right: str, evidence: str, language: str) -> float:
    """Return the nats by which two words must be more probable than one."""
    alone = lexicon(language).alone
    if left in alone:
        return AFTER_ALONE
    if right in alone and len(right) >= MIN_BEHIND:
        return BEFORE_ALONE
    return LEAST[evidence][language not in PARTED]


def _places(word: str, folded: str, words: Collection[str], counts: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return where a word can be parted so that a part is of the grammar, and what is known of both."""
    found: list[tuple[int, str]] = []
    for at in range(MIN_PART, len(word) - MIN_PART + 1):
        is_left, is_right = folded[:at] in words, folded[at:] in words
        if (is_left or is_right) and word[:at] not in PARTS and word[at:] not in PARTS:
            left = "S" if is_left else "T" if word[:at] in counts else "-"
            right = "S" if is_right else "T" if word[at:] in counts else "-"
            found.append((at, left + right))
    return found


def _best(word: str, model: WordModel, places: list[tuple[int, str]]) -> tuple[float, int, str]:
    """Return the most probable place to part a word, with the nats by which two words are more probable than one."""
    whole = model.gain(word) - SPACE
    return max((model.gain(word[:at]) + model.gain(word[at:]) - whole, at, evidence) for at, evidence in places)
