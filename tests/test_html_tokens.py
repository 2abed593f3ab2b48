"""HTML tokens, references and attributes: what the standard makes of a source, where it stands, and in linear time."""

import html
import importlib.util
import time
from collections.abc import Callable
from html.entities import html5
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.errors import UsageError
from newsclean.readers.html.attributes import closes_itself, parsed
from newsclean.readers.html.references import REFERENCE, character, decoded, decoded_attribute, pieces
from newsclean.readers.html.tokens import (
    NAME,
    RAW_ATTRIBUTES,
    RAW_CONTENT,
    RAW_NAME,
    RAW_TEXT,
    SLASH,
    STATES,
    TAG_ATTRIBUTES,
    TOKEN,
    tokens,
)

ROOT = Path(__file__).parents[1]
CASES = ROOT / "fixtures" / "html" / "tokens"
MIN_CASES = 200


def script(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FORMAT = script("measure_html5lib")


def stored() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.test")):
        for description, *test in FORMAT.tests_of(path):
            found.append(pytest.param(*test, id=f"{path.stem}-{description}-{test[2]}"))
    return found


@pytest.mark.parametrize(("source", "last", "state", "output"), stored())
def test_a_source_has_the_tokens_of_the_standard(source: str, last: str, state: Any, output: list[Any]) -> None:
    assert FORMAT.output_of(source, last, state) == output


def test_cases_are_many() -> None:
    assert len(stored()) >= MIN_CASES


def shown(source: str) -> list[tuple[str, str]]:
    return [(token.kind, source[token.start : token.end]) for token in tokens(source)]


def test_every_token_has_its_place() -> None:
    source = "<!doctype html><p id=a>Caf&eacute;<br/><!-- x --></p>5 < 6"
    assert shown(source) == [
        ("doctype", "<!doctype html>"),
        ("start tag", "<p id=a>"),
        ("text", "Caf&eacute;"),
        ("start tag", "<br/>"),
        ("comment", "<!-- x -->"),
        ("end tag", "</p>"),
        ("text", "5 < 6"),
    ]


@pytest.mark.parametrize("name", [*RAW_TEXT, "TITLE", "Script"])
def test_no_tag_counts_within_raw_text(name: str) -> None:
    source = f"<{name} id=a><b></i>-->&lt;</{name}><p>"
    kinds = [
        ("start tag", f"<{name} id=a>"),
        ("text", "<b></i>-->&lt;"),
        ("end tag", f"</{name}>"),
        ("start tag", "<p>"),
    ]
    assert shown(source) == kinds
    said = next(token.text for token in tokens(source) if token.kind == "text")
    assert said.endswith("<" if name.lower() in ("title", "textarea") else "&lt;")


@pytest.mark.parametrize("name", ["titles", "scripts", "styl", "pre", "x-title", "ſcript", "ſtyle"])
def test_no_other_element_is_raw_text(name: str) -> None:
    assert ("start tag", "<b>") in shown(f"<{name}><b></{name}>")


def test_an_inner_script_hides_an_end_tag_from_its_script_alone() -> None:
    content = "<!-- <script></script> -->"
    assert ("text", content) in shown(f"<script>{content}</script>a")
    assert shown("<style><!-- <script></style>a")[1:] == [
        ("text", "<!-- <script>"),
        ("end tag", "</style>"),
        ("text", "a"),
    ]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_quotation_mark_that_is_never_closed_costs_no_text(quote: str) -> None:
    source = f"<p><a href={quote}/news>The harbour council</a> met.</p>"
    assert [text for kind, text in shown(source) if kind == "text"] == ["The harbour council", " met."]


def test_an_unknown_state_is_refused_at_once() -> None:
    with pytest.raises(UsageError, match="rcdata, rawtext"):
        tokens("a", state="title")  # type: ignore[arg-type]


def test_the_groups_of_the_pattern_are_those_named() -> None:
    raw, end = list(TOKEN.finditer("<TITLE id=a>b</TITLE >"))
    assert (raw[RAW_NAME], raw[RAW_ATTRIBUTES], raw[RAW_CONTENT]) == ("TITLE", " id=a", "b")
    assert (end[SLASH], end[NAME], end[TAG_ATTRIBUTES]) == ("/", "TITLE", " ")
    assert TOKEN.groups == TAG_ATTRIBUTES


PARTS = (
    "< </ <! <!-- <? - -- --> !> > / = \" ' & &amp; &#6 ; a B p title script style <script <title> </script </title> "  # noqa: SIM905
    "doctype public ]]> \0 é \ud800".split()
)
SOURCES = st.lists(st.sampled_from([*PARTS, " ", "\r", "\n"]), max_size=30).map("".join) | st.text(
    st.characters(categories=None)
)


@given(SOURCES, st.sampled_from(STATES), st.sampled_from(["", "script", "title"]))
@example("</", "data", "")
@example("a</>b", "data", "")
def test_tokens_tile_the_source(source: str, state: Any, raw: str) -> None:
    at = 0
    for token in tokens(source, raw=raw, state=state):
        assert source[at : token.start] in ("", "]]>") or set(source[at : token.start].split("</>")) == {""}
        assert token.start < token.end
        assert token.attributes is not None
        at = token.end
    # What is left is a tag, or a tag and no text, that the source ends within; or what is said to be nothing.
    assert at <= len(source)
    assert source[at:].replace("</>", "").removeprefix("]]>")[:1] in ("", "<")


@given(SOURCES)
def test_the_pattern_leaves_no_markup_between_its_matches(source: str) -> None:
    at = 0
    for match in TOKEN.finditer(source):
        assert TOKEN.search(source[at : match.start()] + " ") is None
        at = match.end()


# References.


def test_every_name_of_the_standard_is_known() -> None:
    assert [name for name in html5 if character(f"&{name}") != (html5[name], len(name) + 1)] == []


@pytest.mark.parametrize("raw", ["&harbour;", "&hellip", "&no", "&x", "&eACUTE;", "&" + "a" * 60 + ";"])
def test_an_unknown_name_is_no_reference(raw: str) -> None:
    match = REFERENCE.match(raw)
    assert match is None or character(match[0]) == ("", 0)
    assert decoded(raw) == decoded_attribute(raw) == raw


@pytest.mark.parametrize(
    ("raw", "text", "width"),
    [
        ("&notit;", "¬", 4),
        ("&ampfoo", "&", 4),
        ("&nbsp", "\xa0", 5),
        ("&eacute;", "é", 8),
        ("&#150;", "–", 6),
        ("&#x96", "–", 5),
        ("&#xD800;", "\ufffd", 8),
        ("&#1114112;", "\ufffd", 10),
        ("&#0", "\ufffd", 3),
    ],
)
def test_a_reference_has_its_text_and_width(raw: str, text: str, width: int) -> None:
    assert character(raw) == (text, width)


@pytest.mark.parametrize("digits", ["9" * 5000, "0" * 5000 + "233", "x" + "f" * 5000, "X" + "0" * 5000 + "e9"])
def test_a_number_may_have_thousands_of_digits(digits: str) -> None:
    assert decoded(f"&#{digits};") == ("é" if digits.endswith(("233", "e9")) else "\ufffd")


NAMES = st.sampled_from(sorted(html5)).map("&".__add__)
TEXTS = st.lists(NAMES | st.sampled_from(["&", ";", "a", "=", " ", "&amp", "&#233;", "&#x80", "it;"])).map("".join)


@given(TEXTS)
@example("&notit;&ampamp;")
def test_references_mean_what_the_standard_library_says(text: str) -> None:
    assert decoded(text) == html.unescape(text)


@given(TEXTS | SOURCES, st.integers(0, 9), st.integers(0, 9))
def test_pieces_tile_their_stretch(source: str, before: int, after: int) -> None:
    start, end = min(before, len(source)), max(len(source) - after, min(before, len(source)))
    at = start
    said = ""
    for text, begin, stop in pieces(source, start, end):
        assert begin == at < stop
        assert text == source[begin:stop] or source[begin] == "&"
        said, at = said + text, stop
    assert at == end
    assert said == decoded(source[start:end])


@pytest.mark.parametrize(
    "value", ["?a=1&copy=2", "?a&copyright", "?a&lt2", "?a&notit;", "&", "&&", "a & b", "&unknown;"]
)
def test_the_address_in_a_value_stays(value: str) -> None:
    assert decoded_attribute(value) == value


# Attributes.


@pytest.mark.parametrize(
    ("raw", "attributes"),
    [
        ("", {}),
        (" / ", {}),
        (' CLASS="Lead" class=b', {"class": "Lead"}),
        (" a=1 b='2' c", {"a": "1", "b": "2", "c": ""}),
        (' content="R&amp;D"', {"content": "R&D"}),
        (" a = b", {"a": "b"}),
        (' a="b', {"a": "", '"b': ""}),
    ],
)
def test_attributes_are_read(raw: str, attributes: dict[str, str]) -> None:
    assert parsed(raw) == attributes


@pytest.mark.parametrize(
    ("raw", "closes"),
    [("/", True), (" a/", True), (' a="" /', True), (" a=/", False), (" a=b/", False), ("/ ", False), ("", False)],
)
def test_only_a_slash_of_its_own_closes_a_tag(raw: str, closes: bool) -> None:
    assert closes_itself(raw) is closes


@given(st.dictionaries(st.text("abc-", min_size=1), st.text(st.characters(exclude_characters="\r\0"))))
def test_attributes_that_were_written_are_read_back(attributes: dict[str, str]) -> None:
    raw = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
    assert parsed(raw) == attributes


# Time.

SIZE = 40_000  # characters; a quadratic pattern needs seconds at four times this
GROWTH = 4
MOST = 9.0  # four times the source may cost four times as much; noise and caches add to it, 16 is quadratic
QUIET = 0.08  # seconds of CPU below which a ratio says nothing

UNITS = (
    "<", "</", "</>", "<!", "<!-", "<!--", "<!--a", "<!-- -- ", "--", "--!", "-->", "<?", "<a", "<a ", "<a <a ", "<a>",
    "<a b", "<a b=", '<a b="', "<a b='", "<a b=\"'", "<a b='\" ", 'a=" ', "a=", "a =", "a= ", "= ", "==", "a ", "a/",
    "/", "<a/", "<a b/>", "<title", "<title>", "<title ", '<title a="', "<title></titl", "<script>", "<script ",
    "</script ", "<script><!--", "<!--<script>", "<!-- <script> </script>", "<script", "</script", "<script></scrip",
    "<style><", "<!doctype ", "<!doctype a public '", "<!doctype a public '' '", "&", "&#", "&#x", "&#1", "&a", "&amp",
    "&amp;",
    "&notit;", "&abcdefghijklmnop", "0", "9", "]]>", "]]", "\r", "\0", " ", "\n", '"', "'", ">", "é", "\ud800",
)  # fmt: skip
HEADS = ("", "<a ", "<script>", "<script><!--", "<script><!--<script>", "<title>", "<!--", "<!doctype a ", "&#")


def all_of(source: str) -> None:
    for token in tokens(source):
        assert token.attributes is not None
        assert token.is_self_closing in (True, False)
        if token.kind == "doctype":
            assert token.doctype.forces_quirks in (True, False)


def seconds(function: Callable[[str], object], source: str) -> float:
    start = time.process_time()
    function(source)
    return time.process_time() - start


def grows_evenly(function: Callable[[str], object], head: str, unit: str) -> bool:
    small, large = (head + unit * (size // len(unit)) for size in (SIZE, SIZE * GROWTH))
    for _ in range(3):  # a noisy machine gets a second and a third look
        short = min(seconds(function, small) for _ in range(2))
        long = seconds(function, large)
        if long < QUIET or long <= MOST * short:
            return True
    return False


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_four_times_the_source_costs_four_times_the_time(unit: str) -> None:
    assert [head for head in HEADS if not grows_evenly(all_of, head, unit)] == []


@pytest.mark.parametrize("state", STATES[1:])
def test_no_state_to_begin_in_costs_more(state: Any) -> None:
    def within(source: str) -> list[Any]:
        return list(tokens(source, raw="script", state=state))

    units = ("<", "</script", "<!--", "<script>", "<!--<script>", "-", "]]", "&")
    assert [unit for unit in units if not grows_evenly(within, "", unit)] == []


@pytest.mark.parametrize("unit", [" a=b", " a='b'", ' a="', " a", "=", "/", "&amp;", " a=&amp", "a = "])
def test_very_many_attributes_cost_no_more(unit: str) -> None:
    assert grows_evenly(parsed, "", unit)
    assert grows_evenly(closes_itself, "", unit + "/")


def test_a_tag_may_have_very_many_attributes() -> None:
    raw = "".join(f" a{number}={number}" for number in range(100_000))
    (token,) = tokens(f"<p{raw}>")
    assert len(token.attributes) == 100_000
