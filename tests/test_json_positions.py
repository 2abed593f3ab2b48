"""Every character of a JSON string keeps its place in the source, whatever way it is written."""

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsclean.containers import Fields, Record, container
from newsclean.containers.literal import decoded, escaped, escaped_in_ascii, origin_of
from newsclean.containers.paths import parsed, tree
from newsclean.containers.scan import Malformed, scan
from newsclean.errors import UsageError
from newsclean.model import Block, Document
from newsclean.offsets import OffsetMap

SHORT = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)  # lone surrogates included
BLANKS = st.text(" \t\n\r", max_size=3)
ODD = st.sampled_from(['"', "\\", "/", "\n", "\t", "\x00", "\x1f", "é", "中", "\ud83d", "\ude00", "😀", "\u2028"])


def hexadecimal(character: str) -> str:
    code = ord(character)
    units = (code,) if code < 0x10000 else (0xD800 + (code - 0x10000 >> 10), 0xDC00 + (code & 0x3FF))
    return "".join(f"\\u{unit:04x}" for unit in units)


@st.composite
def literals(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Return a text's characters, each with one of the ways in which JSON may write it."""
    pairs = []
    for character in draw(st.lists(st.one_of(st.characters(exclude_categories=()), ODD), max_size=20)):
        ways = [hexadecimal(character), hexadecimal(character).upper().replace("\\U", "\\u")]
        ways += [SHORT[character]] if character in SHORT else []
        if character >= " " and character not in '"\\' and not "\ud800" <= character <= "\udfff":
            ways.append(character)
        pairs.append((character, draw(st.sampled_from(ways))))
    text = "".join(character for character, _ in pairs)
    assume(json.loads('"' + "".join(way for _, way in pairs) + '"') == text)  # two lone halves would be one character
    return pairs


JSON_VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abtx", max_size=4), inner, max_size=3),
    max_leaves=8,
)


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    """Return a JSON object with a field `body` among others, and how the text in it is written."""
    pairs, blank = draw(literals()), draw(BLANKS)
    members = [(name, json.dumps(draw(JSON_VALUES))) for name in draw(st.lists(st.sampled_from("abc"), max_size=3))]
    members.append(("body", '"' + "".join(way for _, way in pairs) + '"'))
    shuffled = draw(st.permutations(members))
    inside = f"{blank},{blank}".join(f'"{name}"{blank}:{blank}{value}' for name, value in shuffled)
    return f"{blank}{{{blank}{inside}{blank}}}{blank}", pairs


def record_of(row: str) -> Record:
    (record,) = container("json").records([row.encode()], Fields(text=("body",), html=(), markdown=()))
    return record


@given(rows())
def test_every_character_stands_where_it_is_written(row: tuple[str, list[tuple[str, str]]]) -> None:
    source, pairs = row
    record = record_of(source)
    (part,) = record.parts
    assert part.text == "".join(character for character, _ in pairs)
    for index, (_, way) in enumerate(pairs):
        start, end = part.origin.span(index, index + 1)
        assert record.source[start:end] == way
    assert part.origin.span(0, len(pairs)) == (part.span.start, part.span.end)


@given(rows())
def test_the_document_of_a_part_has_the_same_places(row: tuple[str, list[tuple[str, str]]]) -> None:
    record = record_of(row[0])
    (part,) = record.parts
    document = part.document()
    assert document.text == part.text
    for index, (_, way) in enumerate(row[1]):
        start, end = document.origin.span(index, index + 1)
        assert record.source[start:end] == way


@given(rows())
def test_a_literal_is_a_source_of_its_own(row: tuple[str, list[tuple[str, str]]]) -> None:
    (part,) = record_of(row[0]).parts
    document = part.read(part.inside)
    assert document.text == part.text
    for index, (_, way) in enumerate(row[1]):
        start, end = document.origin.span(index, index + 1)
        assert part.inside[start:end] == way


@given(rows())
def test_writing_the_same_changes_no_byte(row: tuple[str, list[tuple[str, str]]]) -> None:
    record = record_of(row[0])
    assert record.rewritten() == record.raw
    assert record.rewritten({part.name: part.inside for part in record.parts}) == record.raw


