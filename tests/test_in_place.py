"""Repair in place: the source with its defects mended and every other byte as it was."""

import re

import pytest
from html_grammar import pages
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.engine.placing import placed
from newsclean.model import Edit, Finding, Safety, Span
from newsclean.readers.html import read
from newsclean.report import Report
from newsclean.results import CleanResult


def repaired(source: str) -> CleanResult:
    return newsclean.clean(source, format="html", to="same", boilerplate=False)


def checked(source: str | bytes) -> Report:
    return newsclean.check(source, format="html")


def edited(source: str, words: str, replacement: str = "") -> str | None:
    """Return a source in which words that are seen became others; None if that cannot be written."""
    document = read(source)
    start = document.text.index(words)
    finding = Finding(None, "", (Edit(Span(start, start + len(words)), replacement),))
    edits = sorted(placed(document, finding).edits, key=lambda edit: edit.span.start, reverse=True)
    for edit in edits:
        source = source[: edit.span.start] + edit.replacement + source[edit.span.end :]
    return source if edits else None


@pytest.mark.parametrize(
    ("source", "words", "replacement", "result"),
    [
        ("<p>one two", "two", "three", "<p>one three"), ("<p>one <b>two</b>", "two", "three", "<p>one <b>three</b>"),
        ("<p>one <b>two</b>", "two", "", "<p>one <b></b>"), ("<p>one<b>two</b>x", "etw", "", "<p>on<b>o</b>x"),
        ("<p>o<b>n</b>e", "one", "", "<p><b></b>"), ("<p>o<!-- c -->ne", "one", "", "<p><!-- c -->"),
        ("<p>one \n two", " ", "\xa0", "<p>one\xa0two"), ("<p>one \n two", "e t", "e\xa0t", "<p>one\xa0two"),
        ("<p>a b", "b", "<b> & co", "<p>a &lt;b&gt; &amp; co"), ("<p>a b", "b", "\"'", "<p>a \"'"),
        ("<p>a&nbsp;b", "\xa0", " ", "<p>a b"), ("<p>a&nbsp;b", "\xa0", "", "<p>ab"),
        ("<p>&eacute;a", "é", "e", "<p>ea"),
        ("<p>&fjlig;ord", "f", "F", "<p>Fjord"), ("<p>&fjlig;ord", "jo", "ö", "<p>förd"),
        ("<p>&fjlig;ord", "j", "", "<p>ford"),
        ("<p>&lt;&fjlig;", "j", "", "<p>&lt;f"), ("<p>a&fjlig;<b>b", "jb", "", "<p>af<b>"),
        ("<p>&am&ltp", "<", "", "<p>&amp;amp"),
        ("<p>a</p><p>b</p>", "a", "", "<p></p><p>b</p>"), ("<p>one two", "one two", "one, two", "<p>one, two"),
        ("<p>one<b>two", "one", "one ", "<p>one <b>two"), ("<p>one<b>two", "two", " two", "<p>one <b>two"),
        ("<p>one<p><b>two", "two", "- two", "<p>one<p><b>- two"), ("<p><b>one</b>", "one", "one.", "<p><b>one.</b>"),
        ("<p>one<b>two", "onetwo", "one two", "<p>one <b>two"),
    ],
)  # fmt: skip
def test_an_edit_is_written_as_the_source_has_it(source: str, words: str, replacement: str, result: str) -> None:
    assert edited(source, words, replacement) == result


