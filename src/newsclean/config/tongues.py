"""Settings for one language: the same rules in variants, each for the languages in which it has these settings."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.config.layers import layered
from newsclean.model import Severity
from newsclean.rules.tongues import OTHER, Tongues, closest

if TYPE_CHECKING:
    from newsclean.config.settings import Config
    from newsclean.rules import Rule

# The rules that tell the article of a page judge the page as a whole, before it is in one language.
OF_PAGES = ("BPL6", "BPL7")


@lru_cache(maxsize=64)
def spoken(config: Config) -> dict[str, Config]:
    """Return the configuration for each language with settings of its own, and for every other; the wider tag first."""
    tags = sorted({tag for tag, _ in config.language}, key=len)
    made = {OTHER: replace(config, language=())}
    for tag in tags:
        made[tag] = made[closest(tag.rpartition("-")[0], frozenset(made))]
        for stated, layer in config.language:
            if stated == tag:
                made[tag] = layered(made[tag], dict(layer))
    return made


def voice(config: Config, rule: Rule) -> Config:
    """Return the configuration that holds for a variant of a rule."""
    return spoken(config)[min(rule.tongues.own)] if rule.tongues else config


def variants(config: Config, rule: Rule) -> Iterator[Rule]:
    """Yield the forms in which a rule runs: one, or one for each group of languages with the same settings for it."""
    if not config.language or rule.scope == "corpus" or rule.code.startswith(OF_PAGES):
        if config.runs(rule):
            yield replace(rule, severity=config.severity_of(rule))
        return
    groups: dict[tuple[Severity, Hashable], set[str]] = {}
    voices = spoken(config)
    for tag, each in voices.items():
        if each.runs(rule):
            key = each.severity_of(rule), tuple(sorted(each.options(rule).items()))
            groups.setdefault(key, set()).add(tag)
    for (severity, _), tags in groups.items():
        tongues = None if len(tags) == len(voices) else Tongues(frozenset(tags), frozenset(voices) - {OTHER})
        yield replace(rule, severity=severity, tongues=tongues)
