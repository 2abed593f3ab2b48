"""Main content: of a page the article stays, whatever stands around it; what goes is on record."""

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.boilerplate.roles import CODES, Role, role, role_of
from newsclean.boilerplate.verdicts import Extraction
from newsclean.engine import Plan, Policy, look, narrowing
from newsclean.errors import ConfigError
from newsclean.model import Block, Document, Element, Finding, Markup
from newsclean.rules import Rule
from newsclean.rules.boilerplate.lines.outside import _pieces

PARAGRAPHS = (
    (
        "The old bridge over the river has been closed to all traffic after engineers found cracks in its piers, "
        "the county said on Monday."
    ),
    (
        "Repairs will take at least until the spring, and buses go round by the motorway, which adds forty minutes "
        "to the journey, said the county's engineer, Ruth Bell."
    ),
    "“We have looked at every stone of it, and we cannot let anybody walk under it either,” she told reporters.",
    (
        "Shops on the left bank fear for their trade. The chamber of commerce wants a ferry, which the "
        "council will discuss next week."
    ),
)
MENU = "<nav class='main-nav'><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
ASIDE = (
    "<aside class='related'><h2>More from News</h2><ul><li><a href='/a'>Council votes on the new harbour wall</a></li>"
    "<li><a href='/b'>Ferry company plans a line to Cork</a></li></ul></aside>"
)
FOOTER = "<footer class='site-footer'><p>© 2024 The Harbour Courier. All rights reserved.</p></footer>"
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
PAGE = (
    "<!doctype html><html lang='en'><head><title>Bridge over the river closed until spring</title></head><body>"
    f"<header>{MENU}</header><main><article class='article'><h1>Bridge over the river closed until spring</h1>"
    f"<p class='byline'>By Helen Marsh</p><div class='article-body'>{BODY}</div></article>{ASIDE}</main>{FOOTER}"
    "</body></html>"
)


def test_the_text_of_a_page_is_its_article() -> None:
    assert newsclean.clean(PAGE).text == "\n\n".join(PARAGRAPHS)


def test_title_and_author_are_metadata() -> None:
    metadata = newsclean.clean(PAGE).metadata
    assert metadata["title"] == "Bridge over the river closed until spring"
    assert metadata["byline"] == ("Helen Marsh",)


def test_what_goes_is_on_record_with_kind_code_and_place() -> None:
    removed = {change.before.strip(): change for change in newsclean.clean(PAGE).removed}
    assert removed["Home"].kind is Role.NAVIGATION
    assert removed["Home"].codes == ("BPL706",)
    assert removed["Ferry company plans a line to Cork"].kind is Role.RELATED
    assert removed["© 2024 The Harbour Courier. All rights reserved."].kind is Role.LEGAL
    for text, change in removed.items():
        assert PAGE[change.source_span.start : change.source_span.end].find(text[:10]) >= 0
        assert change.probability is None or 0 <= change.probability < 1


def test_what_goes_can_be_put_back() -> None:
    result = newsclean.clean(PAGE)
    assert result.revert() == newsclean.read(PAGE).text
    back = result.revert(rules=["BPL706"])
    assert "Home" in back
    assert "Ferry company" not in back


def test_a_rule_that_is_off_leaves_its_lines() -> None:
    text = newsclean.clean(PAGE, ignore=["outside-related"]).text
    assert "Ferry company plans a line to Cork" in text
    assert "Home" not in text


def test_lines_that_the_author_exempts_stay() -> None:
    page = PAGE.replace("<aside ", "<aside data-newsclean-ignore='BPL' ")
    assert "Ferry company plans a line to Cork" in newsclean.clean(page).text


def test_without_removal_of_boilerplate_a_page_keeps_all() -> None:
    assert "Home" in newsclean.clean(PAGE, boilerplate=False).text


@pytest.mark.parametrize("output", ["html", "markdown"])
def test_html_and_markdown_begin_with_the_title(output: str) -> None:
    made = newsclean.clean(PAGE, to=output).output
    assert made.startswith(("<h1>Bridge over the river closed", "# Bridge over the river closed"))
    assert made.count("Bridge over the river closed until spring") == 1


def test_in_place_what_is_not_the_article_goes_and_the_rest_stays_to_the_byte() -> None:
    result = newsclean.clean(PAGE, to="same")
    assert BODY in result.output
    assert "Ferry company" not in result.output
    assert result.revert() == PAGE


