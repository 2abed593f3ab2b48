"""What is taken for HTML although nobody says so, and in which charset its bytes are read."""

import pytest

from newsclean.readers import sniffed
from newsclean.readers.html import looks_like
from newsclean.sources import read_source


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html><html><p>a</p></html>", "\n <!doctype HTML>\n<p>a</p>", "<html>a</html>", "<p>a</p>",
        "<P CLASS=x>a</P>\n",
        "<!-- a --><!-- b -->\n<div>a</div>",
        "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC 'x'><html></html>",
        "<article>a</article>", "<h1>a</h1>\n<p>b</p>", "\ufeff<html>a</html>", "<table/><p>a</p>",
        "<ul>\n<li>a</li></ul>" + "\n" * 500,
    ],
)  # fmt: skip
def test_a_text_between_block_level_tags_is_html(source: str) -> None:
    assert sniffed(source) == "html"


@pytest.mark.parametrize(
    "source",
    [
        "", " ", "plain", "a <p>b</p>", "<p>a</p> b", "<b>Paris</b>", "<strong>a</strong> b", "<a href=x>a</a>",
        "< p>a</p>",
        "<3 this <p>", "<project>a</project>", "<divide>a</divide>", "<main-view>a</main-view>", "<http://example.org>",
        "<ann@example.org>", "<p>", "1 < 2 and 3 > 2", "<!-- a -->", "<!-- a --> b <p>", "<?php echo ?>",
        "<rss><p>a</p></rss>",
        "<?xml version='1.0'?><rss>a</rss>", "<headline>a</headline>", "<p", "<p>a", "&lt;p&gt;a&lt;/p&gt;",
        "<>a<>", "<p>a</p>.",
        "Use <br> to break and <p> to begin>", "<tablet>", "<html5>a>", "[<p>a</p>]", "«<p>a</p>",
        "<!---->" * 600 + "x>",
    ],
)  # fmt: skip
def test_a_text_with_tags_in_it_is_plain_text(source: str) -> None:
    assert sniffed(source) == "text" or source == "<p>"


def test_sniffing_takes_no_time_on_many_comments() -> None:
    assert sniffed("<!-- -->" * 100_000) == "text"


PAGE = "<html><head>{}</head><p>Déjà vu à Orléans, où l’été dura</p></html>"
META = "<meta charset={}>"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=windows-1252>", "cp1252"), ("<META CHARSET='ISO-8859-1' />", "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-15'>", "iso8859-15"),
        ("<meta content='text/html;charset=windows-1252' http-equiv=content-type>", "cp1252"),
        ("<!-- <meta charset=koi8-r> --><meta charset=windows-1252>", "cp1252"),
        ("<meta name=description content='the charset=koi8-r story'><meta charset=windows-1252>", "cp1252"),
        ("<meta charset=nonsense><meta charset=windows-1252>", "cp1252"),
        ("<meta name=charset content=koi8-r><meta charset=windows-1252>", "cp1252"),
    ],
)  # fmt: skip
def test_the_charset_that_a_page_declares_is_believed(head: str, encoding: str) -> None:
    found = read_source(PAGE.format(head).replace("’", "'").encode(encoding))
    assert found.decoded.encoding == encoding
    assert "Déjà vu à Orléans" in found.document.text


def test_an_xml_declaration_states_a_charset() -> None:
    page = f"<?xml version='1.0' encoding='windows-1252'?>\n{PAGE.format('')}"
    assert read_source(page.encode("cp1252")).decoded.encoding == "cp1252"


@pytest.mark.parametrize("label", ["iso-8859-1", "koi8-r", "utf-16", "utf-16le", "nonsense", "x-user-defined", ""])
def test_a_page_in_utf_8_is_utf_8_whatever_it_declares(label: str) -> None:
    found = read_source(PAGE.format(META.format(label)).encode())
    assert (found.decoded.encoding, found.decoded.damage) == ("utf-8", ())
    assert "l’été" in found.document.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_counts_more_than_a_declaration(encoding: str) -> None:
    found = read_source(PAGE.format(META.format("koi8-r")).encode(encoding))
    assert found.decoded.how == "bom"
    assert "l’été" in found.document.text
    assert found.format == "html"


def test_a_declaration_beyond_the_head_is_not_looked_for() -> None:
    page = PAGE.format(f"<script>{'x' * 5000}</script><meta charset=koi8-r>")
    assert read_source(page.replace("’", "'").encode("cp1252")).decoded.how == "detected"


BLOCKS = "<div><p>One.</p><p>Two.</p></div><br>"


@pytest.mark.parametrize("opening", ["<text id='a'>", "<script>x</script>", "\n\n<style>p {}</style>", "<link rel=a>"])
def test_a_dump_or_page_that_begins_with_another_tag_is_html(opening: str) -> None:
    assert looks_like(f"{opening}\n{BLOCKS}</text>")


@pytest.mark.parametrize(
    "text", ["<3 is what she wrote, and >", "<b>Note</b> on <i>tags</i>", "<text>only this</text>", "x <p>a</p>" * 9]
)
def test_a_text_with_few_tags_or_before_them_is_no_page(text: str) -> None:
    assert not looks_like(text)
