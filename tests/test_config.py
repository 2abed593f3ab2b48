"""Settings are data: found by place, checked on reading, and wrong ones are refused with a word of help."""

import pickle
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Config, ConfigError, Linter
from newsclean.config import config_file
from newsclean.config.keys import KEYS as STATED
from newsclean.config.keys import field_of
from newsclean.model import Severity
from newsclean.rules import Rule, registry

JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = [key for key in STATED if key != "extend"]  # that one reads from disk


DEFAULT = {code for code, rule in registry().items() if rule.default}


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def codes(**values: Any) -> set[str]:
    return {rule.code for rule in Config().with_(**values).rules()}


class TestDiscovery:
    def test_without_a_file_the_defaults_hold(self, tmp_path: Path) -> None:
        assert Config.discover(tmp_path) == Config()

    def test_the_nearest_file_above_is_taken_whole(self, tmp_path: Path) -> None:
        write(tmp_path / "newsclean.toml", 'lang = "fr"\nfail-on = "error"\n')
        near = write(tmp_path / "wire" / "newsclean.toml", 'lang = "en"\n')
        assert Config.discover(tmp_path / "wire" / "2026" / "a.txt") == Config(lang="en", path=str(near))

    def test_the_plain_name_comes_before_the_hidden_one_and_that_before_the_project(self, tmp_path: Path) -> None:
        texts = {"pyproject.toml": "[tool.newsclean]\n", ".newsclean.toml": "", "newsclean.toml": ""}
        for name, text in texts.items():
            path = write(tmp_path / name, text)
            assert config_file(tmp_path) == path

    @pytest.mark.parametrize(
        "text", ["[tool.other]\nx = 1\n", "tool = 5\n", "[tool]\nnewsclean = 5\n", "not = = toml", ""]
    )
    def test_a_project_that_does_not_speak_of_newsclean_is_passed_over(self, tmp_path: Path, text: str) -> None:
        above = write(tmp_path / "newsclean.toml", 'lang = "fr"\n')
        write(tmp_path / "project" / "pyproject.toml", text)
        assert config_file(tmp_path / "project" / "a.txt") == above

    def test_a_folder_of_that_name_is_no_configuration(self, tmp_path: Path) -> None:
        (tmp_path / "newsclean.toml").mkdir()
        assert config_file(tmp_path) != tmp_path / "newsclean.toml"


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('selct = ["ENC"]', "unknown key 'selct'; did you mean 'select'?"),
            ("fail_on = 'error'", "unknown key 'fail_on'; did you mean 'fail-on'?"),
            ("plugins = 'os'", "'plugins' takes a list of strings, got 'os'"),
            ("overrides = 5", "'overrides' takes tables, as [[overrides]], got 5"),
            ("pattern = ['XHS001']", "'pattern' takes tables, as [[pattern]], got ['XHS001']"),
            ("language = 'fr'", "'language' takes a table, got 'fr'"),
            ("lang = 'en_US'", "'lang' takes a BCP 47 tag such as fr, pt-BR or zh-Hant, got 'en_US'"),
            ("path = 'x'", "unknown key 'path'"),
            ("select = 'ENC'", "'select' takes a list of strings, got 'ENC'"),
            ("include = [1]", "'include' takes a list of strings, got [1]"),
            ("lang = ['en']", "'lang' takes a string, got ['en']"),
            ("rule = 5", "'rule' takes a table, got 5"),
            ("rule.TYP203 = 5", "'rule' takes a table of options for 'TYP203', got 5"),
            ("fail-on = 'fatal'", "'fail-on' takes error, warning, info or never, got 'fatal'"),
            ("severity.TYP = 'bad'", "severity of 'TYP' takes error, warning or info, got 'bad'"),
            ("severity.TYP = ['info']", "severity of 'TYP' takes error, warning or info"),
            ("this is = = not toml [", "newsclean.toml: "),
            ("a = 1\na = 2", "newsclean.toml: "),
            ("a = " + "[" * 5000 + "]" * 5000, "newsclean.toml: "),
            ("a = " + "9" * 5000, "newsclean.toml: "),
        ],
    )
    def test_a_wrong_file_is_refused_by_name_in_a_short_line(self, tmp_path: Path, text: str, said: str) -> None:
        path = write(tmp_path / "newsclean.toml", text)
        with pytest.raises(ConfigError) as error:
            Config.load(path)
        assert str(path) in str(error.value)
        assert said in str(error.value)
        assert len(str(error.value)) < len(str(path)) + 250

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("\n\nselct = []\n", 3),
            ("# a comment\nselect = [\n  'ENC',\n]\nlang = 5\n", 5),
            ("[severity]\nTYP = 'info'\nDUP = 'bad'\n", 3),
            ("[severity]\nTYP = 'info'\nNOPE = 'info'\n", 3),
            ("select = ['ENC']\nignore = ['double-spaces']\n", 2),
            ("lang = 'fr'\n[rule.double-space]\nmost = 3\n", 2),
            ("lang = 'fr'\r\n[[ignore]]\r\nrule = 'ENC'\r\n[[ignore]]\r\nrule = 'NOPE'\r\n", 4),
            ("[input.jsonl]\nid = 'id'\nbody = 'x'\n", 1),
        ],
    )
    def test_the_line_of_what_is_wrong_is_told(self, tmp_path: Path, text: str, line: int) -> None:
        path = tmp_path / "newsclean.toml"
        path.write_bytes(text.encode())
        with pytest.raises(ConfigError) as error:
            Config.load(path)
        assert str(error.value).startswith(f"{path}:{line}: ")

    def test_the_line_is_told_in_a_project_as_well(self, tmp_path: Path) -> None:
        path = write(tmp_path / "pyproject.toml", "[tool.other]\nselct = 1\n\n[tool.newsclean]\nselct = []\n")
        with pytest.raises(ConfigError, match=r"pyproject\.toml:5: unknown key 'selct'; did you mean 'select'\?"):
            Config.load(path)

    def test_a_table_that_was_never_in_a_file_is_refused_without_a_line(self) -> None:
        with pytest.raises(ConfigError, match=r"^configuration: unknown key 'selct'"):
            Config.from_mapping({"selct": []})

    def test_a_missing_file_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match="no such configuration file"):
            Config.load(tmp_path / "newsclean.toml")

    @pytest.mark.parametrize("data", [b"lang = '\xff\xfe'\n", "lang = 'fr'\n".encode("utf-16")])
    def test_a_file_that_is_not_utf_8_is_refused(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "newsclean.toml").write_bytes(data)
        with pytest.raises(ConfigError, match="decode"):
            Config.load(tmp_path / "newsclean.toml")

    def test_a_file_of_a_megabyte_is_refused(self, tmp_path: Path) -> None:
        path = write(tmp_path / "newsclean.toml", "# " + "x" * 1_000_000 + "\n")
        with pytest.raises(ConfigError, match="1 MB"):
            Config.load(path)

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"select": ["ENC999"]}, "unknown rule 'ENC999'"),
            ({"ignore": ["double-spaces"]}, "did you mean 'double-space'?"),
            ({"severity": {"NOPE": "info"}}, "unknown rule 'NOPE'"),
            ({"rule": {"double-space": {"most": 3}}}, "has no option 'most'"),
            ({"rule": {"nope": {}}}, "unknown rule 'nope'"),
        ],
    )
    def test_an_unknown_rule_or_option_is_refused_by_the_linter(self, values: dict[str, Any], said: str) -> None:
        with pytest.raises(ConfigError, match=r"unknown rule|no option") as error:
            Linter(Config.from_mapping(values))
        assert said in str(error.value)

    def test_an_unknown_setting_is_refused(self) -> None:
        with pytest.raises(ConfigError, match=r"did you mean 'select'\?"):
            Config().with_(selected=("ENC",))

    @given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=8), JSON_LIKE, max_size=3))
    def test_no_table_gives_another_error(self, table: dict[str, Any]) -> None:
        try:
            config = Config.from_mapping(table)
        except ConfigError:
            return
        assert hash(config) == hash(pickle.loads(pickle.dumps(config)))  # noqa: S301 - our own bytes; workers get it so


