"""Markdown is read as its readers see it, every character with its place, and code, addresses and marks left alone."""

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model import Document, Kind, Span
from newsclean.readers.markdown import SUFFIXES, looks_like, read, reread
from newsclean.readers.markdown.escaping import escape
from newsclean.readers.markdown.front_matter import iso_date
from newsclean.readers.markdown.page import FREE_LINES

FIXTURES = Path(__file__).parent.parent / "fixtures" / "markdown"
PLAIN_WORDS = ("harbour", "été", "мост", "港の橋", "snake_case", "5", "it’s")
ANY_TEXT = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=()), st.sampled_from("ab \t\r\n*_[]()`<>#-|\\&~!:"))
)
MARKS = (
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "](",
    "]",
    ")",
    "![",
    '](/u "t")',
    "<",
    ">",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n# ",
    "\n    ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "  \n",
    "\\\n",
    "\\*",
    "\\|",
    "&amp;",
    "&nbsp;",
    "&#xD800;",
    "<b>",
    "</b>",
    "<br>",
    "<!-- a -->",
    "\n<div>\n",
    "</div>\n\n",
    "\n```\n",
    "\n---\n",
    "\n===\n",
    "\n|a|b|\n|-|-|\n|",
    "|",
    "~~",
    "http://a.example/b_c",
    "<http://a.example>",
    "[^1]",
    "\n[^1]: ",
    "\n[r]: /u\n",
    "[r]",
    "\ud800",
    "\x00",
    "\u2028",
    " ",
    " ",
    "word",
    "word",
    "мост",
    "港",
)
MARKDOWN = st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(PLAIN_WORDS)), max_size=40).map("".join)
HEADS = st.sampled_from(("", "---\ntitle: x\n---\n", "---\r\na: [\r\n---\r\n", "+++\nx = 1\n+++\n", "---\n\n---\n"))
SOURCES = st.one_of(ANY_TEXT, MARKDOWN, st.builds(str.__add__, HEADS, MARKDOWN))


def texts(source: str) -> list[str]:
    return [block.text for block in read(source).blocks]


def kinds(source: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read(source).blocks]


def silent(source: str) -> list[str]:
    """Return the stretches on which all rules are silent by nature."""
    document = read(source)
    return [document.text[each.span.start : each.span.end] for each in document.exemptions if each.place is None]


def in_source(document: Document, source: str, words: str) -> str:
    """Return what the source has for words of the text."""
    start = document.text.index(words)
    span = document.source_span(Span(start, start + len(words)))
    return source[span.start : span.end]


@given(SOURCES)
def test_blocks_lie_in_the_text_in_order_and_hold_all_that_is_visible(source: str) -> None:
    document = read(source)
    end = 0
    for block in document.blocks:
        assert block.text.strip()
        assert document.text[block.start : block.end] == block.text
        assert end <= block.start
        assert not document.text[end : block.start].strip()
        end = block.end
    assert not document.text[end:].strip()


@given(SOURCES)
def test_the_map_leads_from_all_of_the_text_to_the_source_and_never_back(source: str) -> None:
    document = read(source)
    inner, outer = document.origin.inner, document.origin.outer
    assert len(inner) == len(outer)
    assert all(left <= right for left, right in (*pairwise(inner), *pairwise(outer)))
    assert (inner[0], inner[-1]) == (0, len(document.text))
    assert (outer[0], outer[-1]) == (0, len(source))


@given(SOURCES)
def test_what_is_whole_in_the_source_is_spelt_there_as_in_the_text(source: str) -> None:
    document = read(source)
    for left, right, start, end in document.origin.pieces(0, len(document.text)):
        if right - left == end - start > 1:
            assert document.text[left:right].split() == source[start:end].split()


@given(SOURCES)
def test_every_word_maps_to_source_that_spells_it_once_marks_are_removed(source: str) -> None:
    document = read(source)
    for word in PLAIN_WORDS:
        start = document.text.find(word)
        if start >= 0:
            span = document.source_span(Span(start, start + len(word)))
            left = iter(source[span.start : span.end])
            assert all(character in left for character in word)


@given(SOURCES)
def test_exemptions_lie_in_the_text_and_their_places_in_the_source(source: str) -> None:
    document = read(source)
    for each in document.exemptions:
        assert each.span.end <= len(document.text)
        assert each.place is None or each.place.end <= len(source)


