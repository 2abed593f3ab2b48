"""Which language a text is in: exact scores of langdetect's n-gram profiles, the same answer every time."""

import math
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from newsclean.errors import UsageError
from newsclean.langid.blocks import identify_blocks
from newsclean.langid.scoring import Guess, guesses
from newsclean.langid.tags import SCRIPTS, UNDETERMINED, require_tag

__all__ = ["Guess", "identify", "identify_blocks"]

# The odds of a language named as the prior against any other one.
EXPECTED: Final = 10.0


def identify(
    text: str,
    *,
    languages: Iterable[str] | None = None,
    prior: Mapping[str, float] | str | None = None,
    detector: Literal["newsclean", "langdetect"] = "newsclean",
) -> tuple[Guess, ...]:
    """Return the languages the text may be in, best first; never empty.

    Text without letters is `Guess("und", 1.0, "Zyyy")`; `"und"` leads where so few letters say too little.
    `languages` names the only candidates. `prior` gives odds against the languages it does not name (a tag alone:
    ten to one). At most 1,200 characters count. `detector="langdetect"` asks langdetect itself, seeded.
    UnknownLanguage for a tag without a profile, UsageError for odds that are not positive or no candidates.
    """
    odds = _odds(languages, prior)
    if detector == "newsclean":
        return guesses(text, odds)
    if detector == "langdetect":
        from newsclean.langid.upstream import langdetect_guesses

        return langdetect_guesses(text, odds)
    raise UsageError(f"unknown detector {detector!r}; known: 'newsclean', 'langdetect'")


def _odds(languages: Iterable[str] | None, prior: Mapping[str, float] | str | None) -> Mapping[str, float] | None:
    if languages is None and prior is None:
        return None
    candidates = tuple(SCRIPTS if languages is None else map(require_tag, languages))
    if not candidates:
        raise UsageError("no candidates: languages is empty; leave it out to consider all")
    odds = dict.fromkeys((UNDETERMINED, *candidates), 1.0)
    expected = {prior: EXPECTED} if isinstance(prior, str) else prior or {}
    for tag, value in expected.items():
        if not 0 < value < math.inf:
            raise UsageError(f"prior odds of {tag!r} are {value!r}; they must be positive and finite")
        if (known := require_tag(tag)) in odds:
            odds[known] = value
    return odds
