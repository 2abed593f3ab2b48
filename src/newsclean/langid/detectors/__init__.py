"""Detectors of other projects behind one interface: a file each, named as the detector is.

A file says which `tags()` its library answers with and gives the `shares(text, odds)` of a text; everything else is
here. Models are loaded by the first text that needs them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Final, Protocol, cast

from newsclean.errors import UsageError
from newsclean.langid.scoring import NOTHING, Guess
from newsclean.langid.tags import HAN_SCRIPTS, SCRIPTS, UNDETERMINED, known_tag, require_tag
from newsclean.text.patterns import lazy
from newsclean.text.scripts import script_of

Shares = Iterable[tuple[str, float]]

# langdetect reads 10,000 characters after leaving out addresses; what follows five times as many cannot matter.
READ: Final = 50_000
LEAST: Final = 0.01  # a language less probable than that is not worth naming
DIGITS: Final = 9  # behind the point; two runs of Lingua differ in the sixteenth
# Not in texts for interchange, and refused by CLD2 or by a library that takes UTF-8 only.
UNREADABLE: Final = lazy(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]"
)
LETTER: Final = lazy(r"[^\W\d_]")
WELL_FORMED: Final = lazy(r"[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,8}", re.IGNORECASE | re.ASCII)


class Detector(Protocol):
    """What a file of this package has; `odds` holds those of every candidate, None where no one is preferred."""

    def tags(self) -> Collection[str]:
        """Return the tags of the languages it can answer with; `"und"` is none."""
        ...

    def shares(self, text: str, odds: Mapping[str, float] | None) -> Shares:
        """Return languages and their probabilities after the odds, in any order; a tag may come twice."""
        ...


def named(name: str) -> Detector:
    """Return the detector of a name; UsageError with the names there are for any other."""
    if name not in _names():
        known = ", ".join(map(repr, ("newsclean", *_names())))
        raise UsageError(f"unknown detector {name!r}; known: {known}")
    return cast("Detector", import_module(f"{__name__}.{name}"))


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(info.name for info in iter_modules(__path__)))


def answer(detector: Detector, text: str, odds: Mapping[str, float] | None) -> tuple[Guess, ...]:
    """Return what a detector makes of the first 50,000 characters of any text, best first; never empty."""
    readable = UNREADABLE.sub(" ", text[:READ])
    if not LETTER.search(readable):
        return NOTHING
    script = script_of(readable)
    shares: dict[str, float] = {}
    for tag, share in detector.shares(readable, odds):
        if odds is None or _may_be_in(script, tag):  # a candidate that cannot be it would win where it is alone
            shares[tag] = shares.get(tag, 0.0) + share
    found = [Guess(t, round(p, DIGITS), HAN_SCRIPTS.get(t, script)) for t, p in shares.items() if p >= LEAST]
    return tuple(sorted(found, key=lambda guess: (-guess.probability, guess.language))) or NOTHING


def _may_be_in(script: str, tag: str) -> bool:
    return SCRIPTS.get(tag, script) == script or (script == "Hani" and tag in HAN_SCRIPTS)


def weighed(shares: Shares, odds: Mapping[str, float] | None) -> Shares:
    """Return the shares of the candidates, weighed by their odds: for libraries that know of no prior."""
    if odds is None:
        return shares
    weights = [(tag, share * odds.get(tag, 0.0)) for tag, share in shares]
    total = sum(weight for _, weight in weights)
    return [(tag, weight / total) for tag, weight in weights if weight]


@lru_cache(maxsize=1024)
def tag_of(name: str, script: str = "") -> str:
    """Return our tag of the language that a library names by a code, as the library has it where we have none.

    The script of the text tells `sr-Latn` from `sr`, which libraries call by one name.
    """
    tag = known_tag(name) or (name if WELL_FORMED.fullmatch(name) else UNDETERMINED)
    return written if (written := f"{tag}-{script}") in SCRIPTS else tag


def requested(tag: str, own: Collection[str]) -> str:
    """Return the tag by which our tables or a detector know a language; UnknownLanguage where neither does."""
    spelling = tag.strip().lower().replace("_", "-")
    names = (known_tag(tag), spelling, spelling.partition("-")[0])
    return next((name for name in names if name in SCRIPTS or name in own), None) or require_tag(tag)


def library(name: str) -> ModuleType:
    """Return an optional library; UsageError with what to install where it is missing."""
    try:
        return import_module(name)
    except ImportError as error:
        missing = name.partition(".")[0]
        raise UsageError(f"the detector needs {missing}, which is not there: pip install newsclean[langid]") from error
