"""What newsclean knows about each language: words, dates, quotes, sections and boilerplate phrases."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from newsclean.lexicon.tables import Correlative, DateStyle, Era, Lexicon, QuoteConvention
from newsclean.text.folding import bare, fold, fold_chars, fold_lines

__all__ = [
    "Correlative",
    "DateStyle",
    "Era",
    "Lexicon",
    "agencies",
    "common",
    "entries",
    "languages",
    "lexicon",
    "partial_languages",
]

_DATA: Final = files(__name__) / "data"
_PARTIAL: Final = "partial"
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

_EMPTY: Final = Lexicon()


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the languages that have all tables."""
    return tuple(tag for tag in _stems(_DATA) if tag not in _NOT_LANGUAGES)


@cache
def partial_languages() -> tuple[str, ...]:
    """Return the tags of the languages of which a few tables are written."""
    return _stems(_DATA / _PARTIAL)


def _stems(folder: Traversable) -> tuple[str, ...]:
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


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

    Of a partial language all other tables are empty. A tag without a table of its own falls back to its language:
    "fr-CA" is read as "fr".
    """
    return _load(_known_tag(tag))


@lru_cache(maxsize=1024)
def _known_tag(tag: str) -> str:
    subtags = tag.lower().replace("_", "-").split("-")[:8]
    known = {name.lower(): name for name in (*languages(), *partial_languages())}
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
    if tag in partial_languages():
        return _partial(tag, _read(f"{_PARTIAL}/{tag}.toml"))
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
    rest, _, phrases = _DATA.joinpath(*name.split("/")).read_text("utf-8").partition("\n[phrases]\n")
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
        correlatives=tuple(map(_correlative, tables["correlatives"])),
        quotes=tuple((opening, closing) for opening, closing in tables["quotes"]["pairs"]),
        inner_quote_space=tables["quotes"]["inner_space"],
        quote_conventions=MappingProxyType(_conventions(tables["quotes"])),
        sentence_marks=tables["sentence_marks"],
        sections=frozenset(fold_lines(tables["sections"].strip("\n"))),
        phrases=MappingProxyType({name: entries(table) for name, table in tables["phrases"].items()}),
        pitches=MappingProxyType(tables.get("pitches", {})),
        **_optional(tables),
    )


def _partial(tag: str, tables: Mapping[str, Any]) -> Lexicon:
    words = tables.get("words", {})
    return Lexicon(
        language=tag,
        name=tables["name"],
        autonym=tables["autonym"],
        script=tables["script"],
        dangling=_words(words.get("dangling", "")),
        **_optional(tables),
    )


def _optional(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables that a language may lack, and a partial one may have."""
    headings = tables.get("headings", {})
    names = map(bare, fold_lines(headings.get("names", "").strip("\n")))
    return {
        "alone": frozenset(tables.get("words", {}).get("alone", "").split()),
        "verb_endings": tuple(sorted(_words(tables.get("words", {}).get("verb_endings", "")))),
        "doubling": MappingProxyType({name: _words(table) for name, table in tables.get("doubling", {}).items()}),
        "headings": frozenset(name.rstrip("?؟ ") for name in names if name),
        "heading_openers": _words(headings.get("openers", "")),
    }


def _correlative(pair: Mapping[str, list[str]]) -> Correlative:
    return Correlative(*(_phrases(pair.get(half, [])) for half in ("first", "second", "both")))


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
    return frozenset(filter(None, fold_lines("\n".join(table.split()))))


def _forms(forms: Iterable[str]) -> tuple[str, ...]:
    """Return words as they are looked for in a text whose characters keep their places."""
    return tuple(map(fold_chars, forms))


def _has_spellings(form: str) -> bool:
    return "'" in form or fold_chars(form) != form.lower()


def _phrases(forms: list[str]) -> tuple[str, ...]:
    return tuple(map(fold, forms))
