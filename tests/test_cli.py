"""The command line as its users meet it: what it prints, what it writes, and how it ends."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from stored import assert_stored
from test_files import Faults

from newsclean import __version__
from newsclean.cli import streams
from newsclean.cli.program import COMMANDS, program, run
from newsclean.writers import formats, writer

MENU = "English | Español | Português | 中文\n\n"
# Two safe findings, an unsafe one between them: `CLEAN` still has the unsafe one, `PURE` has none.
BODY = 'The council passed  the budget.\n\nhttps://example.org/budget\n\nThe mayor said: "It was  a long night."\n'
CLEAN = 'The council passed the budget.\n\nhttps://example.org/budget\n\nThe mayor said: "It was a long night."\n'
PURE = 'The council passed the budget.\n\nThe mayor said: "It was a long night."\n'
TWO_RULES = ("--isolated", "--select", "TYP203,BPL502")
THREE_RULES = ("--isolated", "--select", "TYP203,BPL502,MRK303")  # with the one whose repair is unsafe


class Result(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Cli = Callable[..., Result]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Return a function that runs a command line in a folder of its own, `stdin` as standard input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def call(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(arguments)
        return Result(code, *capsys.readouterr())

    return call


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text)
    return path


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    command = [sys.executable, "-m", "newsclean", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


class TestCheck:
    @pytest.mark.parametrize("name", [name for name in formats() if name not in ("html", "sarif")])  # manual pages
    def test_the_report_of_an_article(self, cli: Cli, name: str) -> None:
        write("a.txt", MENU + BODY)
        result = cli("check", *THREE_RULES, "--output-format", name, "a.txt")
        assert result.code == 1
        assert_stored(f"check.{name}", result.out.replace(__version__, "VERSION"))

    def test_findings_go_to_output_and_the_summary_to_error(self, cli: Cli) -> None:
        write("a.txt", MENU + BODY)
        result = cli("check", *THREE_RULES, "a.txt")
        assert result.out.count("\n") == 4
        assert result.err == (
            "Found 4 findings (1 error, 3 info) in 1 file. 3 fixable with --fix, 1 more with --unsafe-fixes.\n"
        )

    @pytest.mark.parametrize("name", [name for name in formats() if not writer(name).FOR_PEOPLE])
    def test_a_machine_format_comes_without_summary(self, cli: Cli, name: str) -> None:
        write("a.txt", BODY)
        assert cli("check", *TWO_RULES, "--output-format", name, "a.txt").err == ""

    def test_quiet_leaves_the_findings(self, cli: Cli) -> None:
        write("a.txt", BODY)
        result = cli("check", *TWO_RULES, "--quiet", "a.txt")
        assert (result.out.count("\n"), result.err) == (2, "")

    def test_a_terminal_gets_the_pretty_format_and_colours(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.txt", BODY)
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
        monkeypatch.setenv("TERM", "xterm")
        assert "\x1b[1;36minfo[TYP203]\x1b[0m" in cli("check", *TWO_RULES, "a.txt").out
        assert "\x1b" not in cli("check", *TWO_RULES, "a.txt", "--color", "never").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert cli("check", *TWO_RULES, "a.txt").out.startswith("a.txt:1:19: info[TYP203] double-space: ")
        assert "\x1b" in cli("check", *TWO_RULES, "a.txt", "--color", "always").out

    def test_a_terminal_is_shown_how_far_a_long_run_is(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        for number in range(25):
            write(f"{number}.txt", CLEAN)
        assert cli("check", "--isolated", "--select", "BPL502", "--jobs", "1").err == "No findings in 25 files.\n"
        monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True, raising=False)
        assert "25/25" in cli("check", "--isolated", "--select", "BPL502", "--jobs", "1").err
        assert cli("check", "--isolated", "--select", "BPL502", "--jobs", "1", "--quiet").err == ""

    def test_statistics_count_by_rule(self, cli: Cli) -> None:
        write("a.txt", MENU + BODY)
        write("b.txt", BODY * 4)
        text = cli("check", *TWO_RULES, ".", "--statistics")
        assert (text.code, text.out) == (1, "10  TYP203  double-space\n 1  BPL502  language-menu\n")
        table = cli("check", *TWO_RULES, "a.txt", "--statistics", "--output-format", "json")
        assert json.loads(table.out)[0] == {"code": "TYP203", "name": "double-space", "count": 2}

    def test_files_are_told_in_order_of_their_paths(self, cli: Cli) -> None:
        for name in ("b/2.txt", "a.txt", "b/10.txt", "c.txt"):
            write(name, "One  two.\n")
        lines = cli("check", *TWO_RULES, "c.txt", "b", "a.txt").out.splitlines()
        assert [line.split(":")[0] for line in lines] == ["a.txt", "b/10.txt", "b/2.txt", "c.txt"]

    def test_the_current_folder_is_checked_by_default(self, cli: Cli) -> None:
        write("a.txt", BODY)
        write("wire/b.txt", BODY)
        assert cli("check", *TWO_RULES).out.count("\n") == 4

    def test_standard_input_is_a_text_too(self, cli: Cli) -> None:
        assert cli("check", *TWO_RULES, "-", stdin=BODY.encode()).out.startswith("<stdin>:1:19: info TYP203 [*] ")

    def test_standard_input_has_the_configuration_of_the_name_it_is_given(self, cli: Cli) -> None:
        write("wire/newsclean.toml", 'select = ["TYP203"]\nfail-on = "info"\n')
        result = cli("check", "-", "--stdin-filename", "wire/a.txt", stdin=BODY.encode())
        assert (result.code, result.out[:13]) == (1, "wire/a.txt:1:")

    def test_equal_texts_of_a_run_are_found(self, cli: Cli) -> None:
        for name in ("a.txt", "b.txt", "c.txt"):
            write(name, "The council passed the budget on Tuesday, after a debate of nine hours.\n" * 3)
        lines = cli("check", "--isolated", "--select", "DUP2", ".").out.splitlines()
        assert [line.split(":")[0] for line in lines] == ["b.txt", "c.txt"]
        assert all("a.txt" in line for line in lines)

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            ((), 1),
            (("--fail-on", "error"), 1),
            (("--fail-on", "never"), 0),
            (("--ignore", "BPL502"), 0),
            (("--ignore", "BPL502", "--fail-on", "info"), 1),
            (("--ignore", "BPL502,double-space", "--fail-on", "info"), 0),
            (("missing.txt",), 2),
        ],
    )
    def test_the_exit_code_tells_what_was_found(self, cli: Cli, arguments: tuple[str, ...], code: int) -> None:
        write("a.txt", MENU + BODY)
        assert cli("check", *TWO_RULES, "a.txt", *arguments).code == code

    def test_no_file_to_check_is_said_and_no_failure(self, cli: Cli) -> None:
        write("a.rst", BODY)
        result = cli("check", ".")
        assert (result.code, result.out) == (0, "")
        assert result.err.startswith("No files: ")


class TestRefusals:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("chek", "a.txt"), "No such command 'chek'"),
            (("check", "--selct", "ENC"), "No such option"),
            (("check", "--select", "ENC9", "a.txt"), "unknown rule 'ENC9'"),
            (("check", "--ignore", "double-spaces", "a.txt"), "did you mean 'double-space'?"),
            (("check", "--lang", "../x", "a.txt"), "'../x' is no language tag"),
            (("check", "--encoding", "utf-99", "a.txt"), "unknown encoding 'utf-99'"),
            (("check", "--published", "8.9.2024", "a.txt"), "'8.9.2024' is no ISO date; 2024-09-08 works"),
            (("check", "--jobs", "0", "a.txt"), "0 is not in the range x>=1"),
            (("check", "--max-size", "-1", "a.txt"), "-1 is not in the range x>=1"),
            (("check", "--output-format", "xml", "a.txt"), "'xml' is not one of"),
            (("check", "--config", "missing.toml", "a.txt"), "missing.toml: no such configuration file"),
            (("check", "--config", "a.txt", "--isolated", "a.txt"), "one of them is enough"),
            (("clean", "a.txt", "b.txt"), "2 texts would run together on standard output; give -o DIR"),
            (("clean", "--in-place", "-"), "standard input has no place to write to"),
            (("clean", "--in-place", "--diff", "a.txt"), "give one of them"),
            (("clean", "a.txt", "sub/a.txt", "-o", "out"), "would both become out/a.txt"),
            (("clean", "a.txt", "-o", "."), "a.txt would overwrite a source"),
            (("clean", "a.txt", "--provenance", "a.txt"), "--provenance would overwrite a.txt"),
            (("clean", "-", "-o", "out"), "--stdin-filename gives it"),
            (("rule", "TYP999"), "unknown rule 'TYP999'"),
        ],
    )
    def test_wrong_use_ends_with_2_and_a_word_of_help(self, cli: Cli, arguments: tuple[str, ...], said: str) -> None:
        for name in ("a.txt", "b.txt", "sub/a.txt"):
            write(name, BODY)
        result = cli(*arguments)
        assert (result.code, result.out) == (2, "")
        assert said in result.err
        assert len(result.err) < 500
        assert Path("a.txt").read_text(encoding="utf-8") == BODY

    def test_a_bad_file_stops_no_other(self, cli: Cli) -> None:
        write("a.txt", BODY)
        write("large.txt", BODY * 30_000)
        Path("loop.txt").symlink_to("loop.txt")
        Path("zero.txt").symlink_to("/dev/zero")
        Path("gone.txt").symlink_to("nowhere")
        os.mkfifo("pipe.txt")
        result = cli("check", *THREE_RULES, "--max-size", "1", ".", "missing.txt")
        assert (result.code, result.out.count("\n")) == (2, 3)
        assert result.err.splitlines() == [
            "error: gone.txt: No such file or directory",
            "error: large.txt: is over the limit of 1 MB (--max-size)",
            "error: loop.txt: Too many levels of symbolic links",
            "error: missing.txt: No such file or directory",
            "error: pipe.txt: is a pipe, not a file",
            "error: zero.txt: is a device, not a file",
            "Found 3 findings (3 info) in 1 file. 2 fixable with --fix, 1 more with --unsafe-fixes.",
        ]

    def test_standard_input_has_a_limit_too(self, cli: Cli) -> None:
        result = cli("check", "--max-size", "1", "-", stdin=b"x" * 1_000_001)
        assert (result.code, result.err) == (2, "error: standard input: is over the limit of 1 MB (--max-size)\n")

    def test_a_broken_configuration_is_told_once_and_stops_its_folder_only(self, cli: Cli) -> None:
        write("good/a.txt", BODY)
        write("bad/newsclean.toml", 'selct = ["TYP"]\n')
        write("bad/a.txt", BODY)
        result = cli("check", "--select", "TYP203", ".", "bad/a.txt")
        assert result.code == 2
        assert [line.partition(":")[0] for line in result.out.splitlines()] == ["good/a.txt"] * 2
        assert result.err.count("unknown key 'selct'; did you mean 'select'?") == 1

    def test_a_rule_that_a_configuration_does_not_know_is_told_with_its_file(self, cli: Cli) -> None:
        path = write("newsclean.toml", 'ignore = ["double-spaces"]\n').absolute()
        write("a.txt", BODY)
        result = cli("check", ".")
        assert (result.code, result.err) == (
            2, f"error: {path}:1: unknown rule 'double-spaces'; did you mean 'double-space'?\n"
        )  # fmt: skip

    def test_an_error_within_is_told_without_traceback(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object, **__: object) -> None:
            raise KeyError("x")

        write("a.txt", BODY)
        monkeypatch.setattr("newsclean.cli.work.read", broken)
        result = cli("check", "a.txt")
        assert (result.code, result.err) == (2, "error: a.txt: internal error: KeyError: 'x'; --debug shows where\n")
        result = cli("check", "a.txt", "--debug")
        assert (result.code, "Traceback" in result.err) == (2, True)


def without_places(shown: str) -> str:
    return re.sub("  # .*", "", shown)


class TestConfigurations:
    def test_each_file_has_the_nearest_configuration(self, cli: Cli) -> None:
        write("newsclean.toml", 'select = ["TYP203"]\n')
        write("wire/pyproject.toml", '[tool.newsclean]\nselect = ["BPL502"]\n')
        write("a.txt", MENU + BODY)
        write("wire/b.txt", MENU + BODY)
        codes = [(line[:5], re.findall("[A-Z]{3}[0-9]{3}", line)[0]) for line in cli("check").out.splitlines()]
        assert codes == [("a.txt", "TYP203"), ("a.txt", "TYP203"), ("wire/", "BPL502")]

    def test_a_named_configuration_replaces_the_nearest(self, cli: Cli) -> None:
        write("newsclean.toml", 'select = ["TYP203"]\n')
        write("other/house.toml", 'select = ["BPL502"]\nexclude = ["/drafts/"]\n')
        write("a.txt", MENU + BODY)
        write("drafts/a.txt", MENU + BODY)
        result = cli("check", "--config", "other/house.toml")
        assert [line.partition(":")[0] for line in result.out.splitlines()] == ["a.txt"]
        assert "BPL502" in result.out

    def test_isolated_reads_none(self, cli: Cli) -> None:
        write("newsclean.toml", "broken")
        write("a.txt", BODY)
        assert cli("check", *TWO_RULES, "a.txt").code == 0

    def test_exclude_adds_to_what_the_configuration_excludes(self, cli: Cli) -> None:
        write("newsclean.toml", 'select = ["TYP203"]\nexclude = ["a.txt"]\n')
        for name in ("a.txt", "b.txt", "c.txt", "old/d.txt"):
            write(name, BODY)
        result = cli("check", "--exclude", "b.txt", "--exclude", "old/")
        assert {line.partition(":")[0] for line in result.out.splitlines()} == {"c.txt"}

    def test_the_settings_of_a_file_are_shown_with_where_they_come_from(self, cli: Cli, tmp_path: Path) -> None:
        write(
            "newsclean.toml",
            'extend-select = ["TYP203"]\nlang = "fr"\n[rule.double-space]\n[severity]\nTYP = "error"\n',
        )
        result = cli("config", "--show", "wire/a.txt", "--select", "TYP203")
        assert result.code == 0
        assert_stored("config.show", result.out.replace(str(tmp_path), "FOLDER"))

    def test_shown_settings_are_a_configuration_that_shows_the_same(self, cli: Cli) -> None:
        write(
            "newsclean.toml", 'lang = "fr"\nexclude = ["é\\u007f/"]\n[rule.double-space]\n[severity]\nTYP = "error"\n'
        )
        first = cli("config").out
        write("newsclean.toml", first)
        assert without_places(cli("config").out) == without_places(first)

    def test_without_a_file_the_defaults_are_shown(self, cli: Cli) -> None:
        assert "# no configuration file: the defaults\n" in cli("config", "--isolated").out


class TestFix:
    def test_safe_repairs_are_written_and_what_is_left_is_told(self, cli: Cli) -> None:
        path = write("a.txt", MENU + BODY)
        result = cli("check", *THREE_RULES, "--fix", "a.txt")
        assert path.read_text(encoding="utf-8") == CLEAN
        assert (result.code, result.out) == (0, "a.txt:3:1: info MRK303 [~] a line of nothing but an address\n")
        assert (
            result.err
            == "Fixed 3 places in 1 file. Found 1 finding (1 info) in 1 file. 1 fixable with --fix --unsafe-fixes.\n"
        )

    def test_doubtful_repairs_are_written_if_asked(self, cli: Cli) -> None:
        path = write("a.txt", BODY)
        assert cli("check", *THREE_RULES, "--fix", "--unsafe-fixes", "a.txt").out == ""
        assert path.read_text(encoding="utf-8") == PURE

    def test_a_clean_file_is_not_touched(self, cli: Cli) -> None:
        path = write("a.txt", CLEAN)
        os.utime(path, ns=(1, 1))
        cli("check", *THREE_RULES, "--fix", "a.txt")
        assert path.stat().st_mtime_ns == 1

    def test_standard_input_is_repaired_to_standard_output(self, cli: Cli) -> None:
        result = cli("check", *THREE_RULES, "--fix", "-", stdin=BODY.encode())
        assert result.out == CLEAN
        assert result.err.startswith("<stdin>:3:1: info MRK303 [~] ")

    def test_a_diff_writes_nothing_and_fails_if_anything_would_change(self, cli: Cli) -> None:
        path = write("a.txt", BODY)
        result = cli("check", *THREE_RULES, "--diff", "a.txt")
        assert (result.code, path.read_text(encoding="utf-8")) == (1, BODY)
        assert_stored("check.diff", result.out)
        write("a.txt", CLEAN)
        assert cli("check", *THREE_RULES, "--diff", "a.txt") == Result(0, "", "")

    @pytest.mark.parametrize(
        ("encoding", "bom"),
        [
            ("utf-8", b""),
            ("utf-8", b"\xef\xbb\xbf"),
            ("utf-16-le", b"\xff\xfe"),
            ("utf-16-be", b"\xfe\xff"),
            ("cp1252", b""),
        ],
    )
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_encoding_byte_order_mark_and_line_ends_are_kept(
        self, cli: Cli, encoding: str, bom: bytes, newline: str
    ) -> None:
        old = "Le café  était « fermé ».\nLe thé  aussi, hélas, comme l'été dernier.\n".replace("\n", newline)
        path = write("a.txt", bom + old.encode(encoding))
        given = ("--encoding", encoding) if encoding == "cp1252" else ()
        result = cli("check", *TWO_RULES, "--fix", *given, "a.txt")
        assert path.read_bytes() == bom + old.replace("  ", " ").encode(encoding)
        assert result.err.startswith("Fixed 2 places")

    def test_bytes_that_are_no_text_stay_as_they_are(self, cli: Cli) -> None:
        path = write(
            "a.txt",
            b"Caf\xe9  and th\xe9  were  \xff shut, \xef\xbf\xbd  \xc3\xa9t\xc3\xa9 \xc3\xa0 \xc3\xbc \xc3\xb1.\n",
        )
        cli("check", *TWO_RULES, "--fix", "--encoding", "utf-8", "a.txt")
        assert (
            path.read_bytes()
            == b"Caf\xe9 and th\xe9 were \xff shut, \xef\xbf\xbd \xc3\xa9t\xc3\xa9 \xc3\xa0 \xc3\xbc \xc3\xb1.\n"
        )

    def test_a_repair_that_would_lose_such_bytes_is_refused(self, cli: Cli) -> None:
        data = MENU.encode().rstrip() + b" | \xff\n\n" + BODY.encode()
        path = write("a.txt", data)
        result = cli("check", *TWO_RULES, "--fix", "--encoding", "utf-8", "a.txt")
        assert (result.code, path.read_bytes()) == (2, data)
        assert "and a repair would lose it; state the right --encoding" in result.err

    def test_utf_16_that_is_cut_in_a_character_is_refused(self, cli: Cli) -> None:
        data = b"\xff\xfe" + BODY.encode("utf-16-le")[:-1]
        path = write("a.txt", data)
        assert (cli("check", *TWO_RULES, "--fix", "a.txt").code, path.read_bytes()) == (2, data)

    def test_a_second_name_of_the_file_is_a_reason_to_refuse(self, cli: Cli) -> None:
        path = write("a.txt", BODY)
        Path("b.txt").hardlink_to(path)
        result = cli("check", *TWO_RULES, "--fix", "a.txt")
        assert (result.code, path.read_text(encoding="utf-8")) == (2, BODY)
        assert "a.txt: has 2 hard links" in result.err

    def test_whichever_call_fails_the_file_is_old_or_new_and_the_error_is_told(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for number in count(1):
            path, faults = write("a.txt", BODY), Faults(number)
            with monkeypatch.context() as patch:
                faults.install(patch)
                result = cli("check", *THREE_RULES, "--fix", "a.txt")
            assert path.read_text(encoding="utf-8") in (BODY, CLEAN)
            assert [each.name for each in Path().iterdir()] == ["a.txt"]
            if not faults.happened:
                break
            assert (result.code, result.err) == (2, "error: a.txt: No space left on device\n")
        assert path.read_text(encoding="utf-8") == CLEAN


class TestClean:
    def test_one_text_goes_to_standard_output(self, cli: Cli) -> None:
        write("a.txt", MENU + BODY)
        assert cli("clean", *THREE_RULES, "a.txt") == Result(0, CLEAN, "")

    def test_standard_input_is_cleaned_by_default(self, cli: Cli) -> None:
        assert cli("clean", *THREE_RULES, stdin=(MENU + BODY).encode()) == Result(0, CLEAN, "")

    def test_the_text_is_written_as_it_is_with_its_line_ends(self, cli: Cli) -> None:
        text = "One\r\ntwo\rthree\u2028four\x85 \x1b[1m\tfive"
        assert cli("clean", *TWO_RULES, stdin=text.encode()).out == text

    def test_a_terminal_is_shown_a_text_it_does_not_obey(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
        assert cli("clean", *TWO_RULES, stdin=b"One \x1b[1mtwo\n").out == "One <U+001B>[1mtwo\n"

    def test_a_folder_is_cleaned_into_another_with_the_same_paths(self, cli: Cli) -> None:
        for name in ("a.txt", "wire/b.txt"):
            write(f"in/{name}", BODY)
        for _ in range(2):  # what was written before is no text to clean
            assert cli("clean", *THREE_RULES, ".", "-o", "out") == Result(0, "", "")
        paths = sorted(str(path) for path in Path("out").rglob("*") if path.is_file())
        assert paths == ["out/in/a.txt", "out/in/wire/b.txt"]
        assert Path("out/in/wire/b.txt").read_text(encoding="utf-8") == CLEAN
        assert Path("in/a.txt").read_text(encoding="utf-8") == BODY

    def test_the_output_folder_holds_utf_8(self, cli: Cli) -> None:
        write("a.txt", b"\xff\xfe" + "Café  là.\n".encode("utf-16-le"))
        cli("clean", *TWO_RULES, "a.txt", "-o", "out")
        assert Path("out/a.txt").read_bytes() == "Café là.\n".encode()

    def test_in_place_keeps_the_encoding(self, cli: Cli) -> None:
        path = write("a.txt", b"\xff\xfe" + "Café  là.\n".encode("utf-16-le"))
        assert cli("clean", *TWO_RULES, "--in-place", "a.txt") == Result(0, "", "")
        assert path.read_bytes() == b"\xff\xfe" + "Café là.\n".encode("utf-16-le")

    def test_a_repair_that_the_encoding_lacks_makes_the_file_utf_8_with_a_warning(self, cli: Cli) -> None:
        mojibake = "PrÃ©sident â‚¬ Å‚Ã³dÅº : il a votÃ© contre lâ€™impÃ´t."
        path = write("a.txt", mojibake.encode("cp1252"))
        result = cli("clean", "--isolated", "--select", "mojibake", "--in-place", "--encoding", "windows-1252", "a.txt")
        if "łódź" not in path.read_text(encoding="utf-8", errors="replace"):
            pytest.fail("the rule did not repair what this test is about")
        assert (result.code, result.err) == (
            0,
            "warning: a.txt: is now UTF-8, as cp1252 lacks a character of the repaired text\n",
        )

    def test_a_diff_shows_the_change(self, cli: Cli) -> None:
        path = write("a.txt", MENU + BODY)
        result = cli("clean", *THREE_RULES, "--diff", "a.txt")
        assert (result.code, path.read_text(encoding="utf-8")) == (0, MENU + BODY)
        assert_stored("clean.diff", result.out)

    def test_every_change_is_on_record(self, cli: Cli) -> None:
        write("in/a.txt", MENU + BODY)
        write("in/b.txt", BODY)
        write("in/c.txt", CLEAN)
        cli("clean", *THREE_RULES, "in", "-o", "out", "--provenance", "changes.jsonl")
        rows = [json.loads(line) for line in Path("changes.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [(row["path"], row["reasons"][0]["code"]) for row in rows] == [
            ("in/a.txt", "BPL502"), *[("in/a.txt", "TYP203")] * 2, *[("in/b.txt", "TYP203")] * 2
        ]  # fmt: skip
        assert rows[0]["before"] == MENU

    def test_undecodable_bytes_are_warned_of(self, cli: Cli) -> None:
        result = cli("clean", *TWO_RULES, "--encoding", "utf-8", stdin=b"Caf\xe9 and \xff.\n")
        assert (result.code, result.out) == (0, "Caf\ufffd and \ufffd.\n")
        assert result.err.startswith("warning: <stdin>: byte 3 (E9) is no utf-8 text")

    def test_a_missing_file_is_an_error_and_stops_no_other(self, cli: Cli) -> None:
        write("a.txt", BODY)
        result = cli("clean", *THREE_RULES, "a.txt", "missing.txt", "-o", "out")
        assert (result.code, result.err) == (2, "error: missing.txt: No such file or directory\n")
        assert Path("out/a.txt").read_text(encoding="utf-8") == CLEAN

    def test_a_record_of_a_failed_run_is_not_left_behind(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(_: str) -> None:
            raise BrokenPipeError

        write("a.txt", BODY)
        monkeypatch.setattr(streams, "show", full)
        assert cli("clean", *TWO_RULES, "a.txt", "--provenance", "changes.jsonl").code == 141
        assert [path.name for path in Path().iterdir()] == ["a.txt"]


class TestRule:
    def test_a_rule_is_explained_by_its_manual_page(self, cli: Cli) -> None:
        assert cli("rule", "double-space") == cli("rule", "TYP203")
        assert cli("rule", "TYP203").out.startswith("TYP203 double-space\n\nTwo or more ")

    def test_all_rules_are_listed(self, cli: Cli) -> None:
        head, *rows = cli("rule").out.splitlines()
        assert head.split() == ["code", "name", "severity", "default", "finds"]
        assert any(re.fullmatch(r"TYP203 +double-space +info +on +Two or more spaces stand .*", row) for row in rows)
        assert len({row.index(row.split(maxsplit=4)[4]) for row in rows}) == 1

    def test_a_family_is_listed(self, cli: Cli) -> None:
        assert cli("rule", "typography") == cli("rule", "TYP")
        assert all(row.startswith("TYP") for row in cli("rule", "TYP").out.splitlines()[1:])

    def test_rules_are_data_too(self, cli: Cli) -> None:
        (rule,) = json.loads(cli("rule", "TYP203", "--output-format", "json").out)
        assert (rule["code"], rule["name"], rule["severity"], rule["default"]) == (
            "TYP203",
            "double-space",
            "info",
            True,
        )
        assert len(json.loads(cli("rule", "--output-format", "json").out)) >= 45


class TestStart:
    @pytest.mark.parametrize("argument", ["version", "--help"])
    def test_what_needs_no_rule_imports_none(self, argument: str) -> None:
        code = f"import sys; from newsclean.cli.program import run; run([{argument!r}]); print(sorted(sys.modules))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        modules = re.findall(r"'(newsclean[\w.]*)'", done.stdout)
        heavy = ("config", "engine", "langid", "lexicon", "linter", "rules")
        assert not [name for name in modules if name.split(".")[1:2] and name.split(".")[1] in heavy]

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_option_says_what_it_does(self, cli: Cli, name: str) -> None:
        command = program.get_command(click.Context(program), name)
        assert command is not None
        options = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
        assert all(option.help for option in options)
        assert cli(name, "--help").code == 0

    def test_the_version_is_shown(self, cli: Cli) -> None:
        assert re.fullmatch(r"newsclean \d+\.\d+\.\d+\n", cli("version").out)

    def test_help_comes_with_every_door(self) -> None:
        assert process("-h").stdout == process("--help").stdout != b""


class TestSafety:
    @pytest.mark.parametrize(
        "name",
        ["::error::x.txt", "a\x1b]0;x\x07.txt", "a\n::error::x.txt", "\u202etxt.txt", "a\udcff.txt", "##[error]x.txt"],
    )
    def test_a_file_name_is_not_obeyed(self, cli: Cli, name: str) -> None:
        write(name, BODY)
        for arguments in (("check", "."), ("check", "--output-format", "pretty", "."), ("clean", "--diff", ".")):
            result = cli(*arguments, *TWO_RULES[1:], "--isolated")
            assert result.out
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\udc80-\udcff]", result.out + result.err)
            assert not re.search(r"^\s*(::|##)", result.out + result.err, re.MULTILINE)

    def test_an_argument_is_not_obeyed(self, cli: Cli) -> None:
        for arguments in (("check", "\x1b[2J"), ("check", "--\x1b[2J"), ("\x1b[2J",), ("check", "--lang", "\x1b[2J")):
            result = cli(*arguments)
            assert (result.code, "\x1b" in result.err) == (2, False)

    def test_a_directory_of_odd_names_is_checked_like_any_other(self, cli: Cli) -> None:
        for name in (" a  b .txt", "-rf.txt", "=cmd()|x.txt", "n" * 250 + ".txt", "..%2fx.txt", "*[a]?{b}.txt"):
            write(f"in/{name}", BODY)
        assert cli("check", *THREE_RULES, "in").out.count("\n") == 18
        assert cli("clean", *THREE_RULES, "in", "--in-place").code == 0
        assert {path.read_text(encoding="utf-8") for path in Path("in").iterdir()} == {CLEAN}


@pytest.mark.skipif(os.name != "posix", reason="signals, pipes and locales of POSIX")
class TestProcess:
    @pytest.mark.parametrize(
        "arguments", [("check", "--output-format", "pretty"), ("check", "--output-format", "json"), ("clean",)]
    )
    def test_the_output_is_utf_8_and_the_same_whatever_the_locale(
        self, tmp_path: Path, arguments: tuple[str, ...]
    ) -> None:
        (tmp_path / "é.txt").write_text("Le café  noir.\n" + MENU, encoding="utf-8")
        usual = process(*arguments, *TWO_RULES, "é.txt", cwd=tmp_path)
        assert "é" in usual.stdout.decode("utf-8")
        for environment in (
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"PYTHONIOENCODING": "ascii"},
            {"PYTHONHASHSEED": "7"},
        ):
            other = process(*arguments, *TWO_RULES, "é.txt", cwd=tmp_path, env={**os.environ, **environment})
            assert (other.returncode, other.stdout, other.stderr) == (usual.returncode, usual.stdout, usual.stderr)

    def test_the_output_is_the_same_however_many_share_the_work(self, tmp_path: Path) -> None:
        for number in range(40):
            (tmp_path / f"{number}.txt").write_text(BODY * (number % 7), encoding="utf-8")
        (tmp_path / "gone.txt").symlink_to("nowhere")
        alone, shared = (process("check", *TWO_RULES, "--jobs", jobs, ".", cwd=tmp_path) for jobs in ("1", "3"))
        assert alone.stdout.count(b"\n") > 100
        assert (alone.returncode, alone.stdout, alone.stderr) == (shared.returncode, shared.stdout, shared.stderr)

    def test_a_text_that_kills_its_worker_costs_no_other(self) -> None:
        code = (
            "import os\n"
            "from newsclean.cli.pool import pooled\n"
            "def work(number):\n"
            "    return os._exit(9) if number in (3, 17) else number * number\n"
            "if __name__ == '__main__':\n"
            "    print([result for _, result in pooled(work, range(20), 2)])\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert json.loads(done.stdout.replace("None", "null")) == [None if n in (3, 17) else n * n for n in range(20)]

    @pytest.mark.parametrize("unbuffered", ["", "1"])
    def test_a_closed_pipe_is_no_news(self, tmp_path: Path, unbuffered: str) -> None:
        (tmp_path / "a.txt").write_text("One  two.\n\n" * 3_000, encoding="utf-8")  # its report overfills a pipe
        command, pipe = [sys.executable, "-m", "newsclean", "check", *TWO_RULES, "a.txt"], subprocess.PIPE
        environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        with subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=tmp_path, env=environment) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.read(10)
            running.stdout.close()
            assert running.stderr.read() == b""
        assert running.returncode == 141

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("size", [1, 3_000])
    def test_a_full_disk_under_the_output_is_an_error(self, tmp_path: Path, size: int) -> None:
        (tmp_path / "a.txt").write_text("One  two.\n\n" * size, encoding="utf-8")
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "newsclean", "check", *TWO_RULES, "a.txt"]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
        assert (done.returncode, done.stderr) == (2, b"error: No space left on device\n")

    def test_a_closed_output_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
        shell = f'exec "{sys.executable}" -m newsclean check a.txt >&-'
        done = subprocess.run(["/bin/sh", "-c", shell], stderr=subprocess.PIPE, cwd=tmp_path, check=False)
        assert (done.returncode, done.stderr) == (2, b"error: standard output is closed\n")

    @pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_a_signal_ends_it_quietly(self, tmp_path: Path, number: int, code: int) -> None:
        assert ended_by(number, tmp_path, "check", "-") == (code, b"")

    def test_a_signal_in_a_callback_ends_it_too(self) -> None:
        code = (
            "import os, signal, sys, time\n"
            "from newsclean import cli\n"
            "from newsclean.cli import program\n"
            "class Last:\n"
            "    def __del__(self):\n"
            "        os.kill(os.getpid(), signal.SIGINT)\n"
            "def run(_):\n"
            "    Last()  # and gone at once\n"
            "    time.sleep(20)\n"
            "    return 0\n"
            "program.run = run\n"
            "cli.main()\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (130, b"")

    @pytest.mark.parametrize("after", [0.0, 0.2, 0.3, 0.4, 0.5, 0.6])
    @pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_a_signal_ends_its_workers_too(self, tmp_path: Path, number: int, code: int, after: float) -> None:
        for each in range(300):
            (tmp_path / f"{each}.txt").write_text(BODY * 200, encoding="utf-8")
        assert ended_by(number, tmp_path, "check", "--jobs", "2", ".", after=after) == (code, b"")


def ended_by(number: int, folder: Path, *arguments: str, after: float = 0) -> tuple[int, bytes]:
    """Send a signal to a command and its workers; return its exit code and what it said."""
    command, pipe, null = [sys.executable, "-m", "newsclean", *arguments], subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=null, stderr=pipe, cwd=folder, start_new_session=True) as running:
        wait_until_signals_are_caught(running.pid)
        time.sleep(after)
        os.killpg(running.pid, number)
        try:
            _, error = running.communicate(timeout=20)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
    return running.returncode, error


def wait_until_signals_are_caught(pid: int) -> None:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():  # no Linux
        time.sleep(2)
        return
    for _ in range(2000):  # ten seconds; on a busy machine it takes one
        if (int(status.read_text().partition("SigCgt:")[2].split()[0], 16) >> (signal.SIGTERM - 1)) & 1:
            return
        time.sleep(0.005)
    pytest.fail("the command never caught a signal")
