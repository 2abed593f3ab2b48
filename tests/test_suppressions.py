"""Suppressions: what an author may silence, how little more that silences, and what is said of the useless ones."""

import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.config import Config
from newsclean.engine.intervals import Intervals
from newsclean.engine.suppressions import silenced, verdicts
from newsclean.errors import ConfigError
from newsclean.model import Block, Document, Edit, Exemption, Finding, Safety, Span
from newsclean.offsets import OffsetMap
from newsclean.readers.directives import exemptions, for_subtree, from_mapping, is_mentioned, parse, sic
from newsclean.rules import registry
from newsclean.rules.selectors import covers, selectors_of
from newsclean.sidecar import suppressions_beside
from newsclean.suppressions import Suppression, excused

CASES = tomllib.loads((Path(__file__).parents[1] / "fixtures/suppressions/comments.toml").read_text(encoding="utf-8"))
RAN = frozenset(rule.code for rule in registry().values() if rule.scope != "corpus")
COMMENT = "<!-- newsclean: ignore[TYP201] -->"


def cases(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["label"]) for case in CASES[kind]]


# ── The grammar of a comment ──


@pytest.mark.parametrize("case", cases("other"))
def test_other_comments_are_left_alone(case: dict[str, str]) -> None:
    assert parse(case["comment"], 7) is None


@pytest.mark.parametrize("case", cases("malformed"))
def test_what_was_meant_is_kept_with_a_word_of_help(case: dict[str, str]) -> None:
    directive = parse(case["comment"], 7)
    assert directive is not None
    assert case["said"] in directive.problem
    assert len(directive.problem) < 160
    assert directive.problem.isprintable()
    assert (directive.verb, directive.selectors) == ("", ())
    assert directive.place == Span(7, 7 + len(case["comment"]))


@pytest.mark.parametrize("case", cases("directive"))
def test_a_directive_knows_its_rules_and_their_places(case: dict[str, Any]) -> None:
    comment = case["comment"]
    directive = parse(comment, 100)
    assert directive is not None
    assert directive.problem == ""
    assert (directive.verb, directive.reason) == (case["verb"], case.get("reason", ""))
    assert directive.place == Span(100, 100 + len(comment))
    told = [f'{each.rule}:"{each.words}"' if each.words else each.rule for each in directive.selectors]
    assert told == case["rules"]
    for each in directive.selectors:
        written = comment[each.place.start - 100 : each.place.end - 100]
        assert written.startswith(each.rule)
        assert written.endswith('"') is bool(each.words)


def test_there_are_more_wrong_comments_than_right_ones() -> None:
    assert len(CASES["other"]) + len(CASES["malformed"]) > 2 * len(CASES["directive"])


def test_words_of_a_match_may_not_be_a_page() -> None:
    directive = parse(f'newsclean: ignore[DUP101:"{"a" * 201}"]', 0)
    assert directive is not None
    assert "200 characters at most" in directive.problem


@pytest.mark.parametrize("source", ["", "<!-- a remark -->", "NEWSCLEAN", "news clean", "nеwsclеan"])
def test_a_source_without_the_name_states_nothing(source: str) -> None:
    assert not is_mentioned(source)


@pytest.mark.parametrize("source", [COMMENT, "<p data-newsclean-ignore='TYP'>", "Newsclean: x"])
def test_a_source_with_the_name_may_state_something(source: str) -> None:
    assert is_mentioned(source)


PIECES = st.sampled_from(
    ("<!--", "-->", "newsclean", ":", " ", "\n", "ignore", "disable", "enable", "-file", "[", "]", ",", '"', "\\",
     "--", "TYP201", "mojibake", "ALL", "\u202e", "\ud800", "é", "「", "\x00")
)  # fmt: skip
hostile = st.lists(PIECES, max_size=30).map("".join) | st.text(st.characters(exclude_categories=()), max_size=40)


