"""What the markup of a page says of each block: links, images, what is not shown, languages, exemptions."""

import pytest

from newsclean.model import Element, Markup
from newsclean.readers import reader
from newsclean.readers.html import read


def texts(source: str) -> list[str]:
    return [block.text for block in read(source).blocks]


def markups(source: str) -> list[Markup]:
    return [block.markup or Markup() for block in read(source).blocks]


def seen(source: str) -> list[str]:
    """Return the blocks that are shown."""
    return [block.text for block in read(source).blocks if block.markup and not block.markup.is_hidden]


def hidden(source: str) -> list[str]:
    return [block.text for block in read(source).blocks if block.markup and block.markup.is_hidden]


def ancestors(source: str) -> list[tuple[str, ...]]:
    return [tuple(element.name for element in markup.ancestors) for markup in markups(source)]


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("<a href=x>link</a>", 4), ("one <a href=x>link</a> two", 4), ("<a href=x>a</a><a HREF=y>b</a>", 2), ("one", 0),
        ("<a href=x>one<b>two</b></a>", 6), ("<a name=top>one</a>", 0), ("<a>one", 0), ("<a name=top>one two three", 0),
        ("<a href=x>a&amp;</a>", 2), ("<a href=x><p>link</p></a>", 4), ("<p><a href=x></a>one", 0),
        ("<a href=x> link </a> more", 5),
    ],
)  # fmt: skip
def test_characters_of_links_are_counted(source: str, linked: int) -> None:
    assert markups(source)[-1].linked_chars == linked


def test_a_link_around_blocks_counts_in_each() -> None:
    assert [m.linked_chars for m in markups("<a href=x><h2>Title</h2><p>Text</p></a><p>more")] == [5, 4, 0]


@pytest.mark.parametrize(
    ("source", "before", "after"),
    [
        ("<p>a</p><img><p>b", [False, True], [True, False]), ("<img><p>a", [True], [False]),
        ("<p>a</p><img>\n", [False], [True]),
        ("<p>a<p>b", [False, False], [False, False]), ("<p>a</p><p>&nbsp;<img></p><p>b", [False, True], [True, False]),
        ("<figure><img><figcaption>a</figcaption></figure>b", [True, False], [False, False]),
        ("<p>a</p><iframe src=x></iframe><p>b", [False, True], [True, False]),
        ("<p>a</p><svg></svg><p>b", [False, False], [False, False]),
    ],
)  # fmt: skip
def test_images_between_blocks_are_told(source: str, before: list[bool], after: list[bool]) -> None:
    found = markups(source)
    assert ([m.image_before for m in found], [m.image_after for m in found]) == (before, after)


@pytest.mark.parametrize(
    "source",
    [
        "<div hidden>x</div>", "<div HIDDEN=hidden>x</div>", "<div aria-hidden=true><p>x</p></div>",
        "<p style='color:red; display : none'>x</p>", "<p style=visibility:hidden>x</p>", "<noscript>x</noscript>",
        "<template><p>x</p></template>", "<iframe>x</iframe>", "<video>x</video>", "<div hidden><div><p>x</div></div>",
        "<p><span hidden>x</span></p>", "<p><b style='display:none'>x</b></p>", "<span hidden><div>x</div></span>",
        "<p><a href=y hidden>x</a></p>", "<p><code hidden>x</code>", "<p><svg><text>x</text></svg>",
        "<p><time hidden>x</time>", "<p><SPAN STYLE='DISPLAY:NONE'>x</SPAN>",
    ],
)  # fmt: skip
def test_what_is_not_shown_is_a_hidden_block(source: str) -> None:
    assert (hidden(source + "y"), seen(source + "y")) == (["x"], ["y"])