@given(rows(), ANY_TEXT, st.sampled_from([escaped, escaped_in_ascii]))
def test_a_rewritten_record_says_the_new_text_and_nothing_else_new(
    row: tuple[str, list[tuple[str, str]]], new: str, escape: Callable[[str], str]
) -> None:
    record = record_of(row[0])
    (part,) = record.parts
    written = record.rewritten({"body": escape(new)}).decode()
    assert json.loads(f'"{escape(new)}"') == json.loads(json.dumps(new))
    assert written.startswith(record.source[: part.span.start])
    assert written.endswith(record.source[part.span.end :])
    before, after = json.loads(record.source), json.loads(written)
    assert after.pop("body") == json.loads(json.dumps(new))
    del before["body"]
    assert repr(before) == repr(after)  # NaN is not equal to itself


@given(ANY_TEXT)
def test_escaped_text_reads_as_the_text(text: str) -> None:
    assert decoded(escaped(text)) == json.loads(json.dumps(text))
    assert decoded(escaped_in_ascii(text)) == json.loads(json.dumps(text))
    assert escaped_in_ascii(text) == json.dumps(text)[1:-1]


@given(st.text(max_size=30))
def test_no_more_is_escaped_than_must_be(text: str) -> None:
    assert escaped(text) == json.dumps(text, ensure_ascii=False)[1:-1]


@pytest.mark.parametrize(
    ("inside", "inserted", "written"),
    [
        ("caf\\u00e9", "é 😀", "\\u00e9 \\ud83d\\ude00"),  # a dump in ASCII stays one
        ("café", "é 😀", "é 😀"),
        ("caf\\u00e9 é", "é", "é"),
        ("plain", "é", "é"),
        ("line\\nline", "a\n“b”", "a\\n“b”"),
        ("\\\\u00e9", "é", "é"),  # a backslash before u is no escape
        ("x", '"\\\x07\ud800', '\\"\\\\\\u0007\\ud800'),
    ],
)
def test_inserted_text_is_written_as_its_literal_is(inside: str, inserted: str, written: str) -> None:
    (part,) = record_of('{"body": "x"}').parts
    assert part.read(inside).escaped(inserted) == written


def test_text_without_escapes_is_a_shift() -> None:
    assert origin_of("abc é", start=7) == OffsetMap((0, 5), (7, 12))
    assert origin_of("", start=7).span(0, 0) == (7, 7)


def test_a_surrogate_pair_is_one_character_and_a_lone_half_is_another() -> None:
    inside = "a\\ud83d\\ude00\\ud83db\\ude00"
    assert decoded(inside) == "a😀\ud83db\ude00"
    assert [origin_of(inside).span(i, i + 1) for i in range(5)] == [(0, 1), (1, 13), (13, 19), (19, 20), (20, 26)]


@pytest.mark.parametrize("inside", ["\\", 'a"b', "\\x", "\\u12", "\n"])
def test_what_is_no_inside_of_a_string_is_refused(inside: str) -> None:
    record = record_of('{"body": "x"}')
    with pytest.raises(UsageError, match="inside of a JSON string"):
        record.rewritten({"body": inside})


# --- the scanner


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


WANTED = (tree([]), tree([parsed("a"), parsed("b.*.c"), parsed("*.x"), parsed("*.*.t.*")]))
ATOMS = (
    *'{}[],:"', '"a"', '"b"', '"\\u00e9"', '"\\x"', "1", "-", "-1.5e3", "01", "1.", "1e", "true", "null", "NaN",
    "-Infinity", " ", "\n", "\t", "\v", "\u00a0", "nul", '"x\x01"', '{"a":1}', "[1,2]", '"t":', "'a'", "\ufeff", "١",
)  # fmt: skip


@given(st.lists(st.sampled_from(ATOMS), max_size=12).map("".join))
def test_a_text_is_json_exactly_when_the_standard_library_says_so(text: str) -> None:
    for wanted in WANTED:
        if text.startswith("\ufeff"):
            continue  # refused there for another reason; a file's mark is taken off before
        assert isinstance(scan(text, wanted), Malformed) != is_json(text)


