"""Bulk cases of rules: ``fixtures/rules/CODE.toml`` holds good text that must stay and bad text with its places."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.rules import registry

FOLDER = Path(__file__).parents[1] / "fixtures" / "rules"
MIN_NEGATIVE_CASES = 200


def cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get(kind, ()):
            marks = [pytest.mark.xfail(strict=True, reason=case["known_failure"])] if "known_failure" in case else []
            found.append(pytest.param(path.stem, case, id=f"{path.stem}-{case['label']}", marks=marks))
    return found


def traits(case: dict[str, Any]) -> dict[str, str]:
    return {"format": "text"} | {key: case[key] for key in ("lang", "published") if key in case}


@pytest.mark.parametrize(("code", "case"), cases("good"))
def test_good_text_is_left_alone(code: str, case: dict[str, Any]) -> None:
    report = newsclean.check(case["text"], select=[code], **traits(case))  # type: ignore[arg-type]
    assert not report.findings
    assert newsclean.clean(case["text"], select=[code], unsafe=True, **traits(case)).text == case["text"]  # type: ignore[arg-type]


@pytest.mark.parametrize(("code", "case"), cases("bad"))
def test_bad_text_is_found_in_its_place(code: str, case: dict[str, Any]) -> None:
    source = case["marked"].replace("⟦", "").replace("⟧", "")
    report = newsclean.check(source, select=[code], **traits(case))  # type: ignore[arg-type]
    assert report.findings
    found = [(f.span.start, f.span.end) for f in report.findings if f.span]
    assert found == marked_spans(case["marked"])
    if "fixed" in case:
        assert newsclean.clean(source, select=[code], unsafe=True, **traits(case)).text == case["fixed"]  # type: ignore[arg-type]


def marked_spans(marked: str) -> list[tuple[int, int]]:
    spans, start, shift = [], 0, 0
    for offset, character in enumerate(marked):
        if character == "⟦":
            start = offset - shift
        elif character == "⟧":
            spans.append((start, offset - shift))
        shift += character in "⟦⟧"
    return spans


def test_negative_cases_are_many() -> None:
    assert len(cases("good")) >= MIN_NEGATIVE_CASES
    assert len(cases("good")) > len(cases("bad"))


def test_every_fixture_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} <= set(registry())
