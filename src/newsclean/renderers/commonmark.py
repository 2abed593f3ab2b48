"""CommonMark inside a block: words that read as themselves, and markup only where every parser sees it.

Rules by number are those of the CommonMark specification 0.31 (6.2 emphasis, 6.3 links, 4.x what begins a block).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category

from newsclean.renderers.outline import Node

SPECIAL = re.compile(r"[\\`*_\[\]<&~|!]")
REFERENCE = re.compile(r"&#?[A-Za-z0-9]++(?:;|\Z)")
# What a line that begins with a bracket may be: a definition, a footnote, or a task.
DEFINITION = re.compile(r"\[(?:[ xX]\]|\^|[^\]\n]*+(?:\]:|\]?\Z))")
# What makes the first characters of a line begin something other than a paragraph (4.1 to 4.8, 5.1, 5.2, GFM tables).
LINE_START = re.compile(
    r"^(?:(?=#{1,6}(?:[ \t]|$)|>|[-+*_](?:[ \t]|$)|=++[ \t]*+$|~~~|[-|:][-|: \t]*+$)|(\d{1,9})(?=[.)](?:[ \t]|$)))",
    re.MULTILINE,
)
CLOSING = re.compile(r"(?:(?<= )|^)(?=#++$)")  # of a heading
STRESS = {"em": ("*", "_"), "strong": ("**", "__")}  # on its own, inside other stress
DELIMITERS = "*_"
SPACES = " \n"


class Setting(NamedTuple):
    """Where words stand."""

    in_label: bool = False
    in_cell: bool = False
    is_single: bool = False  # on one line: headings and cells
    is_stressed: bool = False


PARAGRAPH = Setting()
HEADING = Setting(is_single=True)
CELL = Setting(in_cell=True, is_single=True)


def paragraph(children: Sequence[Node | str]) -> str:
    """Return the lines of a paragraph; none begins anything else."""
    lines = (line.strip() for line in inline(children, PARAGRAPH).split("\n"))
    return LINE_START.sub(_defused, "\n".join(filter(None, lines)))


def heading(children: Sequence[Node | str]) -> str:
    """Return the words of a heading, on one line."""
    return CLOSING.sub(r"\\", inline(children, HEADING).strip())


def cell(children: Sequence[Node | str]) -> str:
    """Return words of a table's cell, on one line, with no bar that would end it."""
    return inline(children, CELL).strip()


def inline(children: Sequence[Node | str], setting: Setting, around: tuple[str, str] = ("\n", "\n")) -> str:
    """Return words with their markup; `around` are the characters before and behind."""
    pieces: list[str] = []
    before, last = around
    for number, child in enumerate(children):
        after = next(filter(None, map(_first, children[number + 1 : number + 3])), last)
        if isinstance(child, str):
            piece = escaped(child, setting, (before, after))
        else:
            piece = _marked(child, setting, (before, after))
        if piece:
            pieces.append(piece)
            before = piece[-1]
    return "".join(pieces)


def escaped(text: str, setting: Setting, around: tuple[str, str] = ("\n", "\n")) -> str:
    """Return text with a backslash before what would be markup, and nowhere else."""
    if setting.is_single:
        text = text.replace("\n", " ").replace("\r", " ")
    elif "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not SPECIAL.search(text):
        return text

    def one(match: re.Match[str]) -> str:
        before = text[match.start() - 1] if match.start() else ""
        following = text[match.end()] if match.end() < len(text) else ""
        near = (before or around[0], following or around[1])
        is_markup = _is_markup(match, near, setting, at_edge=not before or not following)
        return "\\" + match[0] if is_markup else match[0]

    return SPECIAL.sub(one, text)


