"""Language menus, and the prose that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon.autonyms import language_names, menu
from newsclean.text.folding import fold

SURROGATES = st.text(st.characters(codec=None, exclude_categories=[]), max_size=200)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("한어Русский языкEnglishFrançaisIndonesian", ("한어", "Русский язык", "English", "Français", "Indonesian")),
        ("РусскийУкраїнськаEnglish", ("Русский", "Українська", "English")),
        ("English | Français | Español", ("English", "Français", "Español")),
        ("English Français Deutsch", ("English", "Français", "Deutsch")),
        ("English · Deutsch · Türkçe", ("English", "Deutsch", "Türkçe")),
        ("ENGLISH / DEUTSCH / POLSKI", ("ENGLISH", "DEUTSCH", "POLSKI")),
        ("Languages: English, Français, Deutsch", ("English", "Français", "Deutsch")),
        ("简体中文 繁體中文 English", ("简体中文", "繁體中文", "English")),
        ("中文 English", ("中文", "English")),
        ("日本語・English・한국어", ("日本語", "English", "한국어")),
        ("العربية English", ("العربية", "English")),
        ("• English • Tiếng Việt • Oʻzbekcha", ("English", "Tiếng Việt", "Oʻzbekcha")),
        ("EN | FR | DE", ("EN", "FR", "DE")),
        ("en | fr | de", ("en", "fr", "de")),
        ("EN FR DE", ("EN", "FR", "DE")),
    ],
)
def test_a_menu_gives_its_names_as_written(line: str, names: tuple[str, ...]) -> None:
    assert menu(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "He speaks English, French and German.",
        "He speaks English, French and German",
        "The show airs in English, Hindi, Tamil and Telugu.",
        "English, Hindi, Tamil and Telugu",
        "English, Hindi, Tamil, Telugu.",
        "Il parle français, anglais, allemand et italien.",
        "English is spoken on both banks of the river",
        "English",
        "English Deutsch",
        "English English English",
        "Русский язык",
        "Englishman, Frenchman, German",
        "French, Dutch and German ships",
        "EN | FR",
        "IT IS SO",
        "no is it",
        "he/it/is",
        "AM | PM | OK",
        "EN | EN | EN",
        "MON TUE WED",
        "4 | 5 | 6",
        "英語と中国語と韓国語を話す",
        "",
        " | | ",
    ],
)
def test_other_lines_are_no_menu(line: str) -> None:
    assert menu(line) is None


def test_a_very_long_line_is_no_menu() -> None:
    assert menu("English Français Deutsch " * 200) is None


def test_names_are_folded_and_not_parts_of_words() -> None:
    names = language_names()
    assert len(names) > 2000
    assert names == frozenset(map(fold, names))
    assert all(len(name) > 1 for name in names)


@pytest.mark.parametrize(
    "name",
    [
        "English",
        "Français",
        "Русский язык",
        "한어",
        "Bahasa",
        "简体",
        "繁體中文",
        "中文网",
        "Castellano",
        "Srpski",
        "Sanskrit",
    ],
)
def test_names_of_menus_are_known(name: str) -> None:
    assert fold(name) in language_names()


@pytest.mark.parametrize("name", ["even", "lao", "japan", "rusia", "ranska", "ญี่ปุ่น", "brasil"])
def test_words_and_countries_are_not_names(name: str) -> None:
    assert name not in language_names()


@given(SURROGATES)
def test_a_menu_is_made_of_the_line(line: str) -> None:
    names = menu(line)
    assert names is None or all(name in line for name in names)


@given(st.lists(st.sampled_from(sorted(language_names())), min_size=4, max_size=12, unique=True))
def test_four_names_between_bars_are_a_menu(names: list[str]) -> None:
    assert menu(" | ".join(names)) is not None
