"""Main content by place: what goes though it reads like the article, what stays though it hardly does."""

from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.boilerplate.siblings import with_siblings
from newsclean.boilerplate.strays import is_caption, without_strays
from newsclean.markup import Element, Kind, Markup
from newsclean.model import Block

BODY, PARAGRAPH = Element("div", ("article-body",), 100), Element("p", (), 110)
TEXT = "The council closed the old bridge on Monday, and the ferry will carry the children to school until spring."


def block(text: str = TEXT, *around: Element, kind: Kind = Kind.PARAGRAPH, linked: int = 0) -> Block:
    """Return a block in the body of the article, or in the elements that are given."""
    return Block(text, 0, kind, "en", Markup(around or (BODY, PARAGRAPH), linked_chars=linked))


def staying(blocks: list[Block], found: list[float]) -> list[bool]:
    return without_strays(blocks, found, [True] * len(blocks), 0.5)


def test_a_caption_goes_by_the_class_name_of_its_element() -> None:
    for token in (
        "caption",
        "wp-caption-text",
        "image-caption",
        "photo__caption",
        "figcaption",
        "article-imagecaption",
    ):
        caption = block("A boat below the bridge.", BODY, Element("div", (token,), 105), PARAGRAPH)
        assert staying([block(), caption, block()], [0.9, 0.9, 0.9]) == [True, False, True], token


def test_a_caption_goes_by_its_element() -> None:
    assert is_caption(block("A boat.", BODY, Element("figcaption", (), 105)))
    assert is_caption(block("A boat.", kind=Kind.CAPTION))


def test_a_paragraph_in_a_box_with_captions_further_out_is_none() -> None:
    around = (Element("div", ("has-captions",), 50), Element("div", ("caption-wide",), 60), BODY, PARAGRAPH)
    assert not is_caption(block(TEXT, *around))
    assert not is_caption(block(TEXT, BODY, Element("p", ("caps", "captivating", "capital"), 105)))


def test_a_paragraph_that_is_one_link_goes_and_one_with_a_link_stays() -> None:
    link = "MAYOR ASKS FOR A SECOND FERRY IN LETTER TO THE STATE"
    blocks = [block(), block(link, linked=len(link)), block(linked=20), block()]
    assert staying(blocks, [0.9] * 4) == [True, False, True, True]


def test_links_that_are_data_stay() -> None:
    row = (BODY, Element("table", (), 101), Element("tr", (), 102), Element("td", (), 103))
    item = (BODY, Element("ul", (), 101), Element("li", (), 102))
    blocks = [block(), block("Ruth Bell", *row, kind=Kind.TABLE_CELL, linked=9), block("The report", *item, linked=10)]
    assert staying(blocks, [0.9] * 3) == [True] * 3


def test_a_text_that_begins_with_a_link_keeps_it() -> None:
    assert staying([block("The whole story", linked=15), block()], [0.9, 0.9]) == [True, True]


def test_doubtful_text_far_from_the_article_goes_and_sure_text_stays() -> None:
    far = (Element("div", ("teaser",), 900), Element("p", (), 910))
    blocks = [block(), block(), block("Menu", *far), block(TEXT, *far), block(TEXT, *far)]
    kept = without_strays(blocks, [0.9, 0.9, 0.0, 0.6, 0.9], [True, True, False, True, True], 0.5)
    assert kept == [True, True, False, False, True]


def test_a_page_of_pictures_keeps_its_captions() -> None:
    captions = [block(TEXT, BODY, Element("p", ("caption",), 200 + number)) for number in range(6)]
    assert staying([block("Six pictures"), *captions], [0.9] * 7) == [True] * 7


def test_text_in_another_container_that_follows_the_article_at_once_stays() -> None:
    near = (Element("div", ("rest",), 900), Element("p", (), 910))
    assert staying([block(), block(), block(TEXT, *near)], [0.9, 0.9, 0.55]) == [True] * 3


def test_lines_among_the_paragraphs_they_stand_with_stay() -> None:
    names = [block(name) for name in ("Best new artist", "Mahalia", "Olivia Dean", "Yussef Dayes")]
    blocks = [block(), *names, block(), block(), block()]
    kept = [True, False, False, False, False, True, True, True]
    assert with_siblings(blocks, [0.9, 0.2, 0.3, 0.4, 0.3, 0.9, 0.9, 0.9], kept) == [True] * 8


