"""A page of the manual as Markdown: for the documentation, and for whoever shows it inside another page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from newsclean.manual import Page, facts, neighbours
from newsclean.manual.captions import LEGEND, caption
from newsclean.manual.invisible import named
from newsclean.manual.sections import Example, Section, options

ROWS = "|  |  |\n|---|---|\n"
OPTION_ROWS = "| option | default | meaning |\n|---|---|---|\n"
CELL = str.maketrans({"|": "\\|", "\n": " "})
RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def markdown(page: Page, pages: Iterable[Page] = (), *, is_site: bool = False) -> str:
    """Return a page as Markdown; on a site examples have their places highlighted, and neighbours are links."""
    beside = neighbours(page, pages)
    table = ROWS + "".join(f"| {label} | {value.translate(CELL)} |\n" for label, value in facts(page))
    parts = (
        f"# {page.code} {page.name}",
        page.summary,
        f'<div class="head" markdown>\n\n{table}\n</div>' if is_site else table.rstrip("\n"),
        *(_section(page, section, is_site=is_site) for section in page.sections),
        _beside(beside, is_site=is_site) if beside else "",
        f"Written in `{source_of(page)}`.",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def source_of(page: Page) -> str:
    """Return the file that a page is written in, within the repository where it is ours."""
    path = page.home.replace(".", "/") + ".py"
    return f"src/{path}" if path.startswith("newsclean/") else path


def _section(page: Page, section: Section, *, is_site: bool) -> str:
    heading = [f"## {section.title}"] if section.title else []
    if section.title == "Options":
        return "\n\n".join((*heading, _options(page, section)))
    legend = [LEGEND] if section.examples and not is_site else []
    parts = (_part(part, is_site=is_site) for part in section.parts)
    return "\n\n".join((*heading, *legend, *parts))


def _options(page: Page, section: Section) -> str:
    rows = (
        f"| `{told.name}` | `{shown_default(page.options.get(told.name))}` | {told.meaning.translate(CELL)} |"
        for told in options(section)
    )
    first = next(iter(page.options.items()), ("", ""))
    toml = f"```toml\n[rule.{page.name}]\n{first[0]} = {shown_default(first[1])}\n```"
    return OPTION_ROWS + "\n".join(rows) + f"\n\n{toml}"


def shown_default(value: Any) -> str:
    """Return a default as a configuration has it."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def _part(part: str | Example, *, is_site: bool) -> str:
    if isinstance(part, str):
        return part
    return _highlighted(part) if is_site else f"{caption(part)}:\n\n{_fenced(part)}"


def _fenced(example: Example) -> str:
    text = named(example.text)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}text\n{text}{fence}"


def _highlighted(example: Example) -> str:
    """Return an example as HTML with its places in `<mark>`; a blank line would end the block of HTML."""
    tag = example.traits.get("lang", "")
    side = ' dir="rtl"' if tag.partition("-")[0] in RIGHT_TO_LEFT else ""
    told = re.sub("`([^`]*)`", r"<code>\1</code>", html.escape(caption(example), quote=False))
    text = html.escape(named(example.text.removesuffix("\n")), quote=False)
    text = text.replace("⟦", "<mark>").replace("⟧", "</mark>").replace("\n", "&#10;")
    text = re.sub(r"&lt;(U\+[0-9A-F]{4,6})&gt;", r"<i>\1</i>", text)
    kind = "found" if example.is_bad else "good"
    language = f' lang="{tag}"' if tag else ""
    return f'<figure class="{kind}"><figcaption>{told}</figcaption><pre{language}{side}>{text}</pre></figure>'


def _beside(pages: Sequence[Page], *, is_site: bool) -> str:
    lines = (f"- {_name(page, is_site=is_site)}: {page.summary}" for page in pages)
    return "## Neighbours\n\n" + "\n".join(lines)


def _name(page: Page, *, is_site: bool) -> str:
    return f"[{page.code} {page.name}]({page.code}.md)" if is_site else f"{page.code} {page.name}"
