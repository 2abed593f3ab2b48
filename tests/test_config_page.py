"""The page of the configuration tells every key as it is."""

from dataclasses import MISSING, fields
from pathlib import Path

from newsclean.config import Config
from newsclean.config.keys import KEYS, field_of, key_of
from newsclean.config.linear import MAX_STEPS
from newsclean.config.patterns import Pattern
from newsclean.writers.json import dumped

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "configuration.md"
NOTHING = ("", (), None)


def table() -> str:
    """Return the table of all keys, in Markdown."""
    head = ("key", "takes", "default", "a nearer one", "also in", "what it is for")
    rows = [head, ("---",) * len(head), *(row(name) for name in KEYS)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def row(name: str) -> tuple[str, ...]:
    key = KEYS[name]
    value = getattr(Config(), field_of(name), "")
    default = "none" if value in NOTHING else ", ".join(f"`{dumped(each)}`" for each in _each(value))
    places = ["overrides"] * key.in_overrides + ["language"] * key.in_language
    return f"`{name}`", key.takes, default, key.merging, ", ".join(places) or "–", key.says


def _each(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def test_every_key_stands_there_with_its_default() -> None:
    assert table() in PAGE.read_text("utf-8")


def test_every_key_of_a_pattern_stands_there() -> None:
    text = PAGE.read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")][len(KEYS) :]
    for each in fields(Pattern):
        (line,) = (line for line in rows if f"`{key_of(each.name)}`" in line.split("|")[1])
        assert ("needed" in line) is (each.default is MISSING)


def test_the_limit_of_a_pattern_is_told() -> None:
    assert f"may take {MAX_STEPS:,}" in PAGE.read_text("utf-8")
