"""Only what changed: patches of all makers are read, and a finding is told where it touches a new line."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import Cli, cli, write

from newsclean.changed_lines import ChangedLines, changed_lines
from newsclean.errors import UsageError
from newsclean.model import Finding, Span
from newsclean.report import Report, Start
from newsclean.text.patches import Patch

__all__ = ["cli"]  # the fixture

SPACES = ("--isolated", "--select", "TYP203")
HUNK = "@@ -1,2 +1,3 @@\n one\n+two\n three\n"


def read(text: str) -> dict[str, list[int] | None]:
    """Return the likeliest name of each file of a patch with its new lines; None for all."""
    changes = Patch(text.encode("utf-8", "surrogateescape"), name="p").changes()
    return {each.names.possible[0]: None if each.is_whole else each.lines for each in changes if each.names.possible}


class TestReading:
    @pytest.mark.parametrize(
        ("head", "name"),
        [
            ("--- a/x.txt\n+++ b/x.txt\n", "x.txt"),
            ("--- i/x.txt\n+++ w/x.txt\n", "x.txt"),
            ("--- /dev/null\n+++ b/x.txt\n", "x.txt"),
            ("--- x.txt\n+++ x.txt\n", "x.txt"),
            ("--- b/x.txt\n+++ b/x.txt\n", "b/x.txt"),
            ("--- x.txt.orig\t2026-01-01 10:00:00 +0100\n+++ x.txt\t2026-01-01 10:00:00 +0100\n", "x.txt"),
            ("--- a/two words.txt\t\n+++ b/two words.txt\t\n", "two words.txt"),
            ('--- "a/caf\\303\\251\\t.txt"\n+++ "b/caf\\303\\251\\t.txt"\n', "café\t.txt"),
            ('--- "a/\\"q\\".txt"\n+++ "b/\\"q\\".txt"\n', '"q".txt'),
            ("--- a/été.txt\r\n+++ b/été.txt\r\n", "été.txt"),
            ("From: someone\n\n---\n x.txt | 1 +\ndiff --git a/x.txt b/x.txt\n--- a/x.txt\n+++ b/x.txt\n", "x.txt"),
        ],
    )
    def test_a_file_is_named_as_its_maker_names_it(self, head: str, name: str) -> None:
        assert read(head + HUNK) == {name: [2]}

    @pytest.mark.parametrize(
        ("hunk", "lines"),
        [
            ("@@ -0,0 +1,2 @@\n+a\n+b\n", [1, 2]),
            ("@@ -3 +5 @@ heading\n-a\n+b\n", [5]),
            ("@@ -3,2 +2,0 @@\n-a\n-b\n", []),
            ("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n", [1]),
            ("@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n", [1]),
            ("@@ -1,3 +1,4 @@\n a\n\n+b\n c\n", [3]),  # the blank of an empty line was taken by a mail program
            ("@@ -1 +1 @@\n--- x\n+++ y\n", [1]),
            ("@@ -1 +1 @@\n-a\n+b\n@@ -9 +9,2 @@\n c\n+d\n", [1, 10]),
            ("@@@ -1,2 -1 +1,3 @@@\n  a\n++b\n +c\n", [2, 3]),
            ("@@@ -1,2 -1,1 +1,1 @@@\n  a\n- b\n", []),
            ("@@ -1 +1 @@\r\n-a\r\n+b\r\n", [1]),
            ("@@ -1 +1 @@\n-a\n+b\u2028c\x0cd\re\n", [1]),
        ],
    )
    def test_lines_are_counted_as_in_the_new_file(self, hunk: str, lines: list[int]) -> None:
        assert read(f"--- a/x\n+++ b/x\n{hunk}") == {"x": lines}

    def test_what_stands_behind_the_last_hunk_is_no_part_of_it(self) -> None:
        assert read("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n-- \n2.39.5\n") == {"x": [1]}

    def test_renames_binary_files_and_deleted_ones(self) -> None:
        text = (
            "diff --git a/old b/new\nsimilarity index 100%\nrename from old\nrename to new\n"
            "diff --git a/p and q b/p and q\nBinary files a/p and q and b/p and q differ\n"
            "diff --git a/gone b/gone\ndeleted file mode 100644\n--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
            "Binary files /dev/null and b/fresh differ\n"
        )
        assert read(text) == {"new": [], "p and q": None, "fresh": None}

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n", "line 4: the patch ends within a hunk"),
            ("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n*b\n", "line 5: a line of a hunk begins with"),
            ("--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n b\n", "line 5: a hunk has more lines than its head says"),
            ("--- a/x\n+++ b/x\nhello\n", "line 3: a hunk ('@@ -1 +1 @@') of b/x is missing"),
            ("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n@@ -x +y @@\n", "line 6: the head of a hunk cannot be read"),
            ("--- a/x\n+++ b/x\n@@ -1 -1 +1 @@\n-a\n+b\n", "line 3: the head of a hunk has another number"),
            ("@@ -1 +1 @@\n-a\n+b\n", "line 1: a hunk without the name of its file"),
        ],
    )
    def test_a_broken_patch_is_refused_with_its_line(self, text: str, told: str) -> None:
        with pytest.raises(UsageError) as caught:
            read(text)
        assert str(caught.value).startswith(f"p, {told}")

    @given(st.text(alphabet='@-+ 01,\n\\ab/\t"', max_size=80))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        for start in ("", "--- a/x\n+++ b/x\n", "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n"):
            try:
                read(start + text)
            except UsageError as error:
                assert str(error).startswith("p, line ")  # noqa: PT017 - either is right

    @given(st.lists(st.sampled_from([" ", "+", "-"]), min_size=1), st.integers(min_value=1, max_value=10**6))
    def test_the_new_lines_are_those_that_a_plus_marks(self, marks: list[str], start: int) -> None:
        old, new = sum(mark != "+" for mark in marks), sum(mark != "-" for mark in marks)
        rows = "".join(f"{mark}text\n" for mark in marks)
        numbers = iter(range(start, start + len(marks)))
        expected = [n for mark in marks if mark != "-" for n in (next(numbers),) if mark == "+"]
        assert read(f"--- a/x\n+++ b/x\n@@ -1,{old} +{start},{new} @@\n{rows}") == {"x": expected}


def report(text: str, *spans: Span | None, **traits: object) -> Report:
    return Report(text, tuple(Finding(span, "m") for span in spans), **traits)  # type: ignore[arg-type]


class TestTouching:
    TEXT = "one\ntwo\r\nthree\rstill three\nfour"

    def kept(self, lines: list[int] | None, *spans: Span | None, **traits: object) -> list[Span | None]:
        changed = ChangedLines({os.path.realpath("a"): lines})
        return [each.span for each in changed.kept(report(self.TEXT, *spans, **traits), "a")]

    def test_a_finding_in_a_new_line_stays(self) -> None:
        spans = [Span(0, 3), Span(4, 7), Span(9, 12), Span(15, 20), Span(27, 31)]
        assert [self.kept([n], *spans) for n in (1, 2, 3, 4, 5)] == [[spans[0]], [spans[1]], spans[2:4], [spans[4]], []]

    def test_a_finding_over_several_lines_stays_if_one_is_new(self) -> None:
        assert self.kept([2], Span(0, 12)) == [Span(0, 12)]
        assert self.kept([4], Span(0, 12)) == []

    def test_an_end_at_the_start_of_a_line_does_not_touch_it(self) -> None:
        assert self.kept([2], Span(0, 4)) == []
        assert self.kept([2], Span(4, 4)) == [Span(4, 4)]

    def test_another_place_that_belongs_to_it_counts(self) -> None:
        changed = ChangedLines({os.path.realpath("a"): [1]})
        finding = Finding(Span(27, 31), "m", related=(Span(0, 3),))
        assert changed.kept(Report(self.TEXT, (finding,)), "a") == (finding,)

    def test_a_finding_of_the_whole_document_stays(self) -> None:
        assert self.kept([], None) == [None]

    def test_one_of_a_whole_record_stays_if_the_record_touches_a_new_line(self) -> None:
        begins = {"record": "7", "start": Start(10, 1, 100)}
        assert self.kept([13], None, Span(0, 3), **begins) == [None]
        assert self.kept([14], None, **begins) == []

    def test_all_of_a_new_file_stays(self) -> None:
        assert self.kept(None, None, Span(0, 3)) == [None, Span(0, 3)]


class TestPaths:
    def files(self, patch: str) -> list[str]:
        found = changed_lines(patch.encode(), name="p").files
        return [os.path.relpath(path) for path in found]

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        for name in ("a.txt", "docs/a.txt", "docs/b.txt"):
            write(name, "text\n")

    def test_they_begin_at_the_top_of_the_repository(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Path(".git").mkdir()
        monkeypatch.chdir("docs")
        assert self.files(f"--- a/a.txt\n+++ b/a.txt\n{HUNK}--- a/docs/b.txt\n+++ b/docs/b.txt\n{HUNK}") == [
            "../a.txt", "b.txt"
        ]  # fmt: skip

    def test_they_begin_in_the_working_folder_if_more_is_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Path(".git").mkdir()
        monkeypatch.chdir("docs")
        assert self.files(f"--- a/b.txt\n+++ b/b.txt\n{HUNK}") == ["b.txt"]

    def test_a_folder_may_be_called_as_a_prefix_is(self) -> None:
        write("b/new.txt", "text\n")
        assert self.files(f"--- /dev/null\n+++ b/new.txt\n{HUNK}") == ["b/new.txt"]

    def test_a_file_that_is_gone_is_left_out(self) -> None:
        assert self.files(f"--- a/gone.txt\n+++ b/gone.txt\n{HUNK}") == []

    def test_a_patch_of_powershell_is_read(self) -> None:
        patch = f"--- a/a.txt\r\n+++ b/a.txt\r\n{HUNK}".encode("utf-16")
        assert [os.path.relpath(path) for path in changed_lines(patch, name="p").files] == ["a.txt"]

    @pytest.mark.parametrize("text", ["", "\n", "diff --git a/x b/x\nold mode 100644\nnew mode 100755\n"])
    def test_a_patch_may_change_no_line(self, text: str) -> None:
        assert changed_lines(text.encode(), name="p").files == {}

    def test_another_text_is_refused(self) -> None:
        with pytest.raises(UsageError, match="p: is no unified diff; 'git diff"):
            changed_lines(b"An article.\n\n--- \n", name="p")


class TestCheck:
    PATCH = "--- a/a.txt\n+++ b/a.txt\n@@ -2,0 +3 @@\n+The  third.\n"

    def test_findings_in_other_lines_are_not_told(self, cli: Cli) -> None:
        write("a.txt", "The  first.\n\nThe  third.\n")
        write("changes.patch", self.PATCH)
        result = cli("check", *SPACES, "--changed-lines", "changes.patch", ".")
        assert result.out == "a.txt:3:4: info TYP203 [*] 2 spaces in a row\n"
        assert result.err.startswith("Found 1 finding ")

    def test_other_files_are_not_read(self, cli: Cli) -> None:
        write("a.txt", "The  first.\n\nThe  third.\n")
        Path("b.txt").symlink_to("nowhere")
        result = cli("check", *SPACES, "--changed-lines", "-", ".", "missing.txt", stdin=self.PATCH.encode())
        assert (result.code, result.out.count("\n")) == (0, 1)

    def test_no_changed_file_is_no_error(self, cli: Cli) -> None:
        write("b.txt", "The  first.\n")
        result = cli("check", *SPACES, "--changed-lines", "-", ".", stdin=b"")
        assert (result.code, result.err) == (0, "No files: none of those to check has changed.\n")

    def test_the_number_fits_in_every_machine_format(self, cli: Cli) -> None:
        write("a.txt", "The  first.\n\nThe  third.\n")
        write("changes.patch", self.PATCH)
        out = cli("check", *SPACES, "--changed-lines", "changes.patch", "--output-format", "jsonl", ".").out
        assert out.count("\n") == 1

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("--changed-lines", "-", "-"), "standard input is either the text to check or the patch"),
            (("--changed-lines", "none.patch", "."), "none.patch: No such file or directory"),
            (("--changed-lines", "a.txt", "."), "a.txt: is no unified diff"),
            (("--changed-lines", "-", "--since", "HEAD", "."), "one of them is enough"),
            (("--changed-lines", "-", "--fix", "."), "--fix and --changed-lines cannot go together"),
            (("--since", "HEAD", "--diff", "."), "--diff and --since cannot go together"),
        ],
    )
    def test_what_cannot_work_is_refused(self, cli: Cli, arguments: tuple[str, ...], told: str) -> None:
        write("a.txt", "The  first.\n")
        result = cli("check", *SPACES, *arguments)
        assert (result.code, told in result.err) == (2, True)


def git(*arguments: str) -> None:
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(("git", *who, *arguments), check=True, capture_output=True, env={**os.environ, **quiet})


class TestSince:
    @pytest.fixture(autouse=True)
    def without_surroundings(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            monkeypatch.delenv(name)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    def repository(self) -> None:
        git("init", "-q")
        write("a.txt", "The  first.\n\nThe second.\n")
        write("café/b.txt", "The  first.\n")
        write(".gitignore", "drafts/\n")
        git("add", ".")
        git("commit", "-qm", "first")

    def test_what_changed_since_a_revision_is_told(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        self.repository()
        write("a.txt", "The  first.\n\nThe  second.\n")
        write("new.txt", "It is  new.\n")
        write("drafts/c.txt", "It is  ignored.\n")
        places = [line.partition(": ")[0] for line in cli("check", *SPACES, "--since", "HEAD", ".").out.splitlines()]
        assert places == ["a.txt:3:4", "new.txt:1:6"]
        write("café/b.txt", "The  first.\nThe  second.\n")
        monkeypatch.chdir("café")
        assert cli("check", *SPACES, "--since", "HEAD", ".").out.startswith("b.txt:2:4: ")

    def test_what_the_other_branch_did_meanwhile_does_not_count(self, cli: Cli) -> None:
        self.repository()
        git("checkout", "-qb", "topic")
        write("new.txt", "It is  new.\n")
        git("add", ".")
        git("commit", "-qm", "new")
        git("checkout", "-q", "main")
        write("a.txt", "Another first.\n\nThe second.\n")
        git("commit", "-qam", "meanwhile")
        git("checkout", "-q", "topic")
        assert [line[:9] for line in cli("check", *SPACES, "--since", "main", ".").out.splitlines()] == ["new.txt:1"]

    def test_what_the_user_has_configured_does_not_matter(self, cli: Cli) -> None:
        self.repository()
        for key, value in (
            ("color.ui", "always"), ("diff.noprefix", "true"), ("diff.external", "false"), ("core.quotePath", "false"),
            ("diff.context", "9"), ("diff.relative", "true"),
        ):  # fmt: skip
            git("config", key, value)
        write("café/b.txt", "The  first.\nThe  second.\n")
        assert cli("check", *SPACES, "--since", "HEAD", ".").out.startswith("café/b.txt:2:4: ")

    @pytest.mark.parametrize("revision", ["nowhere", "--output=x.txt", "", "HEAD~9"])
    def test_a_revision_that_is_none_is_refused(self, cli: Cli, revision: str) -> None:
        self.repository()
        result = cli("check", *SPACES, "--since", revision, ".")
        assert (result.code, "revision" in result.err, Path("x.txt").exists()) == (2, True, False)

    def test_a_folder_that_is_no_repository_is_refused(self, cli: Cli) -> None:
        write("a.txt", "The  first.\n")
        result = cli("check", *SPACES, "--since", "HEAD", ".")
        assert (result.code, "not a git repository" in result.err) == (2, True)

    def test_git_that_is_not_there_is_told(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.txt", "The  first.\n")
        monkeypatch.setenv("PATH", "")
        result = cli("check", *SPACES, "--since", "HEAD", ".")
        assert (result.code, result.err) == (
            2, "error: --since asks git, which is not installed; --changed-lines reads a patch without it\n"
        )  # fmt: skip
