"""Rules without code: what a configuration states is found and repaired as any rule is, in linear time or not."""

import pickle
import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import Cli, cli, write

import newsclean
from newsclean import Config, ConfigError, Linter
from newsclean.config.linear import MAX_STEPS, bounded, steps
from newsclean.config.patterns import Pattern, literal

__all__ = ["cli"]
PRESIDENT = {
    "code": "XHS001",
    "name": "house-style-president",
    "lang": "fr",
    "match": r"Président de la république",
    "replace": "président de la République",
    "message": "House style",
}
SPEECH = "Le Président de la république a parlé mardi devant le conseil municipal de la ville."


def pattern(**values: Any) -> Config:
    stated = {"code": "XHS001", "name": "house-style", "match": "web site", "message": "House style"} | values
    return Config.from_mapping({"pattern": [{key.replace("_", "-"): value for key, value in stated.items()}]})


def found(text: str, config: Config, **facts: Any) -> list[str]:
    report = newsclean.check(text, format="text", config=config, **facts)
    return [text[f.span.start : f.span.end] for f in report.findings if f.span and f.code.startswith("XHS")]


class TestFinding:
    @pytest.mark.parametrize(
        ("values", "text", "words"),
        [
            ({}, "Our web site and their web site.", ["web site", "web site"]),
            ({"match": r"\bweb[ -]sites?\b"}, "Two web-sites, one web site.", ["web-sites", "web site"]),
            ({"ignore_case": True}, "Our Web Site is open.", ["Web Site"]),
            ({"match": "cat", "whole_word": True}, "The cat sat.", ["cat"]),
            ({"match": "यह", "whole_word": True}, "यह घर है।", ["यह"]),
            ({"match": "सरकार", "ignore_case": True}, "सरकार ने कहा।", ["सरकार"]),
            ({"match": r"(?i:web) site"}, "Our WEB site is open.", ["WEB site"]),
            ({"match": "^The"}, "The council met. The mayor spoke.\n\nThen The Hague was named.", ["The", "The"]),
        ],
    )
    def test_what_matches_is_found(self, values: dict[str, Any], text: str, words: list[str]) -> None:
        assert found(text, pattern(**values)) == words

    @pytest.mark.parametrize(
        ("values", "text"),
        [
            ({}, "Our website."),
            ({}, "Our Web site is open."),
            ({"match": "cat", "whole_word": True}, "Concatenation, cats and Cat."),
            ({"match": "यह", "whole_word": True}, "यहाँ घर है।"),
            ({"match": "web site", "replace": "web site"}, "A web site."),
            ({"match": "web.?site", "ignore_case": True, "replace": "website"}, "A website."),
            ({"lang": "fr"}, "Our web site was opened on Tuesday by the mayor of the city."),
            ({"match": "^end"}, "The council met in the end."),
        ],
    )
    def test_what_is_right_as_it_is_is_left_alone(self, values: dict[str, Any], text: str) -> None:
        assert found(text, pattern(**values)) == []

    def test_places_lead_into_the_source_of_a_page(self) -> None:
        source = "<p>Le Pr&eacute;sident de la <b>r&eacute;publique</b> a parl&eacute; mardi &agrave; Paris.</p>"
        report = newsclean.check(source, format="html", lang="fr", config=pattern(**PRESIDENT))
        (finding,) = (f for f in report.findings if f.code == "XHS001")
        assert finding.span
        assert source[finding.span.start : finding.span.end].startswith("Pr&eacute;sident de la <b>")

    def test_the_language_of_the_text_decides(self) -> None:
        config = pattern(**PRESIDENT)
        assert found(SPEECH, config) == ["Président de la république"]
        assert found("Sagte: Président de la république. " + "Der Rat hat am Dienstag getagt.", config, lang="de") == []


