"""What the documentation shows works as shown."""

import doctest
import re
import tomllib
from pathlib import Path

import pytest

import newsclean
from newsclean.cli.program import run
from newsclean.rules import FAMILIES, registry

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETUP = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


def fences(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_readme_has_exactly_two_set_up_commands() -> None:
    checks, tests = SETUP
    assert "newsclean check" in checks
    assert "pytest" in tests


def test_the_article_of_the_first_command_is_there() -> None:
    article = ROOT / SETUP[0].split()[-1]
    assert newsclean.check(article.read_bytes()).findings


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = fences("python")
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102 - our own README
    result = names["result"]
    assert isinstance(result, newsclean.CleanResult)
    assert "Le Sénat a voté le budget mardi soir.\n" in result.text
    assert "BPL502" in capsys.readouterr().out


def test_the_console_example_answers_as_shown() -> None:
    (session,) = fences("pycon")
    examples = doctest.DocTestParser().get_doctest(session, {}, "README.md", None, 0)
    assert len(examples.examples) > 1
    assert doctest.DocTestRunner(verbose=False).run(examples) == (0, len(examples.examples))


def test_the_configuration_example_is_valid() -> None:
    (toml,) = fences("toml")
    config = newsclean.Config.from_mapping(tomllib.loads(toml))
    newsclean.Linter(config)


@pytest.mark.parametrize("command", re.findall(r"^newsclean (\w+)", README, re.MULTILINE))
def test_every_command_of_the_readme_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert "Usage: newsclean" in capsys.readouterr().out


def test_every_option_of_the_readme_is_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    for line in re.findall(r"^newsclean (.*?)(?:#.*)?$", README, re.MULTILINE):
        command, *words = line.split()
        run([command, *(word for word in words[:1] if word == "learn"), "--help"])
        shown = capsys.readouterr().out
        assert all(word in shown for word in words if word.startswith("-"))


def test_every_family_is_told_of() -> None:
    assert all(f"| {prefix} |" in README for prefix in FAMILIES.values())


def test_rules_named_in_the_readme_exist() -> None:
    (named,) = re.findall(r"^newsclean rule ([\w-]+)", README, re.MULTILINE)
    assert named in {rule.name for rule in registry().values()}
