"""The quotation guard lets a word go that stands twice in a quotation, and keeps everything else that was said."""

import pytest

import newsclean

SAID_ONCE = [
    ("en", "“We want the the new crane,” the captain said.", "“We want the new crane,” the captain said."),
    ("de", "„Wir brauchen und und wollen den Kran“, sagte sie.", "„Wir brauchen und wollen den Kran“, sagte sie."),
    ("fr", "« Le port de de la ville est petit », dit-elle.", "« Le port de la ville est petit », dit-elle."),
]
SAID_SO = [
    ("en", "“It was a big big crane,” the captain said. It was big."),
    ("en", "“We want want the crane,” the captain said."),
    ("es", "“Queremos que haya haya una grúa”, dijo la capitana."),
]


@pytest.mark.parametrize(("lang", "text", "repaired"), SAID_ONCE)
def test_a_word_of_the_grammar_was_said_once(lang: str, text: str, repaired: str) -> None:
    result = newsclean.clean(text, lang=lang, select=["DUP101"])
    assert result.text == repaired
    assert result.revert() == text


@pytest.mark.parametrize(("lang", "text"), SAID_SO)
def test_a_word_of_content_may_have_been_said_twice(lang: str, text: str) -> None:
    assert newsclean.clean(text, lang=lang, select=["DUP101"]).text == text
    assert newsclean.check(text, lang=lang, select=["DUP101"]).findings
