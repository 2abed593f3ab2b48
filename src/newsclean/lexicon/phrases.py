"""Finds the boilerplate phrases of the lexicon in one line of text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from newsclean.lexicon import lexicon
from newsclean.lexicon.phrase_index import (
    INNER_CAP,
    UNSPACED,
    Entry,
    Function,
    Index,
    descending,
    functions,
    key_of,
    phrase_index,
    without_gap,
)
from newsclean.text.folding import bare, bare_start, fold
from newsclean.text.patterns import lazy
from newsclean.text.words import is_of_word, words_in

__all__ = ["MAX_LINE", "Function", "Hit", "begins_whole", "functions", "hits", "whole_hits"]

MAX_LINE: Final = 400  # the longest cap of a function (consent banners); longer lines are prose
_HEAD: Final = 120  # no phrase of a long line is longer
_LONGEST_FIRST: Final = 40  # characters of a first word that is folded alone
_DIGIT: Final = lazy(r"\d")
_NUMBER: Final = lazy(r"\d+(?:[., ]\d+)*")
_POST_SIGNATURE: Final = lazy(r"[—–-] ?[^@]{1,80}\(@\w{1,30}\),? [^@]{4,40}")
_HASHTAGS: Final = lazy(r"(?:#[^\W\d][^\s#]{0,60}[\s,]{0,3}){2,60}+")
_SHORTEST_ROW: Final = 2
_SHORTEST_WORD: Final = 2
_BETWEEN_WIDGETS: Final = frozenset(" |·•/,-–—")
_AFTER_LABEL: Final = lazy(r" ?[:/|丨=©–—\])>】〉》」』・]|ः(?: |$)| -(?: |$)| ?$")
_LIKE_COLON: Final = lazy("ः(?: |$)")
_FULL_STOPS: Final = ".।。"
_COMMAS: Final = ",،"
_FIRST_INDIC: Final = "\u0900"  # alphabets before it leave parts of words before a hyphen: "Foto- und Videoreihe"
_OPENING: Final = frozenset("([【〈《「『")
_SETS_OFF: Final = _OPENING | frozenset(",;:.-–—|/•·")
_IDEOGRAPHS: Final = ("\u3040", "\u9fff")  # Chinese and Japanese prose has no spaces: one sets a label off


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the lexicon found in a line.

    `whole` tells that the phrase is the whole line, but for decoration; `rest` is what follows the phrase in the
    folded line, its separator included. What `stands_alone` is boilerplate as a whole line, but never opens one.
    """

    function: str
    phrase: str
    whole: bool
    rest: str
    stands_alone: bool = False


def hits(line: str, language: str) -> tuple[Hit, ...]:
    """Return the phrases of the language, of English and of every language that match a line, one per function.

    English boilerplate stands on sites of every language. A phrase that is the whole line comes before a longer
    prefix, a longer phrase before a shorter one.
    """
    if len(line) > MAX_LINE:
        return ()
    return _hits(line, lexicon(language).language)


def whole_hits(line: str, language: str) -> tuple[Hit, ...]:
    """Return those of `hits` that are the whole line; they cost a quarter of all."""
    if len(line) > INNER_CAP:
        return tuple(hit for hit in hits(line, language) if hit.whole)
    return _whole_hits(line, lexicon(language).language)


@lru_cache(maxsize=4096)
def begins_whole(word: str, language: str) -> bool:
    """Tell, at little cost, whether a line that begins with a word may be as a whole a phrase; no is certain."""
    folded = fold(word)
    if len(folded) < _SHORTEST_WORD or _DIGIT.search(folded) or not all(map(is_of_word, folded)):
        return True  # what stands before a phrase or for a number may be anything
    index = phrase_index(lexicon(language).language)
    return key_of(folded) in _whole_keys(lexicon(language).language) or _widget_at(folded, 0, index)[1] != ""


@cache
def _whole_keys(language: str) -> frozenset[str]:
    return frozenset(map(key_of, phrase_index(language).whole))


@lru_cache(maxsize=16_384)
def _whole_hits(line: str, language: str) -> tuple[Hit, ...]:
    folded = fold(line)
    found: dict[str, Hit] = {}
    for hit in _whole_candidates(folded, _masked(folded), phrase_index(language)) if folded else ():
        found.setdefault(hit.function, hit)
    return tuple(found[name] for name in sorted(found))


@lru_cache(maxsize=16_384)
def _hits(line: str, language: str) -> tuple[Hit, ...]:
    index = phrase_index(language)
    if len(line) > INNER_CAP and not _may_start(line, index):
        return ()
    folded = fold(line)
    if not folded:
        return ()
    found: dict[str, Hit] = {}
    for hit in _candidates(folded, index):
        found.setdefault(hit.function, hit)
    return tuple(found[name] for name in sorted(found))


def _may_start(line: str, index: Index) -> bool:
    """Tell whether a phrase may begin a long line: half of them are told by their first word."""
    end = line.find(" ", 0, _LONGEST_FIRST)
    if end > 0 and line[0].isalpha():
        first = key_of(fold(line[:end]))
        if first not in index.lengths and first not in index.numbered_lengths:
            return False
    head = fold(line[:_HEAD])
    return any(True for _ in _starts(head, _masked(head), index))


