"""Paths and patterns of a file that another one extends, as the other would write them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from newsclean.config.keys import PATHS
from newsclean.config.layers import Layer
from newsclean.suppressions import Suppression

ANYWHERE = "**"
NONE = ("!*",)  # patterns that match no file


def rebased(layer: Layer, path: str, nearest: str) -> Layer:
    """Return what the file `path` states as the file `nearest` would state it: each names files from its folder."""
    home, there = _folder(path), _folder(nearest)
    made = dict(layer) if path == nearest else _with_paths(layer, home)
    if home == there:
        return made
    for field in {"include", "exclude"} & made.keys():
        made[field] = globs(made[field], home, there)
    for field in {"overrides", "suppressions"} & made.keys():
        made[field] = tuple(_moved(each, home, there) for each in made[field])
    return made


def _moved(entry: Any, home: str, there: str) -> Any:
    """Return an override or a suppression for the same files, as far as `there` can name them."""
    files = (globs(entry.files, home, there) or NONE) if entry.files else ()
    if isinstance(entry, Suppression):
        return replace(entry, files=files)
    return replace(entry, files=files, layer=tuple(_with_paths(dict(entry.layer), home).items()))


def _with_paths(layer: Layer, home: str) -> Layer:
    return {field: str(Path(home) / value) if field in PATHS and value else value for field, value in layer.items()}


def globs(patterns: tuple[str, ...], home: str, there: str) -> tuple[str, ...]:
    """Return gitignore-style patterns that stand in the folder `home` as they would stand in `there`.

    One without a slash in front or inside holds at every depth, and so everywhere. The others begin at `home`: if
    `there` lies below, the way down is taken off them; if it lies above, it is put in front; otherwise they reach
    nothing there.
    """
    return tuple(dict.fromkeys(moved for pattern in patterns for moved in _glob(pattern, home, there)))


def _glob(pattern: str, home: str, there: str) -> Iterator[str]:
    negation = "!" * pattern.startswith("!")
    bare = pattern.removeprefix("!")
    is_floating = "/" not in bare.rstrip("/") or bare.startswith((f"{ANYWHERE}/", "#"))
    way = list(Path(os.path.relpath(there, home)).parts)
    parts = [*([ANYWHERE] if is_floating else []), *bare.removeprefix("/").split("/")]
    rest = list(_below(parts, way)) if way[0] != os.pardir else []
    if is_floating:
        yield f"{negation}*" if "*" in rest else pattern
    elif rest:
        yield from (f"{negation}{each}" for each in rest)
    elif set(way) == {os.pardir}:
        down = os.path.relpath(home, there).replace(os.sep, "/")
        yield f"{negation}/{_literal(down)}/{'/'.join(parts)}"


def _below(parts: list[str], way: list[str]) -> Iterator[str]:
    """Yield what is left of a pattern behind the folders of a way, in each of the ways it can match them."""
    left = _reached(parts, {0})
    for folder in way:
        if not all(any(parts[index:]) for index in left):  # a folder on the way is meant, and so all that is in it
            yield "*"
            return
        stays = {index for index in left if parts[index] == ANYWHERE}
        steps = {index + 1 for index in left - stays if fnmatchcase(folder, parts[index].replace("\\", ""))}
        left = _reached(parts, stays | steps)
    yield from (f"/{'/'.join(parts[index:])}" if any(parts[index:]) else "*" for index in sorted(left))


def _reached(parts: list[str], places: set[int]) -> set[int]:
    """Return places in a pattern, and those behind a `**` at one of them, which may stand for no folder."""
    reached = set(places)
    for index in range(len(parts) - 1):
        if index in reached and parts[index] == ANYWHERE:
            reached.add(index + 1)
    return reached


def _folder(path: str) -> str:
    return os.path.normpath(Path(path).absolute().parent)


def _literal(folders: str) -> str:
    return "".join(f"\\{character}" if character in "*?[\\" else character for character in folders)
