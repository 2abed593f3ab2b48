"""The patterns of a configuration, run on their own examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsclean.cli.streams import show
from newsclean.config import Config
from newsclean.linter import Linter
from newsclean.model import Edit, Finding
from newsclean.writers.json import dumped

if TYPE_CHECKING:
    from newsclean.config.patterns import Pattern


def tested(config: Config) -> int:
    """Run the patterns on their examples, tell what does not do as it says, and return 1 if anything does not."""
    failures = [f"{pattern.code} {pattern.name}: {what}" for pattern in config.pattern for what in failing(pattern)]
    show("".join(f"{failure}\n" for failure in failures))
    examples = sum(len(pattern.bad) + len(pattern.good) for pattern in config.pattern)
    untested = [pattern.code for pattern in config.pattern if not pattern.bad]
    if untested:
        show(f"Without a bad example, so not tested: {', '.join(untested)}\n")
    show(f"{_number(len(config.pattern), 'pattern')}, {_number(examples, 'example')}, {len(failures)} failed.\n")
    return int(bool(failures))


def failing(pattern: Pattern) -> Iterator[str]:
    """Yield what is wrong with the examples of a pattern."""
    linter = Linter(Config(select=(pattern.code,), pattern=(pattern,)))
    for text in pattern.bad:
        found = _found(linter, pattern, text)
        if not found:
            yield f"nothing is found in the bad example {dumped(text)}"
        elif pattern.replace is not None:
            repaired = _repaired(text, [edit for finding in found for edit in finding.edits])
            if _found(linter, pattern, repaired):
                yield f"the repair of {dumped(text)} gives {dumped(repaired)}, which is found again"
    for text in pattern.good:
        for finding in _found(linter, pattern, text):
            words = text[finding.span.start : finding.span.end] if finding.span else text
            yield f"{dumped(words)} is found in the good example {dumped(text)}"


def _found(linter: Linter, pattern: Pattern, text: str) -> list[Finding]:
    report = linter.check(text, format="text", lang=pattern.lang[0] if pattern.lang else None)
    return [finding for finding in report.findings if finding.code == pattern.code]


def _repaired(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def _number(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
