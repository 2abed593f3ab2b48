"""YAML and TOML of front matter as plain values: text, lists and tables, whatever the source does to their parsers."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

MAX_DEPTH = 4  # of what is kept; tags, authors with names, suppressions with matches
MAX_NESTING = 32  # of brackets; 1,000 of them cost the YAML parser two seconds
MAX_ITEMS = 1_000
BRACKETS = re.compile(r"[\[\]{}]")
# The time for a key with dots is quadratic in their number: 8,000 cost the TOML parser a second.
DOTTED_KEY = re.compile(r"(?<![\w-])(?:[\w-]{1,64}[ \t]{0,8}\.[ \t]{0,8}){16}", re.ASCII)
OWN_TABLE = re.compile(r"^[ \t]*\[?newsclean\b[^\n]*(?:\n(?![ \t]*\[)[^\n]*)*", re.MULTILINE)


class Value(NamedTuple):
    """A value of the head, str, list or dict, and where it is stated, its key included."""

    data: Any
    start: int = 0
    end: int = 0


def yaml_values(text: str) -> dict[str, Value] | None:
    """Return the values of a YAML mapping, scalars as they are written; None if it is not one.

    Nothing is resolved or constructed: no number is too long, no date impossible, and an alias is read no deeper than
    any other value.
    """
    if _nesting(text) > MAX_NESTING:
        return None
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):  # ValueError: an escape beyond Unicode
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    return {
        str(key.value): Value(_data(value), key.start_mark.index, value.end_mark.index)
        for key, value in root.value[:MAX_ITEMS]
        if isinstance(key, yaml.ScalarNode)
    }


def toml_values(text: str) -> dict[str, Value] | None:
    """Return the values of a TOML document as text; None if it is not valid."""
    if DOTTED_KEY.search(text):
        return None
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError):  # ValueError: also a number too long, a date that cannot be
        return None
    own = OWN_TABLE.search(text)
    place = own.span() if own else (0, 0)
    return {key: Value(_plain(value), *place) for key, value in table.items()}


def _nesting(text: str) -> int:
    """Return how deep brackets nest, those in strings counted too."""
    depth = deepest = 0
    for match in BRACKETS.finditer(text):
        depth += 1 if match[0] in "[{" else -1
        deepest = max(deepest, depth)
        depth = max(depth, 0)
    return deepest


def _data(node: Any, depth: int = 0) -> Any:
    """Return a YAML node as text, list or dict; what lies too deep is left out, so aliases of aliases are harmless."""
    if node.id == "scalar":
        return str(node.value)
    if depth == MAX_DEPTH:
        return ""
    children = node.value[:MAX_ITEMS]
    if node.id == "sequence":
        return [_data(child, depth + 1) for child in children]
    return {str(key.value): _data(value, depth + 1) for key, value in children if key.id == "scalar"}


def _plain(value: Any, depth: int = 0) -> Any:
    """Return a TOML value as text, list or dict."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dict | list) and depth == MAX_DEPTH:
        return ""
    if isinstance(value, list):
        return [_plain(each, depth + 1) for each in value[:MAX_ITEMS]]
    if isinstance(value, dict):
        return {key: _plain(each, depth + 1) for key, each in value.items()}
    return str(value)
