"""Capitals for text that has lost them: precision first, and what is small on purpose stays small."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.model import Safety
from newsclean.truecasing import Passage, known_names, recased, restored
from newsclean.truecasing.letters import capitals, lowered

COUNCIL = (
    "the council met on tuesday evening and voted for the new tram line between the station and the harbour. "
    "the work will begin in may and last for about two years, and the line is to make the centre quieter.\n\n"
    "the fishermen are against it, for they fear for the beaches beside the harbour. the vote is next week.\n"
)


def truecased(*texts: str, language: str = "en", known: dict[str, str] | None = None) -> str:
    letters = [list(text) for text in texts]
    for index, capital in reversed(list(restored([Passage(text, language) for text in texts], known or {}))):
        letters[index][capital.start : capital.end] = capital.letter
    return "\n".join(map("".join, letters))


def cleaned(text: str, language: str = "en", **options: object) -> str:
    return newsclean.clean(text, lang=language, select=["STR4"], unsafe=True, format="text", **options).text  # type: ignore[arg-type]


# Sentence starts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "it rains. we stay.", "It rains. We stay."),
        ("fr", "« il pleut. » on reste ici.", "« Il pleut. » On reste ici."),
        ("es", "¿llueve? nos quedamos.", "¿Llueve? Nos quedamos."),
        ("ru", "идёт дождь. мы остаёмся.", "Идёт дождь. Мы остаёмся."),
        ("el", "βρέχει. μένουμε εδώ.", "Βρέχει. Μένουμε εδώ."),
        ("hy", "անձրև է գալիս։ մենք մնում ենք։", "Անձրև է գալիս։ Մենք մնում ենք։"),
        ("nl", "'s avonds regent het. ijs ligt er niet.", "'s Avonds regent het. IJs ligt er niet."),
        ("tr", "iki gün yağdı. ısı düştü.", "İki gün yağdı. Isı düştü."),
        ("und", "ido esas facila. ni parolas ol.", "Ido esas facila. Ni parolas ol."),
        ("hr", "ǆep je prazan.", "ǅep je prazan."),
    ],
)
def test_sentences_begin_with_a_capital(language: str, text: str, expected: str) -> None:
    assert truecased(text, language=language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "…and they left"),  # goes on
        ("en", "3 boats sank"),  # the number is the start
        ("en", "example.com is down"),
        ("en", "#harbour is what they read"),
        ("en", "(b) second of the list"),
        ("ka", "პორტი ძალიან პატარაა."),  # no sentence begins with a capital
        ("zu", "umongameli wafika ekuseni."),  # the capital would stand behind a prefix
        ("ar", "الميناء صغير جدا."),
        ("ja", "港は小さい。"),
    ],
)
def test_what_begins_no_sentence_stays_small(language: str, text: str) -> None:
    assert truecased(text, language=language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "they sail e.g. to the islands, i.e. far"),
        ("en", "they shouted “stop!” and then went on"),
        ("en", "well... then they went on"),
        ("de", "am 3. oktober"),
        ("hr", "od 1989. do 2009. godine"),
        ("pl", "wzrost o 20 proc. rocznie"),
        ("tr", "“yağmur yağıyor.” dedi"),
        ("uk", "близько 25 тис. людей"),
        ("hy", "նա ասաց. մենք մնում ենք"),  # the Armenian stop is another mark
        ("und", "23 km. on the way"),
    ],
)
def test_a_full_stop_that_ends_no_sentence_is_followed_by_small_letters(language: str, text: str) -> None:
    behind = truecased(text, language=language).split(" ", 2)[-1]
    stops = [part for part in behind.replace("!”", ".").split(". ")[1:] if part]
    assert all(part[0].islower() for part in stops)


# Names


def test_days_months_and_countries_follow_the_language() -> None:
    assert truecased("they met on tuesday in france.") == "They met on Tuesday in France."
    assert truecased("ils sont arrivés mardi en france.", language="fr") == "Ils sont arrivés mardi en France."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We may march to the polish factory."),
        ("en", "It was a nice summer, and she will read it."),
        ("es", "Vinieron el martes de enero y hablaron español."),
        ("fr", "Ils parlent français le lundi et en janvier."),
        ("it", "Parlano italiano ogni lunedì di gennaio."),
        ("ru", "Они говорят по-русски в понедельник и в январе."),
        ("pl", "Mówią po polsku w poniedziałek i w styczniu."),
        ("sv", "De talar svenska på måndag i januari."),
        ("cs", "V pondělí mluví česky."),
    ],
)
def test_words_that_a_language_writes_small_stay_small(language: str, text: str) -> None:
    assert truecased(text.lower(), language=language) == text


def test_german_nouns_have_a_capital_and_verbs_have_none() -> None:
    found = truecased("die regierung hat mit der zeitung über die wirtschaft gesprochen.", language="de")
    assert found == "Die Regierung hat mit der Zeitung über die Wirtschaft gesprochen."


def test_a_name_is_known_from_where_it_has_its_capital() -> None:
    known = known_names(["Council follows Quillfeather on the tram"], ["Ada Wells"])
    assert known == {"quillfeather": "Quillfeather", "ada": "Ada", "wells": "Wells"}
    assert "Ada Wells" in truecased("the plan of mayor ada wells is good.", known=dict(known))
    assert "di Quillfeather" in truecased("la plano di quillfeather esas bona.", language="und", known=dict(known))


@pytest.mark.parametrize(
    "title", ["Council Votes for the New Tram Line", "COUNCIL VOTES FOR TRAM", "council votes", ""]
)
def test_headline_capitals_say_nothing_of_names(title: str) -> None:
    assert not known_names([title])


def test_the_forms_of_acronyms_and_brands_are_known() -> None:
    assert truecased("the report of the bbc was on linkedin.") == "The report of the BBC was on LinkedIn."
    assert truecased("who said it? it was us. us and them.") == "Who said it? It was us. Us and them."


# What is small on purpose


@pytest.mark.parametrize(
    "kept",
    [
        "ada@example.com", "https://example.com/tuesday", "www.example.com", "#tuesday", "@london", "london_bridge",
        "/home/london", "example.com", "tuesday.txt", "<b>london</b>", "`tuesday`",
    ],
)  # fmt: skip
def test_addresses_hashtags_and_code_stay_small(kept: str) -> None:
    assert kept in truecased(f"they wrote to {kept} on monday.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "upon the hill the heather grows,\nbelow the hill the river flows,\nand no one knows\nwhere either goes\n"
            * 4,
        ),
        ("de", "der mond steht still\nauf dem dach\nund wer schlafen will\nliegt wach\n\n" * 6),
        ("en", "no idea lol\n\nsame here\n\nwhatever you say man\n\nok then see you later\n\n" * 5),
        ("en", "bread\n\nmilk and butter\n\napples from the market\n\na new lamp for the hall\n\n" * 5),
    ],
    ids=["verse", "stanzas", "chat", "list"],
)
def test_verse_chats_and_lists_are_left_alone(language: str, text: str) -> None:
    assert cleaned(text, language) == text


def test_text_with_its_capitals_is_left_alone() -> None:
    text = "The council met on tuesday. " * 20
    assert cleaned(text) == text


# The rule


def test_check_tells_it_once_and_clean_needs_leave() -> None:
    (finding,) = newsclean.check(COUNCIL, lang="en", select=["STR401"], format="text").findings
    assert finding.safety is Safety.UNSAFE
    assert all(edit.span.end - edit.span.start == 1 for edit in finding.edits)
    assert newsclean.clean(COUNCIL, lang="en", select=["STR401"], format="text").text == COUNCIL


def test_unsafe_repair_restores_what_is_sure_and_settles() -> None:
    once = cleaned(COUNCIL)
    assert once.startswith("The council met on Tuesday evening")
    assert "\n\nThe fishermen are against it, for they fear for the beaches beside the harbour. The vote" in once
    assert cleaned(once) == once
    assert not newsclean.check(once, lang="en", select=["STR401"], format="text").findings


def test_a_repair_can_be_taken_back() -> None:
    result = newsclean.clean(COUNCIL, lang="en", select=["STR401"], unsafe=True, format="text")
    assert result.revert() == COUNCIL


def test_a_quotation_gets_its_capitals_too() -> None:
    text = COUNCIL + "\n“they saw it on tuesday in london, and it was not good for the boats,” said the captain.\n"
    assert "“They saw it on Tuesday in London" in cleaned(text)


def test_markup_stays_and_letters_change_inside_it() -> None:
    page = f"<p>{COUNCIL.replace('tuesday', '<b>t</b>uesday').replace(chr(10) * 2, '</p><p>').strip()}</p>"
    fixed = newsclean.clean(page, lang="en", select=["STR401"], unsafe=True, format="html", to="same").text
    assert "<b>T</b>uesday" in fixed
    assert fixed.lower() == page.lower()


def test_a_suppression_keeps_a_paragraph_small_and_trusts_the_others() -> None:
    first, second = COUNCIL.strip().split("\n\n")
    text = f"{first}\n\n<!-- newsclean: disable[STR401] -->\n{second}\n<!-- newsclean: enable[STR401] -->\n\n{first}\n"
    fixed = newsclean.clean(text, lang="en", select=["STR401"], unsafe=True, format="markdown", to="same").text
    assert second in fixed
    assert fixed.count("The council met on Tuesday") == 2


# Texts in capitals


def test_a_paragraph_in_capitals_gets_small_letters() -> None:
    text = (
        "THE COUNCIL MET ON TUESDAY EVENING AND VOTED FOR THE NEW TRAM LINE TO THE HARBOUR.\n\n"
        + "The mayor is for it. " * 40
    )
    assert cleaned(text).startswith(
        "The council met on Tuesday evening and voted for the new tram line to the harbour."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [("el", "ΤΟ ΛΙΜΑΝΙ ΕΙΝΑΙ ΜΙΚΡΟ."), ("fr", "LE PORT A ETE FERME."), ("tr", "LIMAN KAPATILDI.")],
)
def test_capitals_that_lost_their_marks_are_left(language: str, text: str) -> None:
    assert lowered(text, language) == ""
    assert not list(recased([Passage(text, language)]))


# Promises


TEXTS = st.text(
    st.characters(codec=None, exclude_categories=()) | st.sampled_from(list("abis.!?'’“” \n-1@#ıİßǆ")), max_size=120
)


@given(TEXTS, st.sampled_from(["en", "de", "tr", "nl", "el", "und", "zh"]))
def test_any_text_gets_letters_in_order_and_keeps_the_rest(text: str, language: str) -> None:
    found = [capital for _, capital in restored([Passage(text, language)])]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(len(capital.letter) == 1 and text[capital.start : capital.end] != capital.letter for capital in found)


@given(st.text("abcij ", min_size=1), st.sampled_from(["en", "nl", "tr"]))
def test_capitals_differ_in_case_alone(word: str, language: str) -> None:
    letters = list(word)
    for capital in capitals(word, 0, language):
        letters[capital.start : capital.end] = capital.letter
    assert "".join(letters).lower().replace("\u0307", "") == word


WORDS = "the a council harbour london tuesday ada e.g. u.s. said. boats! why? “so” (b) 3. it's iphone x.com and i"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=60, max_size=90), st.integers(0, 3))
def test_cleaning_twice_gives_what_cleaning_once_gave(words: list[str], paragraphs: int) -> None:
    step = len(words) // (paragraphs + 1)
    parts = (" ".join(words[at : at + step]) for at in range(0, len(words), step))
    once = cleaned("\n\n".join(f"{part} and that was the end of it." for part in parts) + "\n")
    assert cleaned(once) == once
