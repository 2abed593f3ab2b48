"""Every rule has a whole manual page, and the page says what the rule does."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any
from unicodedata import name as unicode_name

import pytest
from test_rules import Example as Run
from test_rules import examples

import newsclean
from newsclean.manual import Page, facts, neighbours, own_pages, page_of, repairs_of
from newsclean.manual.captions import caption
from newsclean.manual.invisible import named
from newsclean.manual.markdown import markdown, shown_default
from newsclean.manual.plain import Paper, plain
from newsclean.manual.sections import Example, options, sections
from newsclean.model import Finding, Safety
from newsclean.rules import Rule, registry
from newsclean.text.quotations import quotations

CASES = Path(__file__).parents[1] / "fixtures" / "rules"
SECTIONS = (
    "",
    "Why is this bad?",
    "How is it found?",
    "Example",
    "Fix",
    "Options",
    "Languages",
    "Known problems",
    "References",
)
RULES = list(registry().values())
PARTING = "----\n"  # between the texts of an example of a rule that compares texts
UNWRAPPED = ("looks at", "languages", "Written in", "Found", "Left alone")
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def is_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha() and character.isprintable()]
    return all("LATIN" in unicode_name(letter, "LATIN") for letter in letters)


def cases(rule: Rule, kind: str) -> list[dict[str, Any]]:
    path = CASES / f"{rule.code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")).get(kind, []) if path.exists() else []


@every_rule
def test_sections_are_known_and_in_order(rule: Rule) -> None:
    titles = [section.title for section in page_of(rule).sections]
    assert titles == sorted(set(titles), key=SECTIONS.index)


@every_rule
def test_options_are_told_of_as_the_rule_has_them(rule: Rule) -> None:
    told = {option.name: option for option in options(page_of(rule).section("Options"))}
    assert told.keys() == rule.options.keys()
    for name, option in told.items():
        assert option.meaning.endswith(".")
        assert option.default in ("", shown_default(rule.options[name]))


@every_rule
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    shown = page_of(rule).section("Example")
    assert shown is not None
    kinds = [example.is_bad for example in shown.examples]
    assert kinds.count(True) >= 2 or rule.scope == "corpus"
    assert kinds.count(False) >= 2 or rule.scope == "corpus"
    assert {True, False} <= set(kinds)


@every_rule
def test_a_rule_has_an_example_in_another_script_or_says_why_not(rule: Rule) -> None:
    page = page_of(rule)
    shown = page.section("Example")
    assert shown is not None
    assert page.section("Languages") or any(not is_latin(example.text) for example in shown.examples)


@every_rule
def test_a_trap_is_shown_that_the_rule_does_not_fall_into(rule: Rule) -> None:
    shown = page_of(rule).section("Example")
    assert shown is not None
    assert cases(rule, "good") or any(not example.is_bad and not example.follows_bad for example in shown.examples)


@every_rule
def test_what_is_said_of_repairs_is_what_happens(rule: Rule) -> None:
    told = repairs_of(page_of(rule))
    for finding in found_in_examples(rule):
        if finding.safety is Safety.DISPLAY:
            assert "shown" in (told or {"shown"}), finding
        elif finding.edits:  # what has none goes with another finding, as the titles below a heading do
            assert str(finding.safety) in told, finding


def found_in_examples(rule: Rule) -> list[Finding]:
    """Return what the rule finds in its bad examples, and in those of its cases where nobody is quoted."""
    found: list[Finding] = []
    for example in examples(rule) if rule.scope != "corpus" else []:
        if example.kind == "bad":
            found += newsclean.check(example.given, **example.facts(rule)).findings
    for case in cases(rule, "bad"):
        source = case["marked"].replace("⟦", "").replace("⟧", "")
        if "known_failure" not in case and not quotations(source):
            traits = {key: case[key] for key in ("lang", "published") if key in case}
            found += newsclean.check(source, format="text", select=[rule.code], **traits).findings
    return found


def compared(texts: str, rule: Rule) -> list[list[str]]:
    linter = newsclean.Linter(newsclean.Config(select=(rule.code,)))
    reports = linter.check_many(texts.split(PARTING))
    return [[finding.code for finding in report.findings] for report in reports]


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in RULES if rule.scope == "corpus" for example in examples(rule)],
    ids=lambda value: value.code if isinstance(value, Rule) else value.kind,
)
def test_examples_of_a_rule_that_compares_texts(rule: Rule, example: Run) -> None:
    *before, last = compared(example.source, rule)
    assert not any(before)
    assert last == ([rule.code] if example.kind == "bad" else [])


class TestPage:
    """The page as data."""

    def test_examples_know_what_they_follow(self) -> None:
        doc = "It.\n\n## Example\n```bad lang=fr\na ⟦b⟧\n```\n```good lang=fr\na\n```\n```good lang=ru\nб\n```\n"
        (section,) = sections(doc)
        assert [example.follows_bad for example in section.examples] == [False, True, False]
        assert [caption(each) for each in section.examples] == [
            "Found, in French",
            "As it should be",
            "Left alone, in Russian",
        ]

    def test_a_heading_inside_an_example_is_none(self) -> None:
        doc = "It.\n\n## Example\n```bad\n## Works\n⟦text⟧\n```\n## Fix\nShown only.\n"
        assert [section.title for section in sections(doc)] == ["Example", "Fix"]

    def test_settings_of_an_example_are_shown(self) -> None:
        example = Example(True, {"lang": "de", "locale": "de-CH", "published": "2026-05-03", "format": "html"}, "x")
        assert caption(example) == 'Found, in German, a page in HTML, published 2026-05-03, `locale = "de-CH"`'

    def test_neighbours_are_of_one_group_or_name_one_another(self) -> None:
        pages = [page_of(rule) for rule in RULES]
        mojibake = next(page for page in pages if page.code == "ENC101")
        codes = {page.code for page in neighbours(mojibake, pages)}
        assert {"ENC102", "ENC105", "ENC301"} <= codes
        assert "ENC101" not in codes
        assert "TYP101" not in codes

    def test_unseen_characters_are_named(self) -> None:
        assert named("a\u200bb\u00a0c d\u3000e\n") == "a<U+200B>b<U+00A0>c d\u3000e\n"


class TestWritten:
    """The page as Markdown and for a terminal."""

    @every_rule
    def test_both_forms_hold_all_of_it(self, rule: Rule) -> None:
        page = page_of(rule)
        for text in (markdown(page), plain(page, paper=Paper())):
            for needle in (rule.code, rule.name, page.repair, "Why is this bad?"):
                assert needle in text
            assert all(named(line) in text for run in examples(rule) for line in run.text.splitlines())

    @pytest.mark.parametrize("rule", [rule for rule in RULES if rule.options], ids=lambda rule: rule.code)
    def test_the_configuration_shown_is_valid_and_changes_nothing(self, rule: Rule) -> None:
        (toml,) = re.findall(r"```toml\n(.*?)```", markdown(page_of(rule)), re.DOTALL)
        config = newsclean.Config.from_mapping(tomllib.loads(toml))
        assert config.options(rule).items() <= rule.options.items()

    @every_rule
    def test_a_terminal_sees_no_marks_of_markdown(self, rule: Rule) -> None:
        page = page_of(rule)
        lines = plain(page, paper=Paper(width=60)).splitlines()
        outside = [line for line in lines if not line.startswith("    ")]
        assert not [line for line in outside if line.startswith(("```", "#", "| "))]
        prose = [line for line in outside if not line.startswith(UNWRAPPED)]
        assert all(len(line) <= 60 for line in prose if " " in line)

    def test_colour_is_only_where_it_is_wanted(self) -> None:
        page = page_of(registry()["ENC101"])
        assert "\x1b[" not in plain(page, paper=Paper())
        assert "\x1b[31m⟦Ã©⟧\x1b[0m" in plain(page, paper=Paper(color=True))

    def test_a_page_of_the_site_marks_places_and_is_harmless(self) -> None:
        text = markdown(page_of(registry()["MRK301"]), is_site=True)
        assert "<mark>" in text
        assert "<script" not in re.sub("`[^`]*`", "", text)

    def test_text_from_right_to_left_is_set_so(self) -> None:
        assert 'lang="fa" dir="rtl"' in markdown(page_of(registry()["UNI101"]), is_site=True)


class TestOwnFindings:
    """Findings that no rule makes have pages too."""

    def test_every_code_in_the_source_has_its_page(self) -> None:
        source = Path(newsclean.__file__).parent
        text = "".join(path.read_text("utf-8") for path in source.rglob("*.py") if path.parent.name != "manual")
        assert set(re.findall(r'"(NCL\d{3})"', text)) == {page.code for page in own_pages()}

    def test_names_are_those_of_the_findings(self) -> None:
        source = Path(newsclean.__file__).parent
        text = "".join(path.read_text("utf-8") for path in source.rglob("*.py") if path.parent.name != "manual")
        assert all(f'"{page.name}"' in text for page in own_pages())

    @pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.code)
    def test_the_page_is_whole(self, page: Page) -> None:
        assert [section.title for section in page.sections] == ["Why is this bad?", "Fix"]
        assert page.summary.endswith(".")
        assert ("default", "always on") in facts(page)
        path = Path(newsclean.__file__).parents[1] / page.home.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__init__.py").exists()

    def test_what_is_said_of_them_is_so(self) -> None:
        stated = ("ignore[XYZ1]", "ignore", "ignore[ENC]")
        text = "\n".join(f"<!-- newsclean: {each} -->\nThe bridge is open.\n" for each in stated)
        found = {f.code: f for f in newsclean.check(text, format="markdown").findings}
        pages = {page.code: page for page in own_pages()}
        assert found.keys() == {"NCL101", "NCL102", "NCL103"}
        for code, finding in found.items():
            assert (finding.name, str(finding.severity)) == (pages[code].name, pages[code].severity)


def test_a_page_as_data_is_json() -> None:
    from newsclean.manual.data import data

    for rule in RULES:
        told = json.loads(json.dumps(data(page_of(rule))))
        assert told["code"] == rule.code
        assert len(told["examples"]) == len(examples(rule))
