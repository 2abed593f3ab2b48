"""A configuration goes on from another: what both state has one meaning, and every path keeps its own folder."""

from pathlib import Path
from typing import Any

import pytest

from newsclean import Config, ConfigError, Linter
from newsclean.config.rebasing import globs
from newsclean.suppressions import spec


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def extended(folder: Path, house: str, desk: str) -> Config:
    """Return the configuration of a desk that goes on from that of its house, one folder up."""
    write(folder / "house.toml", house)
    return Config.load(write(folder / "wire" / "newsclean.toml", f'extend = "../house.toml"\n{desk}'))


def codes(config: Config) -> set[str]:
    return {rule.code for rule in config.rules()}


class TestJoining:
    @pytest.mark.parametrize(
        ("house", "desk", "field", "value"),
        [
            ('lang = "fr"', "", "lang", "fr"),
            ('lang = "fr"', 'lang = "de"', "lang", "de"),
            ('select = ["ENC"]', 'select = ["UNI"]', "select", ("UNI",)),
            ('include = ["*.md"]', 'include = ["*.txt"]', "include", ("*.txt",)),
            ('extend-select = ["TYP401"]', 'extend-select = ["TYP402"]', "extend_select", ("TYP401", "TYP402")),
            ('ignore = ["ENC"]', 'ignore = ["UNI"]', "ignore", ("ENC", "UNI")),
            ('exclude = ["a"]', 'exclude = ["b"]', "exclude", ("a", "b")),
            ('severity.ENC = "info"', 'severity.UNI = "info"', "severity", (("ENC", "info"), ("UNI", "info"))),
            ('severity.ENC = "info"', 'severity.ENC = "error"', "severity", (("ENC", "error"),)),
            ('extensions.xml = "html"', 'extensions.nfo = "text"', "extensions", (("xml", "html"), ("nfo", "text"))),
            (
                'input.jsonl.id = "id"', 'input.jsonl.text = "body"', "input",
                (("jsonl", (("id", "id"), ("text", "body"))),),
            ),
        ],
    )  # fmt: skip
    def test_what_both_state_is_joined_as_its_key_says(
        self, tmp_path: Path, house: str, desk: str, field: str, value: Any
    ) -> None:
        assert getattr(extended(tmp_path, house, desk), field) == value

    def test_what_a_desk_selects_the_house_no_longer_ignores(self, tmp_path: Path) -> None:
        for house, desk in (("TYP203", "double-space"), ("double-space", "TYP203"), ("TYP", "typography")):
            config = extended(tmp_path, f'ignore = ["{house}"]', f'extend-select = ["{desk}"]')
            assert "TYP203" in codes(config)
        assert "TYP203" not in codes(extended(tmp_path, 'ignore = ["TYP203"]', 'extend-select = ["TYP"]'))

    def test_what_a_desk_ignores_the_house_may_have_selected(self, tmp_path: Path) -> None:
        config = extended(tmp_path, 'select = ["TYP203", "ENC102"]', 'ignore = ["double-space"]')
        assert codes(config) == {"ENC102"}

    def test_the_nearer_severity_counts_by_name_or_code(self, tmp_path: Path) -> None:
        for house, desk in (("TYP203", "double-space"), ("double-space", "TYP203")):
            config = extended(tmp_path, f'severity.{house} = "error"', f'severity.{desk} = "warning"')
            assert {str(rule.severity) for rule in config.rules() if rule.code == "TYP203"} == {"warning"}

    def test_the_longer_selector_of_the_house_still_counts_more(self, tmp_path: Path) -> None:
        config = extended(tmp_path, 'severity.TYP203 = "error"', 'severity.TYP = "warning"')
        assert {str(rule.severity) for rule in config.rules() if rule.code == "TYP203"} == {"error"}

    def test_a_desk_states_a_pattern_anew(self, tmp_path: Path) -> None:
        pattern = "[[pattern]]\ncode = 'XHS00{}'\nname = 'house-{}'\nmatch = '{}'\nmessage = 'House style'\n"
        house = pattern.format(1, "one", "web site") + pattern.format(2, "two", "e-mail")
        config = extended(tmp_path, house, pattern.format(1, "one", "web page"))
        assert {each.code: each.match for each in config.pattern} == {"XHS001": "web page", "XHS002": "e-mail"}

    def test_three_files_are_joined_from_the_far_end(self, tmp_path: Path) -> None:
        write(tmp_path / "a.toml", 'lang = "fr"\nfail-on = "info"\nignore = ["ENC"]')
        write(tmp_path / "b.toml", 'extend = "a.toml"\nlang = "de"\nignore = ["UNI"]')
        config = Config.load(write(tmp_path / "newsclean.toml", 'extend = "b.toml"\nignore = ["MRK"]'))
        assert (config.lang, config.fail_on, config.ignore) == ("de", "info", ("ENC", "UNI", "MRK"))
        assert config.path == str(tmp_path / "newsclean.toml")

    def test_a_project_can_be_extended(self, tmp_path: Path) -> None:
        write(tmp_path / "pyproject.toml", '[tool.newsclean]\nlang = "fr"\n')
        assert Config.load(write(tmp_path / "newsclean.toml", 'extend = "pyproject.toml"')).lang == "fr"

    def test_a_table_is_extended_from_the_folder_of_its_path(self, tmp_path: Path) -> None:
        write(tmp_path / "house.toml", 'lang = "fr"\n')
        path = str(tmp_path / "newsclean.toml")
        assert Config.from_mapping({"extend": "house.toml"}, path=path) == Config(lang="fr", path=path)


