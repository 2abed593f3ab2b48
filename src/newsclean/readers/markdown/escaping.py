"""Text written so that Markdown shows it as it is."""

from __future__ import annotations

import re

# What would mean something wherever it stands: a backslash before punctuation or a line end, code, an entity, a tag,
# strikethrough, a cell; an asterisk unless it stands between spaces; an underscore unless it stands inside a word; the
# brackets of a link or a footnote.
MARK = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\n]|\Z)|[`|]|&(?=#?[A-Za-z0-9]{1,32};)|<(?=[A-Za-z/!?])|~(?=~)|(?<=~)~|"
    r"\*(?! )|(?<! )\*|_(?!\w)|(?<!\w)_|\[(?=\^)|\](?=[\[(:])"
)
# What would mean something at the beginning of a line: a heading, an item, a quote, a number before an item.
LINE_MARK = re.compile(r"^([ \t]{0,3})(?:(#{1,6}(?=[ \t\n]|\Z)|[-+](?=[ \t])|>)|(\d{1,9})(?=[.)][ \t]))", re.MULTILINE)
UNDERLINE = re.compile(r"(?<=\n)([ \t]{0,3})(?=(?:=+|-+)[ \t]*$)", re.MULTILINE)


def escape(text: str) -> str:
    """Return text with a backslash before what Markdown would take for a mark."""
    marked = MARK.sub(r"\\\g<0>", text)
    marked = LINE_MARK.sub(_of_line, marked)
    return UNDERLINE.sub(r"\1\\", marked) if "\n" in marked else marked


def _of_line(match: re.Match[str]) -> str:
    blanks, mark, number = match.groups()
    return f"{blanks}\\{mark}" if mark else f"{blanks}{number}\\"
