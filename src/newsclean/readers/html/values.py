"""What a stated value says: one line of text, a name, an address, a language, a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urljoin, urlsplit

from newsclean.readers.html.references import decoded
from newsclean.text.patterns import lazy

MAX_LINE: Final = 2_000  # characters; the longest descriptions are whole leads
MAX_NAME: Final = 120  # a longer byline is a biography
FULL_NAME: Final = range(2, 4)  # words; one may be an agency, four are an office
MAX_TAG: Final = 80
MAX_URL: Final = 2_048  # what browsers and sitemaps allow
MAX_WORDS: Final = 1_000_000

# Tags that editors leave in titles and descriptions; `List<String>` is none.
INLINE_TAG = lazy(
    r"</?(?:a|abbr|b|br|cite|code|div|em|font|h[1-6]|i|img|li|mark|ol|p|q|s|small|span|strong|sub|sup|u|ul)\b"
    r"[^<>]{0,1000}>",
    re.IGNORECASE,
)
UNSHOWN = lazy("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u2060\ufeff]")
SURROGATE = lazy("[\ud800-\udfff]")
# Left by a template that had nothing to fill in; of a name also what may well be a title.
BLANKS: Final = frozenset(("null", "none", "undefined", "nan", "n/a", "[object object]"))
NO_NAMES: Final = frozenset(("na", "false", "true", "unknown", "author", "publisher"))
PLACEHOLDER = lazy(r"\{\{|\{%|<%|\$\{|%[a-z_]{1,40}%")
BY = lazy(r"^by[\s:]\s{0,8}(?=\w)", re.IGNORECASE)  # templates are written in English
PEOPLE = lazy(r"\s{0,4}(?:[,;]\s{0,4}(?:and\s|&)?|\sand\s|&)\s{0,4}")
ADDRESS = lazy(r"(?:https?:)?//|www\.|[^\s@]{1,64}@[^\s@]{1,64}\.|@", re.IGNORECASE)
WEB = lazy(r"https?://[^/?#]", re.IGNORECASE)
LANGUAGE = lazy(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?![A-Za-z])")
NO_LANGUAGE: Final = frozenset(("und", "mul", "zxx", "mis"))
NUMBER = lazy(r"(\d{1,7})(?:\.0{1,2})?")
SEPARATOR = lazy(r"[,;|،؛、，；]")


def line(value: str, *, is_encoded: bool = False) -> str:
    """Return a value as one line of visible text, empty if it says nothing; `is_encoded` if it may hold references."""
    if len(value) > 4 * MAX_LINE:
        value = value[: 4 * MAX_LINE]
    if is_encoded:
        value = decoded(value)
    if "<" in value:
        value = INLINE_TAG.sub(" ", value)
    if not value.isascii():
        value = SURROGATE.sub("\ufffd", value)
    value = " ".join(UNSHOWN.sub("", value).split())
    if len(value) > MAX_LINE or value.lower() in BLANKS:
        return ""
    return value


def worded(value: str) -> str:
    """Return a value that has a letter or a digit; marks alone say nothing."""
    return value if any(map(str.isalnum, value)) else ""


def name(value: str) -> str:
    """Return a name; addresses, handles and what a template left are none."""
    if len(value) > MAX_NAME or value.lower() in NO_NAMES or ADDRESS.match(value) or PLACEHOLDER.search(value):
        return ""
    return value if any(map(str.isalpha, value)) else ""


def names(value: str) -> list[str]:
    """Return the names in a value: those of a list of people, else one, with the office or place that it has."""
    whole = BY.sub("", name(value))
    people = PEOPLE.split(whole)
    is_list = len(people) > 1 and all(len(each.split()) in FULL_NAME for each in people)
    return people if is_list else [whole] if whole else []


def url(value: str, base: str) -> str:
    """Return an absolute address of the web, resolved against the page's <base>, or nothing."""
    value = value.strip()
    if not value or len(value) > MAX_URL or any(map(str.isspace, value)):
        return ""
    try:
        whole = urljoin(base, value)
        urlsplit(whole)
    except ValueError:  # brackets that hold no IPv6 address
        return ""
    if whole.startswith("//"):
        whole = f"https:{whole}"
    return whole if WEB.match(whole) else ""


def language(value: str) -> str:
    """Return a BCP 47 tag in its usual spelling: `pt-BR` for `pt_br.UTF-8`; the name of a language is none."""
    match = LANGUAGE.match(value)
    if match is None or match[1].lower() in NO_LANGUAGE:
        return ""
    parts = (match[1].lower(), (match[2] or "").title(), (match[3] or "").upper())
    return "-".join(filter(None, parts))


def number(value: str) -> str:
    """Return a count in digits; of no words at all says nothing."""
    match = NUMBER.fullmatch(value)
    return str(int(match[1])) if match and 0 < int(match[1]) <= MAX_WORDS else ""


def tags(value: str) -> list[str]:
    """Return the tags of a list in words."""
    each = (part.strip(" #\"'") for part in SEPARATOR.split(value))
    return [part for part in each if part and len(part) <= MAX_TAG]


def distinct(found: Iterable[str]) -> list[str]:
    """Return values without those that were stated before in another case."""
    first: dict[str, str] = {}
    for value in found:
        first.setdefault(value.casefold(), value)
    return list(first.values())