@given(hostile, st.integers(0, 9))
def test_no_comment_raises_and_every_place_lies_inside(comment: str, at: int) -> None:
    directive = parse(comment, at)
    if directive is None:
        return
    assert directive.place == Span(at, at + len(comment))
    assert bool(directive.problem) is not bool(directive.selectors)
    ends = [at, *(offset for each in directive.selectors for offset in (each.place.start, each.place.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= at + len(comment)


@given(hostile.filter(lambda text: "ewsclean" not in text))
def test_without_the_name_no_comment_is_a_directive(comment: str) -> None:
    assert parse(comment, 0) is None


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "]",
        '"',
        "\\",
        '\\"',
        "a",
        "a,",
        'a:"b",',
        " ",
        "\n",
        "--",
        "-",
        ":",
        "\u202e",
        "\ud800",
        "[a",
        'a:"',
        "newsclean:",
    ],
)
@pytest.mark.parametrize("head", ["newsclean:", "newsclean: ignore", "newsclean: ignore[", 'newsclean: ignore[a:"'])
def test_a_long_comment_takes_linear_time(head: str, unit: str) -> None:
    def seconds(size: int) -> float:
        comment = f"<!-- {head}{unit * (size // len(unit))} -->"
        start = time.process_time()
        parse(comment, 0)
        return time.process_time() - start

    assert_linear(seconds, 12_000)


def assert_linear(seconds: Callable[[int], float], size: int) -> None:
    for _ in range(5):  # a shared machine gets a second look and more
        short, long = min(seconds(size), seconds(size)), min(seconds(4 * size), seconds(4 * size))
        if long < 0.1 or long <= 9 * short:
            return
    pytest.fail(f"{size} took {short:.3f} s, four times as many {long:.3f} s")


# ── Where a comment stands, and what it silences ──

#        0         1         2         3
#        0123456789012345678901234567890123456
TEXT = "The first.\n\nThe second.\n\nThe third."
FIRST, SECOND, THIRD = Span(0, 10), Span(12, 23), Span(25, 35)
ALL_OF_IT, NOTHING = Span(0, 35), Span(35, 35)


def blocks_of(text: str) -> tuple[Block, ...]:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part:
            blocks.append(Block(part, at))
        at += len(part) + 2
    return tuple(blocks)


def stated(*standing: tuple[str, int], text: str = TEXT) -> tuple[Exemption, ...]:
    """Return the exemptions of directives (without `newsclean:`), each with the offset in the text where it stands."""
    made, at = [], 0
    for words, offset in standing:
        directive = parse(f"newsclean: {words}", at)
        assert directive is not None
        made.append((directive, offset))
        at += len(words) + 20
    return exemptions(made, blocks_of(text), length=len(text))


def spans(*standing: tuple[str, int]) -> list[tuple[tuple[str, ...], Span]]:
    return [(each.rules, each.span) for each in stated(*standing)]


@pytest.mark.parametrize(("offset", "span"), [(0, FIRST), (4, FIRST), (10, FIRST), (12, SECOND), (23, SECOND)])
def test_a_comment_inside_a_block_speaks_of_it(offset: int, span: Span) -> None:
    assert spans(("ignore[TYP]", offset)) == [(("TYP",), span)]


@pytest.mark.parametrize(("offset", "span"), [(11, SECOND), (24, THIRD)])
def test_a_comment_between_two_blocks_speaks_of_the_next(offset: int, span: Span) -> None:
    assert spans(("ignore[TYP]", offset)) == [(("TYP",), span)]


def test_a_comment_behind_the_last_block_speaks_of_nothing() -> None:
    assert spans(("ignore[TYP]", 36)) == [(("TYP",), NOTHING)]
    assert stated(("ignore[TYP]", 0), text="")[0].span == Span(0, 0)


@pytest.mark.parametrize("offset", [0, 11, 20, 36])
def test_ignore_file_holds_for_the_whole_text_wherever_it_stands(offset: int) -> None:
    assert spans(("ignore-file[TYP, DUP]", offset)) == [(("TYP", "DUP"), ALL_OF_IT)]


@pytest.mark.parametrize(
    ("disable", "enable", "span"),
    [
        (0, 11, FIRST),
        (0, 24, Span(0, 23)),
        (11, 24, SECOND),
        (14, 20, SECOND),  # a prose line is an accident of wrapping: the block is silent as a whole
        (0, 12, FIRST),  # what begins with enable is not silent
        (11, 36, Span(12, 35)),
        (36, 36, NOTHING),
    ],
)
def test_disable_reaches_from_its_block_to_the_last_before_enable(disable: int, enable: int, span: Span) -> None:
    assert spans(("disable[TYP]", disable), ("enable[TYP]", enable)) == [(("TYP",), span)]


def test_nothing_lies_between_disable_and_an_enable_at_the_same_place() -> None:
    (_, span), *_ = spans(("disable[TYP]", 11), ("enable[TYP]", 11))
    assert span.start == span.end


def test_what_is_not_enabled_again_is_silent_to_the_end() -> None:
    assert spans(("disable[TYP]", 11)) == [(("TYP",), Span(12, 35))]


def test_each_rule_is_enabled_for_itself() -> None:
    found = spans(("disable[TYP, DUP]", 0), ("enable[DUP]", 11))
    assert sorted(found) == [(("DUP",), FIRST), (("TYP",), ALL_OF_IT)]


def test_enable_ends_every_range_of_its_rule() -> None:
    assert spans(("disable[TYP]", 0), ("disable[TYP]", 11), ("enable[TYP]", 24)) == [
        (("TYP",), Span(0, 23)),
        (("TYP",), SECOND),
    ]


@pytest.mark.parametrize("before", [[], [("disable[TYP]", 0)], [("disable[TYP201]", 0), ("enable[TYP201]", 5)]])
def test_enable_without_its_disable_is_malformed(before: list[tuple[str, int]]) -> None:
    wrong = [each for each in stated(*before, ("enable[TYP201]", 11)) if not each.rules]
    assert [each.reason for each in wrong] == ["enable[TYP201] ends nothing; disable[TYP201] must stand before it"]


def test_a_malformed_comment_exempts_nothing_and_is_handed_on() -> None:
    (exemption,) = stated(("ignore", 0))
    assert (exemption.rules, exemption.span) == ((), Span(0, 0))
    assert "needs a list of rules" in exemption.reason


def test_rules_with_words_are_exemptions_of_their_own() -> None:
    plain, worded = stated(('ignore[TYP, DUP101:"que que", CUT] -- quoted', 0))
    assert (plain.rules, plain.match, plain.reason) == (("TYP", "CUT"), "", "quoted")
    assert (worded.rules, worded.match, worded.reason) == (("DUP101",), "que que", "quoted")


@given(
    st.lists(st.tuples(st.sampled_from(("ignore", "disable", "enable", "ignore-file")), st.integers(0, 40)), max_size=9)
)
def test_every_exemption_lies_inside_the_text(standing: list[tuple[str, int]]) -> None:
    for each in stated(*((f"{verb}[TYP]", offset) for verb, offset in standing)):
        assert each.span.end <= len(TEXT)
        assert each.place is not None


# ── Other carriers ──

PLACE = Span(50, 60)


def test_an_attribute_silences_the_subtree() -> None:
    assert for_subtree("TYP BPL201", FIRST, PLACE) == (Exemption(FIRST, ("TYP", "BPL201"), "", PLACE),)
    assert for_subtree(" TYP,\n BPL201 ", FIRST, PLACE) == for_subtree("TYP BPL201", FIRST, PLACE)


@pytest.mark.parametrize("value", ["", "  ", ",", "*", "TYP; DUP", 'DUP101:"que que"', "TYP\u200b201", "\ud800"])
def test_a_malformed_attribute_silences_nothing(value: str) -> None:
    (exemption,) = for_subtree(value, FIRST, PLACE)
    assert (exemption.rules, exemption.place) == ((), PLACE)
    assert 'write data-newsclean-ignore="TYP201' in exemption.reason


def test_a_table_silences_rules_and_matches() -> None:
    table = {"ignore": ["BPL201"], "matches": [{"rule": "DUP101", "text": "que que"}], "lang": "fr", "reason": "wire"}
    assert from_mapping(table, ALL_OF_IT, PLACE) == (
        Exemption(ALL_OF_IT, ("BPL201",), "", PLACE, "wire"),
        Exemption(ALL_OF_IT, ("DUP101",), "que que", PLACE, "wire"),
    )


@pytest.mark.parametrize("table", [{}, {"lang": "fr"}, {"ignore": []}, {"matches": [], "reason": "wire"}])
def test_a_table_without_rules_silences_nothing_and_is_not_wrong(table: dict[str, Any]) -> None:
    assert from_mapping(table, ALL_OF_IT, PLACE) == ()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (None, "suppressions are a table"),
        ("TYP", "suppressions are a table"),
        (["TYP"], "suppressions are a table"),
        ({"ignored": ["TYP"]}, "'ignored' is no key; known: ignore, matches, lang, reason"),
        ({5: 5}, "a int is no key"),
        ({"ignore": "TYP"}, "'ignore' takes a list of rules, got 'TYP'"),
        ({"ignore": {"TYP": True}}, "'ignore' takes a list of rules, got a dict"),
        ({"ignore": None}, "'ignore' takes a list of rules, got a NoneType"),
        ({"ignore": [5]}, "a int is no rule"),
        ({"ignore": [["TYP"]]}, "a list is no rule"),
        ({"ignore": [""]}, "'' is no rule"),
        ({"ignore": ["TYP 201"]}, "'TYP 201' is no rule; a code or name such as 'TYP201' works"),
        ({"matches": {"rule": "DUP101"}}, "'matches' takes a list of tables, got a dict"),
        ({"matches": ["DUP101"]}, "a match takes a rule and its words"),
        ({"matches": [{"rule": "DUP101"}]}, "a match takes a rule and its words"),
        ({"matches": [{"rule": "DUP101", "text": ""}]}, "a match takes a rule and its words"),
        ({"matches": [{"rule": "DUP101", "text": 5}]}, "a match takes a rule and its words"),
        ({"matches": [{"text": "que que"}]}, "a NoneType is no rule"),
        ({"matches": [{"rule": "DUP101", "text": "a" * 201}]}, "200 characters at most"),
        ({"lang": 5}, "'lang' takes a language tag, got a int"),
        ({"reason": ["wire"]}, "'reason' takes a string, got a list"),
    ],
)
def test_a_wrong_table_is_told_and_silences_nothing(table: object, said: str) -> None:
    (exemption,) = from_mapping(table, ALL_OF_IT, PLACE)
    assert said in exemption.reason
    assert (exemption.rules, exemption.place) == ((), PLACE)


