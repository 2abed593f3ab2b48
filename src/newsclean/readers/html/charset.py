"""The charset that a page declares in its first bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import webencodings

from newsclean.readers.encoding import NO_CODEC
from newsclean.readers.html.attributes import parsed

PRESCANNED = 4096  # bytes; browsers look at 1,024, but pages with long scripts before their charset are common
COMMENT = re.compile(r"<!--(?:[^-]*+(?:-(?!->)[^-]*+)*+-->|.*)", re.DOTALL)
XML = re.compile(r"""\s{0,16}<\?xml\s[^>]{0,200}?encoding\s{0,8}=\s{0,8}["']([^"'\s]{1,40})""", re.IGNORECASE)
META = re.compile(r"<meta[\s/]([^>]*+)>", re.IGNORECASE)
CONTENT = re.compile(r"""charset\s{0,8}=\s{0,8}["']?\s{0,8}([^\s"';]{1,40})""", re.IGNORECASE)


def declared_charset(data: bytes) -> str | None:
    """Return the label of the charset that a page's first bytes declare, None if there is none that is known.

    A page whose declaration can be read byte by byte is no UTF-16, whatever it says (WHATWG, prescan a byte stream).
    """
    for label in _labels(COMMENT.sub("", data[:PRESCANNED].decode("latin-1"))):
        found = webencodings.lookup(label)
        if found is not None and found.name not in NO_CODEC:
            return "utf-8" if found.name.startswith("utf-16") else str(found.name)
    return None


def _labels(head: str) -> Iterator[str]:
    """Yield what the head of a page declares, in the order in which it counts."""
    if match := XML.match(head):
        yield match[1]
    for match in META.finditer(head):
        values = parsed(match[1])
        if "charset" in values:
            yield values["charset"]
        elif values.get("http-equiv", "").lower() == "content-type":
            stated = CONTENT.search(values.get("content", ""))
            yield stated[1] if stated else ""