def _candidates(folded: str, index: Index) -> Iterator[Hit]:
    masked = _masked(folded)
    yield from _whole_candidates(folded, masked, index)
    for phrase, entry, start in _starts(folded, masked, index):
        if _begins(start, phrase, entry):
            yield Hit(entry.function, phrase, False, start[len(phrase) :].strip())
    if len(folded) <= INNER_CAP:
        yield from _inside(folded, index)


def _whole_candidates(folded: str, masked: str, index: Index) -> Iterator[Hit]:
    yield from _shaped(folded)
    yield from _whole(folded, index)
    if masked:
        yield from _whole(masked, index)


def _masked(folded: str) -> str:
    """Return a line with "#" for each number, or nothing if it holds none."""
    return _NUMBER.sub("#", folded) if _DIGIT.search(folded) else ""


def _shaped(folded: str) -> Iterator[Hit]:
    """Yield the lines that are known by their shape: the signature of an embedded post, a row of hashtags."""
    if folded[0] in "—–-" and _POST_SIGNATURE.fullmatch(folded):
        yield Hit("embed_placeholder", folded, True, "")
    elif folded[0] == "#" and _HASHTAGS.fullmatch(folded):
        yield Hit("tags", folded, True, "")


def _whole(folded: str, index: Index) -> Iterator[Hit]:
    core = bare(folded)
    for form in (core,) if core == folded else (core, folded):
        line = without_gap(form)
        for function in index.whole.get(line, ()):
            yield Hit(function, form, True, "", function in index.alone.get(line, ()))
    if core[:2] in index.widget_lengths or core[:1] in index.widget_lengths:
        yield from _row(core, index)


def _row(core: str, index: Index) -> Iterator[Hit]:
    """Yield a hit if a line is a row of widgets: "Share on Facebook Share on X Print", "FacebookTwitterWhatsApp"."""
    at, met = 0, [""]
    while at < len(core):
        end, function = _widget_at(core, at, index)
        glued = at > 0 and core[at - 1] not in _BETWEEN_WIDGETS and core[at] < UNSPACED
        if not function or (glued and not function == met[-1] == "share"):
            return
        met.append(function)
        at = end
        while at < len(core) and core[at] in _BETWEEN_WIDGETS:
            at += 1
    if len(met) > _SHORTEST_ROW:
        yield Hit(max(met[1:], key=met.count), core, True, "")


def _widget_at(core: str, at: int, index: Index) -> tuple[int, str]:
    """Return the end and the function of the longest widget at a place; no function if there is none."""
    for key in (core[at : at + 2], core[at]):
        for length in descending(index.widget_lengths.get(key, 0)):
            function = index.widgets.get(core[at : at + length])
            if function:
                return at + length, function
    return at, ""


def _starts(folded: str, masked: str, index: Index) -> Iterator[tuple[str, Entry, str]]:
    """Yield the phrases that begin a line, with the line as they see it: with its bullets or without."""
    for form, lengths in ((folded, index.lengths), (masked, index.numbered_lengths)):
        if not form:
            continue
        core = bare_start(form)
        for start in (form,) if core == form else (form, core):
            for length in descending(lengths.get(key_of(start), 0)):
                for entry in index.starts.get(start[:length], ()):
                    yield start[:length], entry, start


def _inside(folded: str, index: Index) -> Iterator[Hit]:
    words = words_in(folded)
    if index.is_unspaced:
        words.update(folded)
    for key in sorted(index.inside.keys() & words):
        for phrase, entry in index.inside[key]:
            at = folded.find(phrase) if entry.mode == "contains" else folded.rfind(phrase)
            if at >= 0 and _stands(folded, at, phrase, entry):
                yield Hit(entry.function, phrase, False, folded[at + len(phrase) :].strip())


def _begins(start: str, phrase: str, entry: Entry) -> bool:
    if len(start) > entry.cap:
        return False
    end = len(phrase)
    if entry.mode == "prefix":
        return _ends_word(start, end, phrase) and (entry.sentence or start[-1] not in _FULL_STOPS)
    if start[end : end + 1] == " " and _IDEOGRAPHS[0] <= phrase[-1] <= _IDEOGRAPHS[1]:
        return True
    is_long = " " in phrase or phrase[-1] >= _FIRST_INDIC
    return _AFTER_LABEL.match(start, end) is not None or (is_long and start.startswith("- ", end))


def _stands(folded: str, at: int, phrase: str, entry: Entry) -> bool:
    end = at + len(phrase)
    begins_word = at == 0 or phrase[0] >= UNSPACED or not is_of_word(folded[at - 1])
    if len(folded) > entry.cap or not begins_word or not _ends_word(folded, end, phrase):
        return False
    if entry.mode == "contains":
        return True
    closes = not bare(folded[end:])
    if entry.mode == "end":
        return closes
    before = folded[:at].rstrip()[-1:]
    in_brackets = before in _OPENING and (_AFTER_LABEL.match(folded, end) is not None or folded[end] in _COMMAS)
    return in_brackets or (closes and before in _SETS_OFF)


def _ends_word(text: str, end: int, phrase: str) -> bool:
    if end == len(text) or not is_of_word(text[end]) or _LIKE_COLON.match(text, end):
        return True
    return text[end].isalnum() if phrase[-1] >= UNSPACED else not is_of_word(phrase[-1])
