"""The cache: the second run says the same in less time, and nothing that is wrong with the folder is an error."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import Cli, cli, write

from newsclean.cli import cache_folder, caching, looking
from newsclean.cli.cache_entries import packed, unpacked
from newsclean.cli.cache_folder import NAME, TAG, CacheFolder
from newsclean.corpus import Digest, digest
from newsclean.model import Edit, Finding, Safety, Severity, Span
from newsclean.report import Report
from newsclean.writers import formats

__all__ = ["cli"]  # the fixture

BODY = "The council passed  the budget.\n\nThe mayor said it was  a long night.\n"
KEY = "ab" + "0" * 30


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that were looked at; the cache knows the others."""
    seen: list[str] = []
    look = looking.looked_at

    def watched(task: Any, data: bytes | None = None) -> looking.Checked:
        seen.append(task.target.path)
        return look(task, data)

    monkeypatch.setattr(caching, "looked_at", watched)
    monkeypatch.setattr("newsclean.cli.checking.looked_at", watched)
    return seen


@pytest.fixture
def checked(cli: Cli, looks: list[str]) -> Callable[..., list[str]]:
    """Return a function that checks the working folder, and tells which files were looked at."""
    write("newsclean.toml", 'select = ["TYP203"]\n')
    write("a.txt", BODY)

    def check(*arguments: str) -> list[str]:
        looks.clear()
        assert cli("check", "--jobs", "1", *arguments, *(() if arguments[-1:] == ("-",) else (".",))).code != 2
        return looks.copy()

    return check


Checked = Callable[..., list[str]]


def entries(folder: str = NAME) -> list[Path]:
    return sorted(path for path in Path(folder, "1").rglob("*") if path.is_file())


class TestSecondRun:
    @pytest.mark.parametrize("name", formats())
    def test_it_says_the_same_in_every_format(self, cli: Cli, name: str) -> None:
        write("newsclean.toml", "")
        write("a.txt", BODY)
        write("b.txt", "Le SÃ©nat a votÃ©.\r\n".encode("utf-8-sig"))
        write("c.txt", "Le café était « fermé » hier soir, et l'été aussi, hélas.\n".encode("cp1252"))
        write("d.html", "<html lang=en><title>News</title><p>The council  met &amp; left.</p></html>\n")
        first = cli("check", "--output-format", name, ".")
        assert len(entries()) == 4
        assert cli("check", "--output-format", name, ".") == first
        assert cli("check", "--output-format", name, "--no-cache", ".") == first

    def test_no_file_is_looked_at_twice(self, checked: Checked) -> None:
        assert [checked(), checked()] == [["a.txt"], []]

    def test_only_the_content_counts_not_the_time(self, checked: Checked) -> None:
        checked()
        os.utime("a.txt", (1, 1))
        assert checked() == []

    def test_several_processes_and_one_share_it(self, cli: Cli, looks: list[str]) -> None:
        write("newsclean.toml", "")
        for number in range(12):
            write(f"{number:02}.txt", BODY + "abcdefghijkl"[number])
        first = cli("check", "--jobs", "2", ".")
        write("05.txt", BODY + "z")
        second = cli("check", "--jobs", "2", ".")
        assert second.out == first.out
        assert (cli("check", "--jobs", "1", "."), looks) == (second, [])

    def test_copies_are_found_among_files_that_were_not_read_anew(self, cli: Cli) -> None:
        write("newsclean.toml", 'select = ["DUP201"]\n')
        for name in ("a.txt", "b.txt"):
            write(name, "The council passed the budget after a long night of talks.\n")
        first = cli("check", ".")
        assert first.out.startswith("b.txt:1:1: error DUP201 ")
        assert cli("check", ".") == first


