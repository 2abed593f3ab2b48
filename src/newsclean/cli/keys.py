"""What a key of the configuration is for, in words."""

from __future__ import annotations

from newsclean.config import Config
from newsclean.config.keys import KEYS, field_of
from newsclean.config.values import refuse_key
from newsclean.writers.json import dumped

JOINED = {
    "replaces": "The nearest statement counts.",
    "adds": "Statements of several files and overrides add up.",
    "merges": "Statements are joined key by key; of one key the nearest counts.",
}


def described(name: str) -> str:
    """Return what a key takes, what it is for, and what holds without it; ConfigError for an unknown one."""
    if name not in KEYS:
        refuse_key(name, KEYS)
    key = KEYS[name]
    places = ["", *(["[[overrides]]"] if key.in_overrides else []), *(["[language.TAG]"] if key.in_language else [])]
    lines = [f"{name}: {key.says}", "", f"Takes a {key.takes}."]
    if key.kind in ("string", "list") and name != "extend":
        default = getattr(Config(), field_of(name))
        lines.append(f"Default: {dumped(list(default) if key.kind == 'list' else default)}")
    lines.append(JOINED[key.merging])
    if places[1:]:
        lines.append(f"May stand in {' and '.join(places[1:])} as well.")
    return "\n".join(lines) + "\n"