@pytest.mark.parametrize(
    ("source", "words", "replacement"),
    [
        ("<p>one<b>two</b>", "onetwo", "three"), ("<p>o<b>n</b>e", "one", "1"),
        ("<p>one<p>two", "one\n\ntwo", "one two"),
        ("<p>one<p>two", "\n\n", ""), ("<p>one<p>two", "\n\n", " "), ("a-<br>b", "-\n", ""),
        ("<p>one<p>two", "e\n\nt", ""),
        ("<p>one two", " ", "\n\n"), ("<p>one two", "one", "one\n"), ("<p>one two", "one", "\none"),
        ("<p>x<b>&fjlig;</b>", "xf", "y"), ("<p>a<script>b</script>c", "ac", "b"),
    ],
)  # fmt: skip
def test_an_edit_that_would_take_tags_is_only_shown(source: str, words: str, replacement: str) -> None:
    document = read(source)
    start = document.text.index(words)
    span = Span(start, start + len(words))
    finding = placed(document, Finding(span, "", (Edit(span, replacement),)))
    assert (finding.edits, finding.safety) == ((), Safety.DISPLAY)


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("<p>a <\u200bb> c", "<p>a &lt;b> c"), ("<p>a <\u200b/b> c", "<p>a &lt;/b> c"),
        ("<p>a <\u200b!-- c", "<p>a &lt;!-- c"),
        ("<p>AT&\u200bamp; c", "<p>AT&amp;amp; c"), ("<p>&am\u200bp; c", "<p>&amp;amp; c"),
        ("<p>&#\u200b65; c", "<p>&amp;#65; c"),
        ("<p>a <\u200b b", "<p>a < b"), ("<p>&lt;\u200bb> c", "<p>&lt;b> c"), ("<p>A&\u200bT c", "<p>A&T c"),
        ("<p>&amp;am\u200bp; c", "<p>&amp;amp; c"), ("<p>A &\u200b co", "<p>A & co"), ("<p>1 <\u200b2", "<p>1 <2"),
    ],
)  # fmt: skip
def test_a_deletion_makes_no_tag_and_no_reference(source: str, result: str) -> None:
    assert edited(source, "\u200b") == result
    assert read(result).text == read(source).text.replace("\u200b", "")


def test_an_insertion_into_a_reference_for_two_characters_writes_them_out() -> None:
    document = read("<p>a&fjlig;o")
    (edit,) = placed(document, Finding(None, "", (Edit(Span(2, 2), "-"),))).edits
    assert edit == Edit(Span(4, 11), "f-j")


@pytest.mark.parametrize(
    ("words", "written"), [("f", "&fjlig;"), ("j", "&fjlig;"), ("af", "a&fjlig;"), ("jo", "&fjlig;o")]
)
def test_a_finding_on_half_a_reference_is_on_all_of_it(words: str, written: str) -> None:
    source = "<p>a&fjlig;o"
    document = read(source)
    start = document.text.index(words)
    span = placed(document, Finding(Span(start, start + len(words)), "")).span
    assert span
    assert source[span.start : span.end] == written


def test_taking_out_a_whole_block_of_a_page_is_not_safe() -> None:
    document = read("<p>menu</p><p>text</p><p>end</p>")
    for index in range(3):
        removal = placed(document, Finding(None, "", (document.removal(index),)))
        assert removal.safety is Safety.UNSAFE
        assert [document.source_span(block.whole) for block in document.blocks][index] == removal.edits[0].span
    assert placed(document, Finding(None, "", (Edit(Span(0, 2)),))).safety is Safety.SAFE


SENTENCE = "The port of the town was closed on Monday, the mayor told the council"


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("<p>{} , again.</p>", "<p>{}, again.</p>"), ("<p>{}<b> , </b>again.", "<p>{}<b>, </b>again."),
        ("<p><b>{}\u200b</b>.</p>", "<p><b>{}</b>.</p>"), ("<p>{} &amp;amp; more.</p>", "<p>{} &amp; more.</p>"),
        ("<P CLASS='a  b'   >{} .</P\n>\n", "<P CLASS='a  b'   >{}.</P\n>\n"),
        ("<p title='a , b'>{}\xad.<!-- a , b --></p>", "<p title='a , b'>{}.<!-- a , b --></p>"),
        ("<p>{}.</p><script>a , b\u200b</script><p>{} .", "<p>{}.</p><script>a , b\u200b</script><p>{}."),
        ("<p>{}&#8203;.</p>", "<p>{}.</p>"), ("<p>{}.Then it opened.</p>", "<p>{}. Then it opened.</p>"),
        ("<p>{}&shy; <i>and</i> &lt;i&gt;more&lt;/i&gt;.", "<p>{} <i>and</i> more."),
    ],
)  # fmt: skip
def test_defects_are_mended_where_they_stand(source: str, result: str) -> None:
    source, result = source.replace("{}", SENTENCE), result.replace("{}", SENTENCE)
    assert repaired(source).text == result


