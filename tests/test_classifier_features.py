"""Each feature of the classifier as specification: a tiny page, a block of it, and what the feature says of it."""

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.boilerplate.classify import probabilities
from newsclean.boilerplate.evidence import Evidence, first_words, is_unspaced
from newsclean.boilerplate.features import FEATURES, MISSING, Candidates
from newsclean.boilerplate.forest import WALKED, Forest, Node, compiled, walk
from newsclean.boilerplate.model import model
from newsclean.boilerplate.surroundings import Statements, Surroundings, size_of
from newsclean.boilerplate.words import content_words, squeezed
from newsclean.model import Block, Document, Element, Kind, Markup
from newsclean.offsets import OffsetMap

EVIDENCE = Evidence({"<p": 1.0, "<nav": -2.0, "story": 0.5}, {"^share": -3.0, "$read more": -2.0}, frozenset({"the"}))
FIRST = (-4.0, 1.0, 1.0, -2.0, 1.0, 1.0)
SAID = Statements("Pier mended", "The harbour pier was mended.", "The council met on Monday about the harbour pier.")

BODY = Element("body", start=1)
MAIN = Element("main", ("story",), start=10)
NAV = Element("nav", start=5)


def block(text: str, *ancestors: Element, kind: Kind = Kind.PARAGRAPH, linked: int = 0, image: bool = False) -> Block:
    return Block(text, 0, kind, "und", Markup(ancestors, linked, image_before=image))


def paragraph(text: str, start: int, *, image: bool = False) -> Block:
    return block(text, BODY, MAIN, Element("p", start=start), image=image)


PAGE = (
    block("Share", BODY, NAV, Element("li", start=6), linked=5),
    block("Pier mended", BODY, MAIN, Element("h1", start=11), kind=Kind.HEADING),
    paragraph("The council met on Monday about the harbour pier, which was mended.", 20, image=True),
    paragraph("The harbour council said: the pier will open again, with a new lamp and rail.", 30),
    paragraph("Read more", 40),
    block("© The Harbour Gazette", BODY, Element("footer", start=50)),
)


def column(name: str, blocks: Sequence[Block], said: Statements = SAID) -> list[float]:
    page = Surroundings(blocks, EVIDENCE, FIRST, said)
    return FEATURES[name](Candidates(page, range(len(blocks))))