def test_check_tells_each_kind_once_and_fails_for_none_of_them() -> None:
    findings = [f for f in newsclean.check(PAGE).findings if f.code.startswith("BPL7")]
    assert len({finding.code for finding in findings}) == len(findings) > 0
    assert {str(finding.severity) for finding in findings} == {"info"}


def test_check_judges_the_article_and_not_its_surroundings() -> None:
    page = PAGE.replace("Ferry company plans", "Ferry company plans the the")
    assert not [f for f in newsclean.check(page).findings if f.code.startswith("DUP")]
    page = PAGE.replace("Shops on the", "Shops on the the")
    assert [f for f in newsclean.check(page).findings if f.code.startswith("DUP")]


def test_a_page_whose_surroundings_stay_is_narrowed_once_however_many_families_look_at_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    narrowings: list[Document] = []
    of_page = narrowing.surroundings

    def counted(page: Document, judges: Sequence[Rule]) -> Sequence[Finding]:
        narrowings.append(page)
        return of_page(page, judges)

    monkeypatch.setattr(narrowing, "surroundings", counted)
    page = PAGE.replace("<p class='byline'>By Helen Marsh</p>", "")
    assert newsclean.clean(page, boilerplate=False).text == newsclean.read(page).text
    assert len(narrowings) == 1


def test_a_page_is_narrowed_anew_where_main_content_is_told_otherwise() -> None:
    rules = newsclean.rule("BPL7")
    assert isinstance(rules, tuple)
    plan, document = Plan(tuple((rule, {}) for rule in rules)), newsclean.read(PAGE.replace("forty", "sixty"))
    plain, formatted = Policy(extraction=Extraction()), Policy(extraction=Extraction(is_formatted=True))
    found = [{f.code for f in look(document, plan, policy).findings} for policy in (plain, formatted, plain)]
    assert found[0] == found[2] == found[1] | {"BPL701"}
    assert "BPL701" not in found[1]  # the headline has its place in a formatted article


def test_text_hidden_on_the_page_goes_as_hidden() -> None:
    page = PAGE.replace("<main>", "<main><div hidden><p>Draft of the second version</p></div>")
    removed = {change.before.strip(): change for change in newsclean.clean(page).removed}
    assert removed["Draft of the second version"].kind is Role.HIDDEN


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>A</title></head><body><p>" + PARAGRAPHS[0] + "</p></body></html>",
        "<html><body>" + BODY + "</body></html>",
        "<html><body><div>" + "<br><br>".join(PARAGRAPHS) + "</div></body></html>",
        "<html><body><table><tr><td>" + BODY + "</td></tr></table></body></html>",
        "<html><body><article>" + BODY.lower() + "</article></body></html>",
    ],
)
def test_a_bare_page_keeps_every_paragraph(page: str) -> None:
    assert newsclean.clean(page, select=["BPL"]).text == newsclean.read(page).text


@pytest.mark.parametrize("size", range(1, 5))
def test_a_fragment_of_an_article_keeps_every_paragraph(size: int) -> None:
    fragment = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:size])
    assert newsclean.clean(fragment).text == "\n\n".join(PARAGRAPHS[:size])


@pytest.mark.parametrize("page", ["<html></html>", "<html><body>   </body></html>", "<html><title>A</title></html>"])
def test_a_page_without_text_gives_none(page: str) -> None:
    assert newsclean.clean(page).text == ""


def test_zero_width_joiners_of_kept_text_stay() -> None:
    persian = "او می‌گوید که این پل قدیمی تا بهار آینده بسته خواهد ماند و اتوبوس‌ها از راه دیگری می‌روند."
    page = "<html><head><title>پل</title></head><body>" + f"<p>{persian}</p>" * 3 + "</body></html>"
    assert persian in newsclean.clean(page).text


def test_presets_are_ordered() -> None:
    sizes = [len(newsclean.clean(PAGE, preset=preset).text) for preset in ("precision", "balanced", "recall")]
    assert sizes == sorted(sizes)


def test_what_was_taken_out_is_told_as_it_was_however_the_page_is_cleaned_later() -> None:
    as_text, as_html = newsclean.clean(PAGE), newsclean.clean(PAGE, to="html")  # a formatted article has its headline
    headline = "Bridge over the river closed until spring"
    assert headline in {change.before.strip() for change in as_text.removed}
    assert headline not in {change.before.strip() for change in as_html.removed}


