"""Quotations: which marks make a pair, and what stands inside."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.quotations import MARKS, MAX_QUOTATION, pairs, quotations

TEXTS = st.text(st.sampled_from("".join(sorted(MARKS)) + "a é字.,'’ \n—(5="), max_size=80)


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


def outermost(text: str) -> list[str]:
    return [text[q.start : q.end] for q in pairs(text) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and left.', ["yes"]),
        ("She said “no”, he “yes”.", ["no", "yes"]),
        ("Er sagte: „Ja“, sie: „Nein“.", ["Ja", "Nein"]),
        ("Mówił: „tak”.", ["tak"]),
        ("Hon sade: ”Ja”, han: ”Nej”.", ["Ja", "Nej"]),
        ("»Ja«, sagte er, »aber nein«.", ["Ja", "aber nein"]),
        ("»Joo», sanoi hän, »ei».", ["Joo", "ei"]),
        ("Il dit : « Oui » et « non ».", [" Oui ", " non "]),
        ("Он сказал: «Да».", ["Да"]),
        ("彼は「はい」と言った。『本』もある。", ["はい", "本"]),
        ("他说：“好的。”", ["好的。"]),
        ('Il crée un " escape game " pour tous.', [" escape game "]),
        ('东京"总部"的人', ["总部"]),
        ('("quoted") and—"quoted too"—and ("again").', ["quoted", "quoted too", "again"]),
    ],
)
def test_the_pairs_of_the_press_are_found(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("„Er sagte ‚ja‘ und »nein«“, hieß es.", "„Er sagte ‚ja‘ und »nein«“"),
        ("«Он назвал это „ошибкой“», — сказала она.", "«Он назвал это „ошибкой“»"),
        ('"He said “yes” twice," she wrote.', '"He said “yes” twice,"'),
        ('« Le mot "urgence" revient », dit-elle.', '« Le mot "urgence" revient »'),
    ],
)
def test_inner_quotations_are_deeper(text: str, outer: str) -> None:
    assert outermost(text) == [outer]
    assert len(pairs(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        'The 27" screen and the 5\' 10" player.',
        'דובר צה"ל אמר כי ארה"ב הודיעה.',
        "Nous avons gagné, dit-il. « Et nous gagnerons encore.",
        "Ende des Zitats.“ Und weiter.",
        'A sur l"île de la mer',
        '<a class="x">',
        "Home » News » World",
        "",
        "5 < 6 > 4",
    ],
)
def test_marks_without_partner_are_passed_over(text: str) -> None:
    assert pairs(text) == ()
    assert quotations(text) == ()


def test_a_quotation_that_runs_on_does_not_swallow_the_next_one() -> None:
    assert inside('"We won, he said. "We lost," she said.') == ["We lost,"]


def test_two_far_marks_are_no_pair() -> None:
    assert pairs(f"“{'a ' * MAX_QUOTATION}”") == ()


@given(TEXTS)
def test_quotations_are_in_order_and_disjoint(text: str) -> None:
    found = quotations(text)
    edges = [edge for pair in found for edge in pair]
    assert edges == sorted(edges)
    assert all(0 < start <= end < len(text) for start, end in found)


@given(TEXTS)
def test_pairs_have_marks_at_both_ends(text: str) -> None:
    for quotation in pairs(text):
        assert quotation.marks == text[quotation.start] + text[quotation.end - 1]
        assert set(quotation.marks) <= MARKS


@given(TEXTS)
def test_pairs_are_nested_or_apart(text: str) -> None:
    found = pairs(text)
    for one in found:
        for other in found:
            crosses = one.start < other.start < one.end < other.end
            assert not crosses


@pytest.mark.parametrize("unit", ['"', "« ", "„a", '" ', "»«", "“”", '"a'])
def test_time_grows_with_the_text(unit: str) -> None:
    started = time.process_time()
    pairs(unit * 100_000)
    assert time.process_time() - started < 2
