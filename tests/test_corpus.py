"""Texts compared with those before them: the first of equals is clean, the others are reported."""

from newsclean.config import Config
from newsclean.corpus import Corpus, digest
from newsclean.linter import Linter
from newsclean.model import Safety

OPEN = "The bridge over the river is open again since Monday morning."
CLOSED = "The bridge over the river is closed again since Monday morning."
CODE = "DUP201"


def duplicates(*sources: str, workers: int = 1) -> list[str]:
    """Return the messages of the duplicate rule, an empty string for each text without one."""
    reports = Linter(Config(select=(CODE,))).check_many(sources, workers=workers)
    return ["; ".join(finding.message for finding in report.findings) for report in reports]


def test_the_first_of_equal_texts_is_not_reported() -> None:
    assert duplicates(OPEN, CLOSED, OPEN, OPEN) == ["", "", "same text as text 1", "same text as text 1"]


def test_white_space_and_case_make_no_difference() -> None:
    assert duplicates(OPEN, OPEN.upper(), OPEN.replace(" ", "\n")) == ["", "same text as text 1", "same text as text 1"]


def test_one_letter_makes_a_difference() -> None:
    assert duplicates(OPEN, OPEN.replace("open", "opened")) == ["", ""]


def test_short_and_empty_texts_may_be_equal() -> None:
    assert duplicates("Yes.", "Yes.", "", "", " \n", " \n") == [""] * 6


def test_several_processes_find_the_same() -> None:
    sources = [OPEN, CLOSED] * 20
    assert duplicates(*sources, workers=2) == duplicates(*sources)


def test_a_linter_forgets_between_runs() -> None:
    linter = Linter(Config(select=(CODE,)))
    for _ in range(2):
        assert all(report.ok for report in linter.check_many([OPEN, CLOSED]))


def test_the_finding_is_of_the_whole_text_and_repairs_nothing() -> None:
    *_, report = Linter(Config(select=(CODE,))).check_many([OPEN, OPEN])
    (finding,) = report.findings
    assert finding.span is None
    assert not finding.edits
    assert finding.safety is Safety.DISPLAY


def test_a_text_alone_is_compared_with_nothing() -> None:
    assert Linter(Config(select=(CODE,))).check(OPEN).ok


def test_the_corpus_keeps_the_first_name() -> None:
    corpus = Corpus()
    assert corpus.first_with(digest(OPEN)) is None
    corpus.add(digest(OPEN), "first")
    corpus.add(digest(OPEN), "second")
    assert corpus.first_with(digest(OPEN.upper())) == "first"
    assert corpus.first_with(digest(CLOSED)) is None
