"""Files of records: each text with its place in the file, rows that are none as findings, and every byte kept."""

import datetime as dt
import gzip
import io
import json
import sys
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from newsclean.containers import Fields, Gap, Record, container, container_of, containers, open_records
from newsclean.containers.compression import compressing, decompressed
from newsclean.containers.paths import dotted, parsed
from newsclean.containers.rows import Cut, rows
from newsclean.errors import ConfigError, UsageError
from newsclean.model import Span
from newsclean.offsets import LineIndex
from newsclean.readers import formats

FIXTURES = Path(__file__).parent.parent / "fixtures" / "records"
BOM = b"\xef\xbb\xbf"
MATCH = 'a match takes a rule and its words, as {"rule": "DUP101", "text": "que que"}'
LONG_MATCH = '{"matches":[{"rule":"DUP101","text":"%s"}]}' % ("a" * 201)


def entries(data: bytes, name: str = "jsonl", *, fields: Fields | None = None) -> list[Record | Gap]:
    """Return what a file holds; whatever it is, its bytes are all there."""
    with open_records(io.BytesIO(data), container=name, fields=fields or Fields()) as file:
        found = list(file.entries())
        written = io.BytesIO()
        with file.writing(written) as stream:
            for entry in found:
                stream.write(entry.rewritten())
    assert written.getvalue() == data
    return found


def records(data: bytes, name: str = "jsonl", *, fields: Fields | None = None) -> list[Record]:
    return [entry for entry in entries(data, name, fields=fields) if isinstance(entry, Record)]


def texts(record: Record) -> dict[str, str]:
    return {part.name: part.text for part in record.parts}


def complaint(record: Record) -> tuple[str, str]:
    assert record.problem
    return record.problem.code, record.problem.message


# --- rows


def test_a_dump_is_read_row_by_row() -> None:
    with open_records(FIXTURES / "dump.jsonl") as file:
        found = list(file)
    assert [record.number for record in found] == [1, 2, 3, 4, 5, 6]
    assert [record.line for record in found] == [1, 2, 4, 5, 6, 7]
    assert [record.facts.get("id") for record in found] == ["pier-1", "5521", "molen", None, None, "parts"]
    assert [record.problem.code if record.problem else "" for record in found] == ["", "", "", "NCL902", "NCL902", ""]
    assert texts(found[1]) == {"body": "Le marché quitte la place 🍎 dès mardi."}
    assert list(texts(found[5])) == ["content.0", "content.1", "content.2"]


def test_every_place_of_a_file_is_the_place_an_editor_shows() -> None:
    whole = (FIXTURES / "dump.jsonl").read_bytes().decode("utf-8-sig")
    lines = LineIndex(whole)
    for record in records((FIXTURES / "dump.jsonl").read_bytes()):
        assert whole[record.offset :].startswith(record.source)
        for part in record.parts:
            assert whole[record.offset + part.span.start :].startswith(part.inside)
            assert record.position(part.span.start) == lines.position(record.offset + part.span.start)


def test_a_byte_order_mark_is_kept_and_is_no_column() -> None:
    (record,) = records(BOM + b'{"text":"a"}\n')
    assert record.position(record.parts[0].span.start) == (1, 10)
    assert record.offset == 0
    assert record.rewritten({"text": "b"}) == BOM + b'{"text":"b"}\n'


def test_a_byte_order_mark_inside_the_file_is_no_json() -> None:
    first, second = records(b'{"text":"a"}\n' + BOM + b'{"text":"b"}\n')
    assert first.problem is None
    assert complaint(second)[0] == "NCL902"


def test_line_ends_stay_as_they_are() -> None:
    data = b'{"text":"a"}\r\n{"text":"b"}\n\r\n{"text":"c"}'
    written = [entry.rewritten({"text": "X"}) if isinstance(entry, Record) else entry.raw for entry in entries(data)]
    assert b"".join(written) == b'{"text":"X"}\r\n{"text":"X"}\n\r\n{"text":"X"}'


@pytest.mark.parametrize("blank", [b"", b"  ", b"\t", b"\r"])
def test_blank_lines_are_passed_over(blank: bytes) -> None:
    data = blank + b"\n" + b'{"text":"a"}\n' + blank + b"\n"
    assert [record.line for record in records(data)] == [2]


@pytest.mark.parametrize("data", [b"", b"\n", BOM, BOM + b"\n\n"])
def test_a_file_without_rows_has_no_records(data: bytes) -> None:
    assert records(data) == []


