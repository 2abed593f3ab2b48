"""Words said twice: what the rule repairs of its own accord, and what it leaves to the author."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.lexicon import languages, lexicon

MEANT = [
    ("en", "What the captain wanted wanted no explanation."),
    ("en", "It was a crane, and what it was was too small."),
    ("en", "The ship that the port had waited for for two years came on Monday."),
    ("en", "The people you love love the harbour too."),
    ("fr", "Ce qui reste reste au port jusqu'en mai."),
    ("es", "Lo que pasa pasa por el puerto."),
    ("sv", "Det som händer händer i hamnen."),
    ("no", "Den som venter venter på skipet."),
    ("it", "Le navi grandi grandi non entrano nel porto."),
    ("el", "Τα πλοία μπήκαν κομμάτια κομμάτια στο λιμάνι."),
    ("en", "the ferry from walla walla was late."),
    ("en", "Even so so many ships came that the harbour was full."),
    ("de", "Die Fischer, die die Kosten tragen, klagen."),
    ("en", "“We said said so,” the captain told the port."),
]
SLIPS = [
    ("en", "The port authority announced announced the plan.", "The port authority announced the plan."),
    ("en", "the harbour is is too small for the the ships.", "the harbour is is too small for the ships."),
    ("pl", "Zarząd chce zbudować nowy nowy dźwig.", "Zarząd chce zbudować nowy dźwig."),
    ("lt", "Uostas yra per mažas ir ir per seklus.", "Uostas yra per mažas ir per seklus."),
]


@pytest.mark.parametrize(("lang", "text"), MEANT)
def test_a_double_that_may_be_meant_is_left_as_it_is(lang: str, text: str) -> None:
    assert newsclean.clean(text, lang=lang, select=["DUP101"]).text == text


@pytest.mark.parametrize(("lang", "text", "repaired"), SLIPS)
def test_a_double_that_grammar_has_not_is_repaired(lang: str, text: str, repaired: str) -> None:
    assert newsclean.clean(text, lang=lang, select=["DUP101"]).text == repaired


@given(st.sampled_from(languages()), st.data())
def test_the_doubles_of_a_language_are_never_found(lang: str, data: st.DataObject) -> None:
    doubles = sorted(lexicon(lang).doubles)
    if doubles:
        word = data.draw(st.sampled_from(doubles))
        assert not newsclean.check(f"abc {word} {word} abc.", lang=lang, select=["DUP101"]).findings


@given(st.lists(st.sampled_from(["the", "port", "is", "of", "announced", "Bora", "it."]), max_size=12), st.booleans())
def test_a_repair_settles_and_goes_back(words: list[str], unsafe: bool) -> None:
    text = " ".join(words)
    result = newsclean.clean(text, lang="en", select=["DUP101"], unsafe=unsafe)
    assert newsclean.clean(result.text, lang="en", select=["DUP101"], unsafe=unsafe).text == result.text
    assert result.revert() == text