@given(JSON_VALUES, st.integers(0, 200), st.sampled_from(["", *',:[]{}"x1\\ ']), st.sampled_from([None, 1]))
def test_a_damaged_text_is_judged_as_by_the_standard_library(
    value: object, place: int, put: str, indent: int | None
) -> None:
    text = json.dumps(value, indent=indent)
    place %= len(text)
    for candidate in (text, text[:place] + put + text[place + 1 :], text[:place]):
        for wanted in WANTED:
            assert isinstance(scan(candidate, wanted), Malformed) != is_json(candidate)


@given(st.text('{}[],:"a1 \\\n\t', max_size=12))
def test_a_complaint_has_a_place_in_the_text(text: str) -> None:
    verdict = scan(text, WANTED[1])
    if isinstance(verdict, Malformed):
        assert 0 <= verdict.span.start <= verdict.span.end <= len(text)
        assert str(verdict)


@pytest.mark.parametrize(
    ("text", "start", "end", "message"),
    [
        ('{"a": 1,}', 8, 9, "'}' stands where a name in double quotes is due"),
        ('{"a" 1}', 5, 6, "'1' stands where ':' is due"),
        ('{"a": 1 "b": 2}', 8, 9, "'\"' stands where ',' or '}' is due"),
        ('{"a": nul}', 6, 7, "'n' stands where a value is due"),
        ("{'a': 1}", 1, 2, "''' stands where a name in double quotes is due"),
        ('{"a": "b\n', 6, 8, "a string is not closed"),
        ('{"a": "b\x01c"}', 8, 9, "the control character U+0001 stands in a string"),
        ('{"a": "C:\\Users"}', 9, 11, "'\\U' is no escape of JSON"),
        ('{"a": 1} {"b": 2}\n', 9, 17, "there is more behind the end of the value"),
        ('{"a": [1, {"b": 2}', 18, 18, "it ends where ',' or ']' is due"),
        ('{"x": [[1, 2], {"y": 1]]}', 22, 23, "']' stands where ',' or '}' is due"),
        ("", 0, 0, "it ends where a value is due"),
    ],
)
def test_a_complaint_says_what_is_wrong_and_where(text: str, start: int, end: int, message: str) -> None:
    for wanted in WANTED:
        verdict = scan(text, wanted)
        assert isinstance(verdict, Malformed)
        assert (str(verdict), verdict.span.start, verdict.span.end) == (message, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000 + "]" * 100_000,
        '{"b":' * 100_000 + "1" + "}" * 100_000,
        '{"a": ' + "9" * 100_000 + "}",
        '{"a": 1e' + "9" * 5_000 + "}",
    ],
    ids=["arrays", "objects", "integer", "exponent"],
)
def test_depth_and_length_are_no_reason_to_fail(text: str) -> None:
    for wanted in WANTED:
        assert not isinstance(scan(text, wanted), Malformed)
        assert isinstance(scan(text[:-1], wanted), Malformed)


HOSTILE = (
    "[", '{"a":', '["', '{"', "\\", '"', '"a",', "[[],", '[{"b":', " ", "1,", "[1,", '{"a":1,', '\\"', "\\u0041",
    '{"a":[', "nul", "-", "0", "\\ud83d", '"\\', "[]", "{}",
)  # fmt: skip


def seconds(text: str) -> float:
    start = time.process_time()
    for wanted in WANTED:
        scan(text, wanted)
    return time.process_time() - start


@pytest.mark.parametrize("lead", ["", "[", '{"b":[', '{"a":"'])
@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_four_times_the_text_costs_four_times_the_time(unit: str, lead: str) -> None:
    size = 30_000 // len(unit)
    for _ in range(3):  # a noisy machine gets a second and a third look
        short, long = seconds(lead + unit * size), seconds(lead + unit * size * 4)
        if long < 0.08 or long <= 9 * short:
            return
    pytest.fail(f"{short:.3f} s became {long:.3f} s")


