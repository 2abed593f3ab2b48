"""What a page states of its article: which statement is believed, in what form it is kept, and what is not believed."""

import json
import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.readers.html import read
from newsclean.readers.html.jsonld import MAX_CHARS
from newsclean.readers.html.loose_json import MAX_DEPTH, values
from newsclean.readers.html.metadata import MAX_STATEMENTS, Mark, article_body, facts
from newsclean.readers.html.stated_dates import normalised
from newsclean.report import metadata
from newsclean.text.titles import site_names, without_site

FOLDER = Path(__file__).parents[1] / "fixtures" / "html" / "metadata"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
ARTICLE = {"@type": "NewsArticle", "headline": "The bridge is open"}


def meta(name: str, content: str, naming: str = "name") -> Mark:
    return Mark("meta", f' {naming}="{name}" content="{content}"', "")


def script(content: object) -> Mark:
    text = content if isinstance(content, str) else json.dumps(content)
    return Mark("script", ' type="application/ld+json"', text)


def article(**fields: object) -> Mark:
    return script({**ARTICLE, **fields})


def stated(*marks: Mark) -> dict[str, Any]:
    return dict(metadata(facts(marks)))


# Pages


def test_every_page_has_its_expectation() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_page_states_these_facts_and_no_others(name: str) -> None:
    page = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    expected = {key: tuple(value) if isinstance(value, list) else value for key, value in EXPECTED[name].items()}
    assert dict(metadata(read(page).facts)) == expected


def test_a_fragment_without_metadata_states_nothing() -> None:
    assert facts(()) == ()
    assert facts([Mark("h1", "", ""), Mark("link", ' rel="stylesheet" href="a.css"', "")]) == ()


# Which statement is believed


def test_json_ld_is_believed_before_opengraph_and_that_before_the_element() -> None:
    graph, element = meta("og:title", "A bridge opens"), Mark("title", "", "Bridge")
    assert stated(element, graph, article())["title"] == "The bridge is open"
    assert stated(element, graph)["title"] == "A bridge opens"
    assert stated(element)["title"] == "Bridge"


def test_a_statement_that_says_nothing_gives_way_to_the_next() -> None:
    marks = (article(headline="", datePublished="soon", author=[]), meta("og:title", "…"), meta("author", "Ada Lind"))
    known = stated(*marks, meta("pubdate", "2024-09-08"), Mark("title", "", "Bridge"))
    assert known == {"title": "Bridge", "published": "2024-09-08", "byline": ("Ada Lind",)}


@pytest.mark.parametrize("name", ["Publish-Date", "publish_date", "PUBLISHDATE", "publish.date"])
def test_spellings_of_a_name_are_one(name: str) -> None:
    assert stated(meta(name, "2024-09-08")) == {"published": "2024-09-08"}


@pytest.mark.parametrize(
    "raw",
    [
        " property='og:title' content='Bridge'", ' content="Bridge" property="og:title"',
        " NAME=og:title CONTENT=Bridge",
        ' property = "og:title dc:title" content = "Bridge"', ' itemprop="headline" content="Bridge"',
    ],
)  # fmt: skip
def test_attributes_come_in_any_order_and_quotation(raw: str) -> None:
    assert stated(Mark("meta", raw, ""))["title"] == "Bridge"


def test_a_name_inside_a_value_names_nothing() -> None:
    assert stated(Mark("meta", """ content='name="author"' name="robots" """, "")) == {}


@pytest.mark.parametrize(
    "author",
    [
        "Ada Lind", {"name": "Ada Lind"}, [["Ada Lind"]], [{"@type": "Person", "name": ["Ada Lind"]}],
        {"@value": "Ada Lind"}, {"givenName": "Ada", "familyName": "Lind"}, ["ADA LIND".title(), "ada lind"],
    ],
)  # fmt: skip
def test_authors_are_written_in_many_ways(author: object) -> None:
    assert stated(article(author=author))["byline"] == ("Ada Lind",)


