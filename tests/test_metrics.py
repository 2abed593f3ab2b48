"""Metrics: every number has one formula, a version, and a language in which it means something."""

import pickle
import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import metrics
from newsclean.containers import Fields
from newsclean.metrics import Metric, Metrics, definitions, measure
from newsclean.metrics.article import Article
from newsclean.metrics.definition import Need

ROOT = Path(__file__).parents[1]
UNITS = (
    " ",
    "\n",
    " \n",
    "\n \n",
    "a",
    "a ",
    "a\n",
    "A\n",
    "1\n",
    "1 ",
    ".",
    ". ",
    "…",
    "...\n",
    "»",
    "a.» ",
    "\u0301",
    "中",
    "。",
    "#",
    "3 likes\n",
    "!a",
    "{",
    "ab cd ef gh ij ",
    "\ud800",
)
NEWS = """The council met on Monday to vote on the new bridge.

“We have waited for this for ten years,” said the mayor. “It is time to build.”

Work begins in March and will take three years, the town said in a statement with the plans.
"""
TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(("a b", "c", "3 likes", "»", "", "НЕТ", "１２", "…", "。")), max_size=30
).map("\n".join)
LANGUAGES = st.sampled_from(("und", "en", "de", "th", "zh", "ar", "xx", "zh-Hant"))
SHARES = tuple(name for name, each in definitions().items() if each.unit == "share")


def value(name: str, text: str, language: str = "en") -> float | None:
    return measure(text, language=language)[name].value


def test_a_name_has_a_family_and_a_version() -> None:
    assert all(re.fullmatch(r"[a-z0-9]+\.[a-z0-9_]+@\d+", name) for name in definitions())


def test_a_family_is_a_file() -> None:
    folder = ROOT / "src/newsclean/metrics"
    assert all((folder / f"{each.family}.py").is_file() for each in definitions().values())


@pytest.mark.parametrize("name", definitions())
def test_every_metric_states_its_formula(name: str) -> None:
    doc = definitions()[name].doc
    assert doc.startswith(("Count", "Divide", "Take", "Read"))
    if definitions()[name].unit in ("share", "per word"):
        assert re.search(r"ivide .* by ", doc), "a share has a denominator"
    if "dup" in name or "repeated" in name:
        assert "the first does not count" in doc.lower() or "first of equals does not count" in doc


def test_every_published_limit_has_a_source() -> None:
    limits = [limit for each in definitions().values() for limit in each.drop]
    assert len(limits) > 20
    assert all(limit.sign in ("<", ">") and limit.source for limit in limits)


def test_a_clean_article_passes_the_published_limits_on_what_it_is_made_of() -> None:
    more = (
        "Two members asked what it costs. The plans name a sum that the state pays by half, and no date for the rest."
    )
    found = measure(f"{NEWS}\n{more}\n", language="en")
    dropped = {
        name
        for name, each in definitions().items()
        if (number := found[name].value) is not None and any(limit.drops(number) for limit in each.drop)
    }
    assert dropped <= {"c4.long_lines@1"}, "which asks for long paragraphs"


@given(TEXTS, LANGUAGES)
def test_no_text_raises_and_every_share_is_one(text: str, language: str) -> None:
    found = measure(text, language=language)
    assert set(found) == set(definitions())
    for name in SHARES:
        number = found[name].value
        assert number is None or 0 <= number <= 1, name
    assert all(number is None or number >= 0 for number in found.to_dict().values())


@given(TEXTS, LANGUAGES)
def test_there_is_a_number_or_a_reason_and_never_both(text: str, language: str) -> None:
    for metric in measure(text, language=language).values():
        assert (metric.value is None) == bool(metric.reason)
        assert not metric.reason or metric.reason == "nothing_to_count" or metric.reason.startswith("not_applicable:")


@given(TEXTS, LANGUAGES)
def test_the_same_text_has_the_same_numbers(text: str, language: str) -> None:
    assert dict(measure(text, language=language)) == dict(measure(text, language=language))


@given(TEXTS, st.sampled_from(sorted(definitions())))
def test_a_metric_asked_for_alone_is_the_same(text: str, name: str) -> None:
    assert measure(text, language="en", names=[name])[name] == measure(text, language="en")[name]


@given(st.lists(st.text(alphabet="abc .\n", max_size=20), max_size=10))
def test_saying_all_of_it_twice_repeats_more(lines: list[str]) -> None:
    text = "\n".join(lines)
    once, twice = measure(text, language="en"), measure(f"{text}\n{text}", language="en")
    for name in ("gopher.dup_line_frac@1", "gopher.dup_line_char_frac@1", "fineweb.char_dup_ratio@1"):
        first, second = once[name].value, twice[name].value
        assert first is None or second is None or second >= first * 0.99


