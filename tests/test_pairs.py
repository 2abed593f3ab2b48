"""Every two rules settle: with what one repairs beside what the other repairs, cleaning ends, and ends in one go."""

import pytest
from test_rules import RULES, Example, examples

import newsclean
from newsclean.config import Config
from newsclean.linter import Linter
from newsclean.model import Safety

DIVERGED = "NCL904"


def repaired_example(code: str) -> Example | None:
    """Return the first bad example of a rule that it repairs, None if it only shows."""
    rule = next(rule for rule in RULES if rule.code == code)
    for example in examples(rule):
        given = example.kind == "bad" and example.traits.get("format", "text") == "text"
        if given and any(f.edits and f.safety is not Safety.DISPLAY for f in found(code, example)):
            return example
    return None


def found(code: str, example: Example) -> tuple[newsclean.Finding, ...]:
    return newsclean.check(example.source, lang=example.traits.get("lang"), format="text", select=[code]).findings


REPAIRED = {rule.code: example for rule in RULES if (example := repaired_example(rule.code))}


@pytest.mark.parametrize("first", REPAIRED)
def test_two_rules_settle(first: str) -> None:
    for second in REPAIRED:
        if second <= first:
            continue
        linter = Linter(Config(select=(first, second)))
        for one, other in ((first, second), (second, first)):
            source = f"{REPAIRED[one].source.rstrip()}\n\n{REPAIRED[other].source}"
            result = linter.clean(source, lang=REPAIRED[one].traits.get("lang"), format="text", unsafe=True)
            again = linter.clean(result.text, lang=REPAIRED[one].traits.get("lang"), format="text", unsafe=True)
            assert DIVERGED not in {finding.code for finding in result.report.findings}, (one, other)
            assert again.text == result.text, (one, other)
            assert result.revert() == source, (one, other)