@pytest.mark.parametrize(
    "author",
    [
        "https://social.example/ada",
        "//social.example/ada",
        "ada@paper.example",
        "@ada",
        "null",
        "{{author}}",
        "—",
        "x" * 200,
    ],
)
def test_an_address_or_a_blank_is_no_author(author: str) -> None:
    assert "byline" not in stated(article(author=author))


def test_the_site_as_author_gives_way_to_a_person() -> None:
    site, robot = meta("og:site_name", "The Harbour Lamp"), article(author={"name": "the harbour lamp"})
    assert stated(site, robot, meta("author", "Ada Lind"))["byline"] == ("Ada Lind",)
    assert stated(site, robot)["byline"] == ("the harbour lamp",)


def test_addresses_are_absolute_and_of_the_web() -> None:
    base = Mark("base", ' href="https://paper.example/a/"', "")
    assert (
        stated(base, Mark("link", ' rel=canonical href="b?x=1&amp;y=2"', ""))["url"]
        == "https://paper.example/a/b?x=1&y=2"
    )
    for address in ("b", "javascript:alert(1)", "http://[", "https://", "http:///x", "/"):
        assert stated(Mark("link", f' rel="canonical" href="{address}"', "")) == {}


@pytest.mark.parametrize(
    ("tag", "kept"), [("pt_br.UTF-8", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"), ("EN", "en")]
)
def test_languages_are_tags_in_their_usual_spelling(tag: str, kept: str) -> None:
    assert stated(Mark("html", f' lang="{tag}"', "")) == {"language": kept}


@pytest.mark.parametrize("tag", ["", "English", "und", "x-default", "{{ lang }}", "1"])
def test_what_is_no_language_is_not_kept(tag: str) -> None:
    assert stated(Mark("html", f' lang="{tag}"', "")) == {}


@pytest.mark.parametrize("count", ["0", "-3", "many", "9" * 5000, "NaN"])
def test_an_impossible_number_of_words_is_not_kept(count: str) -> None:
    assert "word_count" not in stated(article(wordCount=count))


# The name of the site in a title

SITES = site_names(["Der Donaubote"], "https://www.donaubote.example/a")


@pytest.mark.parametrize(
    "title",
    [
        "Bad offen | Der Donaubote", "Bad offen - DER DONAUBOTE", "Bad offen – Chronik – donaubote.example",
        "Der Donaubote: Bad offen | Donaubote", "Bad offen :: Der Donaubote", "Der Donaubote » Bad offen",
    ],
)  # fmt: skip
def test_the_name_of_the_site_is_taken_off(title: str) -> None:
    assert without_site(title, SITES, frozenset({"chronik"})).removeprefix("Der Donaubote: ") == "Bad offen"


@pytest.mark.parametrize(
    "title",
    [
        "Bad offen", "Bad offen | Der Bote", "Warum ich den Donauboten lese", "Der Donaubote", "Wien - Chronik",
        "Streit um Der Donaubote-Archiv", "Der Donaubote: ein Porträt", "Bad-offen", "| |", "",
    ],
)  # fmt: skip
def test_a_title_stays_whole_where_no_name_stands_apart(title: str) -> None:
    assert without_site(title, SITES, frozenset({"chronik"})) == title


# Dates


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("2024-09-08", "2024-09-08"),
        ("2024-9-8 7:05", "2024-09-08T07:05:00"),
        ("2024-09-08T10:00:00.123456Z", "2024-09-08T10:00:00Z"),
        ("2024-09-08T10:00:00+0200", "2024-09-08T10:00:00+02:00"),
        ("2024-09-08 10:00:00 +0200", "2024-09-08T10:00:00+02:00"),
        ("2024-09-08T10:00:00+02:00[Europe/Berlin]", "2024-09-08T10:00:00+02:00"),
        ("20240908T1000Z", "2024-09-08T10:00:00Z"),
        ("20240908", "2024-09-08"),
        ("Sun, 08 Sep 2024 10:00:00 -0500", "2024-09-08T10:00:00-05:00"),
        ("Sun Sep 08 2024 10:00:00 GMT+0200 (Central European Summer Time)", "2024-09-08T10:00:00+02:00"),
        ("Sun Sep 08 10:00:00 CEST 2024", "2024-09-08T10:00:00+02:00"),
        ("September 8, 2024, 12:05 a.m.", "2024-09-08T00:05:00"),
        ("1725789600", "2024-09-08T10:00:00Z"),
        ("1725789600000", "2024-09-08T10:00:00Z"),
        ("2024-09-08T10:00:00 IST", "2024-09-08T10:00:00"),  # of India, Israel or Ireland
        ("2024-09-08T25:00:00Z", "2024-09-08"),
    ],
)
def test_dates_of_machines_are_kept_as_iso(value: str, kept: str) -> None:
    assert normalised(value, "und") == kept


