"""The keys of a configuration: what each takes, where it may stand, and what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal["string", "list", "table", "tables"]
# What a nearer statement does to one that is further off: takes its place, comes behind it, or goes over it key by key.
Merging = Literal["replaces", "adds", "merges"]


class Key(NamedTuple):
    """A key: the kind of its value, how statements of it are joined, what it is for."""

    kind: Kind
    merging: Merging
    says: str
    in_overrides: bool = False
    in_language: bool = False

    @property
    def takes(self) -> str:
        """Return the kind of value in words."""
        return {"list": "list of strings", "tables": "list of tables"}.get(self.kind, self.kind)


KEYS: Mapping[str, Key] = {
    "extend": Key("string", "replaces", "Another configuration that this one goes on from, relative to this file."),
    "select": Key("list", "replaces", "The rules that run; none means the default set.", True),
    "extend-select": Key("list", "adds", "Rules that run as well.", True, True),
    "ignore": Key(
        "list", "adds", "Rules that do not run; as `[[ignore]]`, rules that are silent in some files.", True, True
    ),
    "severity": Key("table", "merges", "How serious the findings of a rule are: error, warning or info.", True, True),
    "rule": Key("table", "merges", "The options of a rule, as `[rule.double-space]`.", True, True),
    "lang": Key("string", "replaces", "Language of every text, as a BCP 47 tag; empty means each is identified.", True),
    "language": Key("table", "merges", "Settings for text in one language only, as `[language.fr]`."),
    "fail-on": Key(
        "string", "replaces", "The least severity that makes `check` fail: error, warning, info or never.", True
    ),
    "include": Key("list", "replaces", "The files that a run over a folder reads, as gitignore patterns."),
    "exclude": Key("list", "adds", "The files and folders that it passes over, as gitignore patterns."),
    "format": Key("string", "replaces", "What every file is read as; empty means name and content tell.", True),
    "extensions": Key("table", "merges", "What files with an ending are read as."),
    "input": Key("table", "merges", "Where records keep what, as `[input.jsonl]`.", True),
    "preset": Key(
        "string",
        "replaces",
        "How sure it must be that a block of a page is article: precision, balanced or recall.",
        True,
    ),
    "site-profile": Key(
        "string", "replaces", "A file that `newsclean site learn` wrote: what the site repeats on its pages.", True
    ),
    "baseline": Key(
        "string", "replaces", "A file that `check --write-baseline` wrote: findings that are known and not told again."
    ),
    "overrides": Key("tables", "adds", "Settings for some files only, as `[[overrides]]`; later ones win."),
    "pattern": Key("tables", "adds", "Rules without code, as `[[pattern]]`."),
    "plugins": Key("list", "adds", "Installed plug-ins whose rules run, by distribution or entry point."),
}
PATHS = frozenset(("site_profile", "baseline"))  # fields that name a file, from the folder that states them


def field_of(key: str) -> str:
    """Return the field of `Config` that a key sets."""
    return key.replace("-", "_")


def key_of(field: str) -> str:
    """Return the key that sets a field of `Config`."""
    return field.replace("_", "-")
