"""A docstring read as a manual page: sections of paragraphs and examples, options with what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

HEADING = re.compile(r"^## ([^\n⟦⟧]*)$")
FENCE = re.compile(r"^```(bad|good)?([^\n`]*)$")
CLOSED = "```"
MARK = re.compile("[⟦⟧]")
OPTION = re.compile(r"(?:^|(?<=[.:] ))`(\w+)`(?: \(([^()\n]*)\))?: ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block that is run as a test; `follows_bad` is one that stands right behind a bad one."""

    is_bad: bool
    traits: Mapping[str, str]
    text: str
    follows_bad: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it; a paragraph keeps its line ends."""

    title: str
    parts: tuple[str | Example, ...]

    @property
    def text(self) -> str:
        """Return the paragraphs."""
        return "\n\n".join(part for part in self.parts if isinstance(part, str))

    @property
    def examples(self) -> tuple[Example, ...]:
        """Return the examples."""
        return tuple(part for part in self.parts if isinstance(part, Example))


@dataclass(frozen=True, slots=True)
class Option:
    """What a page says of an option; `default` as it is stated there, empty if it is not."""

    name: str
    default: str
    meaning: str


def sections(doc: str) -> tuple[Section, ...]:
    """Return the sections of a docstring; what stands before the first one and behind the summary has no title."""
    found: list[tuple[str, list[str | Example]]] = [("", [])]
    lines = iter(doc.split("\n")[1:])
    for line in lines:
        parts = found[-1][1]
        if heading := HEADING.match(line):
            found.append((heading[1], []))
        elif (fence := FENCE.match(line)) and fence[1]:
            parts.append(_example(fence, lines, parts))
        elif line:
            _append(parts, line)
        elif parts and parts[-1]:
            parts.append("")  # the next line begins a paragraph
    return tuple(Section(title, tuple(filter(None, parts))) for title, parts in found if any(parts))


def _example(fence: re.Match[str], lines: Iterator[str], parts: list[str | Example]) -> Example:
    text = "".join(f"{line}\n" for line in iter(lambda: next(lines, CLOSED), CLOSED))
    before = next((part for part in reversed(parts) if part), None)
    follows_bad = isinstance(before, Example) and before.is_bad
    traits = dict(trait.split("=", 1) for trait in fence[2].split())
    return Example(fence[1] == "bad", traits, text, follows_bad)


def _append(parts: list[str | Example], line: str) -> None:
    last = parts[-1] if parts else ""
    if isinstance(last, Example) or not parts:
        parts.append(line)
    else:
        parts[-1] = f"{last}\n{line}" if last else line


def options(section: Section | None) -> tuple[Option, ...]:
    """Return the options that a section `Options` tells of, each as `name` or `name` (default), a colon, a meaning."""
    text = section.text if section else ""
    found = list(OPTION.finditer(text))
    ends = (*(match.start() for match in found[1:]), len(text))
    return tuple(
        Option(match[1], match[2] or "", " ".join(text[match.end() : end].split()))
        for match, end in zip(found, ends, strict=False)
    )


def has(text: str, word: str) -> bool:
    """Tell whether a word or two stand in a text as such."""
    return re.search(rf"\b{word}\b", " ".join(text.split())) is not None
