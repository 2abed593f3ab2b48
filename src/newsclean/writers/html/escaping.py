"""Text as HTML: nothing in it is markup, nothing hides, and what cannot be seen is named."""

from __future__ import annotations

import re
from unicodedata import category
from unicodedata import name as name_of

from newsclean.offsets import NEWLINE
from newsclean.writers.visible import CONTROLS, HIDDEN, SUBTLE, visible_name

# The noncharacters that `HIDDEN` lacks; in a page they are parse errors (WHATWG HTML, section 13.2.3.5).
NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
UNSEEN = re.compile(f"[{CONTROLS}{HIDDEN}{NONCHARACTERS}]")
UNSEEN_OR_SUBTLE = re.compile(f"[{CONTROLS}{HIDDEN}{NONCHARACTERS}{SUBTLE}]")
# "#" as well: two before a bracket are a command where a page is shown in a log.
MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "#": "&#35;"})
QUOTED = re.compile("`([^`]*)`")
BLANKS = str.maketrans({" ": "·", "\t": "→", "\n": "↵", "\r": "↵"})
TAB = "    "
NAMELESS = {"Cc": "control character", "Cs": "half a character", "Co": "private use character"}
LANGUAGE = re.compile(r"(?!und)[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}")


def plain(text: str) -> str:
    """Return a text as it stands in an attribute or a title, its hidden characters as `<U+200B>`."""
    return UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text).translate(MARKUP)


def with_code(text: str) -> str:
    """Return a text of ours, what stands between backquotes as code."""
    return QUOTED.sub(r"<code>\1</code>", plain(text))


def file_name(path: str) -> str:
    """Return the name of a file; bytes that are no UTF-8 are `\\xff`."""
    return plain(visible_name(path).removeprefix("./"))


def shown(text: str) -> str:
    """Return a text as an element holds it, its hidden characters as labels that tell their names."""
    return _labelled(UNSEEN, text)


def lines(text: str) -> str:
    """Return a text of several lines."""
    return "<br>".join(shown(line.replace("\t", TAB)) for line in NEWLINE.split(text))


def pointed_at(text: str) -> str:
    """Return a piece that a finding points at: blanks alone are dots, spaces other than U+0020 are labelled."""
    if text and not text.strip(" \t\r\n"):
        drawn = NEWLINE.sub("\n", text).translate(BLANKS)
        return f'<span class="blank">{drawn}</span>'
    return "<br>".join(_labelled(UNSEEN_OR_SUBTLE, line.replace("\t", TAB)) for line in NEWLINE.split(text))


def language_attribute(tag: str) -> str:
    """Return a `lang` attribute, nothing for an unknown language."""
    return f' lang="{tag}"' if LANGUAGE.fullmatch(tag) else ""


def shortened(text: str, length: int) -> str:
    """Return a text cut to that many characters, the last of them an ellipsis if it was cut."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _labelled(unseen: re.Pattern[str], text: str) -> str:
    pieces: list[str] = []
    cursor = 0
    for match in unseen.finditer(text):
        pieces += (text[cursor : match.start()].translate(MARKUP), _label(match[0]))
        cursor = match.end()
    return "".join((*pieces, text[cursor:].translate(MARKUP)))


def _label(character: str) -> str:
    known = name_of(character, NAMELESS.get(category(character), "no character")).lower()
    return f'<abbr class="unseen" title="{known}">U+{ord(character):04X}</abbr>'
