"""Clean articles as HTML and Markdown: the words of the clean text, the shape of the page, and nothing of its code."""

import re
import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import newsclean
from newsclean.errors import UsageError
from newsclean.model import Block, Document, Element, Kind, Markup
from newsclean.offsets import OffsetMap, Replacement
from newsclean.renderers import formats, renderer
from newsclean.results import CleanResult

FOLDER = Path(__file__).parents[1] / "fixtures" / "html" / "articles"
PAGES = sorted(path.name.removesuffix(".page.html") for path in FOLDER.glob("*.page.html"))
COMMONMARK = MarkdownIt("commonmark").enable("table")
WRITTEN = frozenset(
    "h1 h2 h3 h4 h5 h6 p ul ol li blockquote pre code table thead tbody tr td th figure figcaption img a em strong "  # noqa: SIM905
    "sub sup br q cite abbr mark small time dl dt dd".split()
)
ATTRIBUTES = {
    "a": {"href"}, "img": {"src", "alt"}, "abbr": {"title"}, "time": {"datetime"}, "ol": {"start"},
    "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"},
}  # fmt: skip


def result(source: str, *, without: tuple[str, ...] = ()) -> CleanResult:
    """Return a page as it was read; blocks whose text is in `without` are removed."""
    document = newsclean.read(source, format="html")
    edits: list[Replacement] = []
    for number, block in enumerate(document.blocks):
        if block.text in without:
            span = document.removal(number).span
            edits.append(Replacement(max(span.start, edits[-1].end if edits else 0), span.end, ""))
    return CleanResult(document.edited(edits) if edits else document, source)


def as_html(source: str, *, images: bool = True, links: bool = True, without: tuple[str, ...] = ()) -> str:
    return renderer("html").render(result(source, without=without), images=images, links=links)


def as_markdown(source: str, *, images: bool = True, links: bool = True, without: tuple[str, ...] = ()) -> str:
    return renderer("markdown").render(result(source, without=without), images=images, links=links)


def words(text: str) -> str:
    """Return text modulo white space."""
    return " ".join(text.split())


def words_of_html(output: str) -> str:
    return words(BeautifulSoup(output, "html.parser").get_text())


def words_of_markdown(output: str) -> str:
    """Return the text that a CommonMark parser sees; descriptions of pictures are no text."""
    return words("\n".join(filter(None, map(_words_of_token, COMMONMARK.parse(output)))))


def _words_of_token(token: Token) -> str:
    if token.type == "inline":
        return "".join(_words_of_token(child) for child in token.children or ())
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if token.type == "image" else token.content


