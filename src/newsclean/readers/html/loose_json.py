"""JSON as pages hold it: what is well formed by the standard library, what is not by a forgiving reader of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TypeAlias

from newsclean.readers.html.references import decoded
from newsclean.text.patterns import lazy

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | None"

MAX_DEPTH = 64  # containers inside one another that the forgiving reader keeps; statements of an article stand within 8
MAX_RECOVERIES = 16  # objects one behind the other in a script; real pages have two

# Comments and CDATA marks in which old templates wrap a script, alone or behind comment marks of JavaScript.
WRAPPER = lazy(r"(?:\s++|<!--|//(?=\s{0,8}<!)|/\*(?=\s{0,8}<!)|<!\[CDATA\[|\*/)++")
CONTAINER = lazy(r"[\[{]")
# A quotation mark ends a string if what follows can follow a string; one inside was left unescaped by its template.
ENDS = r"(?=[ \t]*+(?:[,:}\]\r\n]|/[/*]|\Z))"
STRING = r"{0}[^{0}\\]*+(?:(?:\\.?+|(?!{0}{1}){0})[^{0}\\]*+)*+(?:{0}|\Z)"
TOKEN = lazy(
    rf"(?P<string>{STRING.format(chr(34), ENDS)}|{STRING.format(chr(39), ENDS)})"
    r"|(?P<mark>[{}\[\],])|//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)|(?P<word>[^\s{}\[\],:\"'/]++)",
    re.DOTALL,
)
ESCAPE = lazy(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}

# Numbers stay as they are written: Python refuses to convert one of more than 4,300 digits.
STRICT = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


def values(text: str) -> list[Value]:
    """Return the objects and arrays of a script, in order; what cannot be read is left out."""
    if '"' not in text and "&" in text:
        text = decoded(text)
    wrapper = WRAPPER.match(text)
    start = CONTAINER.search(text, wrapper.end() if wrapper else 0)
    found: list[Value] = []
    while start and len(found) < MAX_RECOVERIES:
        try:
            value, end = STRICT.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            return [*found, *Builder().read(text, start.start())]
        found.append(value)
        start = CONTAINER.search(text, end)
    return found


class Builder:
    """Builds values of a text that is no JSON; lives for one call.

    Trailing and missing commas, comments, single and unescaped quotation marks and an end cut off are passed over.
    """

    def __init__(self) -> None:
        self.roots: list[Value] = []
        self.stack: list[list[Value] | dict[str, Value]] = []
        self.keys: list[str | None] = []  # of each object on the stack, the key that waits for its value
        self.too_deep = 0

    def read(self, text: str, start: int) -> list[Value]:
        """Return the objects and arrays that stand on their own."""
        marks: dict[str, Callable[[], None]] = {
            "{": lambda: self._open({}),
            "[": lambda: self._open([]),
            "}": lambda: self._close(dict),
            "]": lambda: self._close(list),
            ",": self._part,
        }
        for match in TOKEN.finditer(text, start):
            kind, token = match.lastgroup, match[0]
            if kind == "mark":
                marks[token]()
            elif kind and not self.too_deep:
                self._put(_string(token) if kind == "string" else WORDS.get(token, token))
        return self.roots

    def _open(self, container: list[Value] | dict[str, Value]) -> None:
        if self.too_deep or len(self.stack) == MAX_DEPTH:
            self.too_deep += 1
            return
        self._put(container)
        self.stack.append(container)
        self.keys.append(None)

    def _close(self, kind: type) -> None:
        """End a container; a wrong bracket ends the one around it if that is of its kind, else nothing."""
        if self.too_deep:
            self.too_deep -= 1
            return
        for depth in (1, 2):
            if len(self.stack) >= depth and isinstance(self.stack[-depth], kind):
                del self.stack[-depth:], self.keys[-depth:]
                return

    def _part(self) -> None:
        if self.keys and not self.too_deep:
            self.keys[-1] = None

    def _put(self, value: Value) -> None:
        if not self.stack:
            if isinstance(value, list | dict):
                self.roots.append(value)
            return
        top, key = self.stack[-1], self.keys[-1]
        if isinstance(top, list):
            top.append(value)
        elif key is not None:
            top[key] = value
            self.keys[-1] = None
        elif isinstance(value, str):
            self.keys[-1] = value


def _string(token: str) -> str:
    """Return what a string literal says; at the end of a script that was cut off it may lack its closing mark."""
    inner = token[1:].removesuffix(token[0])
    return ESCAPE.sub(_escaped, inner) if "\\" in inner else inner


def _escaped(match: re.Match[str]) -> str:
    high, low, code, letter = match.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00))
    return chr(int(code, 16)) if code else LETTERS.get(letter, letter)
