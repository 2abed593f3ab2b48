"""The letter that a word lost, as far as the n-grams of its language tell it."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from newsclean.langid.words import likelihood_of
from newsclean.text.scripts import script_of

# The letters that a charset may lack: of Latin alphabets those beyond ASCII, of other alphabets all.
LATIN = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþāăąćčďđēėęěğģīįıķļľłńņňőœřśšşťţūůűųźżžßəơưạảấầệộếề"
LETTERS = {
    "Latn": LATIN,
    "Cyrl": "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџѓќѕәғқңөұүһі",
    "Arab": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژکگیٹڈڑںہے",
}
MARGIN = 2.0  # nats by which the best letter must surpass the second to be named
MOST = 40  # letters of a word's part
FEWEST = 4  # letters that a word must have kept for one to be named: of "re?u" the n-grams would make "reéu"


class Candidate(NamedTuple):
    """A letter, and the nats by which the whole word is likelier than its two halves as words."""

    letter: str
    gain: float


@lru_cache(maxsize=1024)
def candidate(before: str, behind: str, language: str) -> Candidate | None:
    """Return the letter that stood between two parts of a word; None if the language does not tell."""
    likelihood = likelihood_of(language)
    letters = LETTERS.get(script_of(before + behind), "")
    if likelihood is None or not letters or len(before) + len(behind) > MOST:
        return None
    ranked = sorted(_spellings(before.lower(), behind.lower(), letters, likelihood), reverse=True)
    (best, letter), (second, _) = ranked[:2]
    halves = sum(likelihood(half.lower()) for half in (before, behind) if half)
    if best - second < MARGIN:
        letter = ""
    return Candidate(
        letter.upper() if (before + behind).isupper() and len(before + behind) > 1 else letter, best - halves
    )


def _spellings(
    before: str, behind: str, letters: str, likelihood: Callable[[str], float]
) -> Iterator[tuple[float, str]]:
    for letter in letters:
        yield likelihood(before + letter + behind), letter


def named(before: str, behind: str, language: str) -> str:
    """Return what a message says of the letter that was lost, an empty string if nothing can be said."""
    told = candidate(before, behind, language)
    if told is None or not told.letter or len(before) + len(behind) < FEWEST:
        return ""
    return f"; perhaps “{before}{told.letter}{behind}”"
