"""The score of an article: 100 if nothing is wrong with it, less for each thing that is, whatever its language."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.cli.program import run
from newsclean.metrics.article import Article
from newsclean.model import Finding, Severity, Span
from newsclean.rules import registry
from newsclean.score import KINDS, Score, score, sorted_out, weighed_letters

ROOT = Path(__file__).parents[1]
ARTICLES = sorted((ROOT / "fixtures/articles").glob("*.clean.txt"))
NEWS = """The council met on Monday evening to vote on the new bridge across the river.

“We have waited for this for ten years,” the mayor said before the vote. “It is time to build.”

Work begins in March and will take three years, the town said in a statement with the plans.

The old bridge stays open for buses until then, and it is to be taken down in the spring that follows.
"""
CODES = st.sampled_from([*sorted(registry()), "MINE01", "NCL101"])
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.none() | st.just(Span(3, 9)),
        st.just("wrong"),
        related=st.lists(st.just(Span(20, 24)), max_size=3).map(tuple),
        code=CODES,
        severity=st.sampled_from(Severity),
    ),
    max_size=8,
)
DAMAGES: dict[str, Callable[[str], str]] = {
    "encoding": lambda text: text.replace("“", "â€œ"),
    "leftovers": lambda text: text.replace("The old", "<p>The <b>old</b>"),
    "boilerplate": lambda text: f"{text}\nShare this article\n",
    "completeness": lambda text: text.removesuffix(" that follows.\n") + " that the",
    "duplication": lambda text: f"{text}\n{text.split(chr(10) * 2)[2]}\n",
    "casing": str.lower,
    "dates": lambda text: text.replace("on Monday evening", "on Monday, 2 January 2024,"),
    "typography": lambda text: text.replace(", the mayor", " ,the mayor").replace("March and", "March  and"),
}


def typography(found: Score) -> float:
    return next(part.lost for part in found.parts if part.name == "typography")


def of(text: str, lang: str | None = "en") -> float:
    return newsclean.check(text, lang=lang).score.value


def test_a_sound_article_has_a_hundred() -> None:
    found = newsclean.check(NEWS, lang="en").score
    assert found.value == 100
    assert not any(part.lost or part.explanation for part in found.parts)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_in_every_language_a_repaired_article_loses_points_for_its_lost_capitals_alone(path: Path) -> None:
    found = newsclean.check(path.read_bytes()).score
    assert found.value == (85 if any(part.lost for part in found.parts if part.name == "casing") else 100)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_what_a_site_left_in_it_takes_points_in_every_language(path: Path) -> None:
    raw = path.with_name(path.name.replace(".clean.", "."))
    assert newsclean.check(raw.read_bytes()).score.value < 90


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_takes_points_in_its_part_and_says_why(name: str) -> None:
    found = newsclean.check(DAMAGES[name](NEWS), lang="en").score
    parts = {part.name: part for part in found.parts}
    assert found.value < 100
    assert parts[name].lost > 0
    assert parts[name].explanation


@pytest.mark.parametrize("name", DAMAGES)
def test_cleaning_does_not_lower_the_score(name: str) -> None:
    damaged = DAMAGES[name](NEWS)
    assert of(newsclean.clean(damaged, lang="en").text) >= of(damaged)


def test_all_damages_at_once_leave_little() -> None:
    text = NEWS
    for damage in DAMAGES.values():
        text = damage(text)
    assert of(text) < 50


def test_more_of_the_same_damage_takes_more() -> None:
    scores = [of(NEWS.replace(" the ", " <i>the</i> ", times)) for times in range(5)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 5


def test_a_long_article_may_have_more_of_it() -> None:
    once = "The vote is  on Monday. " + " ".join(f"Speaker {word} asked about the cost of it." for word in "abcdefgh")
    paragraphs = [once.replace("Monday", day) for day in ("Monday", "Tuesday", "Thursday", "Friday")]
    short, long = ("\n\n".join(paragraphs[:number]) + "\n" for number in (2, 4))
    lost = [typography(newsclean.check(text, lang="en").score) for text in (short, long)]
    assert lost[0] == pytest.approx(lost[1], abs=0.3)


def test_a_text_in_no_known_language_is_scored_by_what_needs_none() -> None:
    text = "Konsilo kunvenis hieraŭ vespere.\n\nĜi voĉdonis pri la nova ponto.\n"
    assert of(text, "und") == 100
    assert of(text.replace("ŭ", "Å­"), "und") < 100


def test_what_holds_of_the_whole_counts_in_full_however_long_the_text() -> None:
    one = Finding(Span(0, 1), "cut", code="CUT101", severity=Severity.ERROR)
    short, long = Article.of_text("a" * 600), Article.of_text("\n".join(["a" * 600] * 50))
    assert score([one], short).value == score([one], long).value == 80


def test_a_note_weighs_less_than_a_warning_and_that_less_than_an_error() -> None:
    article = Article.of_text(NEWS)
    found = Finding(Span(0, 1), "odd", code="TYP101")
    levels = (Severity.INFO, Severity.WARNING, Severity.ERROR)
    values = [score([replace(found, severity=level)], article).value for level in levels]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 3


def test_notes_on_what_stands_around_the_article_of_a_page_take_nothing() -> None:
    note = Finding(Span(0, 1), "menu", code="BPL706", severity=Severity.INFO)
    assert score([note], Article.of_text(NEWS)).value == 100


def test_a_page_is_scored_by_its_article() -> None:
    paragraphs = "</p><p>".join(NEWS.strip().split("\n\n"))
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
    page = f"<!DOCTYPE html><html lang=en><body>{menu}<article><p>{paragraphs}</p></article></body></html>"
    assert of(page) == 100


@pytest.mark.parametrize("code", ["DUP201", "NCL903", "NCL101", "STR105"])
def test_what_does_not_speak_of_the_article_alone_takes_nothing(code: str) -> None:
    assert score([Finding(None, "else", code=code, severity=Severity.ERROR)], Article.of_text(NEWS)).value == 100


@pytest.mark.parametrize("text", ["", " \n", "...", "12 / 34"])
def test_where_there_is_no_article_there_is_no_point(text: str) -> None:
    assert newsclean.check(text).score.value == 0
    assert newsclean.check(text).score.parts[0].explanation == "there is no article"


@given(FINDINGS, st.text(max_size=100))
def test_a_score_is_between_0_and_100_and_its_parts_say_why(findings: list[Finding], text: str) -> None:
    found = score(findings, Article.of_text(text))
    assert 0 <= found.value <= 100
    assert found.value == round(max(0.0, 100 - sum(part.lost for part in found.parts)), 1)
    assert all(0 <= part.lost <= part.most for part in found.parts)


@given(FINDINGS, FINDINGS, st.text(min_size=1, max_size=100))
def test_another_finding_never_raises_it(findings: list[Finding], more: list[Finding], text: str) -> None:
    article = Article.of_text(text)
    assert score([*findings, *more], article).value <= score(findings, article).value


@given(FINDINGS)
def test_the_order_of_findings_does_not_matter(findings: list[Finding]) -> None:
    article = Article.of_text(NEWS)
    assert score(findings, article) == score(findings[::-1], article)


@given(FINDINGS)
def test_every_finding_has_one_part(findings: list[Finding]) -> None:
    assert sum(map(len, sorted_out(findings).values())) <= len(findings)


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    assert 0 <= of(text, "und") <= 100


def test_every_rule_has_a_part() -> None:
    parts = {next(kind.name for kind in KINDS if code.startswith(kind.codes)) for code in registry()}
    assert parts == {kind.name for kind in KINDS} - {"other"}


def test_rules_of_others_have_a_part_too() -> None:
    found = score([Finding(Span(0, 1), "ours", code="MINE01")], Article.of_text(NEWS))
    assert next(part.lost for part in found.parts if part.name == "other") > 0


def test_a_letter_of_han_counts_as_three() -> None:
    assert weighed_letters("市议会 ok") == 11
    assert weighed_letters("시의회") == 6
    assert weighed_letters("a1 é") == 2


def test_the_same_damage_takes_about_as_much_in_every_script() -> None:
    texts = {
        "de": "Der Rat stimmte am Montag dafür. " * 40,
        "zh": "市议会星期一投票赞成。" * 40,
        "ru": "Совет проголосовал в понедельник. " * 40,
    }
    one = Finding(Span(0, 1), "odd", code="ENC102", severity=Severity.ERROR)
    lost = [100 - score([one], Article.of_text(text)).value for text in texts.values()]
    assert max(lost) < 1.5 * median(lost)


def test_check_writes_scores_into_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    assert run(["check", "--isolated", "--metrics", "--output-format", "json", str(tmp_path)]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["score"] == {"value": 100.0, "parts": []}
    assert file["metrics"]["gopher.words@1"] == len(NEWS.split())
    assert file["not_measured"] == {}


def test_check_writes_a_line_of_measures_for_a_clean_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    run(["check", "--isolated", "--metrics", "--output-format", "jsonl", str(tmp_path)])
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (line["type"], line["score"]["value"]) == ("measures", 100.0)


def test_without_the_option_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    run(["check", "--isolated", "--output-format", "json", str(tmp_path)])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert not {"score", "metrics", "not_measured"} & set(file)


def test_two_processes_measure_as_one_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, damage in DAMAGES.items():
        (tmp_path / f"{name}.txt").write_text(damage(NEWS), encoding="utf-8")
    command = ["check", "--isolated", "--lang", "en", "--metrics", "--output-format", "json", str(tmp_path)]
    shown = []
    for jobs in "12":
        run([*command, "--jobs", jobs])
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]


def test_an_article_below_the_wanted_score_fails_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "news.txt").write_text(DAMAGES["encoding"](NEWS), encoding="utf-8")
    command = ["check", "--isolated", "--fail-on", "never", str(tmp_path)]
    assert run(command) == 0
    assert run([*command, "--fail-under", "10"]) == 0
    capsys.readouterr()
    assert run([*command, "--fail-under", "99.5"]) == 1
    assert "1 article below a score of 99.5." in capsys.readouterr().err


def test_known_findings_do_not_hide_a_low_score(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(DAMAGES["encoding"](NEWS), encoding="utf-8")
    assert run(["check", "--write-baseline", "news.txt"]) == 0
    assert run(["check", "news.txt"]) == 0
    assert run(["check", "--fail-under", "99", "news.txt"]) == 1


@pytest.mark.parametrize("extra", [[], ["--output-format", "sarif"], ["--statistics", "--output-format", "json"]])
def test_metrics_without_a_place_are_refused(
    extra: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--isolated", "--metrics", *extra, str(tmp_path)]) == 2
    assert "--output-format json shows it" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["-1", "101", "nan", "much"])
def test_a_score_that_cannot_be_is_refused(number: str, tmp_path: Path) -> None:
    assert run(["check", "--isolated", f"--fail-under={number}", str(tmp_path)]) == 2
