"""The JSON Schema of a configuration, for editors that complete and check a `newsclean.toml` while it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from newsclean.boilerplate.presets import PRESETS
from newsclean.config.keys import KEYS, Key, field_of, key_of
from newsclean.config.layers import ALL_KEYS, OVERRIDING, SPEAKING
from newsclean.config.outside import NAME
from newsclean.config.patterns import BOOLEANS, CODE, LISTS, Pattern
from newsclean.config.settings import Config
from newsclean.config.values import LEVELS
from newsclean.containers import Fields
from newsclean.model import Safety
from newsclean.rules import Rule
from newsclean.rules.selectors import OWN

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
STRING: Schema = {"type": "string"}
STRINGS: Schema = {"type": "array", "items": STRING}
TAG = "^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$"
KINDS = {bool: "boolean", int: "integer", float: "number", str: "string", tuple: "array", list: "array"}


def schema() -> Schema:
    """Return the schema of a `newsclean.toml`, or of `[tool.newsclean]` in a `pyproject.toml`."""
    return {
        "$schema": DRAFT,
        "title": "newsclean",
        "description": "Settings of newsclean, the linter and cleaner for article text.",
        **_table(ALL_KEYS),
        "$defs": {
            "rule": _selector(),
            "severity": {"enum": list(LEVELS)},
            "options": _options(),
            "pattern": _pattern(),
            "suppression": _suppression(),
            "override": _override(),
            "language": _table(SPEAKING, without_tables=True),
        },
    }


def _table(keys: Iterable[str], *, without_tables: bool = False) -> Schema:
    made = {name: _described(name, KEYS[name]) for name in KEYS if name in keys}
    if without_tables and "ignore" in made:
        made["ignore"] = {"type": "array", "items": _ref("rule"), "description": "Rules that do not run."}
    return {"type": "object", "additionalProperties": False, "properties": made}


def _described(name: str, key: Key) -> Schema:
    field = field_of(name)
    default = getattr(Config(), field) if name != "extend" else ""
    shown = {} if key.kind in ("table", "tables") else {"default": list(default) if key.kind == "list" else default}
    return {"description": key.says, **_value(name, key), **shown}


def _value(name: str, key: Key) -> Schema:
    special: Mapping[str, Schema] = {
        "select": {"type": "array", "items": _ref("rule")},
        "extend-select": {"type": "array", "items": _ref("rule")},
        "ignore": {"type": "array", "items": {"anyOf": [_ref("rule"), _ref("suppression")]}},
        "severity": {
            "type": "object",
            "propertyNames": _ref("rule"),
            "additionalProperties": _ref("severity"),
        },
        "rule": _ref("options"),
        "lang": {"type": "string", "pattern": f"^$|{TAG}"},
        "language": {
            "type": "object",
            "propertyNames": {"pattern": TAG},
            "additionalProperties": _ref("language"),
        },
        "fail-on": {"enum": [*LEVELS, "never"]},
        "extensions": {"type": "object", "additionalProperties": STRING},
        "input": {"type": "object", "additionalProperties": False, "properties": {"jsonl": _records()}},
        "preset": {"enum": list(PRESETS)},
        "overrides": {"type": "array", "items": _ref("override")},
        "pattern": {"type": "array", "items": _ref("pattern")},
    }
    return special.get(name, STRINGS if key.kind == "list" else STRING)


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _selector() -> Schema:
    """Return what names a rule: a word of ours, a code in X, or a name of two words that somebody else may give."""
    outside = {"type": "string", "pattern": "^X[A-Z0-9]*$|^[a-z0-9]+(-[a-z0-9]+)+$"}
    return {
        "description": "Code, name, prefix of codes or family of rules.",
        "anyOf": [{"enum": sorted(OWN.known)}, outside],
    }


def _options() -> Schema:
    known = {word: _options_of(rule) for rule in OWN.rules for word in (rule.code, rule.name)}
    return {
        "type": "object",
        "properties": known,
        "propertyNames": _ref("rule"),
        "additionalProperties": {"type": "object"},
    }


def _options_of(rule: Rule) -> Schema:
    options = {
        form: {"type": KINDS[type(default)], "default": list(default) if isinstance(default, tuple) else default}
        for name, default in rule.options.items()
        for form in dict.fromkeys((name.replace("_", "-"), name))
    }
    return {"type": "object", "description": rule.summary, "additionalProperties": False, "properties": options}


def _records() -> Schema:
    one_or_more = {"anyOf": [STRING, STRINGS]}
    known = {each.name: STRING if each.type in (str, "str") else one_or_more for each in fields(Fields)}
    return {"type": "object", "additionalProperties": False, "properties": known}


def _pattern() -> Schema:
    forms: Mapping[str, Schema] = {
        "code": {"type": "string", "pattern": f"^{CODE.pattern}$"},
        "name": {"type": "string", "pattern": f"^{NAME.pattern}$"},
        "fix": {"enum": [str(safety) for safety in Safety]},
        "severity": _ref("severity"),
        **{key: {"type": "boolean"} for key in BOOLEANS},
        **{key: {"anyOf": [STRING, STRINGS]} for key in LISTS},
    }
    known = {key_of(each.name): forms.get(key_of(each.name), STRING) for each in fields(Pattern)}
    needed = [key_of(each.name) for each in fields(Pattern) if each.default is MISSING]
    return {"type": "object", "additionalProperties": False, "required": needed, "properties": known}


def _suppression() -> Schema:
    known = {"rule": _ref("rule"), "text": STRING, "files": STRINGS, "reason": STRING}
    return {"type": "object", "additionalProperties": False, "required": ["rule"], "properties": known}


def _override() -> Schema:
    made = _table(OVERRIDING, without_tables=True)
    files = {**STRINGS, "minItems": 1, "description": "The files that it holds for, as gitignore patterns."}
    return {**made, "required": ["files"], "properties": {"files": files, **made["properties"]}}
