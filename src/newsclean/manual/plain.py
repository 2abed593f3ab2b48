"""A page of the manual for a terminal: wrapped prose, indented examples, no marks of Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsclean.manual import Page, facts, neighbours
from newsclean.manual.captions import LEGEND, caption
from newsclean.manual.invisible import named
from newsclean.manual.markdown import shown_default, source_of
from newsclean.manual.sections import Example, Section, options

INDENT = "    "
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
FOUND = "\x1b[31m"  # red, as findings are elsewhere
CODE = re.compile("`([^`\n]+)`")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page is written on: columns, and whether there is colour."""

    width: int = 80
    color: bool = False

    def bold(self, text: str) -> str:
        """Return a text in bold, where there is colour."""
        return f"{BOLD}{text}{PLAIN}" if self.color else text

    def prose(self, text: str, indent: str = "") -> str:
        """Return a paragraph wrapped, with the code in it in bold."""
        lines = textwrap.fill(
            " ".join(text.split(" ") if "\n" not in text else text.split()),
            self.width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return CODE.sub(lambda match: self.bold(match[1]), lines) if self.color else lines


def plain(page: Page, pages: Iterable[Page] = (), *, paper: Paper) -> str:
    """Return a page for a terminal."""
    widest = max(len(label) for label, _ in facts(page))
    table = "\n".join(f"{label:<{widest}}  {value}" for label, value in facts(page)[2:])
    parts = [paper.bold(f"{page.code} {page.name}"), paper.prose(page.summary), table]
    for section in page.sections:
        parts += _section(page, section, paper)
    beside = neighbours(page, pages)
    if beside:
        parts += (paper.bold("Neighbours"), "\n".join(f"{each.code} {each.name}" for each in beside))
    return "\n\n".join((*parts, f"Written in {source_of(page)}.")) + "\n"


def _section(page: Page, section: Section, paper: Paper) -> Iterator[str]:
    if section.title:
        yield paper.bold(section.title)
    if section.title == "Options":
        yield "\n\n".join(_options(page, section, paper))
        return
    if section.examples:
        yield paper.prose(LEGEND)
    for part in section.parts:
        yield _example(part, paper) if isinstance(part, Example) else paper.prose(part)


def _options(page: Page, section: Section, paper: Paper) -> Iterator[str]:
    for told in options(section):
        default = shown_default(page.options.get(told.name))
        yield f"{paper.bold(told.name)} = {default}\n{paper.prose(told.meaning, INDENT)}"


def _example(example: Example, paper: Paper) -> str:
    text = textwrap.indent(named(example.text.rstrip("\n")), INDENT)
    if paper.color:
        text = text.replace("⟦", f"{FOUND}⟦").replace("⟧", f"⟧{PLAIN}")
    return f"{paper.prose(caption(example))}:\n{text}"
