"""The engine: what it promises for any text, whatever the rules."""

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.engine import Plan, Policy, look, repair
from newsclean.engine.collisions import without_collisions
from newsclean.engine.workpieces import TextPiece
from newsclean.model import Block, Edit, Finding, Safety, Span
from newsclean.readers import text as text_reader
from newsclean.rules import Rule, block_rule

# What articles and their damage are made of: words, marks, invisible characters, menus, labels, markup, surrogates.
ATOMS = (
    "le ", "président ", "the vote ", "голосование ", "会议 ", "، ", "et ", "l'iran ", "l’iran ", "non seulement ", ".",
    ". ", "..", "...", ",", " ,", " ;", " !", "«", "» ", "« ", '"', "'", "’", "“", "”", " - ", "--", "(", ")", "[…]",
    "\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\xa0", "\u202f", "\u200b", "\xad", "\ufeff", "\u202e", "\u200d",
    "Ã©", "â€™", "Ã", "\x92", "\x85", "\x00", "\x0b", "�", "\ud83d", "\udc80", "e\u0301", "ﬁ", "Ａ", "\U0001f600",
    "&amp;", "&amp;amp;", "<p>", "</b>", "<br>", "**", "[caption id=1]", "undefined", "lorem ipsum ",
    "photo d'archives : ", "lire aussi :", "EnglishFrançaisDeutsch", "English | Español | 中文", "2024-09-08",
    "vendredi 13 août ", "lundi 31 juin 2024", "AFP", "©", "newsletter ", "#tag #autre", "Partager", "12", "1 000",
    "ab-\ncd", "de de ", "|", ":", "?", "\u2028",
)  # fmt: skip
texts = st.lists(st.sampled_from(ATOMS), max_size=40).map("".join) | st.text(
    st.characters(exclude_categories=()), max_size=60
)
slow = settings(deadline=None)


@slow
@given(texts)
def test_any_text_can_be_checked(text: str) -> None:
    report = newsclean.check(text)
    assert not [finding for finding in report.findings if finding.code.startswith("NCL9")]
    for finding in report.findings:
        if finding.span:
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
            report.position(finding)


@slow
@given(st.binary(max_size=80))
def test_any_bytes_can_be_checked_and_cleaned(data: bytes) -> None:
    newsclean.check(data).to_dict()
    newsclean.clean(data).to_dict()


@slow
@given(texts, st.booleans())
def test_cleaning_can_be_undone(text: str, unsafe: bool) -> None:
    assert newsclean.clean(text, unsafe=unsafe).revert() == text


@slow
@given(texts, st.booleans())
def test_cleaning_twice_is_cleaning_once(text: str, unsafe: bool) -> None:
    once = newsclean.clean(text, unsafe=unsafe)
    assert not once.problems
    assert newsclean.clean(once.text, unsafe=unsafe).text == once.text


@slow
@given(texts)
def test_what_was_not_changed_stands_where_the_offsets_say(text: str) -> None:
    result = newsclean.clean(text)
    changed = {i for change in result.changes for i in range(change.output_span.start, change.output_span.end)}
    for offset, character in enumerate(result.text):
        if offset not in changed:
            assert text[result.source_offset(offset)] == character
            assert result.output_offset(result.source_offset(offset)) == offset


@slow
@given(texts)
def test_every_change_tells_what_stood_there_and_why(text: str) -> None:
    result = newsclean.clean(text)
    for change in result.changes:
        assert text[change.source_span.start : change.source_span.end] == change.before
        assert result.text[change.output_span.start : change.output_span.end] == change.after
        assert change.codes


@slow
@given(texts)
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    assert newsclean.check(text).to_dict() == newsclean.check(text).to_dict()


@slow
@given(texts)
def test_reports_and_results_can_be_sent_to_another_process(text: str) -> None:
    report, result = newsclean.check(text), newsclean.clean(text)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(result)).text == result.text  # noqa: S301 - our own bytes


def made(code: str, *edits: tuple[int, int, str]) -> Finding:
    spans = tuple(Edit(Span(a, b), text) for a, b, text in edits)
    return Finding(spans[0].span, "", spans, code=code)


