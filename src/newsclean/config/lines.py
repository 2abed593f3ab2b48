"""The lines of a TOML file on which keys are stated; `tomllib` tells values only."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from newsclean.config.values import Place

KEY = re.compile(r"""[ \t]*(?:(?P<bare>[A-Za-z0-9_-]+)|"(?P<basic>(?:[^"\\\n]|\\.)*)"|'(?P<literal>[^'\n]*)')[ \t]*""")
BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
# Strings come before what may stand in them; a string in three quotes may end with two more of them.
TOKEN = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\#[^\n]*|[\[{]|[\]}]|\n|[^"'\#\[\]{}\n]++''',
    re.DOTALL,
)


class Lines:
    """Knows where the keys of a TOML text that was parsed stand; those of an inline table stand where it does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: Counter[Place] = Counter()  # of tables so far, for each list of tables

    def of(self, place: Place) -> int:
        """Return the line of a value, or of the nearest table or list around it; 0 if none is known."""
        return next((self._known[place[:n]] for n in range(len(place), 0, -1) if place[:n] in self._known), 0)

    @cached_property
    def _known(self) -> dict[Place, int]:
        known: dict[Place, int] = {}
        text = self._text.replace("\r\n", "\n")
        table: Place = ()
        position, line, counted = 0, 1, 0
        while (position := _behind(BLANK, text, position)) < len(text):
            line, counted = line + text.count("\n", counted, position), position
            brackets = 2 if text.startswith("[[", position) else int(text[position] == "[")
            keys, position = _keys(text, position + brackets)
            if brackets:
                table = self._table(keys, is_listed=brackets > 1)
                position += brackets
            place = table if brackets else (*table, *keys)
            for length in range(1, len(place) + 1):
                known.setdefault(place[:length], line)
            position = max(position if brackets else _behind_value(text, position), counted + 1)
        return known

    def _table(self, keys: list[str], *, is_listed: bool) -> Place:
        """Return the place of a table by its header; a key that names a list stands for its last table."""
        place: Place = ()
        for number, key in enumerate(keys):
            place = (*place, key)
            if is_listed and number == len(keys) - 1:
                self._counts[place] += 1
            if self._counts[place]:
                place = (*place, self._counts[place] - 1)
        return place


def _keys(text: str, position: int) -> tuple[list[str], int]:
    """Return the parts of a dotted key, and where its `=` or bracket stands."""
    keys: list[str] = []
    while match := KEY.match(text, position):
        keys.append(next(part for part in (match["bare"], match["basic"], match["literal"]) if part is not None))
        position = match.end()
        if not text.startswith(".", position):
            break
        position += 1
    return keys, position


def _behind_value(text: str, position: int) -> int:
    """Return where the line behind a value begins."""
    depth = 0
    while match := TOKEN.match(text, position):
        position = match.end()
        if match[0] == "\n" and depth == 0:
            break
        depth += (match[0] in ("[", "{")) - (match[0] in ("]", "}"))
    return position


def _behind(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
