"""Selectors: the words by which people name rules (code, prefix of codes, name, family, ALL)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from newsclean.errors import ConfigError
from newsclean.rules import FAMILIES, Rule, registry

ALL = "ALL"
FAMILY_OF = {prefix: family for family, prefix in FAMILIES.items()}
PREFIX = 3  # letters of a code that are its family
MAX_LISTED = 20  # names a message can list and still be read
MAX_QUOTED = 80  # characters of somebody's words in a message


@lru_cache(maxsize=1024)
def selectors_of(code: str, name: str) -> tuple[str, ...]:
    """Return every selector that names the rule of a code and a name, whether or not it is registered."""
    prefixes = (code[:length] for length in range(1, len(code) + 1))
    return tuple(filter(None, (ALL, *prefixes, name, FAMILY_OF.get(code[:PREFIX], ""))))


def covers(selector: str, rule: Rule) -> bool:
    """Tell whether a selector names the rule."""
    return selector in (ALL, rule.name, rule.family) or (bool(selector) and rule.code.startswith(selector))


def longest(selectors: Iterable[str], rule: Rule) -> int:
    """Return how closely one of the selectors names the rule: 0 not at all, 3 by its family, 7 by its own name."""
    return max((_closeness(check_selector(s), rule) for s in selectors if covers(check_selector(s), rule)), default=0)


def _closeness(selector: str, rule: Rule) -> int:
    if selector == ALL:
        return 1
    return {rule.name: len(rule.code) + 1, rule.family: PREFIX}.get(selector, len(selector))


@cache
def known() -> frozenset[str]:
    """Return every selector that names a rule."""
    return frozenset(FAMILIES) | {word for rule in registry().values() for word in selectors_of(rule.code, rule.name)}


def check_selector(selector: str) -> str:
    """Return `selector` if it names a rule or several; ConfigError with a suggestion otherwise."""
    if selector in known():
        return selector
    raise ConfigError(f"unknown rule '{selector}'{suggestion(selector, whole_names())}")


@cache
def whole_names() -> frozenset[str]:
    """Return the codes, names and families, but no prefixes: what a typing error is compared with."""
    return frozenset(FAMILIES) | {word for rule in registry().values() for word in (rule.code, rule.name)}


def suggestion(word: str, words: Iterable[str]) -> str:
    """Return `; did you mean '…'?` for the closest known word, or the list of a few."""
    names = sorted(words)
    from difflib import get_close_matches  # needed for a typing error only

    close = get_close_matches(word[:MAX_QUOTED], names, 1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known: {', '.join(names)}" if len(names) <= MAX_LISTED else ""
