"""Rules from outside: patterns of a configuration, and what installed plug-ins offer under `newsclean.rules`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache, wraps
from types import ModuleType
from typing import TYPE_CHECKING, Any

from newsclean.config.values import MisstatedError, Place
from newsclean.errors import UsageError
from newsclean.model import Finding
from newsclean.plugins import PlugIn, plug_ins
from newsclean.rules import Rule
from newsclean.rules.selectors import DIGITS, OWN, Names, suggestion

if TYPE_CHECKING:
    from newsclean.config.patterns import Pattern

GROUP = "newsclean.rules"
CODE = re.compile(r"X[A-Z]{2,7}[0-9]{3}")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PARTS = re.compile(r"[-_.]+")  # what the names of distributions may be parted by


def names_of(patterns: Iterable[Pattern], plugins: Iterable[str]) -> Names:
    """Return the names of all rules, with those of patterns and of plug-ins; MisstatedError where two claim one."""
    return _names(tuple(patterns), tuple(dict.fromkeys(plugins))) if patterns or plugins else OWN


@lru_cache(maxsize=64)
def _names(patterns: tuple[Pattern, ...], plugins: tuple[str, ...]) -> Names:
    found: list[tuple[Rule, str, Place]] = [
        (each.rule, f"the pattern {each.code}", ("pattern", number)) for number, each in enumerate(patterns)
    ]
    found += [(rule, f"the plug-in '{name}'", ("plugins",)) for name in plugins for rule in rules_of(name)]
    claimed = dict.fromkeys(OWN.whole, "newsclean itself")
    for rule, origin, place in found:
        for word in (rule.code, rule.name):
            if word in claimed:
                raise MisstatedError(f"{origin} claims '{word}', which {claimed[word]} has", *place)
        claimed |= dict.fromkeys((rule.code, rule.name), origin)
    return Names(tuple(sorted((rule for rule, _, _ in found), key=lambda rule: (rule.family, rule.code))))


@lru_cache(maxsize=64)
def rules_of(name: str) -> tuple[Rule, ...]:
    """Return the rules of an installed plug-in, named by distribution or entry point; MisstatedError if it has none."""
    offered = plug_ins(GROUP)
    chosen = [each for each in offered.values() if name == each.name or _folded(name) == _folded(_distribution(each))]
    if not chosen:
        known = {*offered, *map(_distribution, offered.values())}
        hint = suggestion(name, known) if known else "; none is installed in this Python"
        raise MisstatedError(f"unknown plug-in '{name}'{hint}", "plugins")
    return tuple(rule for each in chosen for rule in _rules(each))


def _rules(plug_in: PlugIn) -> tuple[Rule, ...]:
    told = f"the plug-in '{plug_in.name}' of {plug_in.origin}"
    try:
        offer = plug_in.load()
    except UsageError as error:
        raise MisstatedError(str(error), "plugins") from error
    if isinstance(offer, Rule):
        offer = (offer,)
    elif isinstance(offer, ModuleType):
        offer = [value for value in vars(offer).values() if isinstance(value, Rule)]
    if not isinstance(offer, Iterable) or not (rules := list(offer)) or not all(isinstance(r, Rule) for r in rules):
        wanted = "a Rule, a module with rules, or a list of them"
        raise MisstatedError(f"{told} offers {type(offer).__name__}; what works is {wanted}", "plugins")
    return tuple(_admitted(rule, told) for rule in dict.fromkeys(rules))


def _admitted(rule: Rule, told: str) -> Rule:
    """Return a rule of a plug-in, in a family by the letters of its code, with findings that are looked at."""
    if not CODE.fullmatch(rule.code):
        wanted = "X, two to seven capitals and three digits, as XAFP001"
        raise MisstatedError(f"{told} has a rule of code '{rule.code}'; a code is {wanted}", "plugins")
    if not NAME.fullmatch(rule.name):
        raise MisstatedError(f"{told} has a rule of name '{rule.name}'; words in lower case, as agency-slug", "plugins")
    return replace(rule, family=rule.code.rstrip(DIGITS), check=_watched(rule))


def _watched(rule: Rule) -> Callable[..., Iterable[Finding]]:
    """Return a rule's check that raises where it would give what is no finding in the text, as that crashes later."""

    @wraps(rule.check)
    def check(subject: Any, *others: Any, **options: Any) -> Iterable[Finding]:
        end = subject.end if rule.scope == "block" else len(getattr(subject, "text", ""))
        start = subject.start if rule.scope == "block" else 0
        for finding in rule.check(subject, *others, **options):
            if not isinstance(finding, Finding):
                raise TypeError(f"{finding!r} is no Finding")
            spans = [finding.span, *(edit.span for edit in finding.edits)] if rule.scope != "corpus" else []
            if any(span is not None and not start <= span.start <= span.end <= end for span in spans):
                raise ValueError(f"a place lies outside of [{start}, {end})")
            yield finding

    return check


def _distribution(plug_in: PlugIn) -> str:
    return plug_in.origin.rpartition(" ")[0]


def _folded(name: str) -> str:
    return PARTS.sub("-", name).lower()
