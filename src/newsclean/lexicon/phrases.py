"""Finds the boilerplate phrases of the lexicon in one line of text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from newsclean.lexicon import common, entries, lexicon
from newsclean.text.folding import bare, bare_start, fold

__all__ = ["MAX_LINE", "Function", "Hit", "functions", "hits"]

MAX_LINE: Final = 400  # the longest cap of a function (consent banners); longer lines are prose
_HEAD: Final = 120  # no phrase of a long line is longer
_SIGILS: Final = {"=": "line", "^": "prefix", "~": "contains", "$": "end"}
_NUMBER: Final = re.compile(r"\d+(?:[., ]\d+)*")
_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W_]+")
_FIRST_KEY: Final = re.compile(r"[^\W_]+|.", re.DOTALL)
_AFTER_LABEL: Final = re.compile(r" ?[:/|=©–—\])>】〉》」』・]| -(?: |$)| ?$")
_FULL_STOPS: Final = ".।。"
_OPENING: Final = frozenset("([【〈《「『")
_SETS_OFF: Final = _OPENING | frozenset(",;:.-–—|/•·")
# From Thai on, scripts that write words together: a phrase may be followed by a letter.
_UNSPACED: Final = "\u0e00"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the lexicon found in a line.

    `whole` tells that the phrase is the whole line, but for decoration; `rest` is what follows the phrase in the
    folded line, its separator included.
    """

    function: str
    phrase: str
    whole: bool
    rest: str


class Function(NamedTuple):
    """How the phrases of a function are matched; see the head of `data/common.toml`."""

    match: str
    cap: int
    sentence: bool


class _Entry(NamedTuple):
    function: str
    phrase: str
    mode: str
    cap: int
    sentence: bool


@dataclass(frozen=True, slots=True)
class _Index:
    whole: dict[str, tuple[str, ...]]
    starts: dict[str, tuple[_Entry, ...]]
    inside: dict[str, tuple[_Entry, ...]]
    inner_cap: int
    is_unspaced: bool


@cache
def functions() -> Mapping[str, Function]:
    """Return the functions a phrase can have."""
    tables = common()["functions"].items()
    return MappingProxyType({name: Function(t["match"], t["cap"], t.get("sentence", True)) for name, t in tables})


def hits(line: str, language: str) -> tuple[Hit, ...]:
    """Return the phrases of the language, of English and of every language that match a line, one per function.

    English boilerplate stands on sites of every language. A phrase that is the whole line comes before a longer
    prefix, a longer phrase before a shorter one.
    """
    if len(line) > MAX_LINE:
        return ()
    return _hits(line, lexicon(language).language)


@lru_cache(maxsize=16_384)
def _hits(line: str, language: str) -> tuple[Hit, ...]:
    index = _index(language)
    if len(line) > index.inner_cap and not any(any(_at_start(form, index)) for form in _forms(fold(line[:_HEAD]))):
        return ()
    folded = fold(line)
    if not folded:
        return ()
    found: dict[str, Hit] = {}
    for hit in _candidates(folded, index):
        found.setdefault(hit.function, hit)
    return tuple(found[name] for name in sorted(found))


def _candidates(folded: str, index: _Index) -> Iterator[Hit]:
    for form in _forms(folded):
        yield from _whole(form, index)
        for entry, start in _at_start(form, index):
            if _begins(start, entry):
                yield Hit(entry.function, entry.phrase, False, start[len(entry.phrase) :].strip())
    if len(folded) <= index.inner_cap:
        yield from _inside(folded, index)


def _forms(folded: str) -> tuple[str, ...]:
    """Return a line as it is and, if it holds numbers, with "#" in their place."""
    return (folded, _NUMBER.sub("#", folded)) if _DIGIT.search(folded) else (folded,)


def _whole(folded: str, index: _Index) -> Iterator[Hit]:
    core = bare(folded)
    for form in {core: None, folded: None}:
        for function in index.whole.get(form, ()):
            yield Hit(function, form, True, "")
    if core[:1].isalpha() and _networks().fullmatch(core):
        yield Hit("share", core, True, "")


def _at_start(folded: str, index: _Index) -> Iterator[tuple[_Entry, str]]:
    """Yield the entries that begin a line, with the line as they see it: as it is, and without its bullets."""
    for start in {folded: None, bare_start(folded): None}:
        for entry in index.starts.get(_key(start), ()) if start else ():
            if start.startswith(entry.phrase):
                yield entry, start