@given(st.lists(st.sampled_from(PLAIN_WORDS), min_size=1).map(" ".join))
def test_prose_without_marks_is_read_as_it_is(prose: str) -> None:
    assert texts(prose) == [prose]


@given(
    st.lists(
        st.sampled_from((*MARKS[:14], *PLAIN_WORDS, "\\", "&lt;", "<b>", "1.", "-", "#", ">", "](", "~~", "[^1]", " ")),
        max_size=12,
    )
)
def test_escaped_text_is_shown_as_it_is(parts: list[str]) -> None:
    wanted = " ".join("".join(parts).split())
    assert [" ".join(text.split()) for text in texts(f"x {escape(wanted)} y")] == [" ".join(f"x {wanted} y".split())]
    assert texts(escape(f"{wanted} z".lstrip())) == [f"{wanted} z".lstrip()]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sailed again, at 5 * 3 knots.",
        "snake_case and a - b",
        "Smith & Sons",
        "a < b > c",
        "[sic]",
        "C# and 1.5",
        "2024.",
        "-",
        "well-known",
        "« non »",
        "#tag",
        "a\u00a0!",
        "",
    ],
)
def test_text_without_marks_is_written_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*a*", r"\*a\*"),
        ("_a_", r"\_a\_"),
        ("`a`", r"\`a\`"),
        ("[a](b)", r"[a\](b)"),
        ("<b>", r"\<b>"),
        ("&amp;", r"\&amp;"),
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
        ("- a", r"\- a"),
        ("> a", r"\> a"),
        ("a\n- b", "a\n\\- b"),
        ("a\n---", "a\n\\---"),
        (r"\*", r"\\\*"),
        ("a|b", r"a\|b"),
        ("~~a~~", r"\~\~a\~\~"),
        ("[^1]", r"\[^1]"),
    ],
)
def test_marks_are_written_with_a_backslash(text: str, written: str) -> None:
    assert escape(text) == written


def test_each_kind_of_block_is_known() -> None:
    source = "# A\n\nB\n\n- C\n\n  D\n\n> E\n\n|F|\n|-|\n|G|\n\n    H\n\n```\nI\n```\n\nJ\n===\n"
    assert kinds(source) == [
        (Kind.HEADING, "A"),
        (Kind.PARAGRAPH, "B"),
        (Kind.LIST_ITEM, "C"),
        (Kind.LIST_ITEM, "D"),
        (Kind.QUOTE, "E"),
        (Kind.TABLE_CELL, "F"),
        (Kind.TABLE_CELL, "G"),
        (Kind.CODE, "H"),
        (Kind.CODE, "I"),
        (Kind.HEADING, "J"),
    ]


def test_elements_have_the_names_of_html_and_places_of_their_own() -> None:
    (block,) = read("> - a *b*").blocks
    assert block.markup is not None
    assert [(each.name, each.start) for each in block.markup.ancestors] == [("blockquote", 0), ("ul", 2), ("li", 3)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_line_end_inside_a_paragraph_is_one_space(newline: str) -> None:
    source = f"> The old{newline}>  ferry{newline}sailed."
    document = read(source)
    assert document.text == "The old ferry sailed."
    assert in_source(document, source, "old ferry") == f"old{newline}>  ferry"
    assert in_source(document, source, "sailed") == "sailed"


@pytest.mark.parametrize("mark", ["  \n", "\\\n", "<br>", "<br/>\n"])
def test_a_line_break_that_is_meant_parts_blocks_by_one_newline(mark: str) -> None:
    assert read(f"Rows of **a{mark}b**").text == "Rows of a\nb"


@pytest.mark.parametrize(
    ("source", "text", "written"),
    [
        ("a \\* b", "*", "\\*"),
        ("a &eacute; b", "é", "&eacute;"),
        ("x **bold** y", "bold", "bold"),
        ("x **bo**ld y", "bold", "bo**ld"),
        ("[a *b*](c) d", "a b", "a *b"),
        ("\ta &amp;\tb\tc", "b\tc", "b\tc"),
        ("😀 *é* c", "c", "c"),
        ("| a | b \\| c |\n|-|-|", "b | c", "b \\| c"),
        ("-\ta\tb", "a\tb", "a\tb"),
        ("`` a`b ``", "a`b", "a`b"),
        ("e\u0301 _x_", "x", "x"),
    ],
)
def test_places_are_exact(source: str, text: str, written: str) -> None:
    assert in_source(read(source), source, text) == written


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a ![b](c) d", "a d"),
        ("a<!-- b --> c", "a c"),
        ("[a](b)", "a"),
        ("[a][b]\n\n[b]: /c", "a"),
        ("~~a~~ b", "a b"),
        ("a <b>b</b> c", "a b c"),
        ("a[^1] b\n\n[^1]: c", "a b\n\nc"),
        ("x\n\n* * *\n\ny", "x\n\ny"),
        ("***a***", "a"),
        ("[a]: /b 'c'\n\nd", "d"),
        ("[^1]: a\n[^2]: b", "a\n\nb"),
    ],
)
def test_marks_targets_and_images_are_not_shown(source: str, shown: str) -> None:
    assert read(source).text == shown