@pytest.mark.parametrize(
    "source",
    [
        "<p hidden=until-found>x", "<p aria-hidden=false>x", "<p style='display:block'>x", "<p class=hidden>x",
        "<p title='a hidden display:none'>x", "<p data-hidden>x", "<p><b aria-hidden=true>x</b>", "<p id=hidden>x",
        "<p hidden></p>x", "<p hidden><p>x", "<p><span hidden><p>x", "<p><span hidden></span>x",
        "<noscript></noscript>x",
        "<div hidden><p></div>x", "<p style='background:url(hidden)'>x", "<input hidden>x", "<p><img hidden>x",
        "<p><a hidden></a>x", "<p><a hidden><a href=y>x</a>", "<p><svg/>x", "<p><svg></svg>x", "<li hidden>y<li>x",
    ],
)  # fmt: skip
def test_what_only_sounds_hidden_is_shown(source: str) -> None:
    assert seen(source)[-1] == "x"


def test_hidden_words_in_a_line_are_one_block_inside_the_element() -> None:
    source = "<p>Read <span class=y hidden>all <b>of</b> it <span>now</span> or</span> more.</p>"
    assert texts(source) == ["Read", "all of it now or", "more."]
    assert ancestors(source)[1] == ("p", "span")
    assert [m.is_hidden for m in markups(source)] == [False, True, False]


@pytest.mark.parametrize(
    "source",
    [
        "<h2 class=sr-only>x</h2>", "<div class='nav Visually-Hidden'><p>x</p></div>", "<p class=visuallyhidden>x</p>",
        "<p><span class=screen-reader-text>x</span></p>", "<a href=y class='element-invisible skip'>x</a><p>",
        "<p><b class=govuk-visually-hidden>x</b></p>", "<p><span class='u-hiddenVisually'>x</span></p>",
        "<p style='position:absolute;left:-9999px'>x</p>", "<p><b style='LEFT: -999em; Position: absolute'>x</b></p>",
        "<p style='clip: rect(0 0 0 0)'>x</p>", "<p style='clip:rect(1px, 1px, 1px, 1px)'>x</p>",
        "<p style='clip-path: inset(50%)'>x</p>", "<p><i style='clip:rect(0,0,0,0)'>x</i></p>",
    ],
)  # fmt: skip
def test_words_for_screen_readers_alone_are_a_hidden_block(source: str) -> None:
    assert (hidden(source + "y"), seen(source + "y")) == (["x"], ["y"])


PROSE = (
    "The council closed the old bridge on Monday, and the ferry will carry the children to school until spring. " * 3
)


@pytest.mark.parametrize(
    "hiding", ["<noscript>{}</noscript>", "<div style='visibility:hidden'>{}</div>", "<div hidden>{}</div>"]
)
def test_prose_that_waits_for_a_script_is_shown_where_the_page_has_no_other(hiding: str) -> None:
    paragraphs = f"<p>{PROSE}</p>" * 2
    assert hidden(f"<p>Loading</p>{hiding.format(paragraphs + '<p>x</p>')}") == []
    assert hidden(f"{paragraphs}{hiding.format('<p>x</p>' + paragraphs)}")[:1] == ["x"]


def test_what_is_hidden_beside_prose_stays_hidden() -> None:
    note = "<p>Please turn on scripts in your browser to see the pictures of this page, it is worth the trouble.</p>"
    assert hidden(f"<p>{PROSE}</p><noscript>{note}</noscript>") != []
    assert hidden(f"<p>Loading</p><noscript>{note}</noscript>") != []


@pytest.mark.parametrize("mark", ["S:0", "S:1f", "'S:2'"])
def test_what_react_sends_late_is_shown_though_it_waits_hidden(mark: str) -> None:
    assert seen(f"<div hidden id={mark}><p>x</p></div>") == ["x"]


@pytest.mark.parametrize("mark", ["S:", "S:0x", "s:0", "S:123456789", "P:0", "B:0"])
def test_what_is_hidden_under_another_name_is_not(mark: str) -> None:
    assert seen(f"<div hidden id={mark}><p>x</p></div>y") == ["y"]
    assert seen(f"<div style='display:none' id={mark}><p>x</p></div>y") == ["y"]


