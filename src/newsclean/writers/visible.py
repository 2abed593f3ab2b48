"""Text as it may be shown: nothing in it that a terminal or a CI log would obey, and nothing that hides."""

from __future__ import annotations

import re

# C0 and C1 controls move the cursor and write the title and the clipboard (ECMA-48); bidi controls and U+2028/9 reorder
# and break lines (CVE-2021-42574); the hidden ones take no room, so a reader cannot see what was found.
CONTROLS = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff"
HIDDEN = (
    r"\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U000e0000-\U000e00ff"
)
# Commands of GitHub's, Azure's and TeamCity's log readers, which also look within a line.
LOG_COMMAND = r"\#(?=\#(?:\[|vso\[|teamcity\[))"
UNSAFE = re.compile(f"[{CONTROLS}{HIDDEN}]|{LOG_COMMAND}")
UNSAFE_BUT_LINES = re.compile(f"(?![\n\t])(?:[{CONTROLS}{HIDDEN}]|{LOG_COMMAND})")
# In ordinary text these work unseen (French spaces, Persian and Indic joiners, emoji); a finding may be about them.
SUBTLE = r"\xa0\xad\u1680\u2000-\u200d\u202f\u205f\u3000\ufe00-\ufe0f\U000e0100-\U000e01ef"
UNSAFE_OR_SUBTLE = re.compile(f"[{CONTROLS}{HIDDEN}{SUBTLE}]|{LOG_COMMAND}")
LONE = re.compile("[\ud800-\udfff]")  # half a character, which UTF-8 cannot hold
RAW_BYTE = re.compile("[\udc80-\udcff]")  # how a file name holds a byte that is no UTF-8
LOG_COMMAND_START = (":", "#")
WIDEST = 2  # columns a character takes at most


def visible(text: str) -> str:
    """Return a text on one line, with `<U+001B>` for what a terminal would obey or hide."""
    if text.isascii() and text.isprintable() and "##" not in text:  # most are, and this is told five times as fast
        return text
    return UNSAFE.sub(_code, text)


def visible_lines(text: str) -> str:
    """Return a text of several lines made visible; line feeds and tabs stay."""
    return UNSAFE_BUT_LINES.sub(_code, text)


def marked(text: str) -> str:
    """Return a piece that a finding points at: spaces other than U+0020, joiners and lone marks are shown as well."""
    shown = UNSAFE_OR_SUBTLE.sub(_code, text)
    return shown if width(shown) or not shown else "".join(f"<U+{ord(character):04X}>" for character in shown)


def visible_name(name: str) -> str:
    """Return a file name made visible; bytes that are no UTF-8 become `\\xff`, and none looks like a CI command."""
    shown = visible(RAW_BYTE.sub(lambda match: f"\\x{ord(match[0]) - 0xDC00:02x}", name))
    return f"./{shown}" if shown.startswith(LOG_COMMAND_START) else shown


def width(text: str) -> int:
    """Return the columns a visible text takes on a terminal: 2 for CJK and emoji, 0 for combining marks."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # its tables take as long to load as ten rules, and most runs show none of it

    return max(wcswidth(text), 0)


def shortened(text: str, columns: int) -> str:
    """Return a text cut to that many columns, the last of them an ellipsis if it was cut."""
    if len(text) * WIDEST <= columns:
        return text
    kept = text[:columns]
    while width(kept) > columns:
        kept = kept[: -max(1, (width(kept) - columns) // WIDEST)]
    return text if kept == text else kept[:-1] + "…"


def _code(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"
