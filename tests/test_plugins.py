"""Plug-ins of other distributions: found by entry points, shown as our own are, never in the way of our own."""

import os
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent

import pytest
from docs_runner import fences

from newsclean.errors import UsageError
from newsclean.plugins import Registry, plug_ins

MANUAL = Path(__file__).parent.parent / "docs/how-to/plug-ins.md"
DEFECT = "The council passed  the budget.\n"
READER = '''
    """Wires: a line of routing, then plain text."""

    from dataclasses import replace

    from newsclean.model import Document
    from newsclean.offsets import OffsetMap
    from newsclean.readers import text

    SUFFIXES = (".wire",)


    def read(source: str) -> Document:
        start = source.find("\\n") + 1
        body = text.read(source[start:])
        return replace(body, origin=OffsetMap((0, len(body.text)), (start, len(source))))


    reread = text.reread


    def looks_like(source: str) -> bool:
        return source.startswith("ROUTE")
'''
WRITER = '''
    """A line for each text: how many findings it has."""

    FOR_PEOPLE = False


    def pieces(reports, *, color=False):
        for report in reports:
            yield f"{report.path}={len(report.findings)}\\n"
'''
RENDERER = """
    def render(result, *, images=True, links=True):
        return result.text.upper()
"""
CONTAINER = """
    from newsclean.containers.jsonl import IS_BY_LINE, entries, records

    SUFFIXES = (".rows",)
"""
OFFERS = {
    "newsclean.readers": "wire = sample_reader",
    "newsclean.writers": "tally = sample_writer",
    "newsclean.renderers": "shout = sample_renderer",
    "newsclean.containers": "rows = sample_container",
}
MODULES = {
    "sample_reader": READER,
    "sample_writer": WRITER,
    "sample_renderer": RENDERER,
    "sample_container": CONTAINER,
}