def test_what_is_right_in_a_wrong_table_holds() -> None:
    rules = [each.rules for each in from_mapping({"ignore": ["TYP", 5], "reason": 5}, ALL_OF_IT, PLACE)]
    assert sorted(rules) == [(), (), ("TYP",)]


JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=()), max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(("ignore", "matches", "rule", "text")) | st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(JSON_LIKE)
def test_no_table_raises(table: object) -> None:
    for each in from_mapping(table, ALL_OF_IT, PLACE):
        assert each.place == PLACE


def test_deep_and_huge_values_do_not_raise() -> None:
    deep: list[Any] = []
    for _ in range(5000):
        deep = [deep]
    for value in (deep, 10**5000, {"a": deep}, "x" * 1_000_000):
        (exemption,) = from_mapping({"ignore": [value]}, ALL_OF_IT, PLACE)
        assert len(exemption.reason) < 120


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sic",
        "[ sic ]",
        "[sic",
        "sic]",
        "music (classic)",
        "sic transit",
        "[sics]",
        "{sic}",
        "[sic], behind nothing",
    ],
)
def test_sic_is_only_what_stands_in_brackets_behind_a_word(text: str) -> None:
    assert sic(text) == ()


@pytest.mark.parametrize("mark", ["[sic]", "(sic)", "[SIC]", "[sic!]", "(Sic.)"])
def test_sic_silences_rules_on_words_just_before_it(mark: str) -> None:
    text = f"They wrote that the the {mark} vote was was lost on Monday 31 June."
    silent = {rule: text[each.span.start : each.span.end].rstrip() for each in sic(text) for rule in each.rules}
    assert silent["UNI301"] == "the"
    assert silent["DUP101"] == "the the"
    assert silent["DAT101"] == "wrote that the the"
    assert not any(rule.startswith(("ENC", "MRK", "BPL", "CUT", "LNG", "STR")) for rule in silent)


def test_sic_does_not_reach_over_the_end_of_a_line() -> None:
    assert {each.span for each in sic("one two\nthree [sic]")} == {Span(8, 14)}
    assert {each.span for each in sic("one two\rthree(sic)")} == {Span(8, 13)}


def test_many_sic_take_linear_time() -> None:
    assert_linear(lambda size: clocked(lambda: sic("a[sic]" * size)), 10_000)


# ── What a finding meets ──


def document(text: str = TEXT, *made: Exemption) -> Document:
    return Document(text, blocks_of(text), OffsetMap.identity(len(text)), text, exemptions=made)


def found(code: str, start: int, end: int, *edits: Edit, safety: Safety = Safety.SAFE) -> Finding:
    name = registry()[code].name if code in registry() else code.lower()
    return Finding(Span(start, end), "", edits, safety, code=code, name=name)


def whole(code: str) -> Finding:
    name = registry()[code].name if code in registry() else code.lower()
    return Finding(None, "", code=code, name=name)


def kept(doc: Document, *findings: Finding) -> list[Finding]:
    return list(silenced(doc, findings)[0])


