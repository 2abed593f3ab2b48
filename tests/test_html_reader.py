"""HTML is read into blocks as a reader of the page would see them; every character knows its place."""

import pytest

from newsclean.model import Document, Kind, Markup
from newsclean.readers.html import read


def texts(source: str) -> list[str]:
    return [block.text for block in read(source).blocks]


def markups(source: str) -> list[Markup]:
    return [block.markup or Markup() for block in read(source).blocks]


def ancestors(source: str) -> list[tuple[str, ...]]:
    return [tuple(element.name for element in markup.ancestors) for markup in markups(source)]


def source_of(document: Document, words: str) -> str:
    """Return how the source of a document, given as its text, writes some words of it."""
    at = document.text.index(words)
    start, end = document.origin.span(at, at + len(words))
    return f"{start}:{end}"


def written(source: str, words: str) -> str:
    start, end = map(int, source_of(read(source), words).split(":"))
    return source[start:end]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<p>a", Kind.PARAGRAPH), ("a", Kind.PARAGRAPH), ("<div>a</div>", Kind.PARAGRAPH), ("<h1>a", Kind.HEADING),
        ("<h6>a", Kind.HEADING), ("<ul><li>a", Kind.LIST_ITEM), ("<li><p>a", Kind.LIST_ITEM),
        ("<li><div><p>a", Kind.LIST_ITEM), ("<dl><dt>a", Kind.LIST_ITEM), ("<dl><dd>a", Kind.LIST_ITEM),
        ("<blockquote>a", Kind.QUOTE), ("<blockquote><p>a", Kind.QUOTE), ("<figure><figcaption>a", Kind.CAPTION),
        ("<table><caption>a", Kind.CAPTION), ("<td>a", Kind.TABLE_CELL), ("<th>a", Kind.TABLE_CELL),
        ("<td><p>a", Kind.PARAGRAPH), ("<td><h2>a", Kind.HEADING), ("<pre>a", Kind.CODE), ("<xmp>a</xmp>", Kind.CODE),
        ("<blockquote><h2>a", Kind.HEADING), ("<blockquote></blockquote>a", Kind.PARAGRAPH),
        ("<li>x</li></ul><p>a", Kind.PARAGRAPH), ("<h2></h2><p>a", Kind.PARAGRAPH), ("<b>a", Kind.PARAGRAPH),
        ("<H2>a", Kind.HEADING), ("<unknown>a</unknown>", Kind.PARAGRAPH),
    ],
)  # fmt: skip
def test_a_block_is_what_its_element_makes_it(source: str, kind: Kind) -> None:
    assert read(source).blocks[-1].kind is kind


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<ul><li>One<li>Two</ul>Three", ["One", "Two", "Three"]),
        ("<table><tr><td>One<td>Two<tr><td>Three</table>", ["One", "Two", "Three"]),
        ("One.<div>Two.</div>Three.", ["One.", "Two.", "Three."]),
        ("<p>One <b>and</b> two.", ["One and two."]),
        ("<p>One<span>and</span>two.", ["Oneandtwo."]),
        ("<p>One<unknown-tag>and</unknown-tag>two.", ["Oneandtwo."]),
        ("<P>One.</P><DIV>Two.</DIV>", ["One.", "Two."]),
        ("<p>One</span></b></i> two.", ["One two."]),
        ("<p>One</div>two.", ["One", "two."]),
        ("</p>One", ["One"]),
        ("<p></p><p> \n </p><p>&nbsp;</p><div></div>", []),
        ("<p>One<br>two", ["One", "two"]),
        ("<p>One<br/>two<BR>three</br>four", ["One", "two", "three", "four"]),
        ("<hr>One<hr>Two", ["One", "Two"]),
        ("<option>One<option>Two", ["One", "Two"]),
        ("<dl><dt>One<dd>Two<dt>Three", ["One", "Two", "Three"]),
        ("plain", ["plain"]),
        ("", []),
        (" \n\t ", []),
        ("a < b and c > d", ["a < b and c > d"]),
        ("<p>One<svg><path d='M0'/><title>icon</title></svg> two</p>", ["One two"]),
        ("<p>One<svg class='icon'/> two</p>", ["One two"]),
        ("<p>O<!-- a comment -->n<?php echo 1 ?>e<![CDATA[x]]></p>", ["One"]),
        ("<p>O<script>if (a < b) {}</script>n<style>p{}</style>e</p>", ["One"]),
        ("<p>One <img src=a alt=b> two</p>", ["One two"]),
        ("<p>One <input value=a> two<wbr>fold</p>", ["One twofold"]),
        ("<?xml version='1.0'?><html xmlns='a'><body><p>One</p></body></html>", ["One"]),
        ("<!DOCTYPE html><title>Title</title><p>One", ["One"]),
        ("<p>One <", ["One <"]),
        ("<p>One <b", ["One"]),
        ("<p>One <!-- two", ["One"]),
    ],
)  # fmt: skip
def test_block_level_tags_part_blocks_and_nothing_else_does(source: str, blocks: list[str]) -> None:
    assert texts(source) == blocks


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a<p>b", "a\n\nb"), ("a<br>b", "a\nb"), ("a<br><br>b", "a\n\nb"), ("a<br> <br>b", "a\n\nb"),
        ("a<br>&nbsp;<br>b", "a\n\nb"), ("<p>a</p><br>b", "a\n\nb"), ("a<br></p>b", "a\n\nb"), ("a<br><p>b", "a\n\nb"),
        ("<br><br>a<br>", "a"), ("a\n\nb", "a b"), ("a<br>\n  b", "a\nb"), ("<li>a<li>b", "a\n\nb"),
        ("a<br>b<br>c", "a\nb\nc"), ("a<br><b></b>b", "a\nb"),
    ],
)  # fmt: skip
def test_a_line_break_is_a_line_end_and_elements_part_paragraphs(source: str, text: str) -> None:
    assert read(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p> a  b\n\n c\t</p>", "a b c"), ("a <b> b </b> c", "a b c"), ("a<b> b</b>", "a b"), ("a\r\nb", "a b"),
        ("a\fb", "a b"), ("a \xa0 b", "a \xa0 b"), ("a&nbsp;b", "a\xa0b"), ("a&#32; &#10;b", "a b"),
        ("a&#13;\nb", "a b"),
        ("<p>\u3000\u3000港", "\u3000\u3000港"), ("a\u2003b", "a\u2003b"), ("a \n<!-- x --> \nb", "a b"),
        ("a<b> </b>b", "a b"), ("a<b></b>b", "ab"), ("<p>a </p><p> b", "a\n\nb"), ("a\x0bb", "a\x0bb"),
        ("a\u2028b", "a\u2028b"), ("a\x00b", "a\x00b"), ("a\u200bb", "a\u200bb"), ("<i>a</i> <i>b</i>", "a b"),
    ],
)  # fmt: skip
def test_white_space_of_html_is_folded_and_other_blanks_stay(source: str, text: str) -> None:
    assert read(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<pre>\n  a\n    b\n</pre>", "  a\n    b"), ("<pre>a  b</pre>", "a  b"),
        ("<pre>  <b>a</b> \n b</pre>", "  a \n b"),
        ("<pre><div>a  b</div></pre>", "a  b"), ("<pre> \n </pre>", ""), ("<pre>a&amp;\n</pre>", "a&"),
        ("<xmp>a  b</xmp>", "a  b"),
    ],
)  # fmt: skip
def test_code_keeps_its_white_space(source: str, text: str) -> None:
    assert "".join(texts(source)) == text