class TestRepair:
    @pytest.mark.parametrize(
        ("values", "text", "clean"),
        [
            ({"replace": "website"}, "Our web site.", "Our website."),
            ({"replace": "", "match": "web "}, "Our web site.", "Our site."),
            ({"match": r"(\w{1,20}) site", "replace": r"\1site"}, "Our web site.", "Our website."),
            ({"match": r"(?P<kind>web) site", "replace": r"\g<kind>site"}, "Our web site.", "Our website."),
        ],
    )
    def test_replace_takes_the_place_of_what_matches(self, values: dict[str, Any], text: str, clean: str) -> None:
        assert newsclean.clean(text, config=pattern(**values), unsafe=True, to="same").text == clean

    @pytest.mark.parametrize(
        ("fix", "unsafe", "is_repaired"),
        [("safe", False, True), ("unsafe", False, False), ("unsafe", True, True), ("display", True, False),
         (None, False, False)],
    )  # fmt: skip
    def test_it_is_trusted_as_stated(self, fix: str | None, unsafe: bool, is_repaired: bool) -> None:
        config = pattern(replace="website", **({"fix": fix} if fix else {}))
        assert (newsclean.clean("Our web site.", config=config, unsafe=unsafe).text == "Our website.") is is_repaired

    def test_what_somebody_said_is_trusted_less(self) -> None:
        config = pattern(replace="website", fix="safe")
        text = 'The mayor said: "Our new web site is open."'
        assert newsclean.clean(text, config=config).text == text

    def test_a_repair_that_is_found_again_is_not_made(self) -> None:
        result = newsclean.clean("Our web site.", config=pattern(replace="web site web site", fix="safe"))
        assert result.text == "Our web site."
        assert "NCL904" in {finding.code for finding in result.problems}


class TestAsARule:
    def test_it_is_on_where_it_is_stated(self) -> None:
        assert "XHS001" in {rule.code for rule in pattern().rules()}
        assert "XHS001" not in {rule.code for rule in Config().rules()}

    @pytest.mark.parametrize("selector", ["XHS001", "house-style", "XHS", "X", "XHS0", "ALL"])
    def test_it_is_named_as_others_are(self, selector: str) -> None:
        assert found("Our web site.", pattern().with_(ignore=(selector,))) == []
        assert found("Our web site.", pattern().with_(select=(selector,))) == ["web site"]

    def test_its_severity_can_be_set(self) -> None:
        assert [str(r.severity) for r in pattern(severity="error").rules() if r.code == "XHS001"] == ["error"]
        config = pattern().with_(severity=(("XHS", "info"),))
        assert [str(r.severity) for r in config.rules() if r.code == "XHS001"] == ["info"]

    def test_it_can_be_silenced_in_the_text_and_outside(self) -> None:
        text = "<!-- newsclean: ignore[XHS001] -->\n\nOur web site.\n"
        findings = newsclean.check(text, format="markdown", config=pattern().with_(select=("XHS",))).findings
        assert findings == ()
        dead = newsclean.check(text.replace("web site", "page"), format="markdown", config=pattern()).findings
        assert "NCL101" in {finding.code for finding in dead}
        assert "NCL102" in {finding.code for finding in newsclean.check(text, format="markdown").findings}

    def test_two_configurations_do_not_see_each_others(self) -> None:
        one, other = pattern(code="XAA001"), pattern(code="XBB001")
        assert {rule.code for rule in one.rules()} ^ {rule.code for rule in other.rules()} == {"XAA001", "XBB001"}
        with pytest.raises(ConfigError, match="unknown rule 'XBB001'"):
            one.with_(ignore=("XBB001",)).rules()
        with pytest.raises(ConfigError, match="unknown rule 'XAA001'"):
            newsclean.check("a", ignore=["XAA001"])

    def test_it_works_in_another_process(self) -> None:
        linter = Linter(pattern(replace="website", ignore_case=True))
        copy = pickle.loads(pickle.dumps(linter))  # noqa: S301 - our own bytes
        assert [f.code for f in copy.check("Our web site.").findings if f.code[0] == "X"] == ["XHS001"]
        rule = pickle.loads(pickle.dumps(linter.config.rules()[-1]))  # noqa: S301
        assert (rule, rule.doc) == (linter.config.rules()[-1], linter.config.rules()[-1].doc)
        reports = list(linter.check_many(["Our web site."] * 40, workers=2))
        assert [f.code for report in reports for f in report.findings if f.code[0] == "X"] == ["XHS001"] * 40

    def test_its_manual_page_is_made_of_what_it_says(self) -> None:
        rule = pattern(replace="website", bad=["the web site"], good=["the website"]).rules()[-1]
        assert rule.summary == "House style."
        assert "```bad\nthe web site\n```" in rule.doc
        assert "`website` is written; unsafe." in rule.doc


