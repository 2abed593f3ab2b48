"""The charset that a page declares in its first bytes."""

from __future__ import annotations

import re

import webencodings

from newsclean.readers.encoding import NO_CODEC

PRESCANNED = 4096  # bytes; browsers look at 1,024, but pages with long scripts before their charset are common
COMMENT = re.compile(rb"<!--(?:[^-]*+(?:-(?!->)[^-]*+)*+-->|.*)", re.DOTALL)
DECLARED = re.compile(
    rb"""<meta[\s/](?:[^>]{0,512}?[\s;"'/])?charset\s{0,8}=\s{0,8}["']?\s{0,8}([^\s"'/>;]{1,40})"""
    rb"""|\A\s{0,16}<\?xml\s[^>]{0,200}?encoding\s{0,8}=\s{0,8}["']([^"'\s]{1,40})""",
    re.IGNORECASE,
)


def declared_charset(data: bytes) -> str | None:
    """Return the label of the charset that a page's first bytes declare, None if there is none that is known.

    A page whose declaration can be read byte by byte is no UTF-16, whatever it says (WHATWG, prescan a byte stream).
    """
    match = DECLARED.search(COMMENT.sub(b"", data[:PRESCANNED]))
    if match is None:
        return None
    found = webencodings.lookup((match[1] or match[2]).decode("latin-1"))
    if found is None or found.name in NO_CODEC:
        return None
    return "utf-8" if found.name.startswith("utf-16") else str(found.name)
