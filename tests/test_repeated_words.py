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
    ("en", "The channel is much much deeper in May."),
    ("is", "Lögreglan kom til til þess að tala við skipstjórann."),
    ("en", "The harbour kitchen sells peri peri chicken and cous cous."),
    ("fr", "Oh la la, dit le capitaine, le port est trop petit."),
    ("fr", "le port regarde la la land au cinéma de la plage."),
    ("de", "Die Arbeiten, für die die Stadt zahlt, beginnen im Mai."),
    ("de", "Der Rat wollte den Namen der Reederei und der der Stadt nicht nennen."),
    ("sv", "Det var kajen som kranen höll på på måndagen."),
    ("hi", "जहाज धीरे धीरे बंदरगाह में आए।"),
    ("sl", "Ladja je bum bum trčila v pomol."),
]
SLIPS = [
    ("en", "The port authority announced announced the plan.", "The port authority announced the plan."),
    ("en", "the harbour is is too small for the the ships.", "the harbour is is too small for the ships."),
    ("pl", "Zarząd chce zbudować nowy nowy dźwig.", "Zarząd chce zbudować nowy dźwig."),
    ("lt", "Uostas yra per mažas ir ir per seklus.", "Uostas yra per mažas ir per seklus."),
    ("en", "“We want the the new crane,” the captain said.", "“We want the new crane,” the captain said."),
    ("fr", "Le port attend la la nouvelle grue.", "Le port attend la nouvelle grue."),
    ("pl", "Port ma dwa mln mln ton. Dwa mln to mało.", "Port ma dwa mln ton. Dwa mln to mało."),
]
MET = [
    ("de", "Der Rat stimmte am Montag für die⟦ die⟧ neue Linie."),
    ("sv", "Fartygen ligger sedan i går på⟦ på⟧ redden."),
    ("no", "Havna er for liten, og byen venter på⟦ på⟧ svar."),
]


@pytest.mark.parametrize(("lang", "text"), MEANT)
def test_a_double_that_may_be_meant_is_left_as_it_is(lang: str, text: str) -> None:
    assert newsclean.clean(text, lang=lang, select=["DUP101"]).text == text


@pytest.mark.parametrize(("lang", "text", "repaired"), SLIPS)
def test_a_double_that_grammar_has_not_is_repaired(lang: str, text: str, repaired: str) -> None:
    assert newsclean.clean(text, lang=lang, select=["DUP101"]).text == repaired


@pytest.mark.parametrize(("lang", "marked"), MET)
def test_words_that_meet_between_clauses_only_are_shown_inside_one(lang: str, marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    (finding,) = newsclean.check(text, lang=lang, select=["DUP101"]).findings
    assert finding.span is not None
    assert finding.span.start == marked.index("⟦")
    assert finding.safety is newsclean.Safety.UNSAFE


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
