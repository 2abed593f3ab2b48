"""The attributes of a tag, read when they are asked for."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.readers.html.references import NULL, REPLACEMENT, decoded_attribute, folded, unix_lines

# A name may begin with "=". A value without marks runs to white space; a mark that is never closed is passed over,
# where the standard gives up the rest of the page. Each kind of mark can fail to close once only, so this is linear.
WHITE = " \t\n\f\r"
NAME = rf"[^{WHITE}/>][^{WHITE}/>=]*+"
EQUALS = rf"[{WHITE}]*+=[{WHITE}]*+"
VALUE = rf""""[^"]*+"|'[^']*+'|[^{WHITE}>"'][^{WHITE}>]*+"""
ATTRIBUTES = rf"(?:[{WHITE}/]*+{NAME}(?:{EQUALS}(?:{VALUE})?+)?+)*+[{WHITE}/]*+"
ATTRIBUTE = re.compile(rf"({NAME})(?:{EQUALS}({VALUE})?+)?+")
MARKS = ('"', "'")
REMEMBERED = 200  # characters of a tag's attributes worth remembering; of the tags of real pages few are longer


def parsed(raw: str) -> dict[str, str]:
    """Return the attributes of a tag by lower-case name; of several with one name the first counts.

    `raw` is what stands between the name of the tag and its `>`. The result is shared: do not change it.
    """
    return _remembered(raw) if len(raw) <= REMEMBERED else _parsed(raw)


def closes_itself(raw: str) -> bool:
    """Tell whether the attributes of a tag end in a slash that is not part of a value."""
    if not raw.endswith("/"):
        return False
    end = 0
    for match in ATTRIBUTE.finditer(raw):
        end = match.end()
    return end < len(raw)


def _parsed(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in ATTRIBUTE.findall(unix_lines(raw).replace(NULL, REPLACEMENT)):
        found.setdefault(folded(name), decoded_attribute(value[1:-1] if value[:1] in MARKS else value))
    return found


_remembered = lru_cache(maxsize=8192)(_parsed)
