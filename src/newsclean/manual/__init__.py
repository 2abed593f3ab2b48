"""The manual: a page for every rule, and for every finding that newsclean makes of its own work.

The docstring of a rule is its page. Here it is read into sections, examples and options, and what the rule declares of
itself is put beside it; `newsclean.manual.markdown` and `newsclean.manual.plain` write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.manual.notices import NOTICES, OWN, Notice
from newsclean.manual.sections import Section, has, sections
from newsclean.rules import Rule

NAMED = re.compile(r"\b[A-Z]{3}[1-9]\d\d\b")
GROUP = 4  # letters of a code that say what a rule is about: the family and the hundreds
REPAIRS: Mapping[frozenset[str], str] = {
    frozenset(): "never, shown only",
    frozenset(("safe",)): "always, safe",
    frozenset(("unsafe",)): "always, unsafe",
    frozenset(("safe", "unsafe")): "always, safe or unsafe",
    frozenset(("safe", "shown")): "sometimes, safe",
    frozenset(("unsafe", "shown")): "sometimes, unsafe",
    frozenset(("safe", "unsafe", "shown")): "sometimes, safe or unsafe",
}
SCOPES = {
    "block": "a block: a paragraph, a heading, an item of a list",
    "document": "the whole text",
    "corpus": "a text among those read before it",
}


@dataclass(frozen=True, slots=True)
class Page:
    """The manual page of a rule; `home` is the module it is written in."""

    code: str
    name: str
    family: str
    severity: str
    default: bool
    scope: str
    languages: tuple[str, ...]
    options: Mapping[str, Any]
    summary: str
    sections: tuple[Section, ...]
    home: str
    doc: str

    @property
    def repair(self) -> str:
        """Return how often the rule repairs what it finds, and how far the repair can be trusted."""
        return REPAIRS[repairs_of(self)]

    def section(self, title: str) -> Section | None:
        """Return the section of that title."""
        return next((section for section in self.sections if section.title == title), None)


def page_of(rule: Rule) -> Page:
    """Return the page of a rule."""
    return Page(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=str(rule.severity),
        default=rule.default,
        scope=rule.scope,
        languages=tuple(sorted(rule.languages)),
        options=rule.options,
        summary=rule.summary,
        sections=sections(rule.doc),
        home=rule.check.__module__,
        doc=rule.doc,
    )


def page_of_notice(notice: Notice) -> Page:
    """Return the page of a finding that newsclean makes of its own work."""
    return Page(
        code=notice.code,
        name=notice.name,
        family=OWN,
        severity=str(notice.severity),
        default=True,
        scope="",
        languages=(),
        options={},
        summary=notice.doc.partition("\n")[0],
        sections=sections(notice.doc),
        home=notice.home,
        doc=notice.doc,
    )


def own_pages() -> tuple[Page, ...]:
    """Return the pages of the findings that newsclean makes of its own work."""
    return tuple(map(page_of_notice, NOTICES))


def repairs_of(page: Page) -> frozenset[str]:
    """Return which of safe, unsafe and shown the section `Fix` speaks of; nothing where it is only shown."""
    fix = page.section("Fix")
    told = fix.text.lower() if fix else "none"
    found = {word for word in ("safe", "unsafe") if has(told, word)}
    if found and (has(told, "shown only") or has(told, "display")):
        found.add("shown")
    return frozenset(found)


def facts(page: Page) -> list[tuple[str, str]]:
    """Return what stands at the head of a page: label and value."""
    own = page.family == OWN
    rows = [
        ("code", page.code),
        ("name", page.name),
        ("family", page.family),
        ("severity", page.severity),
        ("default", "always on" if own else "on" if page.default else "off"),
        ("repair", page.repair),
    ]
    if not own:
        rows += (("languages", ", ".join(page.languages) or "all"), ("looks at", SCOPES[page.scope]))
    return rows


def neighbours(page: Page, pages: Iterable[Page]) -> list[Page]:
    """Return the pages that a reader of this one may have looked for: of its group, and those that name one another."""
    named = set(NAMED.findall(words_of(page)))
    return [
        other
        for other in pages
        if other.code != page.code
        and (other.code[:GROUP] == page.code[:GROUP] or other.code in named or page.code in words_of(other))
    ]


def words_of(page: Page) -> str:
    """Return the sentences of a page, without its examples."""
    return "\n".join((page.summary, *(section.text for section in page.sections)))