def test_lines_that_are_surely_none_or_links_or_long_stay_out() -> None:
    blocks = [
        block(),
        block("Advertisement"),
        block("Read more here", linked=14),
        block(TEXT),
        block(),
        block(),
        block(),
    ]
    kept = [True, False, False, False, True, True, True]
    assert with_siblings(blocks, [0.9, 0.01, 0.3, 0.3, 0.9, 0.9, 0.9], kept) == kept


def test_lines_of_which_most_goes_stay_out() -> None:
    lines = [block(f"{name} in the ferry office") for name in ("Anna", "Ben", "Carla", "Dora", "Ed", "Finn", "Gill")]
    blocks = [block("Yes."), *lines, block("No."), block("Perhaps.")]
    kept = [True, *(False for _ in lines), True, True]
    assert with_siblings(blocks, [0.9, *(0.3 for _ in lines), 0.9, 0.9], kept) == kept


def test_a_heading_stays_with_the_text_below_it() -> None:
    heading = block("What the engineers found", kind=Kind.HEADING)
    assert with_siblings([block(), heading, block()], [0.9, 0.1, 0.9], [True, False, True]) == [True] * 3


def test_a_heading_with_nothing_of_the_article_below_it_goes() -> None:
    heading = block("More from the harbour", kind=Kind.HEADING)
    assert with_siblings([block(), heading, block()], [0.9, 0.9, 0.1], [True, True, False]) == [True, False, False]
    assert with_siblings([heading], [0.9], [True]) == [True]


def test_a_page_keeps_a_list_of_names_and_loses_captions_and_lone_links() -> None:
    paragraphs = "".join(f"<p>{TEXT} It said so in letter number {number}.</p>" for number in range(4))
    names = "".join(f"<p>{name}</p>" for name in ("Ruth Bell", "Hanna Marsh", "Tom O’Neill"))
    caption = "<div class='image'><img src='a.jpg'><p class='caption'>The bridge in May, seen by a reader.</p></div>"
    link = "<p><a href='/ferry'>FERRY COMPANY WANTS A SECOND BOAT FOR THE SUMMER</a></p>"
    page = (
        "<!doctype html><html lang='en'><head><title>Bridge closed until spring</title></head><body>"
        f"<article><h1>Bridge closed until spring</h1><div class='article-body'>{paragraphs}{caption}{link}"
        f"<p>The members of the board are:</p>{names}{paragraphs.replace('letter', 'note')}</div></article></body>"
    )
    text = newsclean.clean(page).text
    assert "Hanna Marsh" in text
    assert "seen by a reader" not in text
    assert "SECOND BOAT" not in text


TOKENS = st.sampled_from([(), ("caption",)])


def test_text_behind_a_select_without_end_tags_is_in_the_article_as_the_text_before_it() -> None:
    paragraphs = "".join(f"<p>{TEXT} It said so in letter number {number}.</p>" for number in range(3))
    select = "<select>" + "<option>x<optgroup>" * 500 + "</select>"
    page = f"<!doctype html><html lang='en'><body><article>{paragraphs}{select}<p>{TEXT} Twice.</p></article></body>"
    assert newsclean.clean(page).text.endswith("Twice.")


ELEMENTS = st.builds(Element, st.sampled_from(["p", "div", "li", "td", "figcaption"]), TOKENS, st.integers(0, 6))
BLOCKS = st.builds(
    lambda text, kind, around, linked: Block(text, 0, kind, "en", Markup(tuple(around), linked_chars=linked)),
    st.sampled_from([TEXT, "Ruth Bell", "x"]), st.sampled_from(list(Kind)), st.lists(ELEMENTS, max_size=8),
    st.integers(0, 50),
) | st.just(Block(TEXT, 0))  # fmt: skip


@given(st.lists(st.tuples(BLOCKS, st.floats(0, 1), st.booleans()), max_size=12))
def test_strays_only_go_and_siblings_only_join_but_for_a_last_heading(rows: list[tuple[Block, float, bool]]) -> None:
    blocks, found, kept = [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]
    fewer = without_strays(blocks, found, kept, 0.5)
    assert all(was for was, stays in zip(kept, fewer, strict=True) if stays)
    more = with_siblings(blocks, found, fewer)
    lost = [index for index, stays in enumerate(more) if fewer[index] and not stays]
    assert len(lost) <= 1
    assert all(blocks[index].kind is Kind.HEADING for index in lost)
    assert any(more) == any(fewer) == any(kept)
