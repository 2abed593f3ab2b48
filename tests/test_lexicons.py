"""The tables of the languages: complete, sorted, without doubles, and read as the lexicon promises."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon import DateStyle, Lexicon, agencies, common, entries, languages, lexicon, partial_languages
from newsclean.lexicon.phrases import functions
from newsclean.text.folding import fold

DATA = Path(__file__).parent.parent / "src/newsclean/lexicon/data"
FIRST_LANGUAGES = {"ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "zh"}
WORD_TABLES = ("stop", "dangling", "abbreviations", "doubles")
PARTIAL_TABLES = {
    "words": {"alone", "dangling", "verb_endings"},
    "doubling": {"never", "met", "behind", "openers", "subjects", "content"},
}
HEADINGS = {"names", "openers"}
WRITTEN = [*languages(), *(f"partial/{tag}" for tag in partial_languages())]
DATE_TABLES = ("months", "weekdays", "next", "last", "line_words")


def tables(tag: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{tag}.toml").read_text("utf-8"))


def sort_key(entry: str) -> tuple[str, str]:
    return fold(entry.lstrip("=^~$")), entry


def lists_of_lines(tag: str) -> list[tuple[str, list[str]]]:
    found = tables(tag)
    named = [(f"phrases.{name}", table) for name, table in found.get("phrases", {}).items()]
    named += [("sections", found["sections"])] if "sections" in found else []
    named += [("headings", found["headings"]["names"])] if "names" in found.get("headings", {}) else []
    return [(name, list(entries(table))) for name, table in named]


def test_the_first_languages_have_a_table() -> None:
    assert set(languages()) >= FIRST_LANGUAGES


@pytest.mark.parametrize("tag", languages())
def test_every_table_is_present(tag: str) -> None:
    found = tables(tag)
    if "inherits" in found:
        assert found["inherits"] in languages()
        return
    assert {"name", "autonym", "script", "sentence_marks", "sections", "quotes", "words", "dates"} <= found.keys()
    assert set(WORD_TABLES) == found["words"].keys() - {"alone", "verb_endings"}
    assert set(DATE_TABLES) <= found["dates"].keys()


@pytest.mark.parametrize("tag", ["en", "hr", "ne", "und"])
def test_a_table_that_is_not_written_is_empty(tag: str) -> None:
    found = lexicon(tag)
    assert "" not in {*found.verb_endings, *found.heading_openers, *found.headings, *found.alone, *found.dangling}


def test_a_language_is_whole_or_partial() -> None:
    assert not set(languages()) & set(partial_languages())


@pytest.mark.parametrize("tag", partial_languages())
def test_a_partial_language_has_a_few_tables_and_no_others(tag: str) -> None:
    found = tables(f"partial/{tag}")
    assert {"name", "autonym", "script"} < found.keys() <= {"name", "autonym", "script", "headings", *PARTIAL_TABLES}
    assert found.get("words", {}).keys() <= PARTIAL_TABLES["words"]
    assert lexicon(tag) == lexicon(tag.upper())
    assert (lexicon(tag).language, lexicon(tag).stop_words, lexicon(tag).phrases) == (tag, frozenset(), {})


@pytest.mark.parametrize("tag", WRITTEN)
def test_the_tables_a_language_may_lack_have_known_names(tag: str) -> None:
    found = tables(tag)
    assert found.get("doubling", {}).keys() <= PARTIAL_TABLES["doubling"]
    assert found.get("headings", {}).keys() <= HEADINGS
    assert found.get("doubling", {}).get("content", "never") in {"never", "seldom", "hyphened", "long"}


@pytest.mark.parametrize("tag", WRITTEN)
def test_no_word_is_meant_and_a_slip_when_it_stands_twice(tag: str) -> None:
    found = lexicon(tag.rpartition("/")[2])
    never, met = (found.doubling.get(name, frozenset()) for name in ("never", "met"))
    assert not found.doubles & (never | met)
    assert not never & met


@pytest.mark.parametrize("tag", languages())
def test_what_may_not_stand_alone_is_a_first_half(tag: str) -> None:
    assert all(set(pair.both) <= set(pair.first) for pair in lexicon(tag).correlatives)


@pytest.mark.parametrize("tag", languages())
def test_every_function_has_phrases_in_every_language(tag: str) -> None:
    assert lexicon(tag).phrases.keys() == functions().keys()


@pytest.mark.parametrize("tag", WRITTEN)
def test_lines_are_sorted_and_unique_and_never_empty(tag: str) -> None:
    for name, lines in lists_of_lines(tag):
        assert all(" ".join(line.split()) == line != "" for line in lines), name
        assert lines == sorted(lines, key=sort_key), name
        assert len(lines) == len(set(map(fold, lines))), name


@pytest.mark.parametrize("tag", WRITTEN)
def test_words_are_sorted_and_unique(tag: str) -> None:
    found = tables(tag)
    for name, table in (found.get("words", {}) | found.get("doubling", {})).items():
        words = table.split()
        assert words == sorted(words, key=sort_key), name
        assert len(words) == len(set(map(fold, words))), name


@pytest.mark.parametrize("tag", ["common", *languages()])
def test_no_sigil_stands_alone(tag: str) -> None:
    for name, table in tables(tag)["phrases"].items():
        assert all(line.strip("=^~$: ") or set(line) <= set("=-–*#") for line in entries(table)), name


@pytest.mark.parametrize("tag", ["common", *languages()])
def test_phrases_are_read_as_toml_reads_them(tag: str) -> None:
    written = {name: entries(table) for name, table in tables(tag)["phrases"].items()}
    read = {name: entries(table) for name, table in common()["phrases"].items()}
    assert written == (read if tag == "common" else {**lexicon(tag).phrases, **written})


@pytest.mark.parametrize("tag", languages())
def test_every_key_of_the_dates_is_known(tag: str) -> None:
    keys = tables(tag).get("dates", {}).keys()
    assert keys <= {*DATE_TABLES, "homographs", *DateStyle.__dataclass_fields__}


@pytest.mark.parametrize("tag", languages())
def test_twelve_months_and_seven_days_have_names_of_their_own(tag: str) -> None:
    found = lexicon(tag)
    assert (len(found.months), len(found.weekdays)) == (12, 7)
    for names in (found.months, found.weekdays):
        forms = [form for group in names for form in group]
        assert len(forms) == len(set(forms))


@pytest.mark.parametrize("tag", languages())
def test_words_and_sections_are_folded(tag: str) -> None:
    found = lexicon(tag)
    words = found.stop_words | found.dangling | found.abbreviations | found.doubles | found.sections
    assert words == frozenset(map(fold, words))


@pytest.mark.parametrize("tag", languages())
def test_tables_have_the_size_the_rules_count_on(tag: str) -> None:
    found = lexicon(tag)
    assert 60 <= len(found.stop_words) <= 150
    assert len(found.sections) >= 40
    assert found.correlatives
    assert found.quotes
    assert found.next_words
    assert found.last_words


@pytest.mark.parametrize("tag", languages())
def test_a_correlative_says_what_opens_and_what_must_follow(tag: str) -> None:
    assert all(pair.first and pair.second for pair in lexicon(tag).correlatives)


@pytest.mark.parametrize(
    ("tag", "read_as"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR_be", "fr"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-Hans-CN", "zh"),
        ("yue", "zh-Hant"),
        ("und", "und"),
        ("frr", "und"),
        ("", "und"),
    ],
)
def test_a_tag_falls_back_to_its_language(tag: str, read_as: str) -> None:
    assert lexicon(tag).language == read_as


def test_an_unknown_language_has_an_empty_lexicon() -> None:
    empty = lexicon("tlh")
    assert (empty.stop_words, empty.months, dict(empty.phrases)) == (frozenset(), (), {})


def test_traditional_chinese_inherits_what_it_does_not_say() -> None:
    traditional, simplified = lexicon("zh-Hant"), lexicon("zh")
    assert traditional.months == simplified.months
    assert traditional.stop_words != simplified.stop_words


def test_a_lexicon_is_loaded_once() -> None:
    assert lexicon("fr") is lexicon("fr-CA")


def test_only_french_sets_its_quotation_marks_off() -> None:
    assert [tag for tag in languages() if lexicon(tag).inner_quote_space] == ["fr"]


@pytest.mark.parametrize(("tag", "word"), [("fr", "nous"), ("de", "sie"), ("en", "had"), ("id", "anak")])
def test_grammar_lets_some_words_stand_twice(tag: str, word: str) -> None:
    assert word in lexicon(tag).doubles


@pytest.mark.parametrize(("tag", "word"), [("fr", "le"), ("de", "und"), ("en", "the"), ("es", "de"), ("ru", "и")])
def test_other_function_words_never_stand_twice(tag: str, word: str) -> None:
    assert word in lexicon(tag).stop_words
    assert word not in lexicon(tag).doubles


def test_only_english_reads_numbers_in_either_order() -> None:
    assert [tag for tag in languages() if lexicon(tag).date_style.either_order] == ["en"]
    assert lexicon("und").date_style.either_order


@pytest.mark.parametrize(
    ("tag", "written", "year"),
    [
        ("th", 2564, 2021),
        ("th", 2021, 2021),
        ("fa", 1402, None),
        ("fa", 2023, 2023),
        ("ar", 1445, None),
        ("en", 1402, 1402),
        ("und", 2564, 2564),
    ],
)
def test_years_of_other_eras_are_known(tag: str, written: int, year: int | None) -> None:
    assert lexicon(tag).date_style.year(written) == year


def test_verbs_come_last_in_some_languages() -> None:
    assert [tag for tag in languages() if lexicon(tag).verb_last] == ["de", "fa", "hi", "ja", "ko", "nl", "tr"]


def test_a_prompt_shares_more_words_where_words_are_syllables() -> None:
    assert lexicon("vi").prompt_words > lexicon("fr").prompt_words == lexicon("und").prompt_words


def test_agencies_are_written_as_they_sign() -> None:
    assert {"AFP", "Reuters", "dpa", "EPA-EFE", "新华社", "رويترز"} <= agencies()
    assert not agencies() & {"", "afp", "bild"}


@given(st.text(max_size=40))
def test_any_tag_gives_a_lexicon(tag: str) -> None:
    assert isinstance(lexicon(tag), Lexicon)