def test_lone_surrogates_are_characters_like_others() -> None:
    assert value("text.characters@1", "a\ud800b") == 2  # the surrogate is no visible character


def test_the_language_is_identified_if_it_is_not_given() -> None:
    text = "Der Gemeinderat hat am Montag über die neue Brücke abgestimmt, und die Mehrheit war dafür."
    assert measure(text)["text.stop_words@1"] == measure(text, language="de")["text.stop_words@1"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "市议会周一开会表决新桥。"),
        ("ja", "市議会は月曜日に新しい橋について採決した。"),
        ("th", "สภาเมืองประชุมเมื่อวันจันทร์"),
        ("km", "ក្រុមប្រឹក្សាបានប្រជុំ"),
        ("lo", "ສະພາເມືອງປະຊຸມ"),
        ("my", "မြို့တော်ကောင်စီ"),
    ],
)
def test_words_are_not_counted_where_no_space_parts_them(language: str, text: str) -> None:
    found = measure(text, language=language)
    assert found["gopher.words@1"] == Metric(None, f"not_applicable:{language}")
    assert found["text.longest_word@1"].value is None
    assert found["text.characters@1"].value is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "시의회는 월요일에 새 다리를 표결했다."),
        ("hi", "नगर परिषद ने सोमवार को मतदान किया।"),
        ("ar", "صوت المجلس يوم الاثنين."),
        ("vi", "Hội đồng họp hôm thứ hai."),
    ],
)
def test_words_are_counted_where_spaces_part_them(language: str, text: str) -> None:
    assert value("gopher.words@1", text, language) == len(text.split())


def test_an_unknown_language_is_told_by_its_script() -> None:
    assert measure("สภาเมืองประชุม", language="und")["text.words@1"].reason == "not_applicable:und-Thai"


def test_thai_has_no_final_marks_and_hindi_has() -> None:
    assert value("fineweb.line_punct_ratio@1", "สภาเมืองประชุมวันจันทร์", "th") is None
    assert value("fineweb.line_punct_ratio@1", "नगर परिषद ने सोमवार को मतदान किया।", "hi") == 1


def test_stop_words_need_a_list_of_the_language() -> None:
    assert measure("la kato dormas", language="eo")["text.stop_words@1"].reason == "not_applicable:eo"
    assert value("text.stop_words@1", "The Cat AND the dog", "en") == pytest.approx(3 / 5)


def test_the_english_stop_words_of_gopher_mean_nothing_elsewhere() -> None:
    assert measure("Der Rat tagt.", language="de")["gopher.stop_words@1"].reason == "not_applicable:de"
    assert value("gopher.stop_words@1", "THE ROAD TO THE COAST.") == 2


def test_upper_case_lines_need_a_script_with_case() -> None:
    assert measure("صوت المجلس", language="ar")["refinedweb.upper_lines@1"].reason == "not_applicable:ar"
    assert value("refinedweb.upper_lines@1", "WEATHER\nIt rains.") == 0.5


def test_text_without_a_line_has_nothing_to_count() -> None:
    found = measure(" \n ", language="en")
    assert found["gopher.bullet_lines@1"] == Metric(None, "nothing_to_count")
    assert found["gopher.words@1"] == Metric(0)


def test_a_page_with_menu_lines_loses_words_by_the_line_rules() -> None:
    page = f"HOME\nSPORT NEWS\n3 likes\n12\n{NEWS}"
    assert value("refinedweb.removed_word_ratio@1", page) == pytest.approx(6 / len(page.split()))
    assert value("refinedweb.removed_word_ratio@1", NEWS) == 0


def test_a_line_that_ends_a_quotation_ends_a_sentence() -> None:
    assert value("c4.kept_lines@1", "“It is over now.”\n« C’est bien fini. »\nIt is over now.") == 1


def test_an_ellipsis_ends_no_line_of_c4() -> None:
    assert value("c4.kept_lines@1", "And so it went on…\nAnd so it went on...\nThat was all of it.") == pytest.approx(
        1 / 3
    )


def test_abbreviations_of_the_language_end_no_sentence() -> None:
    assert value("text.sentences@1", "Prof. Maier kommt bzw. kam. Er blieb.", "de") == 2


def test_speech_dashes_are_no_bullets() -> None:
    assert value("gopher.bullet_lines@1", "— Je viens.\n– Moi aussi.\n• Point\n- Point") == 0.5


def test_a_run_of_words_that_occurs_once_is_not_repeated() -> None:
    assert value("gopher.top_2gram_char_frac@1", "Two words") == 0
    assert value("gopher.top_2gram_char_frac@1", "so it so it") == 10 / 11


def test_a_full_width_digit_is_a_word() -> None:
    assert value("gopher.words@1", "１ ２ 3 ! ， —") == 3