def test_edits_that_touch_both_apply() -> None:
    assert len(without_collisions([made("A", (0, 2, "")), made("B", (2, 4, ""))])) == 2


def test_of_two_edits_that_overlap_the_earlier_is_taken() -> None:
    late, early = made("A", (1, 3, "")), made("B", (0, 2, ""))
    assert without_collisions([late, early]) == [early]


def test_a_finding_with_one_edit_in_the_way_waits_as_a_whole() -> None:
    first, second = made("A", (0, 1, ""), (10, 12, "")), made("B", (5, 6, ""), (11, 13, ""))
    assert without_collisions([first, second]) == [first]


def test_two_insertions_at_one_place_collide() -> None:
    assert len(without_collisions([made("A", (3, 3, "x")), made("B", (3, 3, "y"))])) == 1


def plan(*rules: Rule) -> Plan:
    return Plan(tuple((rule, {}) for rule in rules))


def rule_of(name: str, before: str, after: str) -> Rule:
    """Return a rule that rewrites one text into another."""

    @block_rule(f"TST{len(name)}01", name)
    def check(block: Block) -> Iterator[Finding]:
        at = block.text.find(before)
        if at >= 0:
            span = block.span(at, at + len(before))
            yield Finding(span, name, (Edit(span, after),), Safety.SAFE)

    return check


def test_rules_that_undo_each_other_change_nothing_and_are_named() -> None:
    document = text_reader.read("a cat sat.\n")
    fight = plan(rule_of("up", "cat", "dog"), rule_of("down", "dog", "cat"))
    piece, (finding,) = repair(TextPiece(document, text_reader.reread), fight, Policy())
    repaired = piece.view
    assert repaired.text == document.text
    assert finding.code == "NCL904"
    assert "TST201, TST401" in finding.message


def test_a_repair_that_never_ends_is_stopped() -> None:
    document = text_reader.read("a cat sat.\n")
    grow = plan(rule_of("grow", "cat", "cat cat"))
    piece, (finding,) = repair(TextPiece(document, text_reader.reread), grow, Policy())
    repaired = piece.view
    assert (repaired.text, finding.code) == (document.text, "NCL904")


def test_a_rule_that_crashes_is_a_finding_and_the_others_go_on() -> None:
    @block_rule("TST999", "crash")
    def crash(block: Block) -> Iterator[Finding]:
        raise ZeroDivisionError(block.text)
        yield

    found = look(text_reader.read("a cat sat.\n"), plan(crash, rule_of("up", "cat", "dog")), Policy()).findings
    assert {finding.code for finding in found} == {"NCL903", "TST201"}


def test_words_inside_a_quotation_are_altered_with_less_trust() -> None:
    rule = rule_of("up", "cat", "dog")
    (inside,) = look(text_reader.read("he said “the cat sat” and left.\n"), plan(rule), Policy()).findings
    (outside,) = look(text_reader.read("he said “no” to the cat and left.\n"), plan(rule), Policy()).findings
    assert (inside.safety, outside.safety) == (Safety.UNSAFE, Safety.SAFE)


def test_a_vowel_sign_inside_a_quotation_is_a_part_of_a_word() -> None:
    rule = rule_of("up", "\u0941", "\u0942")
    (inside,) = look(text_reader.read("he said “प\u0941ल” and left.\n"), plan(rule), Policy()).findings
    assert inside.safety is Safety.UNSAFE


@pytest.mark.parametrize(("before", "after"), [("...", "…"), ("  ", " "), (" !", "!"), ("--", "–")])
def test_spaces_and_marks_inside_a_quotation_are_the_writers(before: str, after: str) -> None:
    rule = rule_of("up", before, after)
    (inside,) = look(text_reader.read(f"he said “the cat{before} sat” and left.\n"), plan(rule), Policy()).findings
    assert inside.safety is Safety.SAFE


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n\n", "\ufeff", "\x00", "\u2028", "a", "。", "\ud800"])
def test_the_smallest_texts_are_read(text: str) -> None:
    assert newsclean.clean(text).revert() == text
