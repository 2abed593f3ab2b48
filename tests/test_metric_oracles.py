"""Metrics beside datatrove, whose formulas those of Gopher and FineWeb are: equal, or different on purpose.

datatrove answers only whether it keeps a text. A number is its number if it keeps the text with that number for a limit
and drops it with the nearest one beside. Its word splitters are taken out: formulas are compared, not tokenisers.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable
from functools import partial
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.metrics import measure

if "REQUIRE_ORACLES" not in os.environ:  # set by CI
    pytest.importorskip("datatrove")
    pytest.importorskip("regex")

from datatrove.data import Document
from datatrove.pipeline.filters import (
    C4ParagraphFilter,
    C4QualityFilter,
    FineWebQualityFilter,
    GopherQualityFilter,
    GopherRepetitionFilter,
    c4_filters,
    fineweb_quality_filter,
    gopher_quality_filter,
    gopher_repetition_filter,
)

TINY = math.ulp(0.0)  # datatrove takes a limit of 0 for none
NO_QUALITY = dict.fromkeys(
    ("min_doc_words", "max_doc_words", "min_avg_word_length", "max_avg_word_length", "max_symbol_word_ratio",
     "max_bullet_lines_ratio", "max_ellipsis_lines_ratio", "max_non_alpha_words_ratio", "min_stop_words"),
)  # fmt: skip
NO_REPETITION: dict[str, Any] = {
    **dict.fromkeys(("dup_line_frac", "dup_para_frac", "dup_line_char_frac", "dup_para_char_frac")),
    "top_n_grams": (),
    "dup_n_grams": (),
}
NO_FINEWEB = dict(line_punct_thr=-1.0, short_line_thr=9.0, char_duplicates_ratio=9.0, new_line_ratio=9e9)

TEXTS = (
    "The council met on Monday.\nIt voted on the bridge, and the mayor spoke.\nThe council met on Monday.\n",
    "Le conseil s’est réuni lundi.\n\nIl a voté le budget... Et puis ?\n\nLe conseil s’est réuni lundi.",
    "Der Rat tagt heute.\n- erster Punkt\n- zweiter Punkt\nDer Rat tagt heute und der Rat tagt heute wieder so wie",
    "Совет собрался в понедельник.\nОн проголосовал за мост… и разошёлся до осени.\nСовет собрался в понедельник.",
    "नगर परिषद ने सोमवार को मतदान किया।\nनगर परिषद ने सोमवार को मतदान किया।\nपुल बनेगा।",
    "시의회는 월요일에 표결했다.\n다리는 내년에 짓는다...\n시의회는 월요일에 표결했다.",
    "صوت المجلس يوم الاثنين.\nهل يبنى الجسر؟\nصوت المجلس يوم الاثنين.",
    "# # # one two\n## three ... four … five\nsix seven eight nine ten eleven twelve",
    "a b c d e f g h i j a b c d e f g h i j k l m a b c d e f g h i j",
    "El ayuntamiento votó el lunes y el ayuntamiento votó el lunes y el ayuntamiento votó el lunes sin más.",
    "12 34 56 seven\n7,8\n9",
)
# Words of which no two runs are equal when glued: each begins with the only capital in it.
WORDS = ("Brücke", "Rat", "Und", "Так", "Où", "Ne", "Über", "12", "Ende.", "Wann?", "So...")
LINES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=12)


@pytest.fixture(autouse=True, scope="module")
def _without_tokenisers() -> Iterable[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (gopher_quality_filter, gopher_repetition_filter, fineweb_quality_filter):
            patch.setattr(module, "split_into_words", lambda text, _language: text.split())
        patch.setattr(c4_filters, "split_into_sentences", lambda text, _language: [text])
        yield


def ours(name: str, text: str) -> float:
    value = measure(text, language="en")[name].value
    assert value is not None
    return float(value)


def keeps(oracle: Any, text: str) -> bool:
    answer = oracle.filter(Document(text=text, id="0"))
    return answer is True


def quality(**limits: Any) -> Any:
    return GopherQualityFilter(**{**NO_QUALITY, **limits})


def repetition(**limits: Any) -> Any:
    return GopherRepetitionFilter(**{**NO_REPETITION, **limits})


def fineweb(**limits: Any) -> Any:
    return FineWebQualityFilter(**{**NO_FINEWEB, **limits})


def dup(size: int, limit: float) -> Any:
    return repetition(dup_n_grams=((size, limit),))


def is_most(oracle: Callable[[float], Any], text: str, value: float) -> bool:
    """Tell whether `value` is the number that an upper limit of datatrove is compared with."""
    if not keeps(oracle(value or TINY), text):
        return False
    return value <= TINY or not keeps(oracle(math.nextafter(value, -math.inf)), text)


def is_least(oracle: Callable[[float], Any], text: str, value: float) -> bool:
    """Tell whether `value` is the number that a lower limit of datatrove is compared with."""
    return keeps(oracle(value), text) and not keeps(oracle(math.nextafter(value, math.inf)), text)


MOST: dict[str, Callable[[float], Any]] = {
    "gopher.words@1": lambda limit: quality(max_doc_words=limit),
    "gopher.mean_word_length@1": lambda limit: quality(max_avg_word_length=limit),
    "gopher.symbol_word_ratio@1": lambda limit: quality(max_symbol_word_ratio=limit),
    "gopher.ellipsis_lines@1": lambda limit: quality(max_ellipsis_lines_ratio=limit),
    "gopher.bullet_lines@1": lambda limit: quality(max_bullet_lines_ratio=limit),
    "gopher.dup_line_frac@1": lambda limit: repetition(dup_line_frac=limit),
    "gopher.dup_para_frac@1": lambda limit: repetition(dup_para_frac=limit),
    "gopher.dup_line_char_frac@1": lambda limit: repetition(dup_line_char_frac=limit),
    "gopher.dup_para_char_frac@1": lambda limit: repetition(dup_para_char_frac=limit),
    "fineweb.short_line_ratio@1": lambda limit: fineweb(short_line_thr=limit),
    "fineweb.char_dup_ratio@1": lambda limit: fineweb(char_duplicates_ratio=limit),
    "fineweb.newline_word_ratio@1": lambda limit: fineweb(new_line_ratio=limit),
    **{f"gopher.dup_{n}gram_char_frac@1": partial(dup, n) for n in range(5, 11)},
}  # fmt: skip
LEAST: dict[str, Callable[[float], Any]] = {
    "gopher.alpha_words@1": lambda limit: quality(max_non_alpha_words_ratio=limit),
    "fineweb.line_punct_ratio@1": lambda limit: fineweb(line_punct_thr=limit),
}
OF_LINES = frozenset(("gopher.ellipsis_lines@1", "gopher.bullet_lines@1"))  # datatrove counts blank lines


def without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line)


def agrees(name: str, text: str) -> bool:
    text = without_blank_lines(text) if name in OF_LINES else text.strip("\n")
    if name in LEAST:
        return is_least(LEAST[name], text, ours(name, text))
    return is_most(MOST[name], text, ours(name, text))


@pytest.mark.parametrize(("name", "text"), [*product((*MOST, *LEAST), TEXTS)])
def test_numbers_are_those_of_datatrove(name: str, text: str) -> None:
    assert agrees(name, text)


@pytest.mark.parametrize("name", [*MOST, *LEAST])
@settings(max_examples=40)
@given(lines=LINES, between=st.sampled_from(("\n", "\n\n")))
def test_numbers_are_those_of_datatrove_on_any_lines(name: str, lines: list[str], between: str) -> None:
    assert agrees(name, between.join(lines))


@pytest.mark.parametrize("size", [2, 3, 4])
@settings(max_examples=40)
@given(lines=LINES)
def test_the_most_frequent_run_is_that_of_datatrove_where_it_occurs_twice(size: int, lines: list[str]) -> None:
    text = " ".join(lines)
    value = ours(f"gopher.top_{size}gram_char_frac@1", text)
    assert value in (0, 1) or is_most(lambda limit: repetition(top_n_grams=((size, limit),)), text, value)


@given(lines=LINES)
def test_lines_that_c4_keeps_are_those_of_datatrove(lines: list[str]) -> None:
    document = Document(text="\n".join(lines), id="0")
    assert C4QualityFilter(min_num_sentences=-1).filter(document) is True
    kept = document.text.split("\n") if document.text else []
    assert ours("c4.kept_lines@1", "\n".join(lines)) == len(kept) / len(lines)


@given(st.lists(st.integers(190, 210), max_size=5))
def test_the_paragraph_rule_of_mc4_is_that_of_datatrove(lengths: list[int]) -> None:
    text = "\n".join("x" * length for length in lengths)
    assert (ours("c4.long_lines@1", text) >= 3) == keeps(C4ParagraphFilter(), text)


@given(st.lists(st.sampled_from(("the", "be", "to", "of", "and", "that", "have", "with", "road", "coast")), min_size=1))
def test_english_stop_words_are_those_of_datatrove(words: list[str]) -> None:
    text = " ".join(words)
    assert is_most_stop_words(text, int(ours("gopher.stop_words@1", text)))


def is_most_stop_words(text: str, number: int) -> bool:
    return keeps(quality(min_stop_words=number), text) and not keeps(quality(min_stop_words=number + 1), text)


# What is different on purpose; each shows what both say.


def test_a_run_of_words_that_occurs_once_is_not_repeated() -> None:
    text = "Two words"
    assert not keeps(GopherRepetitionFilter(**{**NO_REPETITION, "top_n_grams": ((2, 0.2),)}), text)
    assert ours("gopher.top_2gram_char_frac@1", text) == 0


def test_a_share_is_at_most_one() -> None:
    text = "a a a a a a"
    assert not keeps(repetition(top_n_grams=((2, 1.0),)), text)
    assert ours("gopher.top_2gram_char_frac@1", text) == 1


def test_a_full_width_digit_is_a_word() -> None:
    assert not keeps(quality(min_doc_words=2), "１ year")
    assert ours("gopher.words@1", "１ year") == 2


@pytest.mark.parametrize("sign", ["€", "•", "→", "°"])
def test_a_sign_is_no_word(sign: str) -> None:
    assert keeps(quality(min_doc_words=2), f"5 {sign}")
    assert ours("gopher.words@1", f"5 {sign}") == 1


def test_the_number_of_a_note_stands_behind_a_final_mark() -> None:
    assert not keeps(fineweb(line_punct_thr=0.12), "It is over.12")
    assert ours("fineweb.line_punct_ratio@1", "It is over.12") == 1


def test_blank_lines_are_no_lines() -> None:
    text = "• one\n\n• two"
    assert keeps(quality(max_bullet_lines_ratio=0.9), text)
    assert ours("gopher.bullet_lines@1", text) == 1


def test_white_space_around_a_line_is_no_part_of_it() -> None:
    text = "Read on\n  Read on"
    assert keeps(repetition(dup_line_frac=0.3), text)
    assert ours("gopher.dup_line_frac@1", text) == 0.5


def test_other_bullets_are_bullets() -> None:
    assert keeps(quality(max_bullet_lines_ratio=0.9), "▪ one\n* two")
    assert ours("gopher.bullet_lines@1", "▪ one\n* two") == 1


@pytest.mark.parametrize("line", ["“It is over.”", "« C’est fini. »", "（終わった。）", "It is over…"])
def test_closing_quotes_stand_behind_a_final_mark_and_an_ellipsis_is_one(line: str) -> None:
    assert not keeps(fineweb(line_punct_thr=0.12), line)
    assert measure(line, language="en")["fineweb.line_punct_ratio@1"].value == 1


@pytest.mark.parametrize("line", ["नगर परिषद ने मतदान किया।", "“We have waited long enough.”"])
def test_lines_of_c4_end_with_the_marks_of_their_script(line: str) -> None:
    document = Document(text=line, id="0")
    C4QualityFilter(min_num_sentences=-1).filter(document)
    assert document.text == ""
    assert ours("c4.kept_lines@1", line) == 1


def test_lines_that_end_with_an_apostrophe_alone_end_no_sentence() -> None:
    document = Document(text="the rock 'n'", id="0")
    C4QualityFilter(min_num_sentences=-1).filter(document)
    assert document.text
    assert ours("c4.kept_lines@1", "the rock 'n'") == 0


def test_words_that_were_glued_are_not_the_words_apart() -> None:
    text = "a b c d ef ab c d e f"
    assert not keeps(repetition(dup_n_grams=((5, TINY),)), text)
    assert ours("gopher.dup_5gram_char_frac@1", text) == 0


def test_lorem_ipsum_is_seen_in_a_line_without_a_full_stop() -> None:
    assert keeps(C4QualityFilter(min_num_sentences=-1), "lorem ipsum dolor {")
    assert ours("c4.lorem_ipsum@1", "lorem ipsum dolor {") == 1
    assert ours("c4.curly_brackets@1", "lorem ipsum dolor {") == 1


def test_stop_words_count_in_any_case() -> None:
    assert not keeps(quality(min_stop_words=1), "THE ROAD")
    assert ours("gopher.stop_words@1", "THE ROAD") == 1
