"""The benchmark command: data, measure, peers in processes, tables and plot."""

import gzip
import json
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))  # the folder is part of the checkout, not of the package

from benchmarks.__main__ import main
from benchmarks.data import Case, DataError, Page, data_sets, read_cases
from benchmarks.extraction import Comparison, PeerResult, Speed, compare, speed_of
from benchmarks.labels import Box, Dot, place_labels
from benchmarks.lines import ARTICLE, BOILERPLATE, TITLE, Keep, count_words, measure
from benchmarks.plot import even_ticks, log_ticks, quality_plot
from benchmarks.scoring import Score, gold_text, macro_score, score_page, set_score, tokens

STORM = "The storm tore the roofs off twelve houses in the village on Sunday night, and nobody was hurt."
PEERS = """
import os, time

def first_paragraph(page):
    return page.html.partition("<p>")[2].partition("</p>")[0]

def perfect():
    return first_paragraph

def silent():
    return lambda page: None

def fragile():
    def extract(page):
        if "CRASH" in page.html:
            os._exit(3)
        if "HANG" in page.html:
            time.sleep(60)
        if "RAISE" in page.html:
            raise ValueError("not my kind of page")
        return first_paragraph(page)
    return extract

def absent():
    import a_library_that_no_one_has

def stillborn():
    os._exit(4)
"""


def html(text: str = STORM, comment: str = "") -> str:
    return f"<html><body><!-- {comment} --><nav>Home News Sport</nav><p>{text}</p></body></html>"