def by(rules: str, span: Span, match: str = "", *, place: Span | None = PLACE) -> Exemption:
    return Exemption(span, tuple(rules.split()), match, place)


@pytest.mark.parametrize(
    "rules", ["TYP201", "TYP2", "TYP", "T", "space-before-punctuation", "typography", "ALL", "DUP TYP201"]
)
def test_a_rule_is_silenced_by_each_of_its_names(rules: str) -> None:
    finding = found("TYP201", 3, 4)
    assert silenced(document(TEXT, by(rules, FIRST)), [finding]) == ([], [finding])


@pytest.mark.parametrize(
    "rules", ["TYP202", "TYP3", "DUP", "double-space", "markup", "typ201", "all", "TYP2011", "", "Y"]
)
def test_a_rule_is_not_silenced_by_another_name(rules: str) -> None:
    finding = found("TYP201", 3, 4)
    assert kept(document(TEXT, by(rules, FIRST)), finding) == [finding]


def test_selectors_are_those_that_cover_a_registered_rule() -> None:
    for rule in registry().values():
        named = selectors_of(rule.code, rule.name)
        assert all(covers(selector, rule) for selector in named)
        assert {rule.code, rule.name, rule.family, "ALL", rule.code[:3]} <= set(named)


@pytest.mark.parametrize(("start", "end"), [(0, 10), (3, 4), (9, 13), (0, 35), (10, 10), (0, 0), (10, 12)])
def test_what_an_author_silences_is_all_that_touches_the_block(start: int, end: int) -> None:
    assert kept(document(TEXT, by("TYP", FIRST)), found("TYP201", start, end)) == []


@pytest.mark.parametrize(("start", "end"), [(12, 13), (12, 35), (11, 13), (25, 25), (12, 12)])
def test_what_an_author_silences_ends_with_the_block(start: int, end: int) -> None:
    finding = found("TYP201", start, end)
    assert kept(document(TEXT, by("TYP", FIRST)), finding) == [finding]


@pytest.mark.parametrize(("start", "end"), [(4, 9), (5, 6), (5, 5)])
def test_what_is_code_by_nature_silences_what_lies_inside(start: int, end: int) -> None:
    assert kept(document(TEXT, by("ALL", Span(4, 9), place=None)), found("TYP201", start, end)) == []


@pytest.mark.parametrize(("start", "end"), [(0, 10), (3, 5), (8, 10), (4, 4), (9, 9), (0, 35)])
def test_a_finding_that_reaches_beyond_code_is_kept(start: int, end: int) -> None:
    finding = found("TYP201", start, end)
    assert kept(document(TEXT, by("ALL", Span(4, 9), place=None)), finding) == [finding]


def test_an_exemption_of_nothing_silences_nothing() -> None:
    finding = found("TYP201", 0, 10)
    for place in (None, PLACE):
        assert kept(document(TEXT, by("ALL", Span(4, 4), place=place)), finding) == [finding]
        assert kept(document(TEXT, by("ALL", NOTHING, place=place)), finding) == [finding]


def test_a_finding_of_the_whole_text_needs_an_exemption_of_the_whole_text() -> None:
    finding = whole("LNG101")
    assert kept(document(TEXT, by("LNG", ALL_OF_IT)), finding) == []
    assert kept(document(TEXT, by("LNG", ALL_OF_IT, place=None)), finding) == []
    for span in (FIRST, Span(0, 23), Span(12, 35)):
        assert kept(document(TEXT, by("LNG", span)), finding) == [finding]
    assert kept(document(TEXT, by("LNG", ALL_OF_IT, "first")), finding) == [finding]


@pytest.mark.parametrize("code", ["NCL901", "NCL903", "NCL904"])
def test_what_newsclean_says_of_itself_cannot_be_silenced(code: str) -> None:
    doc = document(TEXT, by("ALL NCL", ALL_OF_IT))
    assert kept(doc, whole(code), found(code, 3, 4)) == [whole(code), found(code, 3, 4)]


def test_without_exemptions_nothing_is_looked_at() -> None:
    findings = [found("TYP201", 3, 4)]
    assert silenced(document(), findings)[0] is findings


# ── Exact words ──

QUE = "Il dit que que rien que que."


@pytest.mark.parametrize("words", ["que que", "dit que que", "que que rien", "que\u00a0que", "que\nque", QUE])
@pytest.mark.parametrize("place", [None, PLACE])
def test_a_match_silences_what_lies_in_its_words(words: str, place: Span | None) -> None:
    doc = document(QUE, by("DUP101", Span(0, len(QUE)), words, place=place))
    assert kept(doc, found("DUP101", 10, 14)) == []  # " que"


@pytest.mark.parametrize("words", ["que", "que  que", "Que que", "quoi quoi", "rien", "que que que", " "])
def test_a_match_silences_nothing_else(words: str) -> None:
    doc = document(QUE, by("DUP101", Span(0, len(QUE)), words))
    finding = found("DUP101", 7, 14)  # "que que"
    assert kept(doc, finding) == [finding]


def test_a_match_silences_its_own_rule_only() -> None:
    finding = found("DUP102", 7, 14)
    assert kept(document(QUE, by("DUP101", Span(0, len(QUE)), "que que")), finding) == [finding]


def test_a_match_silences_its_own_stretch_only() -> None:
    first, second = found("DUP101", 10, 14), found("DUP101", 23, 27)
    assert kept(document(QUE, by("DUP101", Span(0, 18), "que que")), first, second) == [second]
    assert kept(document(QUE, by("DUP101", Span(0, 28), "que que")), first, second) == []


def test_a_match_silences_no_finding_longer_than_its_words() -> None:
    finding = found("DUP103", 0, 28)
    assert kept(document(QUE, by("DUP", Span(0, 28), "que que")), finding) == [finding]