def test_line_separators_of_unicode_end_no_row() -> None:
    data = '{"text":"a\u2028b\u2029c\x85d"}\n{"text":"e"}\n'.encode()
    assert [texts(record)["text"] for record in records(data)] == ["a\u2028b\u2029c\x85d", "e"]


@pytest.mark.parametrize(
    ("row", "message", "span"),
    [
        (b"[1]", "a record is an object; this is an array", (0, 3)),
        (b' "a" ', "a record is an object; this is a string", (1, 4)),
        (b"null", "a record is an object; this is null", (0, 4)),
        (b"-5", "a record is an object; this is a number", (0, 2)),
        (b"NaN", "a record is an object; this is a number", (0, 3)),
        (b"not json", "the row is no JSON: 'n' stands where a value is due", (0, 1)),
        (b'{"text": "cut', "the row is no JSON: a string is not closed", (9, 13)),
        (b'{"text": "a"} {}', "the row is no JSON: there is more behind the end of the value", (14, 16)),
    ],
)
def test_a_row_that_is_no_object_is_a_finding_and_the_run_goes_on(
    row: bytes, message: str, span: tuple[int, int]
) -> None:
    first, bad, last = records(b'{"text":"a"}\n' + row + b'\n{"text":"b"}\n')
    assert complaint(bad) == ("NCL902", message)
    assert bad.problem
    assert bad.problem.span == Span(*span)
    assert bad.parts == ()
    assert (texts(first), texts(last)) == ({"text": "a"}, {"text": "b"})


@pytest.mark.parametrize(
    "row",
    [
        b'{"id":NaN,"text":"x","v":-Infinity}',
        b'{"id":' + b"9" * 5_000 + b',"text":"x"}',
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b',"text":"x"}',
        b'{"__proto__":{"x":1},"text":"x"}',
    ],
    ids=["nan", "number", "depth", "names"],
)
def test_odd_rows_are_read(row: bytes) -> None:
    (record,) = records(row)
    assert record.problem is None
    assert texts(record) == {"text": "x"}


def test_bytes_that_are_no_text_are_a_finding_and_the_row_is_never_rewritten() -> None:
    row = b'{"id":"\xc3\xa9","text":"caf\xe9 \xff"}\n'
    bad, good = records(row + b'{"text":"a"}\n')
    assert complaint(bad)[0] == "NCL901"
    assert "byte E9 is no UTF-8" in complaint(bad)[1]
    assert "1 more" in complaint(bad)[1]
    assert bad.problem
    assert bad.problem.span == Span(21, 22)
    assert texts(bad) == {"text": "caf\ufffd \ufffd"}
    assert bad.rewritten() == row
    with pytest.raises(UsageError, match="record 1 cannot be rewritten"):
        bad.rewritten({"text": "café"})
    assert good.offset == len(bad.source)


