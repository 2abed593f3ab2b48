"""Brackets without partner, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.brackets import lone_brackets


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The company (founded in 1923) is gone.",
        "a (b [c] d) e",
        "市長は「港（東京）」と述べた。",
        "港湾局（東京)は発表した。",
        "There are two ways: a) sell, b) close.",
        "1) dredge the channel",
        "iv.) build a crane",
        "He laughed :-) and left ;)",
        "Good (: news",
    ],
)
def test_pairs_list_letters_and_faces_are_left_alone(text: str) -> None:
    assert lone_brackets(text) == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The company (founded in 1923 is gone.", (12,)),
        ("The company founded in 1923) is gone.", (27,)),
        ("a (b [c) d", (5,)),
        ("( [ {", (0, 2, 4)),
        ("港（東京は発表した。", (1,)),
        ("Reed (45) and Wells 38) came.", (22,)),
    ],
)
def test_a_bracket_without_partner_is_told_by_its_place(text: str, places: tuple[int, ...]) -> None:
    assert lone_brackets(text) == places


@given(st.text(alphabet="()[]（）「」 a:;1.\n"))
def test_places_are_brackets_in_order(text: str) -> None:
    places = lone_brackets(text)
    assert list(places) == sorted(set(places))
    assert all(text[at] in "()[]（）「」" for at in places)


@given(st.text(alphabet="(a b1.\n"))
def test_a_text_in_brackets_of_its_own_stays_balanced(text: str) -> None:
    inner = text.replace("(", "")
    assert lone_brackets(f"x ({inner}) y") in ((), *(lone_brackets(inner),))