class Checked(HTMLParser):
    """Takes a fragment apart and fails at the first thing that no clean article holds."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in WRITTEN
        assert {name for name, _ in attrs} <= ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            if name in ("href", "src"):
                assert value
                assert re.match(r"https?:|mailto:|[^:]*$|[^:]*[/?#]", value)
        assert tag != "a" or "a" not in self.open
        assert not (tag == "p" and "p" in self.open)
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def assert_clean(output: str) -> None:
    """Fail if a fragment is not balanced, or holds an element or attribute that is not on the list."""
    checked = Checked()
    checked.feed(output)
    checked.close()
    assert not checked.open


NAMES = st.sampled_from(
    "p div h1 h2 h3 ul ol li blockquote pre code table thead tbody tr td th figure figcaption picture section a b i em "  # noqa: SIM905
    "strong span sub sup q cite abbr mark small time dl dt dd article aside caption svg math font button".split()
)
TEXTS = st.one_of(
    st.sampled_from([
        "a", " ", "word", " two words ", "*", "_", "**a**", "a*b", "snake_case", "[x]", "](", "(y)", "[x]: y", "![",
        "!",
        "<", "&lt;b&gt;", "&amp;amp;", "&amp;", "amp;", "`", "``", "#", "# a", "1.", "1. a", "- a", "-", "---",
        "===", "+",
        "> a", "|", "a | b", "|-|-|", "~~a~~", "\\", "\\*", "    a", "\n", "\n\n", "\t", "「引用」", "漢字", "。",
        "кот", "العربية", "&nbsp;", "\u3000", "…", "“x”", "$1", "http://a.b", "[ ] a", "[^1]", "<!-- c -->", "<br>",
        "<br><br>", "<img src=/a.jpg>", "<img src=/b.jpg alt='[b] | *c*'>", "<hr>", "0)", "é", "😀", "\x00", "\r\n",
    ]),
    st.text("ab *_`[]()<>&#-+.!|\\~\n1=", max_size=8),
)  # fmt: skip
STATED = st.sampled_from([
    "", "", "", " href=/x", " href='https://a.org/(b)'", " href=javascript:alert(1)", " class=c", " title='t \"u\"'",
    " colspan=2", " rowspan=2", " datetime=2024-05-01", " start=4", " hidden", " onclick=x", " href=\"a b'c\"",
])  # fmt: skip
TAGS = st.one_of(
    st.builds("<{}{}>".format, NAMES, STATED),
    st.builds("</{}>".format, NAMES),
    st.builds("</{}>".format, NAMES),
)
SOUPS = st.lists(st.one_of(TAGS, TEXTS), max_size=30).map("".join)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        lambda name, stated, children: f"<{name}{stated}>{''.join(children)}</{name}>",
        NAMES,
        STATED,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)
SOURCES = st.one_of(SOUPS, st.lists(TREES, max_size=4).map("".join))


@given(SOURCES)
def test_html_has_the_words_of_the_clean_text(source: str) -> None:
    assert words_of_html(as_html(source)) == words(result(source).text)


@given(SOURCES)
def test_html_is_well_formed_and_holds_only_what_is_on_the_list(source: str) -> None:
    assert_clean(as_html(source))


@given(SOURCES)
def test_html_of_html_is_the_same(source: str) -> None:
    once = as_html(source)
    assert as_html(once) == once


@given(SOURCES)
def test_markdown_reads_back_as_the_words_of_the_clean_text(source: str) -> None:
    expected = words(result(source).text.replace("\x00", "\ufffd"))
    assert words_of_markdown(as_markdown(source)) == expected


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("to", "suffix"), [("html", "html"), ("markdown", "md")])
def test_a_page_becomes_a_clean_article(name: str, to: str, suffix: str) -> None:
    source = (FOLDER / f"{name}.page.html").read_text(encoding="utf-8")
    expected = (FOLDER / f"{name}.{suffix}").read_text(encoding="utf-8")
    assert newsclean.clean(source, format="html", to=to).output == expected


@pytest.mark.parametrize("name", PAGES)
def test_a_clean_article_stays_as_it_is(name: str) -> None:
    source = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    again = newsclean.clean(source, format="html", to="html")
    assert again.output == source
    assert not again.changes


@pytest.mark.parametrize("name", PAGES)
def test_a_clean_article_has_the_words_of_the_clean_text(name: str) -> None:
    page = (FOLDER / f"{name}.page.html").read_text(encoding="utf-8")
    text = newsclean.clean(page, format="html", to="html").text
    assert words_of_html((FOLDER / f"{name}.html").read_text(encoding="utf-8")) == words(text)
    assert words_of_markdown((FOLDER / f"{name}.md").read_text(encoding="utf-8")) == words(text)
    assert_clean((FOLDER / f"{name}.html").read_text(encoding="utf-8"))


def test_every_format_has_a_renderer() -> None:
    assert formats() == ("html", "markdown", "text")
    assert all(callable(renderer(name).render) for name in formats())


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown output format 'pdf'; known: html, markdown, text"):
        renderer("pdf")


def test_text_is_the_clean_text() -> None:
    assert renderer("text").render(result("<p>One</p><p>Two")) == "One\n\nTwo"


def test_nothing_gives_nothing() -> None:
    assert (as_html(""), as_markdown("")) == ("", "")
    assert as_html("<p></p><ul><li></ul><table><tr><td></table><figure></figure>") == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h4>a</h4><h1>b</h1>", "<h4>a</h4>\n<h1>b</h1>\n"),
        ("<div>a<br>b<br><br>c</div>", "<p>a<br>\nb</p>\n<p>c</p>\n"),
        ("<ul><li>a<li>b</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("<ul><li>a<ul><li>b</ul></ul>", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
        ("<ul><li>a</li><ul><li>b</ul></ul>", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
        ("<ul><li>a</ul><ul><li>b</ul>", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n"),
        ("<ol start=3><li>a</ol>", '<ol start="3">\n<li>a</li>\n</ol>\n'),
        ("<ol start=x><li>a</ol>", "<ol>\n<li>a</li>\n</ol>\n"),
        ("<li>a<li>b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("<ul>a<li>b</ul>", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n"),
        ("<blockquote>a<p>b</blockquote>", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
        ("<pre>a\n  b &lt;i</pre>", "<pre><code>a\n  b &lt;i</code></pre>\n"),
        ("<dl><dt>a<dd>b</dl>", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n"),
        ("<p>a<center>b</center>", "<p>a</p>\n<p>b</p>\n"),
        ("<td>a", "<p>a</p>\n"),
    ],
)
def test_blocks_keep_their_shape(source: str, expected: str) -> None:
    assert as_html(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <b>b</b> <i>c</i>", "a <strong>b</strong> <em>c</em>"),
        ("a <b> b </b>c", "a <strong>b</strong> c"),
        ("a<b> </b>b", "a b"),
        ("<b>a <i>b</b> c</i>", "<strong>a <em>b</em></strong> <em>c</em>"),
        ("<b>a", "<strong>a</strong>"),
        ("a</b>", "a"),
        ("<b>a</b><strong>b</strong>", "<strong>ab</strong>"),
        ("<b>a<b>b</b>c</b>", "<strong>abc</strong>"),
        ("<a href=/x>a <a href=/y>b</a> c", '<a href="/x">a</a> <a href="/y">b</a> c'),
        ("<a name=x>a</a>", "a"),
        ("<a href='#n'>a</a>", "a"),
        ("<span class=c style='color:red'>a</span><font size=7>b</font><u>c</u>", "abc"),
        ("a<sup>2</sup><sub>i</sub>", "a<sup>2</sup><sub>i</sub>"),
        ("<q>a</q> <cite>b</cite> <mark>c</mark> <small>d</small>",
        "<q>a</q> <cite>b</cite> <mark>c</mark> <small>d</small>"),
        ("<abbr title='U &amp; \"N\"'>UN</abbr>", '<abbr title="U &amp; &quot;N&quot;">UN</abbr>'),
        ("<time datetime=2024-05-01>a</time> <time>b</time>", '<time datetime="2024-05-01">a</time> b'),
        ("<kbd>a</kbd>, <samp>b</samp>", "<code>a</code>, <code>b</code>"),
        ("1 &lt; 2 &amp;amp; &quot;", '1 &lt; 2 &amp;amp; "'),
        ("5&nbsp;km", "5&nbsp;km"),
    ],
)  # fmt: skip
def test_words_keep_their_marks(source: str, expected: str) -> None:
    assert as_html(f"<p>{source}</p>") == f"<p>{expected}</p>\n"


def test_marks_end_with_their_block() -> None:
    assert as_html("<p><b>a</p><p>b</p>") == "<p><strong>a</strong></p>\n<p>b</p>\n"


def test_marks_go_on_behind_a_line_break() -> None:
    assert as_html("<p><i>a<br>b</i> c") == "<p><em>a</em><br>\n<em>b</em> c</p>\n"


TABLE = "<table><thead><tr><th>a<th>b</thead><tr><td rowspan=2>1<td colspan=2>2<tr><td></table>"


def test_a_table_keeps_its_cells() -> None:
    assert re.findall("<t[rdh].*", as_html(TABLE)) == [
        "<thead>", "<tr>", "<th>a</th>", "<th>b</th>", "<tr>", '<td rowspan="2">1</td>', '<td colspan="2">2</td>',
    ]  # fmt: skip


@pytest.mark.parametrize("stated", ["0", "1", "-2", "9999", "x", "2x", "٣"])
def test_a_span_that_is_none_is_dropped(stated: str) -> None:
    assert "span" not in as_html(f"<table><tr><td colspan='{stated}'>a<td>b</table>")


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td>a<tr><td>b</table>",
        "<table><tr><td><p>a</p><p>b</p><td></td></table>",
        "<table><tr><td><h2>a</h2>b<td>c</table>",
        "<table><tr><td><table><tr><td>a<td>b</table><td>c</table>",
        f"<table><tr><td>{'word ' * 200}<td>menu</table>",
    ],
)
def test_a_table_that_lays_out_a_page_is_no_table(source: str) -> None:
    output = as_html(source)
    assert output.count("<table>") == source.count("<table>") - 1
    assert words_of_html(output) == words(result(source).text)


HOSTILE = (
    "<a href='javascript:alert(1)'>x</a>", "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>", "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#1;javascript:alert(1)'>x</a>", "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='&#106;avascript&#58;alert(1)'>x</a>", "<a href='&#x6A&#x61vascript:alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a>", "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='file:///etc'>x</a>",
    "<a href='blob:https://a.org/x'>x</a>", "<a href='view-source:https://a.org'>x</a>",
    "<a href='\x00javascript:x'>x</a>",
    "<a href='\u200bjavascript:alert(1)'>x</a>", "<a href='https://a.org/\u202e'>x</a>",
    "<a href='https://a.org/\" onclick=\"x'>x</a>", '<a href="/x" onclick="alert(1)" style="x">x</a>',
    "<a href='/x' href='javascript:alert(1)'>x</a>", "<a\nhref=/x/onmouseover=alert(1)>x</a>",
    "<img src=x onerror=alert(1)>x", "<img src='javascript:alert(1)'>x",
    "<img src='/a.jpg' alt='\"><script>alert(1)</script>'>x",
    "<img srcset='javascript:alert(1) 2x'>x", "<img data-src='data:image/svg+xml,<svg onload=alert(1)>'>x",
    "<svg onload=alert(1)><script>alert(1)</script></svg>x", "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>x",
    "<iframe src='javascript:alert(1)'></iframe>x", "<form action='javascript:alert(1)'><button>x</button></form>",
    "<object data='x.swf'>x</object>", "<embed src='x.swf'>x", "<base href='https://evil.example/'><a href='y'>x</a>",
    "<title><img src=x onerror=alert(1)></title>x", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x",
    "<textarea></textarea><script>alert(1)</script>x", "<xmp><script>alert(1)</script></xmp>x",
    "<<script>alert(1)//<</script>x", "<p/onclick=alert(1)>x", "&lt;script&gt;alert(1)&lt;/script&gt;x",
    "<abbr title='\"><script>alert(1)</script>'>x</abbr>", "<time datetime='\"onclick=x'>x</time>",
    "<td colspan='2\" onclick=\"x'>x", "<ol start='1\" onclick=\"x'><li>x</ol>", "<!--><script>alert(1)</script>-->x",
    "<pre><code class=x onclick=y>&lt;b onclick=z&gt;</code></pre>", "<p>\ud800</p>", "<a href='//[x'>x</a>",
    "<![CDATA[<script>alert(1)</script>]]>x", "<?php echo '<script>' ?>x", "<a href='http:javascript:alert(1)'>x</a>",
)  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE, ids=ascii)
@pytest.mark.parametrize("wrapped", ["{}", "<p>a</p>{}<p>b</p>", "<ul><li>{}</ul>"])
def test_code_of_a_page_does_not_survive(source: str, wrapped: str) -> None:
    source = wrapped.format(source)
    output = as_html(source)
    assert_clean(output)
    for tag in BeautifulSoup(output, "html.parser").find_all(["a", "img"]):
        goal = str(tag.get("href") or tag.get("src"))
        assert goal.isprintable()
        assert re.match(r"(?:https?|mailto):|(?![^/?#]*:)", goal)
    assert words_of_html(output) == words(result(source).text)


@pytest.mark.parametrize(
    "goal",
    [
        "https://a.org/x?y=1&z=(2)#n",
        "http://a.org",
        "mailto:a@b.org",
        "/x",
        "x.html",
        "../x?a=b:c",
        "//a.org/x",
        "?p=1",
    ],
)
def test_an_honest_address_is_kept(goal: str) -> None:
    link = BeautifulSoup(as_html(f'<p><a href="{goal.replace("&", "&amp;")}">x</a>'), "html.parser").a
    assert link is not None
    assert link["href"] == goal


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("/x", "https://a.org/x"),
        ("x", "https://a.org/b/x"),
        ("//c.org", "https://c.org"),
        ("http://d.org/", "http://d.org/"),
    ],
)
def test_an_address_is_resolved_if_the_page_states_its_own(goal: str, expected: str) -> None:
    page = f"<link rel=canonical href='https://a.org/b/c'><p><a href='{goal}'>x</a>"
    assert as_html(page) == f'<p><a href="{expected}">x</a></p>\n'


def test_without_links_their_words_stay() -> None:
    source = "<p>a <a href=/x>b <b>c</b></a> d"
    assert as_html(source, links=False) == "<p>a b <strong>c</strong> d</p>\n"
    assert as_markdown(source, links=False) == "a b **c** d\n"


PICTURE = "<p>a</p>{}<p>b</p>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<img src=/a.jpg>", "/a.jpg"),
        ("<img src=/a.jpg width=600 height='400px'>", "/a.jpg"),
        ("<img src=/a.jpg width=10%>", "/a.jpg"),
        ("<img src='data:image/gif;base64,x' data-src=/a.jpg>", "/a.jpg"),
        ("<img src=/wait.gif data-original=/a.jpg>", "/a.jpg"),
        ("<img src='data:,' srcset='/s.jpg 320w, /a.jpg 1280w, /m.jpg 640w'>", "/a.jpg"),
        ("<img srcset='/s.jpg, /a.jpg 2x'>", "/a.jpg"),
        ("<img data-srcset='/s.jpg 1x,/a.jpg 2x'>", "/a.jpg"),
        ("<picture><source srcset='/a.webp 2x'><img src='data:,'></picture>", "/a.webp"),
        ("<picture><source srcset='/a.webp 2x'><img src='/a.jpg'></picture>", "/a.jpg"),
        ("<div><a href=/big.jpg><img src=/a.jpg></a></div>", "/a.jpg"),
    ],
)
def test_a_picture_between_paragraphs_is_kept(source: str, expected: str) -> None:
    output = as_html(PICTURE.format(source))
    assert output == f'<p>a</p>\n<figure>\n<img src="{expected}" alt="">\n</figure>\n<p>b</p>\n'
    assert as_markdown(PICTURE.format(source)) == f"a\n\n![]({expected})\n\nb\n"


@pytest.mark.parametrize(
    "source",
    [
        "<img src=/p.gif width=1 height=1>", "<img src=/icon.png width=16>", "<img src=/icon.png height=49px>",
        "<img src='data:image/png;base64,AAAA'>", "<img>", "<img src=''>", "<img src=/a.jpg aria-hidden=true>",
        "<video poster=/a.jpg></video>",
    ],
)  # fmt: skip
def test_icons_and_counters_are_no_pictures(source: str) -> None:
    assert as_html(PICTURE.format(source)) == "<p>a</p>\n<p>b</p>\n"


def test_a_picture_is_shown_once() -> None:
    assert as_html(PICTURE.format("<img src=/a.jpg><noscript><img src=/a.jpg></noscript>")).count("<img") == 1


FIGURE = "<p>a</p><figure><img src=/a.jpg alt='[x] &lt;y&gt;'><figcaption>c</figcaption></figure><p>b</p>"


def test_a_figure_keeps_its_caption() -> None:
    expected = '<figure>\n<img src="/a.jpg" alt="[x] &lt;y&gt;">\n<figcaption>c</figcaption>\n</figure>'
    assert as_html(FIGURE) == f"<p>a</p>\n{expected}\n<p>b</p>\n"
    assert as_markdown(FIGURE) == "a\n\n![\\[x\\] \\<y>](/a.jpg)\n\nc\n\nb\n"


def test_a_figure_stays_without_its_caption() -> None:
    assert '<figure>\n<img src="/a.jpg" alt="[x] &lt;y&gt;">\n</figure>' in as_html(FIGURE, without=("c",))


def test_without_images_the_caption_stays() -> None:
    assert "<figcaption>c</figcaption>" in as_html(FIGURE, images=False)
    assert "<img" not in as_html(FIGURE, images=False)
    assert as_markdown(FIGURE, images=False) == "a\n\nc\n\nb\n"


def test_a_picture_in_a_sentence_stays_there() -> None:
    assert as_html("<p>a <img src=/f.png alt=x> b") == '<p>a <img src="/f.png" alt="x"> b</p>\n'
    assert as_markdown("<p>a <img src=/f.png alt=x> b") == "a ![x](/f.png) b\n"


TEASER = "<aside><a href=/other><img src=/t.jpg><p>teaser</p></a></aside>"
RELATED = f"<h3>related</h3><div><img src=/u.jpg><p>{'other ' * 50}</p></div>"


@pytest.mark.parametrize(
    "source",
    [
        f"<p>a</p>{TEASER}<p>b</p>",
        f"<p>a</p>{RELATED}<p>b</p>",
        f"<p>a</p><p>b</p>{RELATED}",
        f"<p>a</p><p>b</p>{TEASER}",
        f"<header><a href=/><img src=/logo.png></a></header>{RELATED}<p>a</p><p>b</p>",
    ],
)
def test_pictures_of_what_was_removed_go_with_it(source: str) -> None:
    gone = ("teaser", "related", ("other " * 50).strip())
    assert as_html(source, without=gone) == "<p>a</p>\n<p>b</p>\n"


def test_the_picture_above_the_title_stays() -> None:
    source = "<p>menu</p><div></div><div><figure><img src=/a.jpg></figure><h1>a</h1><p>b</p></div>"
    assert "<img" in as_html(source, without=("menu",))


def test_repairs_are_not_lost() -> None:
    source = "<p>The <b>coucil</b> met</p><p>on Tuesday.</p><p>It agred.</p>"
    document = newsclean.read(source, format="html")
    text = document.text
    edits = [
        Replacement(0, 0, "“"),
        Replacement(4, 10, "council & mayor"),
        Replacement(14, 16, " "),
        Replacement(text.index("agred") + 5, text.index("agred") + 6, " <all>.”"),
    ]
    repaired = CleanResult(document.edited(edits), source)
    expected = "<p>“The <strong>council &amp; mayor</strong> met on Tuesday.</p>\n<p>It agred &lt;all&gt;.”</p>\n"
    assert renderer("html").render(repaired) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1. a", "12) a", "- a", "+ a", "* a", "# a", "###### a", "> a", "--- a", "---", "***", "___", "_ _ _", "===",
        "~~~", "```",
        "    a", "[a]: b", "[ ] a", "[x] a", "[^1]: a", "| a | b |", "|-|", "a | b", "*a*", "**a**", "_a_", "a_b_c",
        "__init__",
        "a * b", "5*3*2", "`a`", "``", "[a](b)", "![a](b)", "[a][b]", "<b>", "<http://a.org>", "a < b", "a<b",
        "&amp;", "&copy;",
        "AT&T", "&#35;", "~~a~~", "~5", "\\", "\\*", "a\\", "!", "![", "a!", "#a", "1.5", "1.", "2024. a", "a # b",
        "+1", "-5", "=",
        "http://a.org/_x_", ":-)", ":", "|", "a|b", "\\[a]", "*", "* *", "**", "_", "a*", "*a", "<!-- a -->",
        "<?a?>", "$a$", "^a^",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["p", "h2", "li", "blockquote", "td", "dt", "b", "a href=/x", "code", "pre"])
def test_markdown_escapes_what_would_be_markup(text: str, tag: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    cell = f"<{tag}>{escaped}</{tag.split(maxsplit=1)[0]}>"
    source = f"<table><tr>{cell}<td>b</table>" if tag == "td" else f"<p>a<br>{escaped} {escaped}</p>{cell}<p>z</p>"
    assert words_of_markdown(as_markdown(source)) == words(result(source).text)


@pytest.mark.parametrize(
    "text",
    [
        "snake_case and 5 * 3 = 15", "a < b & c > d", "AT&T, R&D 3#4", "[1] and [sic]",
        "Wow! It is 5.3%, +1 - 2 = 0", "a | b",
        "1.5 million", "(a) $5 ~ 6", "C:\tx", "“a” — b… c’s", "#hashtag @name", "2+2=4", "日本語（テスト）",
        "x@y.org http://a.org/b_c",
    ],
)  # fmt: skip
def test_markdown_leaves_harmless_marks_alone(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert as_markdown(f"<p>{escaped}</p>") == " ".join(text.split()) + "\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <b>b</b> c", "a **b** c"),
        ("a <i>b</i>, c", "a *b*, c"),
        ("a<i>b</i>c", "a*b*c"),
        ("<b>a <i>b</i></b>", "**a _b_**"),
        ("これは<b>「引用」</b>です", "これは「引用」です"),
        ("これは<b>重要</b>です", "これは**重要**です"),
        ("a<b>(b)</b>c", "a(b)c"),
        ("<b>a</b><i>b</i>", "**a**b"),
        ("5<i>€</i>x", "5€x"),
        ("a<b>\0</b>", "a\0"),
        ("a <code>&nbsp;</code>", "a `\xa0`"),
        ("a <code>b`c</code> d", "a ``b`c`` d"),
        ("a <code>`b`</code> d", "a `` `b` `` d"),
        ("<a href='/a(b)_c'>x]y</a>", "[x\\]y](/a\\(b\\)_c)"),
        ("a!<a href=/x>b</a>", "a\\![b](/x)"),
        ("a]<sub>(b)</sub>", "a\\](b)"),
        ("a<br>b", "a\\\nb"),
        ("a<br>- b", "a\\\n\\- b"),
        ("<q>a</q> H<sub>2</sub>", "a H2"),
    ],
)
def test_markdown_marks_words_only_where_it_reads_back(source: str, expected: str) -> None:
    assert as_markdown(f"<p>{source}</p>") == expected + "\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h3>a #</h3>", "### a \\#"),
        ("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>", "- a\n  1. b\n  2. c\n- d"),
        ("<ol start=9><li>a<li>b<p>c</ol>", "9. a\n\n10. b\n\n    c"),
        ("<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul>", "- a\n\n* b\n\n- c"),
        ("<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1) b"),
        ("<blockquote><p>a<ul><li>b</ul></blockquote>", "> a\n>\n> - b"),
        ("<pre>a\n\n```\nb</pre>", "````\na\n\n```\nb\n````"),
        ("<ul><li><pre>a\n\n b</pre></ul>", "- ```\n  a\n\n   b\n  ```"),
        ("<table><tr><th>a<th>b<tr><td>1|2<td><code>|</code></table>", "| a | b |\n| --- | --- |\n| 1\\|2 | `\\|` |"),
        ("<table><tr><td>1<td>2</table>", "|  |  |\n| --- | --- |\n| 1 | 2 |"),
        (TABLE, "| a | b |  |\n| --- | --- | --- |\n| 1 | 2 |  |"),
        ("<dl><dt>a<dd>b</dl>", "**a**\n\nb"),
    ],
)
def test_markdown_writes_blocks(source: str, expected: str) -> None:
    assert as_markdown(source) == expected + "\n"


def test_plain_text_becomes_paragraphs_and_headings() -> None:
    text = (
        "A title\n\nThe first paragraph, which is longer & < the second, ends here.\n\nThe second one\nhas two lines.\n"
    )
    outcome = CleanResult(newsclean.read(text, format="text"), text)
    html = renderer("html").render(outcome)
    assert html.startswith(
        "<h2>A title</h2>\n<p>The first paragraph, which is longer &amp; &lt; the second, ends here.</p>\n"
    )
    assert words_of_html(html) == words_of_markdown(renderer("markdown").render(outcome)) == words(outcome.text)


def test_the_title_of_a_text_is_its_first_heading() -> None:
    text = "A title\n\nThe first paragraph is longer than the title and ends here.\n"
    outcome = CleanResult(replace(newsclean.read(text, format="text"), title=0), text)
    assert renderer("html").render(outcome).startswith("<h1>A title</h1>\n<p>")
    assert renderer("markdown").render(outcome).startswith("# A title\n\nThe")


def test_blocks_alone_give_lists_quotations_and_code() -> None:
    kinds = [
        Kind.LIST_ITEM,
        Kind.LIST_ITEM,
        Kind.QUOTE,
        Kind.QUOTE,
        Kind.CODE,
        Kind.CAPTION,
        Kind.TABLE_CELL,
        Kind.LIST_ITEM,
    ]
    text = "\n\n".join("abcdefgh")
    blocks = tuple(Block(text[3 * n], 3 * n, kind) for n, kind in enumerate(kinds))
    outcome = CleanResult(Document(text, blocks, OffsetMap.identity(len(text)), text), text)
    assert renderer("html").render(outcome).split("\n")[:-1] == [
        "<ul>", "<li>a</li>", "<li>b</li>", "</ul>", "<blockquote>", "<p>c</p>", "<p>d</p>", "</blockquote>",
        "<pre><code>e</code></pre>", "<p>f</p>", "<p>g</p>", "<ul>", "<li>h</li>", "</ul>",
    ]  # fmt: skip


def test_ancestors_give_the_shape_of_a_source_without_tags() -> None:
    outer, first, inner = (
        (Element("ul", start=1), Element("li", start=2)),
        Element("li", start=3),
        Element("ol", start=4),
    )
    around = (outer, (*outer, inner, first), (outer[0], Element("li", start=9)))
    text = "a\n\nb\n\nc"
    blocks = tuple(Block(text[3 * n], 3 * n, Kind.LIST_ITEM, "und", Markup(each)) for n, each in enumerate(around))
    outcome = CleanResult(Document(text, blocks, OffsetMap.identity(len(text)), text), text)
    assert renderer("markdown").render(outcome) == "- a\n  1. b\n- c\n"


def test_markdown_becomes_html() -> None:
    source = "# a\n\n- b\n- c\n  1. d\n\n> e\n\n```\nf <b>\n```\n"
    html = renderer("html").render(newsclean.clean(source, format="markdown", select=()))
    assert_clean(html)
    assert re.findall("<([a-z0-9]+)>", html) == ["h1", "ul", "li", "li", "ol", "li", "blockquote", "p", "pre", "code"]


NESTS = (
    "<ul><li>a",
    "<blockquote>a",
    "<table><tr><td>a<td>b",
    "<div>a",
    "<b>a",
    "<a href=/x>a",
    "<figure>a",
    "<dl><dd>a",
)


@pytest.mark.parametrize("nest", NESTS)
def test_deep_pages_are_bounded_and_lose_no_words(nest: str) -> None:
    source = nest * 5_000
    html, markdown = as_html(source), as_markdown(source)
    assert_clean(html)
    assert words_of_html(html) == words(result(source).text)
    assert len(html) < 40 * len(source)
    assert len(markdown) < 40 * len(source)


UNITS = (
    "<p>word</p>", "<li>a", "<td>a", "<ul><li>a", "<b>a", "<em>a</em>*", "<a href=/x>a</a> ", "<img src=/a{}.jpg>",
    "a<br>", "*[",
    "<figure><img src=/a{}.jpg>", "<tr><td rowspan=1000 colspan=1000>a", "</ul>", "<ul>a<li>b", "<div></section>",
    "&", "<code>`</code>",
    "<p>a<img src=/a{}.jpg><p>gone</p>", "<img src=/a{}.jpg><p>gone</p>",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("name", ["html", "markdown"])
def test_four_times_the_page_costs_four_times_the_time(unit: str, name: str) -> None:
    small, large = (
        result("<p>a" + "".join(unit.replace("{}", str(n)) for n in range(count)) + "<p>b", without=("gone",))
        for count in (1_000, 4_000)
    )
    for _ in range(3):  # a noisy machine gets a second and a third look
        short, long = seconds(small, name), seconds(large, name)
        if long < 0.08 or long <= 9.0 * short:
            return
    pytest.fail(f"{short:.3f} s, four times as much {long:.3f} s")


def seconds(outcome: CleanResult, name: str) -> float:
    start = time.process_time()
    renderer(name).render(outcome)
    return time.process_time() - start


def test_every_block_of_html_begins_a_line() -> None:
    output = as_html("<div><p>a<ul><li>b<p>c</ul><table><tr><td>d<td>e</table>")
    assert not re.search(".<(?:p|ul|li|table|tr|td)>", output)