@pytest.mark.parametrize("name", ["jsonl", "json"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_file_in_another_encoding_is_read_by_its_mark_and_written_back(encoding: str, name: str) -> None:
    rows = '{"id":"é","text":"中🍎"}\n' * (1 if name == "json" else 3)
    data = ("\ufeff" + rows).encode(encoding)
    with open_records(io.BytesIO(data), container=name) as file:
        assert file.encoding == encoding
    found = records(data, name)
    assert [texts(record)["text"] for record in found] == ["中🍎"] * rows.count("\n")
    assert found[-1].position(found[-1].parts[0].span.start) == (len(found), 19)
    assert found[0].rewritten({"text": "X"}).decode().strip() == '{"id":"é","text":"X"}'


def test_half_a_character_of_another_encoding_is_a_finding_and_its_bytes_stay() -> None:
    rows = ['{"text":"a \ud83c b"}\n', '{"text":"c \udfff"}\n', '{"text":"d"}\n']
    data = b"\xff\xfe" + "".join(rows).encode("utf-16-le", "surrogatepass") + b'"'
    high, low, good, last = records(data)
    assert complaint(high)[0] == complaint(low)[0] == "NCL901"
    assert complaint(high)[1].startswith("half a character is no UTF-8 text; it became U+FFFD")
    assert texts(good) == {"text": "d"}
    assert last.problem


@given(
    st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"]),
    st.lists(st.sampled_from([b"\0", b"\xd8", b"\xdc", b"\xdf", b"\xff", b"a\0", b"\0\n"]), max_size=12).map(b"".join),
    st.integers(1, 9),
)
def test_whatever_bytes_follow_a_mark_they_are_written_back_as_they_were(mark: bytes, rest: bytes, size: int) -> None:
    data = mark + rest
    with open_records(io.BytesIO(data), container="jsonl") as file:
        content, written = file.content.read(), io.BytesIO()
        with file.writing(written) as stream:
            for start in range(0, len(content), size):
                stream.write(content[start : start + size])
    assert written.getvalue() == data


def test_a_repeated_row_is_the_same_record_at_another_place() -> None:
    row, other = '{"id":1,"text":"é"}\n', '{"id":1,"text":"b"}\r\n'
    whole = row * 3 + "\n" + other * 2 + row + "{\n" * 2
    lines = LineIndex(whole)
    found = records(whole.encode())
    assert [record.number for record in found] == list(range(1, 9))
    assert found[0].parts[0] is found[2].parts[0]
    for record in found:
        assert whole[record.offset :].startswith(record.source)
        assert record.position(0) == lines.position(record.offset)
    assert [record.problem is not None for record in found] == [False] * 6 + [True] * 2


def test_a_repeated_row_behind_one_that_is_too_long_is_a_part_of_it() -> None:
    data = b'{"text":"a"}\n' + b"x" * 2_097_140 + b'{"text":"a"}\n{"text":"a"}\n'
    with open_records(io.BytesIO(data), container="jsonl", limit=1_000_000) as file:
        first, long, last = file
    assert (texts(first), texts(long), texts(last)) == ({"text": "a"}, {}, {"text": "a"})
    assert last.line == 3


def test_of_a_name_stated_twice_the_last_counts_as_for_everyone_who_loads_it() -> None:
    (record,) = records(b'{"text":"first","text":"second","meta":{"id":1},"meta":{}}')
    assert texts(record) == {"text": "second"}
    assert record.rewritten({"text": "X"}) == b'{"text":"first","text":"X","meta":{"id":1},"meta":{}}'


@given(st.lists(st.one_of(st.binary(max_size=12), st.sampled_from([b'{"text":"a"}', b"\r", b"\n", BOM])), max_size=8))
def test_whatever_the_bytes_none_is_lost_and_places_hold(pieces: list[bytes]) -> None:
    data = b"\n".join(pieces)
    for name in ("jsonl", "json"):
        for record in records(data, name):
            assert record.problem is None or record.problem.span is not None
            assert record.line >= 1


@given(st.lists(st.sampled_from(['{"text":"é"}', "{}", "[]", " ", "\r", "x\ry", "中"]), max_size=6), st.booleans())
def test_lines_and_offsets_are_counted_as_an_editor_counts(rows: list[str], has_bom: bool) -> None:
    whole = "\n".join(rows)
    lines = LineIndex(whole)
    for record in records(BOM * has_bom + whole.encode()):
        assert whole[record.offset :].startswith(record.source)
        assert record.position(0) == lines.position(record.offset)


# --- fields


def test_every_text_that_is_there_is_a_part_in_reading_order() -> None:
    (record,) = records(b'{"body_html":"<p>b</p>","id":1,"text":"a","markdown":"*c*","summary":"no text"}')
    assert [(part.name, part.format) for part in record.parts] == [
        ("body_html", "html"), ("text", "text"), ("markdown", "markdown")
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["5", "null", "true", '{"a":1}', "[1,[2]]", "{}", "[]"])
def test_what_is_no_string_is_no_text(value: str) -> None:
    (record,) = records(f'{{"text":{value}}}'.encode())
    assert (record.parts, record.problem) == ((), None)


def test_paths_lead_into_objects_and_arrays() -> None:
    fields = Fields(text=("pages.*.text", "meta.dc\\.abstract", "list[].a[]", "third.2"), html=(), markdown=())
    row = {
        "pages": [{"text": "a"}, {"no": 1}, {"text": ["b", "c"]}],
        "meta": {"dc.abstract": "d", "dc": {"abstract": "not this"}},
        "list": [{"a": ["e", {"f": 1}]}],
        "third": ["x", "y", "g"],
    }
    (record,) = records(json.dumps(row).encode(), fields=fields)
    assert texts(record) == {
        "pages.0.text": "a", "pages.2.text.0": "b", "pages.2.text.1": "c", "meta.dc\\.abstract": "d",
        "list.0.a.0": "e", "third.2": "g",
    }  # fmt: skip
    assert json.loads(record.rewritten({"meta.dc\\.abstract": "D", "third.2": "G"}))["third"] == ["x", "y", "G"]


def test_a_name_may_be_written_with_escapes() -> None:
    (record,) = records(b'{"te\\u0078t":"a"}')
    assert texts(record) == {"text": "a"}


def test_a_field_two_formats_name_has_the_one_that_says_more() -> None:
    (record,) = records(b'{"body":"a"}', fields=Fields(html=("body",)))
    assert [part.format for part in record.parts] == ["html"]


@given(st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=5))
def test_a_dotted_path_leads_to_its_names_and_nowhere_else(names: list[str]) -> None:
    assert parsed(dotted(names)) == tuple(names)


@pytest.mark.parametrize("path", ["", ".", "a.", ".a", "a..b", "a\\", ".".join("a" * 21)])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(ConfigError):
        Fields(text=(path,))


def test_a_path_in_the_place_of_a_tuple_is_refused() -> None:
    with pytest.raises(ConfigError, match="'text' is a tuple of paths; got 'body'"):
        Fields(text="body")  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="'records' is one path"):
        Fields(records=("data",))  # type: ignore[arg-type]