def install(folder: Path, offers: dict[str, str], modules: dict[str, str], *, name: str = "newsclean-sample") -> None:
    """Write a distribution as pip would leave it."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("\n".join(f"[{group}]\n{entry}" for group, entry in offers.items()))
    for module, code in modules.items():
        (folder / f"{module}.py").write_text(dedent(code))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder whose `site` holds what is installed beside newsclean."""
    paths = os.pathsep.join(filter(None, (str(folder / "site"), os.environ.get("PYTHONPATH", ""))))
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a folder with a plug-in of each kind beside it, and texts that have a doubled space."""
    install(tmp_path / "site", OFFERS, MODULES)
    (tmp_path / "a.txt").write_text(DEFECT)
    (tmp_path / "b.wire").write_text(f"ROUTE 7\n{DEFECT}")
    (tmp_path / "c.rows").write_text('{"id": "x", "text": "The council passed  the budget."}\n')
    return tmp_path


def registry(*own: str) -> Registry[object]:
    return Registry("newsclean.writers", needs=("FOR_PEOPLE", "pieces"), own=lambda: own, word="output format")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


class TestCommandLine:
    def test_a_reader_is_found_by_the_ending_of_a_name_and_gives_places_in_the_file(self, sample: Path) -> None:
        told = run(sample, "check", "--select", "TYP203", "b.wire").stdout
        assert told.startswith("b.wire:2:19: ")

    def test_a_reader_is_found_by_its_name(self, sample: Path) -> None:
        (sample / "d.txt").write_text(f"ROUTE  7\n{DEFECT}")
        assert run(sample, "check", "--select", "TYP203", "d.txt").stdout.count("TYP203") == 2
        assert run(sample, "check", "--select", "TYP203", "--format", "wire", "d.txt").stdout.count("TYP203") == 1

    def test_what_a_reader_read_is_repaired_in_its_file(self, sample: Path) -> None:
        run(sample, "check", "--select", "TYP203", "--fix", "b.wire")
        assert (sample / "b.wire").read_text() == f"ROUTE 7\n{DEFECT.replace('  ', ' ')}"

    def test_worker_processes_know_it_too(self, sample: Path) -> None:
        names = [f"{number}.wire" for number in range(9)]
        for name in names:
            (sample / name).write_text(f"ROUTE\n{DEFECT}")
        told = run(sample, "check", "--select", "TYP203", "--jobs", "2", *names)
        assert told.stdout.count("TYP203") == len(names)
        assert "rror" not in told.stderr

    def test_a_writer_writes_to_standard_output_and_into_a_file(self, sample: Path) -> None:
        told = run(sample, "check", "--select", "TYP203", "a.txt", "--output-format", "tally", "--output", "tally=t")
        assert (told.stdout, (sample / "t").read_text()) == ("a.txt=1\n", "a.txt=1\n")

    def test_a_renderer_is_a_form_to_clean_into(self, sample: Path) -> None:
        assert run(sample, "clean", "--to", "shout", "a.txt").stdout == "THE COUNCIL PASSED THE BUDGET.\n"

    def test_a_container_holds_records(self, sample: Path) -> None:
        assert run(sample, "check", "--select", "TYP203", "c.rows").stdout.startswith("c.rows:1:40: ")

    def test_help_and_refusals_name_what_plug_ins_add(self, sample: Path) -> None:
        assert "|tally]" in "".join(run(sample, "check", "--help").stdout.split())
        assert "|shout|same]" in "".join(run(sample, "clean", "--help").stdout.split())
        assert "wire" in run(sample, "check", "--format", "xyz", "a.txt").stderr
        assert "'tally'" in run(sample, "check", "--output-format", "xyz", "a.txt").stderr

    def test_version_tells_what_is_plugged_in(self, sample: Path) -> None:
        told = run(sample, "version", "--plugins").stdout.splitlines()
        assert told[0].startswith("newsclean ")
        assert set(told[1:]) >= {"reader wire (newsclean-sample 1.0)", "writer tally (newsclean-sample 1.0)"}

    @pytest.mark.parametrize("arguments", [("check", "a.txt"), ("clean", "a.txt"), ("--help",), ("version",)])
    def test_a_run_that_needs_none_does_not_look_for_any(self, sample: Path, arguments: tuple[str, ...]) -> None:
        """The look costs more than a short text; `-X importtime` shows whether it was taken."""
        paths = os.pathsep.join(filter(None, (str(sample / "site"), os.environ.get("PYTHONPATH", ""))))
        told = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "newsclean", *arguments],
            cwd=sample, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "newsclean.cli.program" in told.stderr
        assert "importlib.metadata" not in told.stderr


BROKEN = (
    ("newsclean.writers", "tally = missing_module", "No module named 'missing_module'"),
    ("newsclean.writers", "tally = sample:lacking", "has no attribute 'lacking'"),
    ("newsclean.writers", "tally = sample", "lacks FOR_PEOPLE, pieces; a writer has FOR_PEOPLE, pieces"),
    ("newsclean.writers", "tally = failing", "RuntimeError: boom"),
    ("newsclean.writers", "tally = not a module!", "cannot be loaded"),
)


class TestBroken:
    @pytest.fixture(params=BROKEN, ids=lambda each: each[1])
    def broken(self, tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, str]:
        group, entry, said = request.param
        offers = {group: entry, "newsclean.readers": entry.replace("tally", "wire")}
        install(tmp_path / "site", offers, {"sample": "", "failing": "raise RuntimeError('boom')"})
        (tmp_path / "a.txt").write_text(DEFECT)
        return tmp_path, said

    def test_whoever_asks_for_it_is_told_what_is_wrong_and_whose_it_is(self, broken: tuple[Path, str]) -> None:
        folder, said = broken
        told = run(folder, "check", "a.txt", "--output-format", "tally")
        assert told.returncode == 2
        assert "the writer 'tally' of newsclean-sample 1.0" in " ".join(told.stderr.split())
        assert said in " ".join(told.stderr.split())
        assert "Traceback" not in told.stderr

    def test_everything_else_works(self, broken: tuple[Path, str]) -> None:
        folder, _ = broken
        for arguments in (("version",), ("version", "--plugins"), ("--help",), ("check", "--help"), ("rule", "TYP203")):
            assert run(folder, *arguments).returncode == 0, arguments
        assert run(folder, "check", "--select", "TYP203", "a.txt").stdout.startswith("a.txt:1:19")

    def test_a_name_that_only_it_might_know_is_read_as_if_it_were_not_there(self, broken: tuple[Path, str]) -> None:
        folder, _ = broken
        (folder / "b.wire").write_text(DEFECT)
        told = run(folder, "check", "--select", "TYP203", "b.wire")
        assert told.stdout.startswith("b.wire:1:19")
        assert "warning: the reader 'wire' of newsclean-sample 1.0" in told.stderr


class TestNames:
    def test_ours_stay_ours_and_it_is_told(self, site: Path) -> None:
        install(site, {"newsclean.writers": "json = sample\ntally = sample"}, {"sample": "FOR_PEOPLE = pieces = 0"})
        known = registry("json")
        with pytest.warns(RuntimeWarning, match="newsclean-sample 1.0 offers a writer 'json', which newsclean has"):
            assert known.names == ("json", "tally")
        assert (len(known.plugged), "tally" in known, "json" in known) == (1, True, True)

    def test_of_two_with_one_name_the_first_is_taken_and_it_is_told(self, site: Path) -> None:
        for name in ("b-second", "a-first"):
            install(site, {"newsclean.writers": "tally = sample"}, {}, name=name)
        with pytest.warns(RuntimeWarning, match="by a-first 1.0 and b-second 1.0; that of a-first 1.0 is used"):
            assert plug_ins("newsclean.writers")["tally"].origin == "a-first 1.0"

    def test_none_is_imported_by_being_listed(self, site: Path) -> None:
        install(site, {"newsclean.writers": "tally = failing"}, {"failing": "raise RuntimeError('boom')"})
        assert "tally" in registry("json").names

    def test_ours_are_found_without_a_look_at_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no(*_: object, **__: object) -> Iterable[object]:
            raise AssertionError

        monkeypatch.setattr("newsclean.plugins.plug_ins", no)
        known = registry("json")
        assert "json" in known
        assert known["json"] is not None

    def test_an_unknown_name_is_refused_with_all_there_are(self, site: Path) -> None:
        install(site, {"newsclean.writers": "tally = sample"}, {})
        with pytest.raises(UsageError, match="unknown output format 'x'; known: json, tally"):
            registry("json")["x"]

    def test_where_no_name_clashes_nothing_is_told(self, site: Path) -> None:
        install(site, {"newsclean.writers": "tally = sample"}, {})
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert "tally" in registry("json")


@pytest.mark.skipif(not MANUAL.exists(), reason="the tests are run without the project around them")
def test_the_plug_in_of_the_manual_works(tmp_path: Path) -> None:
    """Its package as the page shows it: the entry points of its pyproject.toml, and a module for each."""
    blocks = {fence.kind: fence.text for fence in fences(MANUAL.read_text("utf-8")) if fence.kind == "toml"}
    groups = tomllib.loads(blocks["toml"])["project"]["entry-points"]
    offers = {group: "\n".join(f"{name} = {target}" for name, target in each.items()) for group, each in groups.items()}
    codes = [fence.text for fence in fences(MANUAL.read_text("utf-8")) if fence.kind == "py"]
    modules = {code.partition(".py\n")[0].removeprefix("# "): code for code in codes}
    install(tmp_path / "site", offers, modules)
    (tmp_path / "a.wire").write_text(f"ROUTE  7\n{DEFECT}")
    told = run(tmp_path, "check", "--select", "TYP203", "a.wire", "--output", "tally=t")
    assert told.stdout.startswith("a.wire:2:19: "), told.stderr
    assert (tmp_path / "t").read_text() == "a.wire=1\n"
    assert run(tmp_path, "clean", "--to", "capitals", "a.wire").stdout == "THE COUNCIL PASSED THE BUDGET.\n"
