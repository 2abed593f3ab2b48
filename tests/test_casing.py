"""Letter case as evidence, in scripts that have it."""

import pytest

from newsclean.text.casing import begins_with_capitals, first_letter, lower_and_upper


@pytest.mark.parametrize(
    ("text", "letter"),
    [("The", "T"), ("“The", "T"), ("3. mai", "m"), ("– « А", "А"), ("港", "港"), ("", ""), ("1923", "")],
)
def test_the_first_letter_may_stand_behind_marks_and_numbers(text: str, letter: str) -> None:
    assert first_letter(text) == letter


def test_paragraphs_that_begin_with_capitals_tell_a_text_with_case() -> None:
    assert begins_with_capitals(["The harbour", "“It closed", "3. Mai"])
    assert begins_with_capitals(["The harbour", "iPhone owners"])


@pytest.mark.parametrize(
    "texts", [[], ["1923"], ["the harbour", "it closed"], ["港口", "الميناء"], ["the harbour", "it", "Ada"]]
)
def test_lower_cased_texts_and_scripts_without_case_do_not(texts: list[str]) -> None:
    assert not begins_with_capitals(texts)


def test_letters_are_counted_by_case_where_a_sentence_has_one() -> None:
    assert lower_and_upper("Ab cd É 12 港") == (3, 2)
    assert lower_and_upper("პორტი ძალიან") == (0, 0)
