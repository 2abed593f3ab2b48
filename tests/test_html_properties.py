"""What reading HTML promises for any source at all."""

import gc
import re
import time
from html import unescape
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from html_grammar import pages, soups
from hypothesis import given
from hypothesis import strategies as st

from newsclean.readers.html import read
from newsclean.readers.html.tokens import TOKEN

WORD = re.compile(r"\S+")
anything = pages | soups | st.tuples(pages, soups).map("".join)


def shown(source: str) -> str:
    """Return a stretch of a source without markup and white space, references decoded."""
    return "".join(unescape(TOKEN.sub("", source)).split())


@given(anything)
def test_blocks_lie_in_the_text_in_order_and_hold_all_of_it(source: str) -> None:
    document = read(source)
    end = 0
    for block in document.blocks:
        assert block.text.strip()
        assert document.text[block.start : block.end] == block.text
        assert end <= block.start
        assert not document.text[end : block.start].strip()
        end = block.end
    assert not document.text[end:].strip()


@given(anything)
def test_places_never_go_back(source: str) -> None:
    origin = read(source).origin
    for points in (origin.inner, origin.outer):
        assert all(before <= after for before, after in pairwise(points))
    assert (origin.inner[0], origin.outer[0]) == (0, 0)
    assert (origin.inner[-1], origin.outer[-1]) == (len(read(source).text), len(source))


@given(anything)
def test_words_for_screen_readers_move_no_place(source: str) -> None:
    source = source.replace(" hidden", " class=sr-only")
    document = read(source)
    for offset, character in enumerate(document.text):
        for _, _, start, end in document.origin.pieces(offset, offset + 1):
            meant = unescape(source[start:end])
            assert character in meant or character == "\ufffd" or not (character + meant).strip()


@given(pages)
def test_every_word_stands_where_it_is_said_to_stand(source: str) -> None:
    document = read(source)
    for match in WORD.finditer(document.text):
        start, end = document.origin.span(*match.span())
        assert shown(source[start:end]) == match[0]


@given(soups)
def test_every_character_of_any_source_stands_where_it_is_said_to_stand(source: str) -> None:
    document = read(source)
    for offset, character in enumerate(document.text):
        for _, _, start, end in document.origin.pieces(offset, offset + 1):
            meant = unescape(source[start:end])
            is_replaced = character == "\ufffd" and source.startswith("&#", start)
            assert character in meant or is_replaced or not (character + meant).strip()


@given(pages)
def test_no_word_of_a_well_formed_page_is_lost_or_added(source: str) -> None:
    body = BeautifulSoup(source, "html.parser").body
    assert body is not None
    for each in body.find_all(["script", "style"]):
        each.extract()
    assert "".join(read(source).text.split()) == "".join(body.get_text().split())


@given(anything)
def test_exemptions_lie_in_the_text(source: str) -> None:
    document = read(source)
    for each in document.exemptions:
        assert 0 <= each.span.start <= each.span.end <= len(document.text)


@given(anything)
def test_facts_of_a_block_hold_for_it(source: str) -> None:
    for block in read(source).blocks:
        assert block.markup is not None
        assert len(block.markup.ancestors) <= 8
        assert 0 <= block.markup.linked_chars <= len(block.text)
        assert all(token == token.lower() for each in block.markup.ancestors for token in each.tokens)


GROWTH, MOST, QUIET, SIZE = 2, 4.5, 0.06, 12_000  # as in test_linear_time.py; four sizes, each twice the one before
UNITS = (
    "<div>", "<div>a", "<p>", "<p>a", "<b>", "<b>a", "<a>", "<a href=x>a", "</p>", "</div>", "<li><ul>",
    "<span hidden>", "<span hidden>a", "<b class=sr-only>", "a<b class=sr-only>a", "a<b class=sr-only>a</b>",
    "<code>", "<code>a", "<code>a<p>", "<br>", "a<br>", "&amp;", "&", "&#", "&#1", "&amp;a", "<!--", "<!-->",
    "<!---->", "<!-- newsclean: ignore -->",
    "<!-- newsclean: disable[TYP] -->a<p>", "<![CDATA[", "<script>", "<script></script>", "<textarea>",
    "<textarea>a</textarea>", "<td>",
    "<table><tr><td>a", "<pre>", "<pre> <b>", "<p translate=no>", "<p translate=no>a", "<span translate=no>a",
    "<span data-newsclean-ignore=A>a<p>",
    "<title></title>", "<meta><title></title>", "<svg><title>a</title>", "<svg>a", "a<p>", "&nbsp;<p>",
    "&nbsp;<!-- newsclean -->", " <b>", "a <b> ",
    "<img>", "<img>&nbsp;<p>", "<", "</", "<a ", "<a b='", "<time>a", "<p hidden>", "<div><p></div>", "</a></b>",
    "<x>", "\r\n",
)  # fmt: skip


def seconds(source: str) -> float:
    """Return the CPU time of reading, without collections of what the other tests have left behind."""
    gc.disable()
    start = time.process_time()
    read(source)
    taken = time.process_time() - start
    gc.enable()
    return taken


def is_linear(unit: str, around: str = "{}") -> bool:
    sources = [around.format(unit * (SIZE * GROWTH**step // len(unit))) for step in range(4)]
    for _ in range(3):  # a noisy machine gets a second and a third look
        times = [seconds(source) for source in sources]
        if times[-1] < QUIET or all(b < QUIET or b <= MOST * a for a, b in pairwise(times)):
            return True
    return False


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_twice_the_page_costs_twice_the_time(unit: str) -> None:
    assert is_linear(unit)


@pytest.mark.parametrize(
    "around", ["<p {}>a", "<p class='{}'>a", "<b {}>a", "<p title='{}'>a", "<b style='{}'>a", "<p class=x {}hidden>"]
)
@pytest.mark.parametrize(
    "unit",
    [
        "a ", "class ", "hidden ", "a=b ", "class=a ", "sr-only ", "display:", "clip:rect(", "left:-9", "=", "\t",
        "&amp;", "id= ",
    ],
    ids=ascii,
)  # fmt: skip
def test_one_tag_with_many_attributes_is_read_in_time(around: str, unit: str) -> None:
    assert is_linear(unit, around)