def test_a_configuration_table_names_fields() -> None:
    table = {"id": "key", "text": ["body", "lead"], "date": "published_at", "records": "data.items"}
    fields = Fields.from_mapping(table)
    assert (fields.id, fields.text, fields.date) == (("key",), ("body", "lead"), ("published_at",))
    assert (fields.html, fields.markdown) == ((), ())  # whoever names texts names them all
    assert fields.title == Fields().title
    assert Fields.from_mapping({}) == Fields()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"txt": "body"}, "unknown field 'txt'; did you mean 'text'?"),
        ({"zzz": "body"}, "unknown field 'zzz'; known: text, html"),
        ({"text": 5}, "'text' is a path or a list of paths"),
        ({"text": ["a", 5]}, "'text' is a path or a list of paths"),
        ({"records": ["a"]}, "'records' is one path"),
        ({"text": "a..b"}, "'a..b' is no path"),
    ],
)
def test_a_wrong_table_is_refused_with_the_reason(table: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as refusal:
        Fields.from_mapping(table)
    assert message in str(refusal.value)


# --- what a record says of its texts


@pytest.mark.parametrize(
    ("stated", "fact", "date"),
    [
        ("2024-09-08", "2024-09-08", dt.date(2024, 9, 8)),
        ("2024-09-08T10:30:00Z", "2024-09-08T10:30:00+00:00", dt.date(2024, 9, 8)),
        ("2024-09-08 10:30", "2024-09-08T10:30:00", dt.date(2024, 9, 8)),
        ("2024-09-08 at noon", "2024-09-08", dt.date(2024, 9, 8)),
        ("2024-13-08", None, None),
        ("8 September 2024", None, None),
        (1725753600000, None, None),
        ("1725120112345", None, None),
        (None, None, None),
    ],
)
def test_a_date_is_taken_in_iso_form_only(stated: object, fact: str | None, date: dt.date | None) -> None:
    (record,) = records(json.dumps({"text": "a", "date": stated}).encode())
    assert record.facts.get("published") == fact
    assert record.parts[0].document().published == date


@pytest.mark.parametrize(
    ("stated", "tag"),
    [("fr", "fr"), ("fr_FR", "fr-FR"), ("EN", "en"), ("zh-Hant-TW", "zh-Hant-TW"), ("French", "und"), ("", "und")],
)
def test_a_language_is_a_tag_or_nothing(stated: str, tag: str) -> None:
    (record,) = records(json.dumps({"text": "a", "lang": stated}).encode())
    assert record.parts[0].document().language == tag


def test_a_document_has_the_facts_of_its_record() -> None:
    row = {"id": 7, "headline": "A \u201cB\u201d", "url": "https://example.org/a", "lang": "en", "text": "a"}
    (record,) = records(json.dumps(row).encode())
    assert record.facts == {"id": "7", "title": "A “B”", "language": "en", "url": "https://example.org/a"}
    document = record.parts[0].document()
    assert dict(document.facts) == {"title": "A “B”", "language": "en", "url": "https://example.org/a"}


def test_the_first_name_that_states_a_fact_is_taken() -> None:
    (record,) = records(b'{"title":null,"headline":"H","id":"","uuid":"u","lang":["fr"],"language":"de"}')
    assert record.facts == {"id": "u", "title": "H", "language": "de"}


def test_what_the_author_silences_is_an_exemption_of_the_whole_text() -> None:
    row = b'{"text":"que que","_newsclean":{"ignore":["BPL201","TYP"],"lang":"es","reason":"verse",'
    row += b'"matches":[{"rule":"DUP101","text":"que que","reason":"song"}]}}'
    (record,) = records(row)
    document = record.parts[0].document()
    found = [(each.span, each.rules, each.match, each.reason) for each in document.exemptions]
    whole = Span(0, 7)
    assert found == [
        (whole, ("BPL201",), "", "verse"), (whole, ("TYP",), "", "verse"), (whole, ("DUP101",), "que que", "song")
    ]  # fmt: skip
    places = [record.source[each.place.start : each.place.end] for each in document.exemptions if each.place]
    assert places[:2] == ['"BPL201"', '"TYP"']
    assert json.loads(places[2])["rule"] == "DUP101"
    assert document.language == "es"
    assert record.about.malformed == ()


def test_a_single_rule_may_stand_without_a_list() -> None:
    (record,) = records(b'{"text":"a","_newsclean":{"ignore":"BPL201","matches":{"rule":"DUP101","text":"a a"}}}')
    assert [each.rule for each in record.about.suppressions] == ["BPL201", "DUP101"]


@pytest.mark.parametrize(
    ("ours", "place", "message"),
    [
        ('"BPL201"', '"BPL201"', 'suppressions are an object, as {"ignore": ["TYP201"]}; this is a string'),
        ('["BPL201"]', '["BPL201"]', 'suppressions are an object, as {"ignore": ["TYP201"]}; this is an array'),
        ('{"ignored":["BPL201"]}', '["BPL201"]', "'ignored' is no key; known: ignore, matches, lang, reason"),
        ('{"ignore":[5]}', "5", "'ignore' takes rules, as [\"TYP201\"]; this is a number"),
        ('{"ignore":{"a":"b"}}', '{"a":"b"}', "'ignore' takes rules, as [\"TYP201\"]; this is an object"),
        ('{"ignore":["no rule"]}', '"no rule"', "'no rule' is no rule; a code or name such as 'TYP201' works"),
        ('{"ignore":[""]}', '""', "'' is no rule; a code or name such as 'TYP201' works"),
        ('{"matches":["DUP101"]}', '"DUP101"', f"{MATCH}; this is a string"),
        ('{"matches":[{"rule":"DUP101"}]}', '{"rule":"DUP101"}', MATCH),
        ('{"matches":[{"text":"a"}]}', '{"text":"a"}', MATCH),
        (LONG_MATCH, LONG_MATCH[12:-2], "the words of a match have 200 characters at most; a part of them is enough"),
        ('{"lang":"French"}', '"French"', "'French' is no language tag; a BCP 47 tag such as fr works"),
        ('{"reason":5}', "5", "'reason' takes a string; this is a number"),
    ],
)
def test_a_suppression_that_makes_no_sense_is_told_with_its_place(ours: str, place: str, message: str) -> None:
    (record,) = records(f'{{"text":"a","_newsclean":{ours}}}'.encode())
    (wrong,) = record.about.malformed
    assert wrong.place
    assert record.source[wrong.place.start : wrong.place.end] == place
    assert wrong.rules == ()
    assert wrong.reason == message
    assert record.about.suppressions == ()
    assert texts(record) == {"text": "a"}


def test_a_column_of_suppressions_may_be_empty() -> None:
    (record,) = records(b'{"text":"a","_newsclean":null}')
    assert (record.about.suppressions, record.about.malformed) == ((), ())


def test_suppressions_may_have_another_name_or_none() -> None:
    row = b'{"text":"a","_lint":{"ignore":["BPL"]},"_newsclean":{"ignore":["TYP"]}}'
    (named,) = records(row, fields=Fields(suppressions="_lint"))
    (nameless,) = records(row, fields=Fields(suppressions=""))
    assert [each.rule for each in named.about.suppressions] == ["BPL"]
    assert nameless.about.suppressions == ()


@pytest.mark.skipif("html" not in formats(), reason="no HTML reader")
def test_html_in_json_leads_through_both() -> None:
    (record,) = records(b'{"html":"<p class=\\"a\\">Caf\\u00e9 &amp; bar.</p>\\n<p>The second.</p>"}')
    document = record.parts[0].document()
    assert "Café & bar." in document.text
    for word, written in (("é", "\\u00e9"), ("&", "&amp;"), ("second", "second")):
        start = document.text.index(word)
        low, high = document.origin.span(start, start + len(word))
        assert record.source[low:high] == written
    assert document.escaped('é<"') == '\\u00e9&lt;\\"' or document.escaped('é<"') == "\\u00e9&lt;&quot;"


# --- rewriting


def test_only_the_literal_changes() -> None:
    row = b'{ "z" : 1.50 ,"text":"a\\u0062c" , "more":["\\/"],"html":"<p>" }\r\n'
    (record,) = records(row)
    assert record.rewritten({"text": "X\\n"}) == row.replace(b"a\\u0062c", b"X\\n")
    assert record.rewritten({"text": "", "html": "é"}) == row.replace(b"a\\u0062c", b"").replace(b"<p>", "é".encode())


def test_an_unknown_part_is_refused() -> None:
    (record,) = records(b'{"text":"a"}')
    with pytest.raises(UsageError, match="record 1 has no part 'body'"):
        record.rewritten({"body": "x"})


def test_a_lone_half_of_a_character_cannot_be_written_as_it_is() -> None:
    (record,) = records(b'{"text":"a"}')
    with pytest.raises(UsageError):
        record.rewritten({"text": "\ud800"})
    assert record.rewritten({"text": "\\ud800"}) == b'{"text":"\\ud800"}'


# --- JSON files


def test_records_deep_in_a_file_have_their_places() -> None:
    data = (FIXTURES / "articles.json").read_bytes()
    found = records(data, "json", fields=Fields(records="data.items"))
    whole = data.decode()
    assert [record.place[:3] for record in found] == [(1, 5, 7), (2, 6, 7), (3, 6, 99)]
    for record in found:
        assert record.problem is None
        for part in record.parts:
            at = record.offset + part.span.start
            assert whole[at : at + len(part.inside)] == part.inside
            assert record.position(part.span.start) == LineIndex(whole).position(at)


def test_a_record_of_a_file_is_rewritten_in_its_place() -> None:
    data = (FIXTURES / "articles.json").read_bytes()
    written = b"".join(
        entry.rewritten({"body": "X"}) if isinstance(entry, Record) and entry.number == 2 else entry.rewritten()
        for entry in entries(data, "json", fields=Fields(records="data.items"))
    )
    assert written == data.replace("Das Café zieht um: „Endlich“, sagt die Wirtin.".encode(), b"X")


@pytest.mark.parametrize("path", ["data.items", "data.*", "data[]", "*.items"])
def test_records_are_found_by_any_path_that_leads_to_them(path: str) -> None:
    data = (FIXTURES / "articles.json").read_bytes()
    assert len(records(data, "json", fields=Fields(records=path))) == 3


@pytest.mark.parametrize(
    ("data", "count"),
    [(b'{"text":"a"}', 1), (b'\n [{"text":"a"},{"text":"b"}]\n', 2), (b"[]", 0), (BOM + b'{"text":"a"}\n', 1)],
)
def test_a_file_is_one_record_or_an_array_of_them(data: bytes, count: int) -> None:
    found = records(data, "json")
    assert [record.number for record in found] == list(range(1, count + 1))
    assert all(texts(record) and record.problem is None for record in found)


def test_an_item_that_is_no_object_is_a_finding_and_the_others_are_read() -> None:
    first, bad, last = records(b'[{"text":"a"}, ["x"], {"text":"b"}]', "json")
    assert complaint(bad) == ("NCL902", "a record is an object; this is an array")
    assert (texts(first), texts(last)) == ({"text": "a"}, {"text": "b"})


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (b"", "", "the file is no JSON: it ends where a value is due"),
        (b'[{"text":"a"}', "", "the file is no JSON: it ends where ',' or ']' is due"),
        (b'"a"', "", "a record is an object; this is a string"),
        (b'{"a":[]}', "data.items", "'data.items' leads to nothing in this file"),
    ],
)
def test_a_file_that_holds_no_records_is_a_finding(data: bytes, path: str, message: str) -> None:
    (record,) = records(data, "json", fields=Fields(records=path))
    assert complaint(record) == ("NCL902", message)


