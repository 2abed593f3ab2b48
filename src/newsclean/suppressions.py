"""Suppressions kept outside the text: what `[[ignore]]` tables of a configuration or of a sidecar file say."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from newsclean.errors import ConfigError
from newsclean.model import Document, Exemption, Span
from newsclean.rules.selectors import check_selector, suggestion

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

BESIDE = Span(0, 0)  # the place of what stands in a sidecar: outside the source, and yet to be judged
MAX_TEXT = 200  # characters of the words of one match, as in a comment
MAX_QUOTED = 80  # characters of somebody's words in a message


@dataclass(frozen=True, slots=True)
class Suppression:
    """A rule, or several, that is silent in some files, or on some words in them."""

    rule: str  # a selector
    text: str = ""  # the exact words; "" = the whole text
    files: tuple[str, ...] = ()  # gitignore-style, from the folder of the configuration; none = every file
    reason: str = ""

    @classmethod
    def from_table(cls, table: Mapping[str, Any], *, check: Callable[[str], object] = check_selector) -> Self:
        """Return the suppression that a TOML table states; ConfigError for an unknown key, rule or type.

        `check` raises for a rule that there is not.
        """
        known = [field.name for field in fields(cls)]
        for key, value in table.items():
            if key not in known:
                raise ConfigError(f"unknown key '{key[:MAX_QUOTED]}' in 'ignore'{suggestion(key, known)}")
            _check_type(key, value)
        if not table.get("rule"):
            raise ConfigError("'ignore' lacks its 'rule'; write a code or name, as rule = \"TYP201\"")
        if len(table.get("text", "")) > MAX_TEXT:
            raise ConfigError(f"'text' in 'ignore' has {MAX_TEXT} characters at most; a part of the words is enough")
        values: dict[str, Any] = {key: tuple(value) if key == "files" else value for key, value in table.items()}
        made = cls(**values)
        check(made.rule)
        spec(made.files)
        return made

    def holds_for(self, path: str, *, home: str) -> bool:
        """Tell whether a file, named from the working folder, is among the files; `home` is where patterns begin."""
        return not self.files or matches(self.files, path, home=home)


def matches(patterns: tuple[str, ...], path: str, *, home: str) -> bool:
    """Tell whether gitignore-style patterns that begin at `home` match a file; one that lies elsewhere is not matched.

    ConfigError for an impossible pattern.
    """
    below = os.path.relpath(path, home or os.curdir) if path and patterns else ""
    return bool(below) and not below.startswith(os.pardir) and bool(spec(patterns).match_file(below))


def excused(document: Document, general: Iterable[Suppression], beside: Iterable[Suppression] = ()) -> Document:
    """Return a document with what its configuration and its sidecar silence; only the latter is judged when unused."""
    span = Span(0, len(document.text))
    made = [Exemption(span, (each.rule,), each.text, None, each.reason) for each in general]
    made += (Exemption(span, (each.rule,), each.text, BESIDE, each.reason) for each in beside)
    return replace(document, exemptions=(*document.exemptions, *made)) if made else document


@lru_cache(maxsize=256)
def spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Return what matches gitignore-style patterns; ConfigError for an impossible one."""
    from pathspec import GitIgnoreSpec  # most configurations need none

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except (ValueError, re.error) as error:
        raise ConfigError(f"a pattern of {', '.join(patterns)[:MAX_QUOTED]} cannot be read: {error}") from error


def _check_type(key: str, value: object) -> None:
    if key == "files":
        is_right = isinstance(value, list) and all(isinstance(item, str) for item in value)
    else:
        is_right = isinstance(value, str)
    if not is_right:
        wanted = "a list of strings" if key == "files" else "a string"
        raise ConfigError(f"'{key}' in 'ignore' takes {wanted}, got {repr(value)[:MAX_QUOTED]}")
