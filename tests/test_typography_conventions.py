"""Conventions and consistency of typography: off unless asked for, no word is changed, all of it can be taken back."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.lexicon import languages, lexicon
from newsclean.rules import registry

CONVENTIONS = [code for code in registry() if code.startswith("TYP4")]
MENDED = [*CONVENTIONS, "TYP101", "TYP103", "TYP201", "TYP207", "TYP302", "TYP303"]
LANGUAGES = ["fr", "fr-CA", "fr-CH", "de", "de-CH", "en", "es", "el", "ar", "ur", "zh", "ja", "ru", "sv", "it", "und"]
PIECES = [
    "wort", "Word", "слово", "λέξη", "كلمة", "会议", "カナ", "l'eau", "don’t", "do n't", "10:30",
    "1,250,000", "1.250,5",
    '"', "“", "”", "„", "«", "»", "‘", "'", "(", ")", "「", "」", ",", ".", ";", ":", "?", "!", "…",
    "...", "....", ". . .",
    "-", "--", "–", "—", " ", " ", " ", "\xa0", "\u202f", "\n\n", "¿", "¡", "،", "。",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
UNITS = [
    '"',
    "“a” ",
    "« a » ",
    "a'a",
    " --",
    "a — ",
    "…",
    "...",
    "a ? ",
    "α? ",
    "ا, ",
    "会,",
    "(会",
    "会 A",
    "1,000",
    " ,a .",
]
SIZE, GROWTH, MOST, QUIET = 10_000, 4, 9.0, 0.08  # as in the test of linear time


def words(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_no_convention_is_held_against_a_text_unasked() -> None:
    assert CONVENTIONS
    assert not any(registry()[code].default for code in CONVENTIONS)


@pytest.mark.parametrize("code", MENDED)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_no_letter_and_no_digit_is_touched(code: str, text: str, language: str) -> None:
    result = newsclean.clean(text, format="text", lang=language, select=[code], unsafe=True)
    assert words(result.text) == words(text)
    assert result.revert() == text


@pytest.mark.parametrize("code", MENDED)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_a_repaired_text_has_nothing_more_to_repair(code: str, text: str, language: str) -> None:
    once = newsclean.clean(text, format="text", lang=language, select=[code], unsafe=True).text
    assert newsclean.clean(once, format="text", lang=language, select=[code], unsafe=True).text == once


@pytest.mark.parametrize("code", CONVENTIONS)
@pytest.mark.parametrize("unit", UNITS)
def test_conventions_take_linear_time(code: str, unit: str) -> None:
    language = {"TYP405": "fr", "TYP406": "es", "TYP407": "el", "TYP408": "ar", "TYP409": "zh", "TYP410": "zh"}.get(
        code
    )

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        newsclean.check(text, format="text", lang=language or "de", select=[code])
        return time.process_time() - start

    for _ in range(3):  # a noisy machine gets a second and a third look
        short, long = seconds(SIZE), seconds(SIZE * GROWTH)
        if long < QUIET or long <= MOST * short:
            return
    pytest.fail(f"{SIZE} characters took {short:.3f} s, {GROWTH} times as many {long:.3f} s")


@pytest.mark.parametrize("tag", languages())
def test_the_marks_of_a_convention_are_marks_of_the_language(tag: str) -> None:
    found = lexicon(tag)
    for outer, inner in found.quote_conventions.values():
        assert outer in found.quotes
        assert len(outer) == len(inner) == 2


def test_a_region_has_marks_of_its_own() -> None:
    text = "Der Minister sprach von einem „Erfolg“ und ging."
    assert newsclean.check(text, lang="de-CH", select=["TYP401"]).findings
    assert not newsclean.check(text, lang="de", select=["TYP401"]).findings
    assert not newsclean.check("O presidente falou de um “êxito”.", lang="pt", select=["TYP401"]).findings
