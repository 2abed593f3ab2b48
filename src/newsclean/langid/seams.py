"""Where two words of small letters were run together: a frequent word and another one, and the whole is like none."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from newsclean.langid.profiles import EPSILON
from newsclean.langid.seam_trees import score
from newsclean.langid.wordlists import EDGE, LONG_EDGE, WordList, word_list
from newsclean.langid.words import NO_LETTER, WordModel, word_model
from newsclean.lexicon import lexicon
from newsclean.text.folding import fold

MIN_PART: Final = EDGE  # letters; shorter words also begin and end others, in every language
MIN_WORD: Final = 2 * MIN_PART
MAX_WORD: Final = 40
SIGNS: Final = ".,;:!?…\"'()[]«»„“”‟‚‘’‹›–—-،؛؟।*"  # around words
LEAST: Final = 4.4
"""Log odds of two words, as the trees tell them, from which on they are told."""
LEAST_SMALL: Final = 6.5
"""The same in a text without capitals, where unknown names are among the words."""
GATE: Final = 2.0
"""Nats by which two words must be more probable than one to be judged at all: of 40 that are told, one has less."""

# Words that are parts of others as well: paraestatal, sudoeste, předtermínový, przedterminowy, mirrorlike.
PARTS: Final = frozenset(
    """
    able alle antar ante anti arriba auto avant bajo being below bien break care centro children como contra contre
    contro dessous dessus državno eine elektro elle entre este euro ever extra fore foto free full good hier inter
    intra jawaban kilka kilku kolem krypto less like made male maxi medio mega mente mezi mimo mini mono most multi
    nach narko nicht nizko nord noro norte notranje novo několika over people photo poli post pour pravo proti przed
    před quoi radio retro samo school self side siti sobre social some something sotto sous spolu staro sudo super
    tele there through time tras ultra under unutar veel vele vice video visoko vsako více vídeo ward ware well
    while wide wise with women worth znovu über ūdens авто бизнес більш внутри внутрішньо државно крипто между
    мистецтво ново около пасля перед после против радио само свою себе сердечно супер теле через
    """.split()  # noqa: SIM905 - a hundred quotes less
)
# Words that only look like two of which one stands alone: paraestatal, paramilitar, paraolímpico.
WHOLE: Final = ("parabeni", "paradigma", "paraesta", "paramili", "paranorm", "paraolím", "parapoli", "parasita")
# In these languages words are seldom put together.
PARTED: Final = frozenset(
    "ar be bg ca cs es fa fr gl hr id it lt lv mk ms pl pt ro ru sk sl sq sr tl uk vi".split()  # noqa: SIM905
)
LETTER: Final = math.log(EPSILON)
"""Nats of a letter of which nothing is known."""
UNSEEN: Final = -1.5
"""Nats of a word that is not listed, beside those of its letters."""
IN_TEXT: Final = 8
"""Grade of a word that the text has elsewhere, at least."""
DOUBLED, MILLION = math.log(2), math.log(1e6)
LINKS: Final = frozenset("oо")
"""What joins the parts of compounds in Slavic and Romance languages and in words from Greek."""
FURTHEST, LONGEST = -3, 8  # beyond which numbers tell no more


class Seam(NamedTuple):
    """A word that is two."""

    left: str
    right: str


class Evidence(NamedTuple):
    """Where a word is best parted, and what tells for and against it, in the order of the trees."""

    at: int
    values: Sequence[float]


def pieces_of(text: str) -> frozenset[str]:
    """Return what stands between blanks, in small letters."""
    return frozenset(text.lower().split())


def seams(language: str, pieces: AbstractSet[str], *, least: float = LEAST) -> Iterator[Seam]:
    """Yield the words that are rather two, in no order; `pieces` are the `pieces_of` a text."""
    known = word_list(language)
    if known is None:
        return
    for word, places in unknown(known, pieces):
        found = evidence(word, places, language, pieces, known)
        if found is not None and score(found.values) >= least:
            yield Seam(word[: found.at], word[found.at :])


def unknown(known: WordList, pieces: AbstractSet[str]) -> Iterator[tuple[str, list[int]]]:
    """Yield the words that are not listed and begin or end with one that is hardly ever part of others, and where."""
    listed, leads, ends, heads, tails = known.all, known.leads, known.ends, known.heads, known.tails
    for piece in pieces - listed:
        if len(piece) < MIN_WORD:
            continue
        word = piece if piece.isalpha() else piece.strip(SIGNS)
        if word in listed or not word.isalpha():
            continue
        places: list[int] = []
        if word[:LONG_EDGE] in heads or word[:EDGE] in leads:
            places += [at for at in range(MIN_PART, len(word) - MIN_PART + 1) if word[:at] in leads]
        if word[-LONG_EDGE:] in tails or word[-EDGE:] in ends:
            places += [at for at in range(MIN_PART, len(word) - MIN_PART + 1) if word[at:] in ends]
        if places and len(word) <= MAX_WORD and not word.startswith(WHOLE):
            yield word, places


def is_there(word: str, pieces: AbstractSet[str]) -> bool:
    """Tell whether a word is one of the pieces, with or without a comma or a full stop."""
    return word in pieces or f"{word}," in pieces or f"{word}." in pieces


def evidence(
    word: str, places: Sequence[int], language: str, pieces: AbstractSet[str], known: WordList
) -> Evidence | None:
    """Return the most probable place to part a word with what is known of it; None if it is rather one word."""
    model = _model(language, word[0])
    places = [at for at in places if PARTS.isdisjoint((word[:at], word[at:])) and word[:at] != word[at:]]
    if model is None or not places:
        return None
    _, at, left, right = max(_parted(word, at, model, known, pieces) for at in places)
    two = left + right - _nats(word, model)
    if two < GATE or fold(word) in lexicon(language).stop_words:
        return None
    return Evidence(at, (left, right, two, *_values(word, at, model, known), *_kinds(word, at, language, pieces)))


@lru_cache(maxsize=1024)
def _model(language: str, letter: str) -> WordModel | None:
    """Return the model of a language for the script of a letter."""
    return word_model(language, letter)


def _parted(
    word: str, at: int, model: WordModel, known: WordList, pieces: AbstractSet[str]
) -> tuple[float, int, float, float]:
    """Return how probable two words are, in nats, the place where they meet, and how probable each is."""
    left, right = (_probability(part, model, known, pieces) for part in (word[:at], word[at:]))
    return left + right, at, left, right


def _probability(part: str, model: WordModel, known: WordList, pieces: AbstractSet[str]) -> float:
    """Return the logarithm of how probable a word is: by its grade, or by its letters if it is not known."""
    grade = max(known.listed(part).grade, IN_TEXT if is_there(part, pieces) else 0)
    return grade * DOUBLED - MILLION if grade else _nats(part, model)


def _nats(word: str, model: WordModel) -> float:
    return UNSEEN + model.gain(word) + (len(word) + 1) * LETTER


def _values(word: str, at: int, model: WordModel, known: WordList) -> Sequence[float]:
    """Return what the letters and the list tell of a place."""
    left, right = word[:at], word[at:]
    gains = model.gain(left), model.gain(right), model.gain(word)
    first, second = known.listed(left), known.listed(right)
    return (
        *gains,
        gains[0] + gains[1] - gains[2],
        gains[0] - model.gain(left + NO_LETTER),
        min(len(left), LONGEST),
        min(len(right), LONGEST),
        first.begins,
        second.ends,
        max(known.shared_beginning(word) - len(left), FURTHEST),
        first.grade,
        second.grade,
        known.size,
        known.strictness,
    )


def _kinds(word: str, at: int, language: str, pieces: AbstractSet[str]) -> Sequence[bool]:
    """Return what the grammar and the text tell of both parts."""
    left, right, table = word[:at], word[at:], lexicon(language)
    return (
        fold(left) in table.stop_words,
        left[-1] in LINKS and left not in table.alone,
        fold(right) in table.stop_words,
        left in table.alone,
        right in table.alone,
        is_there(left, pieces),
        is_there(right, pieces),
        language in PARTED,
    )