@pytest.mark.parametrize(
    "source",
    [
        "<p class=not-sr-only>x", "<p class='sm:sr-only'>x", "<p class=hidden>x", "<p class=screen>x",
        "<p id=sr-only>x", "<p class=sr-only-news>x", "<p class=hidden-gem>x", "<p class=clip>x",
        "<p class=invisible-cities>x",
        "<p role=sr-only>x", "<p data-class=visually-hidden>x", "<p title='class=sr-only'>x", "<p class=collapse>x",
        "<p style='clip: rect(0, 100px, 50px, 0)'>x", "<p style='clip: auto'>x", "<p style='clip-path: inset(5%)'>x",
        "<p style='clip-path: inset(50% 0 0 0)'>x", "<p style='clip-path: circle(50%)'>x",
        "<p style='position:absolute;left:0'>x", "<p style='position:absolute;left:-12px'>x",
        "<p style='position:absolute;left:-1200px'>x", "<p style='left:-9999px'>x",
        "<p style='position:absolute;margin-left:-9999px'>x", "<p style='position:absolute;left:9999px'>x",
        "<p style='position:absolute;background-position:left -9999px'>x", "<p><b class=sr-only></b>x",
        "<p class=sr-only></p>x", "<p><b style='position:relative;left:-9px'>x</b>", "<p><b class=srsly>x</b>",
        "<p><a href=/sr-only>x</a>", "<p><a href=/visually-hidden/screen-reader-text>x</a>",
    ],
)  # fmt: skip
def test_what_only_sounds_like_words_for_screen_readers_is_shown(source: str) -> None:
    assert seen(source)[-1] == "x"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>The bank<span class=sr-only>, opens new tab</span> said on Friday.", ["The bank said on Friday."]),
        ("<p>The <a href=x>bank <b class=visually-hidden>(<i>new</i> tab)</b></a> said.", ["The bank said."]),
        ("<p>The bank<b style='position:absolute;left:-999em'> opens</b>, too.", ["The bank, too."]),
        ("<p>The bank<b class=sr-only> <i>opens</i> </b>, too.", ["The bank, too."]),
        ("<p>The bank<b class=sr-only>a<br>b</b> said.", ["The bank", "said."]),
        ("<p>The bank<b class=sr-only>opens<p>It said.", ["The bank", "It said."]),
        ("<p>The bank <b class='not-sr-only'>of</b> all.", ["The bank of all."]),
        ("<p>The bank<span hidden>, opens</span> said.", ["The bank", "said."]),
    ],
)  # fmt: skip
def test_words_for_screen_readers_within_a_line_do_not_part_it(source: str, shown: list[str]) -> None:
    assert seen(source) == shown


def test_words_for_screen_readers_keep_the_places_of_what_stands_around_them() -> None:
    source = "<p>The bank<span class=sr-only>, opens new tab</span> said &amp; did."
    document = read(source)
    at = document.text.index("said & did.")
    assert source[slice(*document.origin.span(0, 8))] == "The bank"
    assert source[slice(*document.origin.span(at, len(document.text)))] == "said &amp; did."


def test_a_long_text_for_screen_readers_is_a_block() -> None:
    text = "word " * 60 + "end."
    assert hidden(f"<p>The bank<span class=sr-only>{text}</span> said.") == [text]


@pytest.mark.parametrize(
    ("source", "languages"),
    [
        ("<html lang=fr><p>a", ["fr"]), ("<html lang=fr><p lang=de>a<p>b", ["de", "fr"]), ("<p>a", [""]),
        ("<html xml:lang='pt-BR'><p>a", ["pt-BR"]), ("<p class='lang=fr'>a", [""]), ("<div lang=''><p>a", [""]),
    ],
)  # fmt: skip
def test_the_language_that_markup_states_is_inherited(source: str, languages: list[str]) -> None:
    assert [m.language for m in markups(source)] == languages


