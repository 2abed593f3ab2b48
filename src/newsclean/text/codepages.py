"""Text in one code page that was read in another, each a byte a letter: which pages are mixed up, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsclean.text.charsets import FIRST, Charset
from newsclean.text.patterns import lazy

# A capital behind a small letter: what the wrong page makes of case.
ODD_CASE = lazy("[а-яёіїєґўђ-џ][А-ЯЁІЇЄҐЎЂ-Џ]")


@dataclass(frozen=True, slots=True)
class MixUp:
    """A page that was read as another; `signs` are its commonest letters as they were read."""

    page: str
    read_as: str
    script: str
    signs: frozenset[str]

    def undone(self, text: str) -> str:
        """Return what the text stands for, and an empty string if it cannot have been read so."""
        table = _table(self.read_as, self.page)
        decoded = text.translate(table)
        return "" if "\ufffd" in decoded else decoded


@cache
def _table(read_as: str, page: str) -> _Table:
    shown = Charset(read_as)
    read = (bytes((byte,)).decode(page, "replace") for byte in range(FIRST, 0x100))
    # Marks that an ISO page lacks were put in by a program that wrote windows-1252.
    meant = [char if char >= "\xa0" else mark for char, mark in zip(read, shown.characters, strict=True)]
    controls = zip(range(FIRST, 0xA0), meant, strict=False)
    return _Table((*controls, *zip(map(ord, shown.characters), meant, strict=True)))


class _Table(dict[int, str]):
    """The letters of a page as another shows them."""

    def __missing__(self, code: int) -> str:
        """Return an ASCII character as it is, and what the page could not show as lost."""
        return chr(code) if code < FIRST else "\ufffd"


def _mixed(page: str, script: str, common: str, *pages: str) -> Iterator[MixUp]:
    for read_as in pages:
        shown = Charset(read_as).characters
        signs = frozenset(shown[byte - FIRST] for byte in common.encode(page))
        yield MixUp(page, read_as, script, signs)


# The commonest letters of the languages of each page.
MIX_UPS: Final = (
    *_mixed("cp1251", "Cyrl", "оеаинт", "cp1252", "mac_roman"),
    *_mixed("koi8-r", "Cyrl", "оеаинт", "cp1252", "cp1251"),
    *_mixed("cp866", "Cyrl", "оеинт", "cp1252", "cp1251"),
    *_mixed("cp1251", "Cyrl", "оеаинт", "koi8-r"),
    *_mixed("cp1253", "Grek", "αοιετσν", "cp1252"),
    *_mixed("cp1255", "Hebr", "יוהלאמ", "cp1252"),
    *_mixed("cp1256", "Arab", "اليمنر", "cp1252"),
    *_mixed("cp874", "Thai", "านรอก", "cp1252"),
)
MISSING_SIGNS: Final = 2  # of the signs of a mix-up that a damaged text may lack

# Pages of Latin alphabets that were read as windows-1252, by language.
LATIN_PAGES: Final = {
    **dict.fromkeys(("cs", "sk", "pl", "hu", "sl", "hr", "bs", "ro", "sr-Latn"), ("cp1250", "iso8859_2")),
    **dict.fromkeys(("tr", "az"), ("cp1254",)),
    **dict.fromkeys(("lt", "lv", "et"), ("cp1257", "iso8859_13")),
}


def suspects(characters: frozenset[str]) -> tuple[MixUp, ...]:
    """Return the mix-ups whose signs are among the characters of a text."""
    return tuple(mix for mix in MIX_UPS if len(mix.signs & characters) >= len(mix.signs) - MISSING_SIGNS)


@cache
def latin_mix_ups(language: str) -> tuple[MixUp, ...]:
    """Return the mix-ups of a language with a Latin alphabet; their signs are the letters that differ."""
    return tuple(_latin(page) for page in LATIN_PAGES.get(language, ()))


def _latin(page: str) -> MixUp:
    pairs = _table("cp1252", page).items()
    return MixUp(page, "cp1252", "Latn", frozenset(chr(code) for code, meant in pairs if chr(code) != meant))


def is_of_other_alphabet(text: str) -> bool:
    """Tell whether most of a text is beyond ASCII, as the letters of another alphabet are."""
    return 2 * len(text.encode("ascii", "ignore")) < len(text)


def has_odd_case(text: str) -> bool:
    """Tell whether capitals stand inside small words, as in text of the other Cyrillic page."""
    return ODD_CASE.search(text) is not None
