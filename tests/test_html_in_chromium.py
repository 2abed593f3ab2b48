"""The HTML report in a real browser: no complaint, no overflow, whole without JavaScript, and more with it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Page, browser, installed

import newsclean
from newsclean.model import Finding, Span
from newsclean.report import Report
from newsclean.writers import html
from newsclean.writers.json import pieces as json_pieces

pytestmark = pytest.mark.skipif(installed() is None, reason="no Chromium; REQUIRE_CHROMIUM=1 makes that an error")
TEXTS = {
    "en": "The council met  on Monday.Then it passed the law .\n\nShare this article\n\nThe mayor said “yes and left.",
    "fr": "Le SÃ©nat a votÃ© la loi  hier.\n\nPartager cet article\n\nLe ministre a dit : « Oui &eacute;videmment ».",
    "ar": "اجتمع المجلس  يوم الاثنين .\n\nشارك المقال\n\nوقال الوزير إن القرار نهائي &quot;ولن يتغير&quot;.",
    "zh": "市议会星期一开会,通过了预算。。\n\n分享到微信\n\n市长说：“会议很顺利。&nbsp;",
    "de": "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 6 + "\u200b und  mehr.",
}
PAGE = (
    '<html lang="en"><head><title>Budget passed</title></head><body><nav><a href="/">Home</a></nav>'
    "<article><h1>Budget passed</h1><p>The council met  on Monday and passed the budget after a long debate.</p>"
    "<p>The mayor said &ldquo;it was a good day&rdquo;, and everyone went home.</p></article>"
    "<footer>Copyright 2024 The Example. All rights reserved.</footer></body></html>"
)
HOSTILE = "</script><img src=http://x.example/y onerror=alert(1)> \u202egpj.exe \x00 \ud800 " + "x" * 3000 + "  y"
OVERFLOWING = """(() => {
  const scrolls = (each) => each && (getComputedStyle(each).overflowX !== "visible" || scrolls(each.parentElement));
  return [...document.body.querySelectorAll("*")].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !each.matches(".skip") && !scrolls(each.parentElement);
  }).map((each) => each.outerHTML.slice(0, 120));
})()"""


def reports() -> Iterator[Report]:
    """Yield forty articles in five languages, a page, one that is out to do harm, and a clean one."""
    for number in range(40):
        language, text = list(TEXTS.items())[number % len(TEXTS)]
        yield newsclean.Linter().check(text, lang=language, path=f"wire/{language}/{number}.txt").with_measures()
    yield newsclean.Linter().check(PAGE, path="pages/budget.html").with_measures()
    yield newsclean.Linter().check(HOSTILE, path=f"a/{'long' * 60}/<b>\u202e\n'\".txt").with_measures()
    menu = "\n\n".join(f"Entry {number} of a menu" for number in range(9))
    places = [Span(match.start(), match.end()) for match in re.finditer("Entry.*", menu)]
    entries = Finding(places[0], "navigation", related=tuple(places[1:]), code="BPL706", name="outside-navigation")
    yield Report(menu, (entries,), "en", path="menu.txt")
    yield newsclean.Linter().check("All is well.\n", path="clean.txt").with_measures()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text("".join(html.pieces(reports())), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, report: Path) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        opened.open(report)
        yield opened


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 400, 1400])
def test_nothing_overflows(page: Page, report: Path, width: int, dark: bool) -> None:
    page.see(width, dark=dark)
    page.open(report)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OVERFLOWING) == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, paper[4:-1].split(","))) < 200) is dark


def test_the_browser_complains_of_nothing_and_asks_for_nothing(page: Page, report: Path) -> None:
    page.open(report)
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    assert page.complaints == []
    assert set(page.requested) == {report.as_uri()}
    assert page.evaluate("document.querySelectorAll('img, iframe, object, script:not(:last-of-type)').length") == 0


def test_the_numbers_are_those_of_json(page: Page, report: Path) -> None:
    page.open(report)
    cells = "[...document.querySelectorAll('#rules tbody tr')].map((row) => Number(row.cells[1].dataset.value))"
    counted = sum(page.evaluate(cells))
    assert f'"findings": {counted},' in "".join(json_pieces(reports()))
    assert page.evaluate("document.querySelectorAll('article .notes li').length") == counted


def test_a_link_opens_the_fold_in_which_its_place_is(page: Page, report: Path) -> None:
    page.open(report)
    place = page.evaluate("document.querySelector('details.fold.cut [id*=\"-m\"]')?.id")
    assert place
    page.evaluate(f"location.hash = '{place}'")
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert page.evaluate(f"document.getElementById('{place}').closest('details').open")


def test_the_keyboard_begins_with_the_skip_link(page: Page, report: Path) -> None:
    page.open(report)
    for kind in ("keyDown", "keyUp"):
        page.send("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


class TestWithJavaScript:
    def test_articles_are_filtered_and_counted(self, page: Page, report: Path) -> None:
        page.open(report)
        choose = "form.elements.language.value = 'ar'; form.dispatchEvent(new Event('input'))"
        page.evaluate(f"(() => {{ const form = document.getElementById('filter'); {choose}; }})()")
        assert page.evaluate("document.querySelector('#filter output').textContent").startswith("8 of ")
        assert page.evaluate("document.querySelectorAll('article:not([hidden])').length") == 8

    def test_a_table_is_sorted_by_its_heads(self, page: Page, report: Path) -> None:
        page.open(report)
        page.evaluate("document.querySelector('#rules thead .num button').click()")
        page.evaluate("document.querySelector('#rules thead .num button').click()")
        numbers = page.evaluate(
            "[...document.querySelectorAll('#rules tbody tr')].map((row) => Number(row.cells[1].dataset.value))"
        )
        assert numbers == sorted(numbers)
        assert page.evaluate("document.querySelector('#rules thead .num').ariaSort") == "ascending"


def test_all_is_there_without_javascript(tmp_path: Path, report: Path) -> None:
    with browser(tmp_path, javascript=False) as page:
        page.see(400)
        page.open(report)
        assert page.evaluate("document.querySelectorAll('thead button').length") == 0
        assert page.evaluate("document.getElementById('filter').offsetHeight") == 0
        assert page.evaluate("document.querySelectorAll('article').length") == page.evaluate(
            "document.querySelectorAll('#articles tbody tr').length"
        )
        assert page.evaluate("document.querySelector('h1').textContent").endswith("of 44 articles")
        page.evaluate("document.querySelector('details.fold summary').click()")
        assert page.evaluate("document.querySelector('details.fold').open")
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
