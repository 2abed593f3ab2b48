"""Which language a text is in: exact scores of n-gram profiles, script first, the same answer every time."""

import math
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from newsclean.errors import UsageError
from newsclean.langid import detectors
from newsclean.langid.blocks import identify_blocks
from newsclean.langid.scoring import Guess, guesses
from newsclean.langid.tags import SCRIPTS, UNDETERMINED, written_forms

__all__ = ["Guess", "identify", "identify_blocks"]

# The odds of a language named as the prior against any other one.
EXPECTED: Final = 10.0


def identify(
    text: str,
    *,
    languages: Iterable[str] | None = None,
    prior: Mapping[str, float] | str | None = None,
    detector: str = "newsclean",
) -> tuple[Guess, ...]:
    """Return the languages the text may be in, best first; never empty.

    Text without letters is `Guess("und", 1.0, "Zyyy")`; `"und"` leads where so few letters say too little.
    `languages` names the only candidates; a text in none of them is `"und"`. `prior` gives odds against the languages
    it does not name (a tag alone: ten to one). At most 1,200 characters count. `detector` asks another project's
    instead, which answers in its own way and may know other languages: `"langdetect"`, or with `newsclean[langid]`
    installed `"lingua"`, `"py3langid"` or `"pycld2"`.
    UnknownLanguage for a tag without a profile, UsageError for odds that are not positive, no candidates, or a
    detector that is not known or not installed.
    """
    if detector == "newsclean":
        return guesses(text, _odds(languages, prior), named=languages is not None)
    other = detectors.named(detector)
    return detectors.answer(other, text, _odds(languages, prior, other.tags()))


def _odds(
    languages: Iterable[str] | None, prior: Mapping[str, float] | str | None, own: Collection[str] = ()
) -> Mapping[str, float] | None:
    if languages is None and prior is None:
        return None
    named = () if languages is None else [form for tag in languages for form in written_forms(tag)]
    candidates = (*SCRIPTS, *own) if languages is None else [detectors.requested(tag, own) for tag in named]
    if not candidates:
        raise UsageError("no candidates: languages is empty; leave it out to consider all")
    odds = dict.fromkeys((UNDETERMINED, *candidates), 1.0)
    expected = {prior: EXPECTED} if isinstance(prior, str) else prior or {}
    for tag, value in expected.items():
        if not 0 < value < math.inf:
            raise UsageError(f"prior odds of {tag!r} are {value!r}; they must be positive and finite")
        if (known := detectors.requested(tag, own)) in odds:
            odds[known] = value
    return odds