def case(name: str, comment: str = "", dataset: str = "made") -> Case:
    return Case(dataset, name, Page(html(comment=comment)), (("p", STORM),))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "own_peers.py").write_text(PEERS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "own_peers"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    row = {"id": "storm", "html": html(), "url": "https://example.org/storm", "lang": "en", "gold_body": STORM}
    (folder / "wind.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({"html": html()}) + "\n", encoding="utf-8")
    with gzip.open(folder / "rain.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"html": html("Rain"), "gold": "Rain"}) + "\n")
    (folder / "snow.html").write_text(html("Snow fell."), encoding="utf-8")
    (folder / "snow.txt").write_text("Snow fell.", encoding="utf-8")
    (folder / "alone.html").write_text(html("No gold."), encoding="utf-8")
    return folder


# Data


def test_a_folder_holds_files_of_rows_and_pairs(pages: Path) -> None:
    assert data_sets(pages) == ["rain", "wind", "pages"]
    found = {case.dataset: case for case in read_cases(pages)}
    assert found["wind"].page == Page(html(), "https://example.org/storm", "en")
    assert [one.gold for one in found.values()] == [(("p", "Rain"),), (("p", STORM),), (("p", "Snow fell."),)]


def test_rows_without_gold_and_pages_without_text_are_left_out(pages: Path) -> None:
    assert [case.name for case in read_cases(pages)] == ["1", "storm", "snow"]


def test_sets_are_picked_by_name(pages: Path) -> None:
    assert [case.dataset for case in read_cases(pages, sets=["wind"])] == ["wind"]
    with pytest.raises(DataError, match=r"hail .* there are: rain, wind, pages"):
        read_cases(pages, sets=["hail"])


def test_a_line_that_is_no_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text("{}\nnonsense\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"broken\.jsonl:2"):
        list(read_cases(tmp_path))


# Measure


def test_the_gold_itself_is_perfect() -> None:
    score = score_page((("p", STORM),), STORM)
    assert (score.precision, score.recall, score.f1, score.empty) == (1, 1, 1, False)


def test_of_no_text_the_precision_is_undefined_and_the_recall_zero() -> None:
    score = score_page((("p", STORM),), "")
    assert (score.precision, score.recall, score.f1, score.empty) == (None, 0, 0, True)


def test_half_the_gold_and_as_much_beside_it() -> None:
    score = score_page((("p", "a b c d e"),), "a b c d x")  # of two shingles each, one is common
    assert (score.precision, score.recall) == (0.5, 0.5)


def test_a_repeated_shingle_counts_as_often_as_the_gold_has_it() -> None:
    score = score_page((("p", "a b c d"),), "a b c d a b c d")
    assert (score.precision, score.recall) == (0.2, 1)


def test_characters_of_chinese_and_japanese_are_tokens() -> None:
    assert tokens("暴風が roofs 壊す") == ["暴", "風", "が", "roofs", "壊", "す"]
    assert score_page((("p", "暴風壊屋根"),), "暴風壊屋").recall == 0.5


def test_optional_parts_count_only_where_extracted() -> None:
    gold = (("p", STORM), ("opt", "A roof\n in a tree. Photo: the village."))
    assert gold_text(gold, STORM) == STORM
    assert score_page(gold, STORM).f1 == 1
    assert score_page(gold, f"{STORM} A roof in a tree. Photo: the village.").f1 == 1
    assert score_page(gold, f"{STORM} Read more about storms and roofs.").f1 < 1


def test_f1_of_a_set_is_that_of_the_means() -> None:
    pages = [score_page((("p", STORM),), text) for text in (STORM, "")]
    score = set_score(pages)
    assert (score.precision, score.recall, score.bad, score.empty) == (1, 0.5, 0.5, 0.5)
    assert score.f1 == pytest.approx(2 / 3)


def test_each_set_counts_the_same() -> None:
    assert macro_score([Score(1, 1, 1, 0, 0), Score(0, 0, 0, 1, 0.5)]) == Score(0.5, 0.5, 0.5, 0.5, 0.25)


@given(st.text(), st.text())
def test_scores_are_shares(gold: str, text: str) -> None:
    score = score_page((("p", gold), ("opt", text)), text)
    assert 0 <= score.f1 <= 1


def test_times_are_in_milliseconds() -> None:
    assert speed_of([0.25] * 98 + [0.5, 0.5]) == Speed(255, 250, 500)
    assert speed_of([]) is None


# Peers


def test_the_best_peer_comes_first(own: str) -> None:
    result = compare([case("one"), case("two", dataset="other")], [f"{own}:silent", f"{own}:perfect"])
    assert [(peer.name, peer.score.f1, peer.score.empty) for peer in result.peers] == [
        ("own_peers:perfect", 1, 0),
        ("own_peers:silent", 0, 1),
    ]
    assert result.pages == {"made": 1, "other": 1}


def test_a_crash_a_hang_and_an_exception_cost_their_page_only(own: str) -> None:
    comments = ("", "CRASH", "", "HANG", "", "RAISE", "")
    cases = [case(str(number), comment) for number, comment in enumerate(comments)]
    (peer,) = compare(cases, [f"{own}:fragile"], cut_off=1).peers
    assert peer.errors == (
        ("made", "1", "the process died (exit code 3)"),
        ("made", "3", "cut off after 1 s"),
        ("made", "5", "ValueError: not my kind of page"),
    )
    assert peer.score.recall == pytest.approx(4 / 7)
    assert peer.speed is not None
    assert peer.speed.p99 == 1000


@pytest.mark.parametrize(("loader", "reason"), [("absent", "a_library_that_no_one_has"), ("stillborn", "dies")])
def test_a_peer_that_cannot_be_loaded_is_skipped(own: str, loader: str, reason: str) -> None:
    told: list[str] = []
    result = compare([case("one")], [f"{own}:{loader}", f"{own}:perfect"], note=told.append)
    assert reason in result.missing[f"{own}:{loader}"]
    assert told[0].startswith(f"skipped {own}:{loader}: ")
    assert [peer.name for peer in result.peers] == [f"{own}:perfect"]


# Command


def test_a_run_makes_table_figures_and_plot(
    pages: Path, own: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out" / "run"
    main(["extraction", str(pages), "--peers", "newsclean", f"{own}:perfect", f"{own}:absent", "--out", str(out)])
    table = capsys.readouterr().out
    assert table == (out / "extraction.md").read_text(encoding="utf-8")
    assert "| own_peers:perfect | 100.0 | 100.0 | 100.0 | 0.0 |" in table
    assert "| **newsclean " in table
    assert "Not measured: own_peers:absent" in table
    figures = json.loads((out / "extraction.json").read_text(encoding="utf-8"))
    assert figures["pages"] == {"rain": 1, "wind": 1, "pages": 1}
    assert drawn((out / "extraction.svg").read_text(encoding="utf-8")) == {"newsclean", "own_peers:perfect"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--peers", "nobody"], "no peer 'nobody'; there are: newsclean, "),
        (["--max", "0"], "a whole number from 1 on is needed, got '0'"),
        (["--sets", "hail"], "there are: rain, wind, pages"),
    ],
)
def test_arguments_that_cannot_work_are_told(
    pages: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["extraction", str(pages), *arguments])
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


# Plot


def result(name: str, f1: float, milliseconds: float) -> PeerResult:
    speed = Speed(milliseconds, milliseconds, milliseconds)
    return PeerResult(name, "", Score(f1, f1, f1, 0, 0), {}, speed, 50, ())


def drawn(svg: str) -> set[str | None]:
    return {text.text for text in ET.fromstring(svg).iter() if "name" in text.get("class", "").split()}  # noqa: S314


def test_newsclean_has_a_mark_of_its_own_shape() -> None:
    peers = (result("newsclean", 0.9, 5), result("a <peer> & co", 0.8, 50))
    svg = quality_plot(Comparison({"made": 3}, peers, {}))
    assert drawn(svg) == {"newsclean", "a <peer> & co"}
    assert (svg.count('<rect class="own"'), svg.count('<circle class="dot"')) == (1, 1)


def test_a_peer_without_a_time_is_not_drawn() -> None:
    untimed = PeerResult("dead", "", Score(0, 0, 0, 1, 1), {}, None, 0, ())
    assert drawn(quality_plot(Comparison({"made": 3}, (result("newsclean", 0.9, 0), untimed), {}))) == {"newsclean"}


@given(st.lists(st.floats(0.01, 30_000), min_size=1))
def test_ticks_of_times_enclose_them(times: list[float]) -> None:
    ticks = log_ticks(times)
    assert ticks[0] < min(times)
    assert ticks[-1] > max(times)


@given(st.lists(st.floats(0, 100), min_size=1))
def test_ticks_of_shares_enclose_them_and_are_few(shares: list[float]) -> None:
    ticks = even_ticks(shares)
    assert ticks[0] <= min(shares) <= max(shares) <= ticks[-1]
    assert 2 <= len(ticks) <= 11


@given(st.lists(st.tuples(st.floats(80, 820), st.floats(100, 450)), min_size=1, max_size=13))
def test_names_never_overlap(places: list[tuple[float, float]]) -> None:
    dots = [Dot(f"extractor-number-{number}", x, y, "") for number, (x, y) in enumerate(places)]
    boxes = [label.box for label in place_labels(dots, (76, 84, 830, 468)).values()]
    assert not any(overlap(one, other) for number, one in enumerate(boxes) for other in boxes[:number])


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


# Lines


def line_rows(count: int = 1, lang: str = "en") -> list[dict[str, object]]:
    lines = ["Storm over the village", STORM, "Share this", "All rights reserved by the village paper."]
    return [{"lines": lines, "labels": [TITLE, ARTICLE, BOILERPLATE, BOILERPLATE], "lang": lang}] * count


def test_titles_are_neither_right_nor_wrong() -> None:
    rules: dict[str, Keep] = {
        "with the title": lambda _: (True, True, False, False),
        "without": lambda _: (False, True, False, False),
    }
    assert [(rule.by_line.f1, rule.by_word.f1) for rule in measure("made", line_rows(), rules).rules] == [(1, 1)] * 2


def test_rules_that_everyone_has() -> None:
    rules = {rule.name: rule.by_line for rule in measure("made", line_rows()).rules}
    assert (rules["keep all"].precision, rules["keep all"].recall) == (1 / 3, 1)
    assert (rules["at least 5 words"].precision, rules["at least 5 words"].recall) == (0.5, 1)
    assert (rules["C4 line rule"].precision, rules["C4 line rule"].recall) == (0.5, 1)
    assert rules["newsclean"].recall == 1


def test_long_lines_weigh_more_by_word() -> None:
    (rule,) = measure("made", line_rows(), {"all": lambda _: (True, True, True, True)}).rules
    assert rule.by_word.precision == pytest.approx(18 / 27)


def test_chinese_characters_are_less_than_words() -> None:
    assert count_words("暴風壊屋根屋根暴風 in May") == pytest.approx(9 / 1.8 + 2)


def test_languages_with_ten_pages_have_a_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [*line_rows(10, "en"), *line_rows(9, "de")]
    (tmp_path / "naive.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    main(["lines", str(tmp_path), "--out", str(tmp_path)])
    table = capsys.readouterr().out
    assert table == (tmp_path / "lines.md").read_text(encoding="utf-8")
    assert "| ms | en (10) |" in table
    assert "| keep all | 33.3 | 100.0 | 50.0 |" in table
    assert json.loads((tmp_path / "lines.json").read_text(encoding="utf-8"))[0]["languages"] == {"en": 10}
