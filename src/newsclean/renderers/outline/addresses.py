"""Addresses that are safe to write into an article."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from newsclean.model import fact_of

WEB = frozenset(("http", "https"))
LINKED = WEB | {"mailto"}
MAX_ADDRESS = 4096  # characters; a longer one carries data
DROPPED = dict.fromkeys(map(ord, "\t\n\r"))  # browsers read past them (WHATWG URL, 4.4), so `java\tscript:` is a scheme
EDGES = "".join(map(chr, range(0x21)))
SCHEME = re.compile("([^:/?#]*+):")  # also what browsers would not take for one
UNSAFE = re.compile(r'[ "<>\\^`{|}]')


def address(raw: str, base: str = "", *, schemes: frozenset[str] = WEB) -> str:
    """Return an address as it may be written, "" for one that may not.

    A relative one is resolved if the page states its own address, `base`; without, it stays relative. Schemes outside
    `schemes`, invisible characters and places inside the page are not written.
    """
    if len(raw) > MAX_ADDRESS:
        return ""
    value = raw.strip(EDGES).translate(DROPPED)
    if not value or value.startswith("#") or not value.isprintable():
        return ""
    scheme = SCHEME.match(value)
    if scheme and scheme[1].lower() not in schemes:
        return ""
    return UNSAFE.sub(_encoded, value if scheme else _resolved(value, base))


def base_of(facts: tuple[tuple[str, str], ...]) -> str:
    """Return the address that a page states for itself, "" if it is none of the web."""
    stated = fact_of(facts, "url")
    scheme = SCHEME.match(stated)
    return stated if scheme and scheme[1].lower() in WEB else ""


def _resolved(value: str, base: str) -> str:
    try:
        return urljoin(base, value)
    except ValueError:  # brackets that hold no IPv6 address
        return ""


def _encoded(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"