class TestRefusals:
    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"code": "HS001"}, "'code' takes X, two capitals and three digits, as XHS001, got 'HS001'"),
            ({"code": "XHSS001"}, "'code' takes X, two capitals and three digits"),
            ({"code": 5}, "'code' in 'pattern' takes a string, got 5"),
            ({"name": "House style"}, "'name' takes words in lower case"),
            ({"name": "double-space"}, "the pattern XHS001 claims 'double-space', which newsclean itself has"),
            ({"name": "encoding"}, "claims 'encoding'"),
            ({"message": " "}, "'message' takes what is wrong"),
            ({"severity": "fatal"}, "'severity' takes error, warning or info"),
            ({"fix": "safe"}, "lacks its 'replace'"),
            ({"fix": "always", "replace": ""}, "'fix' takes safe, unsafe or display"),
            ({"lang": "French"}, "'lang' takes languages such as fr or de"),
            ({"lang": [1]}, "'lang' takes a list of strings"),
            ({"ignore_case": "yes"}, "'ignore-case' in 'pattern' takes true or false, got 'yes'"),
            ({"match": "("}, "'match' is no regular expression"),
            ({"match": "(" * 900 + ")" * 900}, "'match' "),
            ({"match": "a" * 3000}, "has 2000 characters at most"),
            ({"match": ""}, "matches where there is nothing"),
            ({"match": r"\b"}, "matches where there is nothing"),
            ({"match": "a{0,3}"}, "matches where there is nothing"),
            ({"match": "(?i)a"}, "ignore-case = true works"),
            ({"match": "(a)", "replace": r"\2"}, "'replace' is no template"),
            ({"match": "(a)", "replace": r"\g<x>"}, "'replace' is no template"),
            ({"replaces": "a"}, "unknown key 'replaces' in 'pattern'; did you mean 'replace'?"),
            ({"match": r"\bde\s+la\b"}, r"write '\\bde\\s{1,64}la\\b'"),
            ({"match": "(a+)+b"}, "too often"),
            ({"match": "(a|a){1,64}b"}, "too often"),
            ({"match": "(?:a{1,64}){1,64}b"}, "too often"),
            ({"match": ".{1,64}.{1,64}!"}, "steps at each character"),
        ],
    )
    def test_a_wrong_pattern_is_refused(self, values: dict[str, Any], said: str) -> None:
        with pytest.raises(ConfigError) as error:
            pattern(**values)
        assert said in str(error.value)
        assert len(str(error.value)) < 300

    @pytest.mark.parametrize("key", ["code", "name", "match", "message"])
    def test_what_is_needed_is_asked_for(self, key: str) -> None:
        table = {name: value for name, value in PRESIDENT.items() if name != key}
        with pytest.raises(ConfigError, match=f"'pattern' lacks its '{key}'"):
            Config.from_mapping({"pattern": [table]})

    def test_a_code_or_name_is_given_once(self) -> None:
        for other in ({"code": "XHS002"}, {"name": "other"}):
            with pytest.raises(ConfigError, match="claims"):
                Config.from_mapping({"pattern": [PRESIDENT, PRESIDENT | other]})

    def test_the_line_is_told(self, tmp_path: Any) -> None:
        path = tmp_path / "newsclean.toml"
        path.write_text("[[pattern]]\ncode = 'XHS001'\nname = 'a'\nmessage = 'b'\nmatch = 'a+'\n")
        with pytest.raises(ConfigError, match=r"newsclean\.toml:5: 'match' repeats without an end"):
            Config.load(path)


