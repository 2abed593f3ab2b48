"""Rules of other distributions: off until they are named, checked when they are loaded, isolated when they crash."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from test_cli import Cli, cli, write
from test_plugins import install

import newsclean
from newsclean import Config, ConfigError, Linter
from newsclean.config import outside

__all__ = ["cli"]
SLUG = '''
    import re

    from newsclean.model import Edit, Finding, Safety
    from newsclean.rules import block_rule, document_rule

    SLUG = re.compile(r"^[A-Z]{3,9}-[A-Z]{3,9} ")


    @block_rule("XAFP001", "agency-slug", languages="fr en")
    def agency_slug(block, *, least: int = 3):
        """An agency's slug stands in front of the text.

        ## Why is this bad?
        Readers take it for a word.
        """
        if match := SLUG.match(block.text):
            yield Finding(block.span(*match.span()), "agency slug", (Edit(block.span(*match.span())),), Safety.UNSAFE)


    @document_rule("XAFP002", "agency-mark", default=False)
    def agency_mark(document):
        """The agency's mark is missing."""
        yield Finding(None, "no mark")


    RULES = [agency_slug, agency_mark]
'''
TEXT = "POLITIQUE-BUDGET Le conseil municipal a adopté le budget mardi soir après un long débat.\n"
Install = Callable[..., None]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that installs a distribution with rules beside newsclean."""
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    before = set(sys.modules)

    def add(code: str = SLUG, *, offer: str = "afp = newsclean_afp:RULES", name: str = "newsclean-afp") -> None:
        module = offer.partition("= ")[2].partition(":")[0]
        install(tmp_path / "site", {"newsclean.rules": offer}, {module: code}, name=name)

    yield add
    outside.rules_of.cache_clear()
    outside._names.cache_clear()
    for module in set(sys.modules) - before:
        if module.startswith("newsclean_"):
            del sys.modules[module]


def config(*plugins: str, **values: object) -> Config:
    return Config.from_mapping({"plugins": list(plugins), **values})


def rule_code(body: str) -> str:
    """Return a module whose one rule has a body of its own."""
    return f"""
        from newsclean.model import Edit, Finding, Span
        from newsclean.rules import block_rule


        @block_rule("XAFP001", "agency-slug")
        def rule(block):
            {body}
    """


class TestNaming:
    @pytest.mark.parametrize("name", ["newsclean-afp", "newsclean_afp", "Newsclean.AFP", "afp"])
    def test_a_plug_in_is_named_by_distribution_or_entry_point(self, installed: Install, name: str) -> None:
        installed()
        assert {"XAFP001"} < {rule.code for rule in config(name).rules()}

    def test_it_stays_off_until_it_is_named(self, installed: Install) -> None:
        installed()
        assert "XAFP001" not in {rule.code for rule in Config().rules()}
        assert "XAFP001" not in {rule.code for rule in Config(select=("ALL",)).rules()}

    @pytest.mark.parametrize("offer", ["newsclean_afp:agency_slug", "newsclean_afp", "newsclean_afp:RULES"])
    def test_it_offers_a_rule_a_module_or_a_list(self, installed: Install, offer: str) -> None:
        installed(offer=f"afp = {offer}")
        assert "XAFP001" in {rule.code for rule in config("afp").rules()}

    def test_a_rule_that_is_off_by_default_runs_where_it_is_selected(self, installed: Install) -> None:
        installed()
        assert "XAFP002" not in {rule.code for rule in config("afp").rules()}
        assert "XAFP002" not in {rule.code for rule in config("afp", select=["XAFP"]).rules()}
        assert "XAFP002" in {rule.code for rule in config("afp", **{"extend-select": ["agency-mark"]}).rules()}

    def test_its_options_are_set_and_checked(self, installed: Install) -> None:
        installed()
        settings = config("afp", rule={"XAFP001": {"least": 4}})
        rule = next(rule for rule in settings.rules() if rule.code == "XAFP001")
        assert settings.options(rule) == {"least": 4}
        assert rule.summary == "An agency's slug stands in front of the text."
        with pytest.raises(ConfigError, match="has no option 'most'"):
            config("afp", rule={"XAFP001": {"most": 4}})

    def test_without_plug_ins_nobody_asks_what_is_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def asked(_: str) -> None:
            pytest.fail("somebody asked")

        monkeypatch.setattr(outside, "plug_ins", asked)
        newsclean.check(TEXT, config=Config(lang="fr"))


class TestRunning:
    def test_it_finds_and_repairs_as_ours_do(self, installed: Install) -> None:
        installed()
        linter = Linter(config("afp"))
        assert [f.code for f in linter.check(TEXT).findings if f.code[0] == "X"] == ["XAFP001"]
        assert linter.clean(TEXT, unsafe=True).text == TEXT.removeprefix("POLITIQUE-BUDGET ")

    def test_it_sees_what_ours_have_cleaned(self, installed: Install) -> None:
        installed()
        assert [rule.code[0] for rule in config("afp").rules()][-1] == "X"

    def test_it_runs_in_a_suppression_and_on_the_command_line(self, installed: Install, cli: Cli) -> None:
        installed()
        write("newsclean.toml", 'plugins = ["newsclean-afp"]\nselect = ["XAFP"]\n')
        write("a.txt", TEXT)
        assert cli("check", "a.txt").out == "a.txt:1:1: warning XAFP001 [~] agency slug\n"
        write("newsclean.toml", 'plugins = ["newsclean-afp"]\n[[ignore]]\nrule = "agency-slug"\n')
        assert "XAFP001" not in cli("check", "a.txt").out

    @pytest.mark.parametrize(
        ("body", "said"),
        [
            ("raise KeyError('x')", "KeyError: 'x'"),
            ("yield 'a finding'", "TypeError: 'a finding' is no Finding"),
            ("yield Finding(Span(0, 10_000), 'far')", "ValueError: a place lies outside"),
            ("yield Finding(block.whole, 'a', (Edit(Span(0, 10_000)),))", "ValueError: a place lies outside"),
            ("return 5", "TypeError: 'int' object is not iterable"),
            ("yield Finding(Span(5, 2), 'back')", "ValueError: span needs"),
        ],
    )
    def test_one_that_crashes_is_a_finding(self, installed: Install, body: str, said: str) -> None:
        installed(rule_code(body), offer="afp = newsclean_afp")
        text = f"{TEXT}\nThe council  met.\n"
        linter = Linter(config("afp"))
        found = linter.check(text).findings
        (crash,) = (finding for finding in found if finding.code == "NCL903")
        assert (crash.name, str(crash.severity)) == ("rule-crashed", "error")
        assert crash.message.startswith(f"rule XAFP001 agency-slug crashed: {said}")
        assert "TYP203" in {finding.code for finding in found}
        assert linter.clean(text).text == newsclean.clean(text).text

    def test_a_rule_that_compares_texts_is_isolated_too(self, installed: Install) -> None:
        code = """
            from newsclean.rules import corpus_rule


            @corpus_rule("XAFP001", "agency-copy")
            def rule(digest, corpus):
                raise RuntimeError("no")
        """
        installed(code, offer="afp = newsclean_afp")
        reports = list(Linter(config("afp", select=["XAFP"])).check_many([TEXT, TEXT]))
        assert [[f.code for f in report.findings] for report in reports] == [["NCL903"], ["NCL903"]]


class TestRefusals:
    def test_an_unknown_one_is_refused_with_those_there_are(self, installed: Install, tmp_path: Path) -> None:
        installed()
        path = tmp_path / "newsclean.toml"
        path.write_text('lang = "fr"\nplugins = ["newsclean-apf"]\n')
        with pytest.raises(
            ConfigError, match=r"toml:2: unknown plug-in 'newsclean-apf'; did you mean 'newsclean-afp'\?"
        ):
            Config.load(path)

    def test_where_none_is_installed_that_is_said(self) -> None:
        with pytest.raises(ConfigError, match="unknown plug-in 'nope'; none is installed in this Python"):
            config("nope")

    @pytest.mark.parametrize(
        ("code", "offer", "said"),
        [
            (
                "RULES = 5",
                "newsclean_afp:RULES",
                "offers int; what works is a Rule, a module with rules",
            ),
            ("RULES = []", "newsclean_afp:RULES", "offers list; what works"),
            ("RULES = [5]", "newsclean_afp:RULES", "offers list; what works"),
            ("x = 1", "newsclean_afp", "offers list; what works"),
            ("x = 1", "newsclean_afp:RULES", "cannot be loaded: AttributeError"),
            ("raise RuntimeError('no')", "newsclean_afp", "cannot be loaded: RuntimeError: no"),
            (
                SLUG.replace("XAFP001", "AFP001"),
                "newsclean_afp",
                "has a rule of code 'AFP001'; a code is X,",
            ),
            (SLUG.replace("XAFP001", "XA001"), "newsclean_afp", "has a rule of code 'XA001'"),
            (SLUG.replace("XAFP001", "XABCDEFGH001"), "newsclean_afp", "has a rule of code"),
            (SLUG.replace("agency-slug", "Agency slug"), "newsclean_afp", "has a rule of name 'Agency slug'"),
            (SLUG.replace("XAFP002", "XAFP001"), "newsclean_afp", "claims 'XAFP001', which the plug-in 'afp' has"),
            (
                SLUG.replace("agency-slug", "double-space"),
                "newsclean_afp",
                "claims 'double-space', which newsclean",
            ),
        ],
    )
    def test_what_cannot_work_is_refused(self, installed: Install, code: str, offer: str, said: str) -> None:
        installed(dedent(code), offer=f"afp = {offer}")
        with pytest.raises(ConfigError) as error:
            config("afp")
        assert said in str(error.value)
        assert "afp" in str(error.value)

    def test_two_plug_ins_or_a_pattern_may_not_claim_one_code(self, installed: Install) -> None:
        installed()
        installed(SLUG, offer="other = newsclean_other:RULES", name="newsclean-other")
        with pytest.raises(ConfigError, match="the plug-in 'other' claims 'XAFP001', which the plug-in 'afp' has"):
            config("afp", "other")
        pattern = {"code": "XHS001", "name": "agency-slug", "match": "x", "message": "m"}
        with pytest.raises(ConfigError, match="the plug-in 'afp' claims 'agency-slug', which the pattern XHS001 has"):
            config("afp", pattern=[pattern])
