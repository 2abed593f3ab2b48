"""The JSON Schema that editors use says what newsclean says: right files pass, wrong ones do not."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from test_cli import Cli, cli, write

from newsclean import Config, ConfigError, Linter
from newsclean.config.keys import KEYS
from newsclean.config.schema import schema
from newsclean.rules import registry

__all__ = ["cli"]
ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```toml(?P<title>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def settings() -> list[object]:
    """Return the configurations that the documentation shows."""
    shown = [(page.name, tomllib.loads(m["text"])) for page in PAGES for m in FENCE.finditer(page.read_text("utf-8"))
             if "wrong" not in m["title"]]  # fmt: skip
    ours = [(name, _own(table)) for name, table in shown]
    return [pytest.param(table, id=f"{name}-{n}") for n, (name, table) in enumerate(ours) if table is not None]


def _own(table: dict[str, Any]) -> dict[str, Any] | None:
    if "tool" in table:
        own = table["tool"].get("newsclean")
        return own if isinstance(own, dict) else None
    return table if table.keys() & KEYS.keys() else None


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_every_key_is_described() -> None:
    assert SCHEMA["properties"].keys() == KEYS.keys()
    assert all(each["description"].endswith(".") for each in SCHEMA["properties"].values())


def test_defaults_are_those_of_the_configuration() -> None:
    for key, stated in SCHEMA["properties"].items():
        if "default" in stated and key != "extend":
            value = getattr(Config(), key.replace("-", "_"))
            assert stated["default"] == (list(value) if isinstance(value, tuple) else value)


def test_every_rule_can_be_set() -> None:
    options = SCHEMA["$defs"]["options"]["properties"]
    for rule in registry().values():
        assert {each.replace("-", "_") for each in options[rule.code]["properties"]} == set(rule.options)
        assert options[rule.name] == options[rule.code]


@pytest.mark.parametrize("table", settings())
def test_what_the_documentation_shows_is_valid(table: dict[str, Any]) -> None:
    VALIDATOR.validate(table)


RIGHT: list[dict[str, Any]] = [
    {},
    {"select": ["ENC", "mojibake", "encoding", "ALL", "TYP2"]},
    {"lang": "pt-BR", "fail-on": "never", "preset": "recall"},
    {"severity": {"TYP": "info", "double-space": "error"}},
    {"rule": {"repeated-sentence": {"min_chars": 30, "apart": True}, "DUP102": {"min-chars": 30}}},
    {"ignore": ["ENC", {"rule": "TYP203", "text": "a  b", "files": ["a.txt"], "reason": "a table"}]},
    {"input": {"jsonl": {"id": "id", "text": ["body"]}}},
    {"language": {"fr": {"ignore": ["TYP"], "severity": {"ENC": "info"}, "extend-select": ["TYP401"]}}},
    {"overrides": [{"files": ["wire/**"], "lang": "en", "format": "text", "select": ["ENC"]}]},
    {"pattern": [{"code": "XHS001", "name": "house", "match": "a", "message": "b", "lang": "fr", "bad": ["a"]}]},
    {"extensions": {"nfo": "text"}, "include": ["*.nfo"], "exclude": ["old/"]},
]
WRONG: list[dict[str, Any]] = [
    {"selct": []},
    {"select": "ENC"},
    {"select": ["ENC999"]},
    {"ignore": ["typograph"]},
    {"ignore": [{"text": "a"}]},
    {"lang": "en_US"},
    {"fail-on": "fatal"},
    {"preset": "best"},
    {"severity": {"TYP": "bad"}},
    {"severity": {"NOPE1": "info"}},
    {"rule": {"repeated-sentence": {"min_chars": "30"}}},
    {"rule": {"repeated-sentence": {"most": 30}}},
    {"input": {"xml": {}}},
    {"input": {"jsonl": {"body": "x"}}},
    {"language": {"fr_FR": {}}},
    {"language": {"fr": {"select": ["ENC"]}}},
    {"overrides": [{"lang": "en"}]},
    {"overrides": [{"files": [], "lang": "en"}]},
    {"overrides": [{"files": ["*"], "include": ["a"]}]},
    {"overrides": [{"files": ["*"], "ignore": [{"rule": "ENC"}]}]},
    {"overrides": {"files": ["*"]}},
    {"pattern": [{"code": "XHS001", "name": "house", "match": "a"}]},
    {"pattern": [{"code": "HS1", "name": "house", "match": "a", "message": "b"}]},
    {"pattern": [{"code": "XHS001", "name": "house", "match": "a", "message": "b", "fix": "always"}]},
    {"extensions": {"nfo": 1}},
    {"plugins": "afp"},
]


@pytest.mark.parametrize("table", RIGHT, ids=json.dumps)
def test_what_newsclean_takes_the_schema_takes(table: dict[str, Any]) -> None:
    Linter(Config.from_mapping(table))
    VALIDATOR.validate(table)


@pytest.mark.parametrize("table", WRONG, ids=json.dumps)
def test_what_newsclean_refuses_the_schema_refuses(table: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Linter(Config.from_mapping(table))
    assert not VALIDATOR.is_valid(table)


def test_a_rule_from_outside_is_no_error_in_an_editor() -> None:
    VALIDATOR.validate({"ignore": ["XHS001", "XHS", "house-style"], "severity": {"XAFP001": "info"}})


def test_it_is_printed(cli: Cli) -> None:
    assert json.loads(cli("config", "--schema").out) == SCHEMA


def test_it_is_printed_where_the_configuration_is_broken(cli: Cli) -> None:
    write("newsclean.toml", "broken")
    assert cli("config", "--schema").code == 0


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_explained(cli: Cli, key: str) -> None:
    result = cli("config", key)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{key}: {KEYS[key].says}\n")


def test_an_unknown_key_is_not(cli: Cli) -> None:
    result = cli("config", "selct")
    assert (result.code, result.err) == (2, "error: unknown key 'selct'; did you mean 'select'?\n")
