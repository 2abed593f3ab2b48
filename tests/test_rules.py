"""Every rule does what its manual page shows: `bad` blocks are found exactly at ⟦ ⟧, `good` blocks are left alone."""

import re
from typing import Any, NamedTuple

import pytest

import newsclean
from newsclean.config import Config
from newsclean.model import Safety
from newsclean.rules import FAMILIES, Rule, registry

FENCE = re.compile(r"^```(?P<kind>bad|good)(?P<traits>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
RULES = [rule for rule in registry().values() if rule.scope != "corpus"]


class Example(NamedTuple):
    """One fenced block of a manual page."""

    kind: str
    traits: dict[str, str]
    text: str

    @property
    def source(self) -> str:
        return self.text.replace("⟦", "").replace("⟧", "")

    @property
    def given(self) -> str | bytes:
        """Return what the linter gets: `end=open` is a file without a final line end."""
        return self.source.removesuffix("\n").encode() if self.traits.get("end") == "open" else self.source

    def facts(self, rule: Rule) -> dict[str, Any]:
        """Return the arguments of a run: traits named as an option of the rule set it, others are facts of the text."""
        options = tuple(
            (key, option(value, rule.options[key])) for key, value in self.traits.items() if key in rule.options
        )
        facts = {key: value for key, value in self.traits.items() if key != "end" and key not in rule.options}
        return {"format": "text", "select": [rule.code], "config": Config(rule=((rule.code, options),))} | facts

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Return the marked spans; a page without marks expects a finding of the whole document."""
        found, start = [], 0
        for shift, match in enumerate(re.finditer("[⟦⟧]", self.text)):
            if match[0] == "⟦":
                start = match.start() - shift
            else:
                found.append((start, match.start() - shift))
        return found


def option(value: str, default: Any) -> Any:
    """Return the value of an option as its kind: a list is parted by commas."""
    if isinstance(default, bool):
        return value == "true"
    return tuple(value.split(",")) if isinstance(default, tuple) else type(default)(value)


def examples(rule: Rule) -> list[Example]:
    return [
        Example(m["kind"], dict(t.split("=") for t in m["traits"].split()), m["text"]) for m in FENCE.finditer(rule.doc)
    ]


def cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, example in enumerate(examples(rule))
        if example.kind == kind
    ]


def repairs() -> list[object]:
    return [
        pytest.param(rule, bad, good, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, (bad, good) in enumerate(zip(examples(rule), examples(rule)[1:], strict=False))
        if (bad.kind, good.kind) == ("bad", "good")
    ]


def spans(rule: Rule, example: Example) -> list[tuple[int, int]]:
    report = newsclean.check(example.given, **example.facts(rule))
    assert {finding.code for finding in report.findings} <= {rule.code}, report.findings
    return [(f.span.start, f.span.end) for f in report.findings if f.span]


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_a_bad_example_is_found_where_it_is_marked(rule: Rule, example: Example) -> None:
    report = newsclean.check(example.given, **example.facts(rule))
    assert report.findings
    assert spans(rule, example) == example.spans


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_a_good_example_is_left_alone(rule: Rule, example: Example) -> None:
    report = newsclean.check(example.given, **example.facts(rule))
    assert not report.findings
    result = newsclean.clean(example.source, unsafe=True, to="same", **example.facts(rule))
    assert result.text == example.source


@pytest.mark.parametrize(("rule", "bad", "good"), repairs())
def test_repairing_a_bad_example_gives_the_good_one(rule: Rule, bad: Example, good: Example) -> None:
    report = newsclean.check(bad.given, **bad.facts(rule))
    result = newsclean.clean(bad.given, unsafe=True, to="same", **bad.facts(rule))
    if all(finding.safety is Safety.DISPLAY for finding in report.findings):
        assert result.text == bad.source
        return
    assert result.text == good.source
    assert result.revert() == result.source


@pytest.mark.parametrize("rule", list(registry().values()), ids=lambda rule: rule.code)
def test_a_rule_is_named_and_documented(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}[1-9]\d\d", rule.code)
    assert rule.code.startswith(FAMILIES[rule.family])
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary.endswith(".")
    for section in ("## Why is this bad?", "## Example", "## Fix"):
        assert section in rule.doc
    if rule.scope != "corpus":
        kinds = [example.kind for example in examples(rule)]
        assert kinds.count("bad") >= 2
        assert kinds.count("good") >= 2


def test_the_first_release_has_at_least_45_rules() -> None:
    assert len(registry()) >= 45
