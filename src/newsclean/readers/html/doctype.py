"""What a document type declaration says."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.readers.html.attributes import WHITE
from newsclean.readers.html.references import NULL, REPLACEMENT, folded, unix_lines

WIDTH = len("<!doctype")
IDENTIFIER = r""""[^"]*+"?+|'[^']*+'?+"""
# Groups: name, public identifier, system identifier behind it, system identifier alone, what cannot be read.
DOCTYPE = re.compile(
    rf"""[{WHITE}]*+([^{WHITE}]++)?+[{WHITE}]*+"""
    rf"""(?:public[{WHITE}]*+({IDENTIFIER})(?:[{WHITE}]*+({IDENTIFIER}))?+|system[{WHITE}]*+({IDENTIFIER}))?+"""
    rf"""[{WHITE}]*+(.*+)""",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)


class Doctype(NamedTuple):
    """A document type; an identifier or name that is not stated is None."""

    name: str | None
    public: str | None
    system: str | None
    forces_quirks: bool


def doctype(raw: str) -> Doctype:
    """Return what a declaration says; `raw` is all of it, with its `>` unless the source ends before."""
    is_closed = raw.endswith(">")
    inner = unix_lines(raw[WIDTH : len(raw) - is_closed]).replace(NULL, REPLACEMENT)
    match = DOCTYPE.match(inner)
    name, public, behind, alone, rest = match.groups() if match else (None,) * 5
    system = behind or alone
    is_good = name is not None and _is_whole(public) and _is_whole(system)
    # Unreadable rest is harmless behind a system identifier, and so is then the end of the source.
    is_good = is_good and (system is not None if rest else is_closed)
    return Doctype(folded(name) if name else None, _inner(public), _inner(system), not is_good)


def _is_whole(identifier: str | None) -> bool:
    return identifier is None or (len(identifier) > 1 and identifier[-1] == identifier[0])


def _inner(identifier: str | None) -> str | None:
    if identifier is None:
        return None
    return identifier[1:-1] if _is_whole(identifier) else identifier[1:]
