"""The line of a key is found as it is written, whatever stands around it."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.config.lines import Lines
from newsclean.config.values import Place

TEXT = '''\
# select = ["no"]
select = [  # [severity]
  "ENC", "a # b", 'x = "]',
]
note = """
lang = "de"
""\\"
"""
raw = \'\'\'
lang = "de"
\'\'\'
"lang" = "fr"
a.b . "c d" = 1
day = 2024-09-08T10:00:00

  [ severity ]
TYP = "info"
"DUP" = { x = [1,
2] }
[[overrides]]
files = ["a"]
[overrides.severity]
TYP = "error"
[[overrides]]   # the second
files = [
  "b"]
lang = "en"
[overrides.rule.x]
most = 1
[deep.er]
z = 1
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("select",), 2),
        (("note",), 5),
        (("raw",), 9),
        (("lang",), 12),
        (("a", "b", "c d"), 13),
        (("day",), 14),
        (("severity",), 16),
        (("severity", "TYP"), 17),
        (("severity", "DUP"), 18),
        (("severity", "DUP", "x"), 18),
        (("severity", "NOPE"), 16),
        (("overrides",), 20),
        (("overrides", 0), 20),
        (("overrides", 0, "files"), 21),
        (("overrides", 0, "severity", "TYP"), 23),
        (("overrides", 1), 24),
        (("overrides", 1, "lang"), 27),
        (("overrides", 1, "rule", "x", "most"), 29),
        (("deep", "er", "z"), 31),
        (("nothing",), 0),
        ((), 0),
    ],
)
def test_a_key_stands_where_it_is_written(place: Place, line: int) -> None:
    tomllib.loads(TEXT)
    assert Lines(TEXT).of(place) == line
    assert Lines(TEXT.replace("\n", "\r\n")).of(place) == line


WORDS = st.text(alphabet="ab-_1", min_size=1, max_size=4)
VALUES = st.sampled_from(
    ["1", '"x"', "'''\na = 1\n'''", '"""\n[b]\n"""', "[\n1, # ]\n2]", '{ a = "}" }', "[[1], ['a']]", '"\\"#"', "true"]
)
TABLES = st.dictionaries(WORDS, st.tuples(VALUES, st.sampled_from(["", "  # note", "\n", "\n# b = 2"])), max_size=4)


@given(TABLES, st.lists(st.tuples(WORDS, st.booleans(), TABLES), max_size=4))
def test_every_key_of_a_file_is_found_on_its_line(first: Any, rest: Any) -> None:
    tables = (f"[[{name}]]\n{written(t)}" if is_list else f"[{name}]\n{written(t)}" for name, is_list, t in rest)
    text = written(first) + "".join(tables)
    try:
        table = tomllib.loads(text)
    except ValueError:
        return
    lines = Lines(text)
    for key, value in table.items():
        line = text.split("\n")[lines.of((key,)) - 1].strip()
        assert line.startswith((f"{key} =", f"[{key}]", f"[[{key}]]"))
        for inner in value if isinstance(value, dict) and line.startswith("[") else ():
            assert text.split("\n")[lines.of((key, inner)) - 1].startswith(f"{inner} =")


def written(table: dict[str, tuple[str, str]]) -> str:
    return "".join(f"{key} = {value}{tail}\n" for key, (value, tail) in table.items())


@given(st.text(alphabet="[]{}\"'#=.\n\\ ab", max_size=60))
def test_no_text_keeps_it_busy(text: str) -> None:
    assert Lines(text).of(("a",)) >= 0
