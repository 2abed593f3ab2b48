"""Which script a text is written in, by its letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.scripts import RANGES, dominant_script, script_of, script_of_character, scripts_in_word

NAMES = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GREEK": "Grek", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "HANGUL": "Hang",
    "HEBREW": "Hebr", "HIRAGANA": "Hira", "KATAKANA": "Kana", "KANNADA": "Knda", "KHMER": "Khmr", "LAO": "Laoo",
    "LATIN": "Latn", "MALAYALAM": "Mlym", "MYANMAR": "Mymr", "ORIYA": "Orya", "SINHALA": "Sinh", "TAMIL": "Taml",
    "TELUGU": "Telu", "THAANA": "Thaa", "THAI": "Thai", "TIBETAN": "Tibt",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Le Sénat", "Latn"),
        ("Москва (Moscow)", "Cyrl"),
        ("ß", "Latn"),
        ("Ｎｅｗｓ", "Latn"),
        ("東京は今日も晴れ", "Jpan"),
        ("カタカナ", "Jpan"),
        ("政府昨天宣布", "Hani"),
        ("苹果公司 iPhone", "Hani"),
        ("한국어 뉴스", "Kore"),
        ("١٢٣", "Zyyy"),
        ("12 % – «…»", "Zyyy"),
        ("", "Zyyy"),
        ("😀\ud800", "Zyyy"),
    ],
)
def test_the_dominant_script_is_found(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("word", "scripts"),
    [
        ("Paris", {"Latn"}),
        ("Pаris", {"Latn", "Cyrl"}),  # a Cyrillic а
        ("食べる", {"Hani", "Hira"}),
        ("コーヒー", {"Kana"}),
        ("naïve", {"Latn"}),
        ("e\u0301te\u0301", {"Latn"}),
        ("µm", {"Latn"}),
        ("2024", set()),
        ("", set()),
    ],
)
def test_the_scripts_of_a_word_are_found(word: str, scripts: set[str]) -> None:
    assert scripts_in_word(word) == scripts


def test_letters_of_the_press_have_the_script_of_their_name() -> None:
    wrong = []
    for point in range(0x41, 0x3100):
        letter = chr(point)
        expected = NAMES.get(unicodedata.name(letter, "").split(" ")[0])
        if unicodedata.category(letter) in ("Lu", "Ll", "Lo") and expected:
            wrong += [letter] * (script_of_character(letter) != expected)
    assert not wrong


def test_digits_punctuation_and_spaces_have_no_script() -> None:
    marked = [chr(point) for point in range(0x3000) if unicodedata.category(chr(point))[0] in "NPZC"]
    assigned = [mark for mark in marked if unicodedata.category(mark) != "Cn"]
    assert {script_of_character(mark) for mark in assigned} == {"Zyyy"}


@given(st.text(st.characters()))
def test_the_dominant_script_is_among_those_of_the_text(text: str) -> None:
    script, letters = dominant_script(text)
    found = scripts_in_word(text)
    assert (letters > 0) == bool(found)
    assert script in found | {"Zyyy", "Jpan", "Kore"}
    assert found <= RANGES.keys()
