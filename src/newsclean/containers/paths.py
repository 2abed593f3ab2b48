"""Dotted paths into JSON, as `body`, `content.rendered`, `pages.*.text`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from newsclean.containers.scan import Value, Wanted
from newsclean.errors import ConfigError

Path: TypeAlias = "tuple[str | None, ...]"  # None stands for every name and every index

MAX_DEPTH = 20  # names in a path; the scanner recurses as deep
NAME = re.compile(r"(?:[^.\\]|\\.)+", re.DOTALL)
BRACKETS = re.compile(r"(?<!\\)\[\*?\]")  # `pages[]` and `pages[*]`, as jq and JSONPath write it
QUOTED = re.compile(r"\\(.)", re.DOTALL)
SPECIAL = re.compile(r"[.\\*\[]")


@lru_cache(maxsize=1024)
def parsed(path: str) -> Path:
    """Return the names of a dotted path; ConfigError if it is none."""
    plain = BRACKETS.sub(".*", path)
    names = NAME.findall(plain)
    if ".".join(names) != plain or not names:
        raise ConfigError(f"'{path}' is no path; names with dots between them such as data.items.*.body work")
    if len(names) > MAX_DEPTH:
        raise ConfigError(f"'{path[:40]}…' has {len(names)} names; at most {MAX_DEPTH} work")
    return tuple(None if name == "*" else QUOTED.sub(r"\1", name) for name in names)


def dotted(names: Iterable[str]) -> str:
    """Return names as the dotted path that leads to them and nowhere else."""
    return ".".join(SPECIAL.sub(r"\\\g<0>", name) for name in names)


def tree(paths: Iterable[Path]) -> Wanted:
    """Return what a scanner must look into to find what stands at the end of the paths."""
    longer = [path for path in paths if path]
    everywhere = [path[1:] for path in longer if path[0] is None]
    names: dict[str | None, Wanted] = {None: tree(everywhere)} if everywhere else {}
    for name in {path[0] for path in longer if path[0] is not None}:
        names[name] = tree([*everywhere, *(path[1:] for path in longer if path[0] == name)])
    return names


def found(value: Value, path: Path, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Yield the values a path leads to, with the names on the way."""
    if not path:
        yield names, value
        return
    for name in value.children if path[0] is None else (path[0],):
        if name in value.children:
            yield from found(value.children[name], path[1:], (*names, name))