def test_blanks_around_a_finding_do_not_part_it_from_its_words() -> None:
    assert kept(document(QUE, by("DUP101", Span(0, 28), "que")), found("DUP101", 10, 14)) == []


def test_words_are_found_in_every_script() -> None:
    text = "Он сказал, что что завтра."
    assert kept(document(text, by("DUP101", Span(0, len(text)), "что что")), found("DUP101", 14, 18)) == []


# ── Findings with several places ──


def gathered(*starts: int, code: str = "UNI102") -> Finding:
    edits = tuple(Edit(Span(start, start + 1)) for start in starts)
    first, *others = (edit.span for edit in edits)
    return Finding(first, "", edits, related=tuple(others), code=code, name=registry()[code].name)


def test_a_finding_of_many_places_keeps_those_that_are_not_silent() -> None:
    doc = document(TEXT, by("UNI", FIRST))
    assert kept(doc, gathered(1, 5, 13, 26)) == [gathered(13, 26)]
    assert kept(doc, gathered(13, 26)) == [gathered(13, 26)]
    assert kept(doc, gathered(1, 5)) == []


def test_a_finding_of_many_places_is_gone_when_each_of_them_is() -> None:
    assert kept(document(TEXT, by("UNI", FIRST), by("UNI", THIRD)), gathered(1, 26)) == []


def test_a_repair_that_reaches_into_code_loses_that_edit_and_a_level_of_trust() -> None:
    doc = document(TEXT, by("ALL", Span(4, 9), place=None))
    inside, outside = Edit(Span(5, 6), "x"), Edit(Span(13, 14), "x")
    (left,) = kept(doc, found("TYP103", 2, 3, Edit(Span(2, 3), "x"), inside, outside))
    assert (left.edits, left.safety) == ((Edit(Span(2, 3), "x"), outside), Safety.UNSAFE)
    (left,) = kept(doc, found("TYP103", 2, 3, inside))
    assert (left.edits, left.safety) == ((), Safety.DISPLAY)


def test_a_repair_that_begins_in_code_stands_where_it_goes_on() -> None:
    doc = document(TEXT, by("ALL", Span(4, 9), place=None))
    inside, outside = Edit(Span(5, 6), "x"), Edit(Span(13, 14), "x")
    (left,) = kept(doc, found("TYP103", 5, 6, inside, outside))
    assert (left.span, left.edits, left.safety) == (Span(13, 14), (outside,), Safety.UNSAFE)


def test_the_removal_of_a_block_goes_with_its_finding() -> None:
    removal = Edit(Span(0, 12))
    for place in (None, PLACE):
        assert kept(document(TEXT, by("DUP", FIRST, place=place)), found("DUP103", 0, 10, removal)) == []


def test_a_removal_around_code_is_kept() -> None:
    finding = found("DUP103", 0, 10, Edit(Span(0, 12)))
    assert kept(document(TEXT, by("ALL", Span(4, 9), place=None)), finding) == [finding]


# ── What is said of suppressions ──


def judged(source: str, *findings: Finding, text: str = TEXT, ran: frozenset[str] = RAN) -> list[Finding]:
    """Return the verdicts on the comments of a source, all of which stand before the text."""
    made = [(directive, 0) for comment, at in comments_in(source) if (directive := parse(comment, at))]
    doc = document(text, *exemptions(made, blocks_of(text), length=len(text)))
    return verdicts(doc, silenced(doc, findings)[1], ran=ran, source=source)


def comments_in(source: str) -> Iterator[tuple[str, int]]:
    at = source.find("<!--")
    while at >= 0:
        end = source.index("-->", at) + 3
        yield source[at:end], at
        at = source.find("<!--", end)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in findings]


def repaired(source: str, findings: list[Finding]) -> str:
    for edit in sorted((edit for f in findings for edit in f.edits), key=lambda edit: edit.span, reverse=True):
        source = source[: edit.span.start] + edit.replacement + source[edit.span.end :]
    return source


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- newsclean: ignore[TYP201] -->",
        "<!-- newsclean: ignore[typography] -->",
        "<!-- newsclean: ignore-file[T, space-before-punctuation] -->",
        '<!-- newsclean: ignore[TYP201:"The first"] -->',
        "<!-- newsclean: disable[TYP201] --><!-- newsclean: ignore[TYP2] -->",
        "<!-- a remark -->",
        "",
    ],
)
def test_what_silences_something_is_not_spoken_of(comment: str) -> None:
    assert judged(comment, found("TYP201", 3, 4)) == []


def test_a_suppression_that_silences_nothing_is_told_with_its_removal() -> None:
    source = f"<p>{COMMENT}The first.</p>"
    (finding,) = judged(source)
    assert (finding.code, finding.name) == ("NCL101", "unused-suppression")
    assert finding.message == "suppression of TYP201 silences nothing"
    assert finding.span == Span(3, 3 + len(COMMENT))
    assert finding.safety is Safety.SAFE
    assert repaired(source, [finding]) == "<p>The first.</p>"


def test_a_removed_comment_leaves_no_two_blanks() -> None:
    source = f"The {COMMENT} first."
    assert repaired(source, judged(source)) == "The first."


def test_of_a_list_only_what_is_dead_goes() -> None:
    source = '<!-- newsclean: ignore[ DUP101:"que que", TYP201 ,CUT] -- wire -->'
    (finding,) = judged(source, found("TYP201", 3, 4))
    assert finding.message == 'suppression of CUT, DUP101:"que que" silences nothing'
    assert repaired(source, [finding]) == "<!-- newsclean: ignore[ TYP201] -- wire -->"


def test_an_unused_disable_is_told_but_not_removed_as_its_enable_would_be_left() -> None:
    (finding,) = judged("<!-- newsclean: disable[TYP201] --><!-- newsclean: enable[TYP201] -->")
    assert (finding.code, finding.edits, finding.safety) == ("NCL101", (), Safety.DISPLAY)