class TestLinearTime:
    @pytest.mark.parametrize(
        "match",
        [
            r"web site", r"\bweb[ -]sites?\b", r"\w{1,64} \w{1,64}", r"\d{1,4}\s{1,3}(?:km|m)\b",
            r"(?:January|February) \d{1,2}",
            r"\bnot only\b.{1,80}\bbut\b", r"(\w{1,40}) \1\b", r"(?<!\w)[A-Z]{2,5}\s{1,3}\d{1,6}(?!\d)",
            r"[^.!?]{1,200}!",
            r"a{1,64}+b", r"(?>a{1,64})b", r"\s{1,64}\n", r"x{200}", r"https?://\S{1,200}",
        ],
    )  # fmt: skip
    def test_what_people_write_is_allowed(self, match: str) -> None:
        assert steps(match) <= MAX_STEPS
        assert Pattern("XHS001", "a", match, "m").compiled.pattern == match

    @pytest.mark.parametrize(
        "match",
        ["a+", "a*b", ".*", r"\s+$", "(a+)+", "(a|b)*c", "(?:a?){40}b", "(a|aa){1,30}b",
         r"(?:\w{1,20}){1,20}!", "a{2,}",
         r"\w{1,64}\w{1,64}!", "(?=a+)b", "(?<=a)b+", "(a)?(?(1)b|c)"],
    )  # fmt: skip
    def test_what_may_take_long_is_not(self, match: str) -> None:
        assert steps(match) > MAX_STEPS

    @pytest.mark.parametrize(
        ("match", "better"),
        [
            (r"a+b*", "a{1,64}b{0,64}"),
            (r"[+*]+?", "[+*]{1,64}?"),
            (r"\+\*", r"\+\*"),
            (r"[]+]a+", "[]+]a{1,64}"),
            (r"a{3,}", "a{3,64}"),
            (r"a{80,}", "a{80,80}"),
            (r"a{2,3}", "a{2,3}"),
            (r"a++", "a{1,64}+"),
            (r"a?+b+", "a?+b{1,64}"),
            (r"a{1,2}+b+", "a{1,2}+b{1,64}"),
            (r"a{1,2}?b*?", "a{1,2}?b{0,64}?"),
        ],
    )
    def test_an_end_is_suggested(self, match: str, better: str) -> None:
        assert bounded(match) == better

    @pytest.mark.parametrize(
        "match", [r"\w{1,29}\w{1,29}!", r"(?:\w{1,3}){1,4}!", r"(?:a|a){1,7}!", r".{0,450}!", r"(\w{1,18})\1!"]
    )
    def test_the_worst_text_takes_no_longer_by_the_character(self, match: str) -> None:
        assert MAX_STEPS / 8 < steps(match) <= MAX_STEPS
        config = pattern(match=match).with_(select=("XHS001",))
        for _ in range(3):  # a noisy machine gets a second and a third look
            short, long = (seconds(config, "a" * size) for size in (4_000, 16_000))
            if long < 0.08 or long <= 9 * short:
                return
        pytest.fail(f"{short:.3f} s, four times as many characters {long:.3f} s")

    @given(st.text(alphabet=r"ab\w+*?{}(|)[]^$.,1364", max_size=14), st.text(alphabet="ab!", max_size=40))
    def test_no_pattern_that_is_taken_is_slow(self, match: str, text: str) -> None:
        try:
            made = Pattern("XHS001", "a", match, "m")
        except ConfigError:
            return
        start = time.process_time()
        list(made.compiled.finditer("a" * 2_000 + text))
        assert time.process_time() - start < 2000 * MAX_STEPS * 1e-7

    @pytest.mark.parametrize(
        ("match", "piece"),
        [("web site", "web site"), (r"\bweb[ -]site", "site"), ("a|b", ""), ("(?:web )?site", "site"), ("[ab]", ""),
         ("(web)", "")],
    )  # fmt: skip
    def test_a_text_without_its_words_is_passed_over(self, match: str, piece: str) -> None:
        assert literal(match) == piece
        assert not re.search(match, "xyz")