@pytest.mark.parametrize(
    "text", ["a[^1] b", "5 * 3 * 2", "snake_case_name", "[sic] and [a][b]", "a & b", "\\a", "a < b", "`a", "1) 2"]
)
def test_what_is_no_mark_is_shown(text: str) -> None:
    assert read(f"x {text}").text == f"x {text}"


@pytest.mark.parametrize(
    ("source", "exempt"),
    [
        ("a `b c` d", ["b c"]),
        ("```py\nx = 1\n\ny\n```", ["x = 1\n\ny"]),
        ("    a\n    b", ["a\nb"]),
        ("See <https://a.example/b>.", ["https://a.example/b"]),
        ("See https://a.example/b_c.", ["https://a.example/b_c"]),
        ("[https://a.example](/b)", ["https://a.example"]),
        ("a <code>b</code> c", ["b"]),
        ("详情见www.a.example网站", ["www.a.example"]),
        ("(http://a.example/b_(c))", ["http://a.example/b_(c)"]),
        ("<me@a.example>", ["me@a.example"]),
    ],
)
def test_rules_are_silent_on_code_and_addresses(source: str, exempt: list[str]) -> None:
    assert silent(source) == exempt


@pytest.mark.parametrize(
    "source", ["A plain *word*.", "> quote", "# Heading", "- item", "[text](http://a.example)", "a: b", "www"]
)
def test_rules_speak_on_everything_else(source: str) -> None:
    assert silent(source) == []


def test_linked_characters_are_counted() -> None:
    (block,) = read("a [b *c*](d) e <http://f.g>").blocks
    assert block.markup is not None
    assert block.markup.linked_chars == len("b c") + len("http://f.g")


@pytest.mark.parametrize(
    "image", ["![alt](a.jpg)", "[![alt](a.jpg)](b)", "<img src=a.jpg>", "<figure><img src=a></figure>"]
)
def test_an_image_stands_between_the_blocks_around_it(image: str) -> None:
    first, second = read(f"Before.\n\n{image}\n\nBehind.").blocks
    assert first.markup is not None
    assert second.markup is not None
    assert (first.markup.image_before, first.markup.image_after) == (False, True)
    assert (second.markup.image_before, second.markup.image_after) == (True, False)


def test_an_image_at_the_head_of_a_paragraph_stands_before_it_and_one_inside_does_not() -> None:
    (block,) = read("![a](b) Caption.").blocks
    assert block.markup is not None
    assert (block.markup.image_before, block.markup.image_after) == (True, False)
    (block,) = read("a ![b](c) d").blocks
    assert block.markup is not None
    assert (block.markup.image_before, block.markup.image_after) == (False, False)


def test_html_is_read_as_html_where_it_stands() -> None:
    source = "> A\n>\n> <div class=x>\n> <p>Caf&eacute; <b>no</b>ir</p>\n> </div>\n\nB"
    document = read(source)
    assert document.text == "A\n\nCafé noir\n\nB"
    assert in_source(document, source, "Café") == "Caf&eacute;"
    assert in_source(document, source, "noir") == "no</b>ir"
    markup = document.blocks[1].markup
    assert markup is not None
    assert [(each.name, source[each.start]) for each in markup.ancestors] == [
        ("blockquote", ">"),
        ("div", "<"),
        ("p", "<"),
    ]