def test_of_two_suppressions_of_one_finding_neither_is_unused() -> None:
    assert judged("<!-- newsclean: ignore-file[TYP] --><!-- newsclean: ignore[TYP201] -->", found("TYP201", 3, 4)) == []


def test_a_suppression_in_the_wrong_place_is_unused() -> None:
    assert [code for code, _ in told(judged(COMMENT, found("TYP201", 14, 15)))] == ["NCL101"]


@pytest.mark.parametrize(
    ("comment", "ran"),
    [
        (COMMENT, RAN - {"TYP201"}),
        ("<!-- newsclean: ignore[TYP] -->", RAN - {"TYP201"}),
        ("<!-- newsclean: ignore[ALL] -->", RAN - {"LNG101"}),
        ("<!-- newsclean: ignore[DUP201] -->", RAN | {"DUP201"}),  # compares texts: the engine cannot know
        (COMMENT, frozenset[str]()),
    ],
)
def test_a_suppression_of_a_rule_that_did_not_run_is_not_judged(comment: str, ran: frozenset[str]) -> None:
    assert judged(comment, ran=ran) == []


@pytest.mark.parametrize("place", [None, Span(3, 20)])
def test_exemptions_by_nature_are_never_unused(place: Span | None) -> None:
    doc = document(TEXT, by("ALL", FIRST, place=place))
    assert len(verdicts(doc, (), ran=RAN, source=" " * 40)) == (place is not None)


def test_sic_is_never_unused() -> None:
    text = "They wrote the the [sic] vote."
    assert verdicts(document(text, *sic(text)), (), ran=RAN, source=text) == []
    assert kept(document(text, *sic(text)), found("DUP101", 14, 18)) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("TYP999", "unknown rule 'TYP999' in a suppression"),
        ("typ201", "unknown rule 'typ201' in a suppression; did you mean 'TYP201'?"),
        ("Mojibake", "did you mean 'mojibake'?"),
        ("mojibaek", "did you mean 'mojibake'?"),
        ("all", "did you mean 'ALL'?"),
        ("TYP2O1", "did you mean 'TYP201'?"),
        ("zzz", "unknown rule 'zzz' in a suppression"),
        ("NCL101", "'NCL101' in a suppression is newsclean's own finding, which cannot be silenced"),
    ],
)
def test_an_unknown_rule_is_told_where_it_stands(rule: str, said: str) -> None:
    source = f"<!-- newsclean: ignore[TYP201, {rule}] -->"
    (finding,) = judged(source, found("TYP201", 3, 4))
    assert (finding.code, finding.name, finding.edits) == ("NCL102", "unknown-rule-in-suppression", ())
    assert said in finding.message
    assert finding.span is not None
    assert source[finding.span.start : finding.span.end] == rule


def test_an_unknown_rule_stays_when_a_dead_one_goes() -> None:
    source = "<!-- newsclean: ignore[TYP201, mojibaek] -->"
    findings = judged(source)
    assert [finding.code for finding in findings] == ["NCL102", "NCL101"]
    assert repaired(source, findings) == "<!-- newsclean: ignore[mojibaek] -->"


@pytest.mark.parametrize("case", cases("malformed"))
def test_a_malformed_comment_is_a_finding(case: dict[str, str]) -> None:
    source = f"  {case['comment']}" + "-->" * ("-->" not in case["comment"])
    (finding,) = judged(source)
    assert (finding.code, finding.name, finding.edits) == ("NCL103", "malformed-suppression", ())
    assert finding.span is not None
    assert finding.span.start == 2


def test_an_attribute_is_judged_but_not_rewritten() -> None:
    source = '<p data-newsclean-ignore="TYP201 mojibaek">The first.</p>'
    place = Span(3, 42)
    doc = document(TEXT, *for_subtree("TYP201 mojibaek", FIRST, place))
    assert [(f.code, f.span, f.edits) for f in verdicts(doc, (), ran=RAN, source=source)] == [
        ("NCL102", place, ()),
        ("NCL101", place, ()),
    ]


def test_what_holds_in_several_stretches_is_used_if_one_of_them_is() -> None:
    place = Span(3, 42)
    doc = document(TEXT, *(each for span in (FIRST, SECOND, NOTHING) for each in for_subtree("TYP201", span, place)))
    findings = [found("TYP201", 15, 16)]
    assert verdicts(doc, silenced(doc, findings)[1], ran=RAN, source=" " * 50) == []
    assert len(verdicts(doc, (), ran=RAN, source=" " * 50)) == 1


def test_what_is_wrong_in_several_stretches_is_told_once() -> None:
    place = Span(3, 42)
    wrong = [
        each for span in (FIRST, SECOND) for value in ("*", "mojibaek") for each in for_subtree(value, span, place)
    ]
    codes = [finding.code for finding in verdicts(document(TEXT, *wrong), (), ran=RAN, source=" " * 50)]
    assert codes == ["NCL103", "NCL102"]


def test_verdicts_stand_in_the_order_of_the_source() -> None:
    source = "<!-- newsclean: ignore[DUP] --><!-- newsclean: ignore[x] --><!-- newsclean: ignore -->"
    starts = [finding.start for finding in judged(source)]
    assert starts == sorted(starts)
    assert len(starts) == 3


@given(st.lists(hostile, max_size=4), st.lists(st.tuples(st.integers(0, 35), st.integers(0, 9)), max_size=4))
def test_no_comment_makes_judging_raise(comments: list[str], places: list[tuple[int, int]]) -> None:
    source = "".join(f"<!-- newsclean: ignore{comment.replace('-->', '')} -->" for comment in comments)
    findings = [found("TYP201", start, min(start + length, 35)) for start, length in places]
    for finding in judged(source, *findings):
        assert finding.span is not None
        assert finding.span.end <= len(source)
        assert finding.code in ("NCL101", "NCL102", "NCL103")


