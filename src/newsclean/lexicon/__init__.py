"""What newsclean knows about each language: words, dates, quotes, sections and boilerplate phrases."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from newsclean.text.folding import fold, fold_chars, fold_lines

__all__ = ["Correlative", "DateStyle", "Era", "Lexicon", "agencies", "common", "entries", "languages", "lexicon"]

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


QuoteConvention = tuple[tuple[str, str], tuple[str, str]]  # outer and inner marks


@dataclass(frozen=True, slots=True)
class Correlative:
    """A pair of expressions of which the first announces the second."""

    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Era:
    """Years that a language counts otherwise: `behind` is how many to take off, None where months differ too."""

    first: int
    last: int
    behind: int | None = None


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How a language puts its dates together; what is empty does not occur."""

    links: tuple[str, ...] = ()  # between weekday and day: "Freitag, dem 13."
    ordinals: tuple[str, ...] = ()  # behind the day: "1er mai"
    before_month: tuple[str, ...] = ()
    before_year: tuple[str, ...] = ()
    after_year: tuple[str, ...] = ()  # glued to the year: "2021г."
    after_day: tuple[str, ...] = ()  # behind a day that follows its month: "szeptember 8-án"; "" is nothing
    year_first: bool = False  # before a month that comes before its day: "2024. szeptember 8."
    before_weekday: str = ""  # marks between a date and the weekday that follows it: "12월 3일 목요일"
    relative_follows: bool = (
        False  # "13 août prochain"; elsewhere it opens another phrase: "13. August nächsten Jahres"
    )
    either_order: bool = True  # half of the readers read numbers month first; so they may where nobody knows who reads
    era: Era | None = None

    def year(self, written: int) -> int | None:
        """Return the common year that is written, None if no day of it can be told."""
        if self.era is None or not self.era.first <= written <= self.era.last:
            return written
        return None if self.era.behind is None else written - self.era.behind


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The tables of one language; words and phrases are folded, those of dates character by character."""

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
    date_style: DateStyle = DateStyle()
    folds_dates: bool = False  # words of dates have more than one spelling beside the case
    verb_last: bool = False
    prompt_words: int = 2  # of a prompt that a line shares to be one; more where words are syllables
    correlatives: tuple[Correlative, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()
    inner_quote_space: bool = False
    quote_conventions: Mapping[str, QuoteConvention] = field(default_factory=lambda: MappingProxyType({}), repr=False)
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
    return MappingProxyType(_read("common.toml"))


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
    own = _read(f"{tag}.toml")
    parent = own.pop("inherits", None)
    if parent is None:
        return own
    inherited = _tables(parent)
    for name, table in own.items():
        both = isinstance(table, dict) and isinstance(inherited.get(name), dict)
        inherited[name] = {**inherited[name], **table} if both else table
    return inherited


def _read(name: str) -> dict[str, Any]:
    """Return the tables of a file; its phrases, which are most of it, are read without a look at each character."""
    rest, _, phrases = (_DATA / name).read_text("utf-8").partition("\n[phrases]\n")
    tables = tomllib.loads(rest)
    found = (table.strip("\n").partition(" = '''\n") for table in phrases.split("\n'''"))
    tables["phrases"] = {function: lines for function, _, lines in found if function}
    return tables


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
        months=tuple(map(_forms, days["months"])),
        weekdays=tuple(map(_forms, days["weekdays"])),
        next_words=_forms(days["next"]),
        last_words=_forms(days["last"]),
        month_homographs=frozenset(_forms(days.get("homographs", ()))),
        date_words=_words(days["line_words"]),
        date_style=_date_style(days),
        folds_dates=any(_has_spellings(form) for form in (*chain(*days["weekdays"]), *days["next"])),
        verb_last=tables.get("verb_last", False),
        prompt_words=tables.get("prompt_words", 2),
        correlatives=tuple(Correlative(_phrases(c["first"]), _phrases(c["second"])) for c in tables["correlatives"]),
        quotes=tuple((opening, closing) for opening, closing in tables["quotes"]["pairs"]),
        inner_quote_space=tables["quotes"]["inner_space"],
        quote_conventions=MappingProxyType(_conventions(tables["quotes"])),
        sentence_marks=tables["sentence_marks"],
        sections=frozenset(fold_lines(tables["sections"].strip("\n"))),
        phrases=MappingProxyType({name: entries(table) for name, table in tables["phrases"].items()}),
    )


def _date_style(days: Mapping[str, Any]) -> DateStyle:
    """Return the style of the keys of `[dates]` that belong to it; they are those of `DateStyle`."""
    found = {name: value for name, value in days.items() if name in DateStyle.__dataclass_fields__}
    found = {name: _forms(value) if isinstance(value, list) else value for name, value in found.items()}
    era = found.pop("era", None)
    return DateStyle(**{"either_order": False, **found, "era": Era(**era) if era else None})


def entries(table: str) -> tuple[str, ...]:
    """Return the entries of a table that holds one a line; such a table loads ten times as fast as an array."""
    return tuple(table.strip("\n").split("\n"))


def _conventions(quotes: Mapping[str, Any]) -> dict[str, QuoteConvention]:
    """Return the outer and inner marks that the press sets, by region; "" stands for every other region."""
    stated = ({"": quotes["convention"]} if "convention" in quotes else {}) | quotes.get("regions", {})
    return {region: (tuple(outer), tuple(inner)) for region, (outer, inner) in stated.items()}


def _words(table: str) -> frozenset[str]:
    return frozenset(fold_lines("\n".join(table.split())))


def _forms(forms: Iterable[str]) -> tuple[str, ...]:
    """Return words as they are looked for in a text whose characters keep their places."""
    return tuple(map(fold_chars, forms))


def _has_spellings(form: str) -> bool:
    return "'" in form or fold_chars(form) != form.lower()


def _phrases(forms: list[str]) -> tuple[str, ...]:
    return tuple(map(fold, forms))