def test_an_unknown_preset_is_refused() -> None:
    with pytest.raises(ConfigError, match="precision, balanced, recall"):
        newsclean.clean(PAGE, preset="fast")


def test_a_site_profile_takes_out_what_the_site_repeats(tmp_path: Path) -> None:
    pitch = "Readers of the Courier keep this paper alive, and every pound they give goes to reporters in the county."
    pages = []
    for number in range(4):
        story = "".join(f"<p>{text.replace('bridge', f'bridge number {number}')} ({number})</p>" for text in PARAGRAPHS)
        words = f"Story {number} " * (number + 1)
        pages.append(PAGE.replace(BODY, f"<p>{words}was told.</p>{story}<p>{pitch}</p>"))
    paths = [tmp_path / f"{number}.html" for number in range(4)]
    for path, page in zip(paths, pages, strict=True):
        path.write_text(page, "utf-8")
    from newsclean.cli.program import run

    profile = tmp_path / "site.json"
    assert run(["site", "learn", *map(str, paths[:3]), "-o", str(profile)]) == 0
    assert pitch not in newsclean.clean(pages[3], site_profile=str(profile)).text
    assert PARAGRAPHS[1] in newsclean.clean(PAGE, site_profile=str(profile)).text


def test_a_site_profile_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "site.json"
    path.write_text(json.dumps({"a": 1}), "utf-8")
    with pytest.raises(ConfigError, match=r"site\.json"):
        newsclean.clean(PAGE, site_profile=str(path))
    with pytest.raises(ConfigError, match="nothing"):
        newsclean.clean(PAGE, site_profile=str(tmp_path / "nothing.json"))


@pytest.mark.parametrize(
    ("code", "role"),
    [("BPL404", Role.CREDIT), ("BPL301", Role.PROMOTION), ("BPL706", Role.NAVIGATION), ("ENC101", None)],
)
def test_every_line_that_goes_as_boilerplate_has_a_kind(code: str, role: Role | None) -> None:
    assert role_of(code) is role


def test_every_rule_of_boilerplate_has_a_kind() -> None:
    rules = newsclean.rule("BPL")
    assert isinstance(rules, tuple)
    assert all(role_of(rule.code) for rule in rules)


def test_every_code_with_a_kind_is_that_of_a_rule() -> None:
    assert all(newsclean.rule(code) for code in CODES)


@pytest.mark.parametrize(
    ("text", "of_page", "of_text"),
    [
        ("Nordkai", Role.NAVIGATION, Role.NAVIGATION),
        ("Twelve boats came home before the storm", Role.RELATED, Role.PROMOTION),
    ],
)
def test_a_line_of_which_nothing_tells_is_a_label_or_else_a_headline_of_a_page_and_a_pitch_of_a_text(
    text: str, of_page: Role, of_text: Role
) -> None:
    plain = Markup((Element("body", start=1), Element("p", start=9)))
    linked = Markup(plain.ancestors, linked_chars=len(text))
    assert [role(Block(text, 0, markup=each), "en") for each in (plain, linked)] == [of_page, of_page]
    assert role(Block(text, 0), "en") is of_text


@given(st.lists(st.sampled_from((MENU, ASIDE, FOOTER, BODY, "<p>a</p>", "<h1>b</h1>", "text", "<br>")), max_size=12))
def test_nothing_is_lost_from_any_page(parts: list[str]) -> None:
    page = "<html><body>" + "".join(parts) + "</body></html>"
    result = newsclean.clean(page)
    assert result.revert() == newsclean.read(page).text
    again = newsclean.clean(page)
    assert (again.text, again.changes) == (result.text, result.changes)


@pytest.mark.parametrize("run", [[0], [0, 1], [1, 2], [2, 3], [3], [1, 2, 3], [0, 1, 2, 3]])
@pytest.mark.parametrize("last_line_end", ["", "\n"])
def test_whichever_pieces_of_a_run_go_what_stays_is_not_glued(run: list[int], last_line_end: str) -> None:
    lines = ("one", "two", "three", "four")
    document = newsclean.read("\n\n".join(lines) + last_line_end)
    pieces = dict(_pieces(document, run))
    for count in range(1, len(run) + 1):
        for gone in combinations(run, count):
            left = document.text
            for index in reversed(gone):
                span = pieces[index].span
                left = left[: span.start] + left[span.end :]
            assert left.split() == [line for index, line in enumerate(lines) if index not in gone]