def _inside(folded: str, index: _Index) -> Iterator[Hit]:
    words = set(_WORD.findall(folded))
    if index.is_unspaced:
        words.update(folded)
    for key in sorted(index.inside.keys() & words):
        for entry in index.inside[key]:
            at = folded.find(entry.phrase) if entry.mode == "contains" else folded.rfind(entry.phrase)
            if at >= 0 and _stands(folded, at, entry):
                yield Hit(entry.function, entry.phrase, False, folded[at + len(entry.phrase) :].strip())


def _begins(start: str, entry: _Entry) -> bool:
    if len(start) > entry.cap:
        return False
    if entry.mode == "prefix":
        return _ends_word(start, len(entry.phrase), entry.phrase) and (entry.sentence or start[-1] not in _FULL_STOPS)
    return _AFTER_LABEL.match(start, len(entry.phrase)) is not None


def _stands(folded: str, at: int, entry: _Entry) -> bool:
    end = at + len(entry.phrase)
    begins_word = at == 0 or entry.phrase[0] >= _UNSPACED or not folded[at - 1].isalnum()
    if len(folded) > entry.cap or not begins_word or not _ends_word(folded, end, entry.phrase):
        return False
    if entry.mode == "contains":
        return True
    closes = not bare(folded[end:])
    if entry.mode == "end":
        return closes
    before = folded[:at].rstrip()[-1:]
    in_brackets = before in _OPENING and _AFTER_LABEL.match(folded, end) is not None
    return in_brackets or (closes and before in _SETS_OFF)


def _ends_word(text: str, end: int, phrase: str) -> bool:
    return end == len(text) or phrase[-1] >= _UNSPACED or not (phrase[-1].isalnum() and text[end].isalnum())


def _key(text: str) -> str:
    if text[0] >= _UNSPACED:
        return text[0]
    match = _FIRST_KEY.match(text)
    return match.group() if match else text[0]


def _inner_key(phrase: str) -> str:
    if phrase[0] >= _UNSPACED:
        return phrase[0]
    return max(_WORD.findall(phrase) or [phrase[0]], key=len)


@cache
def _index(language: str) -> _Index:
    whole: dict[str, set[str]] = defaultdict(set)
    starts: dict[str, set[_Entry]] = defaultdict(set)
    inside: dict[str, set[_Entry]] = defaultdict(set)
    for entry in _entries(language):
        core = bare(entry.phrase)
        whole[core if any(map(str.isalpha, core)) else entry.phrase].add(entry.function)
        if entry.mode in ("prefix", "label", "edges"):
            starts[_key(entry.phrase)].add(entry)
        if entry.mode in ("contains", "end", "edges"):
            inside[_inner_key(entry.phrase)].add(entry)
    return _Index(
        whole={key: tuple(sorted(value)) for key, value in whole.items()},
        starts=_ordered(starts),
        inside=_ordered(inside),
        inner_cap=max((entry.cap for entries in inside.values() for entry in entries), default=0),
        is_unspaced=any(key >= _UNSPACED for key in inside),
    )


def _entries(language: str) -> Iterator[_Entry]:
    yield from _parsed("*")
    yield from _parsed("en")
    if language not in ("en", "und"):
        yield from _parsed(language)


@cache
def _parsed(language: str) -> tuple[_Entry, ...]:
    if language == "*":
        tables = {name: entries(table) for name, table in common()["phrases"].items()}
    else:
        tables = dict(lexicon(language).phrases)
    return tuple(_entry(written, function) for function, table in tables.items() for written in table)


def _entry(written: str, function: str) -> _Entry:
    """Read an entry: a sigil or a final colon (label) overrides the way its function is matched."""
    mode, cap, sentence = functions()[function]
    mode = _SIGILS.get(written[0], mode)
    phrase = fold(written[1:] if written[0] in _SIGILS else written)
    if phrase[-1] == ":" and len(phrase) > 1:
        mode, phrase = "label", phrase[:-1]
    return _Entry(function, phrase, mode, cap, sentence)


def _ordered(table: dict[str, set[_Entry]]) -> dict[str, tuple[_Entry, ...]]:
    """Return the entries of each key, longest phrase first."""
    return {key: tuple(sorted(value, key=lambda e: (-len(e.phrase), e.phrase, e.function))) for key, value in table.items()}


@cache
def _networks() -> re.Pattern[str]:
    """Return the pattern of a line made of two or more names of social networks, glued or not."""
    names = sorted(map(fold, entries(common()["networks"])), key=len, reverse=True)
    name = "(?:" + "|".join(map(re.escape, names)) + ")"
    return re.compile(rf"(?>{name}[^\w]*+){{2,}}+")