def test_a_comment_silences_the_block_it_stands_in_or_before() -> None:
    comment = "<!-- newsclean: ignore[TYP2] -- archive -->"
    for source in (f"A\n\n{comment}\n\nB\n\nC", f"A\n\nB {comment}\n\nC", f"A\n\n{comment} B\n\nC"):
        document = read(source)
        (each,) = document.exemptions
        assert document.text[each.span.start : each.span.end].strip() == "B"
        assert (each.rules, each.reason) == (("TYP2",), "archive")
        assert each.place is not None
        assert source[each.place.start : each.place.end] == comment


def test_front_matter_is_no_text_but_says_what_it_says() -> None:
    source = (FIXTURES / "en_ferry.md").read_text(encoding="utf-8")
    document = read(source)
    assert document.blocks[0].text == "Ferry returns to the island"
    assert document.facts == (
        ("title", "Ferry returns: island school reopens"),
        ("published", "2024-09-08T07:30:00+01:00"),
        ("byline", "Ada Lind"),
        ("byline", "Tom Okoro"),
        ("tags", "ferry"),
        ("tags", "schools"),
        ("url", "https://news.example/ferry"),
    )
    assert document.language == "en"
    assert str(document.published) == "2024-09-08"
    (stated,) = [each for each in document.exemptions if each.place]
    assert (stated.span, stated.rules) == (Span(0, len(document.text)), ("TYP2",))
    assert stated.place is not None
    assert source[stated.place.start : stated.place.end].startswith("newsclean:\n  ignore: [TYP2]")


def test_front_matter_may_be_toml() -> None:
    source = (FIXTURES / "fr_marche.md").read_text(encoding="utf-8")
    document = read(source)
    assert document.facts[:2] == (("title", "Le marché couvert rouvre"), ("published", "2024-05-03"))
    assert document.language == "fr"
    (stated,) = [each for each in document.exemptions if each.place]
    assert stated.place is not None
    assert source[stated.place.start : stated.place.end].startswith("[newsclean]\nignore")
    assert [block.kind for block in document.blocks].count(Kind.CAPTION) == 1


@pytest.mark.parametrize(
    "head",
    [
        "title: Port: the plan",
        "title: x\n\ttags: [",
        "title: x\nhandle: @y",
        "title: x\na: " + "[" * 500,
        "title: x\na: *b",
        "title: x\n" + "a: &a [*a]\n" * 3 + "}",
        "title: x\n" + "# long\n" * 5000,
    ],
)
def test_broken_front_matter_is_no_text_either_and_its_plain_lines_are_read(head: str) -> None:
    document = read(f"---\n{head}\n---\nBody.")
    assert document.text == "Body."
    names = [name for name, _ in document.facts]
    assert names == ["title", "problem"]


@pytest.mark.parametrize(
    "source",
    [
        "---\n\nText.\n\n---\n\nMore.",
        "---\nThe port is closed.\n\nNote: it opens soon.\n---\nMore.",
        "---\ntitle: x\n\nMore.",
        "+++\nMore.\n+++\n",
        "a\n---\nb: c\n---\n",
    ],
)
def test_text_under_a_thematic_break_is_no_front_matter(source: str) -> None:
    document = read(source)
    assert document.facts == ()
    assert "Text." in document.text or "closed" in document.text or "More." in document.text or "b: c" in document.text


