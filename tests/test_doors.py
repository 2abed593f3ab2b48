"""Doors to other programs: hooks, a GitHub Action and a GitLab template, run as those programs run them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from newsclean import Config
from newsclean.cli.program import program

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "templates" / "newsclean.gitlab-ci.yml"
DEFECT = "The council passed  the budget.\n"
BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(not HOOKS.exists(), reason="the tests are run without the project around them")

TEXT = {"type": "string", "minLength": 1}
HOOK = {  # https://pre-commit.com/#creating-new-hooks
    "type": "object",
    "required": ["id", "name", "entry", "language", "files"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": "^newsclean-[a-z]+$"},
        "name": TEXT,
        "description": TEXT,
        "entry": {"type": "string", "pattern": "^newsclean (check|clean) "},
        "language": {"const": "python"},
        "files": {"type": "string", "format": "regex"},
        "require_serial": {"type": "boolean"},
        "minimum_pre_commit_version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
    },
}
STEP = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": TEXT,
        "id": TEXT,
        "if": TEXT,
        "uses": {"type": "string", "pattern": r"^[\w.-]+/[\w.-]+@"},
        "with": {"type": "object", "additionalProperties": {"type": "string"}},
        "shell": {"const": "bash"},
        "working-directory": TEXT,
        "env": {"type": "object", "additionalProperties": {"type": "string"}},
        "run": {"type": "string", "not": {"pattern": r"\$\{\{"}},  # what is in an expression becomes text of the script
    },
    "oneOf": [{"required": ["uses"]}, {"required": ["run", "shell", "env"]}],
}
SPEC: dict[str, Any] = {  # https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax
    "type": "object",
    "required": ["name", "description", "inputs", "outputs", "runs"],
    "additionalProperties": False,
    "properties": {
        "name": TEXT,
        "description": {"type": "string", "maxLength": 125},  # as the marketplace takes it
        "author": TEXT,
        "branding": {"type": "object", "required": ["icon", "color"]},
        "inputs": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z][a-z-]*$"},
            "additionalProperties": {
                "type": "object",
                "required": ["description", "default"],
                "additionalProperties": False,
                "properties": {"description": TEXT, "default": {"type": "string"}, "required": {"type": "boolean"}},
            },
        },
        "outputs": {
            "type": "object",
            "additionalProperties": {"type": "object", "required": ["description", "value"]},
        },
        "runs": {
            "type": "object",
            "required": ["using", "steps"],
            "additionalProperties": False,
            "properties": {"using": {"const": "composite"}, "steps": {"type": "array", "items": STEP}},
        },
    },
}


class NoDoubles(yaml.SafeLoader):
    """Refuses a key that is there twice, of which the plain loader takes the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT002 - as there
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        assert len(set(keys)) == len(keys), f"a key is there twice: {keys}"
        return super().construct_mapping(node, deep=deep)


def documents(path: Path) -> list[Any]:
    return list(yaml.load_all(path.read_text(encoding="utf-8"), NoDoubles))


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def newsclean_in(folder: Path) -> None:
    """Put a Python into a folder that has newsclean, as an environment has it."""
    folder.mkdir(parents=True)
    runner = folder / "python"
    runner.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    runner.chmod(0o755)


