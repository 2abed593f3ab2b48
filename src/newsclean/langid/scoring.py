"""The languages a text may be in, with calibrated probabilities: script first, then the profiles of that script."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from newsclean.langid.han import han_scores
from newsclean.langid.profiles import STEPS, Profile, profile
from newsclean.langid.tags import HAN_SCRIPTS, SHARED_SCRIPTS, SOLE_LANGUAGES, UNDETERMINED
from newsclean.text.patterns import lazy
from newsclean.text.scripts import NO_SCRIPT, dominant_script

SAMPLE: Final = 1200  # characters; of 636 articles none is told wrong from that many
ADDRESS: Final = lazy(r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]{1,64}@[\w.-]+")
# Neighbouring n-grams repeat one another's evidence; divided by this the probabilities come true
# (log loss over 4,000 headlines and sentences: 0.080 at 1, 0.064 at 2, 0.075 at 3, 0.127 at 5).
TEMPERATURE: Final = 2.0
NAT: Final = STEPS * TEMPERATURE
# Every four letters halve the chance that the text is only a name, an acronym or noise.
LETTERS_TO_HALVE_DOUBT: Final = 4.0
# A text is in none of the languages if the best fits it this many steps a character worse than its own texts, short
# ones worse still. Of 6,466 texts in known languages one is lost so, its letters broken. Of articles in other languages
# two in three are found out: Icelandic, Irish and Kazakh always; Galician, Malay and Bosnian never, they are too near.
MISFIT: Final = 12
SLACK: Final = 160
OUT_OF_QUESTION: Final = 5.0  # nats behind the best: a hundred and fifty times less probable
LEAST: Final = 0.01  # doubt below this is none


@dataclass(frozen=True, slots=True)
class Guess:
    """A language (BCP 47, `"und"` for none), its probability, and the script of the text (ISO 15924)."""

    language: str
    probability: float
    script: str


NOTHING: Final = (Guess(UNDETERMINED, 1.0, NO_SCRIPT),)


def guesses(text: str, odds: Mapping[str, float] | None = None) -> tuple[Guess, ...]:
    """Return the languages the text may be in, best first; `odds` holds those of every candidate."""
    for sample in _samples(text):
        script, letters = dominant_script(sample)
        if letters:
            return _ranked(_posterior(likelihoods(sample, script), odds), script, letters)
    return NOTHING


def _samples(text: str) -> Iterator[str]:
    """Yield the middle of the text, where menus and notices are rare; its ends in case the middle has no letters."""
    middle = max(0, len(text) - SAMPLE) // 2
    yield _without_addresses(text[middle : middle + SAMPLE])
    if middle:
        yield _without_addresses(text[:SAMPLE])
        yield _without_addresses(text[-SAMPLE:])


def _without_addresses(text: str) -> str:
    return ADDRESS.sub(" ", text) if "/" in text or "@" in text or "www." in text else text


def _posterior(found: Mapping[str, float], odds: Mapping[str, float] | None) -> Mapping[str, float]:
    if odds is None:
        return found
    return {tag: score + math.log(odds[tag]) for tag, score in found.items() if tag in odds}


def _ranked(scores: Mapping[str, float], script: str, letters: int) -> tuple[Guess, ...]:
    """Return the candidates that are not out of the question, with the doubt whether so few letters are evidence."""
    if not scores:
        return (Guess(UNDETERMINED, 1.0, script),)
    best = max(scores.values())
    weights = {tag: math.exp(score - best) for tag, score in scores.items() if score > best - OUT_OF_QUESTION}
    doubt = 0.5 ** (letters / LETTERS_TO_HALVE_DOUBT)
    share = (1.0 - doubt) / sum(weights.values())
    shares = {tag: share * weight for tag, weight in weights.items()}
    if doubt > LEAST:
        shares[UNDETERMINED] = shares.get(UNDETERMINED, 0.0) + doubt
    ranked = [Guess(tag, probability, HAN_SCRIPTS.get(tag, script)) for tag, probability in shares.items()]
    return tuple(sorted(ranked, key=_by_probability))


def _by_probability(guess: Guess) -> tuple[float, str]:
    return -guess.probability, guess.language


def likelihoods(text: str, script: str) -> Mapping[str, float]:
    """Return the log-likelihood of each language written in the script, up to a constant, in nats of evidence."""
    if script in SHARED_SCRIPTS:
        return _shared_script(text, profile(script))
    if script == "Hani":
        return han_scores(text)
    return {SOLE_LANGUAGES[script]: 0.0} if script in SOLE_LANGUAGES else {}


def _shared_script(text: str, known: Profile) -> Mapping[str, float]:
    """Return the scores of the languages of a profile, and that of none of them."""
    words = known.words_of(text)
    scores = known.scores(words)
    characters = sum(map(len, words)) + len(words)
    best = max(range(len(scores)), key=scores.__getitem__)
    none = characters * (known.fits[best] - MISFIT) - SLACK * math.sqrt(characters)
    found = {tag: steps / NAT for tag, steps in zip(known.languages, scores, strict=True)}
    return found | {UNDETERMINED: none / NAT}