def test_bytes_that_are_no_text_spoil_their_record_only() -> None:
    first, second = records(b'[{"text":"caf\xe9"},\n {"text":"b"}]', "json")
    assert complaint(first)[0] == "NCL901"
    assert second.problem is None
    assert second.rewritten({"text": "c"}) == b'{"text":"c"}'
    assert second.place == (2, 2, 2, 19)


# --- containers and files


def test_the_containers_are_the_modules_that_are_there() -> None:
    assert list(containers()) == ["json", "jsonl"]
    with pytest.raises(UsageError, match="unknown container 'csv'; known: json, jsonl"):
        container("csv")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.jsonl", "jsonl"), ("a.NDJSON", "jsonl"), ("a/b.json", "json"), ("a.jsonl.gz", "jsonl"),
        ("a.json.zst", "json"), ("a.txt", None), ("a.gz", None), ("jsonl", None), ("a.json.bak", None),
    ],
)  # fmt: skip
def test_a_files_name_tells_its_container(path: str, name: str | None) -> None:
    assert container_of(path) == name


@pytest.mark.parametrize("source", [FIXTURES / "dump.txt", io.BytesIO(b"")])
def test_without_a_container_nothing_is_opened(source: Path | io.BytesIO) -> None:
    with pytest.raises(UsageError, match="no container is known"), open_records(source):
        pass


