"""JSON with positions: what stands where in a text, in linear time and without recursion into what nobody asked for.

A text is JSON exactly when `json.loads` says so (NaN and Infinity count, control characters in strings do not), but
numbers of any length and nesting of any depth are read. Of a name stated twice, the last value counts, as there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from newsclean.containers.literal import decoded
from newsclean.model import Span

Wanted: TypeAlias = "Mapping[str | None, Wanted]"  # names to look into; None stands for every name and index

_BLANK = r"[ \t\n\r]*+"
_INSIDE = r'[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+'
_STRING = rf'"{_INSIDE}"'
_NUMBER = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+"
_SCALAR = rf"(?:{_STRING}|{_NUMBER}|true|false|null|NaN|-?Infinity)"
_NAME = rf"{_BLANK}{_STRING}{_BLANK}:{_BLANK}"

BLANK = re.compile(_BLANK)
STRING = re.compile(_STRING)
INSIDE = re.compile(_INSIDE)
COLON = re.compile(":")
VALUE = re.compile(rf"({_SCALAR})|[{{\[]")
# A member or item with the mark behind it. Groups: name (of a member), scalar, mark; or the bracket that opens.
MEMBER = re.compile(rf"{_BLANK}({_STRING}){_BLANK}:{_BLANK}(?:({_SCALAR}){_BLANK}([,}}])|([{{\[]))")
ITEM = re.compile(rf"{_BLANK}()(?:({_SCALAR}){_BLANK}([,\]])|([{{\[]))")
NAME_GROUP, SCALAR_GROUP, MARK_GROUP, OPEN_GROUP = range(1, 5)
# By closing bracket: nothing inside; all scalars with a comma; these and the last scalar, or the bracket that opens;
# the mark behind an inner value.
EMPTY = {mark: re.compile(rf"{_BLANK}\{mark}") for mark in "}]"}
RUN = {"}": re.compile(rf"(?:{_NAME}{_SCALAR}{_BLANK},)*+"), "]": re.compile(rf"(?:{_BLANK}{_SCALAR}{_BLANK},)*+")}
REST = {
    "}": re.compile(rf"{RUN['}'].pattern}{_NAME}(?:{_SCALAR}{_BLANK}}}|([{{\[]))"),
    "]": re.compile(rf"{RUN[']'].pattern}{_BLANK}(?:{_SCALAR}{_BLANK}\]|([{{\[]))"),
}
AFTER = {mark: re.compile(rf"{_BLANK}[,\{mark}]") for mark in "}]"}
CLOSER = {"{": "}", "[": "]"}


class Value(NamedTuple):
    """A JSON value at `[start, end)`; `children` are those that were asked for, array items under their index."""

    start: int
    end: int
    children: Mapping[str, Value] = {}


class Malformed(Exception):  # noqa: N818 - a verdict on a text, caught in this module
    """Says why a text is no JSON, and where."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.span = Span(start, end)


def scan(source: str, wanted: Wanted) -> Value | Malformed:
    """Return the value a JSON text states, or why it states none; only what is `wanted` is looked into."""
    try:
        start = _end(BLANK, source, 0)
        end = _step(source, start, VALUE, "a value")
        value = _value(source, start, wanted) if source[start] in CLOSER else Value(start, end)
    except Malformed as problem:
        return problem
    rest = _end(BLANK, source, value.end)
    if rest == len(source):
        return value
    return Malformed("there is more behind the end of the value", rest, len(source.rstrip(" \t\r\n")))


def _value(source: str, start: int, wanted: Wanted | None) -> Value:
    """Return the object or array that begins at `start`; the recursion is as deep as `wanted`."""
    if not wanted:
        return Value(start, _passed(source, start))
    closer = CLOSER[source[start]]
    if empty := EMPTY[closer].match(source, start + 1):
        return Value(start, empty.end())
    pattern, is_object = (MEMBER, True) if closer == "}" else (ITEM, False)
    children: dict[str, Value] = {}
    at, mark = start + 1, ","
    while mark == ",":
        found = pattern.match(source, at) or _blame(source, at, closer)
        name = decoded(found[NAME_GROUP][1:-1]) if is_object else str(len(children))
        inner = wanted.get(name, wanted.get(None))
        child, at, mark = _child(source, found, inner, closer)
        if inner is not None or not is_object:
            children[name] = child
    return Value(start, at, children)


