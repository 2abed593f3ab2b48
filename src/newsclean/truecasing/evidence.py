"""What is known of a word beforehand: whether it is the name of a place or a day, and how usual its letters are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from newsclean.langid.profiles import LONGEST_WORD, Profile, profile

DATA = Path(__file__).with_name("data")
_KEYS: Final = {"nb": "no", "nn": "no", "bs": "hr", "sr": "hr", "sh": "hr", "ms": "id"}
_LANES: Final = {"no": "nb", "hr": "hr"}
_STEM: Final = 4  # letters of the shortest stem to which endings are put
_ENDING: Final = 4  # letters of the longest ending
_LONG: Final = 8  # letters of a name that may lose two before an ending
_CYRILLIC: Final = ("\u0400", "\u052f")


def data(name: str) -> bytes:
    """Return a file of the data."""
    return (DATA / name).read_bytes()


def key_of(tag: str) -> str:
    """Return the language whose knowledge serves for a tag: "nb" and "nn" are read as "no", "sr" and "bs" as "hr"."""
    base = tag.lower().partition("-")[0]
    return _KEYS.get(base, base)


@cache
def names() -> Mapping[str, Mapping[str, str]]:
    """Return the kind of each name by language."""
    found: dict[str, dict[str, str]] = {}
    for line in data("names.tsv").decode().splitlines():
        if not line.startswith("#"):
            language, kind, words = line.split("\t")
            found.setdefault(language, {}).update(dict.fromkeys(words.split(), kind))
    return found


@cache
def learned() -> frozenset[str]:
    """Return the words that stand with a capital in the texts of several languages."""
    return frozenset(data("learned.txt").decode().split())


@cache
def places() -> frozenset[str]:
    """Return the countries and cities in all languages."""
    return frozenset(word for table in names().values() for word, kind in table.items() if kind in "TY")


@lru_cache(maxsize=1 << 14)
def traits(word: str, key: str) -> tuple[str, ...]:
    """Return the traits of a lower-case word in a language, the one of its letters last."""
    return (*_naming(word, key), *_likeness(word, key))


def _naming(word: str, key: str) -> Iterator[str]:
    """Yield what a word names; if it can be an inflected name, its ending."""
    kind = names().get(key, {}).get(word) or ("o" if word in places() else "")
    if kind:
        yield f"G{kind}"
    if word in learned():
        yield "N"
        return
    if kind:
        return
    known = stems(key)
    for length in range(1, min(_ENDING, len(word) - _STEM) + 1):
        if word[:-length] in known:
            yield f"H{length}"
            yield f"I{word[-length:]}"
            return


@cache
def stems(key: str) -> frozenset[str]:
    """Return the names of a language without their last letters, which endings may replace."""
    found = (*names().get(key, ()), *learned())
    return frozenset(word[: -1 if len(word) < _LONG else -2] for word in found if len(word) > _STEM)


def _likeness(word: str, key: str) -> tuple[str, ...]:
    """Return how well the letters of a word fit its language, and how much better another one."""
    found = _profile("Cyrl" if _CYRILLIC[0] <= word[:1] <= _CYRILLIC[1] else "Latn", key)
    if found is None:
        return ()
    profile, lane = found
    scores = profile.scores([word[:LONGEST_WORD]])
    length = min(len(word), LONGEST_WORD) + 1
    own, better = scores[lane] // length, (max(scores) - scores[lane]) // length
    return f"L{own // 2}", f"K{own // 3}.{min(len(word), 8)}", f"M{own // 3}.{better // 2}"


@cache
def _profile(script: str, key: str) -> tuple[Profile, int] | None:
    found = profile(script)
    for tag in (key, _LANES.get(key, key), "sr"):
        if tag in found.languages:
            return found, found.languages.index(tag)
    return None
