"""What newsclean knows about each language: words, dates, quotes, sections and boilerplate phrases."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from newsclean.text.folding import fold

__all__ = ["Correlative", "Lexicon", "agencies", "common", "entries", "languages", "lexicon"]

_DATA: Final = files(__name__) / "data"
_NOT_LANGUAGES: Final = frozenset({"autonyms", "common"})
# Tags in use for a language that has its table under another tag.
_ALIASES: Final = {
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "zh-hant": "zh-Hant",
    "nb": "no",
    "nn": "no",
    "in": "id",
    "iw": "he",
    "cmn": "zh",
    "yue": "zh-Hant",
}


@dataclass(frozen=True, slots=True)
class Correlative:
    """A pair of expressions of which the first announces the second."""

    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The tables of one language; words and phrases are folded."""

    language: str = "und"
    name: str = ""
    autonym: str = ""
    script: str = ""
    stop_words: frozenset[str] = frozenset()
    dangling: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    doubles: frozenset[str] = frozenset()
    months: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()
    next_words: tuple[str, ...] = ()
    last_words: tuple[str, ...] = ()
    month_homographs: frozenset[str] = frozenset()
    date_words: frozenset[str] = frozenset()
    correlatives: tuple[Correlative, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()
    inner_quote_space: bool = False
    sentence_marks: str = ".!?…"
    sections: frozenset[str] = frozenset()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}), repr=False)


_EMPTY: Final = Lexicon()


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the languages that have a data file."""
    stems = (entry.name.removesuffix(".toml") for entry in _DATA.iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(stem for stem in stems if stem not in _NOT_LANGUAGES))


@cache
def common() -> Mapping[str, Any]:
    """Return the tables that hold for every language."""
    return MappingProxyType(tomllib.loads((_DATA / "common.toml").read_text("utf-8")))


@cache
def agencies() -> frozenset[str]:
    """Return the names of news and photo agencies, as they sign."""
    return frozenset(entries(common()["agencies"]))


def lexicon(tag: str) -> Lexicon:
    """Return the lexicon of a language tag, or an empty one called "und".

    A tag without a table of its own falls back to its language: "fr-CA" is read as "fr".
    """
    return _load(_known_tag(tag))


@lru_cache(maxsize=1024)
def _known_tag(tag: str) -> str:
    subtags = tag.lower().replace("_", "-").split("-")[:8]
    known = {name.lower(): name for name in languages()}
    for count in range(len(subtags), 0, -1):
        shorter = "-".join(subtags[:count])
        shorter = _ALIASES.get(shorter, shorter).lower()
        if shorter in known:
            return known[shorter]
    return "und"


@cache
def _load(tag: str) -> Lexicon:
    if tag == "und":
        return _EMPTY
    return _build(tag, _tables(tag))


def _tables(tag: str) -> dict[str, Any]:
    own = tomllib.loads((_DATA / f"{tag}.toml").read_text("utf-8"))
    parent = own.pop("inherits", None)
    if parent is None:
        return own
    inherited = _tables(parent)
    for name, table in own.items():
        both = isinstance(table, dict) and isinstance(inherited.get(name), dict)
        inherited[name] = {**inherited[name], **table} if both else table
    return inherited


def _build(tag: str, tables: Mapping[str, Any]) -> Lexicon:
    words, days = tables["words"], tables["dates"]
    return Lexicon(
        language=tag,
        name=tables["name"],
        autonym=tables["autonym"],
        script=tables["script"],
        stop_words=_words(words["stop"]),
        dangling=_words(words["dangling"]),
        abbreviations=_words(words["abbreviations"]),
        doubles=_words(words["doubles"]),
        months=tuple(_phrases(forms) for forms in days["months"]),
        weekdays=tuple(_phrases(forms) for forms in days["weekdays"]),
        next_words=_phrases(days["next"]),
        last_words=_phrases(days["last"]),
        month_homographs=frozenset(_phrases(days.get("homographs", ()))),
        date_words=_words(days["line_words"]),
        correlatives=tuple(Correlative(_phrases(c["first"]), _phrases(c["second"])) for c in tables["correlatives"]),
        quotes=tuple((opening, closing) for opening, closing in tables["quotes"]["pairs"]),
        inner_quote_space=tables["quotes"]["inner_space"],
        sentence_marks=tables["sentence_marks"],
        sections=frozenset(map(fold, entries(tables["sections"]))),
        phrases=MappingProxyType({name: entries(table) for name, table in tables["phrases"].items()}),
    )


def entries(table: str) -> tuple[str, ...]:
    """Return the entries of a table that holds one a line; such a table loads ten times as fast as an array."""
    return tuple(table.strip("\n").split("\n"))


def _words(table: str) -> frozenset[str]:
    return frozenset(map(fold, table.split()))


def _phrases(forms: list[str]) -> tuple[str, ...]:
    return tuple(map(fold, forms))