def _is_markup(match: re.Match[str], near: tuple[str, str], setting: Setting, *, at_edge: bool) -> bool:  # noqa: PLR0911
    """Tell whether a special character would be read as markup between its neighbours."""
    before, following = near
    mark, text = match[0], match.string
    if mark in DELIMITERS:
        is_loose = before in SPACES and following in SPACES
        is_inner = mark == "_" and before.isalnum() and following.isalnum()
        return at_edge or not (is_loose or is_inner)
    if mark == "[":
        return setting.in_label or (before == "\n" and DEFINITION.match(text, match.start()) is not None)
    if mark == "]":
        return setting.in_label or following == "("
    if mark == "<":
        return following in "/!?" or (following.isascii() and following.isalpha())
    if mark == "&":
        return REFERENCE.match(text, match.start()) is not None
    if mark == "~":
        return "~" in near
    if mark == "|":
        return setting.in_cell
    return mark != "!" or following == "["


def _marked(node: Node, setting: Setting, around: tuple[str, str]) -> str:
    if node.name == "br":
        return " " if setting.is_single else "\\\n"
    if node.name == "img":
        return image(node, setting)
    if node.name == "code":
        return _code(node.words, setting, around)
    if node.name == "a":
        label = inline(node.children, setting._replace(in_label=True), ("[", "]"))
        return f"[{label}]({destination(node.attributes['href'])})"
    if node.name in STRESS:
        return _stressed(node, setting, around)
    return inline(node.children, setting, around)


def image(node: Node, setting: Setting = PARAGRAPH) -> str:
    """Return a picture with its description."""
    label = setting._replace(in_label=True, is_single=True)
    return f"![{escaped(node.attributes['alt'], label)}]({destination(node.attributes['src'])})"


def destination(goal: str) -> str:
    """Return an address as it stands between the brackets of a link."""
    return REFERENCE.sub(lambda match: "\\" + match[0], re.sub(r"[()]", r"\\\g<0>", goal))


def _code(words: str, setting: Setting, around: tuple[str, str]) -> str:
    """Return code between more backticks than it holds in a row; next to another backtick it is written as words."""
    words = words.replace("\r", "\n").replace("\n", " ").strip(" ")
    if not words:
        return " "
    if around[0] == "`":
        return escaped(words, setting, around)
    fence = "`" * (longest_run(words, "`") + 1)
    space = " " if "`" in (words[:1], words[-1:]) else ""
    return fence + space + (words.replace("|", "\\|") if setting.in_cell else words) + space + fence


def _stressed(node: Node, setting: Setting, around: tuple[str, str]) -> str:
    """Return stressed words; where the delimiters would be read as asterisks, the stress is dropped (6.2)."""
    words = inline(node.children, setting._replace(is_stressed=True), around)
    if not words:
        return ""
    (before, after), delimiter = around, STRESS[node.name][setting.is_stressed]
    is_clear = before not in DELIMITERS and after not in DELIMITERS
    is_flanked = _flanks(words[0], before) and _flanks(words[-1], after)
    is_apart = not setting.is_stressed or (_is_edge(before) and _is_edge(after))
    return delimiter + words + delimiter if is_clear and is_flanked and is_apart else words


def _flanks(inner: str, outer: str) -> bool:
    """Tell whether a delimiter between the two opens (or closes) towards the inner one, for every parser."""
    return not inner.isspace() and (category(inner)[0] not in "PSC" or _is_edge(outer))


def _is_edge(character: str) -> bool:
    return character.isspace() or category(character)[0] == "P"


def _first(child: Node | str) -> str:
    """Return the first character that a child writes, "" for none; its stress is not counted."""
    if isinstance(child, str):
        return child[:1]
    if child.name in ("a", "img", "code", "br"):
        return {"a": "[", "img": "!", "code": "`", "br": "\\"}[child.name]
    return next(filter(None, map(_first, child.children)), "")


def longest_run(text: str, mark: str) -> int:
    """Return the length of the longest run of a character."""
    return max(map(len, re.findall(re.escape(mark) + "++", text)), default=0)


def _defused(match: re.Match[str]) -> str:
    return (match[1] or "") + "\\"
