"""What takes too long for every commit: other Python versions, long fuzzing."""

import nox

nox.options.default_venv_backend = "venv"


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the tests on the built wheel."""
    session.install(".[test]")
    session.run("pytest", "-q", "-n", "auto", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Run the property tests with fifty times as many examples."""
    session.install(".[test]")
    session.run(
        "pytest", "-q", "-n", "auto", "--hypothesis-profile=long", "tests/test_engine.py", "tests/test_offsets.py"
    )


@nox.session
def docs(session: nox.Session) -> None:
    """Write the pages that are made of docstrings, and build the site into site/; a broken link fails."""
    session.install(".[docs]")
    for pages in ("rule_pages", "command_page", "python_page", "language_page", "metrics_page"):
        session.run("python", f"scripts/build_{pages}.py")
    session.run("zensical", "build", "--clean", "--strict")