class TestHooks:
    @pytest.fixture
    def hooks(self) -> dict[str, dict[str, Any]]:
        (found,) = documents(HOOKS)
        jsonschema.validate(found, {"type": "array", "items": HOOK})
        return {hook["id"]: hook for hook in found}

    def test_there_is_one_to_check_one_to_repair_and_one_to_clean(self, hooks: dict[str, Any]) -> None:
        assert list(hooks) == ["newsclean-check", "newsclean-fix", "newsclean-clean"]

    def test_they_take_what_a_folder_run_takes(self, hooks: dict[str, Any]) -> None:
        endings = {glob.removeprefix("**/*.") for glob in Config().include}
        for hook in hooks.values():
            pattern = re.compile(hook["files"])
            assert {ending for ending in endings if pattern.search(f"wire/a.{ending}")} == endings
            assert pattern.search("A.HTML")
            assert not [
                name for name in ("a.py", "txt", "a.txt.toml", "a.json", "package.json") if pattern.search(name)
            ]

    def test_their_options_are_those_of_the_command_line(self, hooks: dict[str, Any]) -> None:
        for hook in hooks.values():
            _, command, *options = hook["entry"].split()
            known = program.get_command(program.make_context("newsclean", ["version"]), command)
            assert known is not None
            assert set(options) <= {name for each in known.params for name in each.opts}

    @pytest.mark.parametrize(
        ("name", "code", "left"),
        [("newsclean-check", 1, True), ("newsclean-fix", 0, False), ("newsclean-clean", 0, False)],
    )
    def test_run_on_changed_files_they_pass_over_the_excluded(
        self, hooks: dict[str, Any], tmp_path: Path, name: str, code: int, left: bool
    ) -> None:
        (tmp_path / "newsclean.toml").write_text('exclude = ["drafts/"]\nfail-on = "info"\nselect = ["TYP203"]\n')
        (tmp_path / "drafts").mkdir()
        for text in ("a.txt", "drafts/b.txt"):
            (tmp_path / text).write_text(DEFECT)
        told = subprocess.run(
            [sys.executable, "-m", *hooks[name]["entry"].split(), "a.txt", "drafts/b.txt"],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert told.returncode == code, told.stderr
        assert "drafts" not in told.stdout
        assert ("  " in (tmp_path / "a.txt").read_text()) is left
        assert (tmp_path / "drafts" / "b.txt").read_text() == DEFECT

    def test_pre_commit_takes_them(self) -> None:
        clientlib = pytest.importorskip("pre_commit.clientlib", reason="pre-commit is not installed")
        assert [hook["id"] for hook in clientlib.load_manifest(str(HOOKS))] == [
            "newsclean-check", "newsclean-fix", "newsclean-clean",
        ]  # fmt: skip


class TestForceExclude:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        (tmp_path / "newsclean.toml").write_text('exclude = ["drafts/", "*.gen.txt"]\n')
        (tmp_path / "drafts" / "deep").mkdir(parents=True)
        for name in ("a.txt", "b.gen.txt", "drafts/c.txt", "drafts/deep/d.txt"):
            (tmp_path / name).write_text(DEFECT)
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def check(self, folder: Path, *arguments: str) -> list[str]:
        command = [sys.executable, "-m", "newsclean", "check", "--no-cache", "--select", "TYP203", *arguments]
        told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert told.returncode in (0, 1), told.stderr
        return [line.partition(":")[0] for line in told.stdout.splitlines()]

    NAMED = ("a.txt", "b.gen.txt", "drafts/c.txt", "drafts/deep/d.txt")

    def test_what_is_named_is_checked_unless_it_is_asked_for(self, folder: Path) -> None:
        assert self.check(folder, *self.NAMED) == sorted(self.NAMED)
        assert self.check(folder, "--force-exclude", *self.NAMED) == ["a.txt"]

    def test_from_wherever_it_is_named(self, folder: Path) -> None:
        absolute = [str(folder / name) for name in self.NAMED]
        assert self.check(folder, "--force-exclude", *absolute) == [str(folder / "a.txt")]
        assert self.check(folder / "drafts", "--force-exclude", "c.txt", "../a.txt") == ["../a.txt"]

    def test_what_the_command_line_excludes_is_meant_too(self, folder: Path) -> None:
        assert self.check(folder, "--force-exclude", "--exclude", "a.txt", "a.txt") == []
        assert self.check(folder, "--isolated", "--force-exclude", *self.NAMED) == sorted(self.NAMED)

    def test_a_file_that_is_not_there_is_an_error_still(self, folder: Path) -> None:
        command = [sys.executable, "-m", "newsclean", "check", "--force-exclude", "missing.txt"]
        assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 2


class TestGitHub:
    @pytest.fixture
    def action(self) -> Any:
        (found,) = documents(ACTION)
        jsonschema.validate(found, SPEC)
        return found

    def test_every_input_is_used_and_reaches_a_script_by_its_environment_alone(self, action: Any) -> None:
        steps = action["runs"]["steps"]
        outside = json.dumps([{**step, "run": ""} for step in steps])
        used = set(re.findall(r"inputs\.([a-z-]+)", outside))
        assert used == set(action["inputs"])
        for step in steps:
            stated = set(step.get("env", ()))
            assert set(re.findall(r"\bNEWSCLEAN_[A-Z]+", step.get("run", ""))) == stated

    def test_its_description_names_values_that_work(self, action: Any) -> None:
        assert {name: each["default"] for name, each in action["inputs"].items()} == {
            "paths": ".", "args": "", "since": "", "sarif": "", "summary": "true", "version": "",
            "python-version": "3.12", "working-directory": ".",
        }  # fmt: skip

    def run(self, action: Any, folder: Path, step: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step's script as a runner does, in a folder with what a runner gives it."""
        found = next(each for each in action["runs"]["steps"] if each["name"] == step)
        assert BASH is not None
        (folder / "temp").mkdir(exist_ok=True)
        script = folder / "temp" / "step.sh"
        script.write_text(found["run"])
        stated = {name: "" for name in found["env"]}  # noqa: C420 - reads as it is meant
        values = {name: each["default"] for name, each in action["inputs"].items()} | inputs
        for name, expression in found["env"].items():
            if match := re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", expression):
                stated[name] = values[match[1]]
        stated |= {name: value for name, value in inputs.items() if name.isupper()}
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "GITHUB_ACTIONS": "true", "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""), "RUNNER_TEMP": str(folder / "temp"),
            "GITHUB_OUTPUT": str(folder / "temp" / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "temp" / "summary"), **stated,
        }  # fmt: skip
        command = [BASH, "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
        work = folder / "repo"
        work.mkdir(exist_ok=True)
        return subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        if BASH is None:
            pytest.skip("no bash")
        newsclean_in(tmp_path / "temp" / "newsclean" / "bin")
        (tmp_path / "repo").mkdir()
        (tmp_path / "repo" / "newsclean.toml").write_text('select = ["TYP203"]\nfail-on = "info"\n')
        (tmp_path / "repo" / "a b.txt").write_text(DEFECT)
        return tmp_path

    def test_findings_become_marks_a_summary_outputs_and_an_exit_code(self, action: Any, folder: Path) -> None:
        told = self.run(action, folder, "Check", sarif="findings.sarif")
        assert told.returncode == 1, told.stderr
        assert "::notice title=newsclean TYP203 double-space,file=a b.txt,line=1" in told.stdout
        assert "TYP203" in (folder / "temp" / "summary").read_text()
        assert (folder / "temp" / "output").read_text() == "exit-code=1\nsarif=findings.sarif\n"
        assert json.loads((folder / "repo" / "findings.sarif").read_text())["version"] == "2.1.0"

    def test_good_text_passes(self, action: Any, folder: Path) -> None:
        (folder / "repo" / "a b.txt").write_text("The council passed the budget.\n")
        told = self.run(action, folder, "Check")
        assert (told.returncode, (folder / "temp" / "output").read_text()) == (0, "exit-code=0\n")

    def test_paths_are_lines_and_arguments_are_words(self, action: Any, folder: Path) -> None:
        (folder / "repo" / "c.txt").write_text(DEFECT)
        told = self.run(
            action,
            folder,
            "Check",
            paths="a b.txt\n\n",
            args="--exit-zero\n --select   TYP203,ENC101\n",
            summary="false",
        )
        assert told.returncode == 0, told.stderr
        assert "a b.txt" in told.stdout
        assert "c.txt" not in told.stdout
        assert not (folder / "temp" / "summary").exists()

    @pytest.mark.parametrize(
        "hostile",
        ["$(touch pwned)", "`touch pwned`", "; touch pwned", 'x" && touch pwned #', "' ; touch pwned; '", "*", "-x"],
    )
    def test_no_input_is_a_command(self, action: Any, folder: Path, hostile: str) -> None:
        for name in ("paths", "since", "sarif"):
            self.run(action, folder, "Check", **{name: hostile})
        self.run(action, folder, "Check", args=hostile)
        assert not (folder / "repo" / "pwned").exists()

    def test_since_base_is_about_the_pull_request(self, action: Any, folder: Path) -> None:
        if shutil.which("git") is None:
            pytest.skip("no git")
        origin, repo = folder / "origin", folder / "repo"
        git(folder, "init", "--quiet", "--initial-branch=main", str(origin))
        (origin / "old.txt").write_text(DEFECT)
        (origin / "newsclean.toml").write_text('select = ["TYP203"]\nfail-on = "info"\n')
        git(origin, "add", "-A")
        git(origin, "commit", "--quiet", "-m", "old")
        shutil.rmtree(repo)
        git(folder, "clone", "--quiet", "--depth=1", f"file://{origin}", str(repo))
        git(repo, "checkout", "--quiet", "--detach")
        git(repo, "remote", "set-branches", "origin", "none")
        git(repo, "update-ref", "-d", "refs/remotes/origin/main")
        (repo / "new.txt").write_text(DEFECT)
        git(repo, "add", "-A")
        git(repo, "commit", "--quiet", "-m", "new")
        told = self.run(action, folder, "Check", since="base", GITHUB_BASE_REF="main")
        assert "new.txt" in told.stdout, told.stderr
        assert "old.txt" not in told.stdout
        assert "old.txt" in self.run(action, folder, "Check", since="base").stdout  # a push has no base

    def test_an_error_is_an_error(self, action: Any, folder: Path) -> None:
        told = self.run(action, folder, "Check", args="--no-such-option")
        assert (told.returncode, (folder / "temp" / "output").read_text()) == (2, "exit-code=2\n")

    @pytest.mark.parametrize(
        ("version", "wanted"), [("", "/action"), ("0.1.0", "newsclean==0.1.0"), ("1.0rc1", "newsclean==1.0rc1")]
    )
    def test_it_installs_what_it_was_checked_out_with_or_what_is_asked_for(
        self, action: Any, tmp_path: Path, version: str, wanted: str
    ) -> None:
        """A Python that makes an environment with a pip that writes down what it is told."""
        if BASH is None:
            pytest.skip("no bash")
        stub = tmp_path / "stub"
        pip = '#!/bin/sh\necho "$@"\n'
        stub.write_text(
            f'#!/bin/sh\nmkdir -p "$3/bin"\nprintf %s \'{pip}\' > "$3/bin/python"\nchmod +x "$3/bin/python"\n'
        )
        stub.chmod(0o755)
        more = {"NEWSCLEAN_PYTHON": str(stub), "NEWSCLEAN_SOURCE": "/action", "version": version}
        told = self.run(action, tmp_path, "Install newsclean", **more)
        assert told.stdout == f"-m pip install --quiet --disable-pip-version-check {wanted}\n", told.stderr

    @pytest.mark.parametrize("version", ["$(touch pwned)", "1 --index-url=x", "@ git+x", "1;x"])
    def test_what_is_no_version_is_not_installed(self, action: Any, tmp_path: Path, version: str) -> None:
        if BASH is None:
            pytest.skip("no bash")
        more = {"NEWSCLEAN_PYTHON": "false", "NEWSCLEAN_SOURCE": "/action", "version": version}
        told = self.run(action, tmp_path, "Install newsclean", **more)
        assert told.returncode == 2
        assert told.stdout.startswith("::error title=newsclean::")

    @pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
    def test_shellcheck_finds_nothing(self, action: Any, tmp_path: Path) -> None:
        for number, step in enumerate(step for step in action["runs"]["steps"] if "run" in step):
            script = tmp_path / f"{number}.sh"
            script.write_text(f"#!/usr/bin/env bash\n{step['run']}")
            told = subprocess.run(["shellcheck", str(script)], capture_output=True, text=True, check=False)
            assert told.stdout == ""


class TestGitLab:
    @pytest.fixture
    def template(self) -> tuple[Any, Any]:
        spec, body = documents(GITLAB)
        return spec, body

    def job(self, template: tuple[Any, Any], **inputs: str) -> Any:
        """Return the job as GitLab makes it: inputs put in place in the values that are strings."""
        spec, body = template
        values = {name: each["default"] for name, each in spec["spec"]["inputs"].items()} | inputs

        def filled(value: Any) -> Any:
            if isinstance(value, dict):
                return {filled(key): filled(each) for key, each in value.items()}
            if isinstance(value, list):
                return [filled(each) for each in value]
            if isinstance(value, str):
                return re.sub(r"\$\[\[ inputs\.([a-z_]+) \]\]", lambda match: values[match[1]], value)
            return value

        return filled(body)

    def test_every_input_has_a_default_and_is_used_in_no_script(self, template: tuple[Any, Any]) -> None:
        spec, body = template
        assert all(set(each) == {"default", "description"} for each in spec["spec"]["inputs"].values())
        (job,) = body.values()
        assert set(re.findall(r"\$\[\[ inputs\.([a-z_]+) \]\]", json.dumps(body))) == set(spec["spec"]["inputs"])
        assert "$[[" not in json.dumps(job["script"])
        assert set(job) == {"stage", "image", "variables", "script", "artifacts"}
        assert job["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}

    def run(self, template: tuple[Any, Any], folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the script as a runner does: in sh, with a `python` that makes an environment with newsclean."""
        if shutil.which("sh") is None:
            pytest.skip("no sh")
        (job,) = self.job(template, **inputs).values()
        stub = folder / "stub"
        if not stub.exists():
            newsclean_in(folder / "made")
            made = folder / "made" / "python"
            made.write_text(f'#!/bin/sh\ncase "$*" in *pip*) echo "$@" ;; *) exec "{sys.executable}" "$@" ;; esac\n')
            stub.mkdir()
            (stub / "python").write_text(f'#!/bin/sh\nmkdir -p "$3/bin" && cp "{made}" "$3/bin/python"\n')
            (stub / "python").chmod(0o755)
        variables = {name: each["value"] for name, each in job["variables"].items()}
        environment = {"PATH": f"{stub}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
                       "PYTHONPATH": os.environ.get("PYTHONPATH", ""), **variables}  # fmt: skip
        (folder / "repo").mkdir(exist_ok=True)
        command = ["sh", "-c", "\n".join(job["script"])]
        work = folder / "repo"
        return subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)

    def test_findings_become_a_report_and_an_exit_code(self, template: tuple[Any, Any], tmp_path: Path) -> None:
        (tmp_path / "repo" / "content").mkdir(parents=True)
        (tmp_path / "repo" / "content" / "a b.txt").write_text(DEFECT)
        (tmp_path / "repo" / "other.txt").write_text(DEFECT)
        told = self.run(
            template, tmp_path, paths="content/a b.txt\n", args="--select TYP203 --fail-on info", package="newsclean==9"
        )
        assert told.returncode == 1, told.stderr
        assert told.stdout.startswith(
            "-m pip install --quiet --disable-pip-version-check newsclean==9\ncontent/a b.txt:1:19"
        )
        (issue,) = json.loads((tmp_path / "repo" / "gl-code-quality-report.json").read_text())
        assert (issue["check_name"], issue["location"]["path"]) == ("newsclean/TYP203", "content/a b.txt")
        assert self.run(template, tmp_path, paths="other.txt", args="--select ENC101").returncode == 0

    @pytest.mark.parametrize(
        "hostile", ["$(touch pwned)", "`touch pwned`", "; touch pwned", '" ; touch pwned; "', "END_OF_PATHS"]
    )
    def test_no_input_is_a_command(self, template: tuple[Any, Any], tmp_path: Path, hostile: str) -> None:
        for name in ("paths", "args", "package"):
            self.run(template, tmp_path, **{name: hostile})
        assert not (tmp_path / "repo" / "pwned").exists()

    @pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
    def test_shellcheck_finds_nothing(self, template: tuple[Any, Any], tmp_path: Path) -> None:
        (job,) = template[1].values()
        (tmp_path / "script.sh").write_text("#!/bin/sh\n" + "\n".join(job["script"]))
        told = subprocess.run(["shellcheck", "script.sh"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert told.stdout == ""