@pytest.mark.parametrize("unit", ["\\u00e9", "\\n", "a\\\\", "é"])
def test_positions_of_four_times_the_escapes_cost_four_times_the_time(unit: str) -> None:
    def cost(times: int) -> float:
        start = time.process_time()
        origin_of(unit * times)
        return time.process_time() - start

    for _ in range(3):
        short, long = cost(50_000), cost(200_000)
        if long < 0.08 or long <= 9 * short:
            return
    pytest.fail(f"{short:.3f} s became {long:.3f} s")


# --- a map that leads through two


@st.composite
def maps(draw: st.DrawFn, length: int, *, by: st.SearchStrategy[int]) -> OffsetMap:
    """Return a map of a text of that length: pieces of any width in both, gaps between them."""
    inner, outer = [0], [draw(st.integers(0, 3))]
    while inner[-1] < length:
        inner.append(min(length, inner[-1] + draw(st.integers(0, 3))))
        outer.append(outer[-1] + draw(by))
    return OffsetMap(tuple(inner), tuple(outer))


@st.composite
def chains(draw: st.DrawFn) -> tuple[int, OffsetMap, OffsetMap]:
    length = draw(st.integers(0, 12))
    first = draw(maps(length, by=st.integers(0, 6)))
    return length, first, draw(maps(first.outer[-1], by=st.integers(0, 6)))


@given(chains())
@example((1, OffsetMap((0, 1), (0, 6)), OffsetMap((0, 3, 3, 6), (0, 3, 9, 12))))
def test_a_character_has_the_span_it_has_through_both(chain: tuple[int, OffsetMap, OffsetMap]) -> None:
    length, first, second = chain
    both = first.then(second)
    for i in range(length):
        assert both.span(i, i + 1) == second.span(*first.span(i, i + 1))


@given(chains())
def test_a_map_through_two_runs_forward_from_end_to_end(chain: tuple[int, OffsetMap, OffsetMap]) -> None:
    length, first, second = chain
    both = first.then(second)
    assert list(both.inner) == sorted(both.inner)
    assert list(both.outer) == sorted(both.outer)
    assert (both.inner[0], both.inner[-1]) == (0, length)


@given(st.integers(0, 9).flatmap(lambda n: st.tuples(st.just(n), maps(n, by=st.integers(0, 6)))))
def test_the_identity_changes_no_map(case: tuple[int, OffsetMap]) -> None:
    length, each = case
    assert OffsetMap.identity(length).then(each) == each
    through = each.then(OffsetMap.identity(each.outer[-1]))
    assert all(through.span(i, i + 1) == each.span(i, i + 1) for i in range(length))


@given(literals(), st.data())
def test_markup_in_a_literal_is_a_gap_in_the_source(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    """A text of which stretches were left out, as markup is: what is left keeps its escapes, gaps stay gaps."""
    inside = "".join(way for _, way in pairs)
    kept = data.draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    inner, outer = [0], [0]
    for index, is_kept in enumerate(kept):
        inner += (inner[-1], inner[-1] + is_kept)
        outer += (index, index + 1)
    both = OffsetMap((*inner, inner[-1]), (*outer, len(pairs))).then(origin_of(inside))
    ways = [way for (_, way), is_kept in zip(pairs, kept, strict=True) if is_kept]
    for index, way in enumerate(ways):
        start, end = both.span(index, index + 1)
        assert inside[start:end] == way


def test_a_map_through_two_large_ones_is_made_in_linear_time() -> None:
    """Two hundred thousand pieces each; a quadratic merge would never return."""
    count = 200_000
    first = OffsetMap(tuple(range(count)), tuple(range(0, 2 * count, 2)))
    both = first.then(OffsetMap(tuple(range(2 * count)), tuple(range(0, 12 * count, 6))))
    index = 123_456
    assert both.span(index, index + 1) == (12 * index, 12 * index + 12)


def test_a_block_of_a_document_leads_to_its_place_in_the_row() -> None:
    record = record_of('{"id": 1, "body": "Caf\\u00e9 \\ud83d\\ude00.\\n\\nThe second paragraph."}')
    (part,) = record.parts
    document: Document = part.document()
    block: Block = document.blocks[1]
    start, end = document.origin.span(block.start, block.end)
    assert record.source[start:end] == block.text == "The second paragraph."