def seconds(config: Config, text: str) -> float:
    start = time.process_time()
    newsclean.check(f"{text}\n", config=config, lang="en")
    return time.process_time() - start


class TestConfigTest:
    TABLE = "[[pattern]]\ncode = 'XHS001'\nname = 'house-style'\nmessage = 'House style'\n"

    def test_examples_that_do_as_they_say_pass(self, cli: Cli) -> None:
        write(
            "newsclean.toml",
            self.TABLE + "match = 'web site'\nreplace = 'website'\nbad = ['a web site']\ngood = ['a website']\n",
        )
        result = cli("config", "--test")
        assert (result.code, result.out) == (0, "1 pattern, 2 examples, 0 failed.\n")

    @pytest.mark.parametrize(
        ("stated", "line"),
        [
            ("match = 'web site'\nbad = ['a website']", 'nothing is found in the bad example "a website"'),
            ("match = 'web'\ngood = ['a website']", '"web" is found in the good example "a website"'),
            (
                "match = 'web'\nreplace = 'web site'\nbad = ['a web']",
                'the repair of "a web" gives "a web site", which is found again',
            ),
        ],
    )
    def test_one_that_does_not_is_told(self, cli: Cli, stated: str, line: str) -> None:
        write("newsclean.toml", f"{self.TABLE}{stated}\n")
        result = cli("config", "--test")
        assert result.code == 1
        assert result.out.startswith(f"XHS001 house-style: {line}\n")

    def test_one_without_a_bad_example_is_named(self, cli: Cli) -> None:
        write("newsclean.toml", f"{self.TABLE}match = 'web'\n")
        assert cli("config", "--test") == (
            0,
            "Without a bad example, so not tested: XHS001\n1 pattern, 0 examples, 0 failed.\n",
            "",
        )

    def test_patterns_of_a_house_are_tested_too(self, cli: Cli) -> None:
        write("house.toml", f"{self.TABLE}match = 'web'\nbad = ['page']\n")
        write("newsclean.toml", 'extend = "house.toml"\n')
        assert cli("config", "--test").code == 1
        assert cli("config", "--test", "--show", "wire/a.txt").code == 1

    def test_without_patterns_there_is_nothing_to_fail(self, cli: Cli) -> None:
        assert cli("config", "--test", "--isolated") == (0, "0 patterns, 0 examples, 0 failed.\n", "")


class TestCommandLine:
    def test_it_is_selected_by_code_or_name(self, cli: Cli) -> None:
        write("newsclean.toml", f"{TestConfigTest.TABLE}match = 'web site'\n")
        write("a.txt", "Our web site.\n")
        for selector in ("XHS001", "house-style", "XHS"):
            result = cli("check", "--select", selector, "a.txt")
            assert (result.code, result.out) == (1, "a.txt:1:5: warning XHS001 House style\n")

    def test_one_that_nobody_stated_is_refused(self, cli: Cli) -> None:
        write("a.txt", "Our web site.\n")
        for selector in ("XHS001", "house-style"):
            result = cli("check", "--select", selector, "a.txt")
            assert (result.code, f"unknown rule '{selector}'" in result.err) == (2, True)

    def test_a_sidecar_can_name_it(self, cli: Cli) -> None:
        write("newsclean.toml", f"select = ['XHS']\n{TestConfigTest.TABLE}match = 'web site'\n")
        write("a.txt", "Our web site.\n")
        write("a.txt.newsclean.toml", "[[ignore]]\nrule = 'XHS001'\n")
        assert cli("check", "a.txt")[:2] == (0, "")
        write("newsclean.toml", "select = ['TYP203']\n")
        assert "unknown rule 'XHS001'" in cli("check", "a.txt").err
