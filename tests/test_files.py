"""Files are read within a limit, and written whole or not at all."""

import errno
import inspect
import os
import socket
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, Self

import pytest

from newsclean.cli.search import Search, Target
from newsclean.config import Config
from newsclean.errors import InputTooLarge, UsageError
from newsclean.files import read, replacing, write_back

OLD, NEW = b"The vote  was close.\n", b"The vote was close.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def rewrite(path: Path, data: bytes = NEW) -> None:
    write_back(str(path), data, seen=read(str(path)).stamp)


def interrupted(path: Path, end: BaseException) -> None:
    with replacing(str(path)) as stream:
        stream.write(NEW[:5])
        raise end


class TestReading:
    def test_a_file_at_the_limit_is_read(self, article: Path) -> None:
        assert read(str(article), limit=len(OLD)).data == OLD

    def test_a_file_over_the_limit_is_refused_by_name_of_the_limit(self, article: Path) -> None:
        with pytest.raises(InputTooLarge, match="over the limit"):
            read(str(article), limit=len(OLD) - 1)

    def test_a_file_of_ten_gigabytes_is_refused_before_it_is_read(self, article: Path) -> None:
        with article.open("r+b") as stream:
            stream.truncate(10 << 30)
        with pytest.raises(InputTooLarge, match="64 MB"):
            read(str(article))

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs devices")
    @pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/full"])
    def test_a_device_is_refused(self, device: str) -> None:
        with pytest.raises(UsageError, match="is a device"):
            read(device)

    def test_a_link_to_a_device_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "link.txt").symlink_to("/dev/zero")
        with pytest.raises(UsageError, match="is a device"):
            read(str(tmp_path / "link.txt"))

    def test_a_pipe_is_refused_without_waiting_for_a_writer(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UsageError, match="is a pipe"):
            read(str(tmp_path / "pipe"))

    def test_a_socket_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("socket")
            with pytest.raises(UsageError, match="is a socket"):
                read("socket")

    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="is a folder"):
            read(str(tmp_path))

    def test_a_link_to_itself_is_an_error_of_the_system(self, tmp_path: Path) -> None:
        (tmp_path / "loop").symlink_to("loop")
        with pytest.raises(OSError, match="symbolic links"):
            read(str(tmp_path / "loop"))

    def test_a_file_of_proc_has_no_size_and_is_read_all_the_same(self) -> None:
        path = Path("/proc/self/status")
        if not path.exists():
            pytest.skip("needs /proc")
        assert read(str(path)).data.startswith(b"Name:")