@pytest.mark.parametrize(
    ("source", "stretches"),
    [
        ("<p>use <code>a b</code> now", ["a b"]), ("<p><kbd>Ctrl</kbd>", ["Ctrl"]), ("<pre>a</pre>b", ["a"]),
        ("<p translate=no>Name</p>b", ["Name"]),
        ("<p>by <span translate=no>Ann <span>X</span> Bo</span> b", ["Ann X Bo"]),
        ("<p translate=no>a<p>b", ["a"]), ("<p><code>a<var>b</code>c", ["ab", "b"]), ("<p><code>a<p>b", ["a"]),
        ("<code><p>a</p><p>b</p></code><p>c", ["a", "b"]), ("<p>a", []), ("<p translate=yes>a", []),
        ("<p title='translate=no'>a", []), ("<code></code>a", []), ("<div translate=no><p>a</p></div><p>b", ["a"]),
        ("<p>x</p><div translate=no><p>a</p><p>b</p></div>c", ["a\n\nb"]), ("<samp>a</samp><tt>b</tt>", ["a", "b"]),
        ("<CODE>a</CODE>b", ["a"]), ("<p>a</p><p><code>&nbsp;&nbsp;&nbsp;</code></p><p>xyz", [""]),
        ("<code>a </code>", ["a"]),
        ("&nbsp;&nbsp;&nbsp;<code><br>x</code>", ["x"]),
    ],
)  # fmt: skip
def test_code_and_names_are_exempt_by_nature(source: str, stretches: list[str]) -> None:
    document = read(source)
    assert [document.text[e.span.start : e.span.end] for e in document.exemptions if e.place is None] == stretches


@pytest.mark.parametrize(
    ("source", "stretches"),
    [
        ("<p data-newsclean-ignore=TYP201>a</p><p>b", ["a"]), ("<p>a<b data-newsclean-ignore=TYP>b</b>c", ["b"]),
        ("<div data-newsclean-ignore=TYP><p>a<p>b</div>c", ["a\n\nb"]), ("<p data-newsclean-ignore=TYP>a<p>b", ["a"]),
        ("<p>a <!-- newsclean: ignore[TYP201] --></p><p>b", ["a"]),
        ("<p>a</p><!-- newsclean: ignore[TYP201] --><p>b", ["b"]),
        ("<pre>a\n<!-- newsclean: ignore[TYP201] --></pre>b", ["a"]),
        ("<!-- newsclean: ignore[TYP201] -->a<p>b", ["a"]),
        ("<p>a<p>&nbsp;&nbsp;&nbsp;<!-- newsclean: ignore[TYP201] --><p>b<p>c", ["b"]),
    ],
)  # fmt: skip
def test_authors_exempt_an_element_or_a_block(source: str, stretches: list[str]) -> None:
    document = read(source)
    assert [document.text[e.span.start : e.span.end] for e in document.exemptions if e.place] == stretches
    assert all("newsclean" in source[e.place.start : e.place.end] for e in document.exemptions if e.place)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<textarea>a <b> &amp;</textarea>b", ["a <b> &", "b"]), ("<title>a</title><title>c</title>b", ["b"]),
        ("<script>a</script>b", ["b"]), ("<style>a</style>b", ["b"]), ("<script>a", []),
        ("<textarea>\n</textarea>b", ["b"]),
        ("<SCRIPT>a</Script >b", ["b"]), ("<script>'</scripty>'</script>b", ["b"]),
        ("<noembed>a</noembed>b", ["a", "b"]),
    ],
)  # fmt: skip
def test_the_content_of_raw_text_elements_is_no_markup(source: str, shown: list[str]) -> None:
    assert texts(source) == shown


def test_two_elements_are_told_apart_by_where_they_start() -> None:
    first, second, third = (m.ancestors[-1] for m in markups("<div class=a>x<br>y</div><div class=a>z"))
    assert first == second != third
    assert isinstance(first, Element)


def test_blocks_that_a_repair_joined_are_one() -> None:
    document = read("<p>a<p>b<p>c")
    joined = reader("html").reread(document.edited([]))
    assert joined.blocks == document.blocks
