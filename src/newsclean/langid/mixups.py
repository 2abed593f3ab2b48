"""Blocks that one code page wrote and another read, told by what they say in the right one."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from newsclean.langid import identify
from newsclean.langid.words import likelihood_of
from newsclean.lexicon import lexicon
from newsclean.model import Block, Document
from newsclean.text.codepages import MixUp, has_odd_case, is_of_other_alphabet, latin_mix_ups, suspects
from newsclean.text.double_bytes import undone as undone_double_bytes
from newsclean.text.folding import fold
from newsclean.text.mojibake import repairs
from newsclean.text.patterns import lazy
from newsclean.text.scripts import letters_in, scripts_in_word

SURE = 0.9  # probability of the language that the decoded block is in
MIN_LETTERS = 12  # of a block that proves a mix-up; a mix-up that is proved is undone in shorter ones too
MIN_STOP_WORDS = 3
STOP_SHARE = 0.12  # of the words of a block; Greek news has one in three, Hebrew one in six
MIN_WORDS = 3  # words of a Latin alphabet with letters that differ
GAIN = 1.5  # nats by which such words must become likelier, each on average
WORSE_SHARE = 0.1  # of them that may become less likely
# Thai vowels and marks that stand above, below or behind a consonant, with what cannot stand before them.
THAI_MARK = lazy("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
THAI_MISPLACED = lazy("(?<![\u0e01-\u0e2e\u0e30-\u0e3a\u0e45-\u0e4e])[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]|[เ-ไ](?![ก-ฮ])")
MIN_THAI_MARKS = 5
# Where one Cyrillic page is read as another, capitals stand inside words from the first line on.
CYRILLIC_PAGES = ("cp1251", "koi8-r")
SHORT = 200
WESTERN_LETTER = lazy("[\xc0-\u024f]")
# Letters that Hebrew and Greek write at the end of a word only.
FINAL_INSIDE = lazy("[ךםןףץ](?=[א-ת])|ς(?=[α-ω])")


class Undone(NamedTuple):
    """What a block stands for, the page it was written in and the one it was read in."""

    text: str
    page: str
    read_as: str


def mix_ups(document: Document, characters: frozenset[str]) -> Mapping[int, Undone]:
    """Return the blocks of a document with these characters that were mixed up, by where they start."""
    known: Mapping[int, Undone] | None = document.memo.get(mix_ups)
    if known is None:
        known = document.memo[mix_ups] = dict(_mix_ups(document, characters))
    return known


def _mix_ups(document: Document, characters: frozenset[str]) -> Iterator[tuple[int, Undone]]:
    found = dict(undone_double_bytes(document.blocks, characters))
    yield from ((start, Undone(*undone)) for start, undone in found.items())
    if not found:
        proved = ((mix, blocks) for mix in suspects(characters) if (blocks := _of_alphabet(document, mix)))
        for mix, blocks in islice(proved, 1):
            yield from ((block.start, Undone(text, mix.page, mix.read_as)) for block, text in blocks)
    language = {"no": "nb"}.get(document.language, document.language)
    pages = [mix for mix in latin_mix_ups(language) if len(mix.signs & characters) > 1]
    told = [(*_latin(document, mix, language), mix) for mix in pages]
    if told:
        _, blocks, mix = max(told, key=lambda each: each[0])
        for block, text in blocks:
            yield block.start, Undone(text, mix.page, mix.read_as)


def _of_alphabet(document: Document, mix: MixUp) -> list[tuple[Block, str]]:
    """Return the blocks of an alphabet of its own that were mixed up, if one of them proves it."""
    first = document.blocks[0].text[:SHORT] if document.blocks else ""
    if mix.read_as in CYRILLIC_PAGES and not has_odd_case(first):
        return []
    candidates = [(block, decoded) for block, decoded in _decoded(document, mix) if _is_pure(decoded, mix)]
    return candidates if any(_is_proof(decoded, mix) for _, decoded in candidates) else []


def _decoded(document: Document, mix: MixUp) -> Iterator[tuple[Block, str]]:
    for block in document.blocks:
        if not mix.signs.isdisjoint(block.text) and is_of_other_alphabet(block.text):
            yield block, mix.undone(block.text)


def _is_pure(decoded: str, mix: MixUp) -> bool:
    """Tell whether a decoded block has letters of one alphabet, and small ones most of all."""
    if not decoded or not scripts_in_word(decoded) <= {mix.script, "Latn"} or not letters_in(decoded, mix.script):
        return False
    if WESTERN_LETTER.search(decoded) or any(
        char < "\xa0" and not char.isprintable() and not char.isspace() for char in decoded
    ):
        return False
    return not has_odd_case(decoded) and not FINAL_INSIDE.search(decoded)


def _is_proof(decoded: str, mix: MixUp) -> bool:
    """Tell whether a decoded block is in a language of the page beyond doubt."""
    if letters_in(decoded, mix.script) < MIN_LETTERS:
        return False
    if mix.script == "Thai":
        return len(THAI_MARK.findall(decoded)) >= MIN_THAI_MARKS and not THAI_MISPLACED.search(decoded)
    if mix.script in ("Grek", "Hebr"):
        words = fold(decoded).split()
        known = sum(word in lexicon({"Grek": "el", "Hebr": "he"}[mix.script]).stop_words for word in words)
        return known >= max(MIN_STOP_WORDS, STOP_SHARE * len(words))
    best = identify(decoded)[0]
    return best.language != "und" and best.probability >= SURE and best.script == mix.script


def _latin(document: Document, mix: MixUp, language: str) -> tuple[float, list[tuple[Block, str]]]:
    """Return by how much words become likelier when they are read in a page of the language, and their blocks."""
    likelihood = likelihood_of(language)
    candidates = [block for block in document.blocks if not mix.signs.isdisjoint(block.text)]
    decoded = [(block, mix.undone(block.text)) for block in candidates]
    if likelihood is None or not all(new for _, new in decoded):
        return 0.0, []
    # What Hungarian the n-grams know is full of õ for ő itself; a text without any ő or ű is not.
    certain = 2 * GAIN if language == "hu" and document.characters.isdisjoint("őű") else 0.0
    gains = [[certain or likelihood(b) - likelihood(a) for a, b in _changed(block.text, new)] for block, new in decoded]
    every = [gain for of_block in gains for gain in of_block]
    worse = sum(gain < 0 for gain in every)
    if len(every) < MIN_WORDS or sum(every) < GAIN * len(every) or worse > WORSE_SHARE * len(every):
        return 0.0, []
    if any(repairs(block.text) for block, _ in decoded):  # UTF-8 read as another charset looks so too
        return 0.0, []
    return sum(every), [pair for pair, of_block in zip(decoded, gains, strict=True) if sum(of_block) > 0]


def _changed(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the words that differ, in small letters."""
    for before, after in zip(old.split(" "), new.split(" "), strict=False):
        if before != after:
            yield before, after
