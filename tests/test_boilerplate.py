"""What stands around an article is found once, goes without a trace, and nothing of the article goes with it."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean

FOLDER = Path(__file__).parents[1] / "fixtures" / "rules"
ARTICLE = (
    "Town opens its first night bakery",
    "The bakery on Mill Street will sell bread from ten in the evening, its owner said on Monday.",
    "She had worked nights for twenty years and never found anything to eat.",
    "Nurses, drivers and students came first. By midnight the shelves were empty.",
    "A second shop may follow in spring, if the baker finds a baker.",
)
# Lines that are boilerplate wherever they stand.
ANYWHERE = (
    "This website uses cookies to count its visitors. Accept all",
    "Subscribe to keep reading",
    "Share | Tweet | Copy link | Print",
    "FacebookTwitterWhatsApp",
    "Follow us on Facebook and Instagram",
    "— Clara Whitmore (@clarawhitmore) May 9, 2021",
    "Sign up for our weekly newsletter",
    "ADVERTISEMENT - SCROLL TO CONTINUE",
    "Read also: Mill Street to close for a week",
    "(AFP/Getty)",
    "The baker at her oven |",
    "File photo: the mill in 1931",
    "English | Español | Português | 中文",
    "00:00 / 01:48",
)
HEADINGS = (
    "Read more books",
    "Sharing the bread",
    "What cookies cost",
    "By night",
    "A photo and its story",
    "Follow the flour",
    "Comments from the mayor",
    "The home of bread",
    "Advertising for bread",
    "Sources of flour",
)


def bad_cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{case['label']}")
        for path in sorted(FOLDER.glob("BPL*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["bad"]
    ]


@pytest.mark.parametrize(("code", "case"), bad_cases())
def test_a_line_belongs_to_one_rule_only(code: str, case: dict[str, Any]) -> None:
    source = case["marked"].replace("⟦", "").replace("⟧", "")
    found = Counter((f.span, f.code) for f in newsclean.check(source, lang=case["lang"], select=["BPL"]).findings)
    assert {times for _, times in found.items()} <= {1}
    spans = Counter(span for span, _ in found)
    assert set(spans.values()) == {1}
    assert code in {found_code for _, found_code in found}


@given(st.lists(st.sampled_from(ANYWHERE), min_size=1, max_size=3, unique=True), st.data())
def test_boilerplate_goes_without_a_trace_wherever_it_stands(inserted: list[str], data: st.DataObject) -> None:
    blocks = list(ARTICLE)
    for line in inserted:
        blocks.insert(data.draw(st.integers(1, len(blocks))), line)
    article, page = "\n\n".join(ARTICLE) + "\n", "\n\n".join(blocks) + "\n"
    assert newsclean.clean(page, lang="en", select=["BPL"]).text == article


@given(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=4, unique=True), st.data())
def test_headings_of_the_article_stay(headings: list[str], data: st.DataObject) -> None:
    """What wording proves nothing of; the classifier may doubt a heading by what stands around it."""
    blocks = list(ARTICLE)
    for line in headings:
        blocks.insert(data.draw(st.integers(1, len(blocks) - 1)), line)
    article = "\n\n".join(blocks) + "\n"
    assert newsclean.clean(article, lang="en", select=["BPL"], ignore=["BPL7"], unsafe=True).text == article
    lowered = article.lower()
    assert newsclean.clean(lowered, lang="en", select=["BPL"], ignore=["BPL7"], unsafe=True).text == lowered


@given(st.lists(st.sampled_from((*ANYWHERE, *HEADINGS, *ARTICLE, "a", "|", "#", "—", "1", ":", "...")), max_size=12))
def test_no_line_is_found_twice_and_cleaning_settles(blocks: list[str]) -> None:
    page = "\n\n".join(blocks)
    spans = [finding.span for finding in newsclean.check(page, lang="en", select=["BPL"]).findings]
    assert len(spans) == len(set(spans))
    once = newsclean.clean(page, lang="en", select=["BPL"]).text
    assert newsclean.clean(once, lang="en", select=["BPL"]).text == once


PAGES = {
    "el": (
        "Ο φούρνος της οδού Μύλου θα πουλάει ψωμί από τις δέκα το βράδυ, είπε ο ιδιοκτήτης τη Δευτέρα.",
        "Είχε δουλέψει νύχτες για είκοσι χρόνια και δεν έβρισκε ποτέ κάτι να φάει εκεί κοντά.",
    ),
    "fi": (
        "Myllykadun leipomo myy leipää kello kymmenestä illalla, sen omistaja sanoi maanantaina.",
        "Hän oli tehnyt yötöitä kaksikymmentä vuotta eikä koskaan löytänyt syötävää.",
    ),
    "hi": (
        "मिल रोड की बेकरी रात दस बजे से रोटी बेचेगी, उसके मालिक ने सोमवार को कहा।",
        "उसने बीस साल तक रात में काम किया था और उसे खाने के लिए कभी कुछ नहीं मिला।",
    ),
    "sv": (
        "Bageriet på Kvarngatan säljer bröd från tio på kvällen, sade ägaren i måndags.",
        "Hon hade arbetat nätter i tjugo år och aldrig hittat något att äta.",
    ),
    "uk": (
        "Пекарня на вулиці Млиновій продаватиме хліб з десятої вечора, сказав її власник у понеділок.",
        "Вона двадцять років працювала ночами і ніколи не знаходила чого поїсти.",
    ),
    "vi": (
        "Tiệm bánh trên phố Cối Xay sẽ bán bánh mì từ mười giờ tối, chủ tiệm cho biết hôm thứ Hai.",
        "Bà đã làm việc ban đêm suốt hai mươi năm và không bao giờ tìm được gì để ăn.",
    ),
}


def codes_between(language: str, line: str) -> set[str]:
    """Return what is found on a line between two paragraphs."""
    before, after = PAGES[language]
    report = newsclean.check(f"{before}\n\n{before[:-1]}!\n\n{line}\n\n{after}\n", lang=language, select=["BPL"])
    return {finding.code for finding in report.findings if finding.code < "BPL7"}


@pytest.mark.parametrize(
    ("language", "line", "code"),
    [
        ("el", "ΦΩΤΟ: Shutterstock", "BPL404"),
        ("hi", "यह भी पढ़ें- शहर का नया पुल अगले साल खुलेगा", "BPL302"),
        ("hi", "यह भी पढ़ेंः शहर का नया पुल", "BPL302"),
        ("uk", "Читайте також – Міст відкрито", "BPL302"),
        ("sv", "Mer: Fem kommuner stänger", "BPL302"),
        ("fi", "Lue myös", "BPL302"),
    ],
)
def test_a_line_of_the_articles_language_is_known(language: str, line: str, code: str) -> None:
    assert codes_between(language, line) == {code}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("uk", "Контекст: у липні місто закрило дві пекарні."),
        ("uk", "Контекст: у липні місто закрило дві пекарні через борги, і жодна з них досі не відкрилася."),
        ("uk", "Більше: пекарня відкриється навесні."),
        ("sv", "Mer: Fem kommuner stänger sina bagerier."),
        ("sv", "Full tillgång"),
        ("sv", "Fler nyheter"),
        ("fi", "Muita uutisia"),
        ("fi", "Täysi pääsy"),
        ("el", "Shutterstock και φούρνοι"),
        ("hi", "फोटोकॉपी की दुकान"),
        ("vi", "Bánh mì và tin"),
    ],
)
def test_what_only_looks_like_a_prompt_stays(language: str, line: str) -> None:
    assert codes_between(language, line) == set()


def test_single_buttons_beside_others_are_a_row_of_buttons() -> None:
    page = "\n\n".join((*ARTICLE[:3], "Facebook", "Twitter", "Email", *ARTICLE[3:])) + "\n"
    report = newsclean.check(page, lang="en", select=["BPL"])
    assert [page[f.span.start : f.span.end] for f in report.findings if f.span] == ["Facebook", "Twitter", "Email"]


def test_a_network_alone_may_be_a_heading() -> None:
    page = "\n\n".join((*ARTICLE[:3], "Facebook", *ARTICLE[3:])) + "\n"
    assert not newsclean.check(page, lang="en", select=["BPL"]).findings


def test_boilerplate_of_the_articles_language_is_not_looked_for_in_another() -> None:
    page = "Der Gemeinderat hat am Montag abgestimmt.\n\nPar Montag\n\nDie Sitzung dauerte vier Stunden.\n"
    assert not newsclean.check(page, lang="de", select=["BPL403"]).findings


def test_a_page_of_nothing_but_boilerplate_becomes_empty() -> None:
    assert newsclean.clean("\n\n".join(ANYWHERE[:5]), lang="en", select=["BPL"]).text == ""


@pytest.mark.parametrize("language", ["xx", "tlh", "und"])
def test_an_unknown_language_gets_what_needs_no_language(language: str) -> None:
    page = "Qapla batlh je.\n\n(AFP/Getty)\n\nEnglish | Español | Português | 中文\n"
    found = {finding.code for finding in newsclean.check(page, lang=language, select=["BPL"]).findings}
    assert found == {"BPL404", "BPL502"}
