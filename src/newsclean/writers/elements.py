"""XML: elements whose attributes and text hold nothing that XML 1.0 forbids or a terminal obeys."""

from __future__ import annotations

from newsclean.writers.visible import visible

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 cannot hold even as a reference (controls, lone surrogates, U+FFFE and U+FFFF; section 2.2, `Char`)
# is shown by its number already, and so are the line breaks and tabs that attributes would lose (section 3.3.3).
MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """Return a text as it stands between tags or in double quotes."""
    return visible(text).translate(MARKUP)


def tag(kind: str, /, **attributes: str | int) -> str:
    """Return a start tag's inside: its name and its attributes, in that order."""
    return " ".join((kind, *(f'{key}="{escaped(str(value))}"' for key, value in attributes.items())))
