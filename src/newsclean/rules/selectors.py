"""Selectors: the words by which people name rules (code, prefix of codes, name, family, ALL)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from newsclean.errors import ConfigError
from newsclean.rules import FAMILIES, Rule, registry

ALL = "ALL"
DIGITS = "0123456789"
FAMILY_OF = {prefix: family for family, prefix in FAMILIES.items()}
PREFIX = 3  # letters of a code of ours that are its family
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
    """Return how closely one of the selectors names the rule: 0 not at all, 3 by its family, 6 by itself."""
    return max((_closeness(selector, rule) for selector in selectors if covers(selector, rule)), default=0)


def _closeness(selector: str, rule: Rule) -> int:
    if selector == ALL:
        return 1
    return {rule.name: len(rule.code), rule.family: family_length(rule)}.get(selector, len(selector))


def family_length(rule: Rule) -> int:
    """Return the number of letters in a rule's code, as those name its family."""
    return len(rule.code.rstrip(DIGITS))


@dataclass(frozen=True)
class Names:
    """The words that name rules: those of our own, and of rules `outside`, which patterns and plug-ins add."""

    outside: tuple[Rule, ...] = ()

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Return the rules in order of repair: what somebody adds judges what ours have cleaned."""
        return (*registry().values(), *self.outside)

    @cached_property
    def known(self) -> frozenset[str]:
        """Return every selector that names a rule."""
        return frozenset(FAMILIES) | {word for rule in self.rules for word in selectors_of(rule.code, rule.name)}

    @cached_property
    def whole(self) -> frozenset[str]:
        """Return the codes, names and families, but no prefixes: what a typing error is compared with."""
        return frozenset(FAMILIES) | {word for rule in self.rules for word in (rule.code, rule.name)}

    def check(self, selector: str) -> str:
        """Return `selector` if it names a rule or several; ConfigError with a suggestion otherwise."""
        if selector in self.known:
            return selector
        raise ConfigError(f"unknown rule '{selector[:MAX_QUOTED]}'{suggestion(selector, self.whole)}")

    def named(self, selector: str) -> tuple[Rule, ...]:
        """Return the rules that a selector names."""
        return tuple(rule for rule in self.rules if covers(selector, rule))

    def same(self, selector: str) -> str:
        """Return the code or prefix that is as much as a name or family; other selectors as they are."""
        if selector in FAMILIES:
            return FAMILIES[selector]
        return next((rule.code for rule in self.rules if rule.name == selector), selector)


OWN = Names()


def check_selector(selector: str) -> str:
    """Return `selector` if it names a rule of ours, or several; ConfigError with a suggestion otherwise."""
    return OWN.check(selector)


def suggestion(word: str, words: Iterable[str]) -> str:
    """Return `; did you mean '…'?` for the closest known word, or the list of a few."""
    names = sorted(words)
    from difflib import get_close_matches  # needed for a typing error only

    close = get_close_matches(word[:MAX_QUOTED], names, 1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known: {', '.join(names)}" if len(names) <= MAX_LISTED else ""
