"""Plain text is read into blocks that lie in it in order; headings and hard wraps are guessed with care."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import UsageError
from newsclean.model import Document, Kind
from newsclean.readers import formats, reader
from newsclean.readers.text import blocks, looks_like_heading, read

ANY_TEXT = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ab.,-–• \t\r\n\u2028\u3000中の\ud800")))
WRAPPED = (
    "The port authority wants to dredge the channel\n"
    "and to build a crane before the summer begins,\n"
    "it said on Monday evening in the town hall.\n"
)


def texts(source: str) -> list[str]:
    return [block.text for block in blocks(source)]


def kinds(source: str) -> list[Kind]:
    return [block.kind for block in blocks(source)]


@given(ANY_TEXT)
def test_any_text_is_read_unchanged(source: str) -> None:
    document = read(source)
    assert document.text == document.original == source
    assert document.source_is_text


@given(ANY_TEXT)
def test_blocks_lie_in_the_text_in_order_and_hold_all_that_is_visible(source: str) -> None:
    end = 0
    for block in blocks(source):
        assert block.text
        assert source[block.start : block.end] == block.text
        assert end <= block.start
        assert not source[end : block.start].strip()
        end = block.end
    assert not source[end:].strip()


@pytest.mark.parametrize("source", ["", " ", "\n\n", "\t\r\n"])
def test_a_text_with_nothing_to_see_has_no_blocks(source: str) -> None:
    assert blocks(source) == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blank_lines_part_blocks_whatever_ends_a_line(newline: str) -> None:
    assert texts(f"One.{newline}{newline}Two.{newline} {newline}Three.") == ["One.", "Two.", "Three."]


def test_each_line_is_a_block_where_lines_are_not_wrapped() -> None:
    assert texts("The harbour is closed.\nIt opens in May.\n") == ["The harbour is closed.", "It opens in May."]


def test_indentation_and_trailing_blanks_are_no_part_of_a_block() -> None:
    assert texts("  One. \n\n\tTwo.\t\n") == ["One.", "Two."]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_only_newlines_end_a_line(separator: str) -> None:
    source = f"The harbour is closed.{separator}It opens in May."
    assert texts(source) == [source]


def test_hard_wrapped_lines_are_one_block() -> None:
    assert texts(WRAPPED) == [WRAPPED.strip()]
    assert texts(WRAPPED.replace("\n", "\r\n")) == [WRAPPED.strip().replace("\n", "\r\n")]


def test_a_wrapped_paragraph_may_open_with_a_dialogue_dash() -> None:
    assert len(blocks("– " + WRAPPED)) == 1


def test_a_column_is_parted_where_a_sentence_ends_before_the_width() -> None:
    column = WRAPPED.replace("in the town hall", "") + WRAPPED
    assert [len(text.split("\n")) for text in texts(column)] == [3, 3]


def test_a_column_is_parted_at_indentation() -> None:
    lines = WRAPPED.splitlines()
    column = "\n".join([*lines[:2], lines[0], "   " + lines[1], lines[0], lines[2]])
    assert [len(text.split("\n")) for text in texts(column)] == [3, 3]


def test_two_lines_are_one_block_if_the_second_goes_on_in_lower_case() -> None:
    assert len(blocks("The port authority wants to dredge the channel\nand to build a crane before summer.")) == 1


def test_two_lines_are_one_block_in_a_text_that_is_wrapped_elsewhere() -> None:
    two = "Until then the harbour stays closed, said captain\nReed of the port authority."
    assert len(blocks(two)) == 2
    assert len(blocks(f"{two}\n\n{WRAPPED}")) == 2


@pytest.mark.parametrize(
    "source",
    [
        "Harbour too small for new ships from overseas, town says\nThe port authority wants to dredge the channel.",
        "Row to the shore,\nthe night is long,\nthe wind is turning\nand nobody knows the way home any more,\nsailor.",
        "- dredge the channel to fifteen metres\n- build a crane on the southern quay\n- pay the fishermen for losses",
        "Port jest za mały dla nowych statków.\nPrace w kanale ruszą już w maju br.\nRybacy są przeciwni tej budowie.",
        "Keeper: Ruiz\nDefence: Gómez, Prieto, Sanz\nForwards: Vega, Luna",
        "港口对新船来说太小了。\n港务局希望在夏天之前疏浚航道，并且建造新的起重机。\n渔民反对。",
    ],
)
def test_headings_poems_lists_and_short_paragraphs_keep_their_lines(source: str) -> None:
    assert texts(source) == source.split("\n")


def test_an_ideographic_space_begins_a_paragraph() -> None:
    line = "港湾局は月曜日の夜、新しい船には小さすぎる港の航路を夏までに"
    source = f"\u3000{line}\n{line}次\n深く掘る。\n\u3000{line}\n{line}次\n掘る。"
    assert [text.count("\n") for text in texts(source)] == [2, 2]


def test_korean_wraps_between_words() -> None:
    source = (
        "항만청은 월요일 저녁 항구가 새로운 선박에 비해 너무 작다며\n"
        "여름이 시작되기 전에 수로를 더 깊게 파고 새 기중기를 설치할\n"
        "계획이라고 발표했다."
    )
    assert texts(source) == [source]


def test_a_word_parted_at_the_line_end_holds_two_lines_together() -> None:
    assert texts("The port wants to dredge the har-\nbour.") == ["The port wants to dredge the har-\nbour."]


def test_a_short_line_without_a_final_mark_above_a_longer_block_is_a_heading() -> None:
    assert kinds("What happens next\n\nThe council votes next week.") == [Kind.HEADING, Kind.PARAGRAPH]
    assert kinds("What happens next?\n\nThe council votes next week.") == [Kind.HEADING, Kind.PARAGRAPH]


@pytest.mark.parametrize(
    "source",
    [
        "It is closed.\n\nThe council votes next week.",
        "The council votes next week.\n\nWhat happens next",
        "The council votes\n\nIn May.",
    ],
)
def test_a_sentence_a_last_line_and_a_line_above_a_shorter_one_are_no_headings(source: str) -> None:
    assert Kind.HEADING not in kinds(source)


def test_a_long_line_is_a_cut_paragraph_rather_than_a_heading() -> None:
    assert not looks_like_heading("word " * 17)
    assert not looks_like_heading("港" * 61)
    assert not looks_like_heading("The harbour is closed since Monday. The council will vote next week on the")
    assert looks_like_heading("Harbour closed. Council votes on Monday")
    assert looks_like_heading("港" * 40)


def test_blocks_are_read_anew_as_they_were_read() -> None:
    source = f"Harbour too small\n\n{WRAPPED}\nThe council votes next week.\n"
    document = read(source)
    assert reader("text").reread(document) == document


def test_readers_are_found_by_name() -> None:
    assert "text" in formats()
    assert isinstance(reader("text").read("a"), Document)
    with pytest.raises(UsageError, match="known: "):
        reader("papyrus")
