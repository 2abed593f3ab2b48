"""Where sentences end, in scripts with and without spaces, with and without capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.sentences import ends_sentence, is_abbreviation, sentences, word_before


def split(text: str, *abbreviations: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, frozenset(abbreviations))]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour is closed.",
        "Is it closed?",
        "It is closed.”",
        "It is closed.)",
        "« C’est fermé. »",
        "It is closed.12",
        "It is closed.*",
        "It is closed. ",
        "It is closed…",
        "港口关闭了。",
        "「港は閉鎖された。」",
        "الميناء مغلق؟",
        "بندر بسته است۔",
        "बंदरगाह बंद है।",
        "Նավահանգիստը փակ է։",
        "ወደቡ ተዘግቷል።",
    ],
)
def test_a_final_mark_ends_a_sentence_whatever_closes_behind_it(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "The harbour",
        "The harbour is closed,",
        "It closed. In 30",
        "It closed. (see",
        "”",
        "12",
        "as follows:",
        "港口",
    ],
)
def test_without_a_final_mark_no_sentence_ends(text: str) -> None:
    assert not ends_sentence(text)


def test_sentences_end_at_marks_before_a_space() -> None:
    assert split("It is closed. Why? Nobody knows!") == ["It is closed.", "Why?", "Nobody knows!"]


def test_lower_cased_sentences_are_parted_as_well() -> None:
    assert split("it is closed. nobody knows why.") == ["it is closed.", "nobody knows why."]


def test_chinese_and_japanese_need_no_space() -> None:
    assert split("港口关闭了。没人知道原因！") == ["港口关闭了。", "没人知道原因！"]
    assert split("「閉鎖された。」と述べた。") == ["「閉鎖された。」", "と述べた。"]


def test_hindi_and_arabic_marks_part_sentences() -> None:
    assert split("बंदरगाह बंद है। कोई नहीं जानता।") == ["बंदरगाह बंद है।", "कोई नहीं जानता।"]
    assert split("هل الميناء مغلق؟ نعم.") == ["هل الميناء مغلق؟", "نعم."]


def test_a_text_without_marks_is_one_sentence() -> None:
    assert split("ท่าเรือปิดแล้ว ไม่มีใครรู้ว่าทำไม") == ["ท่าเรือปิดแล้ว ไม่มีใครรู้ว่าทำไม"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Reed came.",
        "It is ca. ten metres deep.",
        "J. R. Reed came.",
        "The U.S. navy came.",
        "Das gilt z. B. hier.",
        "Das gilt z.B. hier.",
        "It costs 3.5 millions.",
        "See harbour.example for more.",
        "Luka je zatvorena do 27. prosinca.",
        "Am 3. mai beginnt es.",
        "“Stop!” he said.",
        "« Arrêtez ! » dit-il.",
    ],
)
def test_a_stop_inside_a_sentence_parts_nothing(text: str) -> None:
    assert split(text, "mr", "ca") == [text]


def test_an_abbreviation_is_known_or_made_of_single_letters() -> None:
    assert is_abbreviation("Mr. Reed", 2, frozenset({"mr"}))
    assert is_abbreviation("the U.S. navy", 7)
    assert not is_abbreviation("the harbour. It", 11)
    assert not is_abbreviation("港。", 1)


def test_the_word_before_a_place_stands_behind_space_bracket_or_apostrophe() -> None:
    assert word_before("in the harbour.", 14) == "harbour"
    assert word_before("(harbour.", 8) == "harbour"
    assert word_before("de l’iran.", 9) == "iran"
    assert word_before("", 0) == ""


@given(st.text())
def test_sentences_stand_in_order_and_hold_all_visible_text(text: str) -> None:
    end = 0
    for start, stop in sentences(text):
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()