class TestAcceptance:
    def test_a_byte_order_mark_is_no_obstacle(self, tmp_path: Path) -> None:
        (tmp_path / "newsclean.toml").write_bytes(b"\xef\xbb\xbflang = 'fr'\n")
        assert Config.load(tmp_path / "newsclean.toml").lang == "fr"

    def test_an_empty_file_states_the_defaults(self, tmp_path: Path) -> None:
        path = write(tmp_path / "newsclean.toml", "")
        assert Config.load(path) == Config(path=str(path))

    def test_every_key_can_be_stated(self, tmp_path: Path) -> None:
        text = """
            select = ["ENC"]
            extend-select = ["TYP203"]
            ignore = ["mojibake"]
            lang = "pt-BR"
            fail-on = "never"
            include = ["*.md"]
            exclude = ["drafts/"]
            severity = { TYP = "error" }
            extensions = { xml = "html" }
            preset = "recall"
            site-profile = "site.json"
            [rule.double-space]
            [input.jsonl]
            text = ["body"]
        """
        path = write(tmp_path / "newsclean.toml", text)
        stated = Config(
            ("ENC",), ("TYP203",), ("mojibake",), (("TYP", "error"),), (("double-space", ()),), "pt-BR", "never",
            ("*.md",), ("drafts/",), (("xml", "html"),), (("jsonl", (("text", ("body",)),)),), "recall", "site.json",
            path=str(path),
        )  # fmt: skip
        assert Config.load(path) == stated

    def test_every_field_has_its_key(self) -> None:
        others = {"path", "suppressions"}
        assert {field_of(key) for key in STATED} - {"extend"} == {each.name for each in fields(Config)} - others