def test_a_limit_below_a_byte_is_refused() -> None:
    with pytest.raises(UsageError, match="at least 1 byte, got 0"), open_records(
        io.BytesIO(b""), container="jsonl", limit=0
    ):  # fmt: skip
        pass


def test_a_stream_stays_open() -> None:
    stream = io.BytesIO(b'{"text":"a"}\n')
    with open_records(stream, container="jsonl") as file:
        assert len(list(file)) == 1
    del file
    assert not stream.closed


# --- compression

ROWS = b"".join(b'{"id":%d,"text":"The ferry came at %d."}\n' % (n, n) for n in range(500))
COMPRESSIONS = ("", "gzip", "zstd")


def compressed(data: bytes, compression: str) -> bytes:
    stream = io.BytesIO()
    with compressing(stream, compression) as out:
        out.write(data)
    return stream.getvalue()


def content(data: bytes) -> tuple[str, bytes]:
    name, stream = decompressed(io.BytesIO(data))
    return name, stream.read()


@pytest.fixture(params=COMPRESSIONS)
def compression(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_compressed_file_is_read_by_its_first_bytes_and_written_back_as_it_was(compression: str) -> None:
    out = io.BytesIO()
    with open_records(io.BytesIO(compressed(ROWS, compression)), container="jsonl") as file:
        assert file.compression == compression
        with file.writing(out) as writer:
            for entry in file.entries():
                writer.write(entry.rewritten({"text": "X"}) if isinstance(entry, Record) else entry.raw)
    assert not out.closed
    name, written = content(out.getvalue())
    assert name == compression
    assert [json.loads(row)["text"] for row in written.splitlines()] == ["X"] * 500


def test_the_same_bytes_compress_to_the_same_bytes(compression: str) -> None:
    assert compressed(ROWS, compression) == compressed(ROWS, compression)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 5])