exempt = st.builds(
    lambda rule, start, length, match, place: Exemption(Span(start, min(35, start + length)), (rule,), match, place),
    st.sampled_from(("TYP201", "TYP", "ALL", "DUP", "nonsense")),
    st.integers(0, 35),
    st.integers(0, 35),
    st.sampled_from(("", "", "first", "The", "e", " ")),
    st.none() | st.just(PLACE),
)
placed = st.builds(
    lambda code, start, length: found(code, start, min(35, start + length)),
    st.sampled_from(("TYP201", "DUP101")), st.integers(0, 35), st.integers(0, 9),
)  # fmt: skip


@given(st.lists(exempt, max_size=5), st.lists(placed, max_size=5))
def test_every_finding_is_kept_or_dropped_and_dropping_needs_a_reason(
    made: list[Exemption], findings: list[Finding]
) -> None:
    left, dropped = silenced(document(TEXT, *made), findings)
    assert sorted(map(repr, (*left, *dropped))) == sorted(map(repr, findings))
    for finding in dropped:
        assert finding.span is not None
        assert any(
            set(each.rules) & set(selectors_of(finding.code, finding.name))
            and max(each.span.start, finding.span.start) <= min(each.span.end, finding.span.end)
            for each in made
        )


@given(st.lists(exempt, max_size=5), st.lists(placed, max_size=5))
def test_what_is_told_to_be_unused_could_go_without_a_change(made: list[Exemption], findings: list[Finding]) -> None:
    apart = [each._replace(place=each.place and Span(2 * i, 2 * i + 1)) for i, each in enumerate(made)]
    left, dropped = silenced(document(TEXT, *apart), findings)
    unused = {
        finding.span
        for finding in verdicts(document(TEXT, *apart), dropped, ran=RAN, source=" " * 20)
        if finding.code == "NCL101"
    }
    without = [each for each in apart if each.place not in unused]
    assert list(silenced(document(TEXT, *without), findings)[0]) == list(left)


ranges = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=6
)


@given(ranges, st.integers(0, 12), st.integers(0, 5))
def test_intervals_answer_as_a_look_at_each_would(extents: list[tuple[int, int]], start: int, length: int) -> None:
    end = start + length
    asked = Intervals(extents)
    assert asked.meet((start, end)) is any(left < end and right > start for left, right in extents)
    assert asked.hold((start, end)) is any(left <= start and right >= end for left, right in extents)
    assert asked.lie_in((start, end)) is any(left >= start and right <= end for left, right in extents)


# ── Many of each ──

MANY_RULES = ("TYP201", "ALL", "TYP", "mojibake", "nonsense", 'TYP201:"The first"', 'TYP201:"e"')