def test_references_are_one_piece_of_the_source() -> None:
    source = "<p>caf&eacute; &amp; t&#233;&#xE9; &fjlig;ord &ltb &notit;</p>"
    document = read(source)
    assert document.text == "café & téé fjord <b ¬it;"
    assert written(source, "é") == "&eacute;"
    assert written(source, "&") == "&amp;"
    assert written(source, "éé") == "&#233;&#xE9;"
    assert written(source, "fj") == "&fjlig;"
    assert written(source, "¬") == "&not"
    assert written(source, "ord") == "ord"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bold", "bold"), ("One", "One"), ("One bold", "One <b>bold"), ("bold word", "bold</b> \n <i>word"),
        (" ", " "), ("word", "word"), ("d w", "d</b> \n <i>w"), ("two", "two"), ("word\n\ntwo", "word</i><p>two"),
    ],
)  # fmt: skip
def test_a_span_beside_a_tag_does_not_hold_it(words: str, expected: str) -> None:
    assert written("<p>One <b>bold</b> \n <i>word</i><p>two", words) == expected


def test_folded_white_space_is_one_piece() -> None:
    source = "one  \n\t two"
    assert written(source, " ") == "  \n\t "


def test_ancestors_are_the_nearest_eight_block_level_elements_with_their_tokens() -> None:
    source = "<html><body><DIV CLASS='Main Wide' id=Top role=MAIN><p><b class=x>a</b>"
    (markup,) = markups(source)
    assert [(e.name, e.tokens) for e in markup.ancestors] == [
        ("html", ()), ("body", ()), ("div", ("main", "wide", "top", "main")), ("p", ()),
    ]  # fmt: skip
    assert [source[e.start] for e in markup.ancestors] == ["<"] * 4
    assert ancestors("<div>" * 20 + "<p>a") == [("div",) * 7 + ("p",)]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("<div><p>a</p>b", ("div",)), ("<div><p>a</div>b", ()), ("<section><div></section>b", ()),
        ("<ul><li>a<ul><li>b</ul>c", ("ul", "li")), ("<ul><li>a<li>b", ("ul", "li")), ("<p>a<div>b", ("div",)),
        ("<table><tr><td>a<tr><td>b", ("table", "tr", "td")), ("<button><p>a</button>b", ()),
        ("<table><tbody><tr><td>a<tfoot><tr><td>b", ("table", "tfoot", "tr", "td")), ("<div></p>b", ("div",)),
        ("<td><table><tr><td>a</table>b", ("td",)), ("<hr>b", ()), ("<dl><dt>a<dd>b", ("dl", "dd")),
    ],
)  # fmt: skip
def test_end_tags_that_may_be_left_out_are_implied(source: str, names: tuple[str, ...]) -> None:
    assert ancestors(source)[-1] == names
