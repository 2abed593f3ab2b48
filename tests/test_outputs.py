"""`newsclean check --output FMT=PATH`: several reports of one run, each whole in its file or not there at all."""

import json
import os
import stat
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from test_cli import BODY, THREE_RULES, TWO_RULES, Cli, cli, write

from newsclean.writers import formats

__all__ = ["cli"]  # the fixture
ROW = '{{"id": "a{0}", "text": "The council met  on day {0}."}}\n'


class TestFiles:
    def test_every_format_in_one_run(self, cli: Cli) -> None:
        write("a.txt", BODY)
        wanted = [word for name in formats() for word in ("--output", f"{name}={name}.out")]
        result = cli("check", *TWO_RULES, "a.txt", *wanted)
        assert result == cli("check", *TWO_RULES, "a.txt")
        for name in formats():
            alone = cli("check", *TWO_RULES, "a.txt", "--output-format", name)
            assert Path(f"{name}.out").read_text(encoding="utf-8") == alone.out

    def test_standard_output_keeps_its_own_format(self, cli: Cli) -> None:
        write("a.txt", BODY)
        result = cli("check", *TWO_RULES, "a.txt", "--output-format", "jsonl", "--output", "junit=j.xml")
        assert json.loads(result.out.splitlines()[0])["path"] == "a.txt"
        assert len(list(ET.parse("j.xml").iter("testcase"))) == 2  # noqa: S314 - our own

    def test_standard_input_and_records(self, cli: Cli) -> None:
        write("d.jsonl", "".join(ROW.format(number) for number in range(3)))
        cli("check", *TWO_RULES, "d.jsonl", "--output", "gitlab=r.json", "--quiet")
        begins = [issue["location"]["positions"]["begin"] for issue in json.loads(Path("r.json").read_text())]
        assert begins == [{"line": line, "column": 38} for line in (1, 2, 3)]
        cli("check", *TWO_RULES, "-", "--output", "sarif=r.sarif", stdin=BODY.encode())
        (run,) = json.loads(Path("r.sarif").read_text())["runs"]
        assert [each["location"]["uri"] for each in run["artifacts"]] == ["%3Cstdin%3E"]

    def test_what_the_repair_left_is_reported(self, cli: Cli) -> None:
        write("a.txt", BODY)
        result = cli("check", *THREE_RULES, "--fix", "a.txt", "--output", "concise=r")
        assert Path("r").read_text() == result.out != ""
        assert "a.txt:1:19" not in result.out

    def test_statistics_on_screen_and_findings_in_a_file(self, cli: Cli) -> None:
        write("a.txt", BODY)
        result = cli("check", *TWO_RULES, "a.txt", "--statistics", "--output", "concise=r.log")
        assert (result.out, Path("r.log").read_text().count("\n")) == ("2  TYP203  double-space\n", 2)

    def test_an_older_report_is_replaced_and_keeps_its_mode(self, cli: Cli) -> None:
        write("a.txt", BODY)
        write("r", "old").chmod(0o640)
        cli("check", *TWO_RULES, "a.txt", "--output", "concise=r")
        assert Path("r").read_text().startswith("a.txt:1:19")
        assert os.name == "nt" or stat.S_IMODE(Path("r").stat().st_mode) == 0o640

    def test_the_report_of_the_last_run_is_no_text(self, cli: Cli) -> None:
        """It lies in the folder that is checked, and has the ending of a text."""
        write("wire/a.txt", BODY)
        for _ in range(2):
            cli("check", *TWO_RULES, "wire", "--output", "grouped=wire/report.txt")
        assert "report.txt" not in Path("wire/report.txt").read_text()

    def test_an_unreadable_text_does_not_cost_the_report(self, cli: Cli) -> None:
        write("a.txt", BODY)
        result = cli("check", *TWO_RULES, "a.txt", "missing.txt", "--output", "concise=r")
        assert (result.code, Path("r").read_text().count("\n")) == (2, 2)

    @pytest.mark.skipif(os.name == "nt", reason="names of another kind")
    @pytest.mark.parametrize("name", formats())
    def test_a_hostile_file_name_stays_in_its_place(self, cli: Cli, name: str) -> None:
        write("x\n::error::\x1b]0;t\x07<b>|`\udcff.txt", BODY)
        result = cli("check", *TWO_RULES, ".", "--output-format", name, "--output", f"{name}=r.out")
        raw = Path("r.out").read_bytes()
        assert raw.decode() == result.out
        assert not [line for line in raw.split(b"\n") if line.startswith(b"::") and not line.startswith(b"::notice ")]
        assert b"\x1b" not in raw


class TestRefusals:
    @pytest.mark.parametrize(
        ("wish", "said"),
        [
            ("sarif", "sarif=findings.sarif works"),
            ("sarif=", "sarif=findings.sarif works"),
            ("xml=r.xml", "unknown format 'xml'; known: checkstyle, concise"),
            ("json=-", "standard output is the place of --output-format json"),
            ("json=no/such/folder/r.json", "create it, or name one there is"),
            ("json=a.txt/r.json", "create it, or name one there is"),
            ("json=wire", "wire is no file that can be replaced; --output-format writes to standard output"),
            ("json=a.txt", "--output would overwrite a.txt, which is to be checked; name another file"),
        ],
    )
    def test_a_wish_that_cannot_be_met_is_refused_before_anything_is_read(self, cli: Cli, wish: str, said: str) -> None:
        write("a.txt", BODY)
        write("wire/b.txt", BODY)
        result = cli("check", *TWO_RULES, "a.txt", "--fix", "--output", wish)
        assert (result.code, result.out) == (2, "")
        assert said in " ".join(result.err.split())
        assert Path("a.txt").read_text() == BODY

    def test_two_reports_need_two_files(self, cli: Cli) -> None:
        result = cli("check", "--output", "json=r", "--output", "sarif=./r")
        assert (result.code, "give each its own" in result.err) == (2, True)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--diff", "--output", "json=r"), "--diff shows a patch"),
            (("--diff", "--metrics"), "--diff shows a patch and no numbers"),
            (("--diff", "--fail-under", "50"), "--diff shows a patch and no numbers"),
            (("--statistics", "--output-format", "sarif"), "--output-format pretty or json shows it"),
        ],
    )
    def test_what_does_not_go_together_is_said(self, cli: Cli, arguments: tuple[str, ...], said: str) -> None:
        write("a.txt", BODY)
        result = cli("check", "a.txt", *arguments)
        assert (result.code, said in result.err, Path("r").exists()) == (2, True, False)

    def test_a_failed_run_leaves_the_old_report(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> int:
            raise OSError(28, "No space left on device")

        write("a.txt", BODY)
        write("r", "old")
        monkeypatch.setattr("newsclean.files.os.fsync", full)
        result = cli("check", *TWO_RULES, "a.txt", "--output", "json=r")
        assert (result.code, Path("r").read_text(), {str(path) for path in Path().iterdir()}) == (
            2,
            "old",
            {"a.txt", "r"},
        )
        assert "r cannot be written: No space left on device; --output FMT=PATH takes another place" in result.err


def test_help_names_every_format_and_how_to_ask_for_several(cli: Cli) -> None:
    told = " ".join(cli("check", "--help").out.split())
    assert all(name in told for name in formats())
    assert "--output FMT=PATH Write a report into a file as well; may be repeated, as sarif=findings.sarif." in told
