"""The rule: a check with its identity, and the gates in front of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Literal

from newsclean.errors import ConfigError
from newsclean.model import MAX_JUDGED, Block, Document, Finding, Kind, Safety, Severity
from newsclean.rules.tongues import Tongues

SHORT = 64  # characters
FEW = 4  # characters are looked for one by one
CRASHED = ("NCL903", "rule-crashed")
Findings = Iterator[Finding]
Check = Callable[..., Iterable[Finding]]
Scope = Literal["block", "document", "corpus"]


@dataclass(frozen=True)
class Rule:
    """A check with its identity. Options are the check's keyword-only parameters."""

    code: str
    name: str
    family: str
    scope: Scope
    check: Check
    severity: Severity = Severity.WARNING
    default: bool = True
    languages: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    max_chars: int = 0
    kinds: frozenset[Kind] = frozenset()
    sees_boilerplate: bool = False
    once: bool = False
    tongues: Tongues | None = None  # set where a configuration has other settings for some languages

    @property
    def doc(self) -> str:
        """Return the manual page, in Markdown."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """Return the first line of the manual page."""
        return self.doc.partition("\n")[0]

    @cached_property
    def options(self) -> Mapping[str, Any]:
        """Return the options and their defaults."""
        parameters = inspect.signature(self.check).parameters.values()
        return {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY}

    def validated(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Return `options`, with `_` for `-`, if the rule has them and their types fit; ConfigError otherwise."""
        options = {key.replace("-", "_"): value for key, value in options.items()}
        for key, value in options.items():
            if key not in self.options:
                known = ", ".join(sorted(self.options)) or "none"
                raise ConfigError(f"{self.code} {self.name} has no option '{key}'; its options: {known}")
            wanted = type(self.options[key])
            if not isinstance(value, wanted) or isinstance(value, bool) is not (wanted is bool):
                raise ConfigError(f"{self.code}.{key} takes {wanted.__name__}, got {value!r}")
        return options

    def findings(self, document: Document, **options: Any) -> list[Finding]:
        """Return the rule's findings in the document, stamped with its identity."""
        if self.needs and self.needs.isdisjoint(characters_in(document)):
            return []
        found = self._found(document, **options)
        return [self._stamped(finding) for finding in (gathered(found) if self.once else found)]

    def _found(self, document: Document, **options: Any) -> Iterable[Finding]:
        if self.scope == "document":
            is_spoken = self.tongues is None or self.tongues.admit(document.language)
            return self.check(document, **options) if is_spoken else ()
        return (finding for block in self._admitted(document) for finding in self.check(block, **options))

    def _admitted(self, document: Document) -> Sequence[Block]:
        """Return the blocks that can hold what the rule looks for."""
        blocks: Sequence[Block] = document.blocks
        if self.max_chars:
            blocks = [block for block in blocks if len(block.text) <= self.max_chars]
        if self.languages:
            blocks = [block for block in blocks if block.language.partition("-")[0] in self.languages]
        if self.tongues:
            blocks = [block for block in blocks if self.tongues.admit(document.language_of(block))]
        if self.kinds:
            blocks = [block for block in blocks if block.kind in self.kinds]
        return _having(blocks, self.needs & characters_in(document)) if self.needs else blocks

    def compare(self, digest: object, corpus: object, **options: Any) -> Findings:
        """Yield a corpus rule's findings in a text, given its digest and the texts before it."""
        try:
            yield from [self._stamped(finding) for finding in self.check(digest, corpus, **options)]
        except Exception as error:  # noqa: BLE001 - a rule that crashes is itself a finding
            yield crashed(self, error)

    def _stamped(self, f: Finding) -> Finding:
        """Return a finding with the rule's identity; a page may have a hundred thousand."""
        identity = self.code, self.name, self.severity
        return Finding(f.span, f.message, f.edits, f.safety, f.facts, f.related, *identity, f.probability)


def _having(blocks: Sequence[Block], wanted: frozenset[str]) -> list[Block]:
    """Return the blocks with one of the characters; a short text is looked at faster than it is summed up."""
    if len(wanted) == 1:
        (character,) = wanted
        return [block for block in blocks if character in block.text]
    if len(wanted) <= FEW:
        return [block for block in blocks if any(character in block.text for character in wanted)]
    return [
        block for block in blocks if not wanted.isdisjoint(block.text if len(block.text) < SHORT else block.characters)
    ]


def characters_in(document: Document) -> frozenset[str]:
    """Return the characters that occur in a text, which the families see as one document each."""
    return document.characters if len(document.text) > MAX_JUDGED else _characters_of(document.text)


@lru_cache(maxsize=8)
def _characters_of(text: str) -> frozenset[str]:
    return frozenset(text)


def gathered(findings: Iterable[Finding]) -> Findings:
    """Yield one finding for all that share a safety: it stands at the first place, the others are related."""
    groups: dict[Safety, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.safety, []).append(finding)
    for first, *others in groups.values():
        more = f" (and in {len(others)} more place{'s' * (len(others) > 1)})" if others else ""
        edits = tuple(edit for finding in (first, *others) for edit in finding.edits)
        places = (place for finding in others for place in (finding.span, *finding.related) if place is not None)
        yield replace(first, message=first.message + more, edits=edits, related=(*first.related, *places))


def crashed(rule: Rule, error: Exception) -> Finding:
    """Return the finding that a rule crashed on a text."""
    message = f"rule {rule.code} {rule.name} crashed: {type(error).__name__}: {error}"
    return Finding(None, message, code=CRASHED[0], name=CRASHED[1], severity=Severity.ERROR)
