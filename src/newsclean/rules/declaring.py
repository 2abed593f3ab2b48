"""The decorators that make a rule of a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.model import Kind, Severity
from newsclean.rules.rule import Check, Rule, Scope


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes a rule of a function; the function's folder is its family."""

    scope: Scope
    traits: Mapping[str, Any]

    def __call__(self, check: Check) -> Rule:
        family = check.__module__.rpartition(".")[0].rpartition(".")[2]
        return Rule(family=family, scope=self.scope, check=check, **self.traits)


def block_rule(  # noqa: PLR0913 - what a rule declares of itself
    code: str,
    name: str,
    *,
    severity: Severity = Severity.WARNING,
    default: bool = True,
    languages: str = "",
    needs: Iterable[str] = (),
    max_chars: int = 0,
    kinds: Iterable[Kind] = (),
    once: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a check that sees one block at a time.

    The engine runs it only on blocks in `languages` (space-separated; none = all), of one of `kinds`, with at least
    one of the characters in `needs`, and of at most `max_chars` characters (0 = any). `once` makes one finding of the
    document's, for damage that has one cause however often it shows.
    """
    identity = dict(code=code, name=name, severity=severity, default=default)
    gates = dict(languages=frozenset(languages.split()), needs=frozenset(needs), kinds=frozenset(kinds))
    return _Maker("block", identity | gates | dict(max_chars=max_chars, once=once))


def document_rule(  # noqa: PLR0913 - what a rule declares of itself
    code: str,
    name: str,
    *,
    severity: Severity = Severity.WARNING,
    default: bool = True,
    needs: Iterable[str] = (),
    sees_boilerplate: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a check that needs the whole document; it runs if one of the characters in `needs` occurs.

    A rule behind the boilerplate family sees the blocks that are the article, unless `sees_boilerplate`.
    """
    gates = dict(needs=frozenset(needs), sees_boilerplate=sees_boilerplate)
    return _Maker("document", dict(code=code, name=name, severity=severity, default=default) | gates)


def corpus_rule(
    code: str, name: str, *, severity: Severity = Severity.WARNING, default: bool = True
) -> Callable[[Check], Rule]:
    """Make a rule of a check `(digest, corpus)` that compares a document with those before it."""
    return _Maker("corpus", dict(code=code, name=name, severity=severity, default=default))