def clocked(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("rule", MANY_RULES)
@pytest.mark.parametrize("verb", ["ignore", "ignore-file", "disable"])
def test_many_comments_and_many_findings_take_linear_time(verb: str, rule: str) -> None:
    def seconds(size: int) -> float:
        text = "The first.\n\n" * size
        source = f"<!-- newsclean: {verb}[{rule}] -->" * size
        blocks = blocks_of(text)
        findings = [found("TYP201", block.start + 3, block.start + 4) for block in blocks]

        def work() -> None:
            step = len(source) // size
            made = [(parse(source[at : at + step], at), at // step * 12) for at in range(0, len(source), step)]
            standing = [(directive, offset) for directive, offset in made if directive]
            doc = Document(text, blocks, OffsetMap.identity(len(text)), text,
                           exemptions=exemptions(standing, blocks, length=len(text)))  # fmt: skip
            verdicts(doc, silenced(doc, findings)[1], ran=RAN, source=source)

        return clocked(work)

    assert_linear(seconds, 600)


def test_many_different_words_over_the_whole_text_take_linear_time() -> None:
    def seconds(size: int) -> float:
        text = "ab" * size
        made = (Exemption(Span(0, len(text)), ("TYP201",), f"{number:05}ab", PLACE) for number in range(size))
        findings = [found("TYP201", at, at + 1) for at in range(0, len(text), 2)]
        doc = Document(text, (Block(text, 0),), OffsetMap.identity(len(text)), text, exemptions=tuple(made))
        return clocked(lambda: verdicts(doc, silenced(doc, findings)[1], ran=RAN, source="x" * 99))

    assert_linear(seconds, 2000)


def test_many_unknown_rules_in_one_comment_take_linear_time() -> None:
    def seconds(size: int) -> float:
        source = f"<!-- newsclean: ignore[{','.join(f'nonsense-{number}' for number in range(size))}] -->"
        return clocked(lambda: judged(source))

    assert_linear(seconds, 2000)


# ── Suppressions outside the text ──


def configured(text: str) -> Config:
    return Config.from_mapping(tomllib.loads(text), path="site/newsclean.toml")


ENTRY = '[[ignore]]\nrule = "TYP201"\n'


@pytest.mark.parametrize("files", ['["2026/03/budget.txt"]', '["budget.txt"]', '["2026/"]', '["*.txt"]', '["**/b*"]'])
def test_a_table_holds_for_its_files(files: str) -> None:
    (entry,) = configured(f"{ENTRY}files = {files}\ntext = 'mardi 31 juin'\nreason = 'quoted'").suppressions_for(
        "site/2026/03/budget.txt"
    )
    assert (entry.rule, entry.text, entry.reason) == ("TYP201", "mardi 31 juin", "quoted")


@pytest.mark.parametrize(
    "files",
    ['["2026/budget.txt"]', '["*.html"]', '["/budget.txt"]', '["site/2026/**"]', '["*", "!*.txt"]', '["2026/*.txt"]'],
)
def test_a_table_holds_for_no_other_file(files: str) -> None:
    assert configured(f"{ENTRY}files = {files}").suppressions_for("site/2026/03/budget.txt") == ()


@pytest.mark.parametrize("path", ["", "other/budget.txt", "../site/budget.txt"])
def test_patterns_do_not_reach_out_of_the_folder_of_the_configuration(path: str) -> None:
    assert configured(f"{ENTRY}files = ['*']").suppressions_for(path) == ()


def test_a_table_without_files_holds_everywhere() -> None:
    for path in ("", "site/a.txt", "elsewhere/a.txt"):
        assert len(configured(ENTRY).suppressions_for(path)) == 1


def test_rules_and_tables_may_stand_in_one_list() -> None:
    config = configured('ignore = ["TYP203", { rule = "TYP201" }]')
    assert (config.ignore, config.suppressions) == (("TYP203",), (Suppression("TYP201"),))


def test_a_list_of_rules_beside_tables_is_refused_with_a_way_out(tmp_path: Path) -> None:
    for text in (
        f'ignore = ["TYP203"]\n{ENTRY}',
        f"[tool.newsclean]\nignore = []\n{ENTRY.replace('ignore', 'tool.newsclean.ignore')}",
    ):
        path = tmp_path / "newsclean.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError, match="'ignore' is one list"):
            Config.load(path)


WRONG = [
    ('[[ignore]]\ntext = "a"', "'ignore' lacks its 'rule'"),
    ('[[ignore]]\nrule = ""', "'ignore' lacks its 'rule'"),
    (f'{ENTRY}txt = "a"', "unknown key 'txt' in 'ignore'; did you mean 'text'?"),
    (f"{ENTRY}text = 5", "'text' in 'ignore' takes a string, got 5"),
    (f"{ENTRY}reason = []", "'reason' in 'ignore' takes a string, got []"),
    ('[[ignore]]\nrule = ["TYP201"]', "'rule' in 'ignore' takes a string, got ['TYP201']"),
    ('[[ignore]]\nrule = "double-spaces"', "unknown rule 'double-spaces'; did you mean 'double-space'?"),
    (f"{ENTRY}text = '{'a' * 201}'", "200 characters at most"),
]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *WRONG,
        (f"{ENTRY}files = 'a.txt'", "'files' in 'ignore' takes a list of strings, got 'a.txt'"),
        (f"{ENTRY}files = [5]", "'files' in 'ignore' takes a list of strings, got [5]"),
        (f"{ENTRY}files = ['[z-a]']", "a pattern of [z-a] cannot be read"),
        ("ignore = [5]", "'ignore' takes a list of strings, got [5]"),
        ("ignore = 'TYP201'", "'ignore' takes a list of strings, got 'TYP201'"),
        ("[ignore]\nrule = 'TYP201'", "'ignore' takes a list of strings"),
        ("suppressions = []", "unknown key 'suppressions'"),
    ],
)
def test_a_wrong_table_is_refused_in_a_short_line(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as error:
        configured(text)
    assert said in str(error.value)
    assert len(str(error.value)) < 250


def beside(tmp_path: Path, text: str) -> Path:
    (tmp_path / "a.txt.newsclean.toml").write_text(text, encoding="utf-8")
    return tmp_path / "a.txt"


def test_a_sidecar_speaks_of_its_file(tmp_path: Path) -> None:
    path = beside(tmp_path, f'{ENTRY}text = "a ;"\n{ENTRY}reason = "poem"')
    assert suppressions_beside(path) == (Suppression("TYP201", "a ;"), Suppression("TYP201", reason="poem"))
    assert suppressions_beside(str(path)) == suppressions_beside(path)


def test_a_file_without_sidecar_has_no_suppressions(tmp_path: Path) -> None:
    (tmp_path / "b.txt.newsclean.toml").mkdir()
    assert suppressions_beside(tmp_path / "a.txt") == ()
    assert suppressions_beside(tmp_path / "b.txt") == ()
    assert suppressions_beside("<stdin>") == ()
    assert suppressions_beside(beside(tmp_path, "")) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *WRONG,
        (f"{ENTRY}files = ['a.txt']", "'files' in 'ignore' has no place here"),
        ("ignored = []", "unknown key 'ignored'; did you mean 'ignore'?"),
        ("lang = 'fr'", "unknown key 'lang'"),
        ("ignore = ['TYP201']", "'ignore' takes tables, as [[ignore]], got ['TYP201']"),
        ("ignore = 5", "'ignore' takes tables"),
        ("not = = toml", "a.txt.newsclean.toml: "),
    ],
)
def test_a_wrong_sidecar_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    path = beside(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        suppressions_beside(path)
    assert said in str(error.value)
    assert "a.txt.newsclean.toml: " in str(error.value)


def test_suppressions_from_outside_silence_findings() -> None:
    for general, own in (((Suppression("TYP201", "The first"),), ()), ((), (Suppression("TYP201", "The first"),))):
        doc = excused(document(), general, own)
        assert kept(doc, found("TYP201", 3, 4), found("TYP201", 15, 16)) == [found("TYP201", 15, 16)]
    assert kept(excused(document(), [Suppression("LNG")]), whole("LNG101")) == []
    assert kept(excused(document(), [Suppression("STR")]), found("STR105", 35, 35)) == []


def test_nothing_from_outside_leaves_the_document_and_its_memory_alone() -> None:
    doc = document()
    assert excused(doc, (), ()) is doc


def test_of_those_from_outside_only_a_sidecar_is_judged_when_unused() -> None:
    unused = [Suppression("TYP201"), Suppression("DUP101", "que que")]
    doc = excused(document(), unused, unused)
    findings = verdicts(doc, (), ran=RAN, source=TEXT)
    assert told(findings) == [
        ("NCL101", "suppression of TYP201 silences nothing; it stands beside the text"),
        ("NCL101", 'suppression of DUP101:"que que" silences nothing; it stands beside the text'),
    ]
    assert [(finding.span, finding.edits) for finding in findings] == [(None, ()), (None, ())]
    used = excused(document(), unused, [Suppression("TYP201")])
    assert verdicts(used, silenced(used, [found("TYP201", 3, 4)])[1], ran=RAN, source=TEXT) == []
