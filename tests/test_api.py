"""The public functions: what they take, what they return, what they refuse."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import newsclean

MENU = "Le conseil a voté\n\nEnglishFrançaisDeutschΕλληνικά\n\nLe conseil municipal a voté le budget mardi soir.\n"


def test_check_returns_findings_with_code_name_place_and_message() -> None:
    (finding,) = newsclean.check(MENU, lang="fr", select=["language-menu"]).findings
    assert (finding.code, finding.name) == ("BPL502", "language-menu")
    assert finding.span is not None
    assert MENU[finding.span.start : finding.span.end] == "EnglishFrançaisDeutschΕλληνικά"


def test_a_report_tells_line_and_column() -> None:
    report = newsclean.check(MENU, lang="fr", select=["language-menu"])
    assert report.position(report.findings[0]) == (3, 1, 3, 31)


def test_clean_keeps_the_article_and_what_the_removed_line_said() -> None:
    result = newsclean.clean(MENU, lang="fr")
    assert result.text == "Le conseil a voté\n\nLe conseil municipal a voté le budget mardi soir.\n"
    assert result.metadata["languages"] == ("English", "Français", "Deutsch", "Ελληνικά")
    assert result.revert() == MENU
    assert [change.codes for change in result.removed] == [("BPL502",)]


def test_some_changes_can_be_taken_back_without_the_others() -> None:
    source = MENU.replace("Le conseil municipal a", "Le conseil  municipal a")
    result = newsclean.clean(source, lang="fr", select=["BPL502", "TYP203"])
    assert result.revert(rules=["BPL"]) == MENU
    assert result.revert(rules=["double-space"]) == result.text.replace("conseil municipal", "conseil  municipal")


@pytest.mark.parametrize("name", ["BPL502", "language-menu", "BPL5", "BPL", "boilerplate", "ALL"])
def test_a_rule_is_selected_by_code_name_prefix_or_family(name: str) -> None:
    assert "BPL502" in newsclean.check(MENU, lang="fr", select=[name]).by_rule()


def test_the_longest_selector_wins() -> None:
    assert not newsclean.check(MENU, lang="fr", select=["BPL"], ignore=["BPL502"]).findings
    assert newsclean.check(MENU, lang="fr", select=["BPL502"], ignore=["BPL"]).findings


def test_bytes_are_decoded_and_a_soup_is_read() -> None:
    assert (
        newsclean.check(MENU.encode("utf-8-sig"), lang="fr").by_rule().keys()
        == newsclean.check(MENU, lang="fr").by_rule().keys()
    )
    soup = BeautifulSoup(
        "<article><h1>Le vote</h1><p>Le conseil <b>municipal</b> a voté.</p><script>x</script></article>", "html.parser"
    )
    assert newsclean.read(soup).text == "Le vote\n\nLe conseil municipal a voté."


def test_undecodable_bytes_are_a_finding_with_their_place() -> None:
    report = newsclean.check("déjà vu, où ça ? ".encode() + b"caf\xff.\n", lang="fr")
    assert "byte 24 (FF)" in report.by_rule()["NCL901"][0].message


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"select": ["mojibak"]}, "did you mean 'mojibake'?"),
        ({"select": ["ZZZ"]}, "unknown rule 'ZZZ'"),
        ({"lang": "not a tag"}, "is no language tag"),
        ({"encoding": "klingon"}, "unknown encoding 'klingon'"),
        ({"format": "docx"}, "unknown format 'docx'"),
        ({"published": "yesterday"}, "is no ISO date"),
    ],
)
def test_wrong_use_is_refused_with_what_would_work(arguments: dict[str, object], words: str) -> None:
    source = b"abc" if "encoding" in arguments else "abc"
    with pytest.raises(newsclean.UsageError) as caught:
        newsclean.check(source, **arguments)  # type: ignore[arg-type]
    assert words in str(caught.value)


def test_other_types_are_refused() -> None:
    with pytest.raises(TypeError, match="got int"):
        newsclean.check(12)  # type: ignore[arg-type]


def test_a_date_the_caller_knows_is_used() -> None:
    report = newsclean.check(MENU, lang="fr", published=dt.date(2024, 9, 8))
    assert report.metadata["published"] == "2024-09-08"


def test_raise_for_names_the_first_place() -> None:
    with pytest.raises(newsclean.FindingsError, match="text:3:1: BPL502"):
        newsclean.check(MENU, lang="fr", select=["BPL502"]).raise_for("error")


def test_many_texts_keep_their_order_with_any_number_of_workers() -> None:
    linter = newsclean.Linter()
    texts = [f"Text number {n} was read by the clerk on the stairs of the hall.\n" for n in range(40)]
    alone = [report.source for report in linter.check_many(texts, lang="en")]
    shared = [report.source for report in linter.check_many(texts, workers=2, lang="en")]
    assert alone == shared == texts


def test_every_public_name_is_there() -> None:
    assert all(getattr(newsclean, name) is not None for name in newsclean.__all__)
    assert set(newsclean.__all__) <= set(dir(newsclean))
    with pytest.raises(AttributeError):
        newsclean.nothing  # noqa: B018


def test_importing_newsclean_loads_no_rule() -> None:
    code = "import sys, newsclean; print([m for m in sys.modules if m.startswith('newsclean.')])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_a_library_call_reads_no_configuration_from_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "newsclean.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert newsclean.check(MENU, lang="fr").findings
