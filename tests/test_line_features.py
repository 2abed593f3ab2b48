"""Lines of plain text as specification: what words and shape say of a line, and what stands around it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.boilerplate.features import FEATURES, Candidates
from newsclean.boilerplate.line_words import LineEvidence, line_words
from newsclean.boilerplate.stretches import APART, Stretches
from newsclean.boilerplate.surroundings import Statements, Surroundings
from newsclean.boilerplate.verdicts import kept_lines
from newsclean.model import Block

FIRST = (-4.0, 1.0, 1.0, 0.0, 1.0, 1.0)
EVIDENCE = LineEvidence({}, {">>read": -3.0, "~:": -1.0}, frozenset())
PROSE = "The council met on Monday about the harbour pier, which was mended in the spring by those who use it most."
TEXT = ("Home", PROSE, "Lamp: 4.5", "Rail: 3.5", PROSE.replace("Monday", "Tuesday"), "Share")


def column(name: str, texts: Sequence[str] = TEXT) -> list[float]:
    page = Surroundings([Block(text, 0) for text in texts], EVIDENCE, FIRST, Statements())
    return FEATURES[name](Candidates(page, range(len(texts))))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The pier is open, she said.", {"the", "^the", ">said", ">>said", "~."}),
        ("12:30", {"12:30", "^12:30", "$12:30", ">12:30", ">>12:30", "~0", "~~0:0", "~$0:0"}),
        ("港口已经开放。", {"港口", "^港口", ">放。", ">>放。", "~。", "~~a。", "~$a。"}),
        ("•", {">>", "~•", "~~•", "~$•"}),
    ],
)
def test_line_is_known_by_its_first_and_last_words_its_last_character_and_its_shape(text: str, names: set[str]) -> None:
    assert names <= set(line_words(text))


@pytest.mark.parametrize(("one", "other"), [("Lamp: 4.5", "Rail: 12.5"), ("4 min read", "11 min read")])
def test_lines_of_one_shape_have_it_in_common_whatever_their_words_and_numbers(one: str, other: str) -> None:
    shapes = [{name for name in line_words(text) if name.startswith("~")} for text in (one, other)]
    assert shapes[0] == shapes[1]


@given(st.text(min_size=1).filter(lambda text: bool(text.strip())))
def test_any_line_has_names_each_once(text: str) -> None:
    names = line_words(text.strip())
    assert len(names) == len(set(names))
    assert all(names)


def test_weight_of_a_line_is_the_sum_of_what_is_known_of_it() -> None:
    assert EVIDENCE.of_text("Others read") == -3.0
    assert EVIDENCE.of_text("Others read:") == -4.0
    assert EVIDENCE.of_text("They read it.") == 0.0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("prose_share", [2 / 6] * 6),
        ("prose_before", [0.0, 0.0, 0.5, 0.5, 0.5, 1.0]),
        ("prose_lines_before", [0, 0, 1, 1, 1, 2]),
        ("prose_lines_behind", [2, 1, 1, 1, 0, 0]),
        ("prose_gap", [2 * APART + 1, 2 * APART + 3, 3, 3, 2 * APART + 3, 2 * APART + 1]),
        ("short_share", [4 / 6] * 6),
        ("median_size", [9.0] * 6),
    ],
)
def test_place_beside_prose_is_told(name: str, expected: list[float]) -> None:
    assert column(name) == expected


def test_lines_of_one_shape_hear_of_each_other_and_others_of_none() -> None:
    look = column("first_look")
    alike = column("look_of_alike")
    assert alike[2:4] == pytest.approx([look[3], look[2]])
    assert alike[1] == pytest.approx(look[4])
    assert column("look_of_alike", ("Home", PROSE, "4.5"))[0] == -1.0


def test_means_around_a_line_end_where_the_text_does() -> None:
    look = column("first_look")
    assert column("likely_within_3")[0] == pytest.approx(sum(look[:4]) / 4)
    assert column("likely_within_40") == pytest.approx([sum(look) / 6] * 6)
    assert column("mean_look") == pytest.approx([sum(look) / 6] * 6)


def test_a_doubtful_line_between_likely_ones_is_likelier_than_alone() -> None:
    between = Stretches(["a"] * 5, [9.0] * 5, [False] * 5, [0.9, 0.9, 0.5, 0.9, 0.9]).smooth
    beneath = Stretches(["a"] * 5, [9.0] * 5, [False] * 5, [0.1, 0.1, 0.5, 0.1, 0.1]).smooth
    assert between[2] > 0.9
    assert beneath[2] < 0.1
    assert Stretches(["a"], [9.0], [False], [0.5]).smooth == [0.5]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=300))
def test_what_neighbours_say_is_a_probability_read_forwards_as_backwards(likely: list[float]) -> None:
    count = len(likely)
    found = Stretches(["a"] * count, [9.0] * count, [False] * count, likely).smooth
    backwards = Stretches(["a"] * count, [9.0] * count, [False] * count, likely[::-1]).smooth
    assert all(0 <= one <= 1 for one in found)
    assert backwards[::-1] == pytest.approx(found)


LONG = 5  # times as many lines as below: a text of 50 lines


def lines_of(count: int, text: str = "Lamp: 4.5") -> list[Block]:
    return [Block(text, 0)] * count


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([0.9] * 9 + [0.3], [True] * 10),  # one doubtful line in ten: it must be surer
        ([0.9] * 9 + [0.1], [True] * 9 + [False]),
        ([0.9] * 5 + [0.3] * 5, [True] * 5 + [False] * 5),
    ],
)
def test_a_doubtful_line_stays_where_few_are_doubtful(found: list[float], kept: list[bool]) -> None:
    assert kept_lines(lines_of(10 * LONG), found * LONG, 0.5) == kept * LONG


def test_in_a_short_text_a_line_goes_only_if_it_is_surely_none() -> None:
    assert kept_lines(lines_of(4), [0.9, 0.3, 0.2, 0.1], 0.5) == [True, True, False, False]


def test_in_a_short_text_a_sentence_goes_only_if_it_is_hardly_any() -> None:
    assert kept_lines(lines_of(4, PROSE), [0.9, 0.1, 0.06, 0.04], 0.5) == [True, True, True, False]
    assert kept_lines(lines_of(4, PROSE.lower()), [0.9, 0.1, 0.06, 0.04], 0.5) == [True, True, True, False]
    assert kept_lines(lines_of(4, "Yes."), [0.9, 0.1, 0.06, 0.04], 0.5) == [True, False, False, False]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60), st.floats(0, 1))
def test_no_line_goes_that_what_is_asked_would_keep(found: list[float], least: float) -> None:
    kept = kept_lines(lines_of(len(found)), found, least)
    assert all(is_kept for one, is_kept in zip(found, kept, strict=True) if one >= least)
