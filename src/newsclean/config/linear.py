"""The cost of a regular expression, bounded before it runs: a pattern of a configuration is linear, or it is refused.

Python's engine goes back over what it took and tries again, so a pattern can cost quadratic or exponential time. Where
no repetition is without an end, the work at each character of a text has a bound that the pattern alone decides. It is
computed here from the parsed pattern: the ways in which a part can match, times the steps of what comes behind it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, NamedTuple

# At this bound the slowest of 1,341 made-up patterns took 9 µs for each character of the text that is worst for it.
MAX_STEPS = 1000
ENDLESS = 2**31  # more steps than any bound; sums and products stop here
REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
SINGLE = frozenset(("LITERAL", "NOT_LITERAL", "ANY", "IN"))
SOLID = frozenset(("ATOMIC_GROUP", "ASSERT", "ASSERT_NOT"))  # once they have matched, no other way is tried
ASIDE = r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"  # what no quantifier stands in: an escape, a set
UNBOUND = re.compile(
    rf"{ASIDE}|(?P<sign>[+*])(?P<more>[+?]?)|\{{(?P<least>\d*),\}}|(?:\?|\{{\d*,?\d*\}})[+?]?", re.DOTALL
)
FEW = 128  # characters of a range that are looked at one by one
SPACES = frozenset(character for character in map(chr, range(0x3001)) if character.isspace())  # all that Unicode has
TO_BOUND = 64  # what the hint puts in the place of no end


class Work(NamedTuple):
    """What a part of a pattern costs where it is tried once, and in how many ways it can match there."""

    steps: int
    ways: int


def steps(pattern: str, flags: int = 0) -> int:
    """Return a bound of the steps that a pattern takes at one place of a text, `ENDLESS` if there is none.

    `re.error` for what is no pattern; RecursionError for one that is nested too deep.
    """
    parsed = import_module("re._parser").parse(pattern, flags)  # what `re.compile` itself begins with
    least, most = parsed.getwidth()
    return _sequence(list(parsed), max(int(most), int(least))).steps


def bounded(pattern: str) -> str:
    """Return a pattern with an end put to every repetition that has none, as a suggestion."""
    return UNBOUND.sub(_with_end, pattern)


def _with_end(match: re.Match[str]) -> str:
    if match["sign"]:
        return f"{{{int(match['sign'] == '+')},{TO_BOUND}}}{match['more']}"
    if match["least"] is not None:
        least = int(match["least"] or 0)
        return f"{{{least},{max(TO_BOUND, least)}}}"
    return match[0]


def _sequence(items: list[Any], width: int) -> Work:
    done, ways = 0, 1
    for number, (op, value) in enumerate(items):
        work = _work(str(op), value, width)
        done = min(ENDLESS, done + ways * work.steps)
        is_parted = _ends_before(str(op), value, items[number + 1 :])
        ways = min(ENDLESS, ways * (1 if is_parted else work.ways))
    return Work(done, ways)


def _work(op: str, value: Any, width: int) -> Work:
    if op in SINGLE or op in ("AT", "FAILURE"):
        return Work(1, 1)
    if op in REPEATS:
        work = _repeated(int(value[0]), int(value[1]), _sequence(list(value[2]), width))
        return Work(work.steps, 1) if op == "POSSESSIVE_REPEAT" else work
    if op == "BRANCH":
        branches = [_sequence(list(branch), width) for branch in value[1]]
        return Work(min(ENDLESS, sum(each.steps for each in branches)), sum(each.ways for each in branches))
    if op == "SUBPATTERN":
        return _sequence(list(value[3]), width)
    if op in SOLID:
        return Work(_sequence(list(value[1] if op.startswith("ASSERT") else value), width).steps, 1)
    # A part that nobody here knows of, as a later Python may have, has no bound.
    return Work({"GROUPREF": width}.get(op, ENDLESS), 1)


def _repeated(least: int, most: int, inner: Work) -> Work:
    """Return the work of a repetition: one way is one more length; more ways are multiplied at every turn."""
    if most >= ENDLESS or most > MAX_STEPS:
        return Work(ENDLESS, ENDLESS)
    total, ways, combined = 1, 0, 1
    for turn in range(most + 1):
        ways = min(ENDLESS, ways + combined * (turn >= least))
        total = min(ENDLESS, total + combined * inner.steps * (turn < most))
        combined = min(ENDLESS, combined * inner.ways)
    return Work(total, ways)


def _ends_before(op: str, value: Any, following: list[Any]) -> bool:
    r"""Tell whether a repetition can end in one place only: `\w{1,64}` before a comma or a space."""
    if op == "SUBPATTERN" and len(value[3]) == 1:
        return _ends_before(str(value[3][0][0]), value[3][0][1], following)
    if op not in REPEATS or len(value[2]) != 1:
        return False
    characters = _first(following)
    return bool(characters) and not any(_may_match(value[2][0], each) for each in characters)


def _first(items: list[Any]) -> frozenset[str]:
    """Return the characters that a part begins with, none if they are not known or too many."""
    if not items:
        return frozenset()
    op, value = str(items[0][0]), items[0][1]
    if op == "LITERAL":
        return frozenset(chr(value))
    if op == "IN":
        sets = [_of_item(str(name), inner) for name, inner in value]
        return frozenset().union(*sets) if all(sets) else frozenset()
    if op in REPEATS and value[0]:
        return _first(list(value[2]))
    return _first(list(value[3])) if op == "SUBPATTERN" else frozenset()


def _of_item(op: str, value: Any) -> frozenset[str]:
    if op == "LITERAL":
        return frozenset(chr(value))
    if op == "RANGE" and value[1] - value[0] < FEW:
        return frozenset(map(chr, range(value[0], value[1] + 1)))
    return SPACES if op == "CATEGORY" and str(value) == "CATEGORY_SPACE" else frozenset()


def _may_match(item: Any, character: str) -> bool:
    """Tell whether a single item may match a character, in upper or lower case."""
    op, value = item
    if str(op) not in SINGLE:
        return True
    forms = {character, *character.lower(), *character.upper(), *character.casefold()}
    return any(_matches(str(op), value, form) for form in forms)


def _matches(op: str, value: Any, character: str) -> bool:
    if op == "IN":
        items = [(str(name), inner) for name, inner in value]
        is_inside = any(_matches(name, inner, character) for name, inner in items)
        return is_inside is not any(name == "NEGATE" for name, _ in items)
    if op == "LITERAL":
        return bool(chr(value) == character)
    if op == "RANGE":
        return bool(value[0] <= ord(character) <= value[1])
    if op == "CATEGORY":
        return _of_category(str(value), character)
    return op != "NEGATE" and not (op == "NOT_LITERAL" and chr(value) == character)


def _of_category(name: str, character: str) -> bool:
    kind = name.rpartition("_")[2]
    is_word = character.isalnum() or character == "_"
    found = {"DIGIT": character.isdecimal(), "SPACE": character.isspace(), "WORD": is_word}
    return kind not in found or found[kind] is not ("_NOT_" in name)
