"""Character references: `&eacute;`, `&#233;`, `&#xE9;` and the old names that need no semicolon, as WHATWG has them."""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import html5 as NAMED  # noqa: N812 (names without "&", with ";" where they need one)
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# The longest name has 31 letters, the longest that needs no semicolon six: a longer run is read no further.
NAME = r"[a-zA-Z][a-zA-Z0-9]{1,30}+"
NUMBER = r"#(?:[xX][0-9a-fA-F]++|[0-9]++)"
REFERENCE = re.compile(rf"&(?:{NAME}|{NUMBER});?")
# In an attribute `&copy=1` and `&copyright` are parts of an address: a name without its semicolon must end there.
ATTRIBUTE_REFERENCE = re.compile(rf"&(?:{NAME}(?:;|(?![=a-zA-Z0-9]))|{NUMBER};?)")

LONGEST_OPEN: Final = max(len(name) for name in NAMED if not name.endswith(";"))
LOWER: Final = dict(zip(map(ord, ascii_uppercase), ascii_lowercase, strict=True))
SHORT = 40  # characters of a reference worth remembering; only a number padded with zeros is longer
NULL, REPLACEMENT = "\0", "\ufffd"
LAST_CODE_POINT: Final = 0x10FFFF
# Numbers 0x80 to 0x9F mean what windows-1252 has there, where it has anything (WHATWG, numeric character reference
# end state); NUL is replaced.
UNASSIGNED: Final = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))
REMAPPED: Final = {byte: bytes([byte]).decode("windows-1252") for byte in range(0x80, 0xA0) if byte not in UNASSIGNED}
REMAPPED[0] = REPLACEMENT


def character(raw: str) -> tuple[str, int]:
    """Return the text of a match of REFERENCE and how many characters of it were the reference.

    `&notit;` is `¬` and four characters long, the rest is text; what is no reference gives `("", 0)`.
    """
    return _remembered(raw) if len(raw) <= SHORT else _character(raw)


def pieces(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the text of a stretch of the source in pieces with their places: plain text, or one reference each."""
    at = start
    for match in REFERENCE.finditer(source, start, end):
        text, width = character(match[0])
        if not width:
            continue
        begin = match.start()
        if at < begin:
            yield source[at:begin], at, begin
        at = begin + width
        yield text, begin, at
    if at < end:
        yield source[at:end], at, end


def decoded(text: str) -> str:
    """Return text with its references decoded."""
    return REFERENCE.sub(_in_text, text) if "&" in text else text


def decoded_attribute(value: str) -> str:
    """Return the value of an attribute with its references decoded."""
    return ATTRIBUTE_REFERENCE.sub(_in_attribute, value) if "&" in value else value


def unix_lines(text: str) -> str:
    """Return text with `\\r\\n` and `\\r` as `\\n`, as the standard has it; a reference may still mean `\\r`."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def folded(name: str) -> str:
    """Return a name with its ASCII letters in lower case, and no other."""
    return name.lower() if name.isascii() else name.translate(LOWER)


def _in_text(match: re.Match[str]) -> str:
    raw = match[0]
    text, width = character(raw)
    return text + raw[width:]


def _in_attribute(match: re.Match[str]) -> str:
    raw = match[0]
    text, width = character(raw)
    return text if width == len(raw) else raw


def _character(raw: str) -> tuple[str, int]:
    if raw.startswith("&#"):
        return _numbered(raw[2:].removesuffix(";")), len(raw)
    name = raw[1:]
    if (text := NAMED.get(name)) is not None:
        return text, len(raw)
    for width in range(min(len(name), LONGEST_OPEN), 1, -1):
        if (text := NAMED.get(name[:width])) is not None:
            return text, width + 1
    return "", 0


_remembered = lru_cache(maxsize=4096)(_character)


def _numbered(number: str) -> str:
    is_hexadecimal = number[0] in "xX"
    digits = number.lstrip("xX0") if is_hexadecimal else number.lstrip("0")
    if len(digits) > len("1114111"):  # of either base; also keeps int() from a number it would refuse
        return REPLACEMENT
    code = int(digits or "0", 16 if is_hexadecimal else 10)
    if code > LAST_CODE_POINT or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 (surrogates)
        return REPLACEMENT
    return REMAPPED.get(code) or chr(code)