@pytest.mark.parametrize(
    "source",
    [
        "<p>{}.</p>", "<p>{}.\n\n\n   </p>  <p>   {}.</p>", "<p title='a , b'>{}.</p>",
        "<script>a ,b\u200b</script><p>{}.",
        "<!-- a ,b\u200b --><p>{}.", "<style>a ,b</style><p>{}.", "<p>{} <code>a , b\u200b ..</code>.",
        "<pre>{} , b</pre>",
        "<p translate=no>{} , b\u200b", "<p>{} <b>a</b> <i>b</i>.", "<title>a , b\u200b</title><p>{}.",
        "<p>{} &amp; co.",
        "<p>{} &lt; 3.", "<p data-newsclean-ignore='TYP201'>{} , b.",
        "<p>{} , b.<!-- newsclean: ignore[TYP201] --></p>",
        "<!-- newsclean: ignore-file[ALL] --><p>{} , b.", "<p>{}.<br>{}.<br><br>{}.",
        "<a href='x , y'>{}</a>.",
        "<p>{}.\r\n\r\n</p>\r\n<p>{}.</p>\r\n", "<p>undefined</p><p>{}.", "", "<p>", "<", "&",
    ],
)  # fmt: skip
def test_what_is_no_defect_of_the_text_stays(source: str) -> None:
    source = source.replace("{}", SENTENCE)
    result = repaired(source)
    assert (result.text, result.changes, result.problems) == (source, (), ())


@pytest.mark.parametrize(
    ("source", "line", "column", "words"),
    [
        ("<p>😀 {} , b", 1, 75, " "), ("<p>a\r\n<b>{} , b", 2, 73, " "), ("<p>\tx {} , b", 1, 76, " "),
        ("<p>&amp; {} , b", 1, 79, " "),
        ("<p>e\u0301 {} , b", 1, 76, " "), ("<p>\n\n\n{} , b", 4, 70, " "),
        ("<p>{} \r\n <!-- \n -->, b", 1, 73, " \r\n "),
        ("<p>&eacute; {}&#8203; b", 1, 82, "&#8203;"),
    ],
)  # fmt: skip
def test_findings_stand_in_lines_and_columns_of_the_source(source: str, line: int, column: int, words: str) -> None:
    source = source.replace("{}", SENTENCE)
    report = checked(source)
    finding = next(f for f in report.findings if f.code in ("TYP201", "UNI101"))
    assert report.position(finding)[:2] == (line, column)
    assert finding.span
    assert source[finding.span.start : finding.span.end] == words


def test_a_byte_order_mark_is_no_column() -> None:
    report = checked(f"\ufeff<p>{SENTENCE} , b".encode())
    assert [report.position(f)[:2] for f in report.findings if f.code == "TYP201"] == [(1, 73)]


def test_changes_are_told_in_places_of_the_source() -> None:
    source = f"<p>{SENTENCE} , <b>b\u200b</b>"
    result = repaired(source)
    assert [source[c.source_span.start : c.source_span.end] for c in result.changes] == [" ", "\u200b"]
    assert (result.revert(), result.revert(["UNI101"])) == (source, f"<p>{SENTENCE}, <b>b\u200b</b>")


DAMAGE = (
    "\u200b",
    "\xad",
    " ,",
    "&amp;amp;",
    "\ufeff",
    "&#8203;",
    " .",
    "..",
    "\x07",
    "ﬁ",
    "&lt;b&gt;",
    "Ã©",
    "  ",
    "<wbr>\u200b",
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a page with damage at places of its text."""
    page = draw(pages)
    body = page.index("<body>") + len("<body>")
    places = [m.start() for m in re.finditer(r"(?<=[\w>]) |(?<=[a-z])<", page) if m.start() >= body]
    for at in sorted(draw(st.sets(st.sampled_from(places), max_size=4)) if places else (), reverse=True):
        if "<!--" not in page[max(0, at - 40) : at] and "<script" not in page[max(0, at - 40) : at]:
            page = page[:at] + draw(st.sampled_from(DAMAGE)) + page[at:]
    return page


@given(damaged())
def test_cleaning_in_place_is_stable_and_can_be_undone(source: str) -> None:
    result = repaired(source)
    assert not result.problems
    assert result.revert() == source
    assert repaired(result.text).text == result.text
    assert not [f for f in checked(result.text).findings if f.edits and f.safety is Safety.SAFE]


@given(damaged())
def test_tags_and_comments_are_as_they_were(source: str) -> None:
    markup = re.compile(r"<!--.*?-->|<script>.*?</script>|<[a-z/][^>]*>")
    assert markup.findall(repaired(source).text) == markup.findall(source)


@given(damaged())
def test_the_text_is_repaired_as_it_is_by_itself(source: str) -> None:
    in_place = read(repaired(source).text)
    shown_only = any(f.edits == () for f in checked(source).findings)
    alone = newsclean.clean(source, format="html", boilerplate=False)
    if not shown_only and len(in_place.blocks) == len(alone.document.blocks):
        assert in_place.text.split() == alone.text.split()  # only HTML folds the space behind what was deleted
