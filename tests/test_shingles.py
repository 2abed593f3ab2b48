"""How alike two paragraphs are."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.shingles import resemblance, shingles

STORM = "the storm tore the roofs off twelve houses in the village on sunday night"


def test_shingles_are_runs_of_three_words_case_aside() -> None:
    assert shingles("The storm tore roofs") == {("the", "storm", "tore"), ("storm", "tore", "roofs")}
    assert shingles("Storm") == {("storm",)}


def test_scripts_without_spaces_have_runs_of_characters() -> None:
    assert "暴風は日曜日" in shingles("暴風は日曜日の夜に村の十二棟の家の屋根を吹き飛ばした。")


def test_one_changed_word_costs_three_shingles() -> None:
    count = len(shingles(STORM))
    assert resemblance(STORM, STORM.replace("twelve", "nine")) == (count - 3) / count


def test_a_part_of_a_longer_text_does_not_resemble_it() -> None:
    assert resemblance(STORM, f"{STORM} nobody was hurt but two thousand people had no light {STORM[::-1]}") < 0.5


@given(st.text(), st.text())
def test_resemblance_is_a_share_and_mutual(one: str, other: str) -> None:
    assert 0 <= resemblance(one, other) == resemblance(other, one) <= 1


@given(st.text())
def test_a_text_resembles_itself(text: str) -> None:
    assert resemblance(text, text) == 1