def _child(source: str, found: re.Match[str], wanted: Wanted | None, closer: str) -> tuple[Value, int, str]:
    """Return a member's or item's value, where the mark behind it ends, and the mark."""
    if found[OPEN_GROUP] is None:
        return Value(*found.span(SCALAR_GROUP)), found.end(), found[MARK_GROUP]
    child = _value(source, found.start(OPEN_GROUP), wanted)
    after = AFTER[closer].match(source, child.end) or _blame_mark(source, child.end, closer)
    return child, after.end(), source[after.end() - 1]


def _passed(source: str, start: int) -> int:
    """Return where the object or array that begins at `start` ends; nothing in it is wanted."""
    outer: list[str] = []  # the closing brackets that are due
    at = start
    while True:
        closer = CLOSER[source[at]]
        found = EMPTY[closer].match(source, at + 1) or _rest(source, at + 1, closer)
        while not found.lastindex:  # the innermost is closed
            at = found.end()
            if not outer:
                return at
            closer = outer.pop()
            found = _resumed(source, at, closer)
        outer.append(closer)
        at = found.start(1)


def _resumed(source: str, at: int, closer: str) -> re.Match[str]:
    """Return the match of what follows an inner value up to a bracket: group 1 opens another, else it closes."""
    after = AFTER[closer].match(source, at) or _blame_mark(source, at, closer)
    return _rest(source, after.end(), closer) if source[after.end() - 1] == "," else after


def _rest(source: str, at: int, closer: str) -> re.Match[str]:
    return REST[closer].match(source, at) or _blame(source, at, closer)


def _blame(source: str, at: int, closer: str) -> re.Match[str]:
    """Raise Malformed for the first member or item behind `at` that is none."""
    at = _end(RUN[closer], source, at)
    if closer == "}":
        at = _step(source, _step(source, at, STRING, "a name in double quotes"), COLON, "':'")
    return _blame_mark(source, _step(source, at, VALUE, "a value"), closer)


def _blame_mark(source: str, at: int, closer: str) -> re.Match[str]:
    """Raise Malformed for what stands where a value must be followed by a comma or the closing bracket."""
    raise _expected(source, _end(BLANK, source, at), f"',' or '{closer}'")


def _step(source: str, at: int, pattern: re.Pattern[str], expected: str) -> int:
    """Return where a part of the grammar ends, blanks before it passed over; Malformed if it is not there."""
    at = _end(BLANK, source, at)
    found = pattern.match(source, at)
    if found is None:
        raise _broken_string(source, at) if source.startswith('"', at) else _expected(source, at, expected)
    return found.end()


def _end(pattern: re.Pattern[str], source: str, at: int) -> int:
    """Return where a pattern that matches everywhere ends."""
    found = pattern.match(source, at)
    return found.end() if found else at


def _expected(source: str, at: int, expected: str) -> Malformed:
    if at == len(source):
        end = len(source.rstrip(" \t\r\n"))
        return Malformed(f"it ends where {expected} is due", end, end)
    return Malformed(f"{_shown(source[at])} stands where {expected} is due", at, at + 1)


def _broken_string(source: str, start: int) -> Malformed:
    """Return what is wrong with the string that begins at `start`."""
    end = _end(INSIDE, source, start + 1)
    if end == len(source) or source[end] in "\r\n":
        return Malformed("a string is not closed", start, end)
    if source[end] == "\\":
        return Malformed(f"'{source[end : end + 2]}' is no escape of JSON", end, min(end + 2, len(source)))
    return Malformed(f"the control character {_shown(source[end])} stands in a string", end, end + 1)


def _shown(character: str) -> str:
    return f"'{character}'" if character.isprintable() else f"U+{ord(character):04X}"
