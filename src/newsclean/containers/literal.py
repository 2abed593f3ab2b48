"""The inside of a JSON string literal: what it says, where each character stands, and how to write more of it."""

from __future__ import annotations

import json
import re

from newsclean.errors import UsageError
from newsclean.offsets import OffsetMap

# Two escapes that are a surrogate pair are one character, as `json.loads` reads them.
ESCAPE = re.compile(r"\\(?:u(?:[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|[0-9a-fA-F]{4})|.)")
MUST_ESCAPE = re.compile('["\\\\\x00-\x1f\ud800-\udfff]')
MUST_ESCAPE_IN_ASCII = re.compile(r'["\\]|[^ -~]')  # as `json.dumps` does
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
ASTRAL = 0x10000


def decoded(inside: str) -> str:
    """Return the text a literal's inside states; UsageError if it is none. Lone surrogates are kept."""
    if "\\" not in inside:
        return inside
    try:
        return str(json.loads(f'"{inside}"'))
    except ValueError as error:
        raise UsageError(f"is not the inside of a JSON string: {error}") from error


def origin_of(inside: str, *, start: int = 0) -> OffsetMap:
    """Return the map from the text to the source that holds the inside at `start`; an escape is one character."""
    inner, outer = [0], [start]
    saved = 0  # columns by which the text before is shorter than its source
    if "\\" in inside:
        for found in ESCAPE.finditer(inside):
            begin, end = found.span()
            if outer[-1] != begin + start:
                inner.append(begin - saved)
                outer.append(begin + start)
            inner.append(begin - saved + 1)
            outer.append(end + start)
            saved += end - begin - 1
    if outer[-1] != len(inside) + start or len(outer) == 1:
        inner.append(len(inside) - saved)
        outer.append(len(inside) + start)
    return OffsetMap(tuple(inner), tuple(outer))


def escaped(text: str) -> str:
    """Return a text as a JSON string holds it, with as few escapes as may be."""
    return MUST_ESCAPE.sub(_escape, text)


def escaped_in_ascii(text: str) -> str:
    """Return a text as a JSON string holds it, everything beyond ASCII as escapes."""
    return MUST_ESCAPE_IN_ASCII.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in SHORT:
        return SHORT[character]
    code = ord(character)
    if code < ASTRAL:
        return f"\\u{code:04x}"
    high, low = divmod(code - ASTRAL, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