class TestWriting:
    def test_the_new_text_takes_the_place_of_the_old(self, article: Path) -> None:
        rewrite(article)
        assert article.read_bytes() == NEW
        assert names(article.parent) == ["article.txt"]

    def test_the_mode_is_kept(self, article: Path) -> None:
        rewrite(article)
        assert stat.S_IMODE(article.stat().st_mode) == 0o640

    def test_a_link_stays_a_link_and_its_target_is_written(self, article: Path) -> None:
        link = article.parent / "link.txt"
        link.symlink_to("article.txt")
        rewrite(link)
        assert link.is_symlink()
        assert article.read_bytes() == NEW

    def test_a_file_with_two_names_is_refused(self, article: Path) -> None:
        (article.parent / "other.txt").hardlink_to(article)
        with pytest.raises(UsageError, match="2 hard links"):
            rewrite(article)
        assert article.read_bytes() == OLD

    def test_a_file_changed_meanwhile_is_refused(self, article: Path) -> None:
        seen = read(str(article)).stamp
        article.write_bytes(b"Somebody else's words, written while we were reading.\n")
        with pytest.raises(UsageError, match="changed by someone else"):
            write_back(str(article), NEW, seen=seen)
        assert article.read_bytes().startswith(b"Somebody")
        assert names(article.parent) == ["article.txt"]

    def test_a_file_replaced_by_an_equal_one_meanwhile_is_refused(self, article: Path) -> None:
        seen = read(str(article)).stamp
        spare = article.with_name("spare")
        spare.write_bytes(OLD)
        spare.replace(article)
        with pytest.raises(UsageError, match="changed by someone else"):
            write_back(str(article), NEW, seen=seen)

    def test_a_file_removed_meanwhile_is_not_made_anew(self, article: Path) -> None:
        seen = read(str(article)).stamp
        article.unlink()
        with pytest.raises(FileNotFoundError):
            write_back(str(article), NEW, seen=seen)
        assert names(article.parent) == []

    def test_a_new_file_may_be_written(self, tmp_path: Path) -> None:
        with replacing(str(tmp_path / "new.txt")) as stream:
            stream.write(NEW)
        assert (tmp_path / "new.txt").read_bytes() == NEW

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs devices")
    def test_a_device_is_never_replaced(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UsageError, match="is a pipe"), replacing(str(tmp_path / "pipe")) as stream:
            stream.write(NEW)
        assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)

    @pytest.mark.parametrize("end", [SystemExit(143), SystemExit(130), KeyboardInterrupt(), MemoryError()])
    def test_a_signal_while_writing_leaves_the_old_file_and_nothing_else(
        self, article: Path, end: BaseException
    ) -> None:
        with pytest.raises(type(end)):
            interrupted(article, end)
        assert article.read_bytes() == OLD
        assert names(article.parent) == ["article.txt"]


class Faults:
    """Lets the n-th call of the operating system fail, whichever it is."""

    CALLS = (
        *((Path, name) for name in ("open", "stat", "chmod", "replace")),
        *((os, name) for name in ("fsync", "open", "close")),
    )

    def __init__(self, fail_at: int) -> None:
        self.left = fail_at

    @property
    def happened(self) -> bool:
        return self.left <= 0

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def faulty(*args: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            result = call(*args, **options)
            return FaultyFile(result, self) if hasattr(result, "write") else result

        return faulty

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for home, name in self.CALLS:
            patch.setattr(home, name, self.before(getattr(home, name)))


class FaultyFile:
    """A file whose write and flush may fail."""

    def __init__(self, stream: Any, faults: Faults) -> None:
        self.stream, self.faults = stream, faults

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.stream, name)
        return self.faults.before(value) if name in ("write", "flush") else value


