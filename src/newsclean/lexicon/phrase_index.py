"""Builds the tables in which the phrases of a language are looked up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from newsclean.lexicon import common, entries, languages, lexicon
from newsclean.text.folding import bare, fold
from newsclean.text.patterns import lazy

__all__ = ["INNER_CAP", "UNSPACED", "Entry", "Function", "Index", "functions", "key_of", "phrase_index", "without_gap"]

INNER_CAP: Final = 200  # a longer line that holds a phrase somewhere is prose
# From Thai on, scripts that write words together: a phrase may be followed by a letter.
UNSPACED: Final = "\u0e00"
_SIGILS: Final = {"=": "line", "^": "prefix", "~": "contains", "$": "end"}
_WORD: Final = lazy(r"[^\W_]+")
_FIRST_KEY: Final = lazy(r"[^\W_]+|.", re.DOTALL)
# Functions whose phrases stand in a row; networks count as share buttons.
_WIDGETS: Final = frozenset({"comments", "login", "navigation", "read_more", "share", "tools"})


class Function(NamedTuple):
    """How the phrases of a function are matched; see the head of `data/common.toml`."""

    match: str
    cap: int
    sentence: bool


class Entry(NamedTuple):
    """A phrase as it is looked up."""

    function: str
    phrase: str
    mode: str
    cap: int
    sentence: bool


@dataclass(frozen=True, slots=True)
class Index:
    """The phrases that can stand in a line of one language, by the word or character they are found by."""

    whole: Mapping[str, tuple[str, ...]]  # functions of a whole line
    starts: Mapping[str, tuple[Entry, ...]]  # by phrase
    lengths: Mapping[str, tuple[int, ...]]  # of the starts, longest first
    numbered_lengths: Mapping[str, tuple[int, ...]]  # of the starts that hold "#"
    inside: Mapping[str, tuple[Entry, ...]]
    widgets: Mapping[str, tuple[Entry, ...]]  # by two characters: widgets stand glued too
    is_unspaced: bool


@cache
def functions() -> Mapping[str, Function]:
    """Return the functions a phrase can have."""
    tables = common()["functions"].items()
    return MappingProxyType({name: Function(t["match"], t["cap"], t.get("sentence", True)) for name, t in tables})


def key_of(text: str) -> str:
    """Return the first word of a text, or its first character in scripts that write words together."""
    if text[0] >= UNSPACED:
        return text[0]
    match = _FIRST_KEY.match(text)
    return match.group() if match else text[0]


def without_gap(text: str) -> str:
    """Return a line with no space after a colon, which half of the sites leave out."""
    return text.replace(": ", ":")


@cache
def phrase_index(language: str) -> Index:
    """Return the index of a language: its own phrases, those of English and those of every language."""
    shared, own = _tables(("*", "en")), _tables(tuple(tag for tag in _same(language) if tag != "en"))
    starts = _united(shared.starts, own.starts)
    inside = _united(shared.inside, own.inside)
    return Index(
        whole={**shared.whole, **{key: _sorted(shared.whole, key, found) for key, found in own.whole.items()}},
        starts=starts,
        lengths=_lengths(phrase for phrase in starts if "#" not in phrase),
        numbered_lengths=_lengths(phrase for phrase in starts if "#" in phrase),
        inside=inside,
        widgets=_united(shared.widgets, own.widgets),
        is_unspaced=any(key >= UNSPACED for key in inside),
    )


class _Tables(NamedTuple):
    """The phrases of some languages by the word or character they are found by."""

    whole: dict[str, tuple[str, ...]]
    starts: dict[str, tuple[Entry, ...]]
    inside: dict[str, tuple[Entry, ...]]
    widgets: dict[str, tuple[Entry, ...]]


@cache
def _tables(tags: tuple[str, ...]) -> _Tables:
    whole: dict[str, set[str]] = defaultdict(set)
    starts: dict[str, set[Entry]] = defaultdict(set)
    inside: dict[str, set[Entry]] = defaultdict(set)
    widgets: dict[str, set[Entry]] = defaultdict(set)
    for entry in (entry for tag in tags for entry in _parsed(tag)):
        core = bare(entry.phrase)
        core = core if any(map(str.isalpha, core)) else entry.phrase
        whole[without_gap(core)].add(entry.function)
        if entry.function in _WIDGETS:
            widgets[core[:2]].add(entry._replace(phrase=core))
        if entry.mode in ("prefix", "label", "edges"):
            starts[entry.phrase].add(entry)
        if entry.mode in ("contains", "end", "edges"):
            inside[_inner_key(entry.phrase)].add(entry)
    ordered = {key: tuple(found if len(found) == 1 else sorted(found)) for key, found in whole.items()}
    return _Tables(ordered, *map(_ordered, (starts, inside, widgets)))


def _united(shared: dict[str, tuple[Entry, ...]], own: dict[str, tuple[Entry, ...]]) -> dict[str, tuple[Entry, ...]]:
    """Return both tables as one; what English shares with the language stands once."""
    both = {key: {*shared[key], *found} for key, found in own.items() if key in shared}
    return {**shared, **own, **_ordered(both)}


def _sorted(shared: Mapping[str, tuple[str, ...]], key: str, found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*shared[key], *found})) if key in shared else found


def _lengths(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the lengths of the phrases that begin with each word, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        lengths[key_of(phrase)].add(len(phrase))
    return {key: tuple(found if len(found) == 1 else sorted(found, reverse=True)) for key, found in lengths.items()}


def _inner_key(phrase: str) -> str:
    return phrase[0] if phrase[0] >= UNSPACED else max(_WORD.findall(phrase) or [phrase[0]], key=len)


def _ordered(table: Mapping[str, set[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of each key, longest phrase first."""
    return {key: tuple(found if len(found) == 1 else sorted(found, key=_by_length)) for key, found in table.items()}


def _by_length(entry: Entry) -> tuple[int, Entry]:
    return -len(entry.phrase), entry


def _same(language: str) -> list[str]:
    """Return the tags of a language in all its scripts."""
    return [tag for tag in languages() if tag.partition("-")[0] == language.partition("-")[0]]


@cache
def _parsed(language: str) -> tuple[Entry, ...]:
    if language == "*":
        tables = {name: entries(table) for name, table in common()["phrases"].items()}
        tables["share"] += entries(common()["networks"])
    else:
        tables = dict(lexicon(language).phrases)
    return tuple(_entry(written, function) for function, table in tables.items() for written in table)


def _entry(written: str, function: str) -> Entry:
    """Read an entry: a sigil or a final colon (label) overrides the way its function is matched."""
    mode, cap, sentence = functions()[function]
    mode = _SIGILS.get(written[0], mode)
    phrase = fold(written[1:] if written[0] in _SIGILS else written)
    if phrase[-1] == ":" and len(phrase) > 1:
        mode, phrase = "label", phrase[:-1]
    return Entry(function, phrase, mode, min(cap, INNER_CAP) if mode in ("contains", "end") else cap, sentence)
