"""The languages a text may be in, with calibrated probabilities: script first, then the profiles of that script."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from newsclean.langid.han import han_scores
from newsclean.langid.profiles import SAMPLE, STEPS, Profile, profile
from newsclean.langid.tags import HAN_SCRIPTS, RAREST, RARITY, SHARED_SCRIPTS, SOLE_LANGUAGES, UNDETERMINED
from newsclean.text.patterns import lazy
from newsclean.text.scripts import NO_SCRIPT, dominant_script

ADDRESS: Final = lazy(r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]{1,64}@[\w.-]+")
# Neighbouring n-grams repeat one another's evidence; divided by this the probabilities come true
# (log loss over 4,000 headlines and sentences: 0.080 at 1, 0.064 at 2, 0.075 at 3, 0.127 at 5).
TEMPERATURE: Final = 2.0
NAT: Final = STEPS * TEMPERATURE
# Every four letters halve the chance that the text is only a name, an acronym or noise.
LETTERS_TO_HALVE_DOUBT: Final = 4.0
# A text is in none of the languages if the best fits it this many nats a character worse than its own texts, short
# ones worse still. Of 8,690 headlines, sentences and paragraphs in 77 languages 18 are lost so, most of them mixed or
# broken; of texts in 26 languages that were hidden three in four are found out, near relatives of a known one hardly.
MISFIT: Final = 0.42
SLACK: Final = 4.5
# Nats by which a language outside the candidates must lead to be believed instead: ten to one, as heard (TEMPERATURE).
OUTSIDE: Final = 2.3
# What is called Croatian or Indonesian is Bosnian or Malay in 45 sentences of 100 where all four are as frequent. Their
# news is rarer; this share keeps the calibration error of headlines under 2 % with them (1.5) and without them (1.6).
DOUBLES: Final[Mapping[str, str]] = {"hr": "bs", "id": "ms"}
DOUBLE: Final = 0.35
OUT_OF_QUESTION: Final = 5.0  # nats behind the best: a hundred and fifty times less probable
LEAST: Final = 0.01  # doubt below this is none
# Words that are heard first, and the nats by which one language must lead then. In 12,956 texts the answer is another
# than that of all words in 8, each time of a text that is in two languages or in none.
ENOUGH: Final = 10
CLEAR: Final = 20.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A language (BCP 47, `"und"` for none), its probability, and the script of the text (ISO 15924)."""

    language: str
    probability: float
    script: str


NOTHING: Final = (Guess(UNDETERMINED, 1.0, NO_SCRIPT),)


def guesses(text: str, odds: Mapping[str, float] | None = None, *, named: bool = False) -> tuple[Guess, ...]:
    """Return the languages the text may be in, best first; `odds` holds those of every candidate.

    Candidates that are `named` are expected alike, however rare they are elsewhere.
    """
    for sample in _samples(text):
        script, letters = dominant_script(sample)
        if letters:
            found = likelihoods(sample, script, OUT_OF_QUESTION if odds is None else math.inf)
            return _ranked(found if odds is None else _among(odds, found, named=named), script, letters)
    return NOTHING


def _samples(text: str) -> Iterator[str]:
    """Yield the middle of the text, where menus and notices are rare; its ends in case the middle has no letters."""
    middle = max(0, len(text) - SAMPLE) // 2
    yield without_addresses(text[middle : middle + SAMPLE])
    if middle:
        yield without_addresses(text[:SAMPLE])
        yield without_addresses(text[-SAMPLE:])


def without_addresses(text: str) -> str:
    """Return the text without web and mail addresses."""
    return ADDRESS.sub(" ", text) if "/" in text or "@" in text or "www." in text else text


def _among(odds: Mapping[str, float], found: Mapping[str, float], *, named: bool) -> Mapping[str, float]:
    """Return the scores of the candidates; a better one of a language that is none of them speaks for none."""
    rarity = RARITY if named else {}
    told = {t: score + math.log(odds[t]) + rarity.get(t, 0.0) / TEMPERATURE for t, score in found.items() if t in odds}
    outside = max((score - OUTSIDE for tag, score in found.items() if tag not in odds), default=-math.inf)
    if outside > told.get(UNDETERMINED, -math.inf):
        told[UNDETERMINED] = outside
    return told


def _ranked(scores: Mapping[str, float], script: str, letters: int) -> tuple[Guess, ...]:
    """Return the candidates that are not out of the question, with the doubt whether so few letters are evidence."""
    if not scores:
        return (Guess(UNDETERMINED, 1.0, script),)
    best = max(scores.values())
    weights = {tag: math.exp(score - best) for tag, score in scores.items() if score > best - OUT_OF_QUESTION}
    doubt = 0.5 ** (letters / LETTERS_TO_HALVE_DOUBT)
    share = (1.0 - doubt) / sum(weights.values())
    shares = {tag: share * weight for tag, weight in weights.items()}
    _share_with_doubles(shares)
    if doubt > LEAST:
        shares[UNDETERMINED] = shares.get(UNDETERMINED, 0.0) + doubt
    ranked = [Guess(tag, probability, HAN_SCRIPTS.get(tag, script)) for tag, probability in shares.items()]
    return tuple(sorted(ranked, key=_by_probability))


def _share_with_doubles(shares: dict[str, float]) -> None:
    """Give the language that another is written like, but for a few words, its part of the probability."""
    best = max(shares, key=shares.__getitem__)
    if (double := DOUBLES.get(best)) is not None and shares.get(double, 0.0) < DOUBLE * shares[best]:
        part = DOUBLE * shares[best]
        shares[best] -= part - shares.get(double, 0.0)
        shares[double] = part


def _by_probability(guess: Guess) -> tuple[float, str]:
    return -guess.probability, guess.language


def likelihoods(text: str, script: str, within: float = OUT_OF_QUESTION) -> Mapping[str, float]:
    """Return the log-likelihood of each language written in the script, up to a constant, in nats of evidence.

    Languages more than `within` nats behind the best may be left out.
    """
    if script in SHARED_SCRIPTS:
        return _shared_script(text, profile(script), within)
    if script == "Hani":
        return han_scores(text)
    return {SOLE_LANGUAGES[script]: 0.0} if script in SOLE_LANGUAGES else {}


def _shared_script(text: str, known: Profile, within: float) -> Mapping[str, float]:
    """Return the scores of the languages of a profile that are in question, and that of none of them."""
    scores, none = _heard(known, known.words_of(text))
    least = max(scores) - NAT * within
    found = {tag: steps / NAT for tag, steps in zip(known.languages, scores, strict=True) if steps >= least}
    found[UNDETERMINED] = none / NAT
    return found


def _heard(known: Profile, words: list[str]) -> tuple[tuple[int, ...], float]:
    """Return the scores and that of none: of a few words from all over the text, if they leave no question."""
    if len(words) >= 2 * ENOUGH:
        few = words[:: len(words) // ENOUGH]
        scores = known.scores(few)
        none = _none(known, few, scores)
        second, best = sorted(scores)[-2:]
        if best - max(second, none) >= CLEAR * STEPS:
            return scores, none
    scores = known.scores(words)
    return scores, _none(known, words, scores)


def _none(known: Profile, words: list[str], scores: tuple[int, ...]) -> float:
    """Return the score in steps that the best language must reach to be believed."""
    characters = sum(map(len, words)) + len(words)
    expected = characters * known.fits[scores.index(max(scores))]
    return expected + STEPS * (RAREST - MISFIT * characters - SLACK * math.sqrt(characters))
