"""Where a record keeps what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import NamedTuple

from newsclean.containers.paths import Path, parsed, tree
from newsclean.containers.scan import Wanted
from newsclean.errors import ConfigError

FORMATS = ("html", "markdown", "text")  # of two that name one field, the first wins
FACTS = {"id": "id", "title": "title", "published": "date", "language": "lang", "url": "url"}  # by field
SINGLE = ("suppressions", "records")


@dataclass(frozen=True, slots=True)
class Fields:
    r"""Names the fields of a record; every text field that is there is read, of the others the first that is there.

    `*` (or `[]`) in a path stands for every item of an array or member of an object; a field that holds an array of
    strings is read item by item. A backslash keeps the meaning of a dot or star: `meta.dc\.title`.
    `records` leads to the array of records in a JSON file that is more than that. ConfigError for a path that is none.
    """

    text: tuple[str, ...] = (
        "text", "body", "content", "article", "maintext", "plain_text", "articleBody", "content_text",
    )  # fmt: skip
    html: tuple[str, ...] = ("html", "body_html", "content_html", "content.rendered")
    markdown: tuple[str, ...] = ("markdown", "body_markdown")
    title: tuple[str, ...] = ("title", "headline")
    date: tuple[str, ...] = ("published", "published_at", "date", "date_published", "datePublished", "date_publish")
    lang: tuple[str, ...] = ("lang", "language")
    id: tuple[str, ...] = ("id", "_id", "uuid", "guid")
    url: tuple[str, ...] = ("url", "link")
    suppressions: str = "_newsclean"
    records: str = ""

    def __post_init__(self) -> None:
        for each in fields(self):
            stated = getattr(self, each.name)
            if isinstance(stated, str) != (each.name in SINGLE):
                raise ConfigError(
                    f"'{each.name}' is {'one path' if each.name in SINGLE else 'a tuple of paths'}; got {stated!r}"
                )
            for path in (stated,) if each.name in SINGLE else stated:
                if path or each.name not in SINGLE:
                    parsed(path)

    @classmethod
    def from_mapping(cls, table: Mapping[str, object]) -> Fields:
        """Return the fields a configuration table names, each a path or a list of paths.

        Whoever names one of `text`, `html` and `markdown` names all that is read. ConfigError for what cannot work.
        """
        known = [each.name for each in fields(cls)]
        if unknown := [key for key in table if key not in known]:
            raise _unknown(unknown[0], known)
        chosen: dict[str, tuple[str, ...]] = {} if table.keys().isdisjoint(FORMATS) else dict.fromkeys(FORMATS, ())
        stated = {key: _path(key, value) if key in SINGLE else _paths(key, value) for key, value in table.items()}
        return cls(**{**chosen, **stated})  # type: ignore[arg-type]  # by key: SINGLE are str, the others tuples


def _unknown(key: str, known: list[str]) -> ConfigError:
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1)
    hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(known)}"
    return ConfigError(f"unknown field '{key}'; {hint}")


def _path(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"'{key}' is one path such as \"data.items\"; got {value!r}")
    return value


def _paths(key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple) or not all(isinstance(path, str) for path in value):
        raise ConfigError(f"'{key}' is a path or a list of paths such as [\"body\"]; got {value!r}")
    return tuple(value)


class Plan(NamedTuple):
    """Fields made ready for reading: paths taken apart, and what a scanner must look into."""

    texts: tuple[tuple[str, Path], ...]  # with the format; of two for one field, the first counts
    facts: tuple[tuple[str, tuple[Path, ...]], ...]
    suppressions: Path
    records: Path
    wanted: Wanted
    wanted_of_file: Wanted


@lru_cache(maxsize=64)
def plan(fields: Fields) -> Plan:
    """Return the plan by which records with these fields are read."""
    texts = tuple((name, parsed(path)) for name in FORMATS for path in getattr(fields, name))
    facts = tuple((key, tuple(map(parsed, getattr(fields, name)))) for key, name in FACTS.items())
    key = parsed(fields.suppressions) if fields.suppressions else ()
    top = parsed(fields.records) if fields.records else ()
    inside: list[Path] = [path for _, each in texts for path in (each, (*each, None))]
    inside += (path for _, paths in facts for path in paths)
    if key:
        inside += ((*key, None), (*key, "ignore", None), (*key, "matches", None, None))
    outside = ((*top, None), *((*top, *path) for path in inside), *((*top, None, *path) for path in inside))
    return Plan(texts, facts, key, top, tree(inside), tree(outside))