def of_text(name: str, text: str) -> float:
    return column(name, [Block(text, 0)])[0]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("size", "Twelve boats", 12.0),
        ("size", "x" * 5000, 1500.0),
        ("size", "港口议会", 4 * 2.2),
        ("size", "항구 의회", 5.0),
        ("words", "one two three", 2.0),
        ("ends_sentence", "It was mended.", 1.0),
        ("ends_sentence", "「終わった。」", 1.0),
        ("ends_sentence", "Read more", 0.0),
        ("last_mark", "He said:", 1.0),
        ("last_mark", "And then…", 2.0),
        ("last_mark", "And then...", 2.0),
        ("last_mark", "And then.", 0.0),
        ("last_mark", "(Photo: A. Author)", 3.0),
        ("last_mark", "Page 3", 4.0),
        ("first_mark", "Pier", 1.0),
        ("first_mark", "pier", 2.0),
        ("first_mark", "«Pier»", 3.0),
        ("first_mark", "• pier", 4.0),
        ("first_mark", "3 piers", 5.0),
        ("first_mark", "(pier)", 0.0),
        ("commas", "a, b, c", 2.0),
        ("commas", "港口、议会，码头", 2.0),
        ("sentences", "It was. Is it? It is! End.", 3.0),
        ("sentences", "修好了。开放了。", 2.0),
        ("capitals", "ABcd", 0.5),
        ("capitals", "ÉÀça", 0.5),
        ("capital_words", "Harbour pier Gazette news", 0.5),
        ("digits", "12ab", 0.5),
        ("digits", "١٢ab", 0.5),
        ("common_words", "The pier of the harbour was", 2 / 6),
        ("longest_word", "a harbour", 7.0),
        ("bars", "News | Sport › Rowing", 2.0),
        ("brackets", "pier (old) [new]", 2.0),
        ("addresses", "desk@gazette.example", 1.0),
        ("addresses", "www.gazette.example", 2.0),
        ("addresses", "© 2024", 4.0),
        ("quotes", 'a "pier"', 2.0),
        ("quotes", "a „pier“", 2.0),
        ("first_words", "Share", -3.0),
        ("first_words", "Read more…", -2.0),
        ("first_words", "Read more of the pier", 0.0),
        ("content_word_count", "the piers of the harbours", 2.0),
        ("block_count", "pier", 1.0),
    ],
)
def test_text_says(name: str, text: str, expected: float) -> None:
    assert of_text(name, text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("repetitions", [1, 1, 1, 1, 1, 1]),
        ("in_stated_body", [MISSING, MISSING, 0, 0, MISSING, 0]),
        ("from_start", [0, 1, 2, 3, 4, 5]),
        ("from_end", [6, 5, 4, 3, 2, 1]),
        ("from_title", [-1, 0, 1, 2, 3, 4]),
        ("main_headings", [0, 1, 1, 1, 1, 1]),
        ("in_run", [0, 0, 1, 1, 0, 0]),
        ("from_run", [-2, -1, 0, 0, 1, 2]),
        ("ends_of_previous_1", [MISSING, 0, 0, 1, 1, 0]),
        ("ends_of_next_1", [0, 1, 1, 0, 0, MISSING]),
        ("size_of_previous_2", [MISSING, MISSING, 5, 11, 67, 77]),
        ("kinship_of_next_1", [0, 1, 2, 2, 0, MISSING]),
        ("kind", [1, 0, 1, 1, 1, 1]),
        ("link_share", [1, 0, 0, 0, 0, 0]),
        ("linked", [5, 0, 0, 0, 0, 0]),
        ("image_before", [21, 21, 0, 1, 2, 3]),
        ("image_behind", [2, 1, 21, 21, 21, 21]),
        ("depth", [3, 3, 3, 3, 3, 2]),
        ("weight_sum", [-2, 0.5, 1.5, 1.5, 1.5, 0]),
        ("weight_least", [-2, 0, 0, 0, 0, 0]),
        ("weight_most", [0, 0.5, 1, 1, 1, 0]),
        ("in_nav", [1, 0, 0, 0, 0, 0]),
        ("in_main", [0, 1, 1, 1, 1, 0]),
        ("in_footer", [0, 0, 0, 0, 0, 1]),
        ("tag_of_element_1", [1, 2, 0, 0, 0, 16]),
        ("blocks_of_element_2", [1, 4, 4, 4, 4, 6]),
        ("blocks_of_element_3", [6, 6, 6, 6, 6, MISSING]),
        ("blocks_of_element_4", [MISSING] * 6),
        ("prose_of_element_2", [0, 2, 2, 2, 2, 2]),
        ("twins_of_element_1", [1, 1, 3, 3, 3, 1]),
        ("mean_size_of_element_2", [5, 41, 41, 41, 41, 31.666666666666668]),
        ("link_share_of_element_1", [1, 0, 0, 0, 0, 0]),
    ],
)
def test_page_says(name: str, expected: list[float]) -> None:
    assert column(name, PAGE) == expected


def test_words_of_other_prose_are_shared_and_a_menus_are_not() -> None:
    shares = column("shared_words", PAGE)
    assert shares[2] == 2 / 7  # council and harbour
    assert shares[0] == 0.0


def test_words_of_the_stated_title_are_found_in_the_heading() -> None:
    assert column("title_words", PAGE)[1] == 1.0
    assert column("title_words", PAGE, Statements()) == [MISSING] * len(PAGE)


def test_text_that_the_page_states_is_recognised_whatever_its_marks() -> None:
    stated = Statements(body="Intro. THE COUNCIL met on Monday about the harbour pier – which was mended!")
    assert column("in_stated_body", PAGE, stated)[2] == 1.0


def test_likely_share_of_a_page_adds_up() -> None:
    assert column("likely_position", PAGE)[0] == 0.0
    assert column("likely_position", PAGE) == sorted(column("likely_position", PAGE))
    assert len(set(column("likely_total", PAGE))) == 1


MARKUP_ONLY = [
    "kind", "link_share", "weight_sum", "weight_least", "weight_most", "kinship_of_next_1", "in_nav", "in_article",
    *(name for name in FEATURES if "_of_element_" in name),
]  # fmt: skip


@pytest.mark.parametrize("name", MARKUP_ONLY)
def test_markup_of_plain_text_is_missing(name: str) -> None:
    plain = [Block(each.text, 0) for each in PAGE]
    assert column(name, plain) == [MISSING] * len(plain)