def test_short_content_is_read(compression: str, size: int) -> None:
    assert content(compressed(b"x" * size, compression)) == (compression, b"x" * size)


def test_what_other_programs_compressed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(gzip.compress(ROWS[:9_000]) + gzip.compress(ROWS[9_000:]) + b"\0" * 1_024)  # parts, and padding
    with open_records(path) as file:
        assert [record.number for record in file][-1] == 500
    assert content(compressed(ROWS, "gzip"))[1] == gzip.decompress(compressed(ROWS, "gzip"))


def test_frames_of_zstd_follow_one_another() -> None:
    frame = zstandard.ZstdCompressor().compress
    skipped = b"\x50\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"12345"
    assert content(skipped + frame(b"ab") + skipped + frame(b"c" * 200_000)) == ("zstd", b"ab" + b"c" * 200_000)


def test_a_plain_file_may_be_called_compressed(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(ROWS)
    with open_records(path) as file:
        assert (file.compression, len(list(file))) == ("", 500)


@pytest.mark.parametrize("compression", COMPRESSIONS[1:])
@pytest.mark.parametrize("lost", [1, 4, 8, 50, 900])
def test_a_compressed_file_that_was_cut_gives_its_rows_and_then_an_error(compression: str, lost: int) -> None:
    data = compressed(ROWS, compression)[:-lost]
    found: list[Record] = []
    message = f"is cut short: its {compression} data ends before its end mark, after [0-9,]+ bytes"
    with pytest.raises(UsageError, match=message), open_records(io.BytesIO(data), container="jsonl") as file:
        found += file
    assert all(record.problem is None for record in found)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-8] + b"\0" * 8,  # the checksum
        lambda data: data + b"garbage",
        lambda data: data[:200] + bytes(byte ^ 0xFF for byte in data[200:400]) + data[400:],
    ],
    ids=["checksum", "trail", "middle"],
)
@pytest.mark.parametrize("compression", COMPRESSIONS[1:])
def test_damaged_data_is_an_error_that_says_so(compression: str, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UsageError, match=f"holds damaged {compression} data, after [0-9,]+ bytes"):
        content(damage(compressed(ROWS * 4, compression)))


