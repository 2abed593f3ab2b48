"""Files of records as the library checks and cleans them: every finding in its record, every other byte as it was."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import ConfigError, Counts, Report, Safety, UsageError, check_records, clean_records
from newsclean.config import Config
from newsclean.containers import Fields, Record, open_records
from newsclean.linter import Linter
from newsclean.records import Terms, check_record, checked, clean_record
from newsclean.suppressions import Suppression

DOUBLED = "The council  met on Tuesday."
LONG = "The ferry came late to the island on Sunday, as the sea was rough."
SHORT = "The ferry came late to the island on Sunday."
MENDED = "The council met on Tuesday."
SPACES = Config(select=("TYP203",))


def row(**members: Any) -> bytes:
    return json.dumps(members).encode() + b"\n"


def record(source: bytes) -> Record:
    with open_records(io.BytesIO(source), container="jsonl") as file:
        (found,) = file
    return found


def report(source: bytes, **terms: Any) -> Report:
    return check_record(Linter(SPACES), record(source), terms=Terms(**terms))


def told(found: Report) -> list[tuple[str, str]]:
    """Return codes with the words of the source that they are about."""
    spans = [(each.code, each.span) for each in found.findings]
    return [(code, found.source[span.start : span.end] if span else "") for code, span in spans]


class TestFindings:
    def test_findings_of_all_texts_stand_in_the_order_of_the_record(self) -> None:
        found = report(row(text=DOUBLED, id="a", body=f"Rain  fell. {MENDED}"))
        assert told(found) == [("TYP203", "  "), ("TYP203", "  ")]
        assert [found.field_of(each) for each in found.findings] == ["text", "body"]
        assert found.record == "a"

    def test_a_clean_record_has_none(self) -> None:
        assert report(row(text=MENDED, title="Two  spaces in a title are nobody's business")).ok

    def test_a_record_without_texts_has_none(self) -> None:
        assert report(row(id=5)).ok

    def test_a_row_that_is_no_json_is_one(self) -> None:
        assert told(report(b'{"text":"a  b"')) == [("NCL902", "")]

    def test_a_record_that_cannot_be_rewritten_has_findings_but_no_repairs(self) -> None:
        found = report(b'{"text":"The council  met at the caf\xe9 today."}\n')
        assert [(each.code, each.edits) for each in found.findings] == [("TYP203", ()), ("NCL901", ())]
        assert found.findings[0].safety is Safety.DISPLAY

    def test_facts_are_those_of_the_record(self) -> None:
        found = report(row(id=7, text=MENDED, lang="en", date="2024-09-08", title="T"))
        assert found.metadata["published"] == "2024-09-08"
        assert (found.language, found.record) == ("en", "7")

    def test_the_callers_language_goes_before_the_records(self) -> None:
        assert report(row(text=MENDED, lang="en"), lang="fr").language == "fr"


class TestSuppressions:
    def test_a_rule_is_silent_in_every_text(self) -> None:
        assert report(row(text=DOUBLED, body=DOUBLED, _newsclean={"ignore": ["TYP203"]})).ok

    def test_a_suppression_that_one_text_uses_is_used(self) -> None:
        assert report(row(text=DOUBLED, body=MENDED, _newsclean={"ignore": ["TYP203"]})).ok

    def test_a_suppression_that_no_text_uses_is_told_once(self) -> None:
        found = report(row(text=MENDED, body="It rained all day.", _newsclean={"ignore": ["TYP203"]}))
        assert told(found) == [("NCL101", '"TYP203"')]

    def test_an_unknown_rule_is_told_once(self) -> None:
        found = report(row(text=MENDED, body="It rained all day.", _newsclean={"ignore": ["TYP999"]}))
        assert told(found) == [("NCL102", '"TYP999"')]

    def test_what_makes_no_sense_is_told_once_and_the_rest_holds(self) -> None:
        found = report(row(text=DOUBLED, body=MENDED, _newsclean={"ignore": ["TYP203", 5], "ignored": []}))
        assert told(found) == [("NCL103", "5"), ("NCL103", "[]")]
        assert found.findings[1].message == "'ignored' is no key; known: ignore, matches, lang, reason"

    def test_a_comment_in_one_text_is_judged_there(self) -> None:
        html = f"<p>{MENDED}</p><!-- newsclean: ignore[TYP203] --><p>It rained all day in the old town.</p>"
        found = report(row(html=html, text="It rained all day."))
        assert told(found) == [("NCL101", "<!-- newsclean: ignore[TYP203] -->")]

    def test_words_of_a_match_are_silent_in_every_text_that_has_them(self) -> None:
        ours = {"matches": [{"rule": "TYP203", "text": "  "}]}
        assert report(row(text=DOUBLED, body=MENDED, _newsclean=ours)).ok

    def test_what_the_configuration_silences_is_silent_in_records(self) -> None:
        silent = (Suppression("TYP203"), Suppression("TYP201"))
        assert report(row(text=DOUBLED), suppressions=silent).ok
        clean = clean_record(Linter(SPACES), record(row(text=DOUBLED)), terms=Terms(suppressions=silent))
        assert clean.raw == row(text=DOUBLED)


class TestCleaning:
    def test_only_the_literal_changes(self) -> None:
        source = b'{ "id": 1.50, "text" : "Caf\\u00e9s  closed early." ,"n":[1 ] }\r\n'
        clean = clean_record(Linter(SPACES), record(source))
        assert clean.raw == source.replace(b"s  closed", b"s closed")
        assert clean.changes == 1

    def test_what_is_inserted_into_html_is_written_as_html_in_json(self) -> None:
        source = row(html='<p class="a">The caf\u00c3\u00a9 &amp; bar \u201eMolen\u201d opened.</p>')
        clean = clean_record(Linter(Config(select=("mojibake",))), record(source))
        assert clean.raw == source.replace(b"\\u00c3\\u00a9", b"\\u00e9")

    def test_a_record_with_a_problem_stays(self) -> None:
        for source in (b'{"text":"a  b"', b'{"text":"The council  met, caf\xe9."}\n', b"[]\n"):
            clean = clean_record(Linter(SPACES), record(source))
            assert (clean.raw, clean.changes) == (source, 0)

    def test_records_with_the_same_bytes_are_judged_once_and_placed_each(self) -> None:
        with open_records(io.BytesIO(row(text=DOUBLED) * 3), container="jsonl") as file:
            reports = [found for found, _ in checked(Linter(SPACES), file)]
        assert [found.position(found.findings[0])[0] for found in reports] == [1, 2, 3]
        assert [found.record for found in reports] == ["1", "2", "3"]
        assert reports[0].findings is reports[2].findings


class TestCheckRecords:
    def test_reports_come_with_their_places_in_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "dump.jsonl.gz"
        path.write_bytes(gzip.compress(row(text=MENDED) + row(id="b", text=DOUBLED)))
        first, second = check_records(path, config=SPACES)
        assert first.ok
        assert (second.path, second.record, second.position(second.findings[0])[0]) == (str(path), "b", 2)
        span = second.to_dict()["findings"][0]["span"]
        assert gzip.decompress(path.read_bytes()).decode()[span["start"] : span["end"]] == "  "

    def test_a_text_that_came_before_is_found(self) -> None:
        data = row(id="a", text=LONG) + row(id="b", text=MENDED) + row(id="c", text=LONG)
        reports = check_records(io.BytesIO(data), container="jsonl")
        assert [(found.record, each.code) for found in reports for each in found.findings] == [("c", "DUP201")]

    def test_fields_of_the_configuration_or_of_the_caller_are_read(self) -> None:
        data = row(lead=DOUBLED)
        stated = Config.from_mapping({"select": ["TYP203"], "input": {"jsonl": {"text": "lead"}}})
        for options in ({"config": stated}, {"config": SPACES, "fields": Fields(text=("lead",))}):
            (found,) = check_records(io.BytesIO(data), container="jsonl", **options)
            assert len(found.findings) == 1

    @pytest.mark.parametrize(
        ("options", "error"),
        [
            ({}, UsageError),
            ({"container": "csv"}, UsageError),
            ({"container": "jsonl", "lang": "no language"}, UsageError),
            ({"container": "jsonl", "published": "8 September"}, UsageError),
            ({"container": "jsonl", "config": Config(select=("TYP999",))}, ConfigError),
        ],
    )
    def test_wrong_arguments_are_refused_before_anything_is_read(
        self, options: dict[str, Any], error: type[Exception]
    ) -> None:
        with pytest.raises(error):
            check_records(io.BytesIO(b""), **options)

    def test_a_stream_of_text_is_refused(self) -> None:
        with pytest.raises(TypeError, match="binary mode"):
            check_records(io.StringIO(""), container="jsonl")  # type: ignore[arg-type]

    def test_damage_is_told_behind_what_could_be_read(self) -> None:
        data = gzip.compress(row(text=DOUBLED) * 2_000)
        reports = check_records(io.BytesIO(data[:-4]), container="jsonl", config=SPACES)
        assert next(reports).findings
        with pytest.raises(UsageError, match="cut short"):
            list(reports)


class TestCleanRecords:
    DATA = row(text=MENDED) + row(text=DOUBLED) + b"{\n\n" + row(text=DOUBLED)
    CLEAN = DATA.replace(b"  ", b" ")
    COUNTS = Counts(records=4, changed=2, changes=2, problems=1)

    def test_a_stream_is_cleaned_into_a_stream(self) -> None:
        out = io.BytesIO()
        assert clean_records(io.BytesIO(self.DATA), out, container="jsonl", config=SPACES) == self.COUNTS
        assert out.getvalue() == self.CLEAN
        assert not out.closed

    @pytest.mark.parametrize(("name", "unpacked"), [("new.jsonl", bytes), ("new.jsonl.gz", gzip.decompress)])
    def test_a_new_file_is_compressed_as_its_name_says(self, tmp_path: Path, name: str, unpacked: Any) -> None:
        source, target = tmp_path / "old.jsonl", tmp_path / name
        source.write_bytes(self.DATA)
        assert clean_records(source, target, config=SPACES) == self.COUNTS
        assert unpacked(target.read_bytes()) == self.CLEAN
        assert source.read_bytes() == self.DATA

    def test_the_same_file_is_written_in_place_as_it_was_compressed_and_encoded(self, tmp_path: Path) -> None:
        path = tmp_path / "dump.jsonl"
        path.write_bytes(gzip.compress(self.DATA.decode().encode("utf-16")))
        path.chmod(0o640)
        assert clean_records(path, str(path), config=SPACES) == self.COUNTS
        assert gzip.decompress(path.read_bytes()) == self.CLEAN.decode().encode("utf-16")
        assert path.stat().st_mode & 0o777 == 0o640
        assert list(tmp_path.iterdir()) == [path]

    def test_a_file_without_changes_is_not_touched(self, tmp_path: Path) -> None:
        path = tmp_path / "dump.jsonl"
        path.write_bytes(self.CLEAN)
        before = path.stat()
        assert clean_records(path, path, config=SPACES).changes == 0
        after = path.stat()  # reading it may change the time of the last access
        assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (
            before.st_ino,
            before.st_mtime_ns,
            before.st_ctime_ns,
        )

    def test_a_damaged_file_is_left_as_it_was(self, tmp_path: Path) -> None:
        path, target = tmp_path / "dump.jsonl.gz", tmp_path / "out.jsonl"
        data = gzip.compress(self.DATA * 500)[:-5]
        path.write_bytes(data)
        for place in (path, target):
            with pytest.raises(UsageError, match="cut short"):
                clean_records(path, place, config=SPACES)
        assert path.read_bytes() == data
        assert list(tmp_path.iterdir()) == [path]

    def test_bytes_that_are_no_text_stay_in_place_and_are_marked_in_a_copy(self, tmp_path: Path) -> None:
        path, target = tmp_path / "dump.jsonl", tmp_path / "out.jsonl"
        path.write_bytes(b'{"text":"caf\xe9"}\n' + row(text=DOUBLED))
        clean_records(path, target, config=SPACES)
        assert target.read_bytes() == '{"text":"caf\ufffd"}\n'.encode() + row(text=MENDED)
        clean_records(path, path, config=SPACES)
        assert path.read_bytes() == b'{"text":"caf\xe9"}\n' + row(text=MENDED)

    def test_doubtful_repairs_are_made_when_asked_for(self) -> None:
        data = row(text=f"{SHORT}\n\nThe mayor said that it was a good day.\n\n{SHORT}")
        for unsafe in (False, True):
            out = io.BytesIO()
            clean_records(io.BytesIO(data), out, container="jsonl", unsafe=unsafe)
            assert json.loads(out.getvalue())["text"].count(SHORT) == 2 - unsafe

    def test_cleaning_what_is_clean_changes_nothing(self) -> None:
        once, twice = io.BytesIO(), io.BytesIO()
        clean_records(io.BytesIO(self.DATA), once, container="jsonl")
        again = clean_records(io.BytesIO(once.getvalue()), twice, container="jsonl")
        assert (again.changes, twice.getvalue()) == (0, once.getvalue())


def test_the_functions_are_at_the_front_door() -> None:
    assert newsclean.check_records is check_records
    assert newsclean.clean_records is clean_records