class TestSelection:
    def test_the_default_set_is_what_rules_declare(self) -> None:
        assert codes() == {code for code, rule in registry().items() if rule.default}

    @pytest.mark.parametrize("selector", ["TYP203", "double-space"])
    def test_code_and_name_are_the_same(self, selector: str) -> None:
        assert codes(select=(selector,)) == {"TYP203"}
        assert codes(ignore=(selector,)) == codes() - {"TYP203"}

    def test_a_family_is_its_prefix(self) -> None:
        assert codes(select=("typography",)) == codes(select=("TYP",)) == {c for c in DEFAULT if c.startswith("TYP")}

    def test_the_longest_selector_wins(self) -> None:
        assert codes(select=("TYP",), ignore=("TYP2",)) & {"TYP203"} == set()
        assert codes(select=("TYP2",), ignore=("TYP",)) == {c for c in registry() if c.startswith("TYP2")}
        assert codes(select=("ALL",), ignore=("TYP",)) == {c for c in registry() if not c.startswith("TYP")}

    def test_a_name_in_both_lists_is_ignored(self) -> None:
        assert codes(select=("TYP203",), ignore=("TYP203",)) == set()

    def test_a_name_counts_as_much_as_its_code(self) -> None:
        for select, ignore in (
            ("TYP203", "double-space"),
            ("double-space", "TYP203"),
            ("double-space", "double-space"),
        ):
            assert codes(select=(select,), ignore=(ignore,)) == set()

    def test_extend_select_adds_to_what_runs(self) -> None:
        assert codes(select=("ENC",), extend_select=("TYP203",)) == codes(select=("ENC",)) | {"TYP203"}
        assert codes(extend_select=("ALL",)) == DEFAULT

    def test_the_longest_severity_wins_whatever_the_order(self) -> None:
        for pairs in ((("TYP", "error"), ("TYP203", "warning")), (("TYP203", "warning"), ("TYP", "error"))):
            assert severity_of("TYP203", pairs) is Severity.WARNING
            assert severity_of("TYP301", pairs) is Severity.ERROR


def severity_of(code: str, pairs: tuple[tuple[str, str], ...]) -> Severity:
    rules: tuple[Rule, ...] = Config(severity=pairs).rules()
    return next(rule.severity for rule in rules if rule.code == code)


class TestRulesThatAreOffUntilNamed:
    """A house style nobody asked for is no defect."""

    @pytest.mark.parametrize("selectors", [(), ("ALL",), ("TYP",), ("typography",), ("T",)])
    def test_a_family_does_not_switch_them_on(self, selectors: tuple[str, ...]) -> None:
        assert "TYP401" not in {rule.code for rule in Config(select=selectors).rules()}
        assert "TYP401" not in {rule.code for rule in Config(extend_select=selectors).rules()}

    @pytest.mark.parametrize("selector", ["TYP4", "TYP401", "quote-convention"])
    def test_their_own_name_or_group_does(self, selector: str) -> None:
        assert "TYP401" in {rule.code for rule in Config(select=(selector,)).rules()}
        assert {"TYP401", "TYP201"} <= {rule.code for rule in Config(extend_select=(selector,)).rules()}

    def test_ignoring_the_name_still_wins(self) -> None:
        assert "TYP401" not in {rule.code for rule in Config(select=("TYP4",), ignore=("TYP401",)).rules()}