def test_without_the_library_zstd_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(UsageError, match=r"pip install newsclean\[zstd\]"):
        content(b"\x28\xb5\x2f\xfd" + b"\0" * 20)
    with pytest.raises(UsageError, match=r"pip install newsclean\[zstd\]"):
        compressed(b"a", "zstd")


def test_an_unknown_compression_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown compression 'lz4'"):
        compressed(b"a", "lz4")


@given(st.binary(max_size=40), st.sampled_from([b"", b"\x1f\x8b\x08", b"\x1f\x8b"]))
def test_any_bytes_are_content_or_a_clear_error(data: bytes, magic: bytes) -> None:
    with suppress(UsageError):
        name, _ = content(magic + data)
        assert name in COMPRESSIONS


# --- limits and memory


class Endless(io.RawIOBase):
    """A stream of `size` bytes that are made when they are read."""

    def __init__(self, unit: bytes, size: int) -> None:
        self._block = unit * max(1, 65_536 // len(unit))
        self._left = size // len(self._block)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._rest and self._left:
            self._rest, self._left = self._block, self._left - 1
        length = min(len(buffer), len(self._rest))
        buffer[:length], self._rest = self._rest[:length], self._rest[length:]
        return length


def peak(run: Callable[[], None]) -> float:
    """Return the most memory a run had at once, in MB."""
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def read_all(stream: io.RawIOBase, *, name: str = "jsonl", limit: int = 1_000_000) -> list[Record]:
    """Return the records that have a problem; the others are not kept."""
    with open_records(io.BufferedReader(stream), container=name, limit=limit) as file:
        return [record for record in file if record.problem]


def test_memory_does_not_grow_with_the_file() -> None:
    row = json.dumps({"id": 1, "text": "The ferry was late again, é. " * 60}).encode() + b"\n"

    def read() -> None:
        assert not read_all(Endless(row, 10_000_000))

    assert peak(read) < 4


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_memory_does_not_grow_with_a_row_over_the_limit(name: str) -> None:
    def read() -> None:
        assert len(read_all(Endless(b"x", 40_000_000), name=name)) == 1

    assert peak(read) < 8


def gzipped(unit: bytes, times: int) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(deflate.compress(unit) for _ in range(times)), deflate.flush()])


def test_a_bomb_of_gzip_is_passed_over() -> None:
    bomb = gzipped(b"a" * 1_000_000, 60)

    def read() -> None:
        (record,) = read_all(io.BytesIO(bomb))  # type: ignore[arg-type]
        assert complaint(record) == ("NCL902", "the row is over the size limit and was not read")

    assert peak(read) < 30


def test_a_bomb_of_zstd_is_passed_over() -> None:
    bomb = zstandard.ZstdCompressor().compress(b"a" * 60_000_000)

    def read() -> None:
        assert len(read_all(io.BytesIO(bomb))) == 1  # type: ignore[arg-type]

    assert peak(read) < 30


def test_a_row_over_the_limit_is_a_finding_and_the_rows_around_it_are_read() -> None:
    long = '{"text":"' + "é" * 2_000_000 + '"}\n'
    data = '{"text":"a"}\n' + long + '{"text":"b"}\n'
    with open_records(io.BytesIO(data.encode()), container="jsonl", limit=3_000_000) as file:
        found = list(file.entries())
    assert b"".join(entry.rewritten() for entry in found) == data.encode()
    first, bad, last = (entry for entry in found if isinstance(entry, Record))
    assert complaint(bad) == ("NCL902", "the row is over the size limit and was not read")
    assert (texts(first), texts(last)) == ({"text": "a"}, {"text": "b"})
    assert (last.number, last.line, last.offset) == (3, 3, 13 + len(long))


@given(
    st.lists(st.sampled_from([b"a", b"ab\n", b"\n", b"abcdefgh", b"\r\n"]), max_size=12).map(b"".join),
    st.integers(1, 9),
)
def test_rows_joined_are_the_stream_and_only_long_ones_are_cut(data: bytes, limit: int) -> None:
    found = list(rows(io.BytesIO(data), limit=limit))
    assert b"".join(found) == data
    assert [len(row) > limit for row in data.splitlines(keepends=True) if b"\r" not in data] == [
        isinstance(row, Cut) for row in found if b"\r" not in data
    ]


def test_rows_of_a_plain_list_are_read_too() -> None:
    def lines() -> Iterator[bytes]:
        yield b'{"text":"a"}\n'
        yield b'{"text":"b"}'

    assert [texts(record) for record in container("jsonl").records(lines())] == [{"text": "a"}, {"text": "b"}]