@pytest.mark.parametrize(
    ("value", "language", "kept"),
    [
        ("8 septembre 2024 à 10h00", "fr", "2024-09-08"),
        ("8 mai 2024", "fr-CA", "2024-05-08"),
        ("Sonntag, 8. September 2024", "de", "2024-09-08"),
        ("08.09.2024, 10:00 Uhr", "de", "2024-09-08"),
        ("2024年9月8日", "zh", "2024-09-08"),
        ("03/04/2024", "it", "2024-04-03"),
        ("13/04/2024", "en", "2024-04-13"),
    ],
)
def test_dates_in_words_are_read_in_the_language_of_the_page(value: str, language: str, kept: str) -> None:
    assert normalised(value, language) == kept


@pytest.mark.parametrize(
    "value",
    [
        "", "soon", "2 hours ago", "2024", "2024-09", "2024-02-30", "2024-13-01", "0000-00-00", "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z", "0", "12", "999999999", "9" * 5000, "9" * 13, "03/04/2024", "2024-01-01/2024-02-01",
        "8 September", "September 2024", "31/02/2019", "8 Septembuary 2024", "Posted 8 May 2023, updated 9 May 2024",
    ],
)  # fmt: skip
def test_an_impossible_unset_or_ambiguous_date_is_not_kept(value: str) -> None:
    assert normalised(value, "en") is None


@pytest.mark.parametrize(
    "mark",
    [
        meta("copyright", "2019-01-01"), meta("article:expiration_time", "2030-01-01"),
        meta("event:start_time", "2024-01-01"), meta("dcterms.dateCopyrighted", "2019-01-01"),
        Mark("time", ' datetime="2024-01-01"', ""),
        Mark("time", ' class="comment-published" datetime="2024-01-01"', ""),
        script({"@type": "Event", "startDate": "2024-01-01", "datePublished": "2024-01-01"}),
        script({"@type": "Review", "datePublished": "2024-01-01", "author": "A Customer"}),
        script({"@type": "VideoObject", "uploadDate": "2024-01-01", "datePublished": "2024-01-01"}),
        script({"@type": "ItemList", "itemListElement": [{**ARTICLE, "datePublished": "2024-01-01"}]}),
        article(comment={"@type": "Comment", "datePublished": "2024-01-01"}, copyrightYear=2024),
        article(video={"@type": "VideoObject", "datePublished": "2024-01-01", "author": "A Filmer"}),
    ],
)  # fmt: skip
def test_a_date_of_something_else_is_not_the_articles(mark: Mark) -> None:
    assert not {"published", "modified", "byline"} & stated(mark).keys()


def test_a_time_that_was_modified_is_no_date_of_publication() -> None:
    both = Mark("time", ' class="entry-date published" itemprop="dateModified" datetime="2024-01-01"', "")
    assert stated(both) == {"modified": "2024-01-01"}


# Several articles in JSON-LD


def test_the_article_with_the_address_of_the_page_is_its_own() -> None:
    link = Mark("link", ' rel="canonical" href="https://paper.example/two"', "")
    one = {**ARTICLE, "headline": "One", "url": "https://paper.example/one"}
    two = {**ARTICLE, "headline": "Two", "mainEntityOfPage": {"@id": "http://www.paper.example/two/#main"}}
    assert stated(link, script([one, two]))["title"] == "Two"