@pytest.mark.parametrize("name", FEATURES)
def test_feature_gives_a_number_for_each_candidate_whatever_the_others_are(name: str) -> None:
    page = Surroundings(PAGE, EVIDENCE, FIRST, SAID)
    whole = FEATURES[name](Candidates(page, range(len(PAGE))))
    assert FEATURES[name](Candidates(page, [4, 1])) == [whole[4], whole[1]]
    assert FEATURES[name](Candidates(page, [])) == []
    assert FEATURES[name].__doc__


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pier", False), ("ж" * 9, False), ("항구 의회", False), ("हार्बर", False), ("ไทย", False),
        ("港", True), ("a港", True), ("ab港", False),
    ],
)  # fmt: skip
def test_scripts_that_write_words_together_are_told(text: str, expected: bool) -> None:
    assert is_unspaced(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("", 0), ("pier", 4), ("항구 의회", 5), ("港口", 4.4), ("ab港", 3)])
def test_a_character_of_a_script_that_writes_words_together_counts_for_more(text: str, expected: float) -> None:
    assert size_of(text) == expected


def test_statements_of_a_document_are_those_it_makes_first() -> None:
    facts = (("title", SAID.title), ("title", "Gazette"), ("description", SAID.description))
    document = Document("", (), OffsetMap.identity(0), "", facts=facts, stated_text=SAID.body)
    assert Statements.of(document) == SAID
    assert Statements.of(Document("", (), OffsetMap.identity(0), "")) == Statements()


def test_words_are_compared_by_what_does_not_change() -> None:
    assert first_words("Read more…") == ["read", "more", "^read", "$read more"]
    assert first_words(" \n") == []
    assert content_words("The harbours, the HARBOURMASTER") == {"harbour"}
    assert squeezed("L’été – 3!") == "lété3"


TREE: Node = (0, 0.5, (1, 2.0, -1.25, 0.75), 3.0)


@pytest.mark.parametrize("row", [(0.5, 2.0), (0.5, 2.1), (0.6, 0.0), (MISSING, MISSING)])
def test_compiled_trees_say_what_walked_ones_do(row: tuple[float, float]) -> None:
    trees: list[Node] = [TREE, 0.125, TREE]
    assert compiled(trees, 2)(*row) == walk(trees)(*row)


def test_forest_says_the_same_before_and_after_it_is_compiled() -> None:
    judge = model().page.forest
    fresh = Forest(judge.columns, judge.trees, judge.early, judge.margin)
    columns = [[float((row * 7 + at) % 23) for row in range(WALKED)] for at in range(len(judge.columns))]
    walked = fresh.probabilities(columns)
    assert fresh._compiled is None
    assert fresh.probabilities(columns) == walked
    assert fresh._compiled is not None


NAMES = st.sampled_from(["p", "div", "li", "nav", "main", "h1", "article", ""])
ELEMENTS = st.builds(Element, NAMES, st.lists(st.text(max_size=8), max_size=3).map(tuple), st.integers(0, 9))
MARKUPS = st.builds(Markup, st.lists(ELEMENTS, max_size=4).map(tuple), st.integers(0, 99), st.booleans())
TEXTS = st.text(st.characters(), min_size=1, max_size=200)  # lone surrogates and controls among them
BLOCKS = st.builds(
    Block, TEXTS, st.just(0), st.sampled_from(Kind), st.just("und"), st.one_of(st.none(), MARKUPS)
)  # fmt: skip


@given(st.lists(BLOCKS, max_size=12), st.builds(Statements, st.text(), st.text(), st.text()))
def test_probabilities_are_probabilities_for_any_blocks(blocks: list[Block], said: Statements) -> None:
    found = probabilities(blocks, said)
    assert len(found) == len(blocks)
    assert all(0.0 <= one <= 1.0 for one in found)


@given(st.lists(BLOCKS, min_size=1, max_size=8))
def test_features_are_numbers_for_any_blocks(blocks: list[Block]) -> None:
    candidates = Candidates(Surroundings(blocks, EVIDENCE, FIRST, SAID), range(len(blocks)))
    for function in FEATURES.values():
        found = function(candidates)
        assert len(found) == len(blocks)
        assert all(isinstance(one, (int, float)) for one in found)


CODE = """
from test_classifier_features import FEATURES, PAGE, SAID, column
from newsclean.boilerplate.classify import probabilities
print([column(name, PAGE) for name in sorted(FEATURES)], probabilities(PAGE, SAID))
"""


def test_values_do_not_depend_on_the_hash_seed() -> None:
    outputs = set()
    for seed in ("1", "2", "3"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.path.dirname(__file__)}  # noqa: PTH120
        done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=True, env=environment)
        outputs.add(done.stdout)
    assert len(outputs) == 1