def test_whichever_call_fails_the_file_is_old_or_new_and_nothing_is_left_behind(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in count(1):
        article.write_bytes(OLD)
        seen, faults = read(str(article)).stamp, Faults(number)
        with monkeypatch.context() as patch, suppress(OSError):
            faults.install(patch)
            write_back(str(article), NEW, seen=seen)
        assert article.read_bytes() in (OLD, NEW)
        assert names(article.parent) == ["article.txt"]
        assert stat.S_IMODE(article.stat().st_mode) == 0o640
        if not faults.happened:
            break
    assert article.read_bytes() == NEW
    assert number > 8  # stat, open, stat, chmod, write, flush, fsync, stat, replace, and the folder's


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = ("b.txt", "a.text", "notes.rst", "wire/c.txt", "wire/old/d.txt", ".git/e.txt", "node_modules/x/f.txt")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(OLD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*arguments: str, config: Config | None = None, exclude: tuple[str, ...] = ()) -> list[str]:
    """Return the paths found; a complaint is a failure."""

    def complain(target: Target, error: Exception) -> None:
        raise AssertionError(target) from error

    targets = Search(lambda _: config or Config(), complain, exclude).find(arguments)
    return [target.path for target in targets]


@pytest.mark.usefixtures("tree")
class TestFinding:
    def test_a_folder_gives_its_texts_sorted_without_hidden_folders(self) -> None:
        assert found(".") == ["a.text", "b.txt", "wire/c.txt", "wire/old/d.txt"]

    def test_a_file_named_itself_is_always_taken(self) -> None:
        assert found("notes.rst", ".git/e.txt", exclude=("notes.rst",)) == [".git/e.txt", "notes.rst"]

    def test_a_missing_file_is_taken_too_for_reading_to_tell(self) -> None:
        assert found("missing.txt") == ["missing.txt"]

    def test_a_pattern_is_expanded(self) -> None:
        assert found("wire/**/*.txt") == ["wire/c.txt", "wire/old/d.txt"]
        assert found("*.t*t") == ["a.text", "b.txt"]

    def test_a_pattern_may_match_what_include_does_not(self) -> None:
        assert found("*.rst") == ["notes.rst"]

    def test_a_file_whose_name_looks_like_a_pattern_is_a_file(self) -> None:
        Path("*[a]?.txt").write_bytes(OLD)
        assert found("*[a]?.txt") == ["*[a]?.txt"]

    def test_a_file_named_twice_is_found_once(self) -> None:
        assert found("b.txt", "./b.txt", ".", str(Path("b.txt").absolute())).count("b.txt") == 1
        assert len(found("b.txt", "./b.txt", str(Path("b.txt").absolute()))) == 1

    def test_a_link_to_a_file_that_is_found_anyway_is_left_out(self) -> None:
        Path("0.txt").symlink_to("b.txt")
        assert found("0.txt") == ["0.txt"]
        assert found(".") == ["a.text", "b.txt", "wire/c.txt", "wire/old/d.txt"]

    def test_a_link_to_a_folder_above_is_no_endless_way(self) -> None:
        Path("wire/up").symlink_to("..")
        Path("wire/up.txt").symlink_to("..")
        assert found(".") == ["a.text", "b.txt", "wire/c.txt", "wire/old/d.txt"]

    def test_a_link_to_a_folder_is_followed_if_named(self) -> None:
        Path("link").symlink_to("wire")
        assert found("link") == ["link/c.txt", "link/old/d.txt"]

    def test_include_and_exclude_are_gitignore_patterns(self) -> None:
        assert found(".", config=Config(include=("*.rst", "/wire/*.txt"))) == ["notes.rst", "wire/c.txt"]
        assert found(".", config=Config(exclude=("wire/",))) == ["a.text", "b.txt"]
        assert found(".", config=Config(exclude=("*.txt", "!b.txt"))) == ["a.text", "b.txt"]
        assert found(".", exclude=("old/",)) == ["a.text", "b.txt", "wire/c.txt"]

    def test_patterns_are_relative_to_the_configuration_that_states_them(self) -> None:
        config = Config(exclude=("/old/",), path=str(Path("wire/newsclean.toml").absolute()))
        assert found("wire", config=config) == ["wire/c.txt"]

    def test_a_deep_folder_is_walked_without_recursion(self) -> None:
        deep = Path(*["d"] * 200)
        deep.mkdir(parents=True)
        (deep / "x.txt").write_bytes(OLD)
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(len(inspect.stack(0)) + 100)
        try:
            assert found("d") == [str(deep / "x.txt")]
        finally:
            sys.setrecursionlimit(limit)

    def test_what_cannot_be_looked_into_is_told_and_the_rest_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        scandir, told = os.scandir, []

        def locked(path: str) -> Any:
            if path == "wire":
                raise PermissionError(13, "Permission denied", path)
            return scandir(path)

        monkeypatch.setattr(os, "scandir", locked)
        targets = Search(lambda _: Config(), lambda target, _: told.append(target.path)).find(["."])
        assert [target.path for target in targets] == ["a.text", "b.txt"]
        assert told == ["wire"]


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.txt", "a.txt"), ("é.txt", "é.txt"), ("a\udcff.txt", "a\udcff.txt"), ("\ud800.txt", "\ud800.txt")],
)
def test_any_path_has_a_name(path: str, name: str) -> None:
    assert Target(path).name == name
