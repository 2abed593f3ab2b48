"""Charsets as they show UTF-8 that was read in them: characters, lead bytes and whole sequences."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from newsclean.text.patterns import lazy
from newsclean.text.scripts import scripts_in_word

# Bytes of UTF-8: the first beyond ASCII, where leads of two, three and four bytes begin, and where leads end.
FIRST, TWO, THREE, FOUR, END = 0x80, 0xC2, 0xE0, 0xF0, 0xF5
EAST_ASIAN_CODECS: Final = ("cp932", "gbk", "big5", "cp949")
EAST_ASIAN: Final = frozenset(("Bopo", "Hang", "Hani", "Hira", "Kana"))
# Letters that no living orthography uses so: what a real Cyrillic word in capitals decodes to by chance.
ARCHAIC = lazy("[\u02b0-\u036f\u0370-\u0373\u0376-\u037f\u03d0-\u03ff\u0460-\u048f]")
MODERN_CYRILLIC = lazy("[\u0410-\u044f]")
NOT_TEXT: Final = frozenset(("Cc", "Cn", "Co", "Cs", "Zs"))


@dataclass(frozen=True)
class Charset:
    """A single-byte charset in which UTF-8 was read; bytes it lacks are the C1 controls, as browsers have it."""

    codec: str

    @cached_property
    def characters(self) -> str:
        """Return what bytes 80 to FF were read as."""
        read = (bytes((byte,)).decode(self.codec, "replace") for byte in range(0x80, 0x100))
        return "".join(chr(byte) if char == "\ufffd" else char for byte, char in enumerate(read, start=FIRST))

    @cached_property
    def to_bytes(self) -> dict[int, int]:
        """Return the table that leads from the characters back to the bytes; C1 controls stand for themselves."""
        return {ord(char): byte for byte, char in enumerate(self.characters, start=FIRST)}

    @cached_property
    def tails(self) -> str:
        """Return what continuation bytes were read as, for a class of a regex; controls stand for themselves."""
        return re.escape(self.characters[:0x40]) + "\x80-\x9f"

    @cached_property
    def leads(self) -> str:
        """Return what lead bytes were read as."""
        return self._between(TWO, END)

    @cached_property
    def leads_of_two(self) -> str:
        """Return what lead bytes of two-byte sequences were read as."""
        return self._between(TWO, THREE)

    @cached_property
    def sequence(self) -> re.Pattern[str]:
        """Return the pattern of a well-formed UTF-8 sequence as it was read."""
        three = self._between(THREE, FOUR)
        four = self._between(FOUR, END)
        tail = f"[{self.tails}]"
        return lazy(f"[{self.leads_of_two}]{tail}|[{three}]{tail}{{2}}|[{four}]{tail}{{3}}")

    def _between(self, first: int, end: int) -> str:
        return re.escape(self.characters[first - FIRST : end - FIRST])

    def decoded(self, sequence: re.Match[str]) -> str:
        """Return what a well-formed sequence stands for; overlong forms and surrogates stay as they are."""
        try:
            return sequence[0].translate(self.to_bytes).encode("latin-1").decode()
        except UnicodeError:
            return sequence[0]


CYRILLIC: Final = Charset("cp1251")
WESTERN: Final = Charset("cp1252")
CENTRAL: Final = Charset("cp1250")
MAC: Final = Charset("mac_roman")
DOS: Final = Charset("cp437")
# Lead bytes as DOS and the Mac show them: no letters.
SIGNS: Final = "√ƒ≈¬◊├─┼┬╨╤╬"


def _double_leads() -> frozenset[str]:
    """Return what East Asian charsets make of the letters of Latin alphabets and of curly quotes."""
    pairs = (bytes((lead, tail)) for lead in range(0xC3, 0xC6) for tail in range(FIRST, 0xC0))
    read = (pair.decode(codec, "ignore") for pair in (*pairs, b"\xe2\x80", b"\xe2\x82") for codec in EAST_ASIAN_CODECS)
    return frozenset("".join(read))


# One of these is in every mojibake.
LEADS: Final = frozenset(chain(CYRILLIC.leads, WESTERN.leads, CENTRAL.leads, SIGNS, "║╗Γ‚")) | _double_leads()


def is_plausible(decoded: str) -> bool:
    """Tell whether a decoded word is of one living script and holds nothing that is no text."""
    if ARCHAIC.search(decoded) or any(unicodedata.category(char) in NOT_TEXT for char in decoded):
        return False
    scripts = scripts_in_word(decoded)
    if scripts & EAST_ASIAN:
        return scripts <= EAST_ASIAN | {"Latn"}
    return len(scripts) <= 1 and (scripts != {"Cyrl"} or MODERN_CYRILLIC.search(decoded) is not None)
