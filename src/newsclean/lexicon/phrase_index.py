"""Builds the tables in which the phrases of a language are looked up.

A run pays for the tables of its language and of English before it reads a word, so they are made of what a table says
at once: its lines are folded together, and all phrases that are matched alike share one entry.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

from newsclean.lexicon import common, entries, languages, lexicon
from newsclean.text.folding import bare, fold_lines
from newsclean.text.patterns import lazy
from newsclean.text.words import WORD

__all__ = [
    "INNER_CAP",
    "UNSPACED",
    "Entry",
    "Function",
    "Index",
    "descending",
    "functions",
    "key_of",
    "phrase_index",
    "without_gap",
]

T = TypeVar("T")

INNER_CAP: Final = 200  # a longer line that holds a phrase somewhere is prose
# From Thai on, scripts that write words together: a phrase may be followed by a letter.
UNSPACED: Final = "\u0e00"
_SIGILS: Final = {"=": "alone", "^": "prefix", "~": "contains", "$": "end"}
_WORD: Final = lazy(WORD)
_KEY: Final = lazy(rf"^(?:[{UNSPACED}-\U0010ffff]|{WORD}|.)", re.DOTALL | re.MULTILINE)
# Functions whose phrases stand in a row; networks count as share buttons.
_WIDGETS: Final = frozenset({"comments", "login", "navigation", "read_more", "share", "tools"})


class Function(NamedTuple):
    """How the phrases of a function are matched; see the head of `data/common.toml`."""

    match: str
    cap: int
    sentence: bool


class Entry(NamedTuple):
    """How phrases of one function are matched."""

    function: str
    mode: str
    cap: int
    sentence: bool


Phrase = tuple[str, Entry]
Table = Mapping[str, tuple[T, ...]]


@dataclass(frozen=True, slots=True)
class Index:
    """The phrases that can stand in a line of one language, by the word or character they are found by.

    Lengths are kept as the bits of a number: a table of thousands of small tuples takes longer to build.
    """

    whole: Table[str]  # functions of a whole line
    alone: Table[str]  # those of a line that is marked never to be more than that
    starts: Table[Entry]  # by phrase
    lengths: Mapping[str, int]  # of the starts, by first word
    numbered_lengths: Mapping[str, int]  # of the starts that hold "#"
    inside: Table[Phrase]  # longest first
    widgets: Mapping[str, str]  # function by phrase
    widget_lengths: Mapping[str, int]  # by two characters: widgets stand glued too

    @property
    def is_unspaced(self) -> bool:
        """Whether some phrase is found by a character of a script that writes words together."""
        return max(self.inside, default="") >= UNSPACED


@cache
def functions() -> Mapping[str, Function]:
    """Return the functions a phrase can have."""
    tables = common()["functions"].items()
    return MappingProxyType({name: Function(t["match"], t["cap"], t.get("sentence", True)) for name, t in tables})


def key_of(text: str) -> str:
    """Return the first word of a text, or its first character in scripts that write words together."""
    match = _KEY.match(text)
    return match.group() if match else ""


def without_gap(text: str) -> str:
    """Return a line with no space after a colon, which half of the sites leave out."""
    return text.replace(": ", ":")


@cache
def phrase_index(language: str) -> Index:
    """Return the index of a language: its own phrases, those of English and those of every language."""
    own = [_indexed(tag) for tag in _same(language) if tag != "en"]
    return reduce(_united, own, _shared())


@cache
def _shared() -> Index:
    return _united(_indexed("*"), _indexed("en"))


def _indexed(tag: str) -> Index:
    """Return the index of the phrases of one language, or of those of every language."""
    whole: dict[str, tuple[str, ...]] = {}
    alone: dict[str, tuple[str, ...]] = {}
    starts: dict[str, tuple[Entry, ...]] = {}
    inside: dict[str, list[Phrase]] = defaultdict(list)
    widgets: dict[str, str] = {}
    for entry, phrases in _parsed(tag):
        cores = [text if text[0].isalnum() and text[-1].isalnum() else _core(text) for text in phrases]
        lines = without_gap("\n".join(cores)).split("\n")
        _add(whole, lines, entry.function)
        if entry.mode == "alone":
            _add(alone, lines, entry.function)
        if entry.function in _WIDGETS:
            widgets = {**dict.fromkeys(cores, entry.function), **widgets}
        if entry.mode in ("prefix", "label", "edges"):
            _add(starts, phrases, entry)
        if entry.mode in ("contains", "end", "edges"):
            for phrase in phrases:
                inside[_inner_key(phrase)].append((phrase, entry))
    numbered = [phrase for phrase in starts if "#" in phrase]
    plain = [phrase for phrase in starts if "#" not in phrase] if numbered else list(starts)
    return Index(
        whole,
        alone,
        starts,
        _lengths(_KEY.findall("\n".join(plain)), plain),
        _lengths(_KEY.findall("\n".join(numbered)), numbered),
        {key: tuple(_longest_first(found)) for key, found in inside.items()},
        widgets,
        _lengths((core[:2] for core in widgets), widgets),
    )


def _same(language: str) -> list[str]:
    """Return the tags of a language in all its scripts."""
    return [tag for tag in languages() if tag.partition("-")[0] == language.partition("-")[0]]


def _parsed(tag: str) -> Iterator[tuple[Entry, list[str]]]:
    """Yield the folded phrases of a language that are matched alike, with how they are."""
    for function, table in sorted(_written(tag)):
        usual, cap, sentence = functions()[function]
        for mode, phrases in _by_mode(fold_lines("\n".join(table)), usual):
            yield Entry(function, mode, min(cap, INNER_CAP) if mode in ("contains", "end") else cap, sentence), phrases


def _written(tag: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    if tag != "*":
        return lexicon(tag).phrases.items()
    tables = {name: entries(table) for name, table in common()["phrases"].items()}
    tables["share"] += entries(common()["networks"])
    return tables.items()


def _by_mode(lines: list[str], usual: str) -> Iterable[tuple[str, list[str]]]:
    """Return phrases by how they are matched: a sigil or a final colon (label) overrides the way of their function."""
    found = {usual: [line for line in lines if line[0] not in _SIGILS and line[-1] != ":"]}
    for line in lines:
        if line[0] in _SIGILS or line[-1] == ":":
            mode = _SIGILS.get(line[0], usual)
            phrase = line[1:] if line[0] in _SIGILS else line
            is_label = phrase[-1] == ":" and len(phrase) > 1
            found.setdefault("label" if is_label else mode, []).append(phrase[:-1] if is_label else phrase)
    return ((mode, phrases) for mode, phrases in found.items() if phrases)


def _core(phrase: str) -> str:
    """Return a phrase without the marks around it, unless it is made of marks."""
    if phrase[0].isalnum() and phrase[-1].isalnum():
        return phrase
    core = bare(phrase)
    return core if any(map(str.isalpha, core)) else phrase


def _inner_key(phrase: str) -> str:
    return phrase[0] if phrase[0] >= UNSPACED else max(_WORD.findall(phrase) or [phrase[0]], key=len)


def _add(table: dict[str, tuple[T, ...]], keys: Iterable[str], value: T) -> None:
    """Add a value to those that some keys have."""
    new: dict[str, tuple[T, ...]] = dict.fromkeys(keys, (value,))
    for key in table.keys() & new.keys():
        new[key] = (*table[key], value)
    table.update(new)


def _lengths(keys: Iterable[str], phrases: Iterable[str]) -> dict[str, int]:
    """Return the lengths of the phrases of each key as the bits of a number."""
    lengths: dict[str, int] = {}
    for key, length in zip(keys, map(len, phrases), strict=True):
        lengths[key] = lengths.get(key, 0) | 1 << length
    return lengths


def _united(one: Index, other: Index) -> Index:
    """Return two indexes as one; what is in both stands once."""
    return Index(
        _both(one.whole, other.whole, _each_once),
        _both(one.alone, other.alone, _each_once),
        _both(one.starts, other.starts, _each_once),
        _both(one.lengths, other.lengths, or_),
        _both(one.numbered_lengths, other.numbered_lengths, or_),
        _both(one.inside, other.inside, _longest_of),
        _both(one.widgets, other.widgets, min),
        _both(one.widget_lengths, other.widget_lengths, or_),
    )


def _both(one: Mapping[str, T], other: Mapping[str, T], unite: Callable[[T, T], T]) -> dict[str, T]:
    return {**one, **other, **{key: unite(one[key], other[key]) for key in one.keys() & other.keys()}}


def _each_once(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _longest_of(one: tuple[Phrase, ...], other: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    return tuple(_longest_first({*one, *other}))


def _longest_first(phrases: Iterable[Phrase]) -> list[Phrase]:
    return sorted(phrases, key=lambda found: (-len(found[0]), found))


def descending(lengths: int) -> Iterator[int]:
    """Yield the lengths that a number of an index holds, the longest first."""
    while lengths:
        length = lengths.bit_length() - 1
        yield length
        lengths ^= 1 << length