@pytest.mark.parametrize(
    "value",
    [
        "9" * 5000,
        "2024-13-45",
        "10000-01-01",
        "0000-00-00",
        "2024-02-30 10:00:00",
        "!!python/object:os.system x",
        "\\ud800",
        ".inf",
        "~",
    ],
)
def test_no_value_of_front_matter_is_too_odd(value: str) -> None:
    assert read(f"---\ndate: {value}\ncount: {value}\n---\nBody.").published is None
    assert read(f"+++\ndate = {value}\n+++\nBody.").text.endswith("Body.")


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2024-09-08", "2024-09-08"),
        ("2024-9-8", "2024-09-08"),
        ("2024-09-08 07:30", "2024-09-08T07:30:00"),
        ("2024-09-08T07:30:00.5Z", "2024-09-08T07:30:00Z"),
        ("2024-09-08 07:30:00 +0200", "2024-09-08T07:30:00+02:00"),
        ("8 September 2024", ""),
        ("2024-02-30", ""),
        ("2024-09-08T25:00", ""),
        ("", ""),
    ],
)
def test_dates_are_told_in_iso_form(stated: str, iso: str) -> None:
    assert iso_date(stated) == iso


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.md")), ids=lambda path: path.stem)
def test_articles_are_read_and_every_plain_word_is_found_in_the_source(path: Path) -> None:
    source = path.read_bytes().decode("utf-8")
    document = read(source)
    assert len(document.blocks) > 2
    for block in document.blocks:
        for word in block.text.split():
            start = document.text.index(word, block.start)
            span = document.source_span(Span(start, start + len(word)))
            assert source[span.start] in (word[0], "&", "\\")


def test_only_the_name_of_a_file_says_markdown() -> None:
    assert ".md" in SUFFIXES
    assert not looks_like("# Heading\n\n- item")


def test_a_repaired_document_keeps_its_blocks() -> None:
    document = read("# a\n\nb")
    assert reread(document) is document


def test_what_is_nested_too_deep_or_too_dense_is_not_lost_and_rules_are_silent_on_it() -> None:
    for source in ("> " * 40 + "last", "- " * 40 + "last", "*a" * 5000 + " last"):
        document = read(source)
        assert "last" in document.text
        assert any(each.span.end == len(document.text) for each in document.exemptions)


def test_a_source_of_very_many_very_short_lines_is_data() -> None:
    source = "- a\n" * 2 * FREE_LINES
    (block,) = read(source).blocks
    assert block.kind is Kind.CODE
    assert read(source).text == source


UNITS = (
    "[",
    "![",
    "*",
    "_",
    "**a",
    "a**b",
    "*a* ",
    "`",
    "<",
    "<a ",
    "<!--",
    "<!----->",
    "<a b='",
    "&",
    "&#",
    "> ",
    "- ",
    "- - - ",
    "> - ",
    "](",
    "[a](",
    "[a](b) ",
    "[a]: b word word word word\n",
    "[a\nword word word\n",
    "[^1]: a word word word word word\n",
    "~~",
    "\\",
    "\ud800",
    "|a|b|c word word word word|\n",
    "> a word word word word word word\n",
    "- a word word word word word\n\n",
    "a word word word word word\n",
    "1. a word word word word\n   - b word word word word\n",
    "http://",
    "<b>word word word word word</b>\n\n",
    "```\nword word word word\n",
)


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_four_times_the_text_costs_four_times_the_time(unit: str) -> None:
    def seconds(size: int) -> float:
        source = unit * (size // len(unit))
        start = time.process_time()
        read(source)
        return time.process_time() - start

    for _ in range(3):  # a noisy machine gets a second and a third look
        short, long = min(seconds(25_000), seconds(25_000)), seconds(100_000)
        if long < 0.08 or long <= 9 * short:
            return
    pytest.fail(f"25,000 characters took {short:.3f} s, 100,000 {long:.3f} s")


@pytest.mark.parametrize(
    "source",
    [
        "".join("`" * count + " " for count in range(500)),
        "---\na: " + "[" * 16_000 + "\n---\n",
        "+++\n" + "a." * 8000 + "b = 1\n+++\n",
        "---\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 300)) + "---\n",
        "---\n" + "- " * 8000 + "\n---\n",
        "".join("  " * depth + "- a\n" for depth in range(300)),
        "[" * 50_000 + "]" * 50_000,
        "*" * 50_000 + "a" + "*" * 50_000,
        "".join(f"[a{i}]: b\n" for i in range(9000)) + "[a1]" * 5000,
        ">" * 100_000,
    ],
    ids=range(10),
)
def test_hostile_sources_are_read_at_once(source: str) -> None:
    start = time.process_time()
    read(source)
    assert time.process_time() - start < 3


def test_the_parser_is_imported_by_the_first_document() -> None:
    code = (
        "import sys, newsclean.readers as r; r.formats(); "
        "sys.exit('markdown_it' in sys.modules or 'yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
