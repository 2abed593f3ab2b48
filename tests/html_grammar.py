"""Pages as Hypothesis strategies: trees written out well, and anything that looks like markup."""

from html import escape

from hypothesis import strategies as st

WORDS = ("word", "l’été", "port,", "A&T", "x<y", "“so”", "港湾", "e\u0301", "😀", "1 000", "nœud", "of")
BLOCKS = ("p", "div", "h2", "li", "blockquote", "td", "section", "ul", "figcaption", "article")
INLINE = ("b", "i", "span", "a", "em", "custom-tag", "code", "sup")
SILENT = (
    "<!-- a > comment -->",
    "<script>if (a < b) {'</p>'}</script>",
    "<img src=a.png alt='x > y'>",
    "<style>p{}</style>",
    "<wbr>",
)
ATTRIBUTES = ("", " class=a", " id='x y' data-a=\"a > b\"", " lang=fr", " hidden", " href=/a", " aria-hidden=true")
BLANKS = (" ", "\n", "  ", "\t\n ", "&#32;")


def reference(character: str) -> str:
    return {"é": "&eacute;", "’": "&rsquo;", "œ": "&#339;", "港": "&#x6E2F;", "“": "&ldquo"}.get(
        character, escape(character)
    )


def written(word: str, references: bool) -> str:
    """Return a word as a page may hold it."""
    return "".join(map(reference, word)) if references else escape(word)


words = st.builds(written, st.sampled_from(WORDS), st.booleans())
blanks = st.sampled_from(BLANKS)
lines = st.lists(st.one_of(words, blanks, st.sampled_from(SILENT), blanks), max_size=6).map("".join)


def element(names: tuple[str, ...], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return elements of these names around `inside`."""
    return st.builds(
        lambda name, attributes, content: f"<{name}{attributes}>{content}</{name}>",
        st.sampled_from(names), st.sampled_from(ATTRIBUTES), inside,
    )  # fmt: skip


phrases = st.recursive(
    lines, lambda inner: st.lists(inner | element(INLINE, inner), max_size=4).map("".join), max_leaves=6
)
flows = st.recursive(
    phrases,
    lambda inner: st.lists(inner | element(BLOCKS, inner) | st.just("<br>"), max_size=5).map("".join),
    max_leaves=12,
)
pages = flows.map("<html><head><title>T</title></head><body>{}</body></html>".format)
ATOMS = (
    "<p>", "</p>", "<div hidden>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<a", "<br>", "<pre>", "</pre>",
    "<li>", "<td>",
    "</td>", "<ul>", "</ul>", "<span hidden>", "</span>", "<span translate=no>", "<code>", "</code>", "<svg>",
    "</svg>", "<svg/>",
    "<title>", "</title>", "<textarea>", "</textarea>", "<script>", "</script>", "<xmp>", "</xmp>", "<!--", "-->",
    "<![CDATA[", "]]>",
    "<!-- newsclean: ignore[TYP201] -->", "<p data-newsclean-ignore=TYP>", "&amp;", "&amp", "&#", "&#65;",
    "&#13;", "&fjlig;",
    "&nbsp;", "&", "<", ">", '"', "'", "=", "/", " ", "  ", "\n", "\r\n", "\x00", "\ud800", "\u200b", "\u3000",
    "a", "Word. ", "é",
    "<img>", "<hr>", "<noscript>", "</noscript>", "<table>", "</table>", "<tr>", "<button>", "</h1>", "<h1>",
    "<P>", "<?x?>", "</>",
)  # fmt: skip
soups = st.lists(st.sampled_from(ATOMS), max_size=30).map("".join) | st.text(
    st.characters(exclude_categories=()), max_size=40
)