def test_two_descriptions_of_one_article_complete_each_other() -> None:
    title, other = Mark("title", "", "The bridge is open | Lamp"), article(author="Ada Lind")
    assert stated(title, article(datePublished="2024-09-08"), other).keys() >= {"published", "byline"}


def test_a_list_of_articles_is_nobodys_article() -> None:
    many = [{**ARTICLE, "headline": f"Story {number}", "datePublished": "2024-09-08"} for number in range(9)]
    assert stated(Mark("title", "", "Front page"), script(many)) == {"title": "Front page"}


# JSON-LD as it is found


@pytest.mark.parametrize(
    "text",
    [
        '<!-- {"a": "b"} -->', '//<![CDATA[\n{"a": "b"}\n//]]>', '/*<![CDATA[*/ {"a": "b"} /*]]>*/',
        '<![CDATA[{"a":"b"}]]>', '{"a": "b",}', "{'a': 'b'}", '{"a": "b"', '{"a": "b', '{"a": "b"};', "{a: b}",
        '{"a": "b" // why\n}', '{"a": /* why */ "b"}', "{&quot;a&quot;: &quot;b&quot;}", '{"a": "b"\n"c": "d"}{',
        '{"a": "b", "c": [1}', '{"c": [1]], "a": "b"}', '\ufeff{"a": "b"}', '{"a": "c", "a": "b"}',
    ],
)  # fmt: skip
def test_broken_scripts_are_read(text: str) -> None:
    first = values(text)[0]
    assert isinstance(first, dict)
    assert first["a"] == "b"


@pytest.mark.parametrize(
    ("literal", "read_as"),
    [
        ('"two\nlines\tand \x01"', "two\nlines\tand \x01"), ('"say "cheese" now"', 'say "cheese" now'),
        (r'"\ud83d\ude00 \q \/ \n"', "😀 q / \n"), ("'it's'", "it's"), ("12.50", "12.50"), ("9" * 5000, "9" * 5000),
    ],
)  # fmt: skip
def test_strings_and_numbers_are_kept_as_they_are_meant(literal: str, read_as: str) -> None:
    assert values(f'{{"a": {literal},}}') == [{"a": read_as}]


def test_one_line_is_kept_of_a_text_with_tags_references_and_controls() -> None:
    assert (
        stated(article(headline="The <b>bridge</b>\n is&nbsp;open&#8230;\x00 \ud800"))["title"]
        == "The bridge is open… �"
    )
    assert stated(article(headline="List<String> in 5 minutes"))["title"] == "List<String> in 5 minutes"
    assert stated(Mark("title", "", "What &amp;amp; means"))["title"] == "What &amp; means"


def test_several_objects_in_one_script_are_read() -> None:
    assert values('{"a": "b"} {"c": "d"}\n[{"e": "f"}]') == [{"a": "b"}, {"c": "d"}, [{"e": "f"}]]


