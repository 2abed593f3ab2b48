"""Settings for some files, and for text in one language: each holds where it says, and nowhere else."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from test_cli import Cli, cli, write

from newsclean import Config, ConfigError, Linter, check
from newsclean.cli.options import linter
from newsclean.model import Severity

__all__ = ["cli"]
FRENCH = "Le conseil municipal a adopté  le budget mardi soir après un long débat entre les élus de la majorité."
GERMAN = "Der Stadtrat hat den Haushalt  am Dienstagabend nach einer langen Debatte mit Mehrheit verabschiedet."
ENGLISH = "The city council adopted  the budget on Tuesday evening after a long debate among its members."


def config(**values: Any) -> Config:
    return Config.from_mapping({key.replace("_", "-"): value for key, value in values.items()})


def found(text: str, settings: Config, code: str = "TYP203", **facts: Any) -> list[str]:
    return [str(each.severity) for each in check(text, config=settings, **facts).findings if each.code == code]


class TestOverrides:
    @pytest.mark.parametrize(
        ("pattern", "path"),
        [
            ("wire/**", "wire/a.txt"),
            ("wire/", "wire/2026/a.txt"),
            ("*.md", "wire/a.md"),
            ("/a.txt", "a.txt"),
            ("a.txt", "./wire/a.txt"),
            ("w?re/[a-c].txt", "wire/b.txt"),
        ],
    )
    def test_they_hold_for_the_files_that_match(self, pattern: str, path: str) -> None:
        assert config(overrides=[{"files": [pattern], "lang": "de"}]).for_path(path).lang == "de"

    @pytest.mark.parametrize(
        ("patterns", "path"),
        [
            (["wire/**"], "sport/a.txt"),
            (["/a.txt"], "wire/a.txt"),
            (["wire/*.txt"], "wire/2026/a.txt"),
            (["*.txt", "!a.txt"], "a.txt"),
            (["**"], "../a.txt"),
            (["**"], ""),
        ],
    )
    def test_they_hold_for_no_other(self, patterns: list[str], path: str) -> None:
        assert config(overrides=[{"files": patterns, "lang": "de"}]).for_path(path).lang == ""

    def test_patterns_begin_at_the_folder_of_the_configuration(self, tmp_path: Path) -> None:
        path = tmp_path / "newsclean.toml"
        path.write_text('[[overrides]]\nfiles = ["/wire/*"]\nlang = "de"\n')
        assert Config.load(path).for_path(str(tmp_path / "wire" / "a.txt")).lang == "de"
        assert Config.load(path).for_path(str(tmp_path / "old" / "wire" / "a.txt")).lang == ""

    @pytest.mark.parametrize(
        ("key", "value"),
        [("lang", "de"), ("format", "html"), ("fail-on", "error"), ("preset", "recall"), ("site-profile", "x.json")],
    )
    def test_of_one_value_the_last_counts(self, key: str, value: str) -> None:
        tables = [{"files": ["*"], key: "never" if key == "fail-on" else "precision" if key == "preset" else "fr"}]
        settings = config(overrides=[*tables, {"files": ["*.txt"], key: value}]).for_path("a.txt")
        assert getattr(settings, key.replace("-", "_")) == value

    def test_selections_are_joined_as_files_are(self) -> None:
        settings = config(
            ignore=["TYP203"],
            overrides=[
                {"files": ["*"], "extend-select": ["TYP401"], "ignore": ["ENC"]},
                {"files": ["*.txt"], "extend-select": ["double-space"]},
            ],
        )
        running = {rule.code for rule in settings.for_path("a.txt").rules()}
        assert {"TYP203", "TYP401"} <= running
        assert not {code for code in running if code.startswith("ENC")}
        assert "TYP203" not in {rule.code for rule in settings.for_path("a.md").rules()}

    def test_severity_and_options_are_joined_key_by_key(self) -> None:
        settings = config(
            severity={"TYP203": "error", "ENC": "info"},
            overrides=[{"files": ["*"], "severity": {"TYP203": "warning"}, "rule": {"double-space": {}}}],
        ).for_path("a.txt")
        assert dict(settings.severity) == {"TYP203": "warning", "ENC": "info"}
        assert settings.rule == (("double-space", ()),)

    def test_what_holds_for_a_file_has_no_overrides_left(self) -> None:
        settings = config(overrides=[{"files": ["*.txt"], "lang": "de"}, {"files": ["*.md"], "lang": "fr"}])
        assert settings.for_path("a.txt") == Config(lang="de")
        assert settings.for_path("a.nfo") == Config()

    def test_a_linter_is_compiled_once_for_files_with_the_same_settings(self) -> None:
        settings = config(overrides=[{"files": ["*.txt"], "lang": "de"}])
        assert linter(settings.for_path("a.txt")) is linter(settings.for_path("b.txt"))
        assert linter(settings.for_path("a.txt")) is not linter(settings.for_path("a.md"))

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ({"lang": "fr"}, "'overrides' lacks its 'files'"),
            ({"files": []}, "'overrides' lacks its 'files'"),
            ({"files": "a.txt"}, "'files' takes a list of strings"),
            ({"files": ["!"]}, "cannot be read"),
            ({"files": ["*"], "includ": []}, "unknown key 'includ' in 'overrides'"),
            ({"files": ["*"], "include": ["a"]}, "unknown key 'include' in 'overrides'"),
            ({"files": ["*"], "ignore": [{"rule": "ENC"}]}, "[[ignore]] has 'files' of its own"),
            ({"files": ["*"], "lang": 5}, "'lang' takes a string, got 5"),
            ({"files": ["*"], "ignore": ["NOPE"]}, "unknown rule 'NOPE'"),
            ({"files": ["*"], "rule": {"double-space": {"most": 1}}}, "has no option 'most'"),
        ],
    )
    def test_a_wrong_one_is_refused(self, table: dict[str, Any], said: str) -> None:
        with pytest.raises(ConfigError) as error:
            config(overrides=[table])
        assert said in str(error.value)

    def test_the_line_of_a_wrong_one_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "newsclean.toml"
        path.write_text('[[overrides]]\nfiles = ["a"]\n\n[[overrides]]\nfiles = ["b"]\nignore = ["NOPE"]\n')
        with pytest.raises(ConfigError, match=r"newsclean\.toml:6: unknown rule 'NOPE'"):
            Config.load(path)


class TestCommandLine:
    def test_each_file_of_a_folder_has_its_own(self, cli: Cli) -> None:
        write("newsclean.toml", 'select = ["TYP203"]\n[[overrides]]\nfiles = ["wire/"]\nignore = ["TYP203"]\n')
        for name in ("a.txt", "wire/b.txt", "wire/2026/c.txt", "wires/d.txt"):
            write(name, ENGLISH)
        result = cli("check", ".")
        assert [line.partition(":")[0] for line in result.out.splitlines()] == ["a.txt", "wires/d.txt"]

    def test_they_hold_for_standard_input_by_the_name_it_is_given(self, cli: Cli) -> None:
        write("newsclean.toml", 'select = ["TYP203"]\n[[overrides]]\nfiles = ["wire/"]\nignore = ["TYP203"]\n')
        text = ENGLISH.encode()
        assert cli("check", "--stdin-filename", "wire/a.txt", "-", stdin=text).out == ""
        assert "TYP203" in cli("check", "--stdin-filename", "a.txt", "-", stdin=text).out

    def test_the_command_line_counts_more(self, cli: Cli) -> None:
        write("newsclean.toml", '[[overrides]]\nfiles = ["*"]\nignore = ["TYP203"]\nfail-on = "never"\n')
        write("a.txt", ENGLISH)
        result = cli("check", "--select", "TYP203", "--fail-on", "info", "a.txt")
        assert (result.code, result.out.count("TYP203")) == (1, 1)

    def test_a_file_is_read_as_an_override_says(self, cli: Cli) -> None:
        write("newsclean.toml", 'select = ["MRK101"]\n[[overrides]]\nfiles = ["*.tpl"]\nformat = "html"\n')
        write("a.tpl", "<p>The council passed the budget.</p>\n")
        write("b.txt", "The council <span>passed</span> the budget.\n")
        result = cli("check", "a.tpl", "b.txt")
        assert {line.partition(":")[0] for line in result.out.splitlines()} == {"b.txt"}
        assert "MRK101" in cli("check", "--extension", "tpl:text", "a.tpl").out

    def test_a_named_configuration_has_them_from_the_working_folder(self, cli: Cli) -> None:
        write("house/house.toml", 'select = ["TYP203"]\n[[overrides]]\nfiles = ["/wire/*"]\nignore = ["TYP203"]\n')
        write("wire/a.txt", ENGLISH)
        assert cli("check", "--config", "house/house.toml", "wire/a.txt").out == ""

    def test_what_is_ignored_can_be_selected_where_it_is_called_for(self, cli: Cli) -> None:
        write("newsclean.toml", 'ignore = ["double-space"]\n')
        write("a.txt", ENGLISH)
        assert "TYP203" not in cli("check", "a.txt").out
        assert "TYP203" in cli("check", "--extend-select", "TYP203", "a.txt").out


class TestLanguages:
    def test_they_hold_for_text_in_that_language(self) -> None:
        settings = config(language={"fr": {"ignore": ["TYP203"]}})
        assert found(FRENCH, settings) == []
        assert found(ENGLISH, settings) == ["info"]

    def test_they_hold_by_block(self) -> None:
        settings = config(language={"fr": {"severity": {"TYP203": "error"}}, "de": {"ignore": ["TYP"]}})
        assert sorted(found(f"{FRENCH}\n\n{ENGLISH}", settings)) == ["error", "info"]
        assert found(f"{FRENCH}\n\n{GERMAN}", settings) == ["error"]

    def test_a_rule_can_run_in_one_language_only(self) -> None:
        settings = config(select=["ENC"], language={"en": {"extend-select": ["TYP203"]}})
        assert found(ENGLISH, settings) == ["info"]
        assert found(FRENCH, settings) == []

    @pytest.mark.parametrize("option", ["min_letters", "min-letters"])
    def test_options_can_be_set_for_one_language(self, option: str) -> None:
        settings = config(language={"fr": {"rule": {"lower-cased-document": {option: 10_000}}}})
        texts = {"fr": f"{FRENCH.lower()} {FRENCH.lower()} {FRENCH.lower()}", "en": (ENGLISH.lower() + " ") * 3}
        assert {tag: bool(found(text, settings, "STR401", lang=tag)) for tag, text in texts.items()} == {
            "fr": False, "en": True,
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("tag", "expected"), [("pt-BR", "error"), ("pt", "warning"), ("pt-PT", "warning"), ("es", "info")]
    )
    def test_the_longest_tag_counts(self, tag: str, expected: str) -> None:
        settings = config(
            language={"pt-BR": {"severity": {"TYP203": "error"}}, "pt": {"severity": {"TYP203": "warning"}}}
        )
        assert found("O conselho aprovou  o projeto na terça-feira.", settings, lang=tag) == [expected]

    def test_a_line_too_short_to_tell_is_in_the_language_of_its_text(self) -> None:
        settings = config(language={"fr": {"ignore": ["TYP203"]}})
        assert found(f"Le  budget\n\n{FRENCH}", settings) == []

    def test_a_rule_of_documents_goes_by_their_language(self) -> None:
        settings = config(select=["CUT101"], language={"fr": {"ignore": ["CUT101"]}})
        assert found("Le conseil a voté le budget et la", settings, "CUT101", lang="fr") == []
        assert found("Der Rat hat den Haushalt beschlossen und die", settings, "CUT101", lang="de") != []

    def test_rules_without_other_settings_are_there_once(self) -> None:
        settings = config(language={"fr": {"severity": {"TYP203": "error"}}})
        codes = [rule.code for rule in settings.rules()]
        assert codes.count("TYP203") == 2
        assert len(codes) == len(set(codes)) + 1
        assert all(rule.tongues is None for rule in settings.rules() if rule.code != "TYP203")

    def test_they_are_joined_over_files(self, tmp_path: Path) -> None:
        (tmp_path / "house.toml").write_text('[language.fr]\nignore = ["TYP203"]\nseverity.ENC = "info"\n')
        path = tmp_path / "newsclean.toml"
        path.write_text('extend = "house.toml"\n[language.fr]\nextend-select = ["TYP203"]\nseverity.TYP = "error"\n')
        assert found(FRENCH, Config.load(path)) == ["error"]

    def test_the_article_of_a_page_is_told_the_same_way(self) -> None:
        body = f"<h1>Budget</h1><p>{FRENCH * 3}</p><p>{FRENCH * 3}</p>"
        menu = "<nav><a href='/'>Accueil</a> <a href='/s'>Sport</a></nav>"
        page = f"<html lang='fr'><body>{menu}<article>{body}</article></body>"
        plain, french = Linter(), Linter(config(language={"fr": {"ignore": ["BPL6", "BPL7"]}}))
        assert french.clean(page, format="html").text == plain.clean(page, format="html").text

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ({"": {}}, "'language' takes tables by language"),
            ({"fr_FR": {}}, "takes a BCP 47 tag"),
            ({"fr": 5}, "'language.fr' takes a table, got 5"),
            ({"fr": {"select": ["ENC"]}}, "unknown key 'select' in 'language.fr'"),
            ({"fr": {"lang": "de"}}, "unknown key 'lang' in 'language.fr'"),
            ({"fr": {"ignore": ["NOPE"]}}, "unknown rule 'NOPE'"),
            ({"fr": {"severity": {"TYP": "fatal"}}}, "takes error, warning or info"),
        ],
    )
    def test_a_wrong_one_is_refused(self, table: dict[str, Any], said: str) -> None:
        with pytest.raises(ConfigError) as error:
            config(language=table)
        assert said in str(error.value)


def test_a_configuration_with_all_of_it_can_go_to_another_process() -> None:
    settings = config(
        overrides=[{"files": ["*"], "severity": {"TYP": "error"}}],
        language={"fr": {"ignore": ["ENC"]}},
        pattern=[{"code": "XHS001", "name": "house-style", "match": "web site", "message": "House style"}],
    )
    copy = pickle.loads(pickle.dumps(settings))  # noqa: S301 - our own bytes
    assert (copy, hash(copy)) == (settings, hash(settings))
    assert copy.rules() == settings.rules()
    assert Severity.ERROR in {rule.severity for rule in copy.for_path("a").rules()}
