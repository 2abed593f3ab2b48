"""Patterns that ask for endings only are asked without pathspec, and answer as it does."""

from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from newsclean.cli.search import Globs
from newsclean.config import Config

NAMES = st.text(alphabet="a.tx*/é\n", min_size=1, max_size=8).filter(lambda name: "/" not in name)
PATTERNS = st.lists(
    st.sampled_from(["**/*.txt", "**/*.t.x", "**/*.a", ".txt", "*.txt", "**/.txt", "/**/*.txt", "**/*.t*", "a.txt/"]),
    min_size=1, max_size=3,
)  # fmt: skip


@given(PATTERNS, st.lists(NAMES, max_size=2), NAMES, st.booleans())
def test_an_ending_matches_as_the_pattern_does(
    patterns: list[str], folders: list[str], name: str, is_folder: bool
) -> None:
    prefix = "".join(f"{folder}/" for folder in folders)
    whole = f"{name}/" if is_folder else name
    expected = GitIgnoreSpec.from_lines(patterns).match_file(prefix + whole)
    assert Globs(tuple(patterns), prefix).match(whole) is expected


def test_the_default_names_no_other_files() -> None:
    included = Globs(Config().include, "news/")
    names = ("a.txt", "a.jsonl.gz", "a.gz", "txt", ".txt", "a.TXT", "a.pdf")
    assert [name for name in names if included.match(name)] == ["a.txt", "a.jsonl.gz", ".txt"]