@given(
    st.recursive(
        st.text() | st.booleans() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_good_json_is_read_as_the_standard_library_reads_it(value: object) -> None:
    assert values(json.dumps([value])) == [[value]]


@given(
    st.recursive(
        st.text(st.characters(exclude_characters="'\"")) | st.booleans() | st.none(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4),
    )
)
def test_the_forgiving_reader_agrees_with_it_where_only_a_comma_is_too_many(value: object) -> None:
    assert values(f"[{json.dumps(value)},]") == [[value]]


def test_references_that_lead_in_circles_end() -> None:
    circle = {"@id": "#a", "name": {"@id": "#a"}}
    assert stated(script({"@graph": [circle, {**ARTICLE, "author": {"@id": "#a"}}]})) == {"title": "The bridge is open"}


def test_the_text_of_the_article_is_plain() -> None:
    page = (FOLDER / "de_stadtbad.html").read_text(encoding="utf-8")
    marks = [script(page.partition('ld+json">')[2].partition("</script>")[0])]
    assert article_body(marks) == "Das Wasser ist warm.\nDie Schlange reicht bis zur Brücke."
    assert article_body([article(articleBody="1 < 2 &amp; 3 &gt; 2")]) == "1 < 2 & 3 > 2"
    assert article_body([script({"@type": "Review", "articleBody": "Nice"})]) == ""


# Hostile pages

DEEP = 100_000
HOSTILE = {
    "deep lists": "[" * DEEP, "deep objects": '{"a":' * DEEP, "deep graph": '{"@graph":[' * DEEP,
    "a long number": '{"@type":"Article","wordCount":' + "9" * DEEP + "}", "quotation marks": '{"' * DEEP,
    "wrong brackets": "[}" * DEEP, "no end": '{"headline": "' + "x" * DEEP, "comments": "{/*" * DEEP,
    "backslashes": '{"a": "' + "\\" * DEEP, "many objects": "{}" * DEEP, "one key": "{" + '"a":1,' * DEEP + "}",
    "spaces": '{"' + '"    ' * DEEP, "wrappers": "<!--" * DEEP,
    "authors": '{"@type":"Article","author":[' + '"A",' * DEEP,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_scripts_never_raise(name: str) -> None:
    assert isinstance(facts([script(HOSTILE[name])]), tuple)
    assert isinstance(article_body([script(HOSTILE[name])]), str)


def test_what_stands_deeper_than_the_bound_is_left_out() -> None:
    text = "[" * MAX_DEPTH + '["lost"],' + "]" * MAX_DEPTH + ',{"a": "kept"'
    assert values(text)[1] == {"a": "kept"}


def test_scripts_are_read_up_to_the_bound() -> None:
    filler = script(json.dumps({"@type": "Thing", "name": "x" * MAX_CHARS}))
    assert stated(article(), filler)["title"] == "The bridge is open"
    assert stated(filler, article()) == {}


def test_lists_have_a_bound() -> None:
    many = [f"Author {number}" for number in range(10 * MAX_STATEMENTS)]
    assert len(stated(article(author=many))["byline"]) == MAX_STATEMENTS
    assert len(stated(article(keywords=",".join(many[:150])))["tags"]) == MAX_STATEMENTS


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length(name: str) -> None:
    """Four times the text takes at most eight times the time; the shortest of three runs is free of most noise."""
    spent = []
    for length in (50_000, 200_000):
        marks = [script(HOSTILE[name][:length])]
        runs = []
        for _ in range(3):
            start = time.process_time()
            facts(marks)
            runs.append(time.process_time() - start)
        spent.append(max(min(runs), 0.002))
    assert all(later <= 8 * earlier for earlier, later in pairwise(spent))


WORDS = st.sampled_from(
    ['name="', 'property="', "og:title", "author", "article:published_time", '"', "'", "content=", "2024-09-08",
     "&amp;", "&#99999999999;", "{", "}", "[", "]", '"@type"', ":", "NewsArticle", ",", "headline", "\\u", "\ud800",
     "\x00", " ", "<b>", "itemprop=", "datetime=", "class=published", "//", "<!--", "| Site", " - "]
)  # fmt: skip
MARK = st.builds(
    Mark,
    st.sampled_from(["meta", "link", "time", "title", "script", "html", "h1", "base", "other"]),
    st.lists(WORDS, max_size=12).map("".join) | st.text(max_size=40),
    st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=40),
)
SINGLE = {"title", "published", "modified", "section", "site_name", "language", "description", "word_count", "url"}


@given(st.lists(MARK, max_size=12))
@settings(max_examples=300)
def test_any_page_gives_well_formed_facts(marks: list[Mark]) -> None:
    found = facts(marks)
    keys = [key for key, _ in found]
    assert set(keys) <= SINGLE | {"byline", "tags"}
    assert all(keys.count(key) <= 1 for key in SINGLE)
    for _, value in found:
        assert value == " ".join(value.split())
        assert value.encode("utf-8")
    assert facts(marks) == found