def test_repetition_is_counted_in_bounded_memory() -> None:
    text = " ".join(f"w{number % 7}" for number in range(150_000))
    assert (value("gopher.dup_5gram_char_frac@1", text) or 0) > 0.5


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_four_times_the_text_costs_four_times_the_time(unit: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        measure(text, language="en")
        return time.process_time() - start

    text = unit * (10_000 // len(unit))
    for _ in range(3):  # a noisy machine gets a second and a third look
        short, long = min(seconds(text) for _ in range(2)), seconds(text * 4)
        if long < 0.04 or long <= 9 * short:
            return
    pytest.fail(f"{short:.3f} s, and {long:.3f} s for four times as much")


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(newsclean.UnknownMetric, match=r"did you mean gopher\.words@1\?"):
        measure("x", names=["gopher.word@1"])
    with pytest.raises(newsclean.UnknownMetric, match="did you mean"):
        measure("x", language="en")["gopher.dup_lines_frac@1"]


def test_an_unknown_name_without_a_near_one_is_answered_shortly() -> None:
    with pytest.raises(newsclean.UnknownMetric, match=r"^there is no metric 'zzz'$"):
        measure("x", names=["zzz"])


def test_a_mapping_stays_a_mapping() -> None:
    found = Metrics({"a": Metric(1)})
    assert found.get("b") is None
    assert "b" not in found
    assert len(found) == 1


def test_a_report_has_the_metrics_of_its_article() -> None:
    found = newsclean.check(NEWS, lang="en").metrics
    assert isinstance(found["gopher.words@1"].value, int)
    assert dict(found) == dict(measure(NEWS.strip(), language="en"))


def test_boilerplate_is_not_measured() -> None:
    page = NEWS + "\nShare this article\n"
    assert newsclean.check(page, lang="en").metrics["gopher.words@1"] == measure(NEWS, language="en")["gopher.words@1"]


def test_of_a_page_its_article_is_measured_and_not_its_source() -> None:
    menu = "<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav>"
    paragraphs = "</p><p>".join(NEWS.split("\n\n"))
    page = f"<!DOCTYPE html><html><body>{menu}<article><p>{paragraphs}</p></article></body></html>"
    found = newsclean.check(page, lang="en").metrics
    assert found["gopher.words@1"] == measure(NEWS, language="en")["gopher.words@1"]


def test_a_record_has_the_metrics_of_all_its_texts(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text('{"lead": "Bridge vote", "body": "The council met on Monday."}\n', encoding="utf-8")
    (report,) = newsclean.check_records(path, fields=Fields(text=("lead", "body")))
    assert report.metrics["gopher.words@1"].value == 7


def test_a_report_is_the_same_after_a_journey() -> None:
    report = newsclean.check(NEWS + "\nShare this article\n", lang="en")
    landed = pickle.loads(pickle.dumps(report))  # noqa: S301 - our own
    assert dict(landed.metrics) == dict(report.metrics)
    assert landed.score == report.score


def test_measures_stay_when_findings_are_held_back() -> None:
    report = newsclean.check("Le SÃ©nat a votÃ© le budget de la ville hier soir.", lang="fr").with_measures()
    assert replace(report, findings=()).score == report.score < newsclean.Report("Le Sénat", ()).score


def test_a_report_without_an_article_measures_its_source() -> None:
    assert newsclean.Report(NEWS, (), "en").metrics["gopher.words@1"].value == len(NEWS.split())


@given(st.text(alphabet="ab .\n\t", max_size=200))
def test_blocks_of_an_article_are_parted_as_they_were(text: str) -> None:
    prose = Article.of_text(text).prose
    assert prose.split() == text.split()
    assert measure(prose, language="en")["text.lines@1"] == measure(text, language="en")["text.lines@1"]


def test_an_article_without_its_middle_keeps_one_gap() -> None:
    text = "One.\n\nShare\n\nTwo."
    assert Article(text, ((0, 4), (13, 17))).prose == "One.\n\nTwo."


def test_spans_of_joined_articles_are_theirs() -> None:
    both = Article.joined((Article.of_text("Title"), Article.of_text("First.\nSecond.")))
    assert [both.text[start:end] for start, end in both.spans] == ["Title", "First.", "Second."]
    assert all(end <= start for (_, end), (start, _) in pairwise(both.spans))


def test_needs_are_asked_of_the_text_that_is_there() -> None:
    spaced = {name for name, each in definitions().items() if Need.SPACES in each.needs}
    assert all(measure("ปี", language="th")[name].value is None for name in spaced)
    found = measure("Bangkok Post reported.", language="th")
    assert not any(found[name].reason for name in spaced - {"text.stop_words@1"})


def test_the_page_of_metrics_is_what_its_script_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import build_metrics_page

    assert build_metrics_page.PAGE.read_text(encoding="utf-8") == build_metrics_page.page()


def test_metrics_is_there_without_an_import_of_its_own() -> None:
    assert newsclean.metrics is metrics
