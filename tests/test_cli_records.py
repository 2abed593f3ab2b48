"""The command line on files of records: every finding in its file, every other byte as it was."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import zstandard
from test_cli import Cli, cli, process, write

__all__ = ["cli"]  # the fixture

DOUBLED = "The council  met on Tuesday."
MENDED = "The council met on Tuesday."
SPACES = ("--isolated", "--select", "TYP203")
FIRST = b'{"id": "a", "text": "The council met on Tuesday."}\n'
SECOND = '{ "id": "b", "n": 1.50, "title": "Caf\\u00e9", "text": "Caf\\u00e9s 中  closed early." }\r\n'.encode()
BAD = b'{"text": "cut\n'
DUMP = FIRST + SECOND + BAD + FIRST.replace(b'"a"', b'"c"').replace(b"council met", b"council  met")
FIXED = DUMP.replace("中  closed".encode(), "中 closed".encode()).replace(b"council  met", b"council met")


def article(number: int) -> bytes:
    return json.dumps({"id": number, "text": f"The council  met on day {number}."}).encode() + b"\n"


class TestCheck:
    def test_findings_stand_at_their_line_and_column(self, cli: Cli) -> None:
        write("dump.jsonl", DUMP)
        result = cli("check", *SPACES, "dump.jsonl")
        column = DUMP.decode().splitlines()[1].index("  closed") + 1
        places = [line.split(": ")[0] for line in result.out.splitlines()]
        assert (result.code, places) == (1, [f"dump.jsonl:2:{column}", "dump.jsonl:3:10", "dump.jsonl:4:33"])
        assert result.err.startswith("Found 3 findings (1 error, 2 info) in 1 file.")

    def test_a_dump_without_findings(self, cli: Cli) -> None:
        write("dump.jsonl", FIRST)
        result = cli("check", *SPACES, "dump.jsonl")
        assert (result.code, result.out, result.err) == (0, "", "No findings in 1 file.\n")

    def test_carets_stand_under_the_words_in_the_row(self, cli: Cli) -> None:
        write("dump.jsonl", DUMP)
        lines = cli("check", *SPACES, "--output-format", "pretty", "dump.jsonl").out.splitlines()
        row, carets = lines[2], lines[3]
        assert row.startswith("2 | …")
        before = row[: row.index("closed")]
        assert carets.rindex("^") == len(before)  # the wide character takes a column more

    def test_json_has_record_field_and_places_in_the_file(self, cli: Cli) -> None:
        write("dump.jsonl", DUMP)
        files = json.loads(cli("check", *SPACES, "--output-format", "json", "dump.jsonl").out)["files"]
        assert [(each["path"], each["record"]) for each in files] == [
            ("dump.jsonl", name) for name in ("a", "b", "3", "c")
        ]
        text = DUMP.decode()
        spaces = [each["findings"][0] for each in files if each["record"] in "bc"]
        assert [each["field"] for each in spaces] == ["text", "text"]
        assert {text[each["span"]["start"] : each["span"]["end"]] for each in spaces} == {"  "}
        edits = [edit for each in spaces for edit in each["fix"]["edits"]]
        for edit in reversed(edits):
            text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
        assert text == FIXED.decode()

    def test_jsonl_is_a_finding_a_line(self, cli: Cli) -> None:
        write("dump.jsonl", DUMP)
        lines = cli("check", *SPACES, "--output-format", "jsonl", "dump.jsonl").out.splitlines()
        assert [json.loads(line)["code"] for line in lines] == ["TYP203", "NCL902", "TYP203"]

    def test_the_same_text_in_two_records_is_found(self, cli: Cli) -> None:
        text = "The ferry came late to the island on Sunday, as the sea was rough."
        write("dump.jsonl", b"".join(json.dumps({"id": name, "text": text}).encode() + b"\n" for name in "ab"))
        result = cli("check", "--isolated", "--select", "DUP201", "dump.jsonl")
        assert result.out.count("DUP201") == 1
        assert "same text as dump.jsonl:a" in result.out

    def test_a_folder_holds_files_of_all_kinds(self, cli: Cli) -> None:
        write("in/a.txt", f"{DOUBLED}\n")
        write("in/b.html", "<p>The cafÃ© opened.</p>")
        write("in/c.md", f"# Title\n\n{DOUBLED}\n")
        write("in/d.jsonl", article(1))
        write("in/e.jsonl.gz", gzip.compress(article(2)))
        write("in/f.jsonl.zst", zstandard.ZstdCompressor().compress(article(3)))
        write("in/g.bin", article(3))
        result = cli("check", "--isolated", "--select", "TYP203,mojibake", "in")
        assert [line.partition(":")[0] for line in result.out.splitlines()] == [
            "in/a.txt", "in/b.html", "in/c.md", "in/d.jsonl", "in/e.jsonl.gz", "in/f.jsonl.zst"
        ]  # fmt: skip
        assert "in 6 files." in result.err

    def test_several_processes_find_the_same(self, cli: Cli) -> None:
        write("dump.jsonl", b"".join(map(article, range(2_500))) + BAD)
        write("a.txt", DOUBLED)
        one, two = (cli("check", *SPACES, "--jobs", jobs, "dump.jsonl", "a.txt") for jobs in "12")
        assert one == two
        assert one.out.count("TYP203") == 2_501

    def test_a_damaged_file_is_told_behind_what_could_be_read(self, cli: Cli) -> None:
        write("dump.jsonl.gz", gzip.compress(b"".join(map(article, range(300))))[:-5])
        write("good.jsonl", article(1))
        result = cli("check", *SPACES, "dump.jsonl.gz", "good.jsonl")
        assert result.code == 2
        assert result.err.startswith("error: dump.jsonl.gz: is cut short: its gzip data ends before its end mark")
        assert result.out.startswith("dump.jsonl.gz:1:")
        assert "good.jsonl:1:" in result.out

    def test_what_is_no_file_is_refused_and_not_waited_for(self, cli: Cli) -> None:
        os.mkfifo("pipe.jsonl")
        result = cli("check", *SPACES, "pipe.jsonl")
        assert (result.code, result.err) == (2, "error: pipe.jsonl: is a pipe, not a file\n")


class TestFormats:
    @pytest.mark.parametrize(
        ("name", "options", "text"),
        [
            ("dump.txt", ("--format", "jsonl"), '{"text":"a  b"}\n'),
            ("a.dump", ("--extension", "dump:jsonl"), '{"text":"a  b"}\n'),
            ("a.json", (), '{"text":"a  b"}'),
            ("a.json", (), '[\n {"text":"x"},\n {"text":"a  b"}\n]\n'),
            ("a.ndjson", (), '{"text":"a  b"}'),
        ],
    )
    def test_what_holds_records_is_told_by_name_or_option(
        self, cli: Cli, name: str, options: tuple[str, ...], text: str
    ) -> None:
        write(name, text)
        assert cli("check", *SPACES, *options, name).out.count("TYP203") == 1
        assert cli("check", *SPACES, *options, name, "--fix", "--quiet").code == 0
        assert Path(name).read_text() == text.replace("a  b", "a b")

    def test_a_json_file_is_written_back_as_it_stood(self, cli: Cli) -> None:
        text = '[\n  {"text" : "x"},\n  {"n": 1.0, "text" : "a  b"}\n]\n'
        write("a.json", text)
        cli("check", *SPACES, "--fix", "a.json")
        assert Path("a.json").read_text() == text.replace("a  b", "a b")

    def test_the_configuration_says_where_records_keep_what(self, cli: Cli) -> None:
        write(
            "newsclean.toml",
            'select = ["TYP203"]\n[input.jsonl]\ntext = "parts.*.said"\nid = "key"\nrecords = "data.items"\n',
        )
        write("a.json", json.dumps({"data": {"items": [{"key": "k", "parts": [{"said": DOUBLED}], "text": "x  y"}]}}))
        (file,) = json.loads(cli("check", "a.json", "--output-format", "json").out)["files"]
        assert (file["record"], [each["field"] for each in file["findings"]]) == ("k", ["parts.0.said"])

    def test_the_configuration_silences_rules_in_files_of_records(self, cli: Cli) -> None:
        write("newsclean.toml", 'select = ["TYP203"]\n[[ignore]]\nrule = "TYP203"\nfiles = ["old.jsonl"]\n')
        write("old.jsonl", DUMP)
        write("new.jsonl", article(1))
        result = cli("check", ".", "--fix")
        assert "old.jsonl:3:10" in result.out
        assert Path("old.jsonl").read_bytes() == DUMP
        assert Path("new.jsonl").read_bytes() == article(1).replace(b"  ", b" ")

    def test_a_file_beside_a_dump_silences_rules_in_it(self, cli: Cli) -> None:
        write("dump.jsonl", article(1))
        write("dump.jsonl.newsclean.toml", '[[ignore]]\nrule = "TYP203"\n')
        assert cli("check", *SPACES, "dump.jsonl").out == ""


PACKINGS: dict[str, Any] = {
    "dump.jsonl": (bytes, bytes),
    "dump.jsonl.gz": (gzip.compress, gzip.decompress),
    "dump.jsonl.zst": (zstandard.compress, lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data)),
    "dump16.jsonl": (lambda data: data.decode().encode("utf-16"), lambda data: data.decode("utf-16").encode()),
}


class TestFix:
    @pytest.mark.parametrize("name", PACKINGS)
    def test_only_the_literals_change_in_a_file_that_stays_what_it_is(self, cli: Cli, name: str) -> None:
        pack, unpack = PACKINGS[name]
        write(name, pack(DUMP)).chmod(0o640)
        result = cli("check", *SPACES, "--fix", name)
        assert (result.code, result.out.count("\n")) == (1, 1)  # the bad row
        assert result.err.startswith("Fixed 2 places in 1 file. Found 1 finding")
        assert unpack(Path(name).read_bytes()) == FIXED
        assert Path(name).read_bytes()[:2] == pack(DUMP)[:2]
        assert Path(name).stat().st_mode & 0o777 == 0o640
        assert [path.name for path in Path().iterdir()] == [name]

    @pytest.mark.parametrize("name", PACKINGS)
    def test_nothing_is_written_where_nothing_changes(self, cli: Cli, name: str) -> None:
        path = write(name, PACKINGS[name][0](FIXED))
        before = path.stat()
        assert cli("check", *SPACES, "--fix", name).code == 1
        assert path.stat() == before

    def test_a_damaged_file_stays_as_it_was(self, cli: Cli) -> None:
        data = gzip.compress(b"".join(map(article, range(3_000))))[:-5]
        write("dump.jsonl.gz", data)
        result = cli("check", *SPACES, "--fix", "dump.jsonl.gz")
        assert (result.code, result.err.partition(": is cut short")[0]) == (2, "error: dump.jsonl.gz")
        assert "Fixed" not in result.err
        assert Path("dump.jsonl.gz").read_bytes() == data
        assert [path.name for path in Path().iterdir()] == ["dump.jsonl.gz"]

    def test_a_file_with_two_names_stays_as_it_was(self, cli: Cli) -> None:
        write("dump.jsonl", DUMP)
        Path("other.jsonl").hardlink_to("dump.jsonl")
        result = cli("check", *SPACES, "--fix", "dump.jsonl")
        assert (result.code, "has 2 hard links" in result.err) == (2, True)
        assert Path("dump.jsonl").read_bytes() == DUMP

    def test_bytes_that_are_no_text_stay_with_their_row(self, cli: Cli) -> None:
        row = b'{"text": "The caf\xe9  closed."}\n'
        write("dump.jsonl", row + DUMP)
        result = cli("check", *SPACES, "--fix", "dump.jsonl")
        assert "dump.jsonl:1:18: error NCL901 byte E9" in result.out
        assert Path("dump.jsonl").read_bytes() == row + FIXED

    def test_a_long_dump_is_one_fixed_file(self, cli: Cli) -> None:
        data = b"".join(map(article, range(2_500)))
        write("dump.jsonl", data)
        for jobs in "12":
            write("dump.jsonl", data)
            result = cli("check", *SPACES, "--fix", "--jobs", jobs, "dump.jsonl")
            assert result.err == "Fixed 2,500 places in 1 file. No findings in 1 file.\n"
            assert Path("dump.jsonl").read_bytes() == data.replace(b"  ", b" ")

    def test_standard_input_comes_out_repaired(self, cli: Cli) -> None:
        for data in (DUMP, gzip.compress(DUMP)):
            result = cli("check", *SPACES, "--fix", "--format", "jsonl", "-", stdin=data)
            assert (result.code, result.out) == (1, FIXED.decode())
            assert "<stdin>:3:10: error NCL902" in result.err

    def test_a_difference_shows_what_would_change(self, cli: Cli) -> None:
        write("dump.jsonl", DUMP)
        result = cli("check", *SPACES, "--diff", "dump.jsonl")
        assert result.code == 1
        assert [line for line in result.out.splitlines() if line[0] in "+-" and line[:3] not in ("+++", "---")] == [
            "-Caf\\u00e9s 中  closed early.", "+Caf\\u00e9s 中 closed early.",
            "-The council  met on Tuesday.", "+The council met on Tuesday.",
        ]  # fmt: skip
        assert Path("dump.jsonl").read_bytes() == DUMP


class TestClean:
    @pytest.mark.parametrize("name", PACKINGS)
    def test_standard_output_is_plain(self, cli: Cli, name: str) -> None:
        write(name, PACKINGS[name][0](DUMP))
        result = cli("clean", *SPACES, name)
        assert (result.code, result.out) == (0, FIXED.decode())
        assert result.err.startswith(f"warning: {name}: the row is no JSON")

    @pytest.mark.parametrize("name", PACKINGS)
    def test_a_copy_is_plain(self, cli: Cli, name: str) -> None:
        write(name, PACKINGS[name][0](DUMP))
        assert cli("clean", *SPACES, name, "-o", "out").code == 0
        (copy,) = Path("out").iterdir()
        assert (copy.name, copy.read_bytes()) == (name.removesuffix(".gz").removesuffix(".zst"), FIXED)

    @pytest.mark.parametrize("name", PACKINGS)
    def test_in_place_a_file_stays_what_it_is(self, cli: Cli, name: str) -> None:
        pack, unpack = PACKINGS[name]
        write(name, pack(DUMP))
        assert cli("clean", *SPACES, "--in-place", name).code == 0
        assert unpack(Path(name).read_bytes()) == FIXED

    def test_a_damaged_file_leaves_no_copy(self, cli: Cli) -> None:
        write("in/dump.jsonl.gz", gzip.compress(DUMP)[:-5])
        write("in/good.jsonl", DUMP)
        result = cli("clean", *SPACES, "in", "-o", "out")
        assert (result.code, [path.name for path in Path("out").iterdir()]) == (2, ["good.jsonl"])

    def test_records_stay_records(self, cli: Cli) -> None:
        write("dump.jsonl", DUMP)
        result = cli("clean", *SPACES, "--to", "markdown", "dump.jsonl")
        assert (result.code, result.out) == (2, "")
        assert "holds records, which stay records" in result.err

    def test_every_change_is_on_record(self, cli: Cli) -> None:
        write("dump.jsonl", DUMP)
        cli("clean", *SPACES, "--in-place", "--provenance", "changes.jsonl", "dump.jsonl")
        changes = [json.loads(line) for line in Path("changes.jsonl").read_text().splitlines()]
        assert [(each["path"], each["record"], each["field"]) for each in changes] == [
            ("dump.jsonl", "b", "text"), ("dump.jsonl", "c", "text")
        ]  # fmt: skip
        assert {each["reasons"][0]["code"] for each in changes} == {"TYP203"}

    def test_several_processes_write_the_same(self, cli: Cli) -> None:
        write("in/dump.jsonl", b"".join(map(article, range(2_500))) + BAD)
        write("in/a.txt", DOUBLED)
        for jobs in "12":
            assert cli("clean", *SPACES, "in", "--jobs", jobs, "-o", jobs).code == 0
        for name in ("dump.jsonl", "a.txt"):
            assert Path("1", name).read_bytes() == Path("2", name).read_bytes()
        assert Path("1/dump.jsonl").read_bytes().count(b"  ") == 0


class TestEnd:
    def test_nobody_listens_any_more(self, tmp_path: Path) -> None:
        path = tmp_path / "dump.jsonl"
        path.write_bytes(b"".join(map(article, range(5_000))))
        command = [sys.executable, "-m", "newsclean", "clean", *SPACES, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            assert run.stdout
            assert run.stderr
            run.stdout.read(10)
            run.stdout.close()
            assert (run.wait(60), run.stderr.read()) == (141, b"")

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    @pytest.mark.parametrize("command", [("check", "--fix"), ("clean", "--in-place")])
    def test_a_signal_leaves_the_file_as_it_was(
        self, tmp_path: Path, number: signal.Signals, command: tuple[str, ...]
    ) -> None:
        path = tmp_path / "dump.jsonl"
        data = b"".join(map(article, range(30_000)))
        path.write_bytes(data)
        arguments = [sys.executable, "-m", "newsclean", *command, *SPACES, "--jobs", "1", str(path)]
        with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
            deadline = time.monotonic() + 60
            while not any(each.stat().st_size for each in tmp_path.glob(".newsclean-*")):
                assert time.monotonic() < deadline
                assert run.poll() is None
                time.sleep(0.01)
            run.send_signal(number)
            assert run.wait(60) == 128 + number
        assert path.read_bytes() == data
        assert list(tmp_path.iterdir()) == [path]

    def test_a_process_of_its_own_ends_well(self, tmp_path: Path) -> None:
        path = tmp_path / "dump.jsonl"
        path.write_bytes(DUMP)
        result = process("clean", *SPACES, str(path))
        assert (result.returncode, result.stdout) == (0, FIXED)
