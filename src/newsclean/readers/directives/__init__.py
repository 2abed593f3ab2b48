"""Suppressions that authors write into a text, and the stretches on which they make rules silent.

Comments are parsed by `parse`; what they silence depends on where they stand, which `exemptions` is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsclean.model import Block, Exemption, Span
from newsclean.readers.directives.carriers import for_subtree, from_mapping, sic
from newsclean.readers.directives.grammar import Directive, Selector, is_mentioned, parse, problem

__all__ = ["Directive", "exemptions", "for_subtree", "from_mapping", "is_mentioned", "parse", "problem", "sic"]

Opened = tuple[Directive, Selector, int]


def exemptions(
    standing: Iterable[tuple[Directive, int]], blocks: Sequence[Block], *, length: int
) -> tuple[Exemption, ...]:
    """Return what directives silence, each given with the offset in the document's text at which it stands, in order.

    One inside a block stands anywhere from the block's start to its end; one between two blocks stands behind the end
    of the first (its end + 1, or the start of the next). `length` is that of the document's text.
    """
    scope = _Scope([block.start for block in blocks], [block.end for block in blocks], length)
    found: list[Exemption] = []
    disabled: dict[str, list[Opened]] = {}
    for directive, offset in standing:
        if directive.problem:
            found.append(problem(directive.problem, directive.place))
        elif directive.verb == "disable":
            for selector in directive.selectors:
                disabled.setdefault(selector.rule, []).append((directive, selector, offset))
        elif directive.verb == "enable":
            for selector in directive.selectors:
                opened = disabled.pop(selector.rule, ())
                found += _ended(opened, scope, offset) if opened else (_ends_nothing(selector),)
        else:
            found += _stated(directive, scope.block(offset) if directive.verb == "ignore" else Span(0, length))
    found += (each for opened in disabled.values() for each in _ended(opened, scope, length + 1))
    return tuple(sorted(found, key=lambda each: each.place or Span(0, 0)))


class _Scope(NamedTuple):
    """Where blocks begin and end."""

    starts: list[int]
    ends: list[int]
    length: int

    def block(self, offset: int) -> Span:
        """Return the block an offset stands in, or the next one; nothing behind the last."""
        index = bisect_left(self.ends, offset)
        return Span(self.starts[index], self.ends[index]) if index < len(self.ends) else Span(self.length, self.length)

    def blocks(self, start: int, end: int) -> Span:
        """Return the blocks from the one at `start`, or the next, to the last that begins before `end`."""
        first, behind = self.block(start).start, bisect_left(self.starts, end)
        return Span(first, max(first, self.ends[behind - 1]) if behind else first)


def _stated(directive: Directive, span: Span) -> Iterator[Exemption]:
    """Yield what a directive exempts: one exemption for its rules, and one for each match."""
    plain = tuple(selector.rule for selector in directive.selectors if not selector.words)
    if plain:
        yield Exemption(span, plain, "", directive.place, directive.reason)
    for selector in directive.selectors:
        if selector.words:
            yield Exemption(span, (selector.rule,), selector.words, directive.place, directive.reason)


def _ended(opened: Iterable[Opened], scope: _Scope, end: int) -> Iterator[Exemption]:
    for directive, selector, start in opened:
        span = scope.blocks(start, end)
        yield Exemption(span, (selector.rule,), selector.words, directive.place, directive.reason)


def _ends_nothing(selector: Selector) -> Exemption:
    rule = selector.rule
    return problem(f"enable[{rule}] ends nothing; disable[{rule}] must stand before it", selector.place)
