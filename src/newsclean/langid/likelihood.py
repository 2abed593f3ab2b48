"""How likely a word is in one language, by the n-grams of its profile."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from newsclean.langid.profiles import LANE, STEPS, profile
from newsclean.langid.tags import SCRIPTS, SHARED_SCRIPTS


@cache
def likelihood_of(language: str) -> Callable[[str], float] | None:
    """Return what tells how likely a word is in a language, in nats; None for a language without a profile.

    Words of one length can be compared.
    """
    tag = "nb" if language == "no" else language
    script = SCRIPTS.get(tag, SCRIPTS.get(tag.partition("-")[0], ""))
    if script not in SHARED_SCRIPTS:
        return None
    known = profile(script)
    tag = tag if tag in known.languages else tag.partition("-")[0]
    if tag not in known.languages:
        return None
    shift, mask = 8 * LANE * known.languages.index(tag), (1 << 8 * LANE) - 1
    return lambda word: ((known.gain(word.lower()) >> shift) & mask) / STEPS