class TestMisses:
    @pytest.mark.parametrize(
        "change",
        [
            lambda: write("a.txt", BODY + "More.\n"),
            lambda: write("newsclean.toml", 'select = ["TYP2"]\n'),
            lambda: write("newsclean.toml", 'select = ["TYP203"]\nlang = "fr"\n'),
            lambda: write("newsclean.toml", 'select = ["TYP203"]\nignore = [{rule = "TYP203", files = ["a.txt"]}]\n'),
            lambda: write("a.txt.newsclean.toml", '[[ignore]]\nrule = "TYP203"\ntext = "  "\n'),
        ],
    )
    def test_what_could_change_a_finding_makes_the_file_be_looked_at(
        self, checked: Checked, change: Callable[[], object]
    ) -> None:
        checked()
        change()
        assert checked() == ["a.txt"]
        assert checked() == []

    @pytest.mark.parametrize(
        "option",
        [("--lang", "fr"), ("--encoding", "iso-8859-1"), ("--published", "2026-01-01"), ("--format", "markdown")],
    )
    def test_so_does_an_option(self, checked: Checked, option: tuple[str, str]) -> None:
        checked()
        assert [checked(*option), checked(*option), checked()] == [["a.txt"], [], []]

    @pytest.mark.parametrize("option", [("--fail-on", "never"), ("--quiet",), ("--statistics",), ("--exclude", "x")])
    def test_what_is_about_the_run_does_not(self, checked: Checked, option: tuple[str, ...]) -> None:
        checked()
        assert checked(*option) == []

    def test_a_moved_file_is_looked_at_as_patterns_may_be_about_its_name(self, checked: Checked) -> None:
        checked()
        Path("a.txt").rename("b.txt")
        assert checked() == ["b.txt"]

    def test_so_are_all_by_another_newsclean_or_beside_another_plug_in(
        self, checked: Checked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        checked()
        with monkeypatch.context() as patch:
            patch.setattr("newsclean.__version__", "99.0")
            assert checked() == ["a.txt"]
        (tmp_path / "site" / "newsclean_plugin-1.0.dist-info").mkdir(parents=True)
        monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "site")])
        assert checked() == ["a.txt"]
        (tmp_path / "site" / "newsclean_plugin-1.0.dist-info").rename(
            tmp_path / "site" / "newsclean_plugin-1.1.dist-info"
        )
        assert checked() == ["a.txt"]

    def test_standard_input_files_of_records_and_repairs_leave_nothing(self, cli: Cli, checked: Checked) -> None:
        write("dump.jsonl", '{"text": "The council  met."}\n')
        Path("a.txt").unlink()
        checked()
        cli("check", "-", stdin=BODY.encode())
        write("a.txt", BODY)
        checked("--fix")
        assert not Path(NAME).exists()

    def test_what_cannot_be_decoded_is_looked_at_each_time(self, checked: Checked) -> None:
        write("a.txt", b"Caf\xc3\xa9, caf\xc3\xa9, caf\xc3\xa9, \xff.\n")
        checked()
        assert checked() == ["a.txt"]

    def test_a_crash_is_not_remembered(self, checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("newsclean.rules.Rule.findings", None)
            checked()
        assert checked() == ["a.txt"]

    def test_a_file_that_cannot_be_read_is_told_each_time(self, cli: Cli) -> None:
        write("newsclean.toml", "")
        first = cli("check", "none.txt")
        assert (first.code, cli("check", "none.txt")) == (2, first)


class TestFolder:
    def test_it_stands_beside_the_configuration_and_keeps_out_of_the_way(self, checked: Checked) -> None:
        checked()
        assert Path(NAME, ".gitignore").read_text(encoding="utf-8") == "*\n"
        assert Path(NAME, TAG).read_text(encoding="utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55\n")

    def test_it_is_found_from_below(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        write("newsclean.toml", "")
        write("news/a.txt", BODY)
        monkeypatch.chdir("news")
        cli("check", "a.txt")
        assert entries(f"../{NAME}")
        assert cli("cache", "dir").out == f"{Path('..', NAME).resolve()}\n"

    def test_a_few_files_without_a_configuration_leave_nothing_behind(self, cli: Cli) -> None:
        for number in range(caching.FEW):
            assert cli("check", "--isolated", ".").code != 2
            assert not Path(NAME).exists()
            write(f"{number}.txt", BODY)
        cli("check", "--isolated", "--jobs", "1", ".")
        assert len(entries()) == caching.FEW

    def test_it_may_be_elsewhere_or_not_at_all(self, checked: Checked) -> None:
        assert [checked("--cache-dir", "there"), checked("--cache-dir", "there")] == [["a.txt"], []]
        assert [checked("--no-cache"), checked("--no-cache"), Path(NAME).exists()] == [["a.txt"], ["a.txt"], False]

    def test_a_folder_that_holds_something_else_is_refused(self, cli: Cli) -> None:
        write("newsclean.toml", "")
        write("work/a.txt", BODY)
        for command in (("check", "work"), ("cache", "clear")):
            result = cli(*command, "--cache-dir", "work")
            assert (result.code, "work holds something else" in result.err) == (2, True)
        assert [path.name for path in Path("work").iterdir()] == ["a.txt"]

    @pytest.mark.parametrize("kind", ["file", "other", "link", "below"])
    def test_where_it_cannot_be_there_is_none_and_no_error(self, checked: Checked, kind: str, tmp_path: Path) -> None:
        if kind == "file":
            write(NAME, "a file of this name\n")
        elif kind == "other":
            write(f"{NAME}/notes.txt", "mine\n")
        elif kind == "link":
            Path(NAME).symlink_to(tmp_path.parent)
        else:
            checked()
            for path in entries():
                path.unlink()
            Path(NAME, "1").rename(f"{NAME}/2")
            write(f"{NAME}/1", "a file where a folder should be\n")
        assert [checked(), checked()] == [["a.txt"], ["a.txt"]]

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_that_cannot_be_written_to_is_read(self, checked: Checked) -> None:
        checked()
        folders = [Path(NAME), *(path for path in Path(NAME).rglob("*") if path.is_dir())]
        for folder in folders:
            folder.chmod(0o555)
        write("b.txt", BODY)
        assert [checked(), checked()] == [["b.txt"], ["b.txt"]]
        for folder in folders:
            folder.chmod(0o755)

    def test_a_full_disk_is_no_error(self, checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "replace", full)
        assert [checked(), checked(), entries()] == [["a.txt"], ["a.txt"], []]

    def test_clearing_forgets_everything_and_nothing_else(self, cli: Cli, checked: Checked) -> None:
        checked()
        write(f"{NAME}/notes.txt", "mine\n")
        result = cli("cache", "clear")
        assert (result.code, result.err) == (0, f"Removed 1 entry from {Path(NAME).absolute()}.\n")
        assert Path(NAME, "notes.txt").exists()
        assert cli("cache", "clear").err.startswith("Removed 0 entries ")
        assert checked() == ["a.txt"]

    def test_it_holds_no_text_but_that_of_findings(self, checked: Checked) -> None:
        write("a.txt", BODY + "\nA secret that nobody finds fault with.\n")
        checked()
        (entry,) = entries()
        assert b"spaces in a row" in entry.read_bytes()
        assert b"secret" not in entry.read_bytes()


class TestDamage:
    def damaged(self, checked: Checked, data: bytes) -> None:
        checked()
        (entry,) = entries()
        before = entry.read_bytes()
        entry.write_bytes(data)
        assert checked() == ["a.txt"]
        assert entry.read_bytes() == before

    @pytest.mark.parametrize("data", [b"", b"[]", b"\x00" * 4096, b"0" * 32 + b"{}", b"\xff" * 100])
    def test_a_broken_entry_is_none(self, checked: Checked, data: bytes) -> None:
        self.damaged(checked, data)

    @pytest.mark.parametrize("at", [0, 31, 32, 40, -1])
    def test_so_is_one_with_a_bit_that_turned(self, checked: Checked, at: int) -> None:
        checked()
        data = bytearray(entries()[0].read_bytes())
        data[at] ^= 1
        self.damaged(checked, bytes(data))

    def test_so_is_one_that_was_cut_short_or_is_another(self, checked: Checked) -> None:
        write("b.txt", "All is well.\n")
        checked()
        first, second = entries()
        first.write_bytes(second.read_bytes())
        second.write_bytes(second.read_bytes()[:-1])
        assert checked() == ["a.txt", "b.txt"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
    def test_so_is_a_pipe_in_its_place(self, checked: Checked) -> None:
        checked()
        (entry,) = entries()
        entry.unlink()
        os.mkfifo(entry)
        assert checked() == ["a.txt"]


TEXT = "one two  three"
REPORT = Report(
    TEXT,
    (
        Finding(
            Span(7, 9), "two spaces \ud83d \x1b", (Edit(Span(7, 9), " "), Edit(Span(9, 9))), code="TYP203", name="n"
        ),
        Finding(None, "m", safety=Safety.DISPLAY, facts=(("a", "b"),), related=(Span(0, 3),), severity=Severity.ERROR),
        Finding(Span(0, 14), "", probability=0.25),
    ),
    "en",
    (("title", "one"), ("published", "2026-01-01")),
    "a.txt",
)
DATA = TEXT.encode()


class TestEntries:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
    def test_a_report_is_read_back_as_it_was(self, encoding: str) -> None:
        name = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
        report = Report(REPORT.source, REPORT.findings, "en", REPORT.facts, "a.txt", name)
        data = TEXT.encode(encoding)
        entry = packed(report, digest(TEXT), data)
        assert entry is not None
        assert unpacked(entry, data, path="a.txt") == (report, digest(TEXT))

    def test_a_text_that_its_bytes_do_not_give_is_not_packed(self) -> None:
        assert packed(REPORT, digest(TEXT), b"other") is None
        assert packed(REPORT, digest(TEXT), b"\xff\xff") is None

    @given(st.data())
    def test_whatever_stands_in_an_entry_it_is_a_report_or_none(self, data: st.DataObject) -> None:
        """Anyone may write an entry; what is taken of it is of the right kinds, and within the text."""
        entry = packed(REPORT, digest(TEXT), DATA)
        assert entry is not None
        value = json.loads(entry)
        scalars: st.SearchStrategy[Any] = (
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just([])
        )
        strange = scalars | st.lists(scalars, max_size=3)
        place, key = data.draw(st.sampled_from(list(_places(value))))
        place[key] = data.draw(strange)
        found = unpacked(json.dumps(value).encode(), DATA, path="a.txt")
        if found is not None:
            report, kept = found
            assert isinstance(kept, Digest)
            assert (report.source, type(report.language)) == (TEXT, str)
            assert packed(report, kept, DATA) is not None
            assert all(type(each.message) is str for each in report.findings)
            assert all(each.span is None or 0 <= each.span.start <= each.span.end <= 14 for each in report.findings)

    @given(
        st.binary(max_size=60) | st.recursive(st.none() | st.integers(), st.lists).map(lambda v: json.dumps(v).encode())
    )
    def test_any_bytes_are_an_entry_or_none(self, entry: bytes) -> None:
        assert unpacked(entry, DATA, path="a.txt") is None


def _places(value: Any) -> Iterator[tuple[Any, int]]:
    """Yield every place of nested lists, as list and index."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield value, index
            yield from _places(inner)


class TestSize:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CacheFolder:
        monkeypatch.setattr(cache_folder, "MAX_SHARD", 1000)
        made = CacheFolder(str(tmp_path / "cache"))
        assert made.made()
        return made

    def test_the_oldest_entries_go(self, folder: CacheFolder) -> None:
        keys = [f"ab{number:030}" for number in range(20)]
        for number, key in enumerate(keys):
            folder.put(key, b"x" * 100)
            os.utime(Path(folder.path, "1", "ab", key[2:]), (number, number))
        folder.prune(keys)
        assert [key for key in keys if folder.get(key)] == keys[-7:]

    def test_what_is_read_is_young_again(self, folder: CacheFolder) -> None:
        folder.put(KEY, b"x")
        path = Path(folder.path, "1", "ab", KEY[2:])
        os.utime(path, (1, 1))
        folder.get(KEY)
        assert path.stat().st_mtime > 1

    def test_what_a_killed_run_left_half_written_goes(self, folder: CacheFolder) -> None:
        folder.put(KEY, b"x")
        stray, fresh = (Path(folder.path, "1", "ab", f"{KEY[2:]}.{name}") for name in ("stray", "fresh"))
        for path in (stray, fresh):
            path.write_bytes(b"half")
        os.utime(stray, (1, 1))
        folder.prune([KEY])
        assert (stray.exists(), fresh.exists(), folder.get(KEY)) == (False, True, b"x")

    def test_a_huge_entry_is_not_kept(self, folder: CacheFolder) -> None:
        folder.put(KEY, b"x" * (cache_folder.MAX_ENTRY + 1))
        assert folder.get(KEY) is None

    def test_a_run_keeps_the_folder_small(self, checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(cache_folder, "MAX_SHARD", 0)
        checked()
        assert entries() == []
