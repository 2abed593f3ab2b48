"""A rule, a language, a reader, a writer, a renderer: one file each in a copy of the tree, and nothing else changed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

import newsclean

ROOT = Path(__file__).parent.parent
DEFECT = "The council passed the the budget, said the mayor.\n"
FILES = {
    "src/newsclean/rules/typography/sample_rule.py": '''
        """TYP999 sample-rule."""

        from newsclean.model import Block, Finding, Safety
        from newsclean.rules import Findings, block_rule


        @block_rule("TYP999", "sample-rule", needs="¤")
        def sample_rule(block: Block) -> Findings:
            """A currency sign stands where a currency should be named.

            ## Why is this bad?
            Nobody knows which currency is meant.

            ## Example
            ```bad lang=en
            It cost 20 ⟦¤⟧ then.
            ```
            ```good lang=en
            It cost 20 euros then.
            ```
            ```bad lang=de
            Es kostete 20 ⟦¤⟧ damals.
            ```
            ```good lang=ja
            二十円でした。
            ```

            ## Fix
            Shown only.
            """
            at = block.text.find("¤")
            while at >= 0:
                yield Finding(block.span(at, at + 1), "a sign for no currency", safety=Safety.DISPLAY)
                at = block.text.find("¤", at + 1)
        ''',
    "src/newsclean/lexicon/data/is.toml": """
        name = "Icelandic"
        autonym = "íslenska"
        script = "Latn"
        stop_words = "og að í er sem á það til"
        """,
    "src/newsclean/readers/shouted.py": '''
        """Texts in capitals, read as plain text."""

        from newsclean.model import Document
        from newsclean.readers.text import read as plain, reread

        SUFFIXES = (".shout",)
        __all__ = ["SUFFIXES", "looks_like", "read", "reread"]


        def read(source: str) -> Document:
            """Return the document of a text."""
            return plain(source)


        def looks_like(source: str) -> bool:
            """Tell that none is recognised."""
            return False
        ''',
    "src/newsclean/writers/tally.py": '''
        """A line for each text: how many findings it has."""

        from newsclean.writers.visible import visible_name

        NAME = "tally"
        FOR_PEOPLE = False


        def pieces(reports, *, color=False):
            """Yield the lines."""
            for report in reports:
                yield f"{visible_name(report.path)}={len(report.findings)}\\n"
        ''',
    "src/newsclean/renderers/capitals.py": '''
        """The clean text in capitals."""


        def render(result, *, images=True, links=True):
            """Return the text."""
            return result.text.upper()
        ''',
}
pytestmark = pytest.mark.skipif(
    not (ROOT / "mkdocs.yml").exists(), reason="the tests are run without the project around them"
)
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with one more file of each kind, and a text beside it."""
    folder = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__", "snapshots", "*.pyc")
    shutil.copytree(Path(newsclean.__file__).parent, folder / "src" / "newsclean", ignore=ignored)
    for name in ("scripts", "docs", "tests", "fixtures/rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    for name, text in FILES.items():
        assert not (folder / name).exists(), f"{name} is one of the project's own by now"
        (folder / name).write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    (folder / "a.txt").write_text(DEFECT)
    return folder


@pytest.fixture
def run(tree: Path) -> Run:
    def call(*command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        whole = [sys.executable, *command]
        return subprocess.run(whole, cwd=tree, env=environment, capture_output=True, encoding="utf-8", check=False)

    return call


def newsclean_of(run: Run, *arguments: str) -> str:
    told = run("-m", "newsclean", *arguments)
    assert told.returncode in (0, 1), told.stderr
    return told.stdout


def passed_tests(run: Run, file: str, word: str) -> int:
    """Run the tests of a file whose name has a word; return how many passed."""
    told = run("-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/{file}", "-k", word)
    assert told.returncode == 0, told.stdout
    return int(told.stdout.rsplit("\n", 2)[-2].split(" passed")[0].split()[-1])


class TestRule:
    def test_it_is_listed_explained_and_runs(self, run: Run, tree: Path) -> None:
        (tree / "b.txt").write_text("It cost 20 ¤ then.\n", encoding="utf-8")
        assert "TYP999" in newsclean_of(run, "rule")
        assert "Nobody knows which currency is meant." in newsclean_of(run, "rule", "sample-rule")
        assert newsclean_of(run, "check", "--select", "sample-rule", "b.txt").startswith("b.txt:1:12: warning TYP999")

    def test_it_has_its_page(self, run: Run, tree: Path) -> None:
        assert run("scripts/build_rule_pages.py").returncode == 0
        assert "Nobody knows which currency is meant." in (tree / "docs/rules/TYP999.md").read_text("utf-8")
        assert "rules/TYP999.md" in (tree / "mkdocs.yml").read_text("utf-8")

    def test_its_page_is_its_tests(self, run: Run) -> None:
        assert passed_tests(run, "test_rules.py", "TYP999") >= 5


class TestLanguage:
    def test_it_is_known(self, run: Run) -> None:
        code = "from newsclean.lexicon import languages, lexicon; print('is' in languages(), lexicon('is').name)"
        assert run("-c", code).stdout == "True Icelandic\n"

    def test_it_has_its_row(self, run: Run, tree: Path) -> None:
        told = run("scripts/build_language_page.py")
        assert told.returncode == 0, told.stderr
        assert "| `is` | Icelandic" in (tree / "docs/reference/languages.md").read_text("utf-8")

    def test_it_is_tested(self, run: Run) -> None:
        told = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "--collect-only", "tests/test_lexicons.py").stdout
        assert "[is]" in told


class TestFormats:
    def test_a_reader(self, run: Run, tree: Path) -> None:
        (tree / "c.shout").write_text(DEFECT)
        assert "c.shout:1:23: " in newsclean_of(run, "check", "--select", "DUP101", "c.shout")
        assert "shouted" in run("-m", "newsclean", "check", "--format", "xyz", "a.txt").stderr

    def test_a_writer(self, run: Run) -> None:
        assert newsclean_of(run, "check", "--select", "DUP101", "a.txt", "--output-format", "tally") == "a.txt=1\n"
        assert "tally" in newsclean_of(run, "check", "--help")
        assert passed_tests(run, "test_writers.py", "tally and not snapshot") >= 1

    def test_a_renderer(self, run: Run) -> None:
        told = newsclean_of(run, "clean", "--to", "capitals", "a.txt")
        assert told.startswith("THE COUNCIL PASSED")
        assert "capitals" in newsclean_of(run, "clean", "--help")
