"""The rule protocol and the registry: a rule is one function in one file under `rules/<family>/`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from newsclean.model import Block, Document
from newsclean.rules.declaring import block_rule, corpus_rule, document_rule
from newsclean.rules.rule import Check, Findings, Rule, Scope, characters_in, crashed, gathered

__all__ = [
    "FAMILIES", "Check", "Findings", "Rule", "Scope", "block_rule", "blocks_with", "characters_in", "corpus_rule",
    "crashed", "document_rule", "gathered", "registry",
]  # fmt: skip

# Folder -> first letters of its codes. The order is the order of repair: characters, then what is not the article,
# then the article itself; a language rule never sees mojibake, a typography rule never pays for a menu.
FAMILIES: Mapping[str, str] = {
    "encoding": "ENC",
    "unicode": "UNI",
    "markup": "MRK",
    "boilerplate": "BPL",
    "cut": "CUT",
    "duplicate": "DUP",
    "structure": "STR",
    "typography": "TYP",
    "language": "LNG",
    "dates": "DAT",
}


def blocks_with(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[int, Block]]:
    """Yield index and block of the blocks in which a pattern matches; the text is looked at once.

    The pattern takes in one character and looks around it. What stands outside the block is looked at too, so a block
    without a match may be among them.
    """
    last = -1
    for match in pattern.finditer(document.text):
        index = bisect_right(document.block_starts, match.start()) - 1
        if index > last:
            last = index
            yield index, document.blocks[index]


@cache
def registry() -> Mapping[str, Rule]:
    """Return every rule by code, in order of repair; ValueError when two claim one code or name."""
    rules: dict[str, Rule] = {}
    names: dict[str, str] = {}
    for family in FAMILIES:
        for rule in _rules_in(family):
            if rule.code in rules or names.get(rule.name, rule.code) != rule.code:
                raise ValueError(f"{rule.code} {rule.name} is claimed twice")
            rules[rule.code] = rule
            names[rule.name] = rule.code
    return rules


def _rules_in(family: str) -> Iterator[Rule]:
    package = import_module(f"{__name__}.{family}")
    found: list[Rule] = []
    for name in sorted(info.name for info in iter_modules(package.__path__)):
        module = import_module(f"{package.__name__}.{name}")
        found += (value for value in vars(module).values() if isinstance(value, Rule))
    yield from sorted(found, key=lambda rule: rule.code)
