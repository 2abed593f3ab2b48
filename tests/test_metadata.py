"""What a page shows of its article where its markup states nothing, and what is of something else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.engine import headline
from newsclean.model import Document
from newsclean.offsets import OffsetMap

BODY = (
    "<p>The old railway bridge across the river has been closed to trains since the flood of that spring.</p>"
    "<p>From Sunday people may cross it on foot, the council said, and benches are to follow in summer.</p>"
    "<p>Engineers had tested the pillars for a year before they agreed that the bridge would hold.</p>"
)
TITLE = "Old railway bridge becomes a park"


def page(before: str = "", after: str = "", *, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{before}<h1>{TITLE}</h1>{after}{BODY}</body></html>"


def known(source: str) -> dict[str, Any]:
    found = dict(newsclean.check(source, format="html").metadata)
    assert dict(newsclean.clean(source, format="html").metadata).get("title") == found.get("title")
    return found


# Facts


def test_the_first_of_several_statements_counts_and_what_is_not_stated_is_empty() -> None:
    facts = (("title", "Pier mended"), ("url", ""), ("title", "The Gazette"), ("url", "https://example.org/"))
    document = Document("", (), OffsetMap.identity(0), "", facts=facts)
    assert [document.stated(name) for name in ("title", "url", "byline")] == ["Pier mended", "", ""]


# Title


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} | The Valley Courier | Local news",
        f"{TITLE} - Courier of the whole long valley and of everything around it",
        f"The Courier :: {TITLE}",
        f"Courier | {TITLE} | News",
        TITLE.upper() + " | Courier",
    ],
)
def test_what_the_page_does_not_show_in_its_heading_is_the_sites(title: str) -> None:
    assert known(page(head=f"<title>{title}</title>"))["title"].lower() == TITLE.lower()


@pytest.mark.parametrize(
    "title",
    [
        "Bridges - and why they fall",  # the page shows another heading
        "Old railway | a park at last",
        "The Courier - news of the valley",
        f"{TITLE}: residents rejoice",
        f"{TITLE}-to-be",
    ],
)
def test_a_title_that_the_page_shows_otherwise_stays_whole(title: str) -> None:
    assert known(page(head=f"<title>{title}</title>"))["title"] == title


def test_the_sites_name_above_the_article_is_no_title() -> None:
    head = "<title>Valley Courier | A bridge for those who walk and sit</title>"
    assert (
        known(page("<div>Valley Courier</div>", head=head))["title"]
        == "Valley Courier | A bridge for those who walk and sit"
    )


def test_the_line_that_shows_the_title_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[Document] = []
    of_document = headline._found

    def counted(document: Document) -> tuple[int | None, str]:
        searches.append(document)
        return of_document(document)

    monkeypatch.setattr(headline, "_found", counted)
    source = page(after="<p>9 September 2024</p>", head=f"<title>{TITLE} | The Valley Courier</title>")
    metadata = newsclean.check(source, format="html").metadata
    assert (metadata["title"], metadata["published"]) == (TITLE, "2024-09-09")
    assert len(searches) == 1


def test_without_a_title_in_the_markup_the_heading_is_the_title() -> None:
    assert known(page())["title"] == TITLE


# Date of publication


@pytest.mark.parametrize(
    "line",
    [
        "<p>8 September 2024</p>",
        "<p>Bristol, 8 September 2024, 10:15</p>",
        "<div class='post-meta'>Helen Marsh - September 8, 2024 - 3 comments</div>",
        "<p>Posted by Helen Marsh on 8 September 2024 in Travel</p>",
    ],
)
def test_a_date_beside_the_title_is_that_of_publication(line: str) -> None:
    assert known(page(after=line))["published"] == "2024-09-08"


def test_the_date_below_the_title_comes_before_that_of_today_above_it() -> None:
    assert known(page("<p>1 May 2025</p>", "<p>8 September 2024</p>"))["published"] == "2024-09-08"


def test_the_address_states_the_date_where_nothing_else_does() -> None:
    assert known(page(head=link("2024/09/08/bridge")))["published"] == "2024-09-08"
    assert known(page(head=link("20240908/bridge")))["published"] == "2024-09-08"
    assert known(page(after="<p>7 September 2024</p>", head=link("2024/09/08/bridge")))["published"] == "2024-09-07"


@pytest.mark.parametrize(
    "path", ["2024/09/bridge", "2024/13/40/bridge", "123420240908", "2024", "9/8/24/a", "20240999/b"]
)
def test_an_address_without_a_day_states_none(path: str) -> None:
    assert "published" not in known(page(head=link(path)))


@pytest.mark.parametrize(
    "line",
    [
        "<p>The bridge was opened on 8 September 2004.</p>",
        "<p>Since 2004</p>",
        "<p>03/04/2024</p>",  # March or April
        "<p>31 February 2024</p>",
        "<p>Courier, 8 September 1924</p>",  # before the web
        "<div class='related-post-date'>Floods of spring: 8 September 2004</div>",
        "<div class='comment-date'>Joe, 8 September 2004</div>",
    ],
)
def test_a_date_of_something_else_is_not_that_of_publication(line: str) -> None:
    assert "published" not in known(page(after=line))


def test_a_date_far_below_the_title_is_not_that_of_publication() -> None:
    lines = "<p>Benches are to follow, and lamps, and a kiosk where the signal box once stood beside it.</p>" * 20
    assert "published" not in known(page(after=lines + "<div class='date'>Joe 8 September 2004</div>"))


# Byline


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<div class='article__author'>Helen Marsh</div>", "Helen Marsh"),
        ("<p class='bylinebody'>By Helen Marsh, Science Correspondent</p>", "Helen Marsh"),
        ("<h5 class='byline'>Helen Marsh</h5>", "Helen Marsh"),
        ("<div class='entry-meta'>8 September 2024 | Posted by Helen Marsh</div>", "Helen Marsh"),
        ("<div class='author'>Helen Marsh on 8 September 2024</div>", "Helen Marsh"),
        ("<div class='byline'>helen marsh</div>", "helen marsh"),
    ],
)
def test_a_line_that_names_the_author_is_the_byline(line: str, name: str) -> None:
    assert known(page(after=line))["byline"] == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "<div class='author'>The bridge was built by Helen Marsh.</div>",
        "<div class='author-bio'>Helen Marsh</div>",
        "<div class='comment author'>Joe Smith</div>",
        "<div class='author'>@helen</div>",
        "<div class='author'>12 articles</div>",
        "<div class='author'>Everybody who worked on this bridge for so long</div>",
        "<div class='author'>8 September 2024</div>",
        "<div class='entry-meta'>Travel | 8 September 2024</div>",
        "<div>Helen Marsh</div>",
        "<div class='authority'></div>",
    ],
)
def test_other_lines_are_no_byline(line: str) -> None:
    assert "byline" not in known(page(after=line))


# Section


def test_the_last_step_of_the_path_to_the_page_is_its_section() -> None:
    path = "<ul class='breadcrumb'><li>Home</li><li>Regions</li><li>Rivervale</li></ul>"
    assert known(page(path))["section"] == "Rivervale"


def test_the_title_is_no_section() -> None:
    path = f"<ul class='breadcrumbs'><li>Start page</li><li>Rivervale</li><li>{TITLE}</li></ul>"
    assert known(page(path, head=f"<title>{TITLE}</title>"))["section"] == "Rivervale"


@pytest.mark.parametrize(
    "path",
    ["<ul class='breadcrumb'><li>Start page</li></ul>", "<ul class='crumb'><li>Aa</li><li>Bb</li></ul>", "<ul></ul>"],
)
def test_a_path_without_steps_names_no_section(path: str) -> None:
    assert "section" not in known(page(path))


# What is believed


def test_what_the_markup_states_is_believed_before_what_the_page_shows() -> None:
    head = (
        '<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2024-09-08">'
        '<meta property="article:section" content="Rivers">'
    )
    shown = "<ul class='breadcrumb'><li>Home</li><li>News</li></ul>", "<p>By Helen Marsh</p><p>1 May 2023</p>"
    for found in (known(page(*shown, head=head)), newsclean.clean(page(*shown, head=head), format="html").metadata):
        assert (found["byline"], found["published"], found["section"]) == (("Ann Lee",), "2024-09-08", "Rivers")


def test_plain_text_is_read_by_its_wording_alone() -> None:
    text = f"{TITLE}\n\nBristol, seen on 8 September 2024 by nobody\n\nThe bridge was closed to trains."
    assert "published" not in newsclean.check(text, format="text").metadata


@given(st.text(alphabet="aB1 .|-:/>年月日20240908<by", max_size=60), st.text(alphabet="aB |-:/9", max_size=40))
def test_any_line_and_title_give_facts(line: str, title: str) -> None:
    assert newsclean.check(page(after=f"<p class='byline date'>{line}</p>", head=f"<title>{title}</title>")).metadata


def link(path: str) -> str:
    return f'<link rel="canonical" href="https://courier.example/{path}">'
