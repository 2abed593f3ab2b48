"""A BeautifulSoup tree is read through HTML that we write, and edited in place; all of it can be put back."""

import html
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, CData, Comment, NavigableString, Tag
from bs4.element import PageElement, ProcessingInstruction
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.errors import UsageError
from newsclean.readers.html import read
from newsclean.readers.soup import Serial, serialised
from newsclean.stripping import Stripped, strip_boilerplate

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
PARSERS = [
    "html.parser",
    *(pytest.param(name, marks=pytest.mark.skipif(find_spec(name) is None, reason=f"no {name}"))
      for name in ("lxml", "html5lib")),
]  # fmt: skip
UNREAD = ("script", "style", "title", "iframe")

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"/><title>Le vote &amp; le port</title><style>p > a {color: red}</style>
</head><body class="page wide"><main><article><h1>Le conseil municipal a voté le budget de la ville</h1>
<p>Par <b>Jeanne Durand</b></p>
<div class="share"><ul><li><a href="?a=1&amp;b=2">Partager sur Facebook</a></li>
<li><a>Partager sur Twitter</a></li></ul></div>
<figure><img alt='dit "oui"' src="pont.jpg"/><figcaption>Photo : AFP</figcaption></figure>
<p>Le SÃ©nat a votÃ© <i>mardi soir</i> &amp; le maire a dit oui, devant une salle comble.<br/>La séance a duré.</p>
<!-- la suite --><script>if (a < b && c) {}</script>
<p>Le conseil s'est réuni dans la grande salle de la mairie, où les habitants étaient nombreux ce soir-là.</p>
<p class="more"><a href="y"><img src="vignette.jpg"/>Lire aussi : Le port sera agrandi</a></p>
<p>Copyright © 2024 Le Journal. Tous droits réservés.</p>
</article></main></body></html>"""


def soup(markup: str, parser: str = "html.parser") -> BeautifulSoup:
    return BeautifulSoup(markup, parser)


def tag(name: str, *children: str | PageElement, **attributes: Any) -> Tag:
    made = Tag(name=name)
    made.attrs.update(attributes)
    made.extend([NavigableString(child) if type(child) is str else child for child in children])
    return made


def folded(text: str) -> str:
    return " ".join(text.split())


def walk(tree: Tag) -> Iterator[PageElement]:
    stack: list[PageElement] = [tree]
    while stack:
        element = stack.pop()
        yield element
        if isinstance(element, Tag):
            stack.extend(reversed(element.contents))


def assert_linked(tree: Tag) -> None:
    """Every link between elements says what the children say."""
    elements = list(walk(tree))
    for element, following in pairwise(elements[1:] if isinstance(tree, BeautifulSoup) else elements):
        assert element.next_element is following
        assert following.previous_element is element
    for parent in elements:
        if isinstance(parent, Tag):
            assert all(child.parent is parent for child in parent.contents)
            for child, sibling in pairwise([None, *parent.contents, None]):
                assert child is None or child.next_sibling is sibling
                assert sibling is None or sibling.previous_sibling is child


def assert_read(serial: Serial) -> None:
    """The document holds the text of every node, where the node is."""
    document = read(serial.html)
    shown = document.origin.inverse
    for start, end, node in serial.nodes:
        if node.parent is None or not any(parent.name in UNREAD for parent in node.parents):
            first, last = shown.span(start, end)
            assert folded(document.text[first:last]) == folded(node)


# Serialisation


@pytest.mark.parametrize("parser", PARSERS)
def test_an_ordinary_tree_is_written_as_beautiful_soup_writes_it(parser: str) -> None:
    tree = soup(PAGE, parser)
    assert serialised(tree).html == str(tree)


@pytest.mark.parametrize("parser", PARSERS)
def test_every_text_node_has_its_range(parser: str) -> None:
    tree = soup(PAGE, parser)
    serial = serialised(tree)
    texts = [node for node in walk(tree) if isinstance(node, NavigableString) and type(node).__name__ not in MARKUP]
    assert len(serial.nodes) == len(texts)
    for (start, end, node), text in zip(serial.nodes, texts, strict=True):
        assert node is text
        assert html.unescape(serial.html[start:end]) == node
        assert all(serial.node_at(offset) is node for offset in {start, end - 1})


MARKUP = ("Doctype", "Comment", "CData", "ProcessingInstruction", "Declaration")


def test_markup_belongs_to_no_node() -> None:
    serial = serialised(soup("<p>a<!-- b --><b>c</b></p>"))
    held = "".join("." if serial.node_at(offset) is None else str(serial.html[offset]) for offset in range(30))
    assert held == "...a.............c........" + "." * 4


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    "markup",
    [
        PAGE,
        "<p>one<p>two<ul><li>three<li>four</ul>five",
        "<table><tr><td>one<td>two<tr><td><table><tr><td>three</table>four</table>",
        "<div>a &amp; b &lt; c &gt; d &amp;amp; e &amp;lt;p&amp;gt;</div>",
        "<pre>\n one\n   two &amp; three</pre><textarea>four & <b>five</b></textarea>",
        "<noscript><p>one</p></noscript><iframe>two <b>three</b></iframe><template><p>four</p></template>",
        "<p>one<![CDATA[two]]>three<?php four ?>five<!-- six -->seven</p>",
        "<svg><title>one</title><text>two</text></svg><math><mi>three</mi></math>four",
        "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
        "<p hidden>one <b>two</b></p>three<span style='display:none'>four</span>five",
        "<select><option>one<option>two</select><button>three</button>",
        "<a href=x>one<div>two</div>three</a><b><p>four</b>five</p>",
    ],
)  # fmt: skip
def test_the_reader_sees_the_texts_of_the_tree(parser: str, markup: str) -> None:
    assert_read(serialised(soup(markup, parser)))


def test_text_is_escaped_and_nothing_in_it_becomes_markup() -> None:
    serial = serialised(tag("p", "</p><script>a & b</script>&amp; <!-- \ud800 -->"))
    assert read(serial.html).text == "</p><script>a & b</script>&amp; <!-- \ud800 -->"


@pytest.mark.parametrize("content", ["-->b", ">b", "->b", "--!>b", "a--!>b", "a>b", "-", "--", "a-", "<!--", ""])
@pytest.mark.parametrize("kind", [Comment, CData, ProcessingInstruction])
def test_a_comment_or_declaration_ends_where_its_node_ends(kind: type[NavigableString], content: str) -> None:
    assert read(serialised(tag("div", "one ", kind(content), "two")).html).text == "one two"


def test_a_character_data_section_is_text_in_xml_and_nothing_in_html() -> None:
    xml = Tag(name="p", is_xml=True)
    xml.append(CData("a < b"))
    assert read(serialised(xml).html).text == "a < b"
    assert read(serialised(tag("p", CData("a < b"))).html).text == ""


@pytest.mark.parametrize("name", ["script", "style", "title", "textarea", "iframe", "xmp", "noembed", "SCRIPT"])
@pytest.mark.parametrize(
    "content", ["x</script>x</style>x</title>x</textarea></iframe>x</xmp></noembed >", "<!-- <script> x", "x", ""]
)
def test_the_content_of_a_raw_element_does_not_end_it(name: str, content: str) -> None:
    serial = serialised(tag("div", tag(name, content), tag("p", "kept")))
    document = read(serial.html)
    assert document.blocks[-1].text == "kept"
    assert serial.html.count("<p>") == 1
    assert [element.name for element in document.blocks[-1].markup.ancestors] == ["div", "p"]  # type: ignore[union-attr]


def test_a_script_that_would_end_early_says_the_same_in_its_strings() -> None:
    serial = serialised(tag("script", '{"a": "</script>"}', type="application/ld+json"))
    assert json.loads(serial.html.partition(">")[2].removesuffix("</script>")) == {"a": "</script>"}


def test_elements_in_an_element_without_elements_are_left_out_and_their_text_is_kept() -> None:
    assert serialised(tag("textarea", "one ", tag("b", "two"), " three")).html == "<textarea>one two three</textarea>"


def test_what_a_void_element_holds_stands_behind_it() -> None:
    assert serialised(tag("p", "a", tag("br", "b"), "c")).html == "<p>a<br/>bc</p>"


def test_an_empty_element_that_is_not_void_has_an_end_tag() -> None:
    assert serialised(tag("div", tag("p"), tag("hr"))).html == "<div><p></p><hr/></div>"


@pytest.mark.parametrize("name", ["a b", "p>", "1", "a/b", "-", "\u00e9"])
def test_an_element_that_cannot_be_written_leaves_its_text(name: str) -> None:
    assert serialised(tag("p", "one ", tag(name, "two", a="b"))).html == "<p>one two</p>"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "<p a></p>"), ("", '<p a=""></p>'), ("b", '<p a="b"></p>'), (["b", "c"], '<p a="b c"></p>'),
        (("b", 1), '<p a="b 1"></p>'), (7, '<p a="7"></p>'), (True, '<p a="True"></p>'), ([], '<p a=""></p>'),
        ('<b> & "c"', "<p a='&lt;b&gt; &amp; \"c\"'></p>"), ("'\"", '<p a="\'&quot;"></p>'),
        ("\ud800\n>", '<p a="\ud800\n&gt;"></p>'),
    ],
)  # fmt: skip
def test_attributes_are_written_whatever_they_are(value: object, written: str) -> None:
    assert serialised(tag("p", a=value)).html == written


@pytest.mark.parametrize("name", ["a b", "a=b", "a>b", '"', "'", "/", "", "a/"])
def test_an_attribute_that_cannot_be_written_is_left_out(name: str) -> None:
    assert serialised(tag("p", "text", **{name: "x", "b": "y"})).html == '<p b="y">text</p>'


def test_a_prefix_of_html_is_left_out_and_others_are_kept() -> None:
    paragraph = Tag(name="p", prefix="h", namespace="http://www.w3.org/1999/xhtml")
    other = Tag(name="p", prefix="nitf", namespace="http://example.org/nitf")
    assert serialised(tag("div", paragraph, other)).html == "<div><p></p><nitf:p></nitf:p></div>"


@pytest.mark.skipif(find_spec("lxml") is None, reason="no lxml")
def test_a_tree_of_xml_is_read() -> None:
    tree = soup("<?xml version='1.0'?><item><title>One</title><link>two</link><p>three<br/>four</p></item>", "xml")
    assert_read(serialised(tree))
    assert [block.text for block in read(serialised(tree).html).blocks] == ["two", "three", "four"]


def test_a_part_of_a_tree_is_read_alone() -> None:
    tree = soup("<div><p>one</p><p>two</p><p>three</p></div>")
    assert serialised(tree.find_all("p")[1]).html == "<p>two</p>"


def chain(depth: int) -> Tag:
    """Return elements inside one another, linked by hand: `append` takes time in proportion to their depth."""
    root = at = tag("div")
    for _ in range(depth):
        child = tag("div")
        at.contents, child.parent, child.previous_element, at.next_element = [child], at, at, child
        at = child
    at.append("Advertisement")
    return root


def test_a_tree_of_any_depth_is_written_and_stripped() -> None:
    root = chain(20_000)
    assert serialised(root).html.count("<div>") == 20_001
    result = strip_boilerplate(root, lang="en")
    assert not root.contents
    result.restore()
    assert_linked(root)


def test_positions_of_findings_lead_to_nodes() -> None:
    tree = soup("<div><p>Le maire a dit oui.</p><p>Le SÃ©nat &amp; le maire.</p></div>")
    report = newsclean.check(tree, lang="fr")
    found = next(finding for finding in report.findings if finding.name == "mojibake")
    assert report.source == serialised(tree).html
    assert found.span is not None
    assert serialised(tree).node_at(found.span.start) is tree.find_all("p")[1].string


NAMES = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "b",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "br",
        "img",
        "pre",
        "a",
        "h1",
        "section",
        "figure",
        "figcaption",
        "button",
        "textarea",
        "script",
        "template",
        "svg",
        "noscript",
        "select",
        "option",
        "iframe",
    ]
)
TEXTS = st.one_of(
    st.text(alphabet="ab <>&;\"'-!/\n\t\u00a0é漢\ud800=", max_size=12),
    st.sampled_from(
        ("Share on Facebook", "Read also: The harbour", "Photo: AFP", "Advertisement", "The council met on Tuesday.",
         "Le SÃ©nat a votÃ©.", "&nbsp;", "&amp;amp;", "a  b", "</p>", "--", " ", "Cookies", "by Jane Doe", "\u200b")
    ),
)  # fmt: skip
STRINGS = st.builds(lambda kind, text: kind(text), st.sampled_from((NavigableString, NavigableString, Comment)), TEXTS)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(("class", "id", "hidden", "style", "lang", "href")),
    st.sampled_from((None, "", "x", ["a", "b"], "display:none", "fr", 1)),
    max_size=2,
)


def grown(name: str, attributes: dict[str, Any], children: list[PageElement]) -> Tag:
    return tag(name, *children, **attributes)


@st.composite
def trees(draw: st.DrawFn) -> Tag:
    """Draw a tree; as elements know their parents, each is made once."""
    shape = st.recursive(
        st.tuples(st.just(""), STRINGS),
        lambda inner: st.tuples(NAMES, st.tuples(ATTRIBUTES, st.lists(inner, max_size=4))),
        max_leaves=12,
    )

    def made(drawn: tuple[str, Any]) -> PageElement:
        name, content = drawn
        if not name:
            return type(content)(str(content))  # type: ignore[no-any-return]
        attributes, children = content
        return grown(name, attributes, [made(child) for child in children])

    return tag("div", *(made(drawn) for drawn in draw(st.lists(shape, max_size=5))))


@given(trees())
def test_any_tree_is_read_as_it_is(tree: Tag) -> None:
    before = str(tree)
    serial = serialised(tree)
    assert str(tree) == before
    assert_read(serial)


@given(st.text(alphabet="<>/pdivbscrt &;=\"'!-ah1", max_size=60))
def test_any_tree_of_a_parser_is_read_as_it_is(markup: str) -> None:
    assert_read(serialised(soup(markup)))


# Stripping


def stripped(markup: str, **options: Any) -> tuple[str, Stripped]:
    tree = soup(markup)
    result = strip_boilerplate(tree, **{"lang": "en", **options})
    after = str(tree)
    assert_linked(tree)
    result.restore()
    assert str(tree) == str(soup(markup))
    assert_linked(tree)
    return after, result


BODY = (
    "<p>The harbour council met on Tuesday and agreed that the old pier would be mended before the summer.</p>"
    "<p>Work on the eastern side begins in March, when the boats have left, and ends before the first of June.</p>"
)


@pytest.mark.parametrize("parser", PARSERS)
def test_boilerplate_goes_text_is_repaired_and_the_rest_stays(parser: str) -> None:
    tree = soup(PAGE, parser)
    before = str(tree)
    result = strip_boilerplate(tree, lang="fr")
    kept = before.replace("SÃ©nat a votÃ©", "Sénat a voté")
    for removed in (
        "<p>Par <b>Jeanne Durand</b></p>", "<figcaption>Photo : AFP</figcaption>", str(result.removed[1].element),
        '<p class="more"><a href="y"><img src="vignette.jpg"/>Lire aussi : Le port sera agrandi</a></p>',
        "<p>Copyright © 2024 Le Journal. Tous droits réservés.</p>",
    ):  # fmt: skip
        assert kept.count(removed) == 1
        kept = kept.replace(removed, "")
    assert str(tree) == kept
    assert_linked(tree)
    result.restore()
    assert str(tree) == before
    assert_linked(tree)


def test_what_went_is_told_with_reason_text_element_and_place() -> None:
    tree = soup(PAGE)
    first = tree.find_all("p")[0]
    article, index = tree.article, tree.article.contents.index(first) if tree.article else -1
    result = strip_boilerplate(tree, lang="fr")
    gone = result.removed[0]
    assert gone.element is first
    assert (gone.parent, gone.index, gone.text, gone.codes) == (article, index, "Par Jeanne Durand", ("BPL403",))
    assert result.source[gone.span.start : gone.span.end] == "Par <b>Jeanne Durand"
    assert gone.reasons[0].message
    assert first.parent is None
    assert str(first) == "<p>Par <b>Jeanne Durand</b></p>"
    assert [removed.text for removed in result.removed[1:]] == [
        "Partager sur Facebook\n\nPartager sur Twitter", "Photo : AFP", "Lire aussi : Le port sera agrandi",
        "Copyright © 2024 Le Journal. Tous droits réservés.",
    ]  # fmt: skip
    assert (result.language, result.metadata["byline"]) == ("fr", ("Jeanne Durand",))
    json.dumps([[gone.to_dict() for gone in result.removed], [change.to_dict() for change in result.changes]])


def test_repairs_are_told_by_node() -> None:
    tree = soup(PAGE)
    result = strip_boilerplate(tree, lang="fr")
    (change,) = result.changes
    assert (change.before, change.after, change.codes) == ("Le SÃ©nat a votÃ© ", "Le Sénat a voté ", ("ENC101",))
    assert change.node.parent is tree.find_all("p")[0]
    assert result.source[change.span.start : change.span.end] == change.before


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.clean.txt")), ids=lambda path: path.stem)
def test_a_good_article_stays_to_the_character(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n\n")
    markup = (
        "<html><body><article>\n" + "\n".join(f"<p>{html.escape(line)}</p>" for line in lines) + "</article>\n</body>"
    )
    tree = soup(markup)
    before, nodes = str(tree), [id(node) for node in walk(tree)]
    result = strip_boilerplate(tree, lang=path.stem[:2])
    assert not result.removed
    assert str(tree) == before
    assert [id(node) for node in walk(tree)] == nodes


@pytest.mark.parametrize(
    "markup",
    [
        "", "<p></p>", "<ul><li></li></ul>", "<p> </p>\n<div>&nbsp;</div>", "<img src=a.jpg>", "<br>", "plain text",
        "<!-- Advertisement -->", "<script>Share on Facebook</script>", "<style>Advertisement</style>",
        f"{BODY}<p>He told us to <a>share on Facebook</a> what we had seen at the old pier.</p>",
        f"{BODY}<ul><li></li><li><svg></svg></li></ul>", f"{BODY}<p>a &amp; b <b> x </b>&gt; y.</p>",
        f"{BODY}<figure><img src=a.jpg><figcaption>The old pier at dawn, seen from the mole.</figcaption></figure>",
    ],
)  # fmt: skip
def test_nothing_to_remove_changes_nothing(markup: str) -> None:
    tree = soup(markup)
    result = strip_boilerplate(tree, lang="en")
    assert str(tree) == str(soup(markup))
    assert (result.removed, result.changes) == ((), ())


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("<div><ul><li><a><span>Share on Facebook</span></a></li><li></li></ul></div>", ""),
        ("<div> <p>Advertisement</p> </div>", ""),
        ("<section><h2>Kept by its own right, as it says.</h2><div><p>Advertisement</p></div></section>",
         "<section><h2>Kept by its own right, as it says.</h2></section>"),
        ("<figure><img src='a.jpg'><figcaption><p>Photo: AFP</p></figcaption></figure>",
         '<figure><img src="a.jpg"/></figure>'),
        ("<div><img src='a.jpg'><p>Photo: AFP</p></div>", '<div><img src="a.jpg"/></div>'),
        ("<div><figure><img src='a.jpg'></figure><p>Share on Facebook</p></div>",
         '<div><figure><img src="a.jpg"/></figure></div>'),
        ("<div><a><img src='icon.png'>Share on Facebook</a></div>", ""),
        ("<div><figure><img src='a.jpg'></figure><p>Advertisement</p></div>", ""),
        ("<table><tr><td>Advertisement</td><td>Seventeen boats</td></tr></table>",
         "<table><tr><td></td><td>Seventeen boats</td></tr></table>"),
        ("<table><tr><td><b>Advertisement</b></td><td> </td></tr></table>", ""),
        ("<div>Advertisement<img src='a.jpg'/></div>", ""),
        ("<div><p>Advertisement</p><script>x</script><noscript>no scripts here</noscript></div>", ""),
    ],
)  # fmt: skip
def test_the_highest_element_goes_in_which_nothing_is_left(markup: str, left: str) -> None:
    after, result = stripped(BODY + markup + BODY.replace("Tuesday", "Friday"), ignore=["DUP"])
    assert after == str(soup(BODY)) + left + str(soup(BODY.replace("Tuesday", "Friday")))
    assert len(result.removed) == 1


def test_a_hidden_paragraph_keeps_its_element_a_hidden_label_does_not() -> None:
    hidden = "<p hidden>" + "The keeper of the pier wrote down every boat that came in. " * 5 + "</p>"
    after, _ = stripped(f"{BODY}<div><p>Advertisement</p>{hidden}</div>", select=["BPL"])
    assert f'<div><p hidden="">{hidden[10:]}</div>' in after
    after, _ = stripped(f"{BODY}<div><p>Advertisement</p><p hidden>close</p></div>", select=["BPL"])
    assert after == BODY


def test_the_page_and_the_given_root_stay() -> None:
    after, _ = stripped("<html><head></head><body><div><p>Advertisement</p></div></body></html>")
    assert after == "<html><head></head><body></body></html>"
    tree = soup("<main><div><p>Advertisement</p></div></main>")
    assert tree.div is not None
    result = strip_boilerplate(tree.div, lang="en")
    assert str(tree) == "<main><div></div></main>"
    result.restore()
    assert_linked(tree)


def test_a_part_of_a_tree_is_stripped_alone() -> None:
    tree = soup(f"<p>Advertisement</p><article>{BODY}<p>Advertisement</p></article><p>Advertisement</p>")
    assert tree.article is not None
    strip_boilerplate(tree.article, lang="en")
    assert str(tree) == f"<p>Advertisement</p><article>{BODY}</article><p>Advertisement</p>"
    assert_linked(tree)


def test_a_text_node_goes_alone_when_its_element_holds_more() -> None:
    after, result = stripped(f"<div>{BODY}Advertisement</div>")
    assert after == f"<div>{BODY}</div>"
    assert isinstance(result.removed[0].element, NavigableString)


@pytest.mark.parametrize(
    "markup", ["the<b> the</b> pier", "the <b>the </b>pier", "the <b>the</b> pier", "the the pier"]
)
def test_words_around_what_goes_stay_apart(markup: str) -> None:
    tree = soup(f"<p>We saw {markup} on Friday.</p>")
    result = strip_boilerplate(tree, lang="en", unsafe=True, select=["DUP101"])
    assert tree.get_text() == "We saw the pier on Friday."
    assert not tree.find_all("b")
    assert len(result.removed) == (1 if "<b>" in markup else 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Le SÃ©nat &amp; le roi.</p>", "<p>Le Sénat &amp; le roi.</p>"),
        ("<p>A &lt; B, dit le SÃ©nat &gt; C.</p>", "<p>A &lt; B, dit le Sénat &gt; C.</p>"),
        ("<p>Le <b>SÃ©</b>nat.</p>", "<p>Le <b>Sé</b>nat.</p>"),
        ("<p>Le roi&amp;nbsp;: oui.</p>", "<p>Le roi\u00a0: oui.</p>"),
        ("<p>L'art &amp;amp; la vie.</p>", "<p>L'art &amp; la vie.</p>"),
        ("<p title='SÃ©nat'>Oui.</p>", '<p title="SÃ©nat">Oui.</p>'),
    ],
)  # fmt: skip
def test_safe_edits_reach_the_string_of_the_node(before: str, after: str) -> None:
    tree = soup(before)
    strip_boilerplate(tree, lang="fr", select=["ENC", "MRK"])
    assert str(tree) == after


def test_an_edit_over_two_strings_side_by_side_is_made_in_both() -> None:
    paragraph = tag("p", "Le SÃ", "©nat a voté.")
    strip_boilerplate(paragraph, lang="fr", select=["ENC"])
    assert str(paragraph) == "<p>Le Sénat a voté.</p>"
    assert len(paragraph.contents) == 2


def test_strings_of_other_kinds_stay_of_their_kind() -> None:
    class Caption(NavigableString):
        pass

    paragraph = tag("p", Caption("Le SÃ©nat a votÃ© mardi."))
    result = strip_boilerplate(paragraph, lang="fr", select=["ENC"])
    assert type(result.changes[0].node) is Caption


def test_rules_are_chosen_as_for_clean() -> None:
    markup = f"{BODY}<p>Advertisement</p><p>Le SÃ©nat.</p>"
    assert stripped(markup, ignore=["BPL303"])[1].removed == ()
    assert stripped(markup, select=iter(["BPL"]))[1].changes == ()
    assert stripped(markup, select="ENC")[0] == f"{BODY}<p>Advertisement</p><p>Le Sénat.</p>"


@pytest.mark.parametrize(
    ("tree", "options"),
    [
        ("<p>text</p>", {}), (b"<p>text</p>", {}), (None, {}), (NavigableString("text"), {}),
        (tag("p"), {"select": ["nothing"]}), (tag("p"), {"lang": "not a tag"}), (tag("p"), {"published": "soon"}),
    ],
)  # fmt: skip
def test_wrong_use_is_refused(tree: Any, options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        strip_boilerplate(tree, **options)


def test_stripping_twice_is_stripping_once() -> None:
    tree = soup(PAGE)
    strip_boilerplate(tree, lang="fr")
    once = str(tree)
    again = strip_boilerplate(tree, lang="fr")
    assert str(tree) == once
    assert (again.removed, again.changes) == ((), ())


def test_restoring_twice_is_restoring_once() -> None:
    tree = soup(PAGE)
    result = strip_boilerplate(tree, lang="fr")
    result.restore()
    result.restore()
    assert str(tree) == str(soup(PAGE))


def append(tree: BeautifulSoup) -> None:
    tree.find_all("article")[0].append("more")


def reuse(tree: BeautifulSoup, result: Stripped) -> None:
    tree.append(result.removed[0].element)


@pytest.mark.parametrize(
    "change",
    [lambda tree, _: append(tree), reuse, lambda tree, _: tree.figure.decompose()],
    ids=["new", "reused", "gone"],
)
def test_a_tree_that_was_changed_there_is_not_restored(change: Callable[[BeautifulSoup, Stripped], None]) -> None:
    tree = soup(PAGE)
    result = strip_boilerplate(tree, lang="fr")
    change(tree, result)
    changed = str(tree)
    with pytest.raises(UsageError, match="the tree was changed"):
        result.restore()
    assert str(tree) == changed


def test_changes_elsewhere_do_not_hinder() -> None:
    tree = soup(f"<div><p>Advertisement</p>{BODY}</div><footer><p>x</p></footer>")
    result = strip_boilerplate(tree, lang="en", select=["BPL303"])
    tree.find_all("footer")[0].append("y")
    result.restore()
    assert str(tree) == f"<div><p>Advertisement</p>{BODY}</div><footer><p>x</p>y</footer>"


@given(trees())
def test_any_tree_is_stripped_and_restored(tree: Tag) -> None:
    before, elements = str(tree), [id(element) for element in walk(tree)]
    result = strip_boilerplate(tree, lang="en", unsafe=True)
    assert_linked(tree)
    gone = {id(element) for each in result.removed for element in ancestry(each.element)}
    markup = [id(element) for element in walk(tree) if isinstance(element, Tag)]
    assert [element for element in elements if element not in gone and element in markup] == markup
    result.restore()
    assert str(tree) == before
    assert [id(element) for element in walk(tree)] == elements
    assert_linked(tree)


def ancestry(element: PageElement) -> Iterator[PageElement]:
    return walk(element) if isinstance(element, Tag) else iter((element,))


@given(trees())
def test_stripping_any_tree_twice_is_stripping_it_once(tree: Tag) -> None:
    strip_boilerplate(tree, lang="en")
    once = str(tree)
    strip_boilerplate(tree, lang="en")
    assert str(tree) == once


def test_many_siblings_are_removed_in_linear_time() -> None:
    tree = soup(f"<div>{BODY}" + "<p>Advertisement</p>" * 1000 + "</div>")
    assert len(strip_boilerplate(tree, lang="en", select=["BPL"]).removed) == 1000


def test_no_parser_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = soup(PAGE)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(BeautifulSoup, "__init__", refuse)
    newsclean.check(tree)
    newsclean.clean(tree)
    strip_boilerplate(tree).restore()


def test_beautiful_soup_is_imported_when_a_tree_comes() -> None:
    code = "import newsclean, sys; newsclean.clean('<p>a</p>', format='html'); print('bs4' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
