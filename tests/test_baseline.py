"""The baseline: what is known is held back however it moves, what is new is told, what is gone is noticed."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import Cli, cli, write
from test_output_formats import NUMBER

from newsclean.baseline import FILE_NAME, Baseline, Known, known_of
from newsclean.errors import UsageError
from newsclean.model import Finding, Span
from newsclean.report import Report
from newsclean.writers import formats

__all__ = ["cli"]  # the fixture

SPACES = ("--select", "TYP203")
BODY = "The council passed  the budget.\n\nThe mayor said it was  a long night.\n"
COUNT = Known("", "TYP203", "0" * 32)


def entries(name: str = FILE_NAME) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(name).read_text(encoding="utf-8"))["findings"]
    return found


def counter(counts: dict[tuple[str, str, str], int]) -> Counter[Known]:
    return Counter({Known(*key): n for key, n in counts.items()})


def known(cli: Cli, text: str = BODY, name: str = "a.txt") -> None:
    """Make what is found in a file known."""
    write(name, text)
    assert cli("check", *SPACES, "--write-baseline", ".").code == 0


class TestWriting:
    def test_all_findings_become_known_and_the_run_succeeds(self, cli: Cli) -> None:
        write("a.txt", BODY)
        write("b/c.txt", "One  more.\n")
        result = cli("check", *SPACES, "--fail-on", "info", "--write-baseline", ".")
        assert (result.code, result.out) == (0, "")
        assert result.err == f"Wrote 3 findings in 2 files to {FILE_NAME}.\n"
        assert [(each["path"], each["rule"], each["n"]) for each in entries()] == [
            ("a.txt", "TYP203", 1), ("a.txt", "TYP203", 1), ("b/c.txt", "TYP203", 1)
        ]  # fmt: skip

    def test_the_file_has_an_entry_a_line_in_order(self, cli: Cli) -> None:
        known(cli)
        first, *rows, last = Path(FILE_NAME).read_text(encoding="utf-8").splitlines()
        assert (first, last) == ('{"v": 1, "findings": [', "]}")
        assert rows == sorted(rows)
        assert [json.loads(row.rstrip(",")) for row in rows] == entries()

    def test_it_is_the_same_file_when_it_is_written_again(self, cli: Cli) -> None:
        known(cli)
        before = Path(FILE_NAME).read_bytes()
        known(cli)
        assert Path(FILE_NAME).read_bytes() == before

    def test_files_that_were_not_looked_at_keep_their_entries(self, cli: Cli) -> None:
        known(cli)
        write("b.txt", "One  more.\n")
        cli("check", *SPACES, "--write-baseline", "b.txt")
        assert [each["path"] for each in entries()] == ["a.txt", "a.txt", "b.txt"]

    def test_files_that_are_gone_lose_them(self, cli: Cli) -> None:
        known(cli)
        write("b.txt", "One  more.\n")
        Path("a.txt").unlink()
        cli("check", *SPACES, "--write-baseline", "b.txt")
        assert [each["path"] for each in entries()] == ["b.txt"]

    def test_rules_that_did_not_run_keep_theirs(self, cli: Cli) -> None:
        known(cli)
        cli("check", "--select", "TYP201", "--write-baseline", ".")
        assert [each["rule"] for each in entries()] == ["TYP203", "TYP203"]

    def test_nothing_is_known_of_standard_input_without_a_name(self, cli: Cli) -> None:
        write(FILE_NAME, '{"v": 1, "findings": []}')
        assert cli("check", *SPACES, "--write-baseline", "-", stdin=BODY.encode()).out.count("\n") == 2
        assert (
            cli("check", *SPACES, "--write-baseline", "--stdin-filename", "a.txt", "-", stdin=BODY.encode()).out == ""
        )
        assert [each["path"] for each in entries()] == ["a.txt", "a.txt"]

    def test_a_file_that_cannot_be_read_is_an_error_and_keeps_its_entries(self, cli: Cli) -> None:
        known(cli)
        Path("a.txt").unlink()
        Path("a.txt").symlink_to("nowhere")
        write("b.txt", "One  more.\n")
        assert cli("check", *SPACES, "--write-baseline", "a.txt", "b.txt").code == 2
        assert [each["path"] for each in entries()] == ["a.txt", "a.txt", "b.txt"]

    @pytest.mark.parametrize("other", ["--fix", "--diff", "--prune-baseline", "--since=HEAD", "--changed-lines=x"])
    def test_it_goes_together_with_nothing_that_shows_a_part(self, cli: Cli, other: str) -> None:
        path = write("a.txt", BODY)
        result = cli("check", *SPACES, "--write-baseline", other, ".")
        assert (result.code, path.read_text(encoding="utf-8")) == (2, BODY)
        assert "cannot go together" in result.err
        assert not Path(FILE_NAME).exists()


class TestHoldingBack:
    def test_what_is_known_is_not_told_and_does_not_fail(self, cli: Cli) -> None:
        known(cli)
        result = cli("check", *SPACES, "--fail-on", "info", ".")
        assert (result.code, result.out) == (0, "")
        assert result.err == "No new findings in 1 file. 2 known findings in the baseline.\n"

    @pytest.mark.parametrize(
        "text",
        [
            "A new head\n\n\n" + BODY,
            BODY.replace("\n\n", "\r\n\r\n\r\n"),
            "\ufeff" + BODY,
            "\n\n".join(reversed(BODY.strip().split("\n\n"))) + "\n",
            BODY.replace("council passed  the", "council\npassed  the"),
        ],
    )
    def test_it_stays_known_wherever_it_moves(self, cli: Cli, text: str) -> None:
        known(cli)
        write("a.txt", text)
        assert cli("check", *SPACES, ".").out == ""

    def test_what_is_new_is_told_with_the_number_of_the_rest(self, cli: Cli) -> None:
        known(cli)
        write("a.txt", BODY + "\nThis is  new.\n")
        result = cli("check", *SPACES, "--fail-on", "info", ".")
        assert (result.code, result.out) == (1, "a.txt:5:8: info TYP203 [*] 2 spaces in a row\n")
        assert result.err.endswith("1 fixable with --fix. 2 known findings in the baseline.\n")

    def test_a_third_copy_of_what_is_known_twice_is_new(self, cli: Cli) -> None:
        line = "We met. And so the same  words are said each time, and that is it.\n\n"
        known(cli, line * 2)
        assert [each["n"] for each in entries()] == [2]
        write("a.txt", line * 3)
        assert cli("check", *SPACES, ".").out.count("\n") == 1

    @pytest.mark.parametrize("name", formats())
    def test_every_format_shows_the_new_findings_and_no_others(self, cli: Cli, name: str) -> None:
        if name not in NUMBER:
            pytest.skip("nobody counts in this format")
        known(cli)
        write("a.txt", BODY + "\nThis is  new.\n")
        assert NUMBER[name](cli("check", *SPACES, "--output-format", name, ".").out) == 1

    def test_it_is_found_beside_the_configuration_of_the_file(self, cli: Cli) -> None:
        write("site/newsclean.toml", 'select = ["TYP203"]\n')
        write("site/news/a.txt", BODY)
        cli("check", "--write-baseline", "site")
        assert [each["path"] for each in entries(f"site/{FILE_NAME}")] == ["news/a.txt"] * 2
        assert cli("check", "site/news/a.txt").out == ""

    def test_a_configuration_may_name_another_file(self, cli: Cli) -> None:
        write("newsclean.toml", 'select = ["TYP203"]\nbaseline = "quality/known.json"\n')
        write("a.txt", BODY)
        result = cli("check", ".")
        assert (result.code, "quality/known.json: there is no such baseline" in result.err) == (2, True)
        Path("quality").mkdir()
        cli("check", "--write-baseline", ".")
        assert [each["path"] for each in entries("quality/known.json")] == ["../a.txt"] * 2
        assert cli("check", ".").out == ""

    def test_the_command_line_goes_first(self, cli: Cli) -> None:
        known(cli)
        write("none.json", '{"v": 1, "findings": []}')
        assert cli("check", *SPACES, "--baseline", "none.json", ".").out.count("\n") == 2

    def test_an_isolated_run_has_only_the_one_it_names(self, cli: Cli) -> None:
        known(cli)
        assert cli("check", *SPACES, "--isolated", ".").out.count("\n") == 2
        assert cli("check", *SPACES, "--isolated", "--baseline", FILE_NAME, ".").out == ""

    def test_it_holds_from_any_folder(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        known(cli, name="news/a.txt")
        monkeypatch.chdir("news")
        assert cli("check", *SPACES, "--baseline", f"../{FILE_NAME}", "a.txt").out == ""

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_several_processes_hold_back_the_same(self, cli: Cli, jobs: str) -> None:
        for number in range(12):
            write(f"{number:02}.txt", BODY)
        cli("check", *SPACES, "--write-baseline", ".")
        write("03.txt", BODY + "\nThis is  new.\n")
        assert cli("check", *SPACES, "--jobs", jobs, ".").out.startswith("03.txt:5:8: ")


ROWS = [json.dumps({"id": f"r{n}", "text": f"The council  met on day {n}."}) + "\n" for n in range(5)]


class TestRecords:
    def test_a_dump_may_be_sorted_anew_and_grow(self, cli: Cli) -> None:
        write("dump.jsonl", "".join(ROWS))
        cli("check", *SPACES, "--write-baseline", ".")
        assert [each["record"] for each in entries()] == ["r0", "r1", "r2", "r3", "r4"]
        new = json.dumps({"id": "new", "text": "It is  new."}) + "\n"
        write("dump.jsonl", "".join([*reversed(ROWS[2:]), new, *ROWS[:2]]))
        result = cli("check", *SPACES, ".")
        assert [line.split(":")[:2] for line in result.out.splitlines()] == [["dump.jsonl", "4"]]
        assert "5 known findings in the baseline" in result.err

    def test_records_without_an_id_are_known_by_their_words(self, cli: Cli) -> None:
        rows = [json.dumps({"text": f"The council  met on day {n}."}) + "\n" for n in range(3)]
        write("dump.jsonl", "".join(rows))
        cli("check", *SPACES, "--write-baseline", ".")
        write("dump.jsonl", "".join(reversed(rows)))
        assert cli("check", *SPACES, ".").out == ""

    def test_what_is_gone_is_told_behind_the_last_record(self, cli: Cli) -> None:
        write("dump.jsonl", "".join(ROWS))
        cli("check", *SPACES, "--write-baseline", ".")
        write("dump.jsonl", "".join(ROWS[1:]))
        assert cli("check", *SPACES, ".").out.startswith("dump.jsonl:1:1: warning NCL104 1 finding of TYP203 ")


class TestStaleEntries:
    def test_what_no_longer_occurs_is_a_finding_of_the_file(self, cli: Cli) -> None:
        known(cli)
        write("a.txt", "All is well.\n")
        result = cli("check", *SPACES, "--output-format", "json", ".")
        (finding,) = json.loads(result.out)["files"][0]["findings"]
        assert (result.code, finding["code"], finding["severity"]) == (1, "NCL104", "warning")
        assert (finding["name"], finding["span"]) == ("stale-baseline-entry", None)
        assert finding["message"].startswith("2 findings of TYP203 in the baseline no longer occur;")

    def test_a_rule_that_did_not_run_is_not_missed(self, cli: Cli) -> None:
        known(cli)
        assert cli("check", "--select", "TYP201", ".").out == ""

    def test_a_file_that_was_not_looked_at_is_not_missed(self, cli: Cli) -> None:
        known(cli)
        write("b.txt", "All is well.\n")
        Path("a.txt").unlink()
        assert cli("check", *SPACES, ".").out == ""

    def test_a_copy_is_not_missed_where_the_other_was_not_looked_at(self, cli: Cli) -> None:
        for name in ("a.txt", "b.txt"):
            write(name, "The council passed the budget after a long night of talks.\n")
        cli("check", "--select", "DUP201", "--write-baseline", ".")
        assert [each["path"] for each in entries()] == ["b.txt"]
        assert cli("check", "--select", "DUP201", "b.txt").out == ""
        cli("check", "--select", "DUP201", "--prune-baseline", ".")
        assert [each["path"] for each in entries()] == ["b.txt"]

    def test_pruning_drops_it_and_says_how_many(self, cli: Cli) -> None:
        known(cli)
        write("a.txt", BODY.replace("passed  the", "passed the"))
        result = cli("check", *SPACES, "--prune-baseline", ".")
        assert (result.code, result.out) == (0, "")
        assert result.err.startswith(f"Dropped 1 known finding from {FILE_NAME}; 1 is left.\n")
        assert len(entries()) == 1

    def test_pruning_adds_nothing(self, cli: Cli) -> None:
        known(cli)
        write("a.txt", BODY + "\nThis is  new.\n")
        before = Path(FILE_NAME).read_bytes()
        result = cli("check", *SPACES, "--prune-baseline", ".")
        assert result.out.startswith("a.txt:5:8: ")
        assert Path(FILE_NAME).read_bytes() == before

    def test_pruning_drops_files_that_are_gone_and_keeps_those_not_looked_at(self, cli: Cli) -> None:
        known(cli)
        known(cli, name="b.txt")
        known(cli, name="c.txt")
        Path("a.txt").unlink()
        write("b.txt", "All is well.\n")
        cli("check", *SPACES, "--prune-baseline", "b.txt")
        assert [each["path"] for each in entries()] == ["c.txt", "c.txt"]

    def test_pruning_without_a_baseline_is_refused(self, cli: Cli) -> None:
        write("a.txt", BODY)
        result = cli("check", *SPACES, "--prune-baseline", ".")
        assert (result.code, "there is no baseline to prune" in result.err) == (2, True)

    def test_a_repair_leaves_entries_to_prune(self, cli: Cli) -> None:
        known(cli)
        assert "NCL104" in cli("check", *SPACES, "--fix", ".").out
        write("a.txt", BODY)
        assert cli("check", *SPACES, "--fix", "--prune-baseline", ".").code == 0
        assert entries() == []


class TestBroken:
    @pytest.mark.parametrize(
        "text",
        [
            "", "[]", "{}", "null", "<<<<<<< ours", '{"v": 1}', '{"v": 2, "findings": []}', '{"v": 1, "findings": {}}',
            '{"v": 1, "findings": [1]}', '{"v": 1, "findings": [{}]}', "\xff", "[" * 100_000,
            '{"v": 1, "findings": [{"path": "a", "rule": "b", "fp": 1, "n": 1}]}',
            '{"v": 1, "findings": [{"path": "a", "rule": "b", "fp": "c", "n": 0}]}',
            '{"v": 1, "findings": [{"path": "a", "rule": "b", "fp": "c", "n": true}]}',
            '{"v": 1, "findings": [{"path": "a", "rule": "b", "fp": "c", "n": 1e99}]}',
            '{"v": 1, "findings": [{"path": "a", "rule": "b", "fp": "c", "n": 1, "record": []}]}',
        ],
    )  # fmt: skip
    def test_it_is_an_error_that_says_what_to_do(self, cli: Cli, text: str) -> None:
        write("a.txt", BODY)
        write(FILE_NAME, text.encode("latin-1"))
        for arguments in ((), ("--write-baseline",), ("--prune-baseline",)):
            result = cli("check", *SPACES, *arguments, ".")
            assert (result.code, result.out) == (2, "")
            assert result.err.startswith(f"error: {FILE_NAME}: is no baseline (")
            assert "--write-baseline" in result.err
        assert Path(FILE_NAME).read_bytes() == text.encode("latin-1")

    def test_a_missing_one_is_an_error_if_it_was_named(self, cli: Cli) -> None:
        write("a.txt", BODY)
        result = cli("check", *SPACES, "--baseline", "known.json", ".")
        assert (result.code, result.err) == (
            2, "error: known.json: there is no such baseline; --write-baseline makes it\n"
        )  # fmt: skip

    def test_an_entry_that_a_merge_has_doubled_counts_once(self, cli: Cli) -> None:
        line = "The same  words each time.\n"
        known(cli, line)
        text = Path(FILE_NAME).read_text(encoding="utf-8")
        row = text.splitlines()[1]
        write(FILE_NAME, text.replace(row, f"{row},\n{row}"))
        write("a.txt", f"{line}\nOther.\n\n{line}".replace("Other.", "The same  words each time."))
        assert cli("check", *SPACES, ".").out != ""


@given(
    st.dictionaries(
        st.text(min_size=1),
        st.dictionaries(
            st.tuples(st.text(), st.text(), st.text()), st.integers(min_value=1, max_value=9), min_size=1, max_size=3
        ),
        max_size=4,
    )
)
def test_what_is_saved_is_read_again(tmp_path_factory: pytest.TempPathFactory, files: dict[str, Any]) -> None:
    path = str(tmp_path_factory.mktemp("baseline") / FILE_NAME)
    made = Baseline(path, {name: counter(counts) for name, counts in files.items()})
    made.save()
    assert Baseline.load(path).files == made.files


def test_a_name_of_any_bytes_is_read_again(tmp_path: Path) -> None:
    path = str(tmp_path / FILE_NAME)
    made = Baseline(path, {"a\udcff\n\u2028.txt": counter({COUNT: 1})})
    made.save()
    assert Baseline.load(path).files == made.files
    assert len(Path(path).read_bytes().splitlines()) == 3


def test_a_file_is_named_from_the_folder_of_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Baseline("q/known.json").name_of(str(Path("a", "b.txt"))) == "../a/b.txt"
    assert Baseline("q/known.json").name_of(str(tmp_path / "q" / "x" / "b.txt")) == "x/b.txt"


def test_a_finding_of_the_whole_document_is_known_by_its_rule() -> None:
    finding = Finding(None, "m", code="CUT201")
    assert known_of(Report("a", (finding,)), finding) == known_of(Report("other", (finding,)), finding)


def test_the_words_around_tell_two_findings_apart() -> None:
    report = Report("one xx two. three xx four.", ())
    first, second = Finding(Span(4, 6), "m", code="A"), Finding(Span(18, 20), "m", code="A")
    assert known_of(report, first) != known_of(report, second)


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no baseline"):
        Baseline.load(str(tmp_path))
