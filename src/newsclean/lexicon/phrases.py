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
    functions,
    key_of,
    phrase_index,
    without_gap,
)
from newsclean.text.folding import bare, bare_start, fold
from newsclean.text.patterns import lazy

__all__ = ["MAX_LINE", "Function", "Hit", "begins_whole", "functions", "hits", "whole_hits"]

MAX_LINE: Final = 400  # the longest cap of a function (consent banners); longer lines are prose
_HEAD: Final = 120  # no phrase of a long line is longer
_DIGIT: Final = lazy(r"\d")
_NUMBER: Final = lazy(r"\d+(?:[., ]\d+)*")
_WORD: Final = lazy(r"[^\W_]+")
_POST_SIGNATURE: Final = lazy(r"[—–-] ?[^@]{1,80}\(@\w{1,30}\),? [^@]{4,40}")
_HASHTAGS: Final = lazy(r"(?:#[^\W\d][^\s#]{0,60}[\s,]{0,3}){2,60}+")
_SHORTEST_ROW: Final = 2
_SHORTEST_WORD: Final = 2
_BETWEEN_WIDGETS: Final = frozenset(" |·•/,-–—")
_AFTER_LABEL: Final = lazy(r" ?[:/|丨=©–—\])>】〉》」』・]| -(?: |$)| ?$")
_FULL_STOPS: Final = ".।。"
_OPENING: Final = frozenset("([【〈《「『")
_SETS_OFF: Final = _OPENING | frozenset(",;:.-–—|/•·")
_IDEOGRAPHS: Final = ("\u3040", "\u9fff")  # Chinese and Japanese prose has no spaces: one sets a label off


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
    if len(folded) < _SHORTEST_WORD or not folded.isalnum() or _DIGIT.search(folded):
        return True  # what stands before a phrase or for a number may be anything
    index = phrase_index(lexicon(language).language)
    return key_of(folded) in _whole_keys(lexicon(language).language) or _widget_at(folded, 0, index) is not None


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
    if len(line) > INNER_CAP:
        head = fold(line[:_HEAD])
        if not any(True for _ in _starts(head, _masked(head), index)):
            return ()
    folded = fold(line)
    if not folded:
        return ()
    found: dict[str, Hit] = {}
    for hit in _candidates(folded, index):
        found.setdefault(hit.function, hit)
    return tuple(found[name] for name in sorted(found))


def _candidates(folded: str, index: Index) -> Iterator[Hit]:
    masked = _masked(folded)
    yield from _whole_candidates(folded, masked, index)
    for entry, start in _starts(folded, masked, index):
        if _begins(start, entry):
            yield Hit(entry.function, entry.phrase, False, start[len(entry.phrase) :].strip())
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
        for function in index.whole.get(without_gap(form), ()):
            yield Hit(function, form, True, "")
    if core[:2] in index.widgets or core[:1] in index.widgets:
        yield from _row(core, index)


def _row(core: str, index: Index) -> Iterator[Hit]:
    """Yield a hit if a line is a row of widgets: "Share on Facebook Share on X Print", "FacebookTwitterWhatsApp"."""
    at, met = 0, [""]
    while at < len(core):
        entry = _widget_at(core, at, index)
        glued = at > 0 and core[at - 1] not in _BETWEEN_WIDGETS and core[at] < UNSPACED
        if entry is None or (glued and not entry.function == met[-1] == "share"):
            return
        met.append(entry.function)
        at += len(entry.phrase)
        while at < len(core) and core[at] in _BETWEEN_WIDGETS:
            at += 1
    if len(met) > _SHORTEST_ROW:
        yield Hit(max(met[1:], key=met.count), core, True, "")


def _widget_at(core: str, at: int, index: Index) -> Entry | None:
    for key in (core[at : at + 2], core[at]):
        for entry in index.widgets.get(key, ()):
            if core.startswith(entry.phrase, at):
                return entry
    return None


def _starts(folded: str, masked: str, index: Index) -> Iterator[tuple[Entry, str]]:
    """Yield the entries that begin a line, with the line as they see it: with its bullets or without."""
    for form, lengths in ((folded, index.lengths), (masked, index.numbered_lengths)):
        if not form:
            continue
        core = bare_start(form)
        for start in (form,) if core == form else (form, core):
            for length in lengths.get(key_of(start), ()) if start else ():
                for entry in index.starts.get(start[:length], ()):
                    yield entry, start


def _inside(folded: str, index: Index) -> Iterator[Hit]:
    words = set(_WORD.findall(folded))
    if index.is_unspaced:
        words.update(folded)
    for key in sorted(index.inside.keys() & words):
        for entry in index.inside[key]:
            at = folded.find(entry.phrase) if entry.mode == "contains" else folded.rfind(entry.phrase)
            if at >= 0 and _stands(folded, at, entry):
                yield Hit(entry.function, entry.phrase, False, folded[at + len(entry.phrase) :].strip())


def _begins(start: str, entry: Entry) -> bool:
    if len(start) > entry.cap:
        return False
    if entry.mode == "prefix":
        return _ends_word(start, len(entry.phrase), entry.phrase) and (entry.sentence or start[-1] not in _FULL_STOPS)
    end = len(entry.phrase)
    if start[end : end + 1] == " " and _IDEOGRAPHS[0] <= entry.phrase[-1] <= _IDEOGRAPHS[1]:
        return True
    return _AFTER_LABEL.match(start, end) is not None


def _stands(folded: str, at: int, entry: Entry) -> bool:
    end = at + len(entry.phrase)
    begins_word = at == 0 or entry.phrase[0] >= UNSPACED or not folded[at - 1].isalnum()
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
    return end == len(text) or phrase[-1] >= UNSPACED or not (phrase[-1].isalnum() and text[end].isalnum())
