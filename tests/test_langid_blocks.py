"""Which language the blocks of a document are in: neighbours steady short ones, foreign paragraphs are found."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.langid import identify, identify_blocks

SENTENCES = tomllib.loads(
    (Path(__file__).parents[1] / "fixtures" / "languages" / "sentences.toml").read_text(encoding="utf-8")
)
ANY_TEXT = st.text(st.characters())  # lone surrogates too

FRENCH = (
    "Le conseil municipal a adopté jeudi soir le budget de la ville, après six heures de débats souvent vifs.",
    "Les élus de l'opposition ont quitté la salle avant le vote, estimant que les comptes n'étaient pas sincères.",
    "La maire a répondu que les chiffres avaient été vérifiés deux fois et que personne ne les avait contestés.",
)
ENGLISH = (
    "The mayor of the neighbouring town wrote in a letter that she had followed the debate with great interest, and "
    "that she would be happy to share what her own council had learned when it closed two of its three libraries."
)
GLUED_MENU = "한국어Русский языкEnglishFrançaisBahasa Indonesia日本語DeutschPortuguêsΕλληνικάEspañolItalianoSuomi"
MENU = "English | Español | Deutsch | Русский | 中文 | العربية | Português | 日本語"
LATIN_MENU = "English | Español | Italiano | Deutsch | Nederlands | Polski | Svenska | Türkçe | Bahasa Indonesia"


@pytest.mark.parametrize("menu", [GLUED_MENU, MENU, LATIN_MENU])
@pytest.mark.parametrize("tag", ["fr", "pl", "ru", "ja", "ar", "th", "zh", "zh-Hant"])
def test_a_menu_sways_neither_text_nor_blocks(menu: str, tag: str) -> None:
    blocks = [*SENTENCES["known"][tag] * 2] * 2
    assert identify(menu + "\n\n" + " ".join(blocks))[0].language == tag
    assert identify_blocks([menu, *blocks]) == (tag, (tag,) * (len(blocks) + 1))
    assert identify_blocks([menu, *blocks], declared=tag) == (tag, (tag,) * (len(blocks) + 1))


@pytest.mark.parametrize(
    "short", ["Sport", "Le Monde", "Der Spiegel", "Weekend", "New York Times", "12:30", "", "© AFP", "Read more", "😀"]
)
def test_a_short_block_takes_the_language_of_its_neighbours(short: str) -> None:
    assert identify_blocks([FRENCH[0], short, *FRENCH[1:]]) == ("fr", ("fr",) * 4)


@pytest.mark.parametrize("short", ["Москва", "Правда, 12 мая", "東京", "القاهرة"])
def test_a_short_block_in_another_script_is_not_of_the_document(short: str) -> None:
    _, (_, between, _) = identify_blocks([FRENCH[0], short, FRENCH[1]])
    assert between != "fr"


def test_a_name_in_another_script_leaves_a_block_alone() -> None:
    assert identify_blocks([*FRENCH, "Le journal « Правда » l'a écrit.", "Alpha (α)"])[1] == ("fr",) * 5
    chinese = SENTENCES["known"]["zh"]
    assert identify_blocks([*chinese, "苹果 iPhone 15 Pro 发布"])[1] == ("zh",) * 3


@pytest.mark.parametrize("declared", [None, "fr"])
def test_a_foreign_paragraph_is_found(declared: str | None) -> None:
    assert identify_blocks([*FRENCH, ENGLISH], declared=declared) == ("fr", ("fr", "fr", "fr", "en"))


@pytest.mark.parametrize("tag", ["en", "es", "ca", "ru", "el", "ko", "ja", "hi"])
def test_paragraphs_of_near_and_far_languages_are_found(tag: str) -> None:
    foreign = " ".join(SENTENCES["known"][tag] * 2)
    assert identify_blocks([*FRENCH, foreign])[1] == ("fr", "fr", "fr", tag)


def test_names_and_results_do_not_make_a_block_foreign() -> None:
    lines = (
        "Paris SG - Manchester United 2-1, Juventus - Bayern 0-0, Porto - Ajax 3-2",
        "Avec Anna Kowalska, John Smith, Giulia Rossi, Hans Müller et Sven Johansson (photos).",
        "1. Sinner 6-4 6-3 2. Alcaraz 7-5 6-2 3. Djokovic 6-1 6-1",
    )
    assert identify_blocks([*FRENCH, *lines])[1] == ("fr",) * 6


def test_a_declared_language_stands_as_it_is() -> None:
    assert identify_blocks(FRENCH, declared="fr-CA") == ("fr-CA", ("fr-CA",) * 3)
    assert identify_blocks(["Sport", ENGLISH], declared="fr-CA") == ("fr-CA", ("fr-CA", "en"))
    assert identify_blocks([ENGLISH, "x"], declared="frr") == ("frr", ("frr", "frr"))


def test_a_document_without_evidence_is_undetermined() -> None:
    assert identify_blocks([]) == ("und", ())
    assert identify_blocks(["", "12", "😀"]) == ("und", ("und",) * 3)
    breton = SENTENCES["unknown"]["br"][0]
    assert identify_blocks([breton, breton]) == ("und", ("und", "und"))


@given(st.lists(ANY_TEXT, max_size=6), st.sampled_from([None, "fr", "ru", "ja", "ko", "zh-TW", "th", "frr", "\ud800"]))
def test_any_blocks_have_a_language_each(texts: list[str], declared: str | None) -> None:
    document, languages = identify_blocks(texts, declared=declared)
    assert len(languages) == len(texts)
    assert declared in (None, document)