class TestRefusals:
    def test_a_circle_is_named(self, tmp_path: Path) -> None:
        write(tmp_path / "a.toml", '\nextend = "b.toml"')
        write(tmp_path / "b.toml", 'extend = "a.toml"')
        with pytest.raises(ConfigError, match=r"b\.toml:1: 'extend' goes in a circle: a\.toml → b\.toml → a\.toml"):
            Config.load(tmp_path / "a.toml")

    def test_a_file_that_extends_itself_is_a_circle(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.toml", 'extend = "./a.toml"')
        with pytest.raises(ConfigError, match=r"a\.toml:1: 'extend' goes in a circle: a\.toml → a\.toml"):
            Config.load(path)

    def test_a_long_chain_ends(self, tmp_path: Path) -> None:
        for number in range(40):
            write(tmp_path / f"{number}.toml", f'extend = "{number + 1}.toml"')
        with pytest.raises(ConfigError, match="over more than 16 files"):
            Config.load(tmp_path / "0.toml")

    @pytest.mark.parametrize(
        ("stated", "said"),
        [
            ('"missing.toml"', "'extend' names 'missing.toml', which is no file"),
            ('""', None),
            ("5", "'extend' takes a string, got 5"),
            ('"."', "'extend' names .*, which is no file"),
        ],
    )
    def test_what_is_no_file_is_refused_with_its_line(self, tmp_path: Path, stated: str, said: str | None) -> None:
        path = write(tmp_path / "newsclean.toml", f"\nextend = {stated}\n")
        if said is None:
            assert Config.load(path) == Config(path=str(path))
            return
        with pytest.raises(ConfigError, match=rf"newsclean\.toml:2: {said}"):
            Config.load(path)

    def test_what_is_wrong_in_the_house_is_told_of_the_house(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match=r"house\.toml:2: unknown key 'selct'"):
            extended(tmp_path, "\nselct = []", "")
        with pytest.raises(ConfigError, match=r"house\.toml:1: unknown rule 'NOPE'"):
            extended(tmp_path, 'ignore = ["NOPE"]', "")

    def test_a_rule_that_the_house_adds_is_known_to_the_desk_and_the_other_way_round(self, tmp_path: Path) -> None:
        pattern = "[[pattern]]\ncode = 'XHS001'\nname = 'house-style'\nmatch = 'web site'\nmessage = 'House style'\n"
        Linter(extended(tmp_path, pattern, '[[ignore]]\nrule = "house-style"\n'))
        Linter(extended(tmp_path, 'severity.XHS001 = "info"', pattern))


class TestFolders:
    def test_a_site_profile_stays_where_the_house_has_it(self, tmp_path: Path) -> None:
        config = extended(tmp_path, 'site-profile = "site.json"', "")
        assert config.site_profile == str(tmp_path / "site.json")
        assert extended(tmp_path, 'site-profile = "a"', 'site-profile = "b"').site_profile == "b"

    @pytest.mark.parametrize(
        ("pattern", "here"),
        [
            ("drafts/", ("drafts/",)),
            ("*.bak", ("*.bak",)),
            ("**/old/*.txt", ("**/old/*.txt",)),
            ("!keep.txt", ("!keep.txt",)),
            ("/wire/drafts/", ("/drafts/",)),
            ("wire/drafts/*.txt", ("/drafts/*.txt",)),
            ("!/wire/drafts/a.txt", ("!/drafts/a.txt",)),
            ("w?re/a.txt", ("/a.txt",)),
            ("[vw]ire/a.txt", ("/a.txt",)),
            ("/wire/", ("*",)),
            ("/wire/**", ("/**",)),
            ("/**/a.txt", ("/**/a.txt", "/a.txt")),
            ("/sport/a.txt", ()),
            ("/a.txt", ()),
        ],
    )
    def test_a_pattern_of_the_house_reaches_the_same_files(self, pattern: str, here: tuple[str, ...]) -> None:
        assert set(globs((pattern,), "/site", "/site/wire")) == set(here)

    @pytest.mark.parametrize(
        "pattern",
        ["a.txt", "/wire/a.txt", "wire/*.txt", "wire/**/a.txt", "/**/b/a.txt", "wire/", "/wire/b/", "w*/b/*.txt",
         "*/a.txt", "!wire/a.txt", "wire/**", "**/b", "wire/b", "/wire", "sport/a.txt", "wire/*/a.txt", "**/**/b/**"],
    )  # fmt: skip
    @pytest.mark.parametrize("name", ["a.txt", "b.txt", "b/a.txt", "b/c/a.txt", "wire/a.txt", "b/wire/b.txt"])
    def test_it_says_there_what_it_says_here(self, pattern: str, name: str) -> None:
        everything = ("*", pattern) if pattern.startswith("!") else (pattern,)
        moved = globs(everything, "/site", "/site/wire")
        assert spec(moved).match_file(name) == spec(everything).match_file(f"wire/{name}")

    def test_a_house_below_keeps_its_patterns_below(self) -> None:
        assert globs(("/a/*.txt", "*.bak"), "/site/con[f]", "/site") == ("/con\\[f]/a/*.txt", "*.bak")

    def test_a_house_beside_reaches_nothing_with_a_slash(self) -> None:
        assert globs(("/a/*.txt", "*.bak", "drafts/"), "/site/house", "/site/wire") == ("*.bak", "drafts/")

    def test_what_the_house_silences_in_its_folder_is_silent_there_only(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        config = extended(tmp_path, '[[ignore]]\nrule = "ENC"\nfiles = ["/wire/old.txt", "/sport/new.txt"]\n', "")
        assert config.suppressions_for("wire/old.txt")
        assert not config.suppressions_for("wire/new.txt")
        assert not config.suppressions_for("wire/sport/new.txt")

    def test_an_override_of_the_house_for_other_folders_holds_nowhere(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        house = '[[overrides]]\nfiles = ["/sport/**"]\nlang = "de"\n[[overrides]]\nfiles = ["/wire/**"]\nlang = "fr"\n'
        assert extended(tmp_path, house, "").for_path("wire/a.txt").lang == "fr"
        assert extended(tmp_path, house, "").for_path("wire/sport/a.txt").lang == "fr"
