"""Finds sentences that ask the reader for something by words with a gap between them: "sign up for … newsletter".

A row of a table `[pitches]` is written as `sign up|subscribe … newsletter|inbox`: a sentence that opens with one of the
words before the gap and holds one of those after it. "~" before a row lets it begin anywhere in the sentence, as
languages need that put the verb last; "*" stands for the rest of a word. `@platform` is the name of a network or of a
shop for apps, `@address` an address of mail or a name on a network. What `leads` lists may stand before any opening
("please"), what `clauses` lists opens a clause before it ("if you …,").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from newsclean.lexicon import common, entries, lexicon
from newsclean.lexicon.phrase_index import UNSPACED, key_of
from newsclean.text.folding import bare_start, fold, fold_lines
from newsclean.text.patterns import lazy
from newsclean.text.words import is_of_word

__all__ = ["MAX_PITCH", "Pitch", "Pitches", "pitches_in"]

MAX_PITCH: Final = 250  # characters of a line; longer ones are paragraphs
MAX_GAP: Final = 120  # "sign up to receive the latest …, straight to your inbox"
_MAX_SENTENCES: Final = 8
_GAP: Final = " ... "
_ANYWHERE: Final = "~"
_ENDS: Final = ("? ", "! ", '." ', "। ", "؟ ", "۔ ", "。")  # of sentences, beside the full stop; folded
_ASCII_ENDS: Final = 3
_ADDRESS: Final = lazy(r"(?<![\w.+-])(?:[\w.+-]{1,40}@[\w-]{1,40}\.\w|@\w{2,30}|.?\[email)")
_CLAUSE_ENDS: Final = lazy("[,،、，:;–—] ?")
_MAX_CLAUSES: Final = 4
_MAX_KEY: Final = 40  # characters of a word


class Pitch(NamedTuple):
    """A sentence of a line that asks for something: the function of the lexicon it serves, and its words, folded."""

    function: str
    sentence: str


class Pitches(NamedTuple):
    """The sentences of a line that ask for something, and how many characters all of its sentences have."""

    found: tuple[Pitch, ...] = ()
    length: int = 0


class _Word(NamedTuple):
    """A word or phrase of a row, and whether another word may not go on into it or out of it."""

    text: str
    begins: bool
    ends: bool


class _Piece(NamedTuple):
    """What a row has on one side of its gap."""

    words: tuple[_Word, ...]
    openings: tuple[str, ...]  # the words alone
    texts: tuple[str, ...]  # one of which a line holds
    has_address: bool


class _Row(NamedTuple):
    """One row of a table: a function of the lexicon, and what stands before and behind the gap."""

    function: str
    pieces: tuple[_Piece, ...]


class _Table(NamedTuple):
    """The rows of a language with what tells at little cost that none of them matches."""

    clauses: _Piece
    leads: _Piece
    opening: Mapping[str, tuple[_Row, ...]]  # by the first word of a request
    keys: frozenset[str]  # first words of sentences that may hold one
    anywhere: tuple[_Row, ...]
    parts: tuple[str, ...]  # one of which a line holds if a row matches anywhere in it


_NOTHING: Final = Pitches()


def pitches_in(line: str, language: str) -> Pitches:
    """Return the sentences of a line that ask for something; of a paragraph none."""
    return _NOTHING if len(line) > MAX_PITCH else _pitches(line, lexicon(language).language)


@lru_cache(maxsize=4096)  # asked for where the article begins and ends, and for each line
def _pitches(line: str, tag: str) -> Pitches:
    table, folded = _table(tag), fold(line)
    sentences = _sentences(folded)
    opens = not table.keys.isdisjoint(map(key_of, sentences))
    holds = _holds(folded, table.parts)
    if not (opens or holds) or len(sentences) > _MAX_SENTENCES:
        return _NOTHING
    anywhere = [row for row in table.anywhere if all(_holds(folded, piece.texts) for piece in row.pieces)]
    found = (Pitch(function, text) for text in sentences if (function := _function(text, table, anywhere)))
    return Pitches(tuple(found), sum(map(len, sentences)))


def _sentences(folded: str) -> list[str]:
    """Return the sentences of a line, as far as requests are concerned: an abbreviation may end one."""
    for end in _ENDS[:_ASCII_ENDS] if folded.isascii() else _ENDS:
        folded = folded.replace(end, ". ")
    return [bare_start(part) for part in folded.split(". ")]


def _holds(text: str, parts: Iterable[str]) -> bool:
    return any(map(text.__contains__, parts))


def _function(sentence: str, table: _Table, anywhere: list[_Row]) -> str:
    """Return the function of the first row that matches a sentence, nothing if none does."""
    starts = _starts(sentence, table) if key_of(sentence) in table.keys else []
    for at in starts:
        for row in table.opening.get(key_of(sentence[at : at + _MAX_KEY]), ()):
            if any(_goes_on(sentence, end, row.pieces[1:]) for end in _ends(sentence, at, row.pieces[0])):
                return row.function
    return next((row.function for row in anywhere if _goes_on(sentence, 0, row.pieces)), "")


def _starts(sentence: str, table: _Table) -> list[int]:
    """Return where the request of a sentence may begin: behind a clause and behind words of courtesy as well."""
    starts = [0]
    for end in _ends(sentence, 0, table.clauses):
        marks = _CLAUSE_ENDS.finditer(sentence, end, end + MAX_GAP)
        starts += [mark.end() for mark, _ in zip(marks, range(_MAX_CLAUSES), strict=False)]
    behind = [_behind_comma(sentence, end) for at in starts for end in _ends(sentence, at, table.leads)]
    again = [_behind_comma(sentence, end) for at in behind for end in _ends(sentence, at, table.leads)]
    return [*starts, *behind, *again]


def _behind_comma(sentence: str, at: int) -> int:
    at += sentence[at : at + 1] in (",", "،", "、", "，")
    return at + (sentence[at : at + 1] == " ")


def _ends(sentence: str, at: int, piece: _Piece) -> Iterator[int]:
    """Yield where the words of a piece end that stand at a place."""
    if sentence.startswith(piece.openings, at):
        for word in piece.words:
            if sentence.startswith(word.text, at) and _is_parted(sentence, at, word):
                yield at + len(word.text)


def _goes_on(sentence: str, at: int, pieces: tuple[_Piece, ...]) -> bool:
    """Tell whether the pieces follow one another from a place on, the first gap of a row aside without a colon."""
    for index, piece in enumerate(pieces):
        if at and index == len(pieces) - 1 and sentence[at : at + 2].strip()[:1] == ":":
            return False  # a field of a form or of an imprint
        found = _find(sentence, at, at + MAX_GAP if at else len(sentence), piece)
        if found < 0:
            return False
        at = found
    return True


def _find(sentence: str, start: int, last: int, piece: _Piece) -> int:
    """Return the end of the first word of a piece that begins between two places, -1 if none does."""
    for word in piece.words:
        at = sentence.find(word.text, start, last + len(word.text))
        while at >= 0:
            if _is_parted(sentence, at, word):
                return at + len(word.text)
            at = sentence.find(word.text, at + 1, last + len(word.text))
    match = _ADDRESS.search(sentence, start) if piece.has_address else None
    return match.end() if match and match.start() <= last else -1


def _is_parted(sentence: str, at: int, word: _Word) -> bool:
    end = at + len(word.text)
    if word.begins and at and is_of_word(sentence[at - 1]):
        return False
    return not word.ends or end == len(sentence) or not is_of_word(sentence[end])


@cache
def _table(tag: str) -> _Table:
    tables = {name: fold_lines(table.strip("\n")) for name, table in lexicon(tag).pitches.items()}
    clauses, leads = (_piece("|".join(tables.pop(name, []))) for name in ("clauses", "leads"))
    lines = [(name, line) for name, found in tables.items() for line in found]
    opening = [_row(name, line) for name, line in lines if line[0] != _ANYWHERE]
    anywhere = tuple(_row(name, line[1:]) for name, line in lines if line[0] == _ANYWHERE)
    by_key: dict[str, tuple[_Row, ...]] = {}
    for row in opening:
        for key in {key_of(opening) for opening in row.pieces[0].openings}:
            by_key[key] = (*by_key.get(key, ()), row)
    keys = by_key.keys() | {key_of(opening) for piece in (clauses, leads) for opening in piece.openings}
    parts = _least(_longest_word(phrase) for row in anywhere for phrase in _rarest(row))
    return _Table(clauses, leads, by_key, frozenset(keys), anywhere, parts)


def _row(function: str, line: str) -> _Row:
    return _Row(function, tuple(map(_piece, line.split(_GAP))))


def _piece(written: str) -> _Piece:
    words = [word for word in written.split("|") if word]
    has_address = "@address" in words
    plain = [name for word in words if word != "@address" for name in (_platforms() if word == "@platform" else [word])]
    texts = [word.strip("*") for word in plain] + ["@", "[email"] * has_address
    return _Piece(tuple(map(_word, plain)), tuple(word.strip("*") for word in plain), _least(texts), has_address)


def _word(written: str) -> _Word:
    is_open = written in _platforms()  # in many languages the names of networks take endings
    begins = written[0].isalnum() and written[0] < UNSPACED
    ends = written[-1].isalnum() and written[-1] < UNSPACED and not is_open
    return _Word(written.strip("*"), begins, ends)


def _rarest(row: _Row) -> tuple[str, ...]:
    """Return the words of the piece of a row that is the least likely in a line."""
    names = _platforms()
    return max(row.pieces, key=lambda piece: (names[0] not in piece.texts, min(map(len, piece.texts), default=0))).texts


def _longest_word(phrase: str) -> str:
    return max(phrase.split(" "), key=len)


def _least(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return phrases without those that hold another one."""
    least: list[str] = []
    for phrase in sorted(phrases, key=lambda phrase: (len(phrase), phrase)):
        if not any(shorter in phrase for shorter in least):
            least.append(phrase)
    return tuple(least)


@cache
def _platforms() -> tuple[str, ...]:
    return tuple(map(fold, entries(common()["platforms"])))
