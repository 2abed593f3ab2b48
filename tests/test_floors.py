"""The architecture as a test: a module imports only from its own floor or from a floor below, and files stay small."""

import ast
from pathlib import Path

import newsclean

SRC = Path(newsclean.__file__).parent
FLOORS = (
    "errors", "slotted", "plugins", "files", "offsets", "levels", "markup", "block", "model", "text", "lexicon",
    "langid", "truecasing", "boilerplate", "reasons", "metrics", "score", "report", "fingerprints", "baseline",
    "changed_lines", "results", "readers", "containers", "rules", "manual", "suppressions", "corpus", "engine",
    "config", "sources", "renderers", "linter", "records", "record_files", "api", "stripping", "sidecar", "writers",
    "integrations", "cli",
)  # fmt: skip
PEERS = {"engine": "config", "config": "engine"}  # one floor: neither may import the other
MAX_LINES = 250
FILES = sorted(
    path for path in SRC.rglob("*.py") if path.parent != SRC or path.name not in ("__init__.py", "__main__.py")
)


def floor(path: Path) -> str:
    return path.relative_to(SRC).with_suffix("").parts[0]


def inner_imports(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}
    return {name.split(".")[1] for name in names if name.startswith("newsclean.")}


def test_every_module_stands_on_a_floor() -> None:
    assert {floor(path) for path in FILES} <= set(FLOORS)


def test_imports_point_down() -> None:
    for path in FILES:
        here = floor(path)
        for there in inner_imports(path):
            is_below = FLOORS.index(there) < FLOORS.index(here) and PEERS.get(here) != there
            assert here == there or is_below, f"{path.relative_to(SRC)} may not import {there}"


def test_rules_do_not_import_one_another() -> None:
    for path in (SRC / "rules").glob("*/*.py"):
        family = f"newsclean.rules.{path.parent.name}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsclean.rules."):
                assert node.module == family, f"{path.name} may not import {node.module}"


def test_files_stay_small() -> None:
    too_long = {
        str(p.relative_to(SRC)): n for p in FILES if (n := len(p.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert not too_long


def test_functions_stay_small() -> None:
    """Code of a function stays under 40 lines; its docstring does not count, as a rule's is a manual page."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
                assert length <= 40, f"{path.relative_to(SRC)}: {node.name} has {length} lines"


def test_nobody_names_a_file_for_nothing_in_particular() -> None:
    assert not {path.stem for path in FILES} & {"utils", "util", "helpers", "common", "misc", "manager"}


def test_no_file_names_a_path_of_one_machine() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not any(f"/{folder}/" in text for folder in ("work", "root", "home/user"))
